"""Works out at publish everything about places: who followed whom, tests, verdicts, and what zones and maps caught."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from datetime import datetime
from typing import Final

import pyarrow as pa

from data.contracts_spatial import MAP_ACCURACY, NEAR_REPEAT, ZONE_SCORECARD
from data.precompute.located import Located, located
from data.precompute.map_accuracy import accuracy_table
from data.precompute.near_repeats import knox_tables, parts_table, scorecards

#: Below this many incidents starting another process takes longer than the work (own measurement).
ELSEWHERE_FROM: Final = 5_000


def spatial(tables: Mapping[str, pa.Table], as_of: datetime, executor: Executor) -> dict[str, pa.Table]:
    """Work out the tables of data/contracts_spatial.py.

    Args:
        tables: the checked tables of the snapshot.
        as_of: the moment of the data.
        executor: runs the tests and draws the maps, while the rest is done here.
    """
    world = located(tables, as_of)
    if len(world.incidents) < ELSEWHERE_FROM:
        return {**_here(world), **knox_tables(world), MAP_ACCURACY.name: accuracy_table(world)}
    tested, drawn = executor.submit(knox_tables, world), executor.submit(accuracy_table, world)
    return {**_here(world), **tested.result(), MAP_ACCURACY.name: drawn.result()}


def _here(world: Located) -> dict[str, pa.Table]:
    return {NEAR_REPEAT.name: parts_table(world), ZONE_SCORECARD.name: scorecards(world)}
