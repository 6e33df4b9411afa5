"""Answers Niveau: up, stay or down, for every municipality of an area; for burglary, whatever the filter says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, Final

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from analysis.completeness import STANDARD_COMPLETENESS
from analysis.counts import DAYS_PER_FORTNIGHT, FORTNIGHTS_PER_YEAR, fortnight_of
from analysis.in_force import BASE, InForce, in_force, runs_until
from data.answered.common import AreaRef, Source
from data.answered.levels import AreaLevel, DecisionRef, Evidence, LevelsAnswer, WayDown
from data.bodies import bodies
from data.contracts import LEVELS, MUNICIPALITY, WONINGINBRAAK
from data.ledger.decisions import RecordedDecision
from data.query import CRIMES, Query
from data.store import Area, Store

Row = Mapping[str, Any]

FORTNIGHT: Final = timedelta(days=DAYS_PER_FORTNIGHT)
UP, SAME, DOWN = "omhoog", "gelijk", "omlaag"


def levels(
    store: Store,
    query: Query,
    source: Source,
    now: datetime,
    recorded: Sequence[RecordedDecision],
    *,
    covers: Callable[[Area], bool],
) -> LevelsAnswer:
    """Answer for the municipalities of one area, after one fortnight.

    Args:
        store: the snapshot with its proposals.
        query: settled: area and period are filled in.
        source: what it rests on.
        now: decisions are in force at this moment, or at that of an older fortnight's proposals.
        recorded: every decision of the register.
        covers: whether an area may be seen in detail; of others only levels and decisions are told.
    """
    area = store.area(query.area)
    above = store.municipality_of(area)
    period = query.period or fortnight_of(now.date())
    history = History.of(store, period)
    held = Held(store, recorded, held_on(store, period, now))
    places = (above,) if above else store.within(area, MUNICIPALITY)
    found = tuple(
        one if covers(place) else _in_words_only(one)
        for place in places
        for one in [area_level(store, place, history, held)]
    )
    first = history.issued
    share = None if first is None else first["known_share"]
    return LevelsAnswer(
        area=area.ref, period=period, fortnights=history.fortnights,
        issued=None if first is None else first["issued"], known_share=share,
        complete=bool(share is not None and share >= STANDARD_COMPLETENESS.complete),
        rule="standaard" if first is None else str(first["rule"]), source=source, areas=found,
    )  # fmt: skip


def held_on(store: Store, period: date, now: datetime) -> date:
    """Give the day on which decisions are looked at: today, for an older fortnight the day of the next proposals."""
    newest = fortnight_of(store.manifest.as_of.date() - FORTNIGHT)
    return now.date() if period >= newest else min(now.date(), period + 2 * FORTNIGHT)


@dataclass(frozen=True)
class History:
    """Proposals and counts of the year up to a fortnight: rows of level_proposal by area and period, counts by area."""

    period: date
    rows: Mapping[tuple[str, date], Row]
    counts: NDArray[np.int64]
    codes: Mapping[str, int]

    @classmethod
    def of(cls, store: Store, period: date) -> History:
        """Read what is needed for the municipalities."""
        table, codes = store.table("level_proposal"), {code: row for row, code in enumerate(store.codes(MUNICIPALITY))}
        year = pc.and_(
            pc.greater_equal(table["period"], _year(period)[0]), pc.less_equal(table["period"], period)
        )  # fmt: skip
        mine = table.filter(pc.and_(year, pc.equal(table["crime_type"], WONINGINBRAAK))).to_pylist()
        rows = {(row["area_code"], row["period"]): row for row in mine if row["area_code"] in codes}
        return cls(period, rows, fortnight_counts(store, _year(period), codes), codes)

    @cached_property
    def fortnights(self) -> tuple[date, ...]:
        """The 26 fortnights up to this one."""
        return _year(self.period)

    @property
    def issued(self) -> Row | None:
        """Any row of this fortnight: moment, rule and share known are the same for all."""
        return next((row for (_, period), row in self.rows.items() if period == self.period), None)

    def row(self, code: str, period: date | None = None) -> Row | None:
        """What was proposed for an area after a fortnight; None when nothing was."""
        return self.rows.get((code, period or self.period))

    def trend(self, code: str) -> tuple[int, ...]:
        """Counts of the 26 fortnights."""
        return tuple(self.counts[self.codes[code]].tolist())

    def band(self, code: str, name: str) -> tuple[Any, ...]:
        """A column of the proposals of the 26 fortnights; None where there was none."""
        found = [self.row(code, one) for one in self.fortnights]
        return tuple(None if row is None else row[name] for row in found)


def _year(period: date) -> tuple[date, ...]:
    return tuple(period - FORTNIGHT * back for back in range(FORTNIGHTS_PER_YEAR - 1, -1, -1))


def fortnight_counts(store: Store, fortnights: Sequence[date], codes: Mapping[str, int]) -> NDArray[np.int64]:
    """Count burglaries per municipality (row) and fortnight (column) in the cube, which is kept for ever."""
    cube = store.table("cube")
    wanted = pc.and_(
        pc.is_in(cube["crime_type"], pc.cast(list(CRIMES[WONINGINBRAAK]), cube["crime_type"].type)),
        pc.and_(pc.greater_equal(cube["week"], fortnights[0]), pc.less(cube["week"], fortnights[-1] + FORTNIGHT)),
    )
    rows = cube.filter(wanted).select(["week", "municipality_code", "count"]).to_pandas()
    known = rows[rows["municipality_code"].isin(list(codes))]
    counts = np.zeros((len(codes), len(fortnights)), np.int64)
    column = [(day - fortnights[0]).days // DAYS_PER_FORTNIGHT for day in known["week"]]
    np.add.at(counts, (known["municipality_code"].map(codes).to_numpy(np.int64), column), known["count"].to_numpy())
    return counts


class Held:
    """Decisions in force on a day, per area; of two bodies the latest counts, the other stands beside it."""

    def __init__(self, store: Store, recorded: Sequence[RecordedDecision], on: date) -> None:
        known = bodies(store)
        self._names = {row["body_id"]: row["name"] for row in known}
        meetings = self._meetings = {row["body_id"]: row["meetings"] for row in known}
        self._recorded = {one.decided.decision_id: one for one in recorded}
        decided = [one.decided for one in recorded]
        self.now = in_force(decided, meetings, on)
        self._per_body = {
            body: in_force([one for one in decided if one.body_id == body], meetings, on) for body in meetings
        }
        self._decided = sorted(decided, key=lambda one: (one.decided_on, one.decision_id))

    def of(self, code: str) -> DecisionRef | None:
        """Give the decision in force about an area."""
        return self._ref(self.now[code]) if code in self.now else None

    def other(self, code: str) -> DecisionRef | None:
        """Give the newest decision of another body that is in force too."""
        if code not in self.now:
            return None
        mine = self.now[code].decision.body_id
        others = [held[code] for body, held in self._per_body.items() if body != mine and code in held]
        return self._ref(max(others, key=lambda one: one.decision.decided_on)) if others else None

    def since(self, code: str) -> date | None:
        """Give the day of the first of the decisions in a row that hold the area at its level."""
        if code not in self.now:
            return None
        level, start = self.now[code].decision.level, self.now[code].decision.decided_on
        for one in reversed([one for one in self._decided if one.area_code == code and one.decided_on <= start]):
            if one.level != level:
                break
            start = one.decided_on
        return start

    def ever(self, code: str, since: date) -> tuple[DecisionRef, ...]:
        """Give the decisions about an area since a day, oldest first, whether they still hold or not."""
        mine = [one for one in self._decided if one.area_code == code and one.decided_on >= since]
        return tuple(self._ref(InForce(one, runs_until(one, self._meetings.get(one.body_id, ())))) for one in mine)

    def _ref(self, held: InForce) -> DecisionRef:
        one, recorded = held.decision, self._recorded[held.decision.decision_id]
        return DecisionRef(
            sequence=recorded.sequence, body=self._names.get(one.body_id, one.body_id), level=one.level,
            proposed_level=recorded.decision.proposed_level, decided_on=one.decided_on, until=held.until,
            reason=recorded.decision.reason,
        )  # fmt: skip


def direction(proposed: str, level_in_force: str) -> str:
    """Compare a proposal with the level in force. Source: GLOSSARY.md, Level."""
    step = LEVELS.index(proposed) - LEVELS.index(level_in_force)
    return UP if step > 0 else DOWN if step < 0 else SAME


def area_level(store: Store, place: Area, history: History, held: Held) -> AreaLevel:
    """Put proposal, decision and history of one municipality together."""
    code, row = place.ref.code, history.row(place.ref.code)
    own_state = "te_weinig_historie" if row is None else str(row["own_state"])
    proposed = "" if row is None or own_state else str(row["level"])
    decision = held.of(code)
    current = decision.level if decision else BASE
    way = direction(proposed, current) if proposed else ""
    undecided = decision is None and proposed not in {"", BASE}
    knowingly = decision is not None and decision.proposed_level == proposed
    return AreaLevel(
        area=place.ref, district=_parent(store, place), proposed=proposed, own_state=own_state, in_force=current,
        shown=proposed if undecided else current, undecided=undecided, direction=way,
        asks=way in {UP, DOWN} and not knowingly,
        since=row["since"] if undecided and row is not None else held.since(code),
        decision=decision, other=held.other(code),
        evidence=None if row is None or row["p"] is None else evidence_of(row),
        way_down=None if row is None or row["down_most"] is None else _way_down(row),
        trend=history.trend(code), trend_expected=history.band(code, "expected"),
        trend_lower=history.band(code, "lower"), trend_upper=history.band(code, "upper"),
    )  # fmt: skip


def _in_words_only(one: AreaLevel) -> AreaLevel:
    return replace(
        one, evidence=None, way_down=None, trend=(), trend_expected=(), trend_lower=(), trend_upper=()
    )  # fmt: skip


def _parent(store: Store, place: Area) -> AreaRef:
    above = store.areas.get(place.parent_code)
    return above.ref if above else place.ref


def evidence_of(row: Row) -> Evidence:
    """Give the numbers behind a proposal, from its row or from what a decision stored of it."""
    return Evidence(
        p=row["p"], window=row["window"], observed=row["window_observed"], expected=row["window_expected"],
        lower=row["window_lower"], upper=row["window_upper"], newest=row["newest"], known_share=row["known_share"],
        complete=row["complete"], complete_observed=row["complete_observed"],
        complete_expected=row["complete_expected"], quiet_max=row["quiet_max"],
    )  # fmt: skip


def _way_down(row: Row) -> WayDown:
    """When it could be: a level that was scaled up waits for complete fortnights, one that was not does not."""
    wait = 0 if row["level"] == "verhoogde_aandacht" else 1
    first, periods = row["down_first"], row["down_periods"]
    return WayDown(row["down_most"], periods, first, first + FORTNIGHT * (periods + wait))
