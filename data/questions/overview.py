"""Answers the first page: what needs attention now?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.counts import DAYS_PER_FORTNIGHT, FORTNIGHTS_PER_YEAR
from analysis.in_force import BASE, Decided, in_force, level_of
from analysis.rates import count_change_z_late, rate_per_1000
from data.answered.common import Period, Source
from data.answered.overview import AreaCount, Figure, LevelFigure, OverviewAnswer, ZoneFigure
from data.contracts import LEVELS, MUNICIPALITY, OVERVAL, STRAATROOF, WIJK, WONINGINBRAAK
from data.query import DAYS_BACK, Query
from data.questions.known import is_complete, share_known_of
from data.store import Area, Store

Counts = NDArray[np.int64]

#: A smaller known share says too little to top up with; a choice of ours.
LEAST_SHARE: Final = 0.2
#: The primary near-repeat zone lives this long from the moment it could be known. Source: GLOSSARY.md, Near repeat.
ZONE_DAYS: Final = 14
EXPIRING: Final = timedelta(hours=48)
HIC: Final = (STRAATROOF, OVERVAL)


def overview(
    store: Store, query: Query, source: Source, now: datetime, decided: Sequence[Decided] = ()
) -> OverviewAnswer:
    """Answer the page for one area, period and crime type.

    Args:
        store: the snapshot.
        query: settled: area and period are filled in.
        source: what it rests on.
        now: the moment that validity is measured at.
        decided: every decision that was ever recorded.
    """
    area, days, before = store.area(query.area), query.days(), query.days_before()
    compared = _compared(store, area)
    rows = store.rows(area, days, query)
    held = levels_in_force(store, decided, min(now.date(), days.end))
    fortnights = _fortnights(days.end)
    known = share_known_of(store, query)
    share = max(known or 1.0, LEAST_SHARE)
    return OverviewAnswer(
        area=area.ref,
        period=days,
        before=before,
        complete=is_complete(store, query),
        source=replace(source, known_share=known, without_place=int((store.incidents.cell_id[rows] < 0).sum())),
        fortnights=fortnights,
        areas=_area_counts(store, compared, query, held, share),
        burglaries=_figure(store, area, query, fortnights, share),
        attempts=_figure(store, area, replace(query, attempts=True), fortnights, share),
        hic=_hic(store, area, query, fortnights, share),
        zones=_zones(store, area, now, fortnights),
        levels=_levels(store, area, decided, now.date(), fortnights),
    )


def levels_in_force(store: Store, decided: Sequence[Decided], on: date) -> dict[str, str]:
    """Give the level in force of every area about which a decision holds on a day."""
    held = in_force(decided, store.meetings, on)
    return {code: level_of(held, code) for code in held}


def _compared(store: Store, area: Area) -> tuple[Area, ...]:
    """The areas that stand beside each other: municipalities of a district or the unit, else wijken."""
    municipality = store.municipality_of(area)
    return store.within(municipality, WIJK) if municipality else store.within(area, MUNICIPALITY)


def _count_each(store: Store, compared: Sequence[Area], days: Period, query: Query) -> Counts:
    """Count per compared area; they are all municipalities or all wijken of one municipality."""
    if not compared:
        return np.empty(0, np.int64)
    level = compared[0].ref.level
    above = store.municipality_of(compared[0]) if level == WIJK else None
    place = store.incidents.wijk if level == WIJK else store.incidents.municipality
    order = store.codes(level)
    where = above or store.top()
    found = place[store.rows(where, days, query)]
    counted = np.bincount(found[found >= 0], minlength=len(order))
    return counted[[order.index(area.ref.code) for area in compared]]


def areas_beside(store: Store, area: Area, query: Query) -> tuple[AreaCount, ...]:
    """Count an area's municipalities, or the wijken of its municipality, now and before."""
    return area_counts(store, _compared(store, area), query)


def area_counts(store: Store, areas: Sequence[Area], query: Query) -> tuple[AreaCount, ...]:
    """Count areas of one level now and before, without their levels in force."""
    share = max(share_known_of(store, query) or 1.0, LEAST_SHARE)
    return _area_counts(store, areas, query, {}, share)


def _area_counts(
    store: Store, compared: Sequence[Area], query: Query, held: dict[str, str], share: float
) -> tuple[AreaCount, ...]:
    now = _count_each(store, compared, query.days(), query)
    before = _count_each(store, compared, query.days_before(), query)
    z = count_change_z_late(now, before, share)
    homes = np.array([np.nan if area.dwellings is None else area.dwellings for area in compared])
    rates = np.stack(rate_per_1000(now, homes), axis=-1) if compared else np.empty((0, 3))
    return tuple(
        AreaCount(
            area=area.ref, parent_code=area.parent_code, count=int(now[i]), before=int(before[i]), z=float(z[i]),
            dwellings=area.dwellings, rate=_or_none(rates[i, 0]), rate_low=_or_none(rates[i, 1]),
            rate_high=_or_none(rates[i, 2]), level_in_force=_level(store, area, held),
        )
        for i, area in enumerate(compared)
    )  # fmt: skip


