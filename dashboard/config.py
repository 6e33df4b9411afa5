"""Settings of one installation, read once from the environment and never changed."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from platformdirs import user_config_path, user_data_path

PREFIX: Final = "VEILIGHEIDSBEELD_"
APP_NAME: Final = "veiligheidsbeeld"


@dataclass(frozen=True)
class Settings:
    """Where the data is and how the app presents itself.

    Attributes:
        data: folder with deliveries and snapshots (VEILIGHEIDSBEELD_DATA).
        region: name under the product's name (VEILIGHEIDSBEELD_REGION).
        secret_key: signs sessions (VEILIGHEIDSBEELD_SECRET_KEY); drawn anew per process when not given,
            so several workers or a restart need one that is set.
        cache_url: where answers are remembered (VEILIGHEIDSBEELD_CACHE); empty: in the memory of each process,
            ``redis://...``: shared.
        ledger_url: where decisions and claims are recorded (VEILIGHEIDSBEELD_LEDGER); empty: SQLite in the data
            folder, ``postgresql+psycopg://...``: PostgreSQL.
        key: file with the secret that makes pseudonyms, outside the data folder (VEILIGHEIDSBEELD_KEY).
        log_level: how much is logged (VEILIGHEIDSBEELD_LOG_LEVEL).
    """

    data: Path = field(default_factory=lambda: user_data_path(APP_NAME))
    region: str = "Oost-Nederland"
    secret_key: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)
    cache_url: str = ""
    ledger_url: str = field(default="", repr=False)
    key: Path = field(default_factory=lambda: user_config_path(APP_NAME) / "pseudonym.key")
    log_level: str = "INFO"

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Settings:
        """Read the settings; what is absent or empty keeps its default."""

        def given(name: str) -> str:
            return environ.get(PREFIX + name, "")

        default = cls()
        return cls(
            data=Path(given("DATA")).expanduser() if given("DATA") else default.data,
            region=given("REGION") or default.region,
            secret_key=given("SECRET_KEY") or default.secret_key,
            cache_url=given("CACHE"),
            ledger_url=given("LEDGER"),
            key=Path(given("KEY")).expanduser() if given("KEY") else default.key,
            log_level=given("LOG_LEVEL") or default.log_level,
        )
