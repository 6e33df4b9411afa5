"""Incidents and cells as arrays, with the areas they are counted in: where every computation about places starts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analysis.counts import DAYS_PER_FORTNIGHT
from analysis.zones import Burglaries, Cells
from data.contracts import BUURT, CRIME_TYPES, DISTRICT, MUNICIPALITY, UNIT, WIJK
from data.query import CRIMES, newest_fortnight
from data.serving import ServedIncidents, in_serving_order, served, serving_table

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]

#: Areas that get answers of their own; smaller ones show their municipality's.
LEVELS: Final = (UNIT, DISTRICT, MUNICIPALITY)


@dataclass(frozen=True)
class Place:
    """An area that gets an answer: its code, level, the larger area that may lend one, and its municipalities."""

    code: str
    level: str
    lender: str
    municipalities: Rows


@dataclass(frozen=True)
class Located:
    """Everything about places in a snapshot.

    Attributes:
        incidents: as they are served; the order of their rows is the order of the served table.
        ids: pseudonym of each.
        cells: inhabited cells, sorted by number; ``buurt`` is a position in the sorted codes.
        cell_municipality: position of the municipality of each cell.
        places: the unit, districts and municipalities.
        end: first day after the newest fortnight.
    """

    incidents: ServedIncidents
    ids: NDArray[np.object_]
    cells: Cells
    cell_municipality: Rows
    places: tuple[Place, ...]
    end: date

    def of_kind(self, crime_type: str) -> Mask:
        """Mark the incidents that a crime type of the filter counts."""
        wanted = [CRIME_TYPES.index(name) for name in CRIMES[crime_type]]
        return np.isin(self.incidents.crime_type, wanted)

    @property
    def placed(self) -> Mask:
        """Mark the incidents with a place."""
        return np.isfinite(self.incidents.x_m)

    def start(self, fortnights: int, *, before: int = 0) -> date:
        """First day of the last so many fortnights, up to ``before`` fortnights before the end."""
        return self.end - timedelta(days=DAYS_PER_FORTNIGHT * (fortnights + before))

    def within(self, start: date, end: date) -> Mask:
        """Mark the incidents that start on a day ``start <= day < end``."""
        moments = self.incidents.earliest
        return np.asarray((moments >= np.datetime64(start, "s")) & (moments < np.datetime64(end, "s")))

    def in_place(self, place: Place) -> Mask:
        """Mark the incidents of an area."""
        return np.isin(self.incidents.municipality, place.municipalities)

    def cells_of(self, place: Place) -> Mask:
        """Mark the inhabited cells of an area."""
        return np.isin(self.cell_municipality, place.municipalities)

    def burglaries(self, rows: Rows) -> Burglaries:
        """Give what zones need to know of the chosen incidents; no chain."""
        one = self.incidents
        return Burglaries(
            one.cell_id[rows].astype(np.int64),
            one.buurt[rows].astype(np.int64),
            one.known_since[rows],
            one.visible_since[rows],
            np.full(rows.size, -1),
        )


def located(tables: Mapping[str, pa.Table], as_of: datetime) -> Located:
    """Take what is about places from the checked tables of a snapshot."""
    areas = tables["areas"]
    codes = {level: sorted(areas.filter(pc.equal(areas["level"], level))["code"].to_pylist()) for level in _CODED}
    incidents = served(serving_table(tables["incidents"], codes).combine_chunks(), len(codes[MUNICIPALITY]))
    cells = tables["cells"]
    by_id = cells.take(pc.sort_indices(cells["cell_id"]))
    return Located(
        incidents=incidents,
        ids=in_serving_order(tables["incidents"], codes)["incident_id"].to_numpy(zero_copy_only=False),
        cells=Cells.of(
            by_id["cell_id"].to_numpy(),
            by_id["dwellings"].to_numpy().astype(np.int64),
            _at(by_id["buurt_code"], codes[BUURT]),
        ),
        cell_municipality=_at(by_id["municipality_code"], codes[MUNICIPALITY]),
        places=tuple(_places(areas, codes[MUNICIPALITY])),
        end=newest_fortnight(as_of.date()) + timedelta(days=DAYS_PER_FORTNIGHT),
    )


_CODED: Final = (MUNICIPALITY, WIJK, BUURT)


def _at(values: pa.ChunkedArray, codes: list[str]) -> Rows:
    found = pc.fill_null(pc.index_in(values, value_set=pa.array(codes, pa.string())), -1)
    return np.asarray(found.to_numpy(), np.int64)


def _places(areas: pa.Table, municipalities: list[str]) -> Iterator[Place]:
    rows = areas.select(["code", "level", "parent_code"]).to_pylist()
    parent = {row["code"]: row["parent_code"] or "" for row in rows}
    inside: dict[str, list[int]] = {}
    for at, code in enumerate(municipalities):
        above = code
        while above:
            inside.setdefault(above, []).append(at)
            above = parent.get(above, "")
    for level in LEVELS:
        for row in rows:
            if row["level"] == level:
                held = np.array(inside.get(row["code"], []), np.int64)
                yield Place(row["code"], level, row["parent_code"] or "", held)
