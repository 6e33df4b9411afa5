"""What the browser sends back from the DVO page, read with care: which proposal, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from data.answered.meeting import MeetingAnswer
from data.errors import BadQuery, NotAllowed
from data.ledger.decisions import Decision
from layouts.meeting.ids import Id
from layouts.meeting.sheet_view import VERBS, proposal_of
from layouts.meeting.view import refused

#: The fields of the sheet in the order in which their values travel.
FIELDS: Final = (Id.LEVEL, Id.REASON, Id.OWNER, Id.UNTIL)
LONGEST: Final = 64


@dataclass(frozen=True)
class Chosen:
    """The municipality a decision is asked about, and what was pressed."""

    code: str
    verb: str


@dataclass(frozen=True)
class Typed:
    """A decision as it was typed in, with the id of this submission and what the writer had seen."""

    decision: Decision
    event_id: str
    seen: int


def chosen(asked: Any) -> Chosen:
    """Read what was chosen.

    Raises: BadQuery when it names nothing.
    """
    given = asked if isinstance(asked, Mapping) else {}
    code, verb = _text(given, "code"), _text(given, "verb")
    if not code or verb not in VERBS:
        raise BadQuery("Kies een voorstel op de dia.")
    return Chosen(code, verb)


def typed(answer: MeetingAnswer, code: str, values: Any, submission: Any) -> Typed:
    """Read the sheet; body, proposal, day and inputs come from the answer, never from the browser.

    Raises: BadQuery when a date is none, or the form is not one of ours; NotAllowed.
    """
    if not isinstance(values, list) or len(values) != len(FIELDS) or not isinstance(submission, Mapping):
        raise BadQuery("Het formulier is niet compleet. Laad de pagina opnieuw.")
    one, body = proposal_of(answer, code), answer.body
    if body is None or not body.may:
        raise NotAllowed(refused(answer))
    level, reason, owner, until = (value if isinstance(value, str) else "" for value in values)
    decision = Decision(
        body_id=body.body_id, area_code=code, proposed_level=one.level.proposed, level=level, decided_on=answer.today,
        end=_day(until), reason=reason, owner=owner, inputs=dict(one.inputs),
    )  # fmt: skip
    seen = submission.get("seen")
    event = _text(submission, "event")
    if not event or isinstance(seen, bool) or not isinstance(seen, int):
        raise BadQuery("Het formulier is niet compleet. Laad de pagina opnieuw.")
    return Typed(decision, event, seen)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadQuery("De einddatum is geen dag. Schrijf jjjj-mm-dd.") from error


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name, "")
    return value[:LONGEST] if isinstance(value, str) else ""
