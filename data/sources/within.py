"""Which municipality, wijk and buurt hold a place: the smallest area is asked first, its parents follow."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from numpy.typing import NDArray

from analysis.grid import cell_centres, cell_rows_columns, numbered
from data.contracts import BUURT, MUNICIPALITY, WIJK

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Levels from small to large with the column of a place that names them.
CODES: Final = {BUURT: "buurt_code", WIJK: "wijk_code", MUNICIPALITY: "municipality_code"}
NOWHERE: Final = -1
#: Points that become geometry in one go; bounds the memory they take.
_BATCH: Final = 200_000


def codes_of(areas: pa.Table, x_m: Floats, y_m: Floats, *, reach_m: float = 0.0) -> pd.DataFrame:
    """Name the areas that hold each place.

    Args:
        areas: by contracts.AREAS.
        x_m, y_m: (n,) places; NaN for none.
        reach_m: a place in no area belongs to the nearest one within this distance.
    Returns: (n,) frame with buurt_code, wijk_code and municipality_code; empty where no area of that level holds it.
    """
    frame = areas.select(["code", "level", "parent_code", "geometry"]).to_pandas()
    parent = dict(zip(frame["code"], frame["parent_code"], strict=True))
    found = pd.DataFrame(index=range(len(x_m)), columns=list(CODES.values()), dtype=object)
    open_rows = np.flatnonzero(np.isfinite(x_m) & np.isfinite(y_m))
    for reach in (0.0, reach_m) if reach_m else (0.0,):
        for level, column in CODES.items():
            layer = frame[frame["level"] == level]
            if len(layer) and len(open_rows):
                at = _holding(layer["geometry"], x_m[open_rows], y_m[open_rows], reach)
                rows, held = open_rows[at != NOWHERE], layer["code"].to_numpy()[at[at != NOWHERE]]
                _fill(found, rows, held, column, parent)
                open_rows = open_rows[at == NOWHERE]
    return found.where(found.notna(), None)


def inside(areas: pa.Table, level: str) -> tuple[Ints, Floats, Floats]:
    """Give every cell of the grid whose centre may lie in an area of a level: numbers, eastings, northings."""
    own = areas.filter(pc.equal(areas["level"], level))["geometry"].to_pylist()
    west, south, east, north = shapely.total_bounds(shapely.from_wkb(own))
    rows, columns = cell_rows_columns(np.array([west, east]), np.array([south, north]))
    every = numbered(np.arange(rows[0], rows[1] + 1)[:, None], np.arange(columns[0], columns[1] + 1)[None, :]).ravel()
    x_m, y_m = cell_centres(every)
    return every, x_m, y_m


def _fill(found: pd.DataFrame, rows: Ints, held: NDArray[Any], column: str, parent: dict[str, str]) -> None:
    """Write the area and those above it."""
    names = list(CODES.values())
    for name in names[names.index(column) :]:
        found.loc[rows, name] = held
        held = np.array([parent.get(code) for code in held], dtype=object)


def _holding(outlines: pd.Series, x_m: Floats, y_m: Floats, reach_m: float) -> Ints:
    """Find the outline that holds each place, on a border the first; -1 for none."""
    shapes = shapely.from_wkb(outlines.to_numpy())
    shapely.prepare(shapes)
    tree = shapely.STRtree(shapes)
    found = np.full(len(x_m), NOWHERE, np.int64)
    for start in range(0, len(x_m), _BATCH):
        points = shapely.points(x_m[start : start + _BATCH], y_m[start : start + _BATCH])
        if reach_m:
            at, area = tree.query_nearest(points, max_distance=reach_m, all_matches=False)
        else:
            at, area = tree.query(points, predicate="intersects")
        order = np.lexsort((area, at))[::-1]
        found[start + at[order]] = area[order]
    return found
