"""Outlines of a city that CBS does not know: every polygon becomes an area of its own, under one unit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import shapely

from data.contracts import AREAS, BUURT, DISTRICT, MUNICIPALITY, UNIT, WIJK
from data.errors import InputRefused
from data.sources.tabular import read_frame

#: CBS gives these numbers to no place, so that nobody takes them for a Dutch municipality.
FIRST_NUMBER, LAST_NUMBER = 9001, 9999
UNIT_CODE, DISTRICT_CODE = "ON", "ON-1"
#: What a column with a name is called, the most telling first.
_NAMED: Final = ("name", "naam", "community", "neighborhood", "neighbourhood", "district", "beat", "area")


def read_own_areas(files: Sequence[Path], *, crs: str, name: str, year: int) -> pa.Table:
    """Read polygons of any file as municipalities of one unit, each with one wijk and one buurt.

    Args:
        files: map files.
        crs: metric CRS of the installation.
        name: what the unit is called.
        year: year of the division.
    Raises: InputRefused when there are no polygons, or more than there are numbers.
    """
    frame = pd.concat([read_frame(file, crs) for file in files], ignore_index=True)
    polygons = isinstance(frame, gpd.GeoDataFrame) and frame.geom_type.isin(("Polygon", "MultiPolygon")).all()
    if not polygons or frame.empty:
        raise InputRefused("Het bestand met gebieden bevat geen vlakken.")
    if len(frame) > LAST_NUMBER - FIRST_NUMBER:
        raise InputRefused(f"Het bestand met gebieden bevat {len(frame)} vlakken; er kunnen er hoogstens 998 zijn.")
    shapes = shapely.make_valid(frame.geometry.to_numpy())
    whole = shapely.union_all(shapes)
    rows = [(UNIT_CODE, name, UNIT, None, whole), (DISTRICT_CODE, name, DISTRICT, UNIT_CODE, whole)]
    for number, (title, shape) in enumerate(zip(_names(frame), shapes, strict=True), FIRST_NUMBER):
        codes = (f"GM{number}", f"WK{number}01", f"BU{number}0101")
        rows.append((codes[0], title, MUNICIPALITY, DISTRICT_CODE, shape))
        rows.append((codes[1], title, WIJK, codes[0], shape))
        rows.append((codes[2], title, BUURT, codes[1], shape))
    return _contract(pd.DataFrame(rows, columns=["code", "name", "level", "parent_code", "shape"]), year)


def _names(frame: pd.DataFrame) -> list[str]:
    there = {str(column).lower(): column for column in frame.columns}
    column = next((there[word] for word in _NAMED if word in there), None)
    if column is None:
        return [f"Gebied {number}" for number in range(1, len(frame) + 1)]
    return [str(value).strip().title() for value in frame[column]]


def _contract(frame: pd.DataFrame, year: int) -> pa.Table:
    shapes = frame["shape"].to_numpy()
    label = shapely.point_on_surface(shapes)
    filled = frame.drop(columns="shape").assign(
        year=year,
        x_m=shapely.get_x(label),
        y_m=shapely.get_y(label),
        geometry=shapely.to_wkb(frame["shape"].to_numpy()),
    )
    filled[["population", "dwellings", "urbanity"]] = pd.NA
    filled["school_region"] = None
    filled["earlier_codes"] = pd.Series([list[str]() for _ in frame.index], index=frame.index, dtype=object)
    return AREAS.from_frame(filled)
