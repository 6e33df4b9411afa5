"""A town on the small world: 21 x 21 inhabited cells in Aaldorp, with burglaries in the cells you name."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pandas as pd

from data import contracts
from data.answers import Answers, Pinned
from data.build import build_snapshot
from data.cache import open_cache
from data.store import Store
from tests import world

#: Row and column of the south-west cell, and how many there are each way.
ROW, COLUMN, SIDE = 3630, 1630, 21
HOMES = 20
#: A cell on a farm: too few dwellings to show anything of.
FARM = (ROW + 40, COLUMN + 40)


def cell_id(row: int, column: int) -> int:
    """The number of a cell of the town, counted from its south-west corner."""
    return (ROW + row) * 100_000 + COLUMN + column


def cells():
    """The town, a farm with two dwellings, and one cell in Beekstad and in Cumerveen."""
    town = [(cell_id(row, column), HOMES, "0001") for row in range(SIDE) for column in range(SIDE)]
    farm = (FARM[0] * 100_000 + FARM[1], 2, "0001")
    others = [(3640 * 100_000 + 1720, 50, "0002"), (3640 * 100_000 + 1800, 50, "0003")]
    frame = pd.DataFrame([*town, farm, *others], columns=["cell_id", "dwellings", "number"])
    return contracts.CELLS.from_frame(
        frame.assign(
            x_m=(frame["cell_id"] % 100_000 + 0.5) * 125, y_m=(frame["cell_id"] // 100_000 + 0.5) * 125,
            estimated=False, municipality_code="GM" + frame["number"], wijk_code="WK" + frame["number"] + "01",
            buurt_code="BU" + frame["number"] + "0101",
        ).drop(columns="number")
    )  # fmt: skip


def burglary(row: int, column: int, day: str, *, east: float = 40.0, north: float = 70.0, **other: object):
    """A burglary in a cell of the town, at a place inside it that nobody may learn."""
    place = {"cell_id": cell_id(row, column), "x_m": (COLUMN + column) * 125 + east, "y_m": (ROW + row) * 125 + north}
    return {"day": day, **place, **other}


def on_the_farm(day: str, **other: object):
    """A burglary in a cell with too few dwellings."""
    place = {"cell_id": FARM[0] * 100_000 + FARM[1], "x_m": FARM[1] * 125 + 11.0, "y_m": FARM[0] * 125 + 23.0}
    return {"day": day, **place, **other}


def streets():
    """Two streets in the cell (10, 10), one in the cell beside it."""
    rows = [(cell_id(10, 10), "Beukenlaan", 12), (cell_id(10, 10), "Acacia", 8), (cell_id(10, 11), "Beukenlaan", 5)]
    return contracts.STREETS.from_frame(pd.DataFrame(rows, columns=["cell_id", "street", "dwellings"]))


def publish(folder: Path, *rows: dict[str, object], as_of: datetime = world.AS_OF) -> Store:
    """Publish the town with the named burglaries and open it."""
    given = world.contents(world.incidents(*rows))
    tables = {**given.tables, "cells": cells(), "streets": streets()}
    with ThreadPoolExecutor(1) as executor:
        build_snapshot(folder, replace(given, tables=tables, as_of=as_of), executor)
    return Store.open(folder)


def answers_on(store: Store) -> Answers:
    """The questions that may be asked of the town."""
    return Answers(Pinned(store), open_cache())
