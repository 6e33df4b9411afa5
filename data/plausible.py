"""Holds a delivery against what was there before it: doubts, each a Dutch sentence, that a person must answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import shapely

from data.contracts import MUNICIPALITY, UNIT
from data.sources.delivered import Delivery

DAYS_OF_A_YEAR: Final = 364


@dataclass(frozen=True)
class Plausibility:
    """When a delivery is doubted.

    Attributes:
        fewest: rows in a window against the rows that were there for the same window, at least.
        most: the same, at most.
        enough: with fewer rows than this a share says nothing.
        expected: a municipality without a row is doubted when this many were expected; the chance of none is < 1 %.
        places: share of the rows with a place, at least.

    Source: docs/decisions/0041; ``expected`` is that of the state "geen levering" (docs/methods.md).
    """

    fewest: float = 0.80
    most: float = 1.50
    enough: int = 50
    expected: float = 5.0
    places: float = 0.50


RULE: Final = Plausibility()


def doubts(
    before: pa.Table, log: pa.Table, delivery: Delivery, areas: pa.Table, *, delivered: datetime,
    rule: Plausibility = RULE,
) -> tuple[str, ...]:  # fmt: skip
    """Say what is unexpected about a delivery; nothing when it may be published without a second look.

    Args:
        before: the incidents before it, by contracts.INCIDENTS.
        log: the deliveries before it, by contracts.DELIVERIES.
        delivery: what was read.
        areas: by contracts.AREAS.
        delivered: its moment.
    """
    if not delivery.incidents.num_rows:
        return ("De levering bevat geen enkel bruikbaar incident.",)
    counted = before.filter(pc.and_(pc.invert(before["lapsed"]), pc.equal(before["supplier"], delivery.supplier)))
    found = (
        *_rows(counted, log, delivery, rule),
        *_silent(counted, delivery, areas, rule),
        *_places(delivery.incidents, areas, rule),
        *_dates(log, delivery, delivered),
    )
    return tuple(found)


def missing_areas(before: pa.Table, areas: pa.Table) -> tuple[str, ...]:
    """Say which municipalities that were there are not in new outlines, under their own or a later code."""
    old = before.filter(pc.equal(before["level"], MUNICIPALITY))
    known = {*areas["code"].to_pylist(), *(code for codes in areas["earlier_codes"].to_pylist() for code in codes)}
    names = [row["name"] for row in old.select(["code", "name"]).to_pylist() if row["code"] not in known]
    return (f"De nieuwe gebieden missen {_listed(names)}.",) if names else ()


def _rows(counted: pa.Table, log: pa.Table, delivery: Delivery, rule: Plausibility) -> Iterator[str]:
    """Compare over equal windows: the part of this window that earlier deliveries spoke of too."""
    mine = log.filter(pc.equal(log["supplier"], delivery.supplier))
    ends = pc.max(mine["window_to"]).as_py()
    if ends is None:
        return
    until = min(ends, delivery.window_to)
    was = _between(counted, delivery.window_from, until).num_rows
    now = _between(delivery.incidents, delivery.window_from, until).num_rows
    if was >= rule.enough and not rule.fewest * was <= now <= rule.most * was:
        change = round(100 * (now / was - 1))
        yield (
            f"Over {delivery.window_from:%d-%m-%Y} tot {until:%d-%m-%Y} telt de levering {now} incidenten, "
            f"waar er {was} waren ({change:+d} %)."
        )


def _silent(counted: pa.Table, delivery: Delivery, areas: pa.Table, rule: Plausibility) -> Iterator[str]:
    """Name municipalities without a row where the year before makes that all but impossible."""
    start = delivery.window_from
    year = _between(counted, start - timedelta(days=DAYS_OF_A_YEAR), start)
    days = (delivery.window_to - start) / timedelta(days=1)
    counts = {row["values"]: row["counts"] for row in pc.value_counts(year["municipality_code"]).to_pylist()}
    told = set(pc.unique(delivery.incidents["municipality_code"]).to_pylist())
    named = dict(zip(areas["code"].to_pylist(), areas["name"].to_pylist(), strict=True))
    silent = [
        named.get(code, code)
        for code, count in counts.items()
        if code not in told and count * days / DAYS_OF_A_YEAR >= rule.expected
    ]
    if silent:
        yield f"Zonder enig incident, terwijl er wel worden verwacht: {_listed(sorted(silent))}."


def _places(incidents: pa.Table, areas: pa.Table, rule: Plausibility) -> Iterator[str]:
    unit = areas.filter(pc.equal(areas["level"], UNIT))["geometry"].to_pylist()
    west, south, east, north = shapely.total_bounds(shapely.from_wkb(unit))
    x, y = incidents["x_m"], incidents["y_m"]
    inside = pc.and_(pc.and_(_within(x, west, east), _within(y, south, north)), pc.is_valid(x))
    known, outside = incidents.num_rows - x.null_count, incidents.num_rows - x.null_count - _count(inside)
    if outside:
        yield f"{outside} incidenten hebben coördinaten buiten het gebied."
    if incidents.num_rows >= rule.enough and known < rule.places * incidents.num_rows:
        yield f"Slechts {known} van de {incidents.num_rows} incidenten hebben een plaats."
    if strangers := set(pc.unique(incidents["municipality_code"]).to_pylist()) - set(areas["code"].to_pylist()):
        yield f"De levering noemt gemeenten die er niet zijn: {_listed(sorted(strangers))}."


def _dates(log: pa.Table, delivery: Delivery, delivered: datetime) -> Iterator[str]:
    starts = delivery.incidents["earliest"]
    if late := _count(pc.greater(starts, pa.scalar(delivered, pa.timestamp("s")))):
        yield f"{late} incidenten beginnen na de levering van {delivered:%d-%m-%Y}."
    if outside := starts.length() - _between(delivery.incidents, delivery.window_from, delivery.window_to).num_rows:
        yield f"{outside} incidenten beginnen buiten de periode waarover de levering gaat."
    last = pc.max(log["delivered"]).as_py()
    if last is not None and delivered < last:
        yield f"De levering is van {delivered:%d-%m-%Y}, ouder dan de vorige van {last:%d-%m-%Y}."


def _between(incidents: pa.Table, start: datetime, end: datetime) -> pa.Table:
    starts = incidents["earliest"]
    after = pc.greater_equal(starts, pa.scalar(start, pa.timestamp("s")))
    return incidents.filter(pc.and_(after, pc.less(starts, pa.scalar(end, pa.timestamp("s")))))


def _within(values: pa.ChunkedArray, low: float, high: float) -> pa.ChunkedArray:
    return pc.fill_null(pc.and_(pc.greater_equal(values, low), pc.less_equal(values, high)), False)


def _count(mask: pa.ChunkedArray) -> int:
    return int(pc.sum(mask).as_py() or 0)


def _listed(names: list[str], *, most: int = 5) -> str:
    more = f" en nog {len(names) - most}" if len(names) > most else ""
    return ", ".join(names[:most]) + more
