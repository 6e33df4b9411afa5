"""Weighs past outbreaks down, so that what was a wave last winter does not pass for normal this winter."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def excess(counts: Floats, mean: Floats, dispersion: Floats | float) -> Floats:
    """Standardised excess of counts over their mean on the scale where a Poisson count is nearly normal.

    Source: Anscombe (1953); the residual Farrington et al. (1996) weigh outbreaks by.
    """
    root = np.sqrt(mean)
    return 1.5 * (np.cbrt(counts) ** 2 / np.cbrt(root) - root) / np.sqrt(dispersion)


def down_weight(excess: Floats, threshold: float, power: float) -> Floats:
    """Full weight up to the threshold, then falling as a power of the excess."""
    weight: Floats = (np.maximum(excess, threshold) / threshold) ** -power
    return weight


def stretches(values: Floats, width: int) -> Floats:
    """Sums of every ``width`` periods in a row: (areas, periods - width + 1)."""
    return _between(_running(values), width)


class OutbreakMask:
    """Judges each period by the most unusual stretch that covers it.

    The counts of an area do not change while its expectation is fitted again and again, so their side of the
    comparison is worked out once.
    """

    def __init__(self, counts: Floats, widths: tuple[int, ...]) -> None:
        running = _running(counts)
        self.roots = {width: np.cbrt(_between(running, width)) ** 2 for width in widths}

    def worst(self, mean: Floats, dispersion: Floats) -> Floats:
        """Largest standardised excess per area and period, at least 0."""
        worst, running, spread = np.zeros(mean.shape), _running(mean), 1.5 / np.sqrt(dispersion)[:, None]
        for width, roots in self.roots.items():
            root = np.sqrt(_between(running, width))
            score = (roots / np.cbrt(root) - root) * spread
            for shift in range(width):
                covered = worst[:, shift : shift + score.shape[1]]
                np.maximum(covered, score, out=covered)
        return worst


def _running(values: Floats) -> Floats:
    total = np.zeros((len(values), values.shape[1] + 1))
    np.cumsum(values, axis=1, out=total[:, 1:])
    return total


def _between(running: Floats, width: int) -> Floats:
    return running[:, width:] - running[:, :-width]
