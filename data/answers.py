"""The questions that may be asked of the current snapshot, each answered for whoever asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Protocol

from analysis.counts import DAYS_PER_FORTNIGHT, fortnight_of
from data.access import LOCAL, Principal, may_decide, may_edit_status
from data.answered.back_test import BackTestAnswer
from data.answered.common import AreaRef, Source
from data.answered.hot_times import HotTimesAnswer
from data.answered.levels import DossierAnswer, LevelsAnswer
from data.answered.map import LIFE, CellsAnswer, MapAnswer
from data.answered.map_story import MapStory
from data.answered.meeting import MeetingAnswer
from data.answered.overview import OverviewAnswer
from data.answered.plan import LineAnswer, PlanAnswer
from data.answered.profile import ProfileAnswer
from data.answered.quality import QualityAnswer
from data.bodies import body_of
from data.cache import Cache
from data.clock import Clock, FrozenClock, WallClock
from data.contracts import BUURT, MUNICIPALITY, UNIT
from data.errors import BadQuery, NotAllowed, OutsideScope
from data.ledger.decisions import Decision, RecordedDecision, decide, decisions
from data.ledger.register import Register
from data.ledger.self_proving import system_claims
from data.ledger.statuses import Claim, RecordedClaim, claim, claims
from data.outlines import outlines
from data.query import Query, newest_fortnight
from data.questions.back_test import back_tests
from data.questions.hot_times import hot_times
from data.questions.level_dossier import level_dossier
from data.questions.levels import levels
from data.questions.map import cells_answer, map_answer
from data.questions.map_story import map_story
from data.questions.meeting import Pages, choose, meeting, meeting_body, since_query
from data.questions.overview import overview
from data.questions.plan import plan, plan_line
from data.questions.profile import profile
from data.questions.quality import quality
from data.remember import remembered
from data.store import Area, Store


class CurrentVersion(Protocol):
    """Gives the version that answers, and says when that is not the one that should."""

    @property
    def fault(self) -> str:
        """A Dutch sentence when another version is shown; else empty."""

    def __call__(self) -> Store:
        """Give the version."""


@dataclass(frozen=True)
class Pinned:
    """One version, whatever is published meanwhile."""

    store: Store
    fault: str = ""

    def __call__(self) -> Store:
        """Give that version."""
        return self.store


@dataclass(frozen=True)
class Answers:
    """Answers questions about one snapshot for one principal.

    Attributes:
        current: gives the snapshot that is current at this moment.
        cache: remembers answers.
        clock: the moment that validity is measured at; None means the wall clock, and for invented data its own moment.
        principal: who asks.
        register: decisions and claims; without one nothing is decided and nothing can be recorded.
    """

    current: CurrentVersion
    cache: Cache
    clock: Clock | None = None
    principal: Principal = LOCAL
    register: Register | None = None

    def for_(self, principal: Principal) -> Answers:
        """Give the questions as one request asks them: for this principal, and all of one version."""
        return replace(self, principal=principal, current=Pinned(self.store, self.fault))

    @property
    def store(self) -> Store:
        """The current snapshot."""
        return self.current()

    @property
    def fault(self) -> str:
        """A Dutch sentence when another version is shown than the one that should be; else empty."""
        return self.current.fault

    def now(self) -> datetime:
        """Give the moment that validity is measured at."""
        manifest = self.store.manifest
        default: Clock = FrozenClock(manifest.as_of) if manifest.fictitious else WallClock()
        return (self.clock or default).now()

    def key(self, question: str, query: Query) -> str:
        """Name an answer: it holds for this snapshot, scope, day, state of the register and question only."""
        scope = self.principal.scope.fingerprint
        recorded = self.register.revision() if self.register else 0
        return f"{self.store.manifest.version}:{scope}:{self.now().date()}:{recorded}:{question}:{query.to_url()}"

    def settled(self, query: Query) -> Query:
        """Fill in what a link left open, and refuse what does not exist or is not the principal's to see.

        Raises: BadQuery, OutsideScope.
        """
        area = self.store.area(query.area) if query.area else self.store.top()
        self._must_cover(area)
        newest = self.newest()
        if query.period is not None and not self.oldest() <= query.period <= newest:
            raise BadQuery("De link noemt een periode waarover hier geen gegevens zijn.")
        after = newest + timedelta(days=DAYS_PER_FORTNIGHT)
        if query.start and query.end and not (self.oldest() <= query.start and query.end <= after):
            raise BadQuery("De link noemt dagen waarover hier geen gegevens zijn.")
        return replace(query, area=area.ref.code, period=query.period or newest)

    def newest(self) -> date:
        """Give the first day of the newest fortnight that is over."""
        return newest_fortnight(self.store.manifest.as_of.date())

    def oldest(self) -> date:
        """Give the first day of the oldest fortnight with incidents."""
        starts = self.store.incidents.earliest
        first = starts.min().astype("datetime64[D]").item() if len(starts) else self.newest()
        return min(fortnight_of(first), self.newest())

    def fortnights(self) -> tuple[date, ...]:
        """Give the first days of the fortnights that may be chosen, oldest first."""
        count = (self.newest() - self.oldest()).days // DAYS_PER_FORTNIGHT + 1
        return tuple(self.oldest() + timedelta(days=DAYS_PER_FORTNIGHT * i) for i in range(count))

    def areas(self) -> tuple[tuple[AreaRef, str], ...]:
        """Give the areas that may be chosen, down to the wijk, each with the code of its parent."""
        return tuple(
            (area.ref, area.parent_code)
            for area in self.store.areas.values()
            if area.ref.level != BUURT and self._covers(area)
        )

    def decisions(self) -> tuple[RecordedDecision, ...]:
        """Give every decision that was recorded, oldest first."""
        return decisions(self.register) if self.register else ()

    def claims(self) -> tuple[RecordedClaim, ...]:
        """Give every claim about the plan: what the system itself can tell, then what was recorded, oldest first."""
        return system_claims(self.store) + (claims(self.register) if self.register else ())

    def source(self) -> Source:
        """Say which snapshot answers, and how old it is."""
        manifest, log = self.store.manifest, self.store.deliveries
        last = log.iloc[-1] if len(log) else None
        return Source(
            snapshot=manifest.version,
            as_of=manifest.as_of,
            delivered=manifest.as_of if last is None else last["delivered"].to_pydatetime(),
            delivery_id=0 if last is None else int(last["delivery_id"]),
            fictitious=manifest.fictitious,
            known_share=None,
            without_place=0,
        )

    def outlines(self, layer: str) -> bytes:
        """Give a map layer as GeoJSON in degrees.

        Raises: BadQuery when there is no such layer.
        """
        key = f"{self.store.manifest.version}:outlines:{layer}"
        return self.cache.once(key, lambda: outlines(self.store, layer))

    @remembered
    def overview(self, query: Query) -> OverviewAnswer:
        """What needs attention now: counts per area, five figures, and the level in force."""
        decided = [one.decided for one in self.decisions()]
        return overview(self.store, query, self.source(), self.now(), decided)

    @remembered
    def profile(self, query: Query, *, chosen: str = "") -> ProfileAnswer:
        """What kind of burglary it is, against the area's own earlier mix; ``chosen`` looks within one category.

        Raises: BadQuery when the chosen category does not exist.
        """
        return profile(self.store, query, self.source(), chosen=chosen)

    @remembered
    def hot_times(self, query: Query, *, sharp_only: bool = False) -> HotTimesAnswer:
        """When it happens: hours of the week, darkness, season, and what differs from elsewhere or earlier."""
        around = self.store.areas.get(self.store.area(query.area).parent_code)
        seen = around if around and self._covers(around) else None
        return hot_times(self.store, query, self.source(), around=seen, sharp_only=sharp_only)

    @remembered
    def levels(self, query: Query) -> LevelsAnswer:
        """Up, stay or down: what the counts propose per municipality, what is in force, and what is asked."""
        return levels(self.store, query, self.source(), self.now(), self.decisions(), covers=self._covers)

    @remembered
    def back_tests(self, query: Query, *, one_in: int = 0) -> BackTestAnswer:  # noqa: ARG002 - the key
        """What other thresholds would have done, on counts as they were known then."""
        return back_tests(self.store, one_in=one_in)

    @remembered
    def level_dossier(self, query: Query, *, code: str) -> DossierAnswer:
        """One municipality: its level, the year behind it, and who decides.

        Raises: BadQuery when there is no such municipality; OutsideScope.
        """
        self._must_cover(self.store.area(code))
        return level_dossier(
            self.store, query, self.now(), self.decisions(), code=code,
            may=lambda codes: self.register is not None and may_decide(self.principal, codes),
        )  # fmt: skip

    @remembered
    def map(self, query: Query) -> MapAnswer:
        """Where: what lies together now, zones alive, counts per area and fortnight."""
        return map_answer(self.store, query, self.source(), self.now(), self.principal.scope.covers)

    @remembered
    def map_cells(self, query: Query, *, kind: str, share: int) -> CellsAnswer:
        """The layer of hotspot cells.

        Raises: BadQuery for a kind or share that does not exist.
        """
        known = self.map(query).stages if kind == LIFE else ""
        return cells_answer(self.store, query, kind=kind, share=share, known=known)

    @remembered
    def map_story(self, query: Query, *, chosen: str) -> MapStory:
        """Everything about one zone, cell or area of the map.

        Raises: BadQuery when there is no such thing in the chosen area.
        """
        return map_story(self.store, query, self.now(), self.principal.scope.covers, chosen)

    @remembered
    def meeting(self, query: Query) -> MeetingAnswer:
        """What the DVO of a district looks at and is asked to decide today; of the unit that with most to decide.

        Raises: OutsideScope when there is no district that may be seen whole.
        """
        store, now = self.store, self.now()
        everywhere = self.levels(Query(area=store.top().ref.code))
        choice = choose(store, store.area(query.area), everywhere, now.date(), self._covers)
        asked = Query(area=choice.district.ref.code, period=self.newest())
        codes = [one.ref.code for one in store.within(choice.district, MUNICIPALITY)]
        may = self.register is not None and may_decide(self.principal, codes)
        body = meeting_body(store, choice.district, now.date(), may=may)
        since = since_query(asked, body, self.oldest())
        pages = Pages(self.levels(asked), self.hot_times(since), self.plan(asked))
        return meeting(store, choice, body, since, pages, self.source(), now, self.decisions())

    @remembered
    def plan(self, query: Query) -> PlanAnswer:
        """Where the six themes and the 19 status lines stand today, per municipality and partner."""
        return plan(self.store, query, self.source(), self.now().date(), self.claims())

    @remembered
    def quality(self, query: Query) -> QualityAnswer:
        """Whether the data can be trusted: freshness, deliveries, quality, and what is still to come."""
        return quality(self.store, query, self.source(), self.now().date())

    @remembered
    def plan_line(self, query: Query, *, line: str, kind: str, code: str) -> LineAnswer:  # noqa: ARG002 - the key
        """One status line of one actor: every voice, evidence and history.

        Raises: BadQuery when the plan asks no such thing of such an actor.
        """
        may = self._may_edit(kind, code)
        return plan_line(self.store, self.now().date(), self.claims(), line, kind, code, may_edit=may)

    def record_claim(self, said: Claim, *, event_id: str, seen: int | None) -> RecordedClaim:
        """Record what somebody says about the plan.

        Raises: NotAllowed when it is not theirs to say; DashboardError when it is not sound; ChangedMeanwhile when
            somebody else was first.
        """
        if self.register is None or not self._may_edit(said.actor_kind, said.actor_code):
            raise NotAllowed("U kunt deze status niet wijzigen. Dat doet de partij zelf.")
        plan_line(self.store, self.now().date(), (), said.line, said.actor_kind, said.actor_code, may_edit=True)
        return claim(self.register, said, account=self.principal.account, event_id=event_id, seen=seen)

    def record_decision(self, decision: Decision, *, event_id: str, seen: int | None) -> RecordedDecision:
        """Record what a body decided about the level of an area.

        Raises: BadQuery when the body does not decide about the area; NotAllowed when it is not this account's to
            record; DashboardError when it is not sound; ChangedMeanwhile when somebody else was first.
        """
        body = body_of(self.store, decision.body_id)
        if decision.area_code not in body["municipalities"]:
            raise BadQuery("Dit overleg besluit niet over deze gemeente.")
        if self.register is None or not may_decide(self.principal, body["municipalities"]):
            raise NotAllowed(f"U kunt dit besluit niet vastleggen. Dat doet {body['name']}.")
        return decide(self.register, decision, account=self.principal.account, event_id=event_id, seen=seen)

    def _may_edit(self, kind: str, code: str) -> bool:
        if kind == MUNICIPALITY:
            return may_edit_status(self.principal, kind, [code])
        if kind in {"dvo", "driehoek"}:
            return may_edit_status(self.principal, kind, body_of(self.store, code)["municipalities"])
        return may_edit_status(self.principal, kind, self.store.codes(MUNICIPALITY))

    def _covers(self, area: Area) -> bool:
        above = self.store.municipality_of(area)
        if self.principal.scope.everything or above is None:
            return self.principal.scope.everything or area.ref.level == UNIT or self._covers_all(area)
        return self.principal.scope.covers(above.ref.code)

    def _covers_all(self, area: Area) -> bool:
        inside = self.store.within(area, "gemeente")
        return all(self.principal.scope.covers(municipality.ref.code) for municipality in inside)

    def _must_cover(self, area: Area) -> None:
        if not self._covers(area):
            raise OutsideScope(f"{area.ref.name} valt buiten het gebied dat u in detail mag zien.")
