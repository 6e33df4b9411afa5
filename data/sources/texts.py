"""Reads CSV, TSV and their kin into rows: finds the separator and the heading row, and accounts for every line."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from pyarrow import csv as arrow_csv

from data.sources.delivered import DeliveryRefused
from data.sources.headings import ID, TITLE_ROWS, Headings, heading_row, in_order, is_total
from data.sources.lines import LONGEST_QUOTE, Lines, decoded, lines_of, unbroken
from data.sources.mapping import Mapping
from data.sources.rows import Rows, from_cells

SEPARATORS: Final = (";", ",", "\t", "|")
#: Spreadsheets read the separator from a first line such as "sep=;".
_SEP_LINE: Final = "sep="
#: Lines that are looked at to find out how a file is built.
_LOOK: Final = 2 * TITLE_ROWS
_BLOCK: Final = 8_000_000
#: A total stands in the last lines, or in a line without a number.
_LAST_LINES: Final = 10
_MOST_SUSPECTS: Final = 10_000


@dataclass(frozen=True)
class Layout:
    """How a file is built.

    Attributes:
        separator: mark between columns.
        headings: where each field stands.
        first: first line below the heading row.
        width: columns of a row, an empty one behind the last heading included.
    """

    separator: str
    headings: Headings
    first: int
    width: int


def read_text(data: bytes, mapping: Mapping) -> Rows:
    """Read a text file of any encoding and separator.

    Raises: DeliveryRefused when it is no text, or no heading row can be found and the mapping gives no columns.
    """
    lines = lines_of(decoded(data))
    layout = _layout(lines, mapping)
    lines = unbroken(lines, separator=layout.separator, width=layout.width, first=layout.first)
    filled = np.flatnonzero((lines.ends > lines.starts) & (np.arange(len(lines)) >= layout.first))
    if not len(filled):
        return from_cells([], [], layout.headings.columns, layout.headings.dropped, layout.width)
    rows = _quickly(lines, filled, layout) or _line_by_line(lines, filled, layout)
    return rows.take(~_no_incident(rows, lines, filled, layout))


def _layout(lines: Lines, mapping: Mapping) -> Layout:
    skip = int(len(lines) > 0 and lines.text(0).lower().strip('"').startswith(_SEP_LINE))
    told = lines.text(0).strip('"')[len(_SEP_LINE) :][:1] if skip else ""
    offered = [mark for mark in (mapping.separator or told,) if mark] or list(SEPARATORS)
    look = [lines.text(line) for line in range(skip, min(len(lines), skip + _LOOK))]
    found = [_tried(look, mark, skip, mapping) for mark in offered]
    best = max(found, key=lambda layout: (len(layout.headings.columns), layout.width))
    if not best.headings.columns:
        raise DeliveryRefused(
            "In het bestand is geen koprij herkend. Geef met --mapping een bestand waarin de koppen of de volgorde van "
            "de kolommen staan (docs/mapping.md)."
        )
    return best


def _tried(look: Sequence[str], separator: str, skip: int, mapping: Mapping) -> Layout:
    """Say how the file would be built with this separator."""
    rows, ends = _cells(look, separator)
    if mapping.columns:
        width = max(_usual(rows), len(mapping.columns))
        fits = in_order((*mapping.columns, *[""] * (width - len(mapping.columns))))
        return Layout(separator, fits if _usual(rows) > 1 else Headings({}, (), 0), skip, width)
    place, headings = heading_row(rows, mapping.headings)
    first = skip + (ends[place] if ends else 0)
    return Layout(separator, headings, first, _with_tail(rows[place + 1 :], headings.width))


def _cells(look: Sequence[str], separator: str) -> tuple[list[list[str]], list[int]]:
    """Cut the first lines into cells; a quote that is never closed makes every line a row of its own.

    Returns: the rows, and the line behind each.
    """
    reader = csv.reader(io.StringIO("\n".join(look)), delimiter=separator)
    try:
        found = [(row, reader.line_num) for row in reader]
    except csv.Error:
        found = []
    if any(end - start > LONGEST_QUOTE for start, end in pairwise([0, *(end for _, end in found)])) or not found:
        found = [(next(csv.reader([line], delimiter=separator), []), end) for end, line in enumerate(look, 1)]
    return [row for row, _ in found], [end for _, end in found]


def _usual(rows: Sequence[Sequence[str]]) -> int:
    return Counter(len(row) for row in rows if row).most_common(1)[0][0] if any(rows) else 0


def _with_tail(rows: Sequence[Sequence[str]], width: int) -> int:
    """Widen the table where rows end in a separator that the heading row lacks."""
    usual = _usual(rows)
    same = [row for row in rows if len(row) == usual]
    return usual if usual > width and not any(cell.strip() for row in same for cell in row[width:]) else width


def _quickly(lines: Lines, filled: NDArray[np.int64], layout: Layout) -> Rows | None:
    """Read all lines at once; None when quotes made the reader see other rows than there are lines."""
    odd: list[tuple[int, str]] = []

    def set_aside(row: arrow_csv.InvalidRow) -> str:
        odd.append((int(row.number or 0) - 1, row.text))
        return "skip"

    body = memoryview(lines.data)[int(lines.starts[filled[0]]) :]
    wanted = {f"c{place}": pa.string() for place in layout.headings.columns.values()}
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(pa.py_buffer(body)),
            arrow_csv.ReadOptions(
                column_names=[f"c{place}" for place in range(layout.width)], block_size=_BLOCK, use_threads=False
            ),
            arrow_csv.ParseOptions(delimiter=layout.separator, invalid_row_handler=set_aside),
            arrow_csv.ConvertOptions(
                include_columns=list(wanted), column_types=wanted, check_utf8=False, quoted_strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    if table.num_rows + len(odd) != len(filled) or len({place for place, _ in odd}) != len(odd):
        return None
    return _together(table, odd, lines.numbers[filled], layout)


def _together(table: pa.Table, odd: list[tuple[int, str]], numbers: NDArray[np.int64], layout: Layout) -> Rows:
    """Put the rows of another width back where they stood."""
    columns = {field: table[f"c{place}"] for field, place in layout.headings.columns.items()}
    plain = np.full(table.num_rows, "", dtype=object)
    if not odd:
        return Rows(columns, numbers, plain, layout.headings.dropped)
    places = np.array([place for place, _ in odd])
    cells = [next(csv.reader([text], delimiter=layout.separator), []) for _, text in odd]
    aside = from_cells(cells, [0] * len(odd), layout.headings.columns, layout.headings.dropped, layout.width)
    order = np.argsort(np.concatenate([np.delete(np.arange(len(numbers)), places), places]))
    both = {f: pa.chunked_array([*columns[f].chunks, *aside.columns[f].chunks]).take(order) for f in columns}
    return Rows(both, numbers, np.concatenate([plain, aside.refused])[order], layout.headings.dropped)


def _line_by_line(lines: Lines, filled: NDArray[np.int64], layout: Layout) -> Rows:
    """Read every line for itself, so that no quote reaches beyond it."""
    cells = [next(csv.reader([lines.text(line)], delimiter=layout.separator), []) for line in filled.tolist()]
    return from_cells(
        cells, lines.numbers[filled].tolist(), layout.headings.columns, layout.headings.dropped, layout.width
    )


def _no_incident(rows: Rows, lines: Lines, filled: NDArray[np.int64], layout: Layout) -> NDArray[np.bool_]:
    """Mark the lines that hold nothing but separators, and the total below the table."""
    suspects = _suspects(rows)
    marked = np.zeros(len(rows), bool)
    for row in suspects:
        cells = next(csv.reader([lines.text(int(filled[row]))], delimiter=layout.separator), [])
        marked[row] = not any(cell.strip() for cell in cells) or is_total(cells)
    return marked


def _suspects(rows: Rows) -> list[int]:
    last = list(range(max(len(rows) - _LAST_LINES, 0), len(rows)))
    empty = np.ones(len(rows), bool)
    for field, texts in rows.columns.items():
        blank = pc.equal(pc.utf8_trim_whitespace(texts), "").to_numpy()
        empty &= blank
        if field == ID and blank.sum() <= _MOST_SUSPECTS:
            last = [*last, *np.flatnonzero(blank).tolist()]
    return sorted({*last, *np.flatnonzero(empty).tolist()})
