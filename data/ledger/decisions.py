"""Decisions about the level of an area, as events: recorded once, superseded by a later one, never edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pyarrow as pa
from pydantic import TypeAdapter

from analysis.in_force import Decided
from data.contracts import LEVELS
from data.errors import DashboardError
from data.ledger.events import Draft, Event, Source
from data.ledger.free_text import checked
from data.ledger.register import Register


@dataclass(frozen=True)
class Decision:
    """What a body decided about an area.

    Attributes:
        body_id: who decided.
        area_code: about which area.
        proposed_level: what was proposed then.
        level: what was decided.
        decided_on: day of the meeting.
        end: last day it holds; None: until that body's next meeting.
        reason: in the body's words; needed when it differs from the proposal.
        owner: function that carries it out.
        measures: what is done, in words.
        inputs: the numbers the proposal rested on, the rule and the snapshot, so that it can be shown as it was then.
    """

    body_id: str
    area_code: str
    proposed_level: str
    level: str
    decided_on: date
    end: date | None = None
    reason: str = ""
    owner: str = ""
    measures: tuple[str, ...] = ()
    inputs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class RecordedDecision:
    """A decision with its place in the register; ``version`` counts the decisions of this body on this area."""

    decision: Decision
    sequence: int
    version: int
    source: Source
    recorded_by: str
    recorded_at: datetime

    @property
    def decided(self) -> Decided:
        """The decision as the rule for what is in force takes it."""
        one = self.decision
        return Decided(f"{self.sequence:08d}", one.body_id, one.area_code, one.level, one.decided_on, one.end)


_DECISION = TypeAdapter(Decision)


def subject_of(body_id: str, area_code: str) -> str:
    """Name what the decisions of one body about one area have in common."""
    return f"besluit/{body_id}/{area_code}"


def decide(
    register: Register, decision: Decision, *, account: str, event_id: str, seen: int | None
) -> RecordedDecision:
    """Record a decision.

    Args:
        register: where it is recorded.
        decision: what was decided.
        account: who records it.
        event_id: the same one again records nothing twice.
        seen: how many decisions of this body on this area the writer had seen.

    Raises: DashboardError when something is missing or holds a person; ChangedMeanwhile when another was first.
    """
    sound = _sound(decision)
    draft = _draft(sound, event_id=event_id, account=account, source="invoer", seen=seen)
    return _recorded(register.append(draft)[0])


def decisions(register: Register) -> tuple[RecordedDecision, ...]:
    """Give every decision that was ever recorded, in order of recording."""
    return tuple(_recorded(event) for event in register.events("besluit"))


def import_decisions(register: Register, table: pa.Table) -> int:
    """Record the decisions of a delivery (contracts.DECISIONS) that are not recorded yet; tells how many."""
    rows = sorted(table.to_pylist(), key=lambda row: (row["decided_on"], row["decision_id"]))
    before = register.revision()
    register.append(*(_delivered(row) for row in rows))
    return register.revision() - before


def _delivered(row: Mapping[str, Any]) -> Draft:
    names = ("body_id", "area_code", "proposed_level", "level", "decided_on", "end", "reason", "owner")
    decision = Decision(**{name: row[name] for name in names})
    event_id = f"levering-{row['decision_id']}"
    return _draft(decision, event_id=event_id, account=row["recorded_by"], source="levering", seen=None)


def _sound(decision: Decision) -> Decision:
    if decision.level not in LEVELS or decision.proposed_level not in LEVELS:
        raise DashboardError("Kies een niveau dat bestaat.")
    if decision.end is not None and decision.end < decision.decided_on:
        raise DashboardError("De einddatum ligt voor de dag van het besluit. Kies een latere dag.")
    reason, owner = checked(decision.reason), checked(decision.owner)
    if decision.level != decision.proposed_level and not reason:
        raise DashboardError("U wijkt af van het voorstel. Geef een reden.")
    measures = tuple(checked(measure) for measure in decision.measures)
    return Decision(**{**decision.__dict__, "reason": reason, "owner": owner, "measures": measures})


def _draft(decision: Decision, *, event_id: str, account: str, source: Source, seen: int | None) -> Draft:
    subject = subject_of(decision.body_id, decision.area_code)
    return Draft(event_id, subject, "besluit", _DECISION.dump_python(decision, mode="json"), source, account, seen)


def _recorded(event: Event) -> RecordedDecision:
    decision = _DECISION.validate_python(event.content)
    return RecordedDecision(decision, event.sequence, event.version, event.source, event.account, event.recorded_at)


def decided(register: Register) -> list[Decided]:
    """Give what the rule for the level in force needs."""
    return [one.decided for one in decisions(register)]


def latest(recorded: Iterable[RecordedDecision]) -> dict[tuple[str, str], RecordedDecision]:
    """Give the newest decision per body and area."""
    return {(one.decision.body_id, one.decision.area_code): one for one in recorded}
