"""Answers which near-repeat zones are alive at a moment, around which cells, and in which chains."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.near_repeat import NONE, STANDARD, Roles, near_repeat_pairs, order_of, roles
from analysis.zones import OUTER, PRIMARY, STANDARD_ZONES, Burglaries, Zone, ZoneList, may_be_shown, zones
from data.answered.common import AreaRef, Period
from data.answered.map import ZoneFigures, ZoneLine
from data.contracts import BUURT, MUNICIPALITY, WONINGINBRAAK
from data.query import DAYS_BACK, Query, newest_fortnight
from data.store import Area, Rows, Store

EXPIRING: Final = timedelta(hours=48)
#: Zones are about burglaries of dwellings, attempts included, whatever else is counted on the page.
BURGLARIES: Final = Query(crime_type=WONINGINBRAAK)

#: Tells of a municipality's code whether whoever asks may see it in detail.
Covers = Callable[[str], bool]


@dataclass(frozen=True)
class Alive:
    """Zones of an area at a moment, with the burglaries they belong to.

    ``rows`` (n,) are rows of the served incidents that were known and delivered by then; a zone's ``burglary`` and
    ``roles`` count in them. ``shown`` marks those whose cell may be drawn, ``inside`` those of the chosen area.
    """

    at: datetime
    rows: Rows
    roles: Roles
    shown: NDArray[np.bool_]
    inside: NDArray[np.bool_]
    primary: ZoneList
    outer: ZoneList


def moment(store: Store, query: Query, now: datetime) -> datetime:
    """Give the moment a map of the chosen period shows zones at: now for the newest, else the end of the period."""
    end = query.days().end
    newest_end = newest_fortnight(store.manifest.as_of.date()) + timedelta(days=14)
    return now if end >= newest_end else datetime.combine(end, datetime.min.time())


def alive(store: Store, area: Area, query: Query, now: datetime, covers: Covers) -> Alive:
    """Find the zones of an area and the chains they belong to; chains run on where whoever asks may look."""
    at = moment(store, query, now)
    rows = _known(store, at, covers)
    burglaries = _burglaries(store, rows, np.full(rows.size, NONE))
    found = _roles(store, rows)
    inside = np.isin(rows, store.rows(area, _year_before(at), BURGLARIES))
    mine = np.flatnonzero(inside)
    own = _burglaries(store, rows[mine], found.chain[mine])
    cells, when = store.cells.for_zones, np.datetime64(at, "s")
    primary, outer = (_counted_in(zones(own, cells, at=when, kind=kind), mine) for kind in (PRIMARY, OUTER))
    shown = may_be_shown(cells, cells.find(burglaries.cell_id))
    return Alive(at, rows, found, shown, inside, primary, outer)


def _year_before(at: datetime) -> Period:
    return Period(at.date() - timedelta(days=DAYS_BACK), at.date() + timedelta(days=1))


def _known(store: Store, at: datetime, covers: Covers) -> Rows:
    """Rows of the burglaries of the last year that were known and delivered at a moment."""
    seen = [one for one in store.within(store.top(), MUNICIPALITY) if covers(one.ref.code)]
    order = sorted(seen, key=lambda one: one.ref.code)
    rows = np.concatenate(
        [store.rows(one, _year_before(at), BURGLARIES) for one in order] or [np.empty(0, np.int64)],
    )
    one = store.incidents
    visible = np.maximum(one.known_since[rows], one.visible_since[rows]) <= np.datetime64(at, "s")
    return np.asarray(rows[visible], np.int64)


def _burglaries(store: Store, rows: Rows, chain: NDArray[np.int64]) -> Burglaries:
    one = store.incidents
    return Burglaries(
        one.cell_id[rows].astype(np.int64), one.buurt[rows].astype(np.int64), one.known_since[rows],
        one.visible_since[rows], chain,
    )  # fmt: skip


def _roles(store: Store, rows: Rows) -> Roles:
    one = store.incidents
    order = order_of(one.earliest[rows])
    pairs = near_repeat_pairs(
        one.x_m[rows], one.y_m[rows], one.earliest[rows], order, max_metres=STANDARD.metres, max_days=STANDARD.days
    )
    return roles(pairs, order)


def _counted_in(found: ZoneList, mine: Rows) -> ZoneList:
    """Let the burglaries of the zones be counted in all rows instead of those of the area."""
    return ZoneList(
        tuple(replace(zone, burglary=int(mine[zone.burglary])) for zone in found.zones),
        tuple(replace(line, burglary=int(mine[line.burglary])) for line in found.lines),
    )


def zone_figures(store: Store, found: Alive) -> ZoneFigures:
    """Count the zones and list the primary ones that may be drawn."""
    keys, outer = zone_keys(found), {zone.burglary: zone for zone in found.outer.zones}
    soon = np.datetime64(found.at + EXPIRING, "s")
    ends = [zone.expiry for zone in found.primary.zones] + [line.expiry for line in found.primary.lines]
    return ZoneFigures(
        at=found.at,
        lines=tuple(_line(store, found, zone, keys[zone.burglary], outer) for zone in found.primary.zones),
        expiring=sum(bool(end <= soon) for end in ends),
        undrawn=len(found.primary.lines),
        outer_only=len(found.outer.zones) - len(found.primary.zones),
        chains=len(living_chains(found)),
    )


def zone_keys(found: Alive) -> dict[int, str]:
    """Name every drawn zone for the link: its cell, the day it was known, and a number when that is not enough."""
    keys, taken = {}, dict[str, int]()
    for zone in sorted(found.outer.zones, key=lambda one: one.burglary):
        stem = f"{zone.cell_id}-{zone.start.astype('datetime64[D]').item():%Y%m%d}"
        taken[stem] = taken.get(stem, 0) + 1
        keys[zone.burglary] = f"{stem}-{taken[stem]}"
    return keys


def living_chains(found: Alive) -> list[int]:
    """Give the chains of two or more burglaries that have a zone in this area."""
    rows = [zone.burglary for zone in found.outer.zones] + [line.burglary for line in found.outer.lines]
    return sorted({int(chain) for chain in found.roles.chain[rows] if chain != NONE})


def _line(store: Store, found: Alive, zone: Zone, key: str, outer: dict[int, Zone]) -> ZoneLine:
    place, municipality = placed(store, zone.cell_id)
    wide = outer.get(zone.burglary)
    counted = not store.cells.estimated
    return ZoneLine(
        key=key,
        place=place,
        municipality=municipality,
        known=as_moment(zone.start),
        expiry=as_moment(zone.expiry),
        dwellings=zone.dwellings if counted else None,
        outer_dwellings=wide.dwellings if counted and wide else None,
        chain=chain_size(found, zone.chain),
    )


def as_moment(value: np.datetime64) -> datetime:
    """Give a stored moment as one of Python."""
    return datetime.fromisoformat(str(value.astype("datetime64[s]")))


def chain_size(found: Alive, chain: int) -> int:
    """Count the burglaries of a chain; one that stands alone is a chain of one."""
    return 1 if chain == NONE else int((found.roles.chain == chain).sum())


def placed(store: Store, cell_id: int) -> tuple[AreaRef, AreaRef]:
    """Name the buurt and the municipality of an inhabited cell."""
    cells, at = store.cells, store.cells.place(cell_id)
    municipality = store.areas[store.codes(MUNICIPALITY)[int(cells.municipality[at])]].ref
    buurt = int(cells.buurt[at])
    return (store.areas[store.codes(BUURT)[buurt]].ref if buurt >= 0 else municipality), municipality


def links(found: Alive) -> Sequence[tuple[int, int]]:
    """Give the links of living chains as pairs of positions in ``rows``: the later burglary, the one it follows."""
    chosen = np.isin(found.roles.chain, living_chains(found)) & (found.roles.follows != NONE)
    return [(int(later), int(found.roles.follows[later])) for later in np.flatnonzero(chosen)]


def share_left(zone: Zone, at: datetime) -> float:
    """Give the part of its life that a zone has still before it, 0 to 1."""
    left = (zone.expiry - np.datetime64(at, "s")).astype(np.int64)
    days = STANDARD_ZONES.reach(zone.kind)[1]
    return float(np.clip(left / (days * 86_400), 0, 1))
