"""A snapshot on disk: an immutable folder with a manifest, and one pointer that says which one is current."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from data.disk import DISK, Disk
from data.errors import NoSnapshot, SnapshotDamaged

VERSIONS: Final = "versions"
CURRENT: Final = "CURRENT"
MANIFEST: Final = "manifest.json"
#: Archive for other programs, and the form this program reads.
ARCHIVE, SERVE = "archive", "serve"
#: Stands in a manifest where its own hash goes, while that hash is worked out.
_UNSEALED: Final = "0" * 64
_SEAL: Final = re.compile(rb'\{\n "sha256": "([0-9a-f]{64})",\n')
_POINTER: Final = re.compile(rb"(\d{6,}-[0-9a-f]{8})\n")


@dataclass(frozen=True)
class File:
    """One file of a snapshot: its path inside the folder, hash, size and number of rows."""

    path: str
    sha256: str
    size: int
    rows: int


@dataclass(frozen=True)
class Manifest:
    """What a snapshot is, how it came about, and of which files it consists.

    Attributes:
        published: wall-clock moment at which it was made.
        inputs: what was delivered for it (incidents, areas ...) -> hash of those files.
        forced: why a person published it although it differed from what was expected; empty when nobody had to.
        overruled: what was unexpected then, as Dutch sentences.
    """

    sequence: int
    version: str
    as_of: datetime
    fictitious: bool
    crs: str
    contract_version: int
    code_version: str
    parent: str
    files: tuple[File, ...]
    published: datetime | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    forced: str = ""
    overruled: tuple[str, ...] = ()

    def rows(self, table: str) -> int:
        """Give the number of rows of a table as it was delivered."""
        return next((file.rows for file in self.files if file.path == f"{ARCHIVE}/{table}.parquet"), 0)


_MANIFEST: Final = TypeAdapter(Manifest)


def manifest_bytes(manifest: Manifest) -> bytes:
    """Write a manifest as JSON that carries its own hash."""
    unsealed = json.dumps({"sha256": _UNSEALED, **_MANIFEST.dump_python(manifest, mode="json")}, indent=1).encode()
    return unsealed.replace(_UNSEALED.encode(), sha256(unsealed).encode(), 1)


def read_manifest(folder: Path, disk: Disk = DISK) -> Manifest:
    """Read the manifest of a snapshot folder.

    Raises: SnapshotDamaged when it is missing, was changed, or belongs to another folder.
    """
    try:
        raw = disk.read(folder / MANIFEST)
        manifest = _MANIFEST.validate_json(raw)
    except (OSError, ValidationError) as error:
        raise _damaged_manifest(folder) from error
    seal = _SEAL.match(raw)
    if not seal or sha256(raw.replace(seal[1], _UNSEALED.encode(), 1)) != seal[1].decode():
        raise _damaged_manifest(folder)
    if manifest.version != folder.name:
        raise _damaged_manifest(folder)
    return manifest


def current_version(root: Path, disk: Disk = DISK) -> str:
    """Read which version is the current one.

    Raises: NoSnapshot when nothing was published; SnapshotDamaged when the pointer cannot be read.
    """
    try:
        found = _POINTER.fullmatch(disk.read(root / CURRENT))
    except FileNotFoundError as error:
        raise NoSnapshot("Er is nog niets gepubliceerd. Publiceer eerst een levering, of start de demo.") from error
    except OSError as error:
        raise SnapshotDamaged(f"Het bestand {CURRENT} kan niet worden gelezen.") from error
    if not found:
        raise SnapshotDamaged(f"Het bestand {CURRENT} is beschadigd. Zet met rollback een versie terug.")
    return found[1].decode()


def current_folder(root: Path, disk: Disk = DISK) -> Path:
    """Give the folder of the current snapshot.

    Raises: NoSnapshot when nothing was published; SnapshotDamaged when the pointer cannot be read.
    """
    return root / VERSIONS / current_version(root, disk)


def check_files(folder: Path, manifest: Manifest, disk: Disk = DISK) -> None:
    """Hold every file against its hash.

    Raises: SnapshotDamaged naming the first file that is missing or differs.
    """
    for file in manifest.files:
        checked_bytes(folder, manifest, file.path, disk)


def checked_bytes(folder: Path, manifest: Manifest, path: str, disk: Disk = DISK) -> bytes:
    """Read a file of a snapshot and hold it against its hash.

    Raises: SnapshotDamaged when it is missing or differs.
    """
    try:
        file = next(file for file in manifest.files if file.path == path)
        content = disk.read(folder / path)
    except (OSError, StopIteration) as error:
        raise damaged(path, manifest) from error
    if len(content) != file.size or sha256(content) != file.sha256:
        raise damaged(path, manifest)
    return content


def damaged(path: str, manifest: Manifest) -> SnapshotDamaged:
    """Say that a file of a version is not what it was."""
    return SnapshotDamaged(
        f"Bestand {path} van versie {manifest.version} ontbreekt of is veranderd. "
        "Zet een vorige versie terug of publiceer opnieuw."
    )


def sha256(content: bytes | memoryview) -> str:
    """Hash what is in memory."""
    return hashlib.sha256(content).hexdigest()


def _damaged_manifest(folder: Path) -> SnapshotDamaged:
    return SnapshotDamaged(
        f"Van versie {folder.name} ontbreekt de inhoudsopgave of zij is beschadigd. Zet een vorige versie terug."
    )
