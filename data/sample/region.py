"""The map of the demo: five districts and 79 real names on a drawn map, with invented wijken, cells and streets.

Drawn from centroids and land areas alone; no outline of anyone else is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from analysis.grid import CELL_M
from data import reference
from data.sample.area_table import Outlines, area_table, together
from data.sample.bend import Bend
from data.sample.division import Division, divided, woven
from data.sample.settlements import (
    RURAL_PER_CELL,
    RURAL_SHARE,
    Inhabited,
    built_up,
    merged,
    shared_out,
)
from data.sample.street_names import build_streets
from data.sample.tiling import Shapes
from data.sources.reorganised import successors

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: The division of the year of the newest incidents: Groesbeek is Berg en Dal.
YEAR: Final = 2016


@dataclass(frozen=True)
class Region:
    """The frames of contracts.AREAS, contracts.CELLS and contracts.STREETS."""

    areas: pd.DataFrame
    cells: pd.DataFrame
    streets: pd.DataFrame


def build_region(seed: int = 2016) -> Region:
    """Invent the map of the demo; the same seed gives the same map.

    Returns: areas of the division of 2016, inhabited cells, and streets.
    """
    rng = np.random.default_rng([seed, *b"region"])
    table = municipalities()
    bend = Bend.drawn(rng)
    division = divided(rng, table, bend)
    drawn = _drawn(division, bend, table["code"].to_numpy(object))
    cells = _cells(rng, table, drawn, division)
    return Region(area_table(table, drawn, cells, year=YEAR), cells, build_streets(rng, cells))


def municipalities() -> pd.DataFrame:
    """Give the reference table in the division of the demo's year, in order of code.

    Returns: as data.reference.municipalities, with ``earlier_codes``.
    """
    table, changes = reference.municipalities(), reference.reorganisations()
    division = successors(table["code"], changes, year=YEAR)
    new_name = dict(zip(changes["new_code"], changes["new_name"], strict=True))
    code = table["code"].map(division.code_of)
    name = table["name"].where(code == table["code"], code.map(new_name))
    moved = table.assign(code=code, name=name, earlier_codes=code.map(division.earlier_codes))
    return moved.sort_values("code", ignore_index=True)


def _drawn(division: Division, bend: Bend, codes: NDArray[np.object_]) -> Outlines:
    """Bend the smallest pieces into the map, put the larger ones together from them, and number all."""
    buurten = woven(division.buurten, bend)
    wijken = together(buurten, division.buurt_in)
    wijk_code = _numbered(codes, division.wijk_in, "WK")
    return Outlines(
        together(wijken, division.wijk_in),
        wijken,
        buurten,
        division.wijk_in,
        division.buurt_in,
        wijk_code,
        _numbered(wijk_code, division.buurt_in, "BU"),
    )


def _numbered(above: NDArray[np.object_], group: Ints, letters: str) -> NDArray[np.object_]:
    """Number the members of each group from 01, behind the digits of the code above."""
    rank = np.arange(len(group)) - np.searchsorted(group, group)
    return np.array([f"{letters}{above[i][2:]}{n + 1:02d}" for i, n in zip(group, rank, strict=True)], dtype=object)


def _cells(rng: np.random.Generator, table: pd.DataFrame, drawn: Outlines, division: Division) -> pd.DataFrame:
    """Put the dwellings of each municipality in cells: towns, villages, and houses outside them."""
    dwellings = table["dwellings"].to_numpy(np.int64)
    outside = np.array(RURAL_SHARE)[table["urbanity"].to_numpy() - 1] * dwellings
    found = merged([built_up(rng, division.settlements), _scattered(rng, drawn.municipalities, outside)])
    cell, buurt = shapely.STRtree(drawn.buurten).query(shapely.points(found.centre), predicate="within")
    found = found.take(cell)
    home = drawn.wijk_in[drawn.buurt_in[buurt]] == found.municipality
    found, buurt = found.take(home), buurt[home]
    homes = shared_out(dwellings, found.weight, found.municipality)
    found, buurt, homes = found.take(homes > 0), buurt[homes > 0], homes[homes > 0]
    frame = pd.DataFrame(
        {
            "cell_id": found.cell_id,
            "x_m": found.centre[:, 0],
            "y_m": found.centre[:, 1],
            "dwellings": homes,
            "estimated": False,
            "municipality_code": table["code"].to_numpy(object)[found.municipality],
            "wijk_code": drawn.wijk_code[drawn.buurt_in[buurt]],
            "buurt_code": drawn.buurt_code[buurt],
        }
    )
    return frame.sort_values("cell_id", ignore_index=True)


def _scattered(rng: np.random.Generator, land: Shapes, dwellings: Floats) -> Inhabited:
    """Strew houses over the land of each municipality; two in a cell become one."""
    number = np.rint(dwellings / RURAL_PER_CELL).astype(np.int64)
    bounds = shapely.bounds(land)
    share = shapely.area(land) / ((bounds[:, 2] - bounds[:, 0]) * (bounds[:, 3] - bounds[:, 1]))
    owner = np.repeat(np.arange(len(land)), np.rint(number / share).astype(np.int64))
    x = rng.uniform(bounds[owner, 0], bounds[owner, 2])
    y = rng.uniform(bounds[owner, 1], bounds[owner, 3])
    weight = RURAL_PER_CELL * rng.uniform(0.6, 1.6, len(owner))
    return Inhabited((y // CELL_M).astype(np.int64), (x // CELL_M).astype(np.int64), weight, owner)
