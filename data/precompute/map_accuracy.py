"""Works out at publish what our maps caught of the burglaries that came after them, beside last year's top cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from analysis.accuracy import accuracy
from analysis.concentration import top_cells
from analysis.grid import Grid
from analysis.hotspots import kde
from analysis.significant import CHRONIC, CURRENT
from data.contracts import WONINGINBRAAK
from data.contracts_spatial import CHRONIC_MAP, CURRENT_MAP, LAST_YEAR_MAP, MAP_ACCURACY
from data.precompute.located import Located
from data.query import CRIMES

#: Fortnights that maps are tested on: the newest; burglaries of dwellings also over a year, for a sure answer.
NEWEST: Final = 1
A_YEAR: Final = 26

Surface = NDArray[Any]


def accuracy_table(world: Located) -> pa.Table:
    """Test the maps of every kind of incident on the fortnights that followed."""
    if not world.cells.cell_id.size:
        return MAP_ACCURACY.empty()
    return MAP_ACCURACY.from_frame(pd.DataFrame([row for kind in CRIMES for row in _tested_kind(world, kind)]))


def _tested_kind(world: Located, kind: str) -> list[dict[str, Any]]:
    longest = A_YEAR if kind == WONINGINBRAAK else NEWEST
    back = [_surfaces(world, kind, before) for before in range(longest)]
    return [row for tested in {NEWEST, longest} for row in _tested(world, kind, back[:tested])]


def _surfaces(world: Located, kind: str, before: int) -> dict[str, Surface]:
    """Draw the three maps as they stood before a fortnight, and count what followed; per inhabited cell.

    Args:
        before: how many fortnights before the newest.
    """
    grid = Grid.from_cells(world.cells.cell_id)
    at = grid.positions(world.cells.cell_id)
    chosen = world.of_kind(kind) & world.placed
    one = world.incidents

    def places(fortnights: int, skipped: int) -> tuple[Surface, Surface]:
        start = world.start(fortnights, before=skipped)
        rows = chosen & world.within(start, world.start(0, before=skipped))
        return one.x_m[rows], one.y_m[rows]

    return {
        CURRENT_MAP: kde(*places(CURRENT, before + 1), grid).ravel()[at],
        CHRONIC_MAP: kde(*places(CHRONIC, before + 1), grid).ravel()[at],
        LAST_YEAR_MAP: grid.counts(*places(CHRONIC, before + 1)).ravel()[at],
        _FOLLOWED: grid.counts(*places(1, before)).ravel()[at],
    }


_FOLLOWED: Final = "daarna"


def _tested(world: Located, kind: str, back: list[dict[str, Surface]]) -> Iterator[dict[str, Any]]:
    start = world.start(len(back))
    for place in world.places:
        inside = world.cells_of(place)
        every = np.ones(int(inside.sum()), np.bool_)
        after = [surfaces[_FOLLOWED][inside] for surfaces in back]
        for name in (CURRENT_MAP, CHRONIC_MAP, LAST_YEAR_MAP):
            found = accuracy([top_cells(surfaces[name][inside], every) for surfaces in back], after, every)
            yield {
                "area_code": place.code, "crime_type": kind, "map": name, "fortnights": len(back), "start": start,
                "end": world.end, "burglaries": found.events, "hits": found.hits, "best_hits": found.best_hits,
                "cell_share": found.cell_share, "hit_low": found.hit_low, "hit_high": found.hit_high,
                "enough": found.enough,
            }  # fmt: skip
