"""The one grid of all cell maps: squares of 125 m in RD New, aligned to the origin of the coordinate system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

#: Side of a cell in metres. Source: the police's CAS uses 125 m (docs/methods.md, Hotspots).
CELL_M: Final = 125.0
#: A cell's number is its row times this, plus its column. Source: contract of the cells.
ROW_STEP: Final = 100_000

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Grid:
    """A rectangle of whole cells; arrays on it have shape ``(rows, columns)`` and row 0 lies in the south.

    ``first_row`` and ``first_column`` count cells from the origin of the coordinate system, so that a place falls in
    the same cell in every grid.
    """

    first_row: int
    first_column: int
    rows: int
    columns: int
    cell_m: float = CELL_M

    def __post_init__(self) -> None:
        if self.rows < 1 or self.columns < 1 or self.cell_m <= 0:
            raise ValueError(f"a grid needs cells: {self.rows} x {self.columns} of {self.cell_m} m")

    @classmethod
    def from_bounds(cls, x_min: float, y_min: float, x_max: float, y_max: float, *, cell_m: float = CELL_M) -> Grid:
        """Make the smallest grid whose cells hold every place of the bounds, edges included."""
        rows, columns = cell_rows_columns(np.array([x_min, x_max]), np.array([y_min, y_max]), cell_m=cell_m)
        return cls._spanning(rows, columns, cell_m)

    @classmethod
    def from_cells(cls, cell_ids: Ints, *, cell_m: float = CELL_M) -> Grid:
        """Make the smallest grid that holds the numbered cells.

        Raises: ValueError when there is no cell.
        """
        if not cell_ids.size:
            raise ValueError("a grid needs at least one cell")
        return cls._spanning(*np.divmod(cell_ids, ROW_STEP), cell_m)

    @classmethod
    def _spanning(cls, rows: Ints, columns: Ints, cell_m: float) -> Grid:
        south, west = int(rows.min()), int(columns.min())
        return cls(south, west, int(rows.max()) - south + 1, int(columns.max()) - west + 1, cell_m)

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns, as numpy wants them."""
        return self.rows, self.columns

    @property
    def west_m(self) -> float:
        """Easting of the western edge."""
        return self.first_column * self.cell_m

    @property
    def south_m(self) -> float:
        """Northing of the southern edge."""
        return self.first_row * self.cell_m

    @property
    def cell_ids(self) -> Ints:
        """Number of every cell, ``(rows, columns)``."""
        rows = np.arange(self.first_row, self.first_row + self.rows)
        columns = np.arange(self.first_column, self.first_column + self.columns)
        return numbered(rows[:, None], columns[None, :])

    @property
    def centres(self) -> tuple[Floats, Floats]:
        """Easting of every column's centre ``(columns,)`` and northing of every row's centre ``(rows,)``."""
        x_m, _ = cell_centres(self.cell_ids[0], cell_m=self.cell_m)
        _, y_m = cell_centres(self.cell_ids[:, 0], cell_m=self.cell_m)
        return x_m, y_m

    def widened(self, cells: int) -> Grid:
        """Add ``cells`` cells on every side."""
        return Grid(
            self.first_row - cells, self.first_column - cells, self.rows + 2 * cells, self.columns + 2 * cells,
            self.cell_m,
        )  # fmt: skip

    def positions(self, cell_ids: Ints) -> Ints:
        """Place of each numbered cell in a flattened array on this grid; -1 where it lies outside."""
        return self._flat(*np.divmod(cell_ids, ROW_STEP))

    def counts(self, x_m: Floats, y_m: Floats) -> Ints:
        """Count places per cell, ``(rows, columns)``; places outside the grid or unknown (NaN) do not count."""
        known = np.isfinite(x_m) & np.isfinite(y_m)
        return self._tally(self._flat(*cell_rows_columns(x_m[known], y_m[known], cell_m=self.cell_m)))

    def counts_of(self, cell_ids: Ints) -> Ints:
        """Count how often each cell is named, ``(rows, columns)``; cells outside the grid do not count."""
        return self._tally(self.positions(cell_ids))

    def mask(self, cell_ids: Ints) -> Mask:
        """Mark the named cells, ``(rows, columns)``."""
        return self.counts_of(cell_ids) > 0

    def spread(self, cell_ids: Ints, values: Floats) -> Floats:
        """Lay one value per named cell on the grid, 0 elsewhere; a cell that is named twice gets the sum."""
        at = self.positions(cell_ids)
        inside = at >= 0
        sums = np.bincount(at[inside], values[inside], self.rows * self.columns)
        return sums.astype(np.float64).reshape(self.shape)

    def _tally(self, positions: Ints) -> Ints:
        return np.bincount(positions[positions >= 0], minlength=self.rows * self.columns).reshape(self.shape)

    def _flat(self, rows: Ints, columns: Ints) -> Ints:
        row, column = rows - self.first_row, columns - self.first_column
        inside = (row >= 0) & (row < self.rows) & (column >= 0) & (column < self.columns)
        return np.where(inside, row * self.columns + column, -1)


def cell_rows_columns(x_m: Floats, y_m: Floats, *, cell_m: float = CELL_M) -> tuple[Ints, Ints]:
    """Row and column of the cell that holds each place; a place on an edge belongs to the cell north or east of it."""
    return np.floor(y_m / cell_m).astype(np.int64), np.floor(x_m / cell_m).astype(np.int64)


def cell_of(x_m: Floats, y_m: Floats, *, cell_m: float = CELL_M) -> Ints:
    """Number of the cell that holds each place."""
    return numbered(*cell_rows_columns(x_m, y_m, cell_m=cell_m))


def numbered(rows: Ints, columns: Ints) -> Ints:
    """Number of the cell in each row and column."""
    return rows * ROW_STEP + columns


def cell_centres(cell_ids: Ints, *, cell_m: float = CELL_M) -> tuple[Floats, Floats]:
    """Easting and northing of the centre of each numbered cell."""
    rows, columns = np.divmod(cell_ids, ROW_STEP)
    return (columns + 0.5) * cell_m, (rows + 0.5) * cell_m


def disc_half_widths(radius_cells: float) -> Ints:
    """Half width in cells of each row of a disc of cells whose centres lie within ``radius_cells`` of its centre.

    A centre on the rim belongs to the disc, rounding of the radius (sqrt(2) for the diagonal) or not.

    Returns: (2k + 1,) half widths, the southernmost row first; the disc holds ``(2 * widths + 1).sum()`` cells.
    Raises: ValueError when the radius is negative.
    """
    if radius_cells < 0:
        raise ValueError(f"a radius is not negative: {radius_cells}")
    reach = radius_cells * (1 + _SLACK)
    rows = np.arange(-int(reach), int(reach) + 1)
    widths: Floats = np.floor(np.sqrt(np.maximum(reach**2 - rows**2, 0.0)))
    return widths.astype(np.int64)


#: Lets sqrt(2) reach the diagonal neighbour whatever its last digit (docs/methods.md, Hotspots).
_SLACK: Final = 1e-9
