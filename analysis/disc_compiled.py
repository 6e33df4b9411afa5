"""Sums over the disc of cells around every cell, compiled; ``analysis.hotspots`` holds the numpy reference."""

from __future__ import annotations

import numba
import numpy as np
from numpy.typing import NDArray


Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@numba.njit(cache=True)
def _running_sum(values: Floats, running: Floats, widest: int) -> None:
    """Sum one row from the west, with room for the widest half width on both sides."""
    columns = values.size
    total = 0.0
    for at in range(widest + 1):
        running[at] = 0.0
    for column in range(columns):
        total += values[column]
        running[widest + 1 + column] = total
    for at in range(widest + 1 + columns, running.size):
        running[at] = total


@numba.njit(cache=True)
def _sum_row(running: Floats, row: int, half_widths: Ints, widest: int, sums: Floats) -> None:
    """Sum the discs of the cells of one row."""
    reach = half_widths.size // 2
    for step in range(half_widths.size):
        other = row + step - reach
        if 0 <= other < running.shape[0]:
            right = running[other, widest + 1 + half_widths[step] :]
            left = running[other, widest - half_widths[step] :]
            for column in range(sums.size):
                sums[column] += right[column] - left[column]


@numba.njit(cache=True, parallel=True)
def disc_sums(values: Floats, half_widths: Ints) -> Floats:
    """Sum the cells of the disc around every cell; cells beyond the border count as 0.

    Per row of the disc one difference of running sums: work grows with the disc's height, not with its area, and
    whole numbers stay exact. The work lies in functions of its own, because a parallel one takes long to compile.

    Args:
        values: (rows, columns).
        half_widths: (2k + 1,) half width in cells of each row of the disc.
    Returns: (rows, columns).
    """
    rows, columns = values.shape
    widest = half_widths.max()
    running = np.empty((rows, columns + 2 * widest + 1))
    for row in numba.prange(rows):
        _running_sum(values[row], running[row], widest)
    sums = np.zeros((rows, columns))
    for row in numba.prange(rows):
        _sum_row(running, row, half_widths, widest, sums[row])
    return sums
