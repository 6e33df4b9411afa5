"""Which decided level holds on a day: the latest decision that has not run out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

#: The level of an area about which nothing is decided.
BASE = "basisniveau"


@dataclass(frozen=True)
class Decided:
    """A decision by a body about an area: holds from ``decided_on`` to ``end``, or to the body's next meeting."""

    decision_id: str
    body_id: str
    area_code: str
    level: str
    decided_on: date
    end: date | None = None


@dataclass(frozen=True)
class InForce:
    """The decision that holds for an area, and the day after its last; None when no next meeting is planned."""

    decision: Decided
    until: date | None


def runs_until(decision: Decided, meetings: Sequence[date]) -> date | None:
    """Give the first day on which a decision no longer holds.

    Args:
        decision: what was decided; its end is the last day it holds.
        meetings: days its body meets; without an end it holds until the next of them.
    Returns: the day, or None when it has no end and no next meeting is planned.
    Source: GLOSSARY.md, Level in force.
    """
    if decision.end is not None:
        return date.fromordinal(decision.end.toordinal() + 1)
    return min((day for day in meetings if day > decision.decided_on), default=None)


def in_force(decisions: Sequence[Decided], meetings: Mapping[str, Sequence[date]], on: date) -> dict[str, InForce]:
    """Give per area the decision that holds on a day; of two the latest counts.

    Args:
        decisions: all that were ever taken.
        meetings: per body the days it meets.
        on: the day.
    Returns: area code -> decision in force; an area without one is at ``BASE``.
    """
    held: dict[str, InForce] = {}
    for decision in sorted(decisions, key=lambda one: (one.decided_on, one.decision_id)):
        until = runs_until(decision, meetings.get(decision.body_id, ()))
        if decision.decided_on <= on and (until is None or on < until):
            held[decision.area_code] = InForce(decision, until)
    return held


def level_of(held: Mapping[str, InForce], area_code: str) -> str:
    """Give the level in force of an area."""
    return held[area_code].decision.level if area_code in held else BASE
