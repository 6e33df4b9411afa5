"""When the invented incidents happen: season, weekday, hour, length of the time window and delay of reporting.

Sources: the facts table of the demo region (docs/methods.md); R is a real figure, M a modelling choice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

from data.sample.story import PERIOD_START

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Moments = NDArray[np.datetime64]

#: The calendar runs to the end of 2016, so that the year can be cut off in proportion to its season.
CALENDAR_END: Final = date(2017, 1, 1)
SECONDS_PER_DAY: Final = 86_400
SECONDS_PER_HOUR: Final = 3_600
#: Moments are told in steps of five minutes, as people do. M.
STEP_SECONDS: Final = 300

#: R: October to January against the rest of the year, in larger and in smaller municipalities.
LARGER_WINTER: Final = 1.35
SMALLER_WINTER: Final = 1.70
#: Dwellings from which a municipality counts as larger. M.
LARGER_DWELLINGS: Final = 30_000
WINTER_MONTHS: Final = (10, 11, 12, 1)
#: Day of the year (0-based) with most burglaries; half a year from it lies the low. R: December highest, June lowest.
PEAK_DAY: Final = 344
#: A third wave makes top and bottom sharper, so that falling years do not move them to another month. M.
THIRD_WAVE: Final = 0.12

#: M: Monday to Sunday.
WEEKDAY_SHARE: Final = (0.14, 0.135, 0.14, 0.143, 0.16, 0.16, 0.122)

#: Weight of each hour of the day. R: 13 % at night, over 60 % afternoon and evening, peak 15-19 h.
HOURS: Final = {
    "winter": (8, 8, 7, 7, 5, 5, 8, 16, 30, 38, 42, 42, 42, 50, 60, 84, 98, 104, 96, 66, 48, 38, 30, 22),
    "zomer": (14, 15, 15, 14, 11, 8, 10, 18, 32, 42, 46, 46, 46, 54, 64, 82, 88, 84, 74, 58, 48, 44, 40, 34),
    "nacht": (60, 90, 110, 110, 80, 40, 12, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 6, 8, 10, 16, 34),
    "overdag": (0, 0, 0, 0, 0, 0, 0, 2, 20, 70, 110, 100, 60, 80, 100, 90, 60, 25, 8, 4, 2, 0, 0, 0),
    "straat": (70, 60, 50, 36, 24, 12, 8, 8, 12, 14, 16, 18, 20, 26, 30, 36, 42, 46, 54, 62, 70, 80, 90, 86),
    "zaak": (16, 12, 10, 8, 6, 6, 10, 14, 26, 34, 32, 34, 30, 32, 34, 38, 54, 84, 90, 88, 90, 80, 60, 30),
}
HOUR_PROFILES: Final = tuple(HOURS)
SUMMER_MONTHS: Final = (4, 5, 6, 7, 8, 9)

#: M: hours between last seen and found, as (from, to) and share. 15 % is exact to the minute, but 3 % of those because
#: the victim was there.
WINDOW_HOURS: Final = ((0, 0), (0, 1), (1, 4), (4, 12), (12, 24), (24, 72), (72, 336))
WINDOW_SHARE: Final = (0.12, 0.104, 0.28, 0.31, 0.083, 0.062, 0.041)
#: M: in July and August people are away; each share is multiplied by this, then scaled to 1.
WINDOW_HOLIDAY: Final = (1.0, 1.0, 1.0, 1.0, 1.2, 2.0, 3.0)
HOLIDAY_MONTHS: Final = (7, 8)

#: M: days between the end of the window and kennisname, as (from, to) and share: 80 % within 3 days, 97 % within
#: 28 days, tail to a year. Half the police's hearing of it is within hours, so the first class is short.
DELAY_DAYS: Final = ((0.0, 0.25), (0.25, 3.0), (3.0, 28.0), (28.0, 360.0))
DELAY_SHARE: Final = (0.66, 0.15, 0.16, 0.03)
#: Within a class short delays are likelier: the place in the class is a uniform number to this power.
DELAY_SKEW: Final = (1.0, 1.0, 2.0, 2.0)
#: M: share of windows that were still open when the police already knew (an alarm, a neighbour).
KNOWN_EARLY: Final = 0.01


@dataclass(frozen=True)
class Calendar:
    """Every day of the demo: its date, year, month (1-12), weekday (0 is Monday) and place in the year (0-1)."""

    days: Moments
    year: Ints
    month: Ints
    weekday: Ints
    phase: Floats


def calendar() -> Calendar:
    """Lay out all days from the first fortnight of the demo to the end of 2016."""
    days = np.arange(np.datetime64(PERIOD_START, "D"), np.datetime64(CALENDAR_END, "D"))
    year = days.astype("datetime64[Y]").astype(np.int64) + 1970
    month = days.astype("datetime64[M]").astype(np.int64) % 12 + 1
    since_new_year = (days - days.astype("datetime64[Y]").astype("datetime64[D]")).astype(np.int64)
    # 1970-01-01 was a Thursday.
    weekday = (days.astype(np.int64) + 3) % 7
    return Calendar(days, year, month, weekday, (since_new_year - PEAK_DAY) / 365.25)


def season(days: Calendar, winter: float) -> Floats:
    """Give each day its weight in the year, so that October to January lies ``winter`` times above the rest."""
    angle = 2 * np.pi * days.phase
    wave = np.cos(angle) + THIRD_WAVE * np.cos(3 * angle)
    dark = np.isin(days.month, WINTER_MONTHS)

    def gap(height: float) -> float:
        weight = np.exp(height * wave)
        return float(weight[dark].mean() / weight[~dark].mean() - winter)

    return np.exp(float(brentq(gap, 0.0, 2.0)) * wave)


def day_weights(days: Calendar, dwellings: NDArray[np.integer]) -> Floats:
    """Give season times weekday per municipality and day: (municipalities, days).

    Args:
        days: the calendar.
        dwellings: (municipalities,) dwellings, which decide how deep the winter is.
    """
    weekday = np.array(WEEKDAY_SHARE)[days.weekday]
    larger, smaller = (season(days, winter) * weekday for winter in (LARGER_WINTER, SMALLER_WINTER))
    weights: Floats = np.where((np.asarray(dwellings) >= LARGER_DWELLINGS)[:, None], larger, smaller)
    return weights


def draw_class(rng: np.random.Generator, share: Floats) -> Ints:
    """Draw one class number per row of (n, classes) weights."""
    edges = np.cumsum(share, axis=-1)
    picked = rng.random(len(share)) * edges[:, -1]
    number: Ints = (picked[:, None] >= edges[:, :-1]).sum(axis=1)
    return number


def draw_hours(rng: np.random.Generator, profile: Ints) -> Ints:
    """Draw the second of the day at which it really happened, in steps of five minutes.

    Args:
        profile: (n,) index into ``HOUR_PROFILES``.
    """
    edges = np.cumsum(np.array([HOURS[name] for name in HOUR_PROFILES]), axis=1)
    total = edges[profile, -1]
    picked = rng.integers(0, total)
    # One flat, rising table: profile p lives in [p, p + 1) times the largest total.
    reach = int(edges.max()) + 1
    flat = (edges + reach * np.arange(len(edges))[:, None]).ravel()
    hour: Ints = np.searchsorted(flat, picked + reach * profile, side="right") - 24 * profile
    steps = SECONDS_PER_HOUR // STEP_SECONDS
    return hour * SECONDS_PER_HOUR + rng.integers(0, steps, len(profile)) * STEP_SECONDS


def draw_windows(rng: np.random.Generator, month: Ints, short: NDArray[np.bool_]) -> Ints:
    """Draw the seconds between last seen and found; ``short`` marks crimes with the victim present (no window)."""
    normal = np.array(WINDOW_SHARE)
    away = normal * WINDOW_HOLIDAY
    edges = np.cumsum(np.stack([normal, away / away.sum()]), axis=1)
    holiday = np.isin(month, HOLIDAY_MONTHS).astype(np.int64)
    number = np.searchsorted((edges + np.arange(2)[:, None] * 2).ravel(), rng.random(len(month)) + 2 * holiday)
    number = np.minimum(number - len(normal) * holiday, len(normal) - 1)
    bounds = np.array(WINDOW_HOURS, float)
    hours = bounds[number, 0] + rng.random(len(month)) * (bounds[number, 1] - bounds[number, 0])
    steps = np.ceil(hours * SECONDS_PER_HOUR / STEP_SECONDS).astype(np.int64)
    return np.where(short, 0, steps * STEP_SECONDS)


def place_windows(rng: np.random.Generator, day: Moments, happened: Ints, window: Ints) -> tuple[Moments, Moments]:
    """Lay each window around the hour it happened in, such that it starts on ``day``.

    Returns: start and end, datetime64[s].
    """
    before = (rng.random(len(window)) * (window // STEP_SECONDS + 1)).astype(np.int64) * STEP_SECONDS
    start = day.astype("datetime64[s]") + np.mod(happened - before, SECONDS_PER_DAY).astype("timedelta64[s]")
    return start, start + window.astype("timedelta64[s]")


def draw_delays(rng: np.random.Generator, size: int) -> Ints:
    """Draw the seconds between the end of the window and the moment the police heard of it."""
    number = np.searchsorted(np.cumsum(DELAY_SHARE), rng.random(size)).clip(max=len(DELAY_SHARE) - 1)
    bounds = np.array(DELAY_DAYS)
    place = rng.random(size) ** np.array(DELAY_SKEW)[number]
    days = bounds[number, 0] + place * (bounds[number, 1] - bounds[number, 0])
    minutes: Ints = np.ceil(days * SECONDS_PER_DAY / 60).astype(np.int64)
    return minutes * 60


def draw_reported(rng: np.random.Generator, start: Moments, end: Moments) -> Moments:
    """Say when the police heard of each incident; a few hear of it while the window is still open."""
    reported = end + draw_delays(rng, len(end)).astype("timedelta64[s]")
    early = rng.random(len(end)) < KNOWN_EARLY
    part = ((end - start).astype(np.int64) * rng.random(len(end)) // 60 * 60).astype("timedelta64[s]")
    heard: Moments = np.where(early, start + part, reported)
    return heard
