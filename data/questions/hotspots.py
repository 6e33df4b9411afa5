"""Answers where burglaries lie together: the cells of an area in steps, and the group that matters most now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.concentration import top_cells
from analysis.counts import DAYS_PER_FORTNIGHT
from analysis.grid import ROW_STEP, Grid
from analysis.map_steps import DENSITY_STEPS, GI_STEPS, steps_of
from analysis.significant import (
    INTERMITTENT,
    LIFECYCLE,
    NEW,
    PERSISTENT,
    STANDARD_LIFECYCLE,
    lifecycle,
)
from data.answered.common import AreaRef, Period
from data.answered.map import CELL_KINDS, DENSITY, LIFE, SHARES, STANDARD_SHARE, Bounds, Focus, HotspotFigures
from data.contracts import BUURT, MUNICIPALITY, WIJK
from data.degrees import bounds_of
from data.errors import BadQuery
from data.query import Query
from data.store import Area, Rows, Store

Floats = NDArray[np.float64]
Steps = NDArray[np.uint8]
#: Steps of colour in a layer of cells.
STEPS: Final = 5
#: Part of the dwellings that may lie outside the first look, at either side. Source: ours.
OUTERMOST: Final = 0.01
#: Stages of a hotspot that is one still.
STANDING: Final = (NEW, PERSISTENT, INTERMITTENT)


@dataclass(frozen=True)
class AreaCells:
    """The inhabited cells of an area: places in ``store.cells``, the grid around them, and where each lies on it.

    ``mask`` and ``homes`` (dwellings, None where they were estimated) are (rows, columns); ``at`` is (m,) flat.
    """

    place: NDArray[np.int64]
    grid: Grid
    mask: NDArray[np.bool_]
    homes: Floats | None
    at: NDArray[np.int64]


def area_cells(store: Store, area: Area) -> AreaCells:
    """Lay the inhabited cells of an area on a grid of their own.

    Raises: BadQuery when nobody lives in the area.
    """
    cells = store.cells
    place = np.flatnonzero(_inside(store, area))
    if not place.size:
        raise BadQuery("In dit gebied liggen geen bewoonde cellen; er is geen kaart van.")
    ids = cells.cell_id[place]
    grid = Grid.from_cells(ids)
    homes = None if cells.estimated else grid.spread(ids, cells.dwellings[place].astype(np.float64))
    return AreaCells(place, grid, grid.mask(ids), homes, grid.positions(ids))


def _inside(store: Store, area: Area) -> NDArray[np.bool_]:
    cells = store.cells
    if area.ref.level == WIJK:
        return np.asarray(cells.wijk == store.codes(WIJK).index(area.ref.code))
    if area.ref.level == BUURT:
        return np.asarray(cells.buurt == store.codes(BUURT).index(area.ref.code))
    inside = [store.codes(MUNICIPALITY).index(one.ref.code) for one in store.within(area, MUNICIPALITY)]
    return np.isin(cells.municipality, inside)


def home_bounds(store: Store, on: AreaCells) -> Bounds:
    """Give the frame in which nearly everybody lives, for where to look first: a lone farm does not shrink the town."""
    cells = store.cells
    homes = cells.dwellings[on.place].astype(np.float64)
    rows, columns = np.divmod(cells.cell_id[on.place], ROW_STEP)
    south, north = _middle(rows, homes)
    west, east = _middle(columns, homes)
    return bounds_of(Grid(south, west, north - south + 1, east - west + 1))


def _middle(at: NDArray[np.int64], homes: Floats) -> tuple[int, int]:
    """First and last row (or column) between which all but the outermost dwellings lie."""
    order = np.argsort(at, kind="stable")
    share = np.cumsum(homes[order]) / max(homes.sum(), 1.0)
    first, last = np.searchsorted(share, [OUTERMOST, 1 - OUTERMOST])
    return int(at[order[first]]), int(at[order[min(last, len(order) - 1)]])


def cell_steps(
    store: Store, area: Area, query: Query, on: AreaCells, *, kind: str, share: int, known: str = ""
) -> Steps:
    """Give the step of colour of every inhabited cell of the area, 0 for none: (m,).

    Args:
        store, area, query: what is asked.
        on: the cells of the area.
        kind, share: of ``CELL_KINDS`` and ``SHARES``.
        known: the stages as ``MapAnswer.stages`` has them, so that they are worked out once.
    Raises: BadQuery for a kind or share that does not exist.
    """
    if kind not in CELL_KINDS or share not in SHARES:
        raise BadQuery("De link noemt een kaartlaag die niet bestaat.")
    if kind == LIFE:
        return np.frombuffer(known.encode(), np.uint8) - ord("0") if known else stages(store, area, query, on)
    rows = store.rows(area, query.days(), query)
    values, rule = (_density(store, rows, on), DENSITY_STEPS) if kind == DENSITY else (_gi(store, rows, on), GI_STEPS)
    marked = top_cells(np.nan_to_num(values), on.mask, share=share / 100)
    return steps_of(values, marked, rule).ravel()[on.at]


def _density(store: Store, rows: Rows, on: AreaCells) -> Floats:
    """Density as a multiple of the mean of the inhabited cells."""
    from analysis.hotspots import kde  # noqa: PLC0415 - web workers load scipy only when they need it

    x_m, y_m = store.incidents.x_m[rows], store.incidents.y_m[rows]
    placed = np.isfinite(x_m)
    density = kde(x_m[placed], y_m[placed], on.grid)
    mean = density[on.mask].mean()
    return density / mean if mean > 0 else density


def _gi(store: Store, rows: Rows, on: AreaCells) -> Floats:
    from analysis.hotspots import gi_star  # noqa: PLC0415

    return gi_star(on.grid.counts_of(store.incidents.cell_id[rows]), on.mask)


def stages(store: Store, area: Area, query: Query, on: AreaCells) -> Steps:
    """Give what became of every inhabited cell of the area as a hotspot: (m,) places in ``LIFECYCLE``."""
    days = life_days(query)
    rows = store.rows(area, days, query)
    elapsed = (store.incidents.earliest[rows] - np.datetime64(days.start, "s")).astype(np.int64)
    fortnight = elapsed // (DAYS_PER_FORTNIGHT * 86_400)
    cell_id = store.incidents.cell_id[rows]
    counts = [on.grid.counts_of(cell_id[fortnight == k]) for k in range(STANDARD_LIFECYCLE.span)]
    found = lifecycle(np.stack(counts), on.mask, dwellings=on.homes)
    return found.ravel()[on.at].astype(np.uint8)


def life_days(query: Query) -> Period:
    """Give the days that the windows of a hotspot's life span, up to the end of the chosen period."""
    end = query.days().end
    return Period(end - timedelta(days=DAYS_PER_FORTNIGHT * STANDARD_LIFECYCLE.span), end)


