"""Answers the dossier of Niveau: one municipality, the year behind its level, and who decides about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

import numpy as np

from analysis.completeness import known_share
from analysis.counts import DAYS_PER_FORTNIGHT
from data.answered.levels import Decider, DossierAnswer, Mark, Stretch
from data.bodies import deciding
from data.contracts import WONINGINBRAAK
from data.errors import BadQuery
from data.ledger.decisions import RecordedDecision, latest
from data.precompute.completeness import curve_of
from data.query import Query
from data.questions.levels import Held, History, area_level, held_on
from data.store import Area, Store

FORTNIGHT: Final = timedelta(days=DAYS_PER_FORTNIGHT)
#: What of a proposal a decision stores, so that its sentence and level can be shown as they were.
STORED: Final = (
    "crime_type", "area_code", "period", "rule", "level", "own_state", "newest", "known_share", "p", "window",
    "window_observed", "window_expected", "window_lower", "window_upper", "complete", "complete_observed",
    "complete_expected", "quiet_max",
)  # fmt: skip
DAYS: Final = ("period", "newest", "complete")
HOLIDAYS: Final = ("schoolvakantie", "ddo")


def level_dossier(
    store: Store, query: Query, now: datetime, recorded: Sequence[RecordedDecision], *, code: str,
    may: Callable[[Sequence[str]], bool],
) -> DossierAnswer:  # fmt: skip
    """Answer for one municipality after one fortnight.

    Args:
        store: the snapshot with its proposals.
        query: settled: the period is filled in.
        now: the moment that validity is measured at.
        recorded: every decision of the register.
        code: of the municipality, or of a wijk in it.
        may: whether whoever asks may record decisions about these municipalities.
    Raises: BadQuery when it is not a municipality.
    """
    place = store.municipality_of(store.area(code))
    if place is None or query.period is None:
        raise BadQuery("Kies een gemeente.")
    history = History.of(store, query.period)
    held = Held(store, recorded, held_on(store, query.period, now))
    row = history.row(place.ref.code)
    return DossierAnswer(
        level=area_level(store, place, history, held), period=query.period, fortnights=history.fortnights,
        known=_known(store, history.fortnights), marks=_marks(history, place.ref.code),
        decisions=held.ever(place.ref.code, history.fortnights[0]), measures=_measures(store, place, history),
        holidays=_holidays(store, history), deciders=_deciders(store, place, now.date(), recorded, may),
        today=now.date(), inputs={} if row is None else stored_inputs(row, store.manifest.version),
    )  # fmt: skip


def stored_inputs(row: Mapping[str, Any], snapshot: str) -> dict[str, str | int | float]:
    """Give what a decision stores: the numbers of the proposal, its rule, and the snapshot they come from."""
    kept = {name: row[name] for name in STORED if row[name] is not None}
    texts = {name: value.isoformat() if isinstance(value, date) else value for name, value in kept.items()}
    return {**texts, "snapshot": snapshot}


def read_back(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Give stored inputs as a row again: what was a day is a day."""
    return {name: date.fromisoformat(value) if name in DAYS else value for name, value in inputs.items()}


def _known(store: Store, fortnights: Sequence[date]) -> tuple[float, ...]:
    curve = curve_of(store.table("known_curve"), WONINGINBRAAK)
    days = np.array(fortnights, "datetime64[D]")
    return tuple(known_share(curve, days, np.datetime64(store.manifest.as_of, "s")).tolist())


def _marks(history: History, code: str) -> tuple[Mark, ...]:
    """Proposals that differ from the one before; the first of the year only when it is above basisniveau."""
    marks, before = list[Mark](), "basisniveau"
    for period in history.fortnights:
        row = history.row(code, period)
        if row is not None and row["level"] and row["level"] != before:
            marks.append(Mark(period, row["level"]))
            before = row["level"]
    return tuple(marks)


def _measures(store: Store, place: Area, history: History) -> tuple[Stretch, ...]:
    inside = {place.ref.code, *(area.ref.code for area in store.within(place, "wijk"))}
    rows = [row for row in store.table("measure").to_pylist() if row["area_code"] in inside]
    found = [Stretch(row["kind"], row["start"], row["end"]) for row in rows]
    return tuple(sorted((one for one in found if _runs_in(one, history)), key=lambda one: (one.start, one.name)))


def _holidays(store: Store, history: History) -> tuple[Stretch, ...]:
    rows = [row for row in store.table("calendar").to_pylist() if row["kind"] in HOLIDAYS]
    found = {Stretch(row["name"], row["start"], row["end"]) for row in rows}
    return tuple(sorted((one for one in found if _runs_in(one, history)), key=lambda one: (one.start, one.name)))


def _runs_in(one: Stretch, history: History) -> bool:
    return one.start < history.fortnights[-1] + FORTNIGHT and (one.end is None or one.end >= history.fortnights[0])


def _deciders(
    store: Store, place: Area, today: date, recorded: Sequence[RecordedDecision], may: Callable[[Sequence[str]], bool]
) -> tuple[Decider, ...]:
    newest = latest(recorded)
    rows = deciding(store, place.ref.code)
    rows.sort(key=lambda row: (row["kind"] != "dvo", row["name"]))
    return tuple(
        Decider(
            body_id=row["body_id"], name=row["name"],
            next_meeting=min((day for day in row["meetings"] if day >= today), default=None),
            seen=newest[row["body_id"], place.ref.code].version if (row["body_id"], place.ref.code) in newest else 0,
            may=may(row["municipalities"]),
        )
        for row in rows
    )  # fmt: skip
