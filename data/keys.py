"""The secret with which police numbers become pseudonyms: a file beside the data folder, never inside it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

from data.errors import DashboardError

#: Follows the name of the data folder, so that each folder has a key of its own.
SUFFIX: Final = ".sleutel"
BYTES: Final = 32
_OWNER_ONLY: Final = 0o600
_OTHERS: Final = 0o077


class KeyUnusable(DashboardError):
    """The key cannot be read or written, or others can read it."""


def key_file(data: Path) -> Path:
    """Give the key file of a data folder: it stands beside the folder, so that a copy of the folder holds no key."""
    folder = data.expanduser().resolve()
    return folder.parent / f"{folder.name}{SUFFIX}"


def read_key(file: Path) -> bytes:
    """Read the key, and draw one the first time.

    Raises: KeyUnusable with a Dutch sentence.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _draw(file)
        shown, text = file.stat().st_mode & _OTHERS, file.read_text(encoding="ascii").strip()
        key = bytes.fromhex(text)
    except (OSError, ValueError) as error:
        raise KeyUnusable(f"De sleutel {file} is niet te lezen of te maken.") from error
    if len(key) < BYTES:
        raise KeyUnusable(f"De sleutel {file} is te kort.")
    if shown and os.name == "posix":
        raise KeyUnusable(f"De sleutel {file} is leesbaar voor anderen. Geef het bestand de rechten 600.")
    return key


def _draw(file: Path) -> None:
    """Write a new key unless there is one; of two that start at once the first wins."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_hex(BYTES))
        stream.flush()
        os.fsync(stream.fileno())
