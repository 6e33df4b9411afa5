"""What was done, how far the plan is, and its indicators: the tables a steward fills in, read by their contract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa

from data.contracts import DAY, INDICATORS, MEASURES, MILESTONE_STATUS, TEXT, Column, Table
from data.errors import InputRefused
from data.sources.tabular import read_tables
from data.sources.values import parse_day

#: Tables of the plan, with their word on screen.
PLAN: Final[dict[str, tuple[Table, str]]] = {
    "measure": (MEASURES, "maatregelen"),
    "milestone_status": (MILESTONE_STATUS, "voortgang"),
    "indicator": (INDICATORS, "indicatoren"),
}
#: Column of the contract -> heading in a template. Both are understood.
HEADINGS: Final = {
    "measure_id": "Nummer", "theme": "Thema", "line": "Beslispunt", "kind": "Soort maatregel",
    "area_code": "Gebiedscode", "cells": "Cellen", "start": "Begindatum", "end": "Einddatum", "dose": "Hoeveelheid",
    "dose_unit": "Eenheid", "organiser": "Organisator (functie)", "linked_to": "Hoort bij",
    "actor_kind": "Soort actor", "actor_code": "Code van de actor", "status": "Status", "owner": "Eigenaar (functie)",
    "date": "Datum", "evidence": "Bewijs", "hurdle": "Knelpunt", "next_step": "Volgende stap",
    "review_date": "Opnieuw bekijken op", "voice": "Wie zegt het", "indicator": "Indicator", "value": "Waarde",
    "text": "Toestand in woorden",
}  # fmt: skip
#: Sheets of a template that hold no rows.
SKIPPED: Final = frozenset({"uitleg"})
#: So many columns of a table must be there before rows are taken for it.
_LIKE: Final = 0.6
#: More of a wrong value does not help, and may hold what should not be repeated.
_SHOWN: Final = 40
_LIST: Final = re.compile(r"[\s,;]+")


@dataclass(frozen=True)
class _Place:
    """Where a value stands, for a sentence about it."""

    file: str
    row: int
    heading: str

    def refused(self, why: str) -> InputRefused:
        return InputRefused(f"{self.file}, rij {self.row}, kolom {self.heading}: {why}")


def read_measures(files: Sequence[Path]) -> dict[str, pa.Table]:
    """Read the tables of the plan from Parquet, XLSX or CSV files, each sheet or file one table.

    Returns: name of the table -> table by its contract, for the tables that have rows.
    Raises: InputRefused naming file, row and column.
    """
    found: dict[str, list[pa.Table]] = {}
    for file in files:
        for sheet, frame in read_tables(file).items():
            if sheet.strip().lower() not in SKIPPED and len(frame):
                table = _table_of(frame, sheet, file.name)
                found.setdefault(table.name, []).append(_read(table, frame, file.name))
    if not found:
        raise InputRefused("De bestanden met maatregelen bevatten geen rijen.")
    return {name: PLAN[name][0].check(pa.concat_tables(tables)) for name, tables in found.items()}


def added(before: pa.Table, delivered: pa.Table, table: Table) -> pa.Table:
    """Put delivered rows in the place of those with the same key; nothing that was there disappears."""
    keys = [_key(one, table) for one in (before, delivered)]
    kept = before.filter(pa.array([key not in set(keys[1]) for key in keys[0]], pa.bool_()))
    return table.check(pa.concat_tables([kept, delivered]))


def heading(column: Column) -> str:
    """Give the heading of a column in a template."""
    return HEADINGS[column.name]


def _key(rows: pa.Table, table: Table) -> list[tuple[object, ...]]:
    return list(zip(*(rows[name].to_pylist() for name in table.key), strict=True))


def _table_of(frame: pd.DataFrame, sheet: str, file: str) -> Table:
    """Tell which table a sheet holds: by its name, else by its columns."""
    named = {title: table for name, (table, word) in PLAN.items() for title in (name, word, table.name)}
    if known := named.get(sheet.strip().lower()):
        return known
    there = {str(column).strip().lower() for column in frame.columns}
    likeness = {
        name: sum(bool({column.name, heading(column).lower()} & there) for column in table.columns) / len(table.columns)
        for name, (table, _) in PLAN.items()
    }
    best = max(likeness, key=lambda name: likeness[name])
    if likeness[best] < _LIKE:
        raise InputRefused(f"{file}: dit zijn geen maatregelen, voortgang of indicatoren. Gebruik measures template.")
    return PLAN[best][0]


def _read(table: Table, frame: pd.DataFrame, file: str) -> pa.Table:
    there = {str(column).strip().lower(): column for column in frame.columns}
    arrays = []
    for column in table.columns:
        name = there.get(column.name, there.get(heading(column).lower()))
        if name is None and not (column.optional or pa.types.is_list(column.type)):
            raise InputRefused(f"{file}: de kolom {heading(column)} ontbreekt.")
        values = [None] * len(frame) if name is None else frame[name].tolist()
        places = (_Place(file, row, heading(column)) for row in range(2, len(frame) + 2))
        read = [_value(value, column, place) for value, place in zip(values, places, strict=True)]
        arrays.append(pa.array(read, column.type))
    read_table = pa.table(arrays, names=[column.name for column in table.columns])
    if twice := _twice(read_table, table):
        raise InputRefused(f"{file}, rij {twice}: deze regel staat er twee keer in.")
    return table.check(read_table)


def _twice(read: pa.Table, table: Table) -> int:
    """Give the row of the first key that occurs again; 0 when none does."""
    seen: set[tuple[object, ...]] = set()
    for row, key in enumerate(_key(read, table), 2):
        if key in seen:
            return row
        seen.add(key)
    return 0


def _value(value: object, column: Column, place: _Place) -> object:
    """Read one cell by its contract."""
    if pa.types.is_list(column.type):
        return _numbers(value, place)
    if _is_empty(value):
        if column.optional:
            return None
        raise place.refused("hier moet iets staan.")
    if column.type == DAY:
        return _day(value, place)
    if column.type == TEXT:
        return _word(str(value).strip(), column, place)
    return _number(value, place)


def _is_empty(value: object) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or value != value or str(value).strip() == ""  # noqa: PLR0124 - NaN


def _day(value: object, place: _Place) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    day = parse_day(str(value).strip().partition(" ")[0])
    if day is None:
        raise place.refused(f"'{_shown(value)}' is geen datum (dd-mm-jjjj).")
    return day


def _word(text: str, column: Column, place: _Place) -> str:
    """Read a word; of words that are prescribed, capitals and spaces do not matter."""
    if not column.allowed:
        return text
    plain = text.lower().replace(" ", "_").replace("-", "_")
    if plain not in column.allowed:
        raise place.refused(f"'{_shown(text)}' kan hier niet; wel: {', '.join(column.allowed)}.")
    return plain


def _number(value: object, place: _Place) -> float:
    try:
        return float(str(value).strip().replace(",", "."))
    except ValueError:
        raise place.refused(f"'{_shown(value)}' is geen getal.") from None


def _numbers(value: object, place: _Place) -> list[int]:
    parts = list(value) if isinstance(value, Sequence | np.ndarray) and not isinstance(value, str) else [value]
    texts = [text for part in parts if not _is_empty(part) for text in _LIST.split(str(part).strip())]
    try:
        return [int(text) for text in texts if text]
    except ValueError:
        raise place.refused(f"'{_shown(value)}' zijn geen celnummers.") from None


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
