"""The secret that turns police numbers into pseudonyms: made once, kept outside the data folder, never shown."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path
from typing import Final

from data.errors import InputRefused

#: Length of the secret. Source: RFC 2104, as long as the hash it is used with (SHA-256).
KEY_BYTES: Final = 32
_PURPOSE: Final = b"fingerprint"


def read_key(path: Path, *, data: Path) -> bytes:
    """Read the secret, or make it where there is none yet.

    Args:
        path: where it is kept.
        data: the data folder, which must not hold it: whoever gets the folder must not get the secret with it.
    Raises: InputRefused when it lies in the data folder, cannot be read, or is too short.
    """
    if path.resolve().is_relative_to(data.resolve()):
        raise InputRefused("De sleutel voor de pseudoniemen mag niet in de map met gegevens staan.")
    try:
        if not path.exists():
            _make(path)
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise InputRefused(f"De sleutel voor de pseudoniemen ({path}) is niet te lezen.") from error
    if len(key) < KEY_BYTES:
        raise InputRefused(f"De sleutel voor de pseudoniemen ({path}) is te kort.")
    return key


def fingerprint_of(key: bytes) -> str:
    """Name a secret without giving it away, so that a change of it is noticed."""
    return hmac.new(key, _PURPOSE, hashlib.sha256).hexdigest()[:16]


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_hex(KEY_BYTES) + "\n")
        stream.flush()
        os.fsync(stream.fileno())
