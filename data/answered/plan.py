"""What Plan is told: a mark per line and actor, rolled up without hiding an unknown, and one line whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from data.answered.common import AreaRef, Source

#: A field called ``date`` hides the type of that name inside its class.
Day = date


@dataclass(frozen=True)
class Mark:
    """The state of one line for one actor, or of several lines together.

    Attributes:
        status: contracts.STATUSES; of several lines the least advanced that is known, onbekend when none is.
        schedule: analysis.plan.Schedule, the worst of them.
        lines: how many lines it stands for.
        unknown: how many of them are unknown.
        outdated: how many faded to unknown after their review date.
        differ: how many have two voices that disagree.
        was: of one line its status before it faded.
    """

    status: str
    schedule: str
    lines: int
    unknown: int
    outdated: int
    differ: int
    was: str = ""


@dataclass(frozen=True)
class ActorMarks:
    """One row of the grid: an actor with its marks per status line, and for a municipality per theme."""

    kind: str
    code: str
    name: str
    themes: dict[str, Mark]
    lines: dict[str, Mark]


@dataclass(frozen=True)
class ThemeSum:
    """A theme or a line over many actors: how many claims per status and per schedule state; ``n`` are asked for."""

    key: str
    n: int
    statuses: dict[str, int]
    schedules: dict[str, int]


@dataclass(frozen=True)
class DistrictMarks:
    """The municipalities of a district, with the sums of their themes and lines."""

    district: AreaRef
    rows: tuple[ActorMarks, ...]
    themes: tuple[ThemeSum, ...]
    lines: tuple[ThemeSum, ...]


@dataclass(frozen=True)
class PlanAnswer:
    """Everything the grid shows on ``today`` for the chosen area."""

    area: AreaRef
    today: date
    source: Source
    districts: tuple[DistrictMarks, ...]
    partners: tuple[ActorMarks, ...]
    themes: tuple[ThemeSum, ...]
    asked: int
    unknown: int


@dataclass(frozen=True)
class Voice:
    """What one voice says now; ``version`` is what a writer must have seen."""

    voice: str
    status: str
    was: str
    outdated: bool
    date: Day
    owner: str | None
    evidence: str | None
    hurdle: str | None
    next_step: str | None
    review_date: Day | None
    version: int


@dataclass(frozen=True)
class Change:
    """One claim of the history of a line."""

    date: Day
    voice: str
    status: str
    source: str
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True)
class Fact:
    """An indicator that belongs to the theme of a line, at its newest date."""

    indicator: str
    date: Day
    value: float | None
    text: str | None


@dataclass(frozen=True)
class LineAnswer:
    """One status line of one actor, whole: what leads, every voice, the facts beside it and its history.

    ``siblings`` are the lines of the same theme that the plan asks of the same actor, this one included.
    """

    line: str
    theme: str
    actor_kind: str
    actor_code: str
    actor_name: str
    mark: Mark
    siblings: dict[str, Mark]
    voices: tuple[Voice, ...]
    facts: tuple[Fact, ...]
    history: tuple[Change, ...]
    may_edit: bool
    today: date
