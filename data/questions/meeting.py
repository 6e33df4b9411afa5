"""Answers the DVO: what happened since it last met, and what is it asked to decide today?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

import numpy as np

from analysis.counts import DAYS_PER_FORTNIGHT
from analysis.rates import count_change_z
from data.answered.common import Source
from data.answered.hot_times import HotTimesAnswer
from data.answered.levels import AreaLevel, LevelsAnswer
from data.answered.meeting import (
    CountSince,
    DistrictChoice,
    MeetingAnswer,
    MeetingBody,
    PastDecision,
    PlaceCount,
    Proposal,
)
from data.answered.plan import PlanAnswer
from data.bodies import Body, dvo_of
from data.contracts import DISTRICT, LEVELS, WIJK
from data.errors import OutsideScope
from data.ledger.decisions import RecordedDecision, latest
from data.query import Query
from data.questions.district_map import district_map
from data.questions.level_dossier import stored_inputs
from data.questions.levels import SAME, Held, History, area_level, held_on
from data.store import Area, Store

#: Somebody who may not see a district whole cannot show its slides.
REFUSED: Final = "De dia's gaan over een heel district; u ziet daar maar een deel van."
FORTNIGHT: Final = timedelta(days=DAYS_PER_FORTNIGHT)
#: Without an earlier meeting is looked back this far.
WITHOUT_LAST: Final = 6 * FORTNIGHT
#: So many wijken fit on a slide.
PLACES: Final = 3


@dataclass(frozen=True)
class Choice:
    """The district whose meeting is shown, the districts that may be opened, and whether the user named it."""

    district: Area
    others: tuple[DistrictChoice, ...]
    named: bool


@dataclass(frozen=True)
class Pages:
    """The answers of other pages that the slides draw on, about the district."""

    levels: LevelsAnswer
    hours: HotTimesAnswer
    plan: PlanAnswer


def meeting(
    store: Store, choice: Choice, body: MeetingBody | None, since: Query, pages: Pages, source: Source,
    moment: datetime, recorded: Sequence[RecordedDecision],
) -> MeetingAnswer:  # fmt: skip
    """Answer for one district.

    Args:
        store: the snapshot.
        choice: the district.
        body: that meets.
        since: the days since its last meeting, of the district.
        pages: what other pages tell about the district.
        source: what it rests on.
        moment: that validity is measured at.
        recorded: every decision of the register.
    """
    district, today = choice.district, moment.date()
    register = Register(store, tuple(recorded), body.body_id if body else "", today)
    return MeetingAnswer(
        district=district.ref, others=choice.others, chosen_for_us=not choice.named, body=body, today=today,
        source=source, since=count_since(store, district, since), past=register.past(district, since.days().start),
        levels=pages.levels, proposals=register.proposals(district, pages.levels.period, moment),
        places=places(store, district, since), hours=pages.hours, plan=pages.plan, map=district_map(store, district),
    )  # fmt: skip


def choose(
    store: Store, area: Area, levels: LevelsAnswer, today: date, covers: Callable[[Area], bool]
) -> Choice:  # fmt: skip
    """Choose the district of an area; of the unit the one with most proposals that wait for a decision.

    Raises: OutsideScope when there is none that may be seen whole.
    """
    named = district_of(store, area)
    seen = [one for one in store.within(store.top(), DISTRICT) if covers(one)]
    if not seen or (named is not None and named not in seen):
        raise OutsideScope(REFUSED)
    others = choices(store, seen, levels, today)
    return Choice(named or store.area(others[0].area.code), others, named is not None)


def district_of(store: Store, area: Area) -> Area | None:
    """Give the district an area lies in or is; None for the unit."""
    above = store.municipality_of(area) or area
    if above.ref.level == DISTRICT:
        return above
    return store.areas.get(above.parent_code)


def choices(store: Store, seen: Sequence[Area], levels: LevelsAnswer, today: date) -> tuple[DistrictChoice, ...]:
    """Give the districts that may be opened, with most to decide first: a decision of today changes no order."""
    found = []
    for district in seen:
        mine = [one for one in levels.areas if one.district == district.ref]
        today_too = sum(one.asks or (one.decision is not None and one.decision.decided_on == today) for one in mine)
        meets = _from(_meetings(dvo_of(store, district)), today)
        found.append((today_too, DistrictChoice(district.ref, sum(one.asks for one in mine), meets)))
    return tuple(one for _, one in sorted(found, key=lambda pair: (-pair[0], pair[1].area.name)))


def meeting_body(store: Store, district: Area, today: date, *, may: bool) -> MeetingBody | None:
    """Give the body of a district with its meetings around today."""
    body = dvo_of(store, district)
    if body is None:
        return None
    days = _meetings(body)
    meets = _from(days, today)
    return MeetingBody(
        body["body_id"], body["name"], last=max((day for day in days if day < today), default=None),
        meets=meets, after=_from(days, (meets or today) + timedelta(days=1)), may=may,
    )  # fmt: skip


def since_query(query: Query, body: MeetingBody | None, oldest: date) -> Query:
    """Ask about the days since the last meeting, up to the end of the newest fortnight; at least one fortnight.

    Args:
        query: settled on the district and the newest fortnight.
        body: that meets.
        oldest: first day with data.
    """
    end = query.days().end
    start = body.last if body and body.last else end - WITHOUT_LAST
    return replace(query, span="zelf", start=max(min(start, end - FORTNIGHT), oldest), end=end)


def count_since(store: Store, district: Area, query: Query) -> CountSince:
    """Count the burglaries of a district in the days of a query, and a year earlier."""
    now, before = (len(store.rows(district, days, query)) for days in (query.days(), query.days_before()))
    return CountSince(query.days(), query.days_before(), now, before, float(count_change_z(now, before)))


def places(store: Store, district: Area, query: Query) -> tuple[PlaceCount, ...]:
    """Give the wijken of a district with most burglaries, at most as many as fit on a slide."""
    order = store.codes(WIJK)
    counts = [
        np.bincount(wijk[wijk >= 0], minlength=len(order))
        for days in (query.days(), query.days_before())
        for wijk in [np.asarray(store.incidents.wijk[store.rows(district, days, query)], np.int64)]
    ]
    most = np.argsort(-counts[0], kind="stable")[:PLACES]
    return tuple(
        PlaceCount(area.ref, store.areas[area.parent_code].ref, now, before, float(count_change_z(now, before)))
        for row in most
        for area, now, before in [(store.areas[order[row]], int(counts[0][row]), int(counts[1][row]))]
        if now
    )


@dataclass(frozen=True)
class Register:
    """Decisions as a meeting sees them: those taken at this meeting apart from all others."""

    store: Store
    recorded: tuple[RecordedDecision, ...]
    body_id: str
    today: date

    @property
    def earlier(self) -> tuple[RecordedDecision, ...]:
        """Everything that was not decided by this body today."""
        return tuple(one for one in self.recorded if not self._here(one))

    def _here(self, one: RecordedDecision) -> bool:
        return one.decision.body_id == self.body_id and one.decision.decided_on == self.today

    def proposals(self, district: Area, period: date, now: datetime) -> tuple[Proposal, ...]:
        """Give what is asked of this meeting, decided or not, the highest level first; the order never changes."""
        history = History.of(self.store, period)
        on = held_on(self.store, history.period, now)
        before, after = Held(self.store, self.earlier, on), Held(self.store, self.recorded, on)
        here = latest(one for one in self.recorded if self._here(one))
        seen = {key: one.version for key, one in latest(self.recorded).items()}
        found = []
        for place in self.store.within(district, "gemeente"):
            level, row = area_level(self.store, place, history, before), history.row(place.ref.code)
            key = (self.body_id, place.ref.code)
            if row is not None and level.proposed and (level.asks or key in here):
                made = after.ever(place.ref.code, self.today)
                mine = [one for one in made if key in here and one.sequence == here[key].sequence]
                inputs = stored_inputs(row, self.store.manifest.version)
                found.append(Proposal(level, mine[-1] if mine else None, seen.get(key, 0), inputs))
        return tuple(sorted(found, key=lambda one: _order(one.level)))

    def past(self, district: Area, since: date) -> tuple[PastDecision, ...]:
        """Give the newest decision about each municipality taken from a day on, before this meeting."""
        held = Held(self.store, self.earlier, self.today)
        newest = {
            one.decision.area_code: one
            for one in sorted(self.earlier, key=lambda one: (one.decision.decided_on, one.sequence))
            if since <= one.decision.decided_on <= self.today
        }
        found = []
        for place in self.store.within(district, "gemeente"):
            if place.ref.code in newest:
                one = newest[place.ref.code]
                ref = next(ref for ref in held.ever(place.ref.code, since) if ref.sequence == one.sequence)
                holds = ref.until is None or self.today < ref.until
                found.append(PastDecision(place.ref, ref, holds, one.decision.body_id == self.body_id))
        return tuple(found)


def _order(level: AreaLevel) -> tuple[bool, bool, int, str]:
    """Put up before down, and the highest level first."""
    up = LEVELS.index(level.proposed) > LEVELS.index(level.in_force)
    return (level.direction == SAME, not up, -LEVELS.index(level.proposed), level.area.name)


def _meetings(body: Body | None) -> Sequence[date]:
    return sorted(body["meetings"]) if body else ()


def _from(days: Sequence[date], first: date) -> date | None:
    return min((day for day in days if day >= first), default=None)
