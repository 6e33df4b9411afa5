"""What Tijden is told: hours of the week with their peak, the sun, the season, and what it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analysis.day_blocks import DayBlock
from analysis.hot_times import IntervalQuality
from analysis.peak import Peak
from data.answered.common import AreaRef, Period, Source

#: Seven days, Monday first, of 24 numbers each.
Week = tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Hours:
    """The hours of the week: weights, the part of each that comes from long intervals, and the peak.

    ``quality`` is that of all incidents; ``sharp_n`` counts those with an interval of at most two hours, ``shown_n``
    those behind the weights. ``scale_to`` is the largest weight of all incidents, so that colours mean the same when
    only sharp times are shown. ``peak`` is None when there are too few incidents to look for one.
    """

    shown_n: int
    sharp_n: int
    sharp_only: bool
    quality: IntervalQuality
    weights: Week
    long_weights: Week
    scale_to: float
    peak: Peak | None


@dataclass(frozen=True)
class SunTimes:
    """Sunrise and sunset of a day, in hours since midnight on the wall clock."""

    day: date
    rise: float
    fall: float


@dataclass(frozen=True)
class Darkness:
    """When it happens against the sun; ``by_hour`` runs from 12 h before sunset to 12 h after, 24 weights.

    ``sun`` is the middle of the chosen fortnight, ``sun_first`` the first day that is looked at.
    """

    by_hour: tuple[float, ...]
    dark_share: float
    dark_time_share: float
    sun: SunTimes
    sun_first: SunTimes


@dataclass(frozen=True)
class CalendarYear:
    """Incidents per week of one year (ISO 8601), week 1 first; None where there is no data or no such week."""

    year: int
    weeks: tuple[int | None, ...]


@dataclass(frozen=True)
class Holiday:
    """A school holiday that touches these weeks of a year, both included."""

    name: str
    year: int
    first_week: int
    last_week: int


@dataclass(frozen=True)
class SeasonCalendar:
    """Weeks by years, with what the calendar knows: the weeks of the DDO, school holidays, the sun.

    ``sunset`` is the hour of sunset in the middle of each week of the last year. ``chosen`` is the (year, week) of
    the first and the last chosen week; ``complete_to`` the last (year, week) that is complete.
    """

    years: tuple[CalendarYear, ...]
    ddo_weeks: tuple[int, ...]
    holidays: tuple[Holiday, ...]
    sunset: tuple[float, ...]
    chosen: tuple[tuple[int, int], tuple[int, int]]
    complete_to: tuple[int, int]


@dataclass(frozen=True)
class BlockCompared:
    """One part of the day on two sides; ``ratio`` with its interval, None where nothing was counted."""

    block: DayBlock
    weight: float
    other: float
    ratio: float | None
    low: float | None
    high: float | None
    z: float
    clear: int


@dataclass(frozen=True)
class Comparison:
    """Hours here against hours elsewhere, per part of the day.

    ``kind``: ``jaar`` (the same days a year earlier), ``ddo`` (the DDO against the rest of the year) or ``gebied``
    (this area's share per block against that of the area around it without it). ``per`` is the exposure of each
    side: days, or incidents for ``gebied``. ``changes`` is the z per hour of the week.
    """

    kind: str
    name: str
    n: int
    other_n: int
    per: float
    other_per: float
    period: Period
    other_period: Period
    blocks: tuple[BlockCompared, ...]
    changes: Week


@dataclass(frozen=True)
class HotTimesAnswer:
    """Everything Tijden shows for the chosen area, period and crime type."""

    area: AreaRef
    period: Period
    before: Period
    complete: bool
    source: Source
    hours: Hours
    blocks: tuple[tuple[DayBlock, float], ...]
    darkness: Darkness
    calendar: SeasonCalendar
    comparisons: tuple[Comparison, ...]
