"""What a table twin holds, before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TwinColumn:
    """One column: its heading, and whether it holds numbers (aligned right, sorted by value)."""

    title: str
    numeric: bool = False


@dataclass(frozen=True)
class TwinCell:
    """One cell: its text and the value it sorts by."""

    text: str
    order: float | str


@dataclass(frozen=True)
class Twin:
    """A table with a caption that says what it is, over which period."""

    caption: str
    columns: tuple[TwinColumn, ...]
    rows: tuple[tuple[TwinCell, ...], ...]
