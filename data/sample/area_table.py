"""Puts the drawn outlines of the demo into the table of areas: unit, districts, municipalities, wijken, buurten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from data import contracts
from data.sample.settlements import shared_out
from data.sample.tiling import Shapes
from data.sources.areas import UNIT_CODE, UNIT_NAME

Ints = NDArray[np.int64]
Words = NDArray[np.object_]

#: The middle of the widest circle in an outline is found to within so many metres.
LABEL_METRES: Final = 200.0


@dataclass(frozen=True)
class Outlines:
    """Outlines on the map with their codes; ``wijk_in`` and ``buurt_in`` number the piece above."""

    municipalities: Shapes
    wijken: Shapes
    buurten: Shapes
    wijk_in: Ints
    buurt_in: Ints
    wijk_code: Words
    buurt_code: Words


def together(parts: Shapes, group: Ints) -> Shapes:
    """Join the parts of each group; neighbours share their corners, so no sliver remains."""
    joined = [shapely.union_all(parts[group == number]) for number in range(int(group.max()) + 1)]
    return np.array(joined, dtype=object)


def area_table(table: pd.DataFrame, drawn: Outlines, cells: pd.DataFrame, *, year: int) -> pd.DataFrame:
    """Give all levels as contracts.AREAS, from the unit down.

    Args:
        table: the municipalities, numbered as in ``drawn``.
        drawn: the outlines.
        cells: rows as contracts.CELLS, which say where people live.
        year: year of the division.
    """
    codes = table["code"].to_numpy(object)
    above_buurt = drawn.wijk_code[drawn.buurt_in]
    parts = [
        _large(contracts.UNIT, table.assign(code=UNIT_CODE, name=UNIT_NAME, parent_code=None), drawn.municipalities),
        _large(contracts.DISTRICT, _as_districts(table), drawn.municipalities),
        _municipalities(table, drawn.municipalities),
        _small(contracts.WIJK, table, drawn.wijken, drawn.wijk_code, codes[drawn.wijk_in], cells),
        _small(contracts.BUURT, table, drawn.buurten, drawn.buurt_code, above_buurt, cells),
    ]
    areas = pd.concat(parts, ignore_index=True).assign(year=year)
    areas["geometry"] = shapely.to_wkb(areas["geometry"].to_numpy())
    areas["earlier_codes"] = [codes if isinstance(codes, list) else [] for codes in areas["earlier_codes"]]
    areas = areas.astype({"population": "Int32", "dwellings": "Int32", "urbanity": "Int8", "year": "int16"})
    return areas[[column.name for column in contracts.AREAS.columns]]


def _as_districts(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(code=table["district_code"], name=table["district_name"], parent_code=UNIT_CODE)


def _large(level: str, table: pd.DataFrame, outlines: Shapes) -> pd.DataFrame:
    """Put municipalities together that have the same code, with the sum of their people and dwellings."""
    number, codes = pd.factorize(table["code"], sort=True)
    shapes = together(outlines, number)
    middle = shapely.get_coordinates(shapely.get_point(shapely.maximum_inscribed_circle(shapes, LABEL_METRES), 0))
    first = table.groupby("code").agg(
        name=("name", "first"),
        parent_code=("parent_code", "first"),
        population=("population", "sum"),
        dwellings=("dwellings", "sum"),
    )
    rows = first.loc[codes].reset_index()
    return rows.assign(level=level, geometry=shapes, x_m=np.rint(middle[:, 0]), y_m=np.rint(middle[:, 1]))


def _municipalities(table: pd.DataFrame, outlines: Shapes) -> pd.DataFrame:
    columns = ["code", "name", "population", "dwellings", "urbanity", "school_region", "earlier_codes", "x_m", "y_m"]
    rows = table[columns].assign(level=contracts.MUNICIPALITY, geometry=outlines, parent_code=table["district_code"])
    return rows.astype({"x_m": float, "y_m": float})


def _small(
    level: str, table: pd.DataFrame, outlines: Shapes, codes: Words, above: Words, cells: pd.DataFrame
) -> pd.DataFrame:
    """Give wijken or buurten the dwellings of their cells and a share of their municipality's people."""
    number = pd.Index(table["code"].str[2:]).get_indexer(pd.Index(codes).str[2:6])
    homes = cells.groupby(f"{level}_code")["dwellings"].sum().reindex(codes, fill_value=0).to_numpy()
    place = shapely.get_coordinates(shapely.point_on_surface(outlines))
    label = ["-".join([code[6:8], code[8:]]).rstrip("-") for code in codes]
    names = [f"{name} {level} {part} (fictief)" for name, part in zip(table["name"].iloc[number], label, strict=True)]
    return pd.DataFrame(
        {
            "code": codes,
            "name": names,
            "level": level,
            "parent_code": above,
            "population": shared_out(table["population"].to_numpy(np.int64), homes.astype(float), number),
            "dwellings": homes,
            "urbanity": table["urbanity"].to_numpy()[number],
            "school_region": table["school_region"].to_numpy()[number],
            "x_m": np.rint(place[:, 0]),
            "y_m": np.rint(place[:, 1]),
            "geometry": outlines,
        }
    )
