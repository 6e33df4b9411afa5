"""The smallest versions that are real: two worlds that differ, written over and over while something breaks."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pyarrow as pa

from data.build import Contents, complete_tables, write_version
from data.disk import DISK, Disk
from data.errors import DashboardError
from data.snapshot import CURRENT, Manifest
from data.store import Store
from data.versions import alone
from tests.world import contents, incidents, nothing_to_compute

#: Tables that a version is written with here: all kinds of files, and quick.
FEW = ("incidents", "areas", "cells", "deliveries", "cube", "cube_hours", "cube_profiles")


@cache
def small(count: int) -> tuple[Contents, dict[str, pa.Table]]:
    """Give a world with so many incidents, and its tables; a reader can tell from each table which world it is."""
    made = contents(incidents(*[{"day": "2016-11-22"}] * count))
    tables = complete_tables(made, nothing_to_compute())
    return made, {name: tables[name] for name in FEW}


def write(root: Path, count: int, disk: Disk = DISK) -> Manifest:
    """Publish the world with so many incidents."""
    made, tables = small(count)
    with alone(root, disk):
        return write_version(root, made, tables, disk)


def exit_code(root: Path, count: int, disk: Disk) -> int:
    """Publish and give the exit code that a command would."""
    from dashboard.commands.common import exit_code as code_of  # noqa: PLC0415 - children need it only then

    try:
        write(root, count, disk)
    except DashboardError as error:
        return code_of(error)
    return 0


def seen(store: Store) -> int:
    """Read a store wholly and give its number of incidents; every table must tell the same number."""
    told = {
        len(store.incidents), int(store.deliveries["accepted"].sum()), sum(store.table("cube")["count"].to_pylist()),
        store.manifest.rows("incidents"),
    }  # fmt: skip
    if len(told) != 1 or store.table("areas").num_rows != 12:
        raise AssertionError(f"tables of different versions: {told}")
    return told.pop()


def picture(root: Path, version: str) -> dict[str, str]:
    """Give the hash of the pointer and of every file of a version, to see that nothing changed."""
    files = [root / CURRENT, *sorted((root / "versions" / version).rglob("*"))]
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.is_file()
    }
