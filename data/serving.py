"""Incidents in the form that answers fast: numbers only, sorted by municipality and time, mapped into memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from data.contracts import (
    CRIME_TYPES,
    DWELLING_TYPES,
    ENTRIES,
    LOOT_CLASSES,
    MODI_OPERANDI,
    OFFENDER_GROUPS,
    PLACE_FLAGS,
    VICTIM_GROUPS,
)

#: Columns of words and the list in which each word's number is its place.
WORDS: Final = {
    "crime_type": CRIME_TYPES,
    "place_flag": PLACE_FLAGS,
    "dwelling_type": DWELLING_TYPES,
    "modus_operandi": MODI_OPERANDI,
    "entry": ENTRIES,
    "victim_group": VICTIM_GROUPS,
    "offender_group": OFFENDER_GROUPS,
    "loot_class": LOOT_CLASSES,
}
MOMENTS: Final = ("earliest", "latest", "known_since", "visible_since")
#: Stands for a wijk, buurt or cell that is not known.
NOWHERE: Final = -1

Column = NDArray[Any]


@dataclass(frozen=True)
class ServedIncidents:
    """Counted incidents, one array per column, sorted by municipality and then by ``earliest``.

    ``municipality``, ``wijk`` and ``buurt`` are positions in the sorted codes of that level, -1 unknown; the columns
    of ``WORDS`` are positions in their list; moments are datetime64[s]; ``first_row`` has per municipality its first
    row, and the number of rows as last value.
    """

    municipality: Column
    wijk: Column
    buurt: Column
    cell_id: Column
    x_m: Column
    y_m: Column
    attempt: Column
    earliest: Column
    latest: Column
    known_since: Column
    visible_since: Column
    crime_type: Column
    place_flag: Column
    dwelling_type: Column
    modus_operandi: Column
    entry: Column
    victim_group: Column
    offender_group: Column
    loot_class: Column
    first_row: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.municipality)


def serving_table(incidents: pa.Table, areas: dict[str, list[str]]) -> pa.Table:
    """Turn incidents into numbers, leave out the lapsed ones, and sort.

    Args:
        incidents: a table by contracts.INCIDENTS.
        areas: per level (gemeente, wijk, buurt) its codes, sorted.
    """
    counted = in_serving_order(incidents, areas)
    columns = {
        "municipality": _positions(counted["municipality_code"], areas["gemeente"]),
        "wijk": _positions(counted["wijk_code"], areas["wijk"]),
        "buurt": _positions(counted["buurt_code"], areas["buurt"]),
        "cell_id": pc.fill_null(counted["cell_id"], NOWHERE),
        "x_m": pc.fill_null(counted["x_m"], np.nan),
        "y_m": pc.fill_null(counted["y_m"], np.nan),
        "attempt": pc.cast(counted["attempt"], pa.uint8()),
        **{name: pc.cast(counted[name], pa.int64()) for name in MOMENTS},
        **{name: _positions(counted[name], words).cast(pa.int8()) for name, words in WORDS.items()},
    }
    return pa.table(columns)


def in_serving_order(incidents: pa.Table, areas: dict[str, list[str]]) -> pa.Table:
    """Leave out the lapsed incidents and sort the others by municipality, start and pseudonym."""
    counted = incidents.filter(pc.invert(incidents["lapsed"]))
    keys = {
        "municipality": _positions(counted["municipality_code"], areas["gemeente"]),
        "earliest": counted["earliest"],
        "incident_id": counted["incident_id"],
    }
    return counted.take(pc.sort_indices(pa.table(keys), [(name, "ascending") for name in keys]))


def served(table: pa.Table, municipalities: int) -> ServedIncidents:
    """Give the arrays of a serving table; nothing is copied when the table is mapped into memory."""
    columns: dict[str, Any] = {name: _numbers(table[name]) for name in table.column_names}
    for name in MOMENTS:
        columns[name] = columns[name].view("datetime64[s]")
    columns["attempt"] = columns["attempt"].view(np.bool_)
    first = np.searchsorted(columns["municipality"], np.arange(municipalities + 1))
    return ServedIncidents(first_row=first, **columns)


def _positions(values: pa.ChunkedArray, words: tuple[str, ...] | list[str]) -> pa.ChunkedArray:
    found = pc.index_in(values, value_set=pa.array(list(words), pa.string()))
    return pc.fill_null(found, NOWHERE).cast(pa.int32())


def _numbers(column: pa.ChunkedArray) -> Column:
    chunk: pa.Array = column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
    return np.asarray(chunk.to_numpy(zero_copy_only=False))
