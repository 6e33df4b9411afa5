"""Settings of one installation, read once from the environment and never changed."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from platformdirs import user_config_path, user_data_path

#: The grey background map of the Dutch cadastre. Source: PDOK, BRT Achtergrondkaart.
PDOK: Final = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png"
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
        tiles: map tiles under Kaart (VEILIGHEIDSBEELD_TILES): empty for none, ``pdok`` for the grey map of PDOK, or an
            https address with {z}, {x} and {y}; the browser then asks that server for pictures.
        log_level: how much is logged (VEILIGHEIDSBEELD_LOG_LEVEL).
    """

    data: Path = field(default_factory=lambda: user_data_path(APP_NAME))
    region: str = "Oost-Nederland"
    secret_key: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)
    cache_url: str = ""
    ledger_url: str = field(default="", repr=False)
    key: Path = field(default_factory=lambda: user_config_path(APP_NAME) / "pseudonym.key")
    tiles: str = ""
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
            tiles=tiles_address(given("TILES")),
            log_level=given("LOG_LEVEL") or default.log_level,
        )


def tiles_address(given: str) -> str:
    """Give the address of map tiles that a setting means.

    Raises: ValueError for an address that is not https or does not say where {z}, {x} and {y} go.
    """
    address = PDOK if given.lower() == "pdok" else given
    if address and not (address.startswith("https://") and all(part in address for part in ("{z}", "{x}", "{y}"))):
        raise ValueError(f"{PREFIX}TILES: geef pdok, of een https-adres met {{z}}, {{x}} en {{y}}")
    return address
