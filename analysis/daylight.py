"""The darkness clock: when it happens against sunset and sunrise, because the DDO is about darkness."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
from astral import Observer
from astral.sun import sunrise, sunset
from numpy.typing import NDArray

from analysis.hot_times import SECONDS_PER_HOUR, Floats, Ints, Moments, closed_seconds, spread_over

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
#: Hours before and after sunset that the clock shows.
HOURS_AROUND: Final = 12
_EPOCH: Final = date(1970, 1, 1)


@dataclass(frozen=True)
class DarknessClock:
    """Where the weight lies against the sun.

    ``by_hour`` (24,): weight from 12 hours before sunset (index 0) to 12 hours after (index 23); index 12 is the
    first hour after sunset. ``dark_share`` is the share between sunset and sunrise; ``dark_time_share`` the share
    of all time in the period that is dark, to compare it with.
    """

    n: int
    by_hour: Floats
    dark_share: float
    dark_time_share: float


def sun_times(first: date, last: date, *, latitude: float, longitude: float) -> tuple[Ints, Ints]:
    """Give sunrise and sunset of every day from ``first`` to ``last``, both included.

    Args:
        latitude, longitude: degrees (WGS84), normally the area's centroid.
    Returns: two (days,) arrays, seconds since 1970 in local wall-clock time.
    Source: the library astral (NOAA solar equations), computed offline; upper limb, 0.833 degrees below the horizon.
    """
    days = [first + timedelta(days=i) for i in range((last - first).days + 1)]
    pairs = np.array([_sun_of(day, round(latitude, 2), round(longitude, 2)) for day in days], dtype=np.int64)
    return pairs[:, 0], pairs[:, 1]


def darkness_clock(start: Moments, end: Moments, *, latitude: float, longitude: float) -> DarknessClock:
    """Spread every incident, weight 1, over the hours before and after sunset.

    Args:
        start, end: (n,) local wall clock, as for ``analysis.hot_times.aoristic_week``.
        latitude, longitude: degrees (WGS84).
    Returns: the clock; its weights sum to n.
    """
    begins, ends = closed_seconds(start, end)
    if not begins.size:
        return DarknessClock(0, np.zeros(2 * HOURS_AROUND), 0.0, 0.0)
    rise, fall = _sun_around(begins, ends, latitude, longitude)
    dark = _dark_weight(begins, ends, rise, fall)
    night = rise[1:] - fall[:-1]
    return DarknessClock(
        n=begins.size,
        by_hour=_hours_from_sunset(begins, ends, fall),
        dark_share=dark / begins.size,
        dark_time_share=float(night.sum() / (rise[-1] - rise[0])),
    )


@lru_cache(maxsize=20_000)
def _sun_of(day: date, latitude: float, longitude: float) -> tuple[int, int]:
    """Sunrise and sunset of one day at one place, wall-clock seconds since 1970."""
    place = Observer(latitude, longitude)
    return (
        _wall_seconds(sunrise(place, day, tzinfo=AMSTERDAM).replace(tzinfo=None)),
        _wall_seconds(sunset(place, day, tzinfo=AMSTERDAM).replace(tzinfo=None)),
    )


def _wall_seconds(moment: object) -> int:
    return int(np.datetime64(str(moment), "s").astype(np.int64))


def _sun_around(begins: Ints, ends: Ints, latitude: float, longitude: float) -> tuple[Ints, Ints]:
    """Sun times from two days before the first moment until two days after the last."""
    first = _EPOCH + timedelta(days=int(begins.min()) // 86_400 - 2)
    last = _EPOCH + timedelta(days=int(ends.max()) // 86_400 + 2)
    return sun_times(first, last, latitude=latitude, longitude=longitude)


def _dark_weight(begins: Ints, ends: Ints, rise: Ints, fall: Ints) -> float:
    """Weight between sunset and sunrise: segments alternate light (from sunrise) and dark (from sunset)."""
    edges = np.column_stack([rise, fall]).ravel()
    return float(spread_over(begins, ends, edges)[1::2].sum())


def _hours_from_sunset(begins: Ints, ends: Ints, fall: Ints) -> Floats:
    """(24,) weight per hour from 12 h before to 12 h after the nearest sunset."""
    offsets = np.arange(-HOURS_AROUND, HOURS_AROUND, dtype=np.int64) * SECONDS_PER_HOUR
    edges = np.add.outer(fall, offsets).ravel()
    weights = spread_over(begins, ends, edges)
    label: NDArray[np.int64] = np.arange(weights.size) % (2 * HOURS_AROUND)
    return np.bincount(label, weights, 2 * HOURS_AROUND).astype(np.float64)
