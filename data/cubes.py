"""The three cubes that are kept for ever: counts by week, hours by fortnight, categories by fortnight."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.counts import fortnight_index, fortnight_start
from analysis.hot_times import HOURS_PER_WEEK, aoristic_week
from data.contracts import CUBE, CUBE_HOURS, CUBE_PROFILES

#: Columns of an incident whose categories are counted.
PROFILES: Final = ("dwelling_type", "modus_operandi", "entry", "victim_group", "offender_group", "loot_class")
_COLUMNS: Final = ("earliest", "latest", "municipality_code", "wijk_code", "crime_type", "attempt", *PROFILES)
#: 1970-01-01 was a Thursday; this many days earlier it was Monday.
_DAYS_TO_MONDAY: Final = 3


def build_cubes(incidents: pa.Table) -> dict[str, pa.Table]:
    """Count the incidents that are not lapsed into the cubes.

    Args:
        incidents: a table by contracts.INCIDENTS.
    Returns: name of the table -> table by its contract.
    """
    counted = incidents.filter(pa.compute.invert(incidents["lapsed"])).select(list(_COLUMNS)).to_pandas()
    if counted.empty:
        return {table.name: table.empty() for table in (CUBE, CUBE_HOURS, CUBE_PROFILES)}
    counted["wijk_code"] = counted["wijk_code"].fillna("")
    counted["week"] = _monday(counted["earliest"])
    index = fortnight_index(counted["earliest"].to_numpy())
    starts = {number: fortnight_start(int(number)) for number in np.unique(index)}
    counted["fortnight"] = pd.Series(index, index=counted.index).map(starts)
    return {"cube": _weeks(counted), "cube_hours": _hours(counted), "cube_profiles": _profiles(counted)}


def _monday(moments: pd.Series) -> pd.Series:
    days = moments.to_numpy().astype("datetime64[D]").astype(np.int64) + _DAYS_TO_MONDAY
    mondays = (days // 7 * 7 - _DAYS_TO_MONDAY).astype("datetime64[D]")
    return pd.Series(mondays.astype("datetime64[s]"), index=moments.index)


def _weeks(counted: pd.DataFrame) -> pa.Table:
    counts = counted.groupby(list(CUBE.key), observed=True).size().rename("count").reset_index()
    return CUBE.from_frame(counts)


def _hours(counted: pd.DataFrame) -> pa.Table:
    """Spread each group over the week; the groups lie one after the other in sorted rows."""
    ordered = counted.sort_values(list(CUBE_HOURS.key), kind="stable")
    start, end = ordered["earliest"].to_numpy(), ordered["latest"].to_numpy()
    group = ordered.groupby(list(CUBE_HOURS.key), sort=False, observed=True).ngroup().to_numpy()
    first = np.flatnonzero(np.diff(group, prepend=-1))
    last = np.append(first, len(group))[1:]
    weeks = [aoristic_week(start[a:b], end[a:b]).ravel() for a, b in zip(first, last, strict=True)]
    keys = ordered.iloc[first][list(CUBE_HOURS.key)]
    flat = pa.array(np.concatenate([*weeks, np.empty(0)]).astype(np.float32))
    table = pa.table({key: pa.array(keys[key]) for key in CUBE_HOURS.key})
    return CUBE_HOURS.check(table.append_column("weights", pa.FixedSizeListArray.from_arrays(flat, HOURS_PER_WEEK)))


def _profiles(counted: pd.DataFrame) -> pa.Table:
    shared = ["fortnight", "municipality_code", "crime_type", "attempt"]
    parts = [
        counted.groupby([*shared, column], observed=True)
        .size()
        .rename("count")
        .reset_index()
        .rename(columns={column: "value"})
        .assign(profile=column)
        for column in PROFILES
    ]
    return CUBE_PROFILES.from_frame(pd.concat(parts, ignore_index=True))
