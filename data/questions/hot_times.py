"""Answers Tijden: when does it happen, and is that different from elsewhere or earlier?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.counts import DAYS_PER_FORTNIGHT
from analysis.day_blocks import DAY_BLOCKS, BlockComparison, block_weights, compare_blocks, hour_changes
from analysis.daylight import darkness_clock
from analysis.hot_times import Floats, aoristic_week, interval_quality, is_long, is_sharp
from analysis.peak import find_peak
from data.answered.common import Period, Source
from data.answered.hot_times import BlockCompared, Comparison, Darkness, HotTimesAnswer, Hours, Week
from data.query import DDO_FIRST_MONTH, DDO_LAST_MONTH, Query
from data.questions.known import DAYS_TO_COMPLETE, is_complete
from data.questions.season import degrees, season_calendar, sun_of
from data.store import Area, Rows, Store

#: Years over which the DDO is held against the rest, so that a single winter does not decide.
YEARS_OF_DDO: Final = 3
_DAY: Final = timedelta(days=1)

Moments = NDArray[np.datetime64]
Window = tuple[Moments, Moments]


def hot_times(
    store: Store, query: Query, source: Source, *, around: Area | None = None, sharp_only: bool = False
) -> HotTimesAnswer:
    """Answer the page for one area, period and crime type.

    Args:
        query: settled: area and period are filled in.
        around: the area around it, when whoever asks may see that in detail.
        sharp_only: look only at incidents of which the moment is known within two hours.
    """
    area, days = store.area(query.area), query.days()
    rows = store.rows(area, days, query)
    found = _window(store, rows, sharp_only=sharp_only)
    week = aoristic_week(*found)
    as_of = store.manifest.as_of
    return HotTimesAnswer(
        area=area.ref,
        period=days,
        before=query.days_before(),
        complete=is_complete(store, query),
        source=replace(source, without_place=int((store.incidents.cell_id[rows] < 0).sum())),
        hours=_hours(store, rows, found, week, sharp_only=sharp_only),
        blocks=tuple(zip(DAY_BLOCKS, block_weights(week).tolist(), strict=True)),
        darkness=_darkness(area, query, found),
        calendar=season_calendar(store, area, query, as_of - timedelta(days=DAYS_TO_COMPLETE)),
        comparisons=_comparisons(store, area, around, query, week, found, sharp_only=sharp_only),
    )


def _window(store: Store, rows: Rows, *, sharp_only: bool) -> Window:
    start, end = store.incidents.earliest[rows], store.incidents.latest[rows]
    if not sharp_only:
        return start, end
    sharp = is_sharp(start, end)
    return start[sharp], end[sharp]


def _hours(store: Store, rows: Rows, found: Window, week: Floats, *, sharp_only: bool) -> Hours:
    everything = _window(store, rows, sharp_only=False)
    long = is_long(*found)
    whole = aoristic_week(*everything) if sharp_only else week
    return Hours(
        shown_n=len(found[0]),
        sharp_n=int(is_sharp(*everything).sum()),
        sharp_only=sharp_only,
        quality=interval_quality(*everything),
        weights=_week(week),
        long_weights=_week(aoristic_week(found[0][long], found[1][long])),
        scale_to=float(whole.max()),
        peak=find_peak(*found),
    )


def _week(weights: Floats) -> Week:
    """Four decimals are far finer than anything shown."""
    return tuple(tuple(day) for day in np.round(weights, 4).tolist())


def _darkness(area: Area, query: Query, found: Window) -> Darkness:
    longitude, latitude = degrees(area.x_m, area.y_m)
    clock = darkness_clock(*found, latitude=latitude, longitude=longitude)
    days = query.days()
    fortnight = Period(max(days.start, days.end - DAYS_PER_FORTNIGHT * _DAY), days.end)
    return Darkness(
        by_hour=tuple(np.round(clock.by_hour, 4).tolist()),
        dark_share=clock.dark_share,
        dark_time_share=clock.dark_time_share,
        sun=sun_of(area, fortnight.start + (fortnight.end - fortnight.start) // 2),
        sun_first=sun_of(area, days.start),
    )


def _comparisons(
    store: Store, area: Area, around: Area | None, query: Query, week: Floats, found: Window, *, sharp_only: bool
) -> tuple[Comparison, ...]:
    year = _against_year(store, area, query, week, found, sharp_only=sharp_only)
    ddo = _against_ddo(store, area, query, sharp_only=sharp_only)
    place = _against_area(store, around, query, week, found, sharp_only=sharp_only) if around else None
    return tuple(one for one in (year, ddo, place) if one)


def _against_year(
    store: Store, area: Area, query: Query, week: Floats, found: Window, *, sharp_only: bool
) -> Comparison:
    """The same days a year earlier; both sides are equally long, so the exposure is the days."""
    days, before = query.days(), query.days_before()
    other = _window(store, store.rows(area, before, query), sharp_only=sharp_only)
    sides = (week, len(found[0]), float((days.end - days.start).days), days)
    others = (aoristic_week(*other), len(other[0]), float((before.end - before.start).days), before)
    return _compared("jaar", "", sides, others)


def _against_ddo(store: Store, area: Area, query: Query, *, sharp_only: bool) -> Comparison | None:
    """DDO days against all other days of the last years, per day."""
    end = query.days().end
    window = Period(_years_back(end, YEARS_OF_DDO), end)
    rows = store.rows(area, window, query)
    start, latest = _window(store, rows, sharp_only=sharp_only)
    dark = _in_ddo(start)
    all_days = np.arange(np.datetime64(window.start, "D"), np.datetime64(window.end, "D"))
    dark_days = int(_in_ddo(all_days).sum())
    if not 0 < dark_days < len(all_days):
        return None
    sides = (aoristic_week(start[dark], latest[dark]), int(dark.sum()), float(dark_days), window)
    rest = (aoristic_week(start[~dark], latest[~dark]), int((~dark).sum()), float(len(all_days) - dark_days), window)
    return _compared("ddo", "", sides, rest)


def _against_area(
    store: Store, around: Area, query: Query, week: Floats, found: Window, *, sharp_only: bool
) -> Comparison | None:
    """Shares of this area against shares of the rest of the area around it; the exposure is the total of each."""
    days, n = query.days(), len(found[0])
    whole = _window(store, store.rows(around, days, query), sharp_only=sharp_only)
    others = len(whole[0]) - n
    if not n or others <= 0:
        return None
    rest = np.maximum(aoristic_week(*whole) - week, 0.0)
    return _compared("gebied", around.ref.name, (week, n, float(n), days), (rest, others, float(others), days))


def _compared(
    kind: str, name: str, side: tuple[Floats, int, float, Period], other: tuple[Floats, int, float, Period]
) -> Comparison:
    (week, n, exposure, period), (other_week, other_n, other_exposure, other_period) = side, other
    blocks = compare_blocks(week, exposure, other_week, other_exposure)
    return Comparison(
        kind=kind, name=name, n=n, other_n=other_n, per=exposure, other_per=other_exposure, period=period,
        other_period=other_period, blocks=tuple(_block(one) for one in blocks),
        changes=_week(hour_changes(week, exposure, other_week, other_exposure)),
    )  # fmt: skip


def _block(one: BlockComparison) -> BlockCompared:
    low, high = (_finite(value) for value in (one.low, one.high))
    return BlockCompared(one.block, one.weight, one.other, _finite(one.ratio), low, high, one.z, one.clear)


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _in_ddo(moments: Moments) -> NDArray[np.bool_]:
    month = moments.astype("datetime64[M]").astype(np.int64) % 12 + 1
    return np.asarray((month >= DDO_FIRST_MONTH) | (month <= DDO_LAST_MONTH))


def _years_back(day: date, years: int) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if leap_day else day.day)