def hotspot_figures(store: Store, area: Area, query: Query, on: AreaCells, found: Steps) -> HotspotFigures:
    """Say what the hotspots rest on, and where most burglaries of the chosen period lie together."""
    days = life_days(query)
    standing = np.isin(found, STANDING)
    now = _per_cell(store, store.rows(area, query.days(), query), on)
    focus = _focus(store, area, on, now, standing, found)
    return HotspotFigures(
        start=days.start,
        n=len(store.rows(area, days, query)),
        cells=len(on.place),
        hot=int(standing.sum()),
        focus=focus or _focus(store, area, on, now, _densest(store, area, query, on), np.zeros_like(found)),
    )


def _densest(store: Store, area: Area, query: Query, on: AreaCells) -> NDArray[np.bool_]:
    return cell_steps(store, area, query, on, kind=DENSITY, share=STANDARD_SHARE) > 0


def _focus(
    store: Store, area: Area, on: AreaCells, now: NDArray[np.int64], marked: NDArray[np.bool_], found: Steps
) -> Focus | None:
    """Find the group of marked cells with most burglaries; None when no marked cell has any."""
    group = _groups(on, marked)
    counts = np.bincount(group, now)
    counts[0] = 0
    if not counts.any():
        return None
    mine = group == int(counts.argmax())
    place, municipality = _named(store, area, int(on.place[np.argmax(np.where(mine, now, -1))]))
    stage = int(np.bincount(found[mine]).argmax())
    return Focus(place, municipality, LIFECYCLE[stage] if stage else "", int(counts.max()), int(mine.sum()))


def _groups(on: AreaCells, standing: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Number the groups of cells that touch, corners included: (m,), 0 for no hotspot."""
    from scipy.ndimage import label  # noqa: PLC0415 - web workers load scipy only when they need it

    flat = np.zeros(on.mask.size, np.bool_)
    flat[on.at] = standing
    numbered, _ = label(flat.reshape(on.mask.shape), structure=np.ones((3, 3)))
    return np.asarray(numbered.ravel()[on.at], np.int64)


def _per_cell(store: Store, rows: Rows, on: AreaCells) -> NDArray[np.int64]:
    return on.grid.counts_of(store.incidents.cell_id[rows]).ravel()[on.at]


def _named(store: Store, area: Area, place: int) -> tuple[AreaRef, AreaRef]:
    """Name the place of a cell: its buurt inside one municipality, else its wijk; and its municipality."""
    level = BUURT if store.municipality_of(area) else WIJK
    cells = store.cells
    at = int((cells.buurt if level == BUURT else cells.wijk)[place])
    municipality = store.areas[store.codes(MUNICIPALITY)[int(cells.municipality[place])]].ref
    return (store.areas[store.codes(level)[at]].ref if at >= 0 else municipality), municipality
