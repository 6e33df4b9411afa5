"""Where the invented incidents happen: inhabited cells, each with a risk of its own that stays for all years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.sample.story import Outbreak

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Side of a cell in metres, and the factor that puts row and column in one number (contracts.CELLS).
CELL_METRES: Final = 125
ROW_FACTOR: Final = 100_000
#: Spread of the logarithm of risk between buurten and between cells of a buurt. M: chosen so that about a fifth of
#: the burglaries falls in 3 % of the cells, what the Dutch police's CAS found (docs/methods.md, Hotspots).
BUURT_SPREAD: Final = 0.40
CELL_SPREAD: Final = 0.50
#: Share of cells that are chronic hotspots, and how many times their risk is that of their neighbours. M.
CHRONIC_SHARE: Final = 0.008
CHRONIC_FACTOR: Final = 4.0
#: Weights are whole numbers, so that sums and draws are the same on every machine.
WEIGHT_UNIT: Final = 100
#: An outbreak fades from its heart over this distance, and this share of its cases lies in its wijk. M.
OUTBREAK_METRES: Final = 450.0
OUTBREAK_IN_WIJK: Final = 0.85
#: Tries to step from a burglary to a place where somebody lives, before the step stays in the same cell.
STEP_TRIES: Final = 8


@dataclass(frozen=True)
class Places:
    """Inhabited cells sorted by municipality, with the running sum of their weights.

    ``municipality`` (cells,) numbers of ``codes``; ``start`` (municipalities + 1,) first cell of each municipality;
    ``running`` (cells + 1,) running sum of ``weight``; ``by_id`` sorts ``cell_id``.
    """

    codes: tuple[str, ...]
    cell_id: Ints
    west: Ints
    south: Ints
    municipality: Ints
    wijk: pd.Series
    buurt: pd.Series
    dwellings: Ints
    weight: Ints
    start: Ints
    running: Ints
    by_id: Ints


def places(cells: pd.DataFrame, codes: tuple[str, ...], rng: np.random.Generator) -> Places:
    """Order the cells and give each its stable risk.

    Args:
        cells: rows as contracts.CELLS.
        codes: municipalities in the order that numbers them.
        rng: draws the risk surface.
    """
    number = cells["municipality_code"].map({code: i for i, code in enumerate(codes)})
    known = cells[number.notna()].assign(number=number[number.notna()].astype(np.int64))
    table = known.sort_values(["number", "cell_id"], ignore_index=True)
    weight = risk_weights(table, rng)
    municipality = table["number"].to_numpy()
    cell_id = table["cell_id"].to_numpy(np.int64)
    return Places(
        codes=codes,
        cell_id=cell_id,
        west=cell_id % ROW_FACTOR * CELL_METRES,
        south=cell_id // ROW_FACTOR * CELL_METRES,
        municipality=municipality,
        wijk=table["wijk_code"],
        buurt=table["buurt_code"],
        dwellings=table["dwellings"].to_numpy(np.int64),
        weight=weight,
        start=np.searchsorted(municipality, np.arange(len(codes) + 1)),
        running=np.concatenate([[0], np.cumsum(weight)]),
        by_id=np.argsort(cell_id),
    )


def risk_weights(cells: pd.DataFrame, rng: np.random.Generator) -> Ints:
    """Weigh each cell by its dwellings times a risk that does not change over the years."""
    buurt, _ = pd.factorize(cells["buurt_code"], sort=True)
    between = rng.normal(0.0, BUURT_SPREAD, buurt.max() + 1)[buurt]
    within = rng.normal(0.0, CELL_SPREAD, len(cells))
    chronic = np.where(rng.random(len(cells)) < CHRONIC_SHARE, CHRONIC_FACTOR, 1.0)
    risk = np.exp(between + within) * chronic
    weights: Ints = np.rint(WEIGHT_UNIT * cells["dwellings"].to_numpy(float) * risk).astype(np.int64) + 1
    return weights


def draw_cells(rng: np.random.Generator, where: Places, municipality: Ints) -> Ints:
    """Draw a cell (row number) for each municipality number, by weight."""
    low, high = where.running[where.start[municipality]], where.running[where.start[municipality + 1]]
    return np.searchsorted(where.running, rng.integers(low, high), side="right") - 1


def draw_points(rng: np.random.Generator, where: Places, cell: Ints) -> tuple[Ints, Ints]:
    """Draw a point, in whole metres, anywhere in each cell."""
    x = where.west[cell] + rng.integers(0, CELL_METRES, len(cell))
    return x, where.south[cell] + rng.integers(0, CELL_METRES, len(cell))


def find_cells(where: Places, x: Ints, y: Ints) -> Ints:
    """Give the row of the inhabited cell that holds each point, or -1 where nobody lives."""
    wanted = y // CELL_METRES * ROW_FACTOR + x // CELL_METRES
    ids = where.cell_id[where.by_id]
    at = np.searchsorted(ids, wanted).clip(max=len(ids) - 1)
    return np.where(ids[at] == wanted, where.by_id[at], -1)


def step_from(
    rng: np.random.Generator, where: Places, x: Ints, y: Ints, cell: Ints, metres: Floats
) -> tuple[Ints, Ints, Ints]:
    """Step ``metres`` from each point in a direction that ends in an inhabited cell, across borders if need be.

    Returns: x, y and cell of the new places; where no direction works, a point in the same cell.
    """
    new_x, new_y = draw_points(rng, where, cell)
    new_cell = cell.copy()
    open_ = np.arange(len(cell))
    for _ in range(STEP_TRIES):
        angle = rng.random(len(open_)) * 2 * np.pi
        to_x = x[open_] + np.rint(metres[open_] * np.cos(angle)).astype(np.int64)
        to_y = y[open_] + np.rint(metres[open_] * np.sin(angle)).astype(np.int64)
        found = find_cells(where, to_x, to_y)
        hit = found >= 0
        done = open_[hit]
        new_x[done], new_y[done], new_cell[done] = to_x[hit], to_y[hit], found[hit]
        open_ = open_[~hit]
    return new_x, new_y, new_cell


def heart(where: Places, outbreak: Outbreak, municipality: int) -> tuple[str, int]:
    """Give the wijk at the heart of an outbreak and its cell with most weight (row number)."""
    rows = slice(where.start[municipality], where.start[municipality + 1])
    wijken = where.wijk.iloc[rows].to_numpy()
    homes = pd.Series(where.dwellings[rows]).groupby(wijken).sum().sort_values(ascending=False, kind="stable")
    wijk = str(homes.index[min(outbreak.wijk_rank, len(homes)) - 1])
    inside = np.where(wijken == wijk, where.weight[rows], 0)
    return wijk, int(where.start[municipality] + inside.argmax())


def outbreak_cells(rng: np.random.Generator, where: Places, outbreak: Outbreak, municipality: int, size: int) -> Ints:
    """Draw the cells of an outbreak: most in its wijk, around its heart; the rest anywhere in the municipality."""
    wijk, centre = heart(where, outbreak, municipality)
    rows = np.arange(where.start[municipality], where.start[municipality + 1])
    rows = rows[where.wijk.iloc[rows].to_numpy() == wijk]
    away = np.hypot(where.west[rows] - where.west[centre], where.south[rows] - where.south[centre])
    weight = np.rint(where.weight[rows] * np.exp(-away / OUTBREAK_METRES)).astype(np.int64) + 1
    running = np.cumsum(weight)
    inside = rows[np.searchsorted(running, rng.integers(0, running[-1], size), side="right")]
    anywhere = draw_cells(rng, where, np.full(size, municipality))
    return np.where(rng.random(size) < OUTBREAK_IN_WIJK, inside, anywhere)
