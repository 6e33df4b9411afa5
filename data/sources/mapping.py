"""How one supplier writes: headings, column order, date format, CRS and constants, from a TOML file."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from typing import Final

from data.errors import DashboardError

DEFAULT_SUPPLIER: Final = "politie"
RD_EPSG: Final = 28992


class MappingRefused(DashboardError):
    """A mapping file says something that cannot be."""


@dataclass(frozen=True)
class Mapping:
    """How one supplier writes.

    Attributes:
        supplier: name of the supplier in the log.
        headings: field -> heading of this supplier; goes before the built-in aliases.
        columns: field per column, in order, of files without a heading row; an empty text is a column that is left.
        constants: field -> text that holds for every row.
        date_format: strptime pattern of days, where they are written otherwise.
        separator: the mark between columns; empty: found out.
        epsg: CRS of the coordinates.
        text: the file itself, as it takes part in the hash of the source.
    """

    supplier: str = DEFAULT_SUPPLIER
    headings: Dictionary[str, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    constants: Dictionary[str, str] = field(default_factory=dict)
    date_format: str = ""
    separator: str = ""
    epsg: int = RD_EPSG
    text: str = field(default="", repr=False)
