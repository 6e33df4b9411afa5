"""Writes docs/data.md: the contract of every table in words, so that nobody has to read code to know a column.

``python -m data.describe > docs/data.md``
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Final

from data.contracts import CONTRACT_VERSION, CRIME_TYPE_OF_MK, TABLES, Column, Table
from data.contracts_computed import COMPUTED

#: What the reader should know before the first table.
INTRODUCTION: Final = """\
# The contract of every table

Generated from `data/contracts.py` by `python -m data.describe > docs/data.md`; a test compares the two.
Contract version {version}.

Moments are naive local seconds (Europe/Amsterdam wall clock), places are metres in RD New. A column marked
*may be empty* may hold no value; every other column always holds one. What a word means stands in
[GLOSSARY.md](../GLOSSARY.md).
"""
HEADING: Final = ("column", "type", "meaning", "unit", "source", "allowed values")


def describe(tables: Iterable[Table] = (*TABLES, *COMPUTED)) -> str:
    """Describe the tables as one Markdown page, in the order of the contract."""
    tables = tuple(tables)
    parts = [INTRODUCTION.format(version=CONTRACT_VERSION), _contents(tables)]
    parts += [_table(table) for table in tables]
    return "\n".join([*parts, _police_classes()])


def _contents(tables: Iterable[Table]) -> str:
    return _rows(("table", "holds"), ((f"[{table.name}](#{table.name})", table.meaning) for table in tables))


def _table(table: Table) -> str:
    place = f" Places in {table.crs}." if table.crs else ""
    key = ", ".join(f"`{name}`" for name in table.key)
    return f"## {table.name}\n\n{table.meaning}.{place} One row per {key}.\n\n" + _rows(
        HEADING, map(_column, table.columns)
    )


def _column(column: Column) -> tuple[str, ...]:
    empty = "; *may be empty*" if column.optional else ""
    allowed = ", ".join(f"`{value}`" for value in column.allowed)
    return f"`{column.name}`", str(column.type), column.meaning + empty, column.unit, column.source, allowed


def _police_classes() -> str:
    rows = ((f"`{code}`", f"`{crime_type}`") for code, crime_type in CRIME_TYPE_OF_MK.items())
    return "## Police classes\n\nWhich police class (MK) makes which crime type.\n\n" + _rows(
        ("class", "crime_type"), rows
    )


def _rows(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heading, ("---",) * len(heading), *rows]
    return "".join(f"| {' | '.join(_escaped(cell) for cell in line)} |\n" for line in lines)


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(describe())
