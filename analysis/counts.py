"""Fortnights: the one module that knows which 14 days belong together, and how to count in them."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

#: First day of a fortnight, a Monday; every fortnight starts a multiple of 14 days from it.
#: Source: follows the police's delivery rhythm (docs/methods.md, Counting); configurable per installation.
ANCHOR = date(2008, 12, 29)
DAYS_PER_FORTNIGHT = 14
#: Fortnights in the 364 days after which the same weekdays and season return (Source: docs/methods.md).
FORTNIGHTS_PER_YEAR = 26


def fortnight_index(days: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """Number each moment by its fortnight since the anchor (0 = the fortnight that starts on ``ANCHOR``).

    Args:
        days: (n,) moments in naive local wall-clock time, any datetime64 unit.
    Returns: (n,) fortnight numbers; negative before the anchor.
    """
    elapsed = days.astype("datetime64[D]") - np.datetime64(ANCHOR, "D")
    return np.floor_divide(elapsed.astype(np.int64), DAYS_PER_FORTNIGHT)


def fortnight_start(index: int) -> date:
    """Give the first day, a Monday, of fortnight number ``index``."""
    return ANCHOR + timedelta(days=DAYS_PER_FORTNIGHT * index)


def fortnight_of(day: date) -> date:
    """Give the first day of the fortnight that holds ``day``; this is the fortnight's id."""
    return fortnight_start((day - ANCHOR).days // DAYS_PER_FORTNIGHT)


def is_fortnight(day: date) -> bool:
    """Tell whether ``day`` is the first day of a fortnight."""
    return (day - ANCHOR).days % DAYS_PER_FORTNIGHT == 0
