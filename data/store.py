"""Reads one snapshot: tables mapped into memory and held against their hash, incidents as arrays, areas as a tree."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from data.answered.common import AreaRef, Period
from data.cells import ServedCells, served_cells
from data.contracts import BUURT, CRIME_TYPES, MUNICIPALITY, UNIT, WIJK
from data.errors import BadQuery, DashboardError, NoSnapshot, SnapshotDamaged
from data.mapped import mapped, served_names
from data.query import Query
from data.serving import ServedIncidents, served
from data.snapshot import VERSIONS, Manifest, current_version, damaged, read_manifest
from data.versions import COMPLETE, all_versions

Rows = NDArray[np.int64]

#: Levels from large to small.
DEPTH: Final = (UNIT, "district", MUNICIPALITY, WIJK, BUURT)
#: A version that could not be opened is tried again after so many seconds: a disk may have had a bad moment.
SECONDS_BETWEEN_TRIES: Final = 60.0


@dataclass(frozen=True)
class Area:
    """An area as the store knows it; dwellings and population are None where CBS gives none."""

    ref: AreaRef
    parent_code: str
    dwellings: int | None
    population: int | None
    x_m: float
    y_m: float


class Store:
    """One snapshot, read only."""

    def __init__(self, folder: Path, manifest: Manifest, tables: Mapping[str, pa.Table]) -> None:
        self.folder = folder
        self.manifest = manifest
        self._tables = tables

    @classmethod
    def open(cls, root: Path) -> Store:
        """Open the current snapshot of a data folder.

        Raises: NoSnapshot when nothing was published; SnapshotDamaged when a file of it is not what it was.
        """
        version = current_version(root)
        try:
            return cls.of(root / VERSIONS / version)
        except SnapshotDamaged:
            if current_version(root) == version:
                raise
            return cls.open(root)

    @classmethod
    def of(cls, folder: Path) -> Store:
        """Open a snapshot wholly: whatever happens to its folder afterwards, this store goes on answering.

        Raises: SnapshotDamaged when a file of it is not what it was.
        """
        manifest = read_manifest(folder)
        return cls(folder, manifest, {name: mapped(folder, manifest, name) for name in served_names(manifest)})

    def table(self, name: str) -> pa.Table:
        """Give a table of the snapshot, mapped into memory.

        Raises: SnapshotDamaged when this version has no such table.
        """
        if name not in self._tables:
            raise damaged(f"{name}.arrow", self.manifest)
        return self._tables[name]

    def has(self, name: str) -> bool:
        """Tell whether this version holds a table that is optional."""
        return name in self._tables

    @cached_property
    def incidents(self) -> ServedIncidents:
        """The counted incidents as arrays."""
        return served(self.table("incidents"), len(self.codes(MUNICIPALITY)))

    @cached_property
    def cells(self) -> ServedCells:
        """The inhabited cells as arrays."""
        return served_cells(self.table("cells"), self._codes)

    @cached_property
    def deliveries(self) -> pd.DataFrame:
        """The log of deliveries, oldest first."""
        log: pd.DataFrame = self.table("deliveries").to_pandas()
        return log.sort_values("delivered", ignore_index=True)

    @cached_property
    def meetings(self) -> dict[str, list[date]]:
        """Per body the days it meets."""
        return {row["body_id"]: row["meetings"] for row in self.table("body").to_pylist()}

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Every area by its code, in order of level and name."""
        columns = ["code", "name", "level", "parent_code", "dwellings", "population", "x_m", "y_m"]
        rows = self.table("areas").select(columns).to_pylist()
        rows.sort(key=lambda row: (DEPTH.index(row["level"]), row["name"]))
        return {row["code"]: _area(row) for row in rows}

    @cached_property
    def children(self) -> dict[str, tuple[Area, ...]]:
        """Per area the areas that lie directly in it."""
        found: dict[str, list[Area]] = {}
        for area in self.areas.values():
            found.setdefault(area.parent_code, []).append(area)
        return {code: tuple(areas) for code, areas in found.items()}

    def codes(self, level: str) -> list[str]:
        """Give the codes of a level, sorted: the positions that incidents point to."""
        return self._codes[level]

    @cached_property
    def _codes(self) -> dict[str, list[str]]:
        table = self.table("areas").select(["code", "level"]).to_pandas()
        return {level: sorted(table.loc[table["level"] == level, "code"]) for level in DEPTH}

    def top(self) -> Area:
        """Give the area that holds all others."""
        return next(iter(self.areas.values()))

    def area(self, code: str) -> Area:
        """Give an area by its code, or by a code it had in an earlier year.

        Raises: BadQuery when there is no such area.
        """
        known = self.areas.get(self._successors.get(code, code))
        if known is None:
            raise BadQuery("De link noemt een gebied dat hier niet bestaat.")
        return known

    @cached_property
    def _successors(self) -> dict[str, str]:
        table = self.table("areas").select(["code", "earlier_codes"]).to_pylist()
        return {old: row["code"] for row in table for old in row["earlier_codes"] or ()}

    def within(self, area: Area, level: str) -> tuple[Area, ...]:
        """Give the areas of a level that lie in an area, the area itself if it is of that level."""
        if area.ref.level == level:
            return (area,)
        return tuple(inner for child in self.children.get(area.ref.code, ()) for inner in self.within(child, level))

    def municipality_of(self, area: Area) -> Area | None:
        """Give the municipality an area lies in or is; None for a district and the unit."""
        while area.ref.level in {WIJK, BUURT}:
            area = self.areas[area.parent_code]
        return area if area.ref.level == MUNICIPALITY else None

    def rows(self, area: Area, days: Period, query: Query) -> Rows:
        """Find the incidents of an area that start in a period.

        Args:
            area: where.
            days: ``start <= day < end``.
            query: crime type and attempts; its own area and period are not looked at.
        Returns: row numbers into ``incidents``, rising.
        """
        blocks = [self._block(position, days) for position in self._municipalities(area)]
        found = np.concatenate([np.arange(first, last) for first, last in blocks] or [np.empty(0, np.int64)])
        return found[self._fits(found, area, query)]

    def _municipalities(self, area: Area) -> list[int]:
        order = self.codes(MUNICIPALITY)
        above = self.municipality_of(area)
        inside = (above,) if above else self.within(area, MUNICIPALITY)
        return [order.index(municipality.ref.code) for municipality in inside]

    def _block(self, municipality: int, days: Period) -> tuple[int, int]:
        first, last = self.incidents.first_row[municipality : municipality + 2]
        edges = np.array([days.start, days.end], "datetime64[s]")
        start, end = np.searchsorted(self.incidents.earliest[first:last], edges)
        return int(first + start), int(first + end)

    def _fits(self, rows: Rows, area: Area, query: Query) -> NDArray[np.bool_]:
        wanted = [CRIME_TYPES.index(name) for name in query.crime_types]
        fits = np.isin(self.incidents.crime_type[rows], wanted)
        if query.attempts is not None:
            fits &= self.incidents.attempt[rows] == query.attempts
        if area.ref.level in {WIJK, BUURT}:
            column = self.incidents.wijk if area.ref.level == WIJK else self.incidents.buurt
            fits &= column[rows] == self.codes(area.ref.level).index(area.ref.code)
        return fits


