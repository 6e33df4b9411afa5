"""When it happened: two moments of a row become the window in which the crime was committed, or a reason why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

NO_TIME: Final = "begin en einde onbekend"
END_FIRST: Final = "einde ligt voor het begin"
AFTER_REPORT: Final = "begin ligt meer dan een dag na de kennisname"
AFTER_DELIVERY: Final = "begin ligt na de levering"

FLAG_NO_START: Final = "begin onbekend, einde genomen"
FLAG_NO_CLOCK: Final = "tijd onbekend, hele dag genomen"
FLAG_AUTUMN: Final = "einde in het dubbele uur van de wintertijd"

HOUR: Final = np.timedelta64(3_600, "s")
DAY: Final = np.timedelta64(86_400, "s")
_OCTOBER: Final = 10
#: The hour that occurs twice when summer time ends. Source: EU directive 2000/84/EC, last Sunday of October, 01:00 UTC.
_DOUBLED: Final = (2 * HOUR, 3 * HOUR)

Moments = NDArray[np.datetime64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Told:
    """A column of moments as the export gives it: NaT where unknown, and whether a time of day was given."""

    at: Moments
    timed: Bools


@dataclass(frozen=True)
class Intervals:
    """The window of every row.

    Attributes:
        earliest: (n,) start; NaT where a reason stands.
        latest: (n,) end, never before the start.
        reasons: (n,) why there is no window; empty where there is one.
        flags: remark -> (n,) where it is true.
    """

    earliest: Moments
    latest: Moments
    reasons: NDArray[np.object_]
    flags: dict[str, Bools]


def intervals(start: Told, end: Told, reported: Moments, *, delivered: np.datetime64) -> Intervals:
    """Make the window of every row.

    An unknown start takes the end; an unknown end takes the start; without a time of day the whole day is the window.

    Args:
        start: first moment.
        end: last moment.
        reported: (n,) kennisname, NaT where unknown.
        delivered: moment of delivery, NaT when nobody said.
    """
    no_start, no_end = np.isnat(start.at), np.isnat(end.at)
    earliest = np.where(no_start, end.at, start.at)
    last_timed = np.where(no_end, start.timed, end.timed)
    last = np.where(no_end, start.at, end.at)
    latest = np.where(last_timed, last, last + DAY)
    doubled = (latest < earliest) & (earliest - latest <= HOUR) & _in_doubled_hour(earliest) & _in_doubled_hour(latest)
    latest = np.where(doubled, earliest, latest)
    first_timed = np.where(no_start, end.timed, start.timed)
    flags = {FLAG_NO_START: no_start & ~no_end, FLAG_NO_CLOCK: ~(first_timed & last_timed), FLAG_AUTUMN: doubled}
    return Intervals(earliest, latest, _reasons(earliest, latest, reported, delivered), flags)


def _reasons(earliest: Moments, latest: Moments, reported: Moments, delivered: np.datetime64) -> NDArray[np.object_]:
    limit = np.datetime64("2100-01-01", "s") if np.isnat(delivered) else delivered
    wrong = (
        (np.isnat(earliest), NO_TIME),
        (latest < earliest, END_FIRST),
        (earliest > reported + DAY, AFTER_REPORT),
        (earliest >= limit, AFTER_DELIVERY),
    )
    return np.select([mark for mark, _ in wrong], [reason for _, reason in wrong], default="").astype(object)


def _in_doubled_hour(moments: Moments) -> Bools:
    """Tell whether a moment lies in the hour that occurs twice."""
    day = moments.astype("datetime64[D]")
    years = day.astype("datetime64[Y]").astype(np.int64) + 1970
    known = ~np.isnat(moments)
    wanted = {int(year) for year in np.unique(years[known])}
    change = np.isin(day, np.array([_last_sunday(year) for year in sorted(wanted)], "datetime64[D]"))
    clock = moments - day
    doubled: Bools = known & change & (clock >= _DOUBLED[0]) & (clock <= _DOUBLED[1])
    return doubled


def _last_sunday(year: int) -> date:
    last = date(year, _OCTOBER, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
