"""Counts side by side and counts per 1,000 dwellings, said no more exactly than small numbers allow."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

#: Below this many dwellings no rate is given. Source: docs/methods.md, Counting and small numbers.
MINIMUM_DWELLINGS = 100
PER = 1_000


def count_change_z(now: ArrayLike, before: ArrayLike) -> Floats:
    """Say how far two counts lie apart, in standard deviations: z = 2(sqrt(now) - sqrt(before)).

    Args:
        now, before: counts, any equal shape.
    Returns: z of that shape; 2 asks attention, 3 is strong.
    Raises: ValueError when a count is negative.
    Source: Wheeler (2016), Tables and graphs for monitoring temporal crime trends, Int. J. Police Sci. Manag. 18(3).
    """
    first, second = np.asarray(now, float), np.asarray(before, float)
    if (first < 0).any() or (second < 0).any():
        raise ValueError("a count is never negative")
    return np.asarray(2 * (np.sqrt(first) - np.sqrt(second)))


def count_change_z_late(now: ArrayLike, before: ArrayLike, known_share: float) -> Floats:
    """Compare a period that is not complete yet with one that is, so that late registration explains nothing.

    A rise counts on what is known already; a fall only when the count topped up for what is still to come falls too.

    Args:
        now: counts known so far, any shape.
        before: counts of the complete period, of that shape.
        known_share: share of ``now`` that is known, above 0 up to 1.
    Returns: z as ``count_change_z``; 0 where only late registration sets the two apart.
    Raises: ValueError when a count is negative or the share lies outside (0, 1].
    Source: docs/methods.md, Counting and small numbers; top-up by analysis.completeness (chain ladder).
    """
    if not 0 < known_share <= 1:
        raise ValueError("a known share lies above 0 and is at most 1")
    known = count_change_z(now, before)
    topped_up = count_change_z(np.asarray(now, float) / known_share, before)
    return np.where(known > 0, known, np.minimum(topped_up, 0.0))


def poisson_interval(counts: ArrayLike, *, level: float = 0.95) -> tuple[Floats, Floats]:
    """Give the exact interval in which the mean behind each count lies.

    Args:
        counts: counts, any shape.
        level: coverage, at least this much.
    Returns: lower and upper bound, of that shape; the lower bound of 0 is 0.
    Source: Garwood (1936), Biometrika 28:437-442.
    """
    from scipy.special import gammaincinv  # noqa: PLC0415 - web workers load scipy only when they need it

    observed = np.asarray(counts, float)
    tail = (1 - level) / 2
    lower = np.where(observed > 0, gammaincinv(np.maximum(observed, 1), tail), 0.0)
    return lower, np.asarray(gammaincinv(observed + 1, 1 - tail), float)


def rate_per_1000(counts: ArrayLike, dwellings: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """Give counts per 1,000 dwellings with their exact 95 % interval.

    Args:
        counts: (n,) counts.
        dwellings: (n,) dwellings; NaN where unknown.
    Returns: rate, lower, upper, each (n,); NaN below ``MINIMUM_DWELLINGS``.
    """
    observed, homes = np.asarray(counts, float), np.asarray(dwellings, float)
    enough = np.where(homes >= MINIMUM_DWELLINGS, homes, np.nan)
    lower, upper = poisson_interval(observed)
    return observed / enough * PER, lower / enough * PER, upper / enough * PER
