"""Sums over the disc of cells around every cell, compiled; ``analysis.hotspots`` holds the numpy reference."""

from __future__ import annotations

import numba
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@numba.njit(cache=True, nogil=True)
def disc_sums(values: Floats, half_widths: Ints) -> Floats:
    """Sum the cells of the disc around every cell; cells beyond the border count as 0.

    Per row of the disc one difference of running sums: work grows with the disc's height, not with its area, and
    whole numbers stay exact. One thread, because web requests use it, and two threads of a request may not share
    numba's workers; more threads gain nothing here (own measurement).

    Args:
        values: (rows, columns).
        half_widths: (2k + 1,) half width in cells of each row of the disc.
    Returns: (rows, columns).
    """
    rows, columns = values.shape
    reach, widest = half_widths.size // 2, half_widths.max()
    running = np.zeros((rows, columns + 2 * widest + 1))
    for row in range(rows):
        total = 0.0
        for column in range(columns):
            total += values[row, column]
            running[row, widest + 1 + column] = total
        running[row, widest + 1 + columns :] = total
    sums = np.zeros((rows, columns))
    for row in range(rows):
        for step in range(max(0, reach - row), min(half_widths.size, rows + reach - row)):
            right = running[row + step - reach, widest + 1 + half_widths[step] :]
            left = running[row + step - reach, widest - half_widths[step] :]
            for column in range(columns):
                sums[row, column] += right[column] - left[column]
    return sums
