"""Checked tables -> an immutable snapshot: written aside, hashed, synced, renamed, and only then pointed to."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version as package_version
from pathlib import Path

import geopandas as gpd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import feather

from data.contracts import BUURT, CONTRACT_VERSION, MUNICIPALITY, RD_NEW, TABLES, WIJK
from data.contracts_computed import COMPUTED
from data.cubes import build_cubes
from data.errors import ContractBroken
from data.precompute import precompute
from data.serving import serving_table
from data.snapshot import (
    ARCHIVE,
    CURRENT,
    SERVE,
    VERSIONS,
    File,
    Manifest,
    current_folder,
    point_to,
    read_manifest,
    sha256_of,
    sync_file,
    sync_folder,
    write_manifest,
)

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
    """

    tables: Mapping[str, pa.Table]
    as_of: datetime
    fictitious: bool = False
    crs: str = RD_NEW


def build_snapshot(root: Path, contents: Contents, executor: Executor | None = None) -> Manifest:
    """Publish the contents as a new version and make it the current one.

    Args:
        root: data folder.
        contents: the tables and what is true of all of them.
        executor: runs what is worked out at publish; two processes of this machine when none is handed in.

    Raises: ContractBroken when a table is missing or does not keep its contract; then nothing has changed.
    """
    tables = _checked(contents.tables)
    with nullcontext(executor) if executor else ProcessPoolExecutor(PROCESSES) as worker:
        tables |= _computed(tables, contents.as_of, worker)
    parent = read_manifest(current_folder(root)) if (root / CURRENT).exists() else None
    (root / VERSIONS).mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".new-", dir=root / VERSIONS))
    try:
        manifest = _write(aside, tables, contents, parent)
        _sync(aside)
        aside.rename(root / VERSIONS / manifest.version)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    sync_folder(root / VERSIONS)
    point_to(root, manifest.version)
    return manifest


def _checked(given: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    if missing := [name for name in REQUIRED if name not in given]:
        raise ContractBroken(f"Voor een versie ontbreekt de tabel {', '.join(missing)}.")
    contracts = {table.name: table for table in TABLES if table.name not in CUBES}
    checked = {name: table.check(given.get(name, table.empty())) for name, table in contracts.items()}
    return checked | build_cubes(checked["incidents"])


def _computed(tables: dict[str, pa.Table], as_of: datetime, executor: Executor) -> dict[str, pa.Table]:
    given = precompute(tables, as_of, executor)
    return {table.name: table.check(given.get(table.name, table.empty())) for table in COMPUTED}


def _write(folder: Path, tables: dict[str, pa.Table], contents: Contents, parent: Manifest | None) -> Manifest:
    files = tuple(_written(folder, tables, contents.crs))
    fingerprint = hashlib.sha256("".join(file.sha256 for file in files).encode()).hexdigest()[:8]
    sequence = parent.sequence + 1 if parent else 1
    manifest = Manifest(
        sequence=sequence,
        version=f"{sequence:06d}-{fingerprint}",
        as_of=contents.as_of,
        fictitious=contents.fictitious,
        crs=contents.crs,
        contract_version=CONTRACT_VERSION,
        code_version=package_version("veiligheidsbeeld"),
        parent=parent.version if parent else "",
        files=files,
    )
    write_manifest(folder, manifest)
    return manifest


def _written(folder: Path, tables: dict[str, pa.Table], crs: str) -> Iterator[File]:
    (folder / ARCHIVE).mkdir()
    (folder / SERVE).mkdir()
    for name, table in tables.items():
        yield _file(folder, _archived(folder, name, table, crs), table)
    codes = {level: _codes(tables["areas"], level) for level in (MUNICIPALITY, WIJK, BUURT)}
    for name, table in tables.items():
        form = serving_table(table, codes) if name == "incidents" else table
        path = folder / SERVE / f"{name}.arrow"
        feather.write_feather(form.combine_chunks(), str(path), compression="uncompressed", chunksize=max(len(form), 1))
        yield _file(folder, path, form)


def _archived(folder: Path, name: str, table: pa.Table, crs: str) -> Path:
    path = folder / ARCHIVE / f"{name}.parquet"
    if "geometry" in table.column_names:
        frame = table.to_pandas()
        shapes = gpd.GeoSeries.from_wkb(frame["geometry"], crs=crs)
        gpd.GeoDataFrame(frame, geometry=shapes).to_parquet(path, write_page_checksum=True)
    else:
        pq.write_table(table, path, compression="zstd", write_page_checksum=True)
    return path


def _codes(areas: pa.Table, level: str) -> list[str]:
    return sorted(areas.filter(pc.equal(areas["level"], level))["code"].to_pylist())


def _file(folder: Path, path: Path, table: pa.Table) -> File:
    return File(path.relative_to(folder).as_posix(), sha256_of(path), path.stat().st_size, table.num_rows)


def _sync(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        (sync_folder if path.is_dir() else sync_file)(path)
    sync_folder(folder)
