"""The one way to a new current version: written aside, synced, read back, renamed, and only then pointed to."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from data.disk import DISK, Disk, refused
from data.errors import DashboardError, DiskFailed, SnapshotDamaged, Unconfirmed
from data.snapshot import (
    CURRENT,
    MANIFEST,
    VERSIONS,
    File,
    Manifest,
    current_version,
    manifest_bytes,
    sha256,
)

#: Where a version is written before it has its name; it never holds anything that is in use.
ASIDE: Final = ".new"
LOCK: Final = "LOCK"


@dataclass(frozen=True)
class Content:
    """One file that goes into a version, with the number of rows of its table."""

    path: str
    content: bytes | memoryview
    rows: int

    @property
    def file(self) -> File:
        """Its line in the manifest; hashed from memory, so that what the disk makes of it can be held against it."""
        return File(self.path, sha256(self.content), len(self.content), self.rows)


def commit(
    root: Path, contents: Iterable[Content], describe: Callable[[tuple[File, ...]], Manifest], disk: Disk = DISK
) -> Manifest:
    """Make a version of the contents and point to it.

    Args:
        root: data folder; the caller is alone in it.
        contents: the files, one by one.
        describe: gives the manifest of the files.
    Raises: DiskFailed when the disk refused, and nothing has changed; Unconfirmed when the version is current but the
        disk did not confirm it.
    """
    aside = root / VERSIONS / ASIDE
    try:
        disk.remove(aside)
        manifest = describe(tuple(_written(aside, content, disk) for content in contents))
        _seal(aside, manifest, disk)
        _verify(aside, manifest, disk)
        disk.rename(aside, root / VERSIONS / manifest.version)
    except BaseException as error:
        _forget(aside, disk)
        if isinstance(error, OSError):
            raise refused(error) from error
        raise
    try:
        disk.sync(root / VERSIONS)
        point_to(root, manifest.version, disk)
    except (DiskFailed, OSError) as error:
        _withdraw(root, manifest.version, disk)
        raise refused(error) if isinstance(error, OSError) else error from error
    return manifest


def point_to(root: Path, version: str, disk: Disk = DISK) -> None:
    """Make a version the current one, in one step that is either done or not done.

    Raises: DiskFailed when the pointer has not changed; Unconfirmed when it has, or when that cannot be told.
    """
    fresh, pointer = root / f"{CURRENT}.new", version.encode() + b"\n"
    try:
        disk.write(fresh, pointer)
        disk.sync(fresh)
        if disk.read_back(fresh) != pointer:
            raise DiskFailed("Er is niets gepubliceerd: de schijf bewaart iets anders dan er geschreven is.")
    except OSError as error:
        raise refused(error) from error
    try:
        disk.replace(fresh, root / CURRENT)
    except OSError as error:
        if _surely_another(root, version, disk):
            raise refused(error) from error
        raise _unconfirmed(version) from error
    try:
        disk.sync(root)
    except OSError as error:
        raise _unconfirmed(version) from error


def _written(aside: Path, content: Content, disk: Disk) -> File:
    path = aside / content.path
    disk.make_folder(path.parent)
    disk.write(path, content.content)
    disk.sync(path)
    return content.file


def _seal(aside: Path, manifest: Manifest, disk: Disk) -> None:
    """Write the manifest last, and let every name reach the disk."""
    disk.make_folder(aside)
    disk.write(aside / MANIFEST, manifest_bytes(manifest))
    disk.sync(aside / MANIFEST)
    for folder in sorted({(aside / file.path).parent for file in manifest.files} | {aside}):
        disk.sync(folder)


def _verify(aside: Path, manifest: Manifest, disk: Disk) -> None:
    """Read every file back from the disk and hold it against what was in memory.

    Raises: SnapshotDamaged.
    """
    for file in manifest.files:
        if sha256(disk.read_back(aside / file.path)) != file.sha256:
            raise SnapshotDamaged(f"Er is niets gepubliceerd: de schijf bewaart {file.path} niet zoals het is.")
    if disk.read_back(aside / MANIFEST) != manifest_bytes(manifest):
        raise SnapshotDamaged("Er is niets gepubliceerd: de schijf bewaart de inhoudsopgave niet zoals zij is.")


def _forget(folder: Path, disk: Disk) -> None:
    """Remove what will not be used; what cannot be removed now is removed by the next publication."""
    with contextlib.suppress(OSError):
        disk.remove(folder)


def _withdraw(root: Path, version: str, disk: Disk) -> None:
    """Remove a version that has its name but is not pointed to; half a version never keeps a name."""
    with contextlib.suppress(OSError):
        disk.rename(root / VERSIONS / version, root / VERSIONS / ASIDE)
        disk.remove(root / VERSIONS / ASIDE)


def _surely_another(root: Path, version: str, disk: Disk) -> bool:
    try:
        return current_version(root, disk) != version
    except DashboardError:
        return not (root / CURRENT).exists()


def _unconfirmed(version: str) -> Unconfirmed:
    return Unconfirmed(
        f"Versie {version} is gepubliceerd, maar de schijf bevestigt niet dat zij een stroomstoring overleeft. "
        "Laat de schijf nakijken en publiceer daarna opnieuw.",
        version,
    )
