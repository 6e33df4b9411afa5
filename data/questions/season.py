"""The season calendar: incidents per week by years, beside the DDO, the school holidays and the sun."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer

from analysis.daylight import sun_times
from data.answered.common import Period
from data.answered.hot_times import CalendarYear, Holiday, SeasonCalendar, SunTimes
from data.contracts import MUNICIPALITY
from data.query import DDO_FIRST_MONTH, DDO_LAST_MONTH, Query
from data.store import Area, Store

#: Years side by side on the screen.
YEARS_SHOWN: Final = 5
WEEKS: Final = 53
EVERYWHERE: Final = "on"
_SECONDS_PER_DAY: Final = 86_400
_SECONDS_PER_HOUR: Final = 3600
_DAYS_PER_WEEK: Final = 7
#: 1970-01-01 was a Thursday; three days earlier it was Monday.
_DAYS_TO_MONDAY: Final = 3

Counts = NDArray[np.int64]


def season_calendar(store: Store, area: Area, query: Query, complete_before: datetime) -> SeasonCalendar:
    """Count per week, for as many years as fit.

    Args:
        query: settled.
        complete_before: weeks that end after this moment are not complete.
    """
    days = query.days()
    last = max(days.end - timedelta(days=1), store.manifest.as_of.date() - timedelta(days=1))
    years = _years(store, area, query, last)
    chosen = (_iso_week(days.start), _iso_week(days.end - timedelta(days=1)))
    return SeasonCalendar(
        years=years,
        ddo_weeks=tuple(week for week in range(1, WEEKS) if _in_ddo(date.fromisocalendar(last.year, week, 4))),
        holidays=_holidays(store, area, {year.year for year in years}),
        sunset=_sunsets(area, last.year),
        chosen=chosen,
        complete_to=_iso_week((complete_before - timedelta(days=_DAYS_PER_WEEK)).date()),
    )


def sun_of(area: Area, day: date) -> SunTimes:
    """Give sunrise and sunset at an area's label point, in hours since midnight."""
    longitude, latitude = degrees(area.x_m, area.y_m)
    rise, fall = sun_times(day, day, latitude=latitude, longitude=longitude)
    midnight = (day - date(1970, 1, 1)).days * _SECONDS_PER_DAY
    return SunTimes(day, (int(rise[0]) - midnight) / _SECONDS_PER_HOUR, (int(fall[0]) - midnight) / _SECONDS_PER_HOUR)


@lru_cache(maxsize=1000)
def degrees(x_m: float, y_m: float) -> tuple[float, float]:
    """Give longitude and latitude (WGS84) of a place in RD New."""
    return _to_degrees().transform(x_m, y_m)


@lru_cache(maxsize=1)
def _to_degrees() -> Transformer:
    return Transformer.from_crs("EPSG:28992", "EPSG:4326", always_xy=True)


def _iso_week(day: date) -> tuple[int, int]:
    found = day.isocalendar()
    return found.year, found.week


def _in_ddo(day: date) -> bool:
    return day.month >= DDO_FIRST_MONTH or day.month <= DDO_LAST_MONTH


def _years(store: Store, area: Area, query: Query, last: date) -> tuple[CalendarYear, ...]:
    first_known = _first_day(store)
    newest = last.isocalendar().year
    years = range(max(newest - YEARS_SHOWN + 1, first_known.isocalendar().year), newest + 1)
    everything = Period(date.fromisocalendar(years[0], 1, 1), last + timedelta(days=_DAYS_PER_WEEK))
    starts = store.incidents.earliest[store.rows(area, everything, query)]
    counts = _per_week(starts)
    return tuple(_year(year, counts, first_known, last) for year in years)


def _first_day(store: Store) -> date:
    starts = store.incidents.earliest
    return starts.min().astype("datetime64[D]").item() if len(starts) else store.manifest.as_of.date()


def _per_week(starts: NDArray[np.datetime64]) -> Counter[int]:
    """Count per Monday, as days since 1970."""
    days = starts.astype("datetime64[D]").astype(np.int64) + _DAYS_TO_MONDAY
    mondays, counts = np.unique(days // _DAYS_PER_WEEK * _DAYS_PER_WEEK - _DAYS_TO_MONDAY, return_counts=True)
    return Counter(dict(zip(mondays.tolist(), counts.tolist(), strict=True)))


def _year(year: int, counts: Counter[int], first: date, last: date) -> CalendarYear:
    """A week counts when any of its days lies in the data; the last year may have 52 weeks."""
    weeks = date(year, 12, 28).isocalendar().week
    mondays = [date.fromisocalendar(year, week, 1) for week in range(1, weeks + 1)]
    known = [first - timedelta(days=_DAYS_PER_WEEK) < monday <= last for monday in mondays]
    epoch = date(1970, 1, 1)
    values = [counts[(monday - epoch).days] if seen else None for monday, seen in zip(mondays, known, strict=True)]
    return CalendarYear(year, (*values, *[None] * (WEEKS - weeks)))


def _holidays(store: Store, area: Area, years: set[int]) -> tuple[Holiday, ...]:
    region = _school_region(store, area)
    found = []
    for row in store.table("calendar").to_pylist():
        if row["kind"] != "schoolvakantie" or row["region"].lower() not in {region, EVERYWHERE}:
            continue
        (year, first), (last_year, last) = _iso_week(row["start"]), _iso_week(row["end"])
        if year in years:
            found.append(Holiday(row["name"], year, first, last if last_year == year else WEEKS))
        if last_year in years and last_year != year:
            found.append(Holiday(row["name"], last_year, 1, last))
    return tuple(sorted(found, key=lambda one: (one.year, one.first_week)))


def _school_region(store: Store, area: Area) -> str:
    """The school-holiday region of most municipalities inside."""
    above = store.municipality_of(area)
    inside = {one.ref.code for one in ((above,) if above else store.within(area, MUNICIPALITY))}
    rows = store.table("areas").select(["code", "school_region"]).to_pylist()
    regions = Counter(str(row["school_region"] or "").lower() for row in rows if row["code"] in inside)
    return regions.most_common(1)[0][0] if regions else ""


def _sunsets(area: Area, year: int) -> tuple[float, ...]:
    return tuple(round(sun_of(area, date.fromisocalendar(year, week, 4)).fall, 2) for week in range(1, WEEKS))
