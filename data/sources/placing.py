"""Points into areas: municipality, wijk and buurt by the outlines, what the delivery says about it, and the cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from numpy.typing import NDArray

from data.contracts import AREAS, BUURT, DISTRICT, MUNICIPALITY, UNIT, WIJK
from data.sources.headings import normal

NOWHERE: Final = -1
#: Points that are placed in one go; bounds the memory that their geometry takes.
_BATCH: Final = 100_000
_THREADS: Final = 2
#: The one area reaches this far beyond its outermost points, in metres.
_AROUND: Final = 500.0
#: Codes of the one area that is drawn when no areas are given; CBS gives these numbers to no place.
ONE_AREA: Final = {UNIT: "ON", DISTRICT: "ON-1", MUNICIPALITY: "GM9999", WIJK: "WK999901", BUURT: "BU99990101"}

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Layer:
    """The outlines of one level, with their codes and those of the areas above, in the same order."""

    codes: list[str]
    parents: list[str]
    tree: shapely.STRtree


@dataclass(frozen=True)
class Placed:
    """Where each point lies: numbers into the codes of each level, -1 nowhere."""

    municipality: Numbers
    wijk: Numbers
    buurt: Numbers


class Map:
    """The areas of the unit, asked for places and for names."""

    def __init__(self, areas: pa.Table) -> None:
        self.layers = {level: _layer(areas, level) for level in (MUNICIPALITY, WIJK, BUURT)}
        self.names = _names(areas)

    def place(self, x_m: Floats, y_m: Floats) -> Placed:
        """Find the areas that hold each point, NaN for no point; on a border the area that is listed first."""
        found = {level: np.full(len(x_m), NOWHERE, np.int64) for level in self.layers}
        known = np.flatnonzero(np.isfinite(x_m) & np.isfinite(y_m))
        batches = [known[at : at + _BATCH] for at in range(0, len(known), _BATCH)]
        with ThreadPoolExecutor(_THREADS) as pool:
            for rows, held in zip(
                batches, pool.map(lambda rows: self._held(x_m[rows], y_m[rows]), batches), strict=True
            ):
                for level, numbers in held.items():
                    found[level][rows] = numbers
        return Placed(found[MUNICIPALITY], found[WIJK], found[BUURT])

    def _held(self, x_m: Floats, y_m: Floats) -> dict[str, Numbers]:
        """Ask the smallest areas first; what they hold, the larger ones hold too."""
        points = shapely.points(x_m, y_m)
        buurt = _holding(self.layers[BUURT], points, np.full(len(points), NOWHERE))
        wijk = _holding(self.layers[WIJK], points, self._above(BUURT, WIJK)[buurt])
        municipality = _holding(self.layers[MUNICIPALITY], points, self._above(WIJK, MUNICIPALITY)[wijk])
        return {BUURT: buurt, WIJK: wijk, MUNICIPALITY: municipality}

    def _above(self, level: str, above: str) -> Numbers:
        """Number the area of the level above that each area is part of; the last value stands for nowhere."""
        number = {code: place for place, code in enumerate(self.layers[above].codes)}
        return np.array([*(number.get(code, NOWHERE) for code in self.layers[level].parents), NOWHERE], np.int64)

    def told(self, texts: Sequence[pd.Series]) -> tuple[Numbers, NDArray[np.bool_]]:
        """Read codes or names of municipalities, those of earlier years included.

        Args:
            texts: columns that may name the municipality, the most telling first.
        Returns: (n,) number of the municipality, -1 when it is none of ours; (n,) whether anything was told.
        """
        number, anything = np.full(len(texts[0]), NOWHERE, np.int64), np.zeros(len(texts[0]), bool)
        for column in texts:
            codes, distinct = pd.factorize(column)
            named = np.array([self.names.get(normal(str(text)), NOWHERE) for text in distinct] + [NOWHERE])[codes]
            number = np.where(number == NOWHERE, named, number)
            anything |= np.array([bool(str(text).strip()) for text in distinct] + [False])[codes]
        return number, anything


def is_one_area(areas: pa.Table) -> bool:
    """Tell whether these areas were drawn round the points of an earlier delivery."""
    return set(areas["code"].to_pylist()) == set(ONE_AREA.values())


def one_area(x_m: Floats, y_m: Floats, *, name: str, year: int, before: pa.Table | None = None) -> pa.Table:
    """Draw one area round the points, at every level of the contract.

    Args:
        x_m: (n,) eastings, NaN where unknown.
        y_m: (n,) northings.
        name: what the area is called.
        year: year of its division.
        before: the one area of an earlier delivery; the new one holds it too.
    """
    known = np.isfinite(x_m) & np.isfinite(y_m)
    points = shapely.multipoints(np.column_stack([x_m[known], y_m[known]]) if known.any() else [(0.0, 0.0)])
    outline = shapely.buffer(shapely.convex_hull(points), _AROUND, quad_segs=2)
    if before is not None:
        outline = shapely.convex_hull(shapely.union(outline, shapely.from_wkb(before["geometry"][0].as_py())))
    label = shapely.point_on_surface(outline)
    rows = [
        {
            "code": code, "name": name, "level": level, "parent_code": parent, "year": year, "earlier_codes": [],
            "population": None, "dwellings": None, "urbanity": None, "school_region": None,
            "x_m": label.x, "y_m": label.y, "geometry": shapely.to_wkb(outline),
        }
        for (level, code), parent in zip(ONE_AREA.items(), [None, *ONE_AREA.values()], strict=False)
    ]  # fmt: skip
    return AREAS.check(pa.Table.from_pylist(rows, schema=AREAS.schema))


def _layer(areas: pa.Table, level: str) -> Layer:
    own = areas.filter(pc.equal(areas["level"], level))
    shapes = shapely.from_wkb(np.array(own["geometry"].to_pylist(), dtype=object))
    shapely.prepare(shapes)
    return Layer(own["code"].to_pylist(), own["parent_code"].to_pylist(), shapely.STRtree(shapes))


def _holding(layer: Layer, points: NDArray[np.object_], known: Numbers) -> Numbers:
    """Find the area of a layer that holds each point of which it is not known yet."""
    open_points = np.flatnonzero(known == NOWHERE)
    if not len(open_points) or not layer.codes:
        return known
    at, area = layer.tree.query(points[open_points], predicate="intersects")
    first = pd.Series(area).groupby(at).min()
    found = known.copy()
    found[open_points[first.index.to_numpy()]] = first.to_numpy()
    return found


def _names(areas: pa.Table) -> Mapping[str, int]:
    own = areas.filter(pc.equal(areas["level"], MUNICIPALITY)).select(["code", "name", "earlier_codes"]).to_pylist()
    names: dict[str, int] = {}
    for number, area in enumerate(own):
        for text in (
            area["code"],
            area["code"][2:].lstrip("0"),
            area["code"][2:],
            area["name"],
            *area["earlier_codes"],
        ):
            names.setdefault(normal(text), number)
    return names
