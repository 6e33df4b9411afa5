"""What the DVO is told: its district since its last meeting, the levels, where and when, the plan, what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.answered.common import AreaRef, Period, Source
from data.answered.hot_times import HotTimesAnswer
from data.answered.levels import AreaLevel, DecisionRef, LevelsAnswer
from data.answered.plan import PlanAnswer

#: A ring of a shape: points in metres east and south of the corner of its map.
Ring = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class DistrictChoice:
    """A district whose meeting can be opened: proposals that wait for a decision, and its next meeting."""

    area: AreaRef
    open: int
    next_meeting: date | None


@dataclass(frozen=True)
class MeetingBody:
    """The body that meets.

    ``last`` is its last meeting before today, ``meets`` the one of today or else the next, ``after`` the one after
    that; ``may`` tells whether whoever asks may record what it decides.
    """

    body_id: str
    name: str
    last: date | None
    meets: date | None
    after: date | None
    may: bool


@dataclass(frozen=True)
class CountSince:
    """Burglaries since the last meeting and on the same days a year earlier; ``z`` is 2(sqrt(count) - sqrt(before))."""

    period: Period
    before_period: Period
    count: int
    before: int
    z: float


@dataclass(frozen=True)
class PastDecision:
    """A decision taken since the last meeting, and whether it still holds; ``by_us``: the body that meets took it."""

    area: AreaRef
    decision: DecisionRef
    holds: bool
    by_us: bool


@dataclass(frozen=True)
class PlaceCount:
    """Burglaries of a wijk in the period and a year earlier; ``parent`` is its municipality."""

    area: AreaRef
    parent: AreaRef
    count: int
    before: int
    z: float


@dataclass(frozen=True)
class Proposal:
    """A level that is asked of this meeting.

    Attributes:
        level: as it was before this meeting.
        made: what this meeting decided, when it did.
        seen: decisions of this body about the area so far; what a writer must have seen.
        inputs: what a decision stores: numbers, rule and snapshot.
    """

    level: AreaLevel
    made: DecisionRef | None
    seen: int
    inputs: dict[str, str | int | float]


@dataclass(frozen=True)
class Shape:
    """The outline of a municipality on the map of its district, and where its label stands."""

    code: str
    rings: tuple[Ring, ...]
    label: tuple[int, int]


@dataclass(frozen=True)
class DistrictMap:
    """The municipalities of a district in a box of so many metres."""

    width: int
    height: int
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class MeetingAnswer:
    """Everything the slides of one district show, today."""

    district: AreaRef
    others: tuple[DistrictChoice, ...]
    chosen_for_us: bool
    body: MeetingBody | None
    today: date
    source: Source
    since: CountSince
    past: tuple[PastDecision, ...]
    levels: LevelsAnswer
    proposals: tuple[Proposal, ...]
    places: tuple[PlaceCount, ...]
    hours: HotTimesAnswer
    plan: PlanAnswer
    map: DistrictMap