def _level(store: Store, area: Area, held: dict[str, str]) -> str:
    """A wijk has no level of its own: it shares its municipality's."""
    municipality = store.municipality_of(area)
    return held.get(municipality.ref.code if municipality else area.ref.code, BASE)


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _fortnights(end: date) -> tuple[date, ...]:
    return tuple(end - timedelta(days=DAYS_PER_FORTNIGHT * back) for back in range(FORTNIGHTS_PER_YEAR, 0, -1))


def _figure(store: Store, area: Area, query: Query, fortnights: tuple[date, ...], share: float) -> Figure:
    now = len(store.rows(area, query.days(), query))
    before = len(store.rows(area, query.days_before(), query))
    trend, trend_before = _trend(store, area, query, fortnights)
    return Figure(now, before, float(count_change_z_late(now, before, share)), trend, trend_before)


def _trend(
    store: Store, area: Area, query: Query, fortnights: tuple[date, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    back = timedelta(days=DAYS_BACK)
    days = Period(fortnights[0] - back, fortnights[-1] + timedelta(days=DAYS_PER_FORTNIGHT))
    starts = store.incidents.earliest[store.rows(area, days, query)]
    elapsed = (starts - np.datetime64(days.start, "s")).astype(np.int64) // (DAYS_PER_FORTNIGHT * 86_400)
    counts = np.bincount(elapsed, minlength=2 * FORTNIGHTS_PER_YEAR)[: 2 * FORTNIGHTS_PER_YEAR]
    return tuple(counts[FORTNIGHTS_PER_YEAR:].tolist()), tuple(counts[:FORTNIGHTS_PER_YEAR].tolist())


def _hic(store: Store, area: Area, query: Query, fortnights: tuple[date, ...], share: float) -> Figure:
    """Street robbery and hold-ups together: the one sum this card is named after."""
    parts = [_figure(store, area, replace(query, crime_type=crime, attempts=None), fortnights, share) for crime in HIC]
    now, before = sum(part.count for part in parts), sum(part.before for part in parts)
    trends = [np.sum([getattr(part, name) for part in parts], axis=0).tolist() for name in ("trend", "trend_before")]
    return Figure(now, before, float(count_change_z_late(now, before, share)), tuple(trends[0]), tuple(trends[1]))


def _zones(store: Store, area: Area, now: datetime, fortnights: tuple[date, ...]) -> ZoneFigure:
    """Zones alive now, around burglaries of which the cell may be shown."""
    everything = Query(crime_type=WONINGINBRAAK)
    since = Period(fortnights[0] - timedelta(days=DAYS_BACK), now.date() + timedelta(days=1))
    rows = store.rows(area, since, everything)
    rows = rows[store.incidents.cell_id[rows] >= 0]
    known, seen = store.incidents.known_since[rows], store.incidents.visible_since[rows]
    moments = [datetime.combine(day, datetime.min.time()) + timedelta(days=DAYS_PER_FORTNIGHT) for day in fortnights]
    alive = _alive(known, seen, now)
    ends = known[alive] + np.timedelta64(ZONE_DAYS, "D")
    expiring = int((ends <= np.datetime64(now + EXPIRING, "s")).sum())
    trend = tuple(int(_alive(known, seen, moment).sum()) for moment in moments)
    return ZoneFigure(int(alive.sum()), expiring, trend)


def _alive(known: NDArray[np.datetime64], seen: NDArray[np.datetime64], at: datetime) -> NDArray[np.bool_]:
    moment = np.datetime64(at, "s")
    return np.asarray((seen <= moment) & (known <= moment) & (moment < known + np.timedelta64(ZONE_DAYS, "D")))


def _levels(
    store: Store, area: Area, decided: Sequence[Decided], today: date, fortnights: tuple[date, ...]
) -> LevelFigure:
    above = store.municipality_of(area)
    codes = [one.ref.code for one in ((above,) if above else store.within(area, MUNICIPALITY))]
    days = [min(day + timedelta(days=DAYS_PER_FORTNIGHT), today) for day in fortnights]
    held = [levels_in_force(store, decided, day) for day in days]
    per_fortnight = [sum(found.get(code, BASE) != BASE for code in codes) for found in held]
    newest = [held[-1].get(code, BASE) for code in codes]
    per_level = {level: newest.count(level) for level in LEVELS}
    return LevelFigure(per_level, per_fortnight[-1], per_fortnight[-2], tuple(per_fortnight))
