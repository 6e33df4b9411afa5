"""The municipalities of a district as simple outlines, for a drawing that needs no map in the browser."""

from __future__ import annotations

from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import shapely

from data.answered.meeting import DistrictMap, Ring, Shape
from data.contracts import MUNICIPALITY
from data.store import Area, Store

#: Bends smaller than this are not seen in a drawing of a whole district.
METRES: Final = 250.0


def district_map(store: Store, district: Area) -> DistrictMap:
    """Give the outlines; neighbours keep sharing their border."""
    codes = [one.ref.code for one in store.within(district, MUNICIPALITY)]
    table = store.table("areas").select(["code", "geometry", "x_m", "y_m"])
    rows = table.filter(pc.is_in(table["code"], pa.array(codes, table["code"].type))).to_pylist()
    shapes = shapely.coverage_simplify(shapely.from_wkb([row["geometry"] for row in rows]), METRES)
    west, south, east, north = shapely.total_bounds(shapes)
    return DistrictMap(
        width=round(east - west), height=round(north - south),
        shapes=tuple(
            Shape(row["code"], _rings(shape, west, north), (round(row["x_m"] - west), round(north - row["y_m"])))
            for row, shape in zip(rows, shapes, strict=True)
        ),
    )  # fmt: skip


def _rings(shape: shapely.Geometry, west: float, north: float) -> tuple[Ring, ...]:
    rings = shapely.get_rings(shapely.get_parts(shape))
    return tuple(tuple((round(x - west), round(north - y)) for x, y in shapely.get_coordinates(ring)) for ring in rings)