class Current:
    """Gives the current version of a data folder to whoever asks, whatever happens to that folder meanwhile.

    Attributes:
        fault: a Dutch sentence when another version is shown than the one that should be; else empty.
    """

    def __init__(self, root: Path, seconds: Callable[[], float] = time.monotonic) -> None:
        self.fault = ""
        self._root = root
        self._seconds = seconds
        self._store: Store | None = None
        self._opening = threading.Lock()
        self._bad, self._tried = "", 0.0

    def __call__(self) -> Store:
        """Give the store of the current version, or of the last good one when the current one is bad.

        Raises: NoSnapshot when nothing was published; SnapshotDamaged when no version can be read.
        """
        store = self._store
        try:
            version = current_version(self._root)
        except DashboardError as error:
            return self._last_good(error)
        if store is not None and store.manifest.version == version:
            self.fault = ""
            return store
        return self._turned_to(version)

    def _turned_to(self, version: str) -> Store:
        """Open a new version, one thread at a time; the others go on with the old one as long as there is one."""
        with self._opening:
            if self._store is not None and self._store.manifest.version == version:
                return self._store
            if self._store is not None and version == self._bad and not self._again():
                return self._store
            return self._opened(version)

    def _opened(self, version: str) -> Store:
        try:
            self._store = Store.open(self._root)
        except DashboardError as error:
            self._bad, self._tried = version, self._seconds()
            return self._last_good(error)
        self.fault = ""
        return self._store

    def _again(self) -> bool:
        return self._seconds() - self._tried >= SECONDS_BETWEEN_TRIES

    def _last_good(self, error: DashboardError) -> Store:
        """Keep what is open, or look for the newest version that can be opened, and say so."""
        if self._store is None:
            self._store = self._newest_good(error)
        self.fault = f"{error} U ziet nog versie {self._store.manifest.version}."
        return self._store

    def _newest_good(self, error: DashboardError) -> Store:
        if isinstance(error, NoSnapshot):
            raise error
        for version in reversed(all_versions(self._root)):
            if version.state == COMPLETE:
                try:
                    return Store.of(self._root / VERSIONS / version.name)
                except DashboardError:
                    continue
        raise error


def _area(row: dict[str, object]) -> Area:
    ref = AreaRef(str(row["code"]), str(row["name"]), str(row["level"]))
    return Area(
        ref,
        str(row["parent_code"] or ""),
        _whole(row["dwellings"]),
        _whole(row["population"]),
        float(str(row["x_m"])),
        float(str(row["y_m"])),
    )


def _whole(value: object) -> int | None:
    return None if value is None else int(str(value))
