"""What Niveau is told: what the counts propose per municipality, what is in force, why, and what brings it down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from data.answered.common import AreaRef, Source


@dataclass(frozen=True)
class DecisionRef:
    """A decision: its place in the register, who, when, what, and the day after its last; None: no end is known."""

    sequence: int
    body: str
    level: str
    proposed_level: str
    decided_on: date
    until: date | None
    reason: str


@dataclass(frozen=True)
class Evidence:
    """Numbers behind a proposal, as known when it was made.

    Attributes:
        p: chance of as much or more over all windows together.
        window: fortnights of the most unusual window, its burglaries, what is normal, its 1 and 99 % quantiles.
        newest, known_share: newest fortnight that counted, and the share of it that was known.
        complete: newest complete fortnight, with its burglaries, what is normal and the largest count that is quiet.
    """

    p: float
    window: int
    observed: int
    expected: float
    lower: int
    upper: int
    newest: date
    known_share: float
    complete: date
    complete_observed: int
    complete_expected: float
    quiet_max: int


@dataclass(frozen=True)
class WayDown:
    """At most ``most`` burglaries in each of ``periods`` fortnights from ``first`` on bring basisniveau.

    ``earliest`` is the day on which that can be proposed: the last of them must be over, and complete.
    """

    most: int
    periods: int
    first: date
    earliest: date


@dataclass(frozen=True)
class AreaLevel:
    """The level of one municipality.

    Attributes:
        area, district: the municipality and the district it lies in.
        proposed: what the counts propose (contracts.LEVELS); empty when they cannot.
        own_state: why they cannot: te_weinig_historie, te_weinig_gegevens, geen_levering; else empty.
        in_force: level that was decided, else basisniveau.
        shown: level to show; ``undecided`` when it is only a proposal, to be drawn hatched.
        direction: omhoog, omlaag or gelijk: the proposal against the level in force; empty without a proposal.
        asks: a decision is asked: the proposal differs, and nobody decided so knowingly.
        since: since when the level that is shown holds.
        decision, other: decision in force, and one of another body that is in force beside it.
        evidence, way_down: numbers behind it; None without history, and at basisniveau.
        trend: burglaries of the last 26 fortnights as known now, with normal and its band (None without history).
    """

    area: AreaRef
    district: AreaRef
    proposed: str
    own_state: str
    in_force: str
    shown: str
    undecided: bool
    direction: str
    asks: bool
    since: date | None
    decision: DecisionRef | None
    other: DecisionRef | None
    evidence: Evidence | None
    way_down: WayDown | None
    trend: tuple[int, ...]
    trend_expected: tuple[float | None, ...]
    trend_lower: tuple[int | None, ...]
    trend_upper: tuple[int | None, ...]


@dataclass(frozen=True)
class LevelsAnswer:
    """Levels of the municipalities of an area after one fortnight.

    ``issued``: when proposed; ``known_share``: of the newest fortnight then; ``rule``: name of the thresholds.
    """

    area: AreaRef
    period: date
    fortnights: tuple[date, ...]
    issued: datetime | None
    known_share: float | None
    complete: bool
    rule: str
    source: Source
    areas: tuple[AreaLevel, ...]


@dataclass(frozen=True)
class Mark:
    """A proposal that changed the level, after a fortnight."""

    period: date
    level: str


@dataclass(frozen=True)
class Stretch:
    """Something that ran for a while: a measure or a holiday; ``end`` is its last day, None while it runs."""

    name: str
    start: date
    end: date | None


@dataclass(frozen=True)
class Decider:
    """A body that may decide about the area.

    ``next_meeting`` is its first one from today on; ``seen`` counts its decisions about the area so far; ``may`` tells
    whether whoever asks may record them.
    """

    body_id: str
    name: str
    next_meeting: date | None
    seen: int
    may: bool


@dataclass(frozen=True)
class DossierAnswer:
    """One municipality: its level, the year behind it, and who decides.

    ``known`` is the share known now of each fortnight; ``inputs`` is what a decision stores of the proposal.
    """

    level: AreaLevel
    period: date
    fortnights: tuple[date, ...]
    known: tuple[float, ...]
    marks: tuple[Mark, ...]
    decisions: tuple[DecisionRef, ...]
    measures: tuple[Stretch, ...]
    holidays: tuple[Stretch, ...]
    deciders: tuple[Decider, ...]
    today: date
    inputs: dict[str, str | int | float]
