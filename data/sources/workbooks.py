"""Reads XLSX into rows: every sheet with a heading row, cells as the texts they show; refuses what only pretends."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Final

import python_calamine as calamine

from data.sources.delivered import DeliveryRefused
from data.sources.headings import TITLE_ROWS, Headings, heading_row, in_order, is_total
from data.sources.mapping import Mapping
from data.sources.rows import Rows, from_cells

#: Unpacked size of a workbook with a million rows of a police export, and some room.
LARGEST_UNPACKED: Final = 1_500_000_000
#: No honest sheet packs better than this; sheets of repeated rows reach about 40.
BEST_PACKED: Final = 200
#: Below this an honest file may pack any way it likes.
SMALL: Final = 10_000_000
MOST_PARTS: Final = 2_000
_SHEETS: Final = "xl/worksheets/"
_LAST_ROWS: Final = 10
_HEAD: Final = 4_096
_HOUR: Final = 3_600
_DOCTYPE: Final = b"<!DOCTYPE"

Cell = int | float | str | bool | time | date | datetime | timedelta


def read_workbook(data: bytes, mapping: Mapping) -> list[Rows]:
    """Read every sheet that has a heading row, or every sheet in the order of the mapping's columns.

    Raises: DeliveryRefused when the file is no workbook, holds macros, or unpacks to more than it should.
    """
    _inspect(data)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
        read = [rows for sheet in sheets if (rows := _rows(sheet, mapping)) is not None]
    except (calamine.CalamineError, ValueError, OSError) as error:
        raise DeliveryRefused("Het werkboek is beschadigd of beveiligd en kan niet worden gelezen.") from error
    if not read:
        raise DeliveryRefused(
            "In het werkboek is geen koprij herkend. Geef met --mapping een bestand waarin de koppen of de volgorde "
            "van de kolommen staan (docs/mapping.md)."
        )
    return read


def _rows(sheet: calamine.CalamineSheet, mapping: Mapping) -> Rows | None:
    """Read one sheet; None when it holds no table of ours."""
    if sheet.start is None:
        return None
    cells = ([shown(cell) for cell in row] for row in sheet.iter_rows())
    top = list(islice(cells, TITLE_ROWS))
    if mapping.columns:
        width = max(len(mapping.columns), *(len(row) for row in top))
        place, headings = -1, in_order((*mapping.columns, *[""] * (width - len(mapping.columns))))
    else:
        place, headings = heading_row(top, mapping.headings)
    return _table(top[place + 1 :], cells, place + 1 + sheet.start[0], headings) if headings.columns else None


def _table(top: Sequence[Sequence[str]], rest: Iterator[list[str]], above: int, headings: Headings) -> Rows:
    filled = [(number, row) for number, row in enumerate((*top, *rest), above + 1) if any(cell.strip() for cell in row)]
    last = len(filled) - _LAST_ROWS
    kept = [
        (number, row) for at, (number, row) in enumerate(filled) if not (_may_be_total(row, at, last) and is_total(row))
    ]
    return from_cells(
        [row for _, row in kept], [number for number, _ in kept], headings.columns, headings.dropped, headings.width
    )


def _may_be_total(row: Sequence[str], at: int, last: int) -> bool:
    return at >= last or not row[0].strip()


def shown(cell: Cell) -> str:
    """Give a cell as the text that dates, times and numbers are read from."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "J" if cell else "N"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ") if cell.time() != time() else cell.date().isoformat()
    if isinstance(cell, timedelta):
        seconds = round(cell.total_seconds())
        return f"{seconds // _HOUR}:{seconds % _HOUR // 60:02d}:{seconds % 60:02d}"
    return cell.isoformat() if isinstance(cell, (date, time)) else str(cell)


def _inspect(data: bytes) -> None:
    """Refuse what is no plain workbook, before anything is unpacked."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DeliveryRefused("Het werkboek is beschadigd en kan niet worden gelezen.") from error
    names = {part.filename.lower() for part in parts}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise DeliveryRefused("Het werkboek bevat macro's. Sla het op als gewone XLSX en lever het opnieuw aan.")
    if not any(name.startswith(_SHEETS) for name in names):
        raise DeliveryRefused("Het bestand is een archief en geen werkboek. Lever CSV of XLSX aan.")
    unpacked = sum(part.file_size for part in parts)
    bomb = unpacked > SMALL and unpacked > BEST_PACKED * len(data)
    if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED or bomb:
        raise DeliveryRefused("Het werkboek is uitgepakt te groot om veilig te lezen. Lever het aan als CSV.")
    _refuse_entities(data, parts)


def _refuse_entities(data: bytes, parts: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse XML that declares a document type: a workbook never does, an entity bomb has to."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in parts:
            if part.filename.lower().endswith((".xml", ".rels")) and _DOCTYPE in _head(archive, part):
                raise DeliveryRefused("Het werkboek bevat een documenttype en is niet veilig om te lezen.")


def _head(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(part) as stream:
            return stream.read(_HEAD).replace(b"\0", b"").upper()
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise DeliveryRefused("Het werkboek is beschadigd of beveiligd en kan niet worden gelezen.") from error
