"""The versions of a data folder: which there are, which keep their events, and the way back to one."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from data.commit import ASIDE, LOCK, point_to
from data.disk import DISK, Disk, refused
from data.errors import DashboardError, InputRefused, NoSnapshot, SnapshotDamaged
from data.snapshot import (
    ARCHIVE,
    CURRENT,
    SERVE,
    VERSIONS,
    Manifest,
    check_files,
    current_folder,
    current_version,
    read_manifest,
)

LOG = logging.getLogger(__name__)

#: Versions that keep their events; of older ones the manifest and the cubes are kept for ever.
#: Source: GLOSSARY.md, Snapshot.
KEPT_VERSIONS: Final = 3
#: Tables that are kept for ever.
CUBES: Final = ("cube", "cube_hours", "cube_profiles")
_FOR_EVER: Final = frozenset(f"{ARCHIVE}/{cube}.parquet" for cube in CUBES) | {
    f"{SERVE}/{cube}.arrow" for cube in CUBES
}
#: What can be said of a version.
IN_USE, COMPLETE, COUNTS_ONLY, DAMAGED = "in gebruik", "compleet", "alleen tellingen", "beschadigd"


@dataclass(frozen=True)
class Version:
    """One version: its name, its state, and its manifest where that can be read."""

    name: str
    state: str
    manifest: Manifest | None = None


@contextmanager
def alone(root: Path, disk: Disk = DISK) -> Iterator[None]:
    """Be the only one that changes a data folder, and clear what an interrupted publication left.

    Raises: Busy when somebody else is publishing; DiskFailed when the folder cannot be used.
    """
    try:
        disk.make_folder(root / VERSIONS)
        with disk.alone(root / LOCK):
            _clear(root, disk)
            yield
    except OSError as error:
        raise refused(error) from error


def all_versions(root: Path, disk: Disk = DISK) -> list[Version]:
    """Give every version, oldest first."""
    try:
        current = current_version(root, disk)
    except DashboardError:
        current = ""
    names = [name for name in disk.names(root / VERSIONS) if not name.startswith(".")]
    return [_version(root, name, current, disk) for name in sorted(names, key=_sequence)]


def next_sequence(root: Path, disk: Disk = DISK) -> int:
    """Give the number of the next version: one more than any there ever was."""
    return max((_sequence(name) for name in disk.names(root / VERSIONS)), default=0) + 1


def prune(root: Path, *, keep: int, disk: Disk = DISK) -> None:
    """Remove the events of all but ``keep`` versions: the current one, those it came from, then the newest.

    A reader that has one of them open goes on reading it: it holds the files themselves, not their names.

    Raises: SnapshotDamaged when it cannot be told which version is the current one; then nothing is removed.
    """
    try:
        current = current_version(root, disk)
    except NoSnapshot:
        return
    read_manifest(root / VERSIONS / current, disk)
    every = all_versions(root, disk)
    complete = [version for version in every if version.state in {IN_USE, COMPLETE}]
    kept = {current, *_by_worth(complete, current)[:keep]}
    for version in every:
        if version.name not in kept and version.manifest is not None:
            _keep_counts(root / VERSIONS / version.name, version.manifest, disk)


def roll_back(root: Path, version: str = "", disk: Disk = DISK) -> Manifest:
    """Make an earlier version the current one; without a name the one before.

    Raises: InputRefused when there is no such version or its events are gone; SnapshotDamaged when it is not what it
        was; DiskFailed, Unconfirmed as for publishing.
    """
    with alone(root, disk):
        name = version or _version_before(root, disk)
        folder = root / VERSIONS / name
        if name not in disk.names(root / VERSIONS) or name.startswith("."):
            raise InputRefused(f"Versie {name} bestaat niet. De opdracht versions toont welke er zijn.")
        manifest = read_manifest(folder, disk)
        if _version(root, name, "", disk).state == COUNTS_ONLY:
            raise InputRefused(f"Van versie {name} zijn alleen de tellingen bewaard. Kies een latere versie.")
        check_files(folder, manifest, disk)
        point_to(root, name, disk)
        return manifest


def damages(root: Path, disk: Disk = DISK) -> tuple[str, ...]:
    """Read everything that is kept and say what is not what it was, one Dutch sentence each."""
    found: list[str] = []
    try:
        read_manifest(current_folder(root, disk), disk)
    except DashboardError as error:
        found.append(str(error))
    for version in all_versions(root, disk):
        try:
            folder = root / VERSIONS / version.name
            manifest = read_manifest(folder, disk)
            kept = [file for file in manifest.files if version.state != COUNTS_ONLY or file.path in _FOR_EVER]
            check_files(folder, replace(manifest, files=tuple(kept)), disk)
        except SnapshotDamaged as error:
            found.append(str(error))
    return tuple(found)


def _version(root: Path, name: str, current: str, disk: Disk) -> Version:
    folder = root / VERSIONS / name
    try:
        manifest = read_manifest(folder, disk)
    except SnapshotDamaged:
        return Version(name, DAMAGED)
    there = {f"{part}/{file}" for part in (ARCHIVE, SERVE) for file in disk.names(folder / part)}
    needed = {file.path for file in manifest.files}
    if name == current and needed <= there:
        return Version(name, IN_USE, manifest)
    if needed <= there:
        return Version(name, COMPLETE, manifest)
    return Version(name, COUNTS_ONLY if needed & _FOR_EVER <= there and name != current else DAMAGED, manifest)


def _by_worth(complete: Sequence[Version], current: str) -> list[str]:
    """Put the current version first, then those it came from, then the others from new to old."""
    parents = {version.name: version.manifest.parent for version in complete if version.manifest}
    line, name = list[str](), current
    while name in parents and name not in line:
        line.append(name)
        name = parents[name]
    return line + sorted(parents.keys() - set(line), key=_sequence, reverse=True)


def _version_before(root: Path, disk: Disk) -> str:
    parent = read_manifest(current_folder(root, disk), disk).parent
    if not parent:
        raise InputRefused("Er is geen versie voor deze.")
    return parent


def _keep_counts(folder: Path, manifest: Manifest, disk: Disk) -> None:
    """Remove every file that holds more than counts; what cannot be removed now is removed next time."""
    for file in manifest.files:
        if file.path not in _FOR_EVER:
            try:
                disk.remove(folder / file.path)
            except OSError:
                LOG.warning("cannot remove %s of version %s", file.path, folder.name)


def _clear(root: Path, disk: Disk) -> None:
    for leftover in (root / VERSIONS / ASIDE, root / f"{CURRENT}.new"):
        try:
            disk.remove(leftover)
        except OSError:
            LOG.warning("cannot remove what an interrupted publication left")


def _sequence(name: str) -> int:
    head = name.partition("-")[0]
    return int(head) if head.isascii() and head.isdigit() else 0
