"""Rows of an export, taken apart but not yet understood: a text per field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

TOO_WIDE: Final = "meer kolommen dan de koprij"


@dataclass(frozen=True)
class Rows:
    """The rows of one table.

    Attributes:
        columns: field -> (n,) texts; empty where the row says nothing.
        numbers: (n,) line or sheet row, the first is 1.
        refused: (n,) reason why a row could not be taken apart; empty when it could.
        dropped: headings of the columns that stay behind.
    """

    columns: Mapping[str, pa.ChunkedArray]
    numbers: NDArray[np.int64]
    refused: NDArray[np.object_]
    dropped: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.numbers)

    def take(self, kept: NDArray[np.bool_]) -> Rows:
        """Keep the marked rows."""
        mask = pa.array(kept)
        columns = {field: texts.filter(mask) for field, texts in self.columns.items()}
        return Rows(columns, self.numbers[kept], self.refused[kept], self.dropped)


def from_cells(
    cells: Sequence[Sequence[str]],
    numbers: Sequence[int],
    columns: Mapping[str, int],
    dropped: tuple[str, ...],
    width: int,
) -> Rows:
    """Make rows from cells; a short row lacks its last columns, a row that is too wide is refused.

    Args:
        cells: the cells of each row.
        numbers: line or sheet row of each.
        columns: field -> position of its column.
        dropped: headings that stay behind.
        width: how many columns the table has; what stands beyond is refused unless it is empty.
    """
    texts = {
        field: pa.chunked_array([pa.array([_cell(row, place) for row in cells], pa.string())])
        for field, place in columns.items()
    }
    wide = [any(cell.strip() for cell in row[width:]) for row in cells]
    refused = np.array([TOO_WIDE if too_wide else "" for too_wide in wide], dtype=object)
    return Rows(texts, np.array(numbers, np.int64), refused, dropped)


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""
