"""Towns, villages and hamlets of the demo region, and the 125 m cells in which somebody lives.

All figures are modelling choices (M), made by eye so that a town looks like a town on a map.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.grid import CELL_M, ROW_STEP

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Share of a municipality's dwellings in its main town, and outside any settlement, by urbanity class 1-5.
TOWN_SHARE: Final = (0.97, 0.88, 0.72, 0.50, 0.38)
RURAL_SHARE: Final = (0.00, 0.015, 0.04, 0.10, 0.16)
#: Dwellings in a cell outside the settlements.
RURAL_PER_CELL: Final = 1.7
#: Mean dwellings per cell: so many in a hamlet of HAMLET dwellings, and so many more for each ten times as many.
HAMLET: Final = 200
HAMLET_DENSITY: Final = 9.0
DENSITY_STEP: Final = 8.0
#: Waves in the edge of a settlement: lobes and the share of its radius they reach.
LOBES: Final = ((2, 0.16), (3, 0.13), (5, 0.09))
#: Share of cells without dwellings (parks, works, water), in the middle and at the edge.
EMPTY: Final = (0.03, 0.34)
#: How much denser the middle is than the edge, and how wide it is as a share of the radius.
CORE: Final = 2.4
CORE_WIDTH: Final = 0.38
#: Spread of the logarithm of dwellings between neighbouring cells.
UNEVEN: Final = 0.30


@dataclass(frozen=True)
class Settlements:
    """Places where people live together: middle (n, 2), dwellings (n,) and number of the municipality (n,)."""

    middle: Floats
    dwellings: Floats
    municipality: Ints

    @property
    def radius(self) -> Floats:
        """Radius in metres at which the settlement has the density of its size."""
        return radius_of(self.dwellings)


@dataclass(frozen=True)
class Inhabited:
    """Cells with a wish for dwellings, one row per cell: row and column, weight, number of the municipality."""

    row: Ints
    column: Ints
    weight: Floats
    municipality: Ints

    @property
    def cell_id(self) -> Ints:
        """The cell's number, as contracts.CELLS."""
        return self.row * ROW_STEP + self.column

    @property
    def centre(self) -> Floats:
        """Centres (n, 2) in metres."""
        return np.column_stack([self.column, self.row]).astype(float) * CELL_M + CELL_M / 2

    def take(self, rows: Ints | NDArray[np.bool_]) -> Inhabited:
        """Give the chosen rows."""
        return Inhabited(self.row[rows], self.column[rows], self.weight[rows], self.municipality[rows])


def radius_of(dwellings: Floats) -> Floats:
    """Give the radius in metres of a settlement with so many dwellings; a larger one is denser."""
    density = HAMLET_DENSITY + DENSITY_STEP * np.log10(np.maximum(dwellings, HAMLET) / HAMLET)
    metres: Floats = np.sqrt(dwellings / density / np.pi) * CELL_M
    return metres


def built_up(rng: np.random.Generator, settlements: Settlements) -> Inhabited:
    """Fill every settlement with cells: dense in the middle, frayed at the edge, here and there a gap."""
    turn = rng.random((len(settlements.dwellings), len(LOBES))) * 2 * np.pi
    parts = [
        _around(middle, float(radius), turns)
        for middle, radius, turns in zip(settlements.middle, settlements.radius, turn, strict=True)
    ]
    row, column, depth = (np.concatenate(values) for values in zip(*parts, strict=True))
    number = np.repeat(np.arange(len(parts)), [len(part[0]) for part in parts])
    kept = rng.random(len(row)) > EMPTY[0] + (EMPTY[1] - EMPTY[0]) * depth**2
    profile = 1 + CORE * np.exp(-((depth / CORE_WIDTH) ** 2))
    weight = profile * np.exp(rng.normal(0.0, UNEVEN, len(row)))
    total = np.bincount(number[kept], weight[kept], len(parts))
    weight *= (settlements.dwellings / np.maximum(total, 1e-9))[number]
    return Inhabited(row, column, weight, settlements.municipality[number]).take(kept)


def _around(middle: Floats, radius: float, turn: Floats) -> tuple[Ints, Ints, Floats]:
    """Give row, column and depth (0 in the middle, 1 at the frayed edge) of the cells of one settlement."""
    reach = int(np.ceil(1.4 * radius / CELL_M)) + 1
    home = np.floor(middle / CELL_M).astype(np.int64)
    step = np.arange(-reach, reach + 1)
    column, row = (axis.ravel() for axis in np.meshgrid(home[0] + step, home[1] + step))
    east, north = (column + 0.5) * CELL_M - middle[0], (row + 0.5) * CELL_M - middle[1]
    angle = np.arctan2(north, east)
    edge = 1 + sum(size * np.sin(lobes * angle + at) for (lobes, size), at in zip(LOBES, turn, strict=True))
    depth = np.hypot(east, north) / (radius * edge)
    inside = depth < 1
    inside |= (row == home[1]) & (column == home[0])
    return row[inside], column[inside], np.minimum(depth[inside], 1.0)


def merged(parts: list[Inhabited]) -> Inhabited:
    """Put cells together, each once; where settlements overlap, the denser one counts."""
    row, column, weight, municipality = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("row", "column", "weight", "municipality")
    )
    together = Inhabited(row, column, weight, municipality)
    order = np.lexsort((-weight, together.cell_id))
    first = np.append(True, np.diff(together.cell_id[order]) > 0)
    return together.take(order[first])


def shared_out(total: Ints, weight: Floats, group: Ints) -> Ints:
    """Divide whole totals over the members of each group in proportion to their weight; largest remainders first.

    Args:
        total: (groups,) what is divided.
        weight: (n,) above zero.
        group: (n,) number of the group.
    Returns: (n,) whole numbers that sum to the total of each group that has members.
    """
    exact = weight * (total / np.bincount(group, weight, len(total)).clip(min=1e-12))[group]
    whole: Ints = np.floor(exact).astype(np.int64)
    left = total - np.bincount(group, whole, len(total)).astype(np.int64)
    order = np.lexsort((np.round(whole - exact, 9), group))
    rank = np.arange(len(group)) - np.searchsorted(group[order], group[order])
    whole[order] += rank < left[group[order]]
    return whole
