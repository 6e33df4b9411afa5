"""What stands: the tables of the current version, as far as they go into the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from data.contracts import TABLES, Table
from data.disk import DISK, Disk
from data.errors import NoSnapshot
from data.ledger.delivered import RECORDED
from data.snapshot import ARCHIVE, Manifest, checked_bytes, current_folder, read_manifest
from data.versions import CUBES

#: Tables that are delivered or imported; all others are worked out anew for every version.
CARRIED: Final[tuple[Table, ...]] = tuple(table for table in TABLES if table.name not in {*CUBES, *RECORDED})


@dataclass(frozen=True)
class Standing:
    """The current version: its manifest, None before the first, and its tables by name."""

    manifest: Manifest | None
    tables: Mapping[str, pa.Table]

    @property
    def empty(self) -> bool:
        """Tell whether there are no areas yet, so that nothing can be published in them."""
        return not self.tables["areas"].num_rows


def what_stands(root: Path, disk: Disk = DISK) -> Standing:
    """Read the current version, every file held against its hash; empty tables before the first.

    Raises: SnapshotDamaged when it is not what it was: nothing is built on a damaged version.
    """
    try:
        folder = current_folder(root, disk)
    except NoSnapshot:
        return Standing(None, {table.name: table.empty() for table in CARRIED})
    manifest = read_manifest(folder, disk)
    there = {file.path for file in manifest.files}
    return Standing(
        manifest,
        {
            table.name: _read(folder, manifest, table, disk) if _path(table) in there else table.empty()
            for table in CARRIED
        },
    )


def _path(table: Table) -> str:
    return f"{ARCHIVE}/{table.name}.parquet"


def _read(folder: Path, manifest: Manifest, table: Table, disk: Disk) -> pa.Table:
    content = pa.BufferReader(checked_bytes(folder, manifest, _path(table), disk))
    read = pq.read_table(content, page_checksum_verification=True)
    return table.check(read.select([name for name in table.schema.names if name in read.column_names]))
