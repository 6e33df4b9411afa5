"""A snapshot on disk: an immutable folder with a manifest, and one pointer that says which one is current."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from data.errors import NoSnapshot, SnapshotDamaged

VERSIONS: Final = "versions"
CURRENT: Final = "CURRENT"
MANIFEST: Final = "manifest.json"
#: Archive for other programs, and the form this program reads.
ARCHIVE, SERVE = "archive", "serve"
HASH_CHUNK: Final = 1 << 20


@dataclass(frozen=True)
class File:
    """One file of a snapshot: its path inside the folder, hash, size and number of rows."""

    path: str
    sha256: str
    size: int
    rows: int


@dataclass(frozen=True)
class Manifest:
    """What a snapshot is, and of which files it consists."""

    sequence: int
    version: str
    as_of: datetime
    fictitious: bool
    crs: str
    contract_version: int
    code_version: str
    parent: str
    files: tuple[File, ...]


_MANIFEST: Final = TypeAdapter(Manifest)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into a snapshot folder."""
    (folder / MANIFEST).write_bytes(_MANIFEST.dump_json(manifest, indent=1))


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a snapshot folder.

    Raises: SnapshotDamaged when it is missing or cannot be read.
    """
    try:
        return _MANIFEST.validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValidationError) as error:
        raise SnapshotDamaged(
            f"Van versie {folder.name} ontbreekt de inhoudsopgave of zij is beschadigd. Zet een vorige versie terug."
        ) from error


def current_folder(root: Path) -> Path:
    """Give the folder of the current snapshot.

    Raises: NoSnapshot when nothing was published yet.
    """
    try:
        version = (root / CURRENT).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise NoSnapshot("Er is nog niets gepubliceerd. Publiceer eerst een levering, of start de demo.") from error
    return root / VERSIONS / version


def point_to(root: Path, version: str) -> None:
    """Make a version the current one, in one step that is either done or not done."""
    fresh = root / f"{CURRENT}.new"
    with fresh.open("w", encoding="utf-8") as pointer:
        pointer.write(version + "\n")
        pointer.flush()
        os.fsync(pointer.fileno())
    fresh.replace(root / CURRENT)
    sync_folder(root)


def check_files(folder: Path, manifest: Manifest) -> None:
    """Hold every file against its hash.

    Raises: SnapshotDamaged naming the first file that is missing or differs.
    """
    for file in manifest.files:
        path = folder / file.path
        if not path.is_file() or path.stat().st_size != file.size or sha256_of(path) != file.sha256:
            raise SnapshotDamaged(
                f"Bestand {file.path} van versie {manifest.version} ontbreekt of is veranderd. "
                "Zet een vorige versie terug of publiceer opnieuw."
            )


def sha256_of(path: Path) -> str:
    """Hash a file."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(HASH_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def sync_file(path: Path) -> None:
    """Wait until a file is on the disk."""
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
