"""Sums over the disc of cells around every cell, compiled; ``analysis.hotspots`` holds the numpy reference."""

from __future__ import annotations

import numba
import numpy as np
from numpy.typing import NDArray


@numba.njit(cache=True, parallel=True)
def disc_sums(values: NDArray[np.float64], half_widths: NDArray[np.int64]) -> NDArray[np.float64]:
    """Sum the cells of the disc around every cell; cells beyond the border count as 0.

    Per row of the disc one difference of running sums: work grows with the disc's height, not with its area, and
    whole numbers stay exact.

    Args:
        values: (rows, columns).
        half_widths: (2k + 1,) half width in cells of each row of the disc.
    Returns: (rows, columns).
    """
    rows, columns = values.shape
    height = half_widths.size
    reach = height // 2
    widest = half_widths.max()
    running = np.empty((rows, columns + 2 * widest + 1))
    for row in numba.prange(rows):
        total = 0.0
        running[row, : widest + 1] = 0.0
        for column in range(columns):
            total += values[row, column]
            running[row, widest + 1 + column] = total
        running[row, widest + 1 + columns :] = total
    sums = np.zeros((rows, columns))
    for row in numba.prange(rows):
        for step in range(height):
            other = row + step - reach
            if other < 0 or other >= rows:
                continue
            right = running[other, widest + 1 + half_widths[step] :]
            left = running[other, widest - half_widths[step] :]
            for column in range(columns):
                sums[row, column] += right[column] - left[column]
    return sums
