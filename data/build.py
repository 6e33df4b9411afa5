"""Checked tables -> the files of an immutable snapshot, handed to the one way to a new current version."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version as package_version
from pathlib import Path

import geopandas as gpd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import feather

from data.commit import Content, commit
from data.contracts import BUURT, CONTRACT_VERSION, MUNICIPALITY, RD_NEW, TABLES, WIJK
from data.contracts_computed import COMPUTED
from data.cubes import build_cubes
from data.disk import DISK, Disk
from data.errors import ContractBroken, NoSnapshot
from data.precompute import precompute
from data.serving import serving_table
from data.snapshot import ARCHIVE, SERVE, File, Manifest, current_version
from data.versions import KEPT_VERSIONS, alone, next_sequence, prune

#: What every snapshot must hold; other tables of the contract are empty when they are not given.
REQUIRED = ("incidents", "areas", "cells", "deliveries")
#: Processes that work things out at publish; one per core of the machine the product is sized for.
PROCESSES = 2
CUBES = ("cube", "cube_hours", "cube_profiles")


@dataclass(frozen=True)
class Contents:
    """What goes into a snapshot.

    Attributes:
        tables: name -> table, by its contract; the cubes are computed.
        as_of: the moment of the data.
        fictitious: the data is invented, and every screen and export says so.
        crs: metric CRS of all places.
        published: wall-clock moment, for the manifest.
        inputs: what was delivered -> hash of its files.
        forced: why a person published it although it differed from what was expected.
        overruled: what was unexpected then.
    """

    tables: Mapping[str, pa.Table]
    as_of: datetime
    fictitious: bool = False
    crs: str = RD_NEW
    published: datetime | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    forced: str = ""
    overruled: tuple[str, ...] = ()


def build_snapshot(root: Path, contents: Contents, executor: Executor | None = None, disk: Disk = DISK) -> Manifest:
    """Publish the contents as a new version and make it the current one.

    Args:
        root: data folder.
        contents: the tables and what is true of all of them.
        executor: runs what is worked out at publish; two processes of this machine when none is handed in.
        disk: the disk, or one that fails on purpose.

    Raises: ContractBroken when a table is missing or does not keep its contract, Busy when somebody else publishes,
        DiskFailed when the disk refuses; then nothing has changed. Unconfirmed when the version is current, but may not
        survive a power cut.
    """
    with alone(root, disk):
        return write_version(root, contents, complete_tables(contents, executor), disk)


def complete_tables(contents: Contents, executor: Executor | None = None) -> dict[str, pa.Table]:
    """Check the contents and work out everything that a snapshot holds beside them.

    Raises: ContractBroken.
    """
    tables = _checked(contents.tables)
    with nullcontext(executor) if executor else ProcessPoolExecutor(PROCESSES) as worker:
        return tables | _computed(tables, contents.as_of, worker)


def write_version(root: Path, contents: Contents, tables: Mapping[str, pa.Table], disk: Disk = DISK) -> Manifest:
    """Make a version of complete tables; the caller is alone in the data folder.

    Raises: DiskFailed, Unconfirmed.
    """
    prune(root, keep=KEPT_VERSIONS - 1, disk=disk)
    sequence, parent = next_sequence(root, disk), _parent(root, disk)

    def describe(files: tuple[File, ...]) -> Manifest:
        fingerprint = hashlib.sha256("".join(file.sha256 for file in files).encode()).hexdigest()[:8]
        return Manifest(
            sequence=sequence, version=f"{sequence:06d}-{fingerprint}", as_of=contents.as_of,
            fictitious=contents.fictitious, crs=contents.crs, contract_version=CONTRACT_VERSION,
            code_version=package_version("veiligheidsbeeld"), parent=parent, files=files,
            published=contents.published, inputs=contents.inputs, forced=contents.forced, overruled=contents.overruled,
        )  # fmt: skip

    return commit(root, _contents(tables, contents.crs), describe, disk)


def _parent(root: Path, disk: Disk) -> str:
    """Name the version that is current until now; none before the first."""
    try:
        return current_version(root, disk)
    except NoSnapshot:
        return ""


def _checked(given: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    if missing := [name for name in REQUIRED if name not in given]:
        raise ContractBroken(f"Voor een versie ontbreekt de tabel {', '.join(missing)}.")
    contracts = {table.name: table for table in TABLES if table.name not in CUBES}
    checked = {name: table.check(given.get(name, table.empty())) for name, table in contracts.items()}
    return checked | build_cubes(checked["incidents"])


def _computed(tables: dict[str, pa.Table], as_of: datetime, executor: Executor) -> dict[str, pa.Table]:
    given = precompute(tables, as_of, executor)
    return {table.name: table.check(given.get(table.name, table.empty())) for table in COMPUTED}


def _contents(tables: Mapping[str, pa.Table], crs: str) -> Iterator[Content]:
    for name, table in tables.items():
        yield Content(f"{ARCHIVE}/{name}.parquet", _archived(table, crs), table.num_rows)
    codes = {level: _codes(tables["areas"], level) for level in (MUNICIPALITY, WIJK, BUURT)}
    for name, table in tables.items():
        form = serving_table(table, codes) if name == "incidents" else table
        yield Content(f"{SERVE}/{name}.arrow", _served(form), form.num_rows)


def _archived(table: pa.Table, crs: str) -> memoryview:
    written = io.BytesIO()
    if "geometry" in table.column_names:
        frame = table.to_pandas()
        shapes = gpd.GeoSeries.from_wkb(frame["geometry"], crs=crs)
        gpd.GeoDataFrame(frame, geometry=shapes).to_parquet(written, write_page_checksum=True)
    else:
        pq.write_table(table, written, compression="zstd", write_page_checksum=True)
    return written.getbuffer()


def _served(table: pa.Table) -> memoryview:
    written = io.BytesIO()
    feather.write_feather(table.combine_chunks(), written, compression="uncompressed", chunksize=max(len(table), 1))
    return written.getbuffer()


def _codes(areas: pa.Table, level: str) -> list[str]:
    return sorted(areas.filter(pc.equal(areas["level"], level))["code"].to_pylist())
