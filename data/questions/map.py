"""Answers Kaart: where burglaries lie together, which zones are alive, and counts per area and fortnight."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

import numpy as np

from analysis.counts import DAYS_PER_FORTNIGHT, FORTNIGHTS_PER_YEAR
from analysis.zones import may_be_shown
from data.answered.common import Period, Source
from data.answered.map import CellsAnswer, MapAnswer
from data.contracts import MUNICIPALITY
from data.degrees import bounds_of
from data.query import Query, newest_fortnight
from data.questions.hotspots import STEPS, AreaCells, area_cells, cell_steps, home_bounds, hotspot_figures, stages
from data.questions.overview import areas_beside
from data.questions.zones import Covers, alive, zone_figures
from data.store import Area, Rows, Store

#: Stands in the steps for a cell outside the chosen area.
OUTSIDE: Final = "-"


def map_answer(store: Store, query: Query, source: Source, now: datetime, covers: Covers) -> MapAnswer:
    """Answer the page for one area, period and crime type.

    Args:
        store: the snapshot.
        query: settled: area and period are filled in.
        source: what it rests on.
        now: the moment that validity is measured at.
        covers: which municipalities may be seen in detail.
    Raises: BadQuery when nobody lives in the area.
    """
    area, days = store.area(query.area), query.days()
    rows, on, above = store.rows(area, days, query), area_cells(store, area), store.municipality_of(area)
    unplaced, undrawn = _not_drawn(store, rows)
    fortnights, found = _fortnights(store, query), stages(store, area, query, on)
    return MapAnswer(
        area=area.ref,
        municipality_ref=above.ref if above else None,
        period=days,
        before=query.days_before(),
        source=replace(source, without_place=unplaced),
        today=now.date(),
        bounds=bounds_of(on.grid),
        homes=home_bounds(store, on) if above else bounds_of(on.grid),
        n=len(rows),
        drawn=len(rows) - unplaced - undrawn,
        undrawn=undrawn,
        hotspots=hotspot_figures(store, area, query, on, found),
        stages="".join(map(str, found.tolist())),
        zones=zone_figures(store, alive(store, area, query, now, covers)),
        areas=areas_beside(store, area, query),
        fortnights=fortnights,
        counts=_per_fortnight(store, area, query, fortnights),
    )


def _not_drawn(store: Store, rows: Rows) -> tuple[int, int]:
    """Count the incidents without a place, and those in a cell with too few dwellings to show."""
    cells = store.cells.for_zones
    cell_id = store.incidents.cell_id[rows].astype(np.int64)
    unplaced = int((cell_id < 0).sum())
    return unplaced, int((~may_be_shown(cells, cells.find(cell_id))).sum()) - unplaced


def _fortnights(store: Store, query: Query) -> tuple[date, ...]:
    """Give the first days of a year of fortnights that holds the chosen one, up to the newest if it can."""
    newest = newest_fortnight(store.manifest.as_of.date())
    chosen = query.period or newest
    year = timedelta(days=DAYS_PER_FORTNIGHT * (FORTNIGHTS_PER_YEAR - 1))
    last = newest if chosen >= newest - year else chosen
    return tuple(last - timedelta(days=DAYS_PER_FORTNIGHT * back) for back in range(FORTNIGHTS_PER_YEAR - 1, -1, -1))


def _per_fortnight(store: Store, area: Area, query: Query, fortnights: tuple[date, ...]) -> tuple[int, ...]:
    days = Period(fortnights[0], fortnights[-1] + timedelta(days=DAYS_PER_FORTNIGHT))
    starts = store.incidents.earliest[store.rows(area, days, query)]
    elapsed = (starts - np.datetime64(days.start, "s")).astype(np.int64) // (DAYS_PER_FORTNIGHT * 86_400)
    return tuple(np.bincount(elapsed, minlength=len(fortnights)).tolist())


def cells_answer(store: Store, query: Query, *, kind: str, share: int, known: str = "") -> CellsAnswer:
    """Answer the layer of hotspot cells; ``known`` are the stages of ``MapAnswer``, which are not worked out again.

    Raises: BadQuery for a kind or share that does not exist, or when nobody lives in the area.
    """
    area = store.area(query.area)
    on, above = area_cells(store, area), store.municipality_of(area)
    steps = cell_steps(store, area, query, on, kind=kind, share=share, known=known)
    in_cell = on.grid.counts_of(store.incidents.cell_id[store.rows(area, query.days(), query)]).ravel()[on.at]
    return CellsAnswer(
        kind=kind,
        share=share,
        municipality=above.ref.code if above else "",
        steps=_written(store, above, on, steps) if above else "",
        counts=tuple(np.bincount(steps, minlength=STEPS + 1)[1:].tolist()),
        cells=len(on.place),
        caught=int(in_cell[steps > 0].sum()),
        n=int(in_cell.sum()),
        bounds=bounds_of(on.grid),
    )


def _written(store: Store, municipality: Area, on: AreaCells, steps: np.ndarray[tuple[int], np.dtype[np.uint8]]) -> str:
    """Write the steps as one character per cell of the municipality, in order of number."""
    own = np.flatnonzero(store.cells.municipality == store.codes(MUNICIPALITY).index(municipality.ref.code))
    written = np.full(own.size, OUTSIDE, "U1")
    written[np.searchsorted(own, on.place)] = steps.astype("U1")
    return "".join(written.tolist())
