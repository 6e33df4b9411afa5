"""The invented deliveries of the demo: which file first carried each incident, and what each file added up to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.counts import DAYS_PER_FORTNIGHT
from data.contracts import DELIVERY_KINDS
from data.sample.story import AS_OF, PERIOD_END, PERIOD_START, SILENCE, Silence

Ints = NDArray[np.int64]
Moments = NDArray[np.datetime64]

SUPPLIER: Final = "Politie Oost-Nederland"
FORTNIGHTLY, INCREMENT = DELIVERY_KINDS
#: The hour at which the police deliver, on the Monday after the fortnight.
HOUR: Final = AS_OF.time()
#: A fortnightly delivery looks back this far, so that what is reported after a year is still carried.
WINDOW_DAYS: Final = 28 * DAYS_PER_FORTNIGHT
#: An increment looks back two fortnights.
INCREMENT_DAYS: Final = 2 * DAYS_PER_FORTNIGHT
#: Days of the increments, all in the dark months under the plan.
INCREMENTS: Final = (
    date(2015, 12, 14), date(2016, 1, 11), date(2016, 10, 17), date(2016, 10, 31), date(2016, 11, 14),
    date(2016, 11, 28), date(2016, 12, 1),
)  # fmt: skip
#: Share of the incidents that the next fortnightly delivery changes, and of rows refused or delivered twice. Ours.
UPDATED_SHARE: Final = 0.12
QUARANTINED_SHARE: Final = 0.006
DUPLICATES_SHARE: Final = 0.004


@dataclass(frozen=True)
class Delivered:
    """What was delivered: incidents (contracts.INCIDENTS) and the log (contracts.DELIVERIES)."""

    incidents: pd.DataFrame
    deliveries: pd.DataFrame


@dataclass(frozen=True)
class Agenda:
    """The deliveries in order of arrival; number ``i`` has ``delivery_id`` i + 1. Moments are datetime64[s]."""

    delivered: Moments
    window_from: Moments
    window_to: Moments
    fortnightly: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.delivered)


def build_deliveries(incidents: pd.DataFrame, *, seed: int = 2016, silence: Silence = SILENCE) -> Delivered:
    """Deliver the incidents: each with the first delivery, at or after it was known, that covers its start.

    What no delivery carried is left out: not yet known at the newest delivery, withdrawn before the next one, or
    kept back by the silence.

    Args:
        incidents: contracts.INCIDENTS without ``visible_since`` and ``delivery_id``.
        seed: same seed, same accounting.
        silence: municipality and day from which nothing of it was delivered.
    """
    log = agenda()
    start, known = (incidents[name].to_numpy().astype("datetime64[s]") for name in ("earliest", "known_since"))
    first = first_delivery(log, start, known)
    gone = _next_fortnightly(log, first, start)
    lapsed = incidents["lapsed"].to_numpy(bool)
    kept = (first < len(log)) & ~_silent(incidents, start, silence) & ~(lapsed & (gone == len(log)))
    carried = incidents[kept].reset_index(drop=True)
    first, start, gone, lapsed = first[kept], start[kept], gone[kept], lapsed[kept]
    carried = carried.assign(visible_since=log.delivered[first], delivery_id=(first + 1).astype(np.int32))
    return Delivered(carried, _accounting(log, first, start, np.where(lapsed, gone, len(log)), seed))


def agenda() -> Agenda:
    """Lay out all deliveries: one per fortnight of the demo, on the Monday after it, and the increments."""
    count = (PERIOD_END - PERIOD_START).days // DAYS_PER_FORTNIGHT
    mondays = [PERIOD_START + timedelta(days=DAYS_PER_FORTNIGHT * (i + 1)) for i in range(count)]
    rows = [(day, WINDOW_DAYS, True) for day in mondays] + [(day, INCREMENT_DAYS, False) for day in INCREMENTS]
    rows.sort()
    day = np.array([row[0] for row in rows], "datetime64[D]")
    length = np.array([row[1] for row in rows], "timedelta64[D]")
    return Agenda(
        delivered=np.array([datetime.combine(row[0], HOUR) for row in rows], "datetime64[s]"),
        window_from=np.maximum(day - length, np.datetime64(PERIOD_START)).astype("datetime64[s]"),
        window_to=day.astype("datetime64[s]"),
        fortnightly=np.array([row[2] for row in rows]),
    )


def first_delivery(log: Agenda, start: Moments, known: Moments) -> Ints:
    """Give the place in the log of the first delivery that carries each incident; ``len(log)`` when none does.

    Args:
        log: the deliveries.
        start: (n,) start of the time window.
        known: (n,) moment the police knew.
    """
    places = np.append(np.flatnonzero(log.fortnightly), len(log))
    whole = log.fortnightly
    after_known = np.searchsorted(log.delivered[whole], known, side="left")
    after_start = np.searchsorted(log.window_to[whole], start, side="right")
    turn = np.maximum(after_known, after_start)
    inside = turn < np.searchsorted(log.window_from[whole], start, side="right")
    first = np.where(inside, places[turn], len(log))
    for place in np.flatnonzero(~whole).tolist():
        first = np.where(_covers(log, place, start) & (known <= log.delivered[place]), np.minimum(first, place), first)
    return first


def _covers(log: Agenda, place: int, start: Moments) -> NDArray[np.bool_]:
    return np.asarray((log.window_from[place] <= start) & (start < log.window_to[place]), bool)


def _next_fortnightly(log: Agenda, first: Ints, start: Moments) -> Ints:
    """Give the fortnightly delivery after the first one, while the window still covers the start; else none."""
    places = np.append(np.flatnonzero(log.fortnightly), len(log))
    later = places[np.searchsorted(places, np.minimum(first + 1, len(log)))]
    reach = np.append(log.window_from, np.datetime64(datetime.max, "s"))
    return np.where(reach[later] <= start, later, len(log))


def _silent(incidents: pd.DataFrame, start: Moments, silence: Silence) -> NDArray[np.bool_]:
    here = incidents["municipality_code"].to_numpy() == silence.municipality_code
    return np.asarray(here & (start >= np.datetime64(silence.since, "s")), bool)


def _accounting(log: Agenda, first: Ints, start: Moments, lapses: Ints, seed: int) -> pd.DataFrame:
    rng = np.random.default_rng([seed, *b"deliveries"])
    size = len(log)
    new = np.bincount(first, minlength=size)
    carried = _carried(log, first, start, lapses)
    changed = rng.random(len(first)) < UPDATED_SHARE
    again = np.where(changed & (lapses == size), _next_fortnightly(log, first, start), size)
    updated = np.bincount(again, minlength=size + 1)[:size]
    quarantined, duplicates = rng.binomial(carried, QUARANTINED_SHARE), rng.binomial(carried, DUPLICATES_SHARE)
    return pd.DataFrame(
        {
            "delivery_id": np.arange(1, size + 1, dtype=np.int32),
            "delivered": log.delivered,
            "kind": np.where(log.fortnightly, FORTNIGHTLY, INCREMENT),
            "supplier": SUPPLIER,
            "window_from": log.window_from,
            "window_to": log.window_to,
            "read": carried + quarantined + duplicates,
            "accepted": carried,
            "quarantined": quarantined,
            "duplicates": duplicates,
            "new": new,
            "updated": updated,
            "unchanged": carried - new - updated,
            "lapsed": np.bincount(lapses, minlength=size + 1)[:size],
            "source_sha256": [_sha256(seed, number, rows) for number, rows in enumerate(carried)],
        }
    )


def _carried(log: Agenda, first: Ints, start: Moments, lapses: Ints) -> Ints:
    """Count the rows of each delivery: known by then, inside its window, not gone."""
    rows = np.zeros(len(log), np.int64)
    order = np.argsort(start, kind="stable")
    first, start, lapses = first[order], start[order], lapses[order]
    for place in range(len(log)):
        a, b = np.searchsorted(start, [log.window_from[place], log.window_to[place]])
        rows[place] = np.count_nonzero((first[a:b] <= place) & (place < lapses[a:b]))
    return rows


def _sha256(seed: int, number: int, rows: int) -> str:
    """Stands for the hash of a file that never was."""
    return hashlib.sha256(f"fictief {seed} {number} {rows}".encode()).hexdigest()
