"""What the browser sends back from Niveau, read with care: which municipality, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from data.errors import BadQuery
from data.ledger.decisions import Decision
from layouts.levels.ids import Id

#: The fields of the form in the order in which their values travel.
FIELDS: Final = (Id.BODY, Id.LEVEL, Id.REASON, Id.OWNER, Id.UNTIL)
LONGEST: Final = 64


@dataclass(frozen=True)
class Typed:
    """A decision as it was typed in, with the id of this submission and what the writer had seen."""

    decision: Decision
    event_id: str
    seen: int


def code_of(chosen: Any, shown: Any) -> str:
    """Read the chosen municipality while it is shown, else the first that is; empty when there is none."""
    codes = [code for code in shown if isinstance(code, str)] if isinstance(shown, list) else []
    return chosen if chosen in codes else codes[0] if codes else ""


def typed(code: str, values: Any, measures: Any, submission: Any, inputs: Mapping[str, Any], today: date) -> Typed:
    """Read the form.

    Args:
        code: the municipality.
        values: of ``FIELDS``, in that order.
        measures: what was ticked.
        submission: id of this submission, what was proposed and how many decisions were seen.
        inputs: what the proposal rests on, from the server, not from the browser.
        today: day of the decision.
    Raises: BadQuery when a date is none, or the form is not one of ours.
    """
    if not isinstance(values, list) or len(values) != len(FIELDS) or not isinstance(submission, Mapping):
        raise BadQuery("Het formulier is niet compleet. Laad de pagina opnieuw.")
    body, level, reason, owner, until = (str(value or "") for value in values)
    decision = Decision(
        body_id=body, area_code=code, proposed_level=_text(submission, "proposed"), level=level, decided_on=today,
        end=_day(until), reason=reason, owner=owner, measures=_texts(measures), inputs=dict(inputs),
    )  # fmt: skip
    seen = submission.get("seen")
    version = seen.get(body, 0) if isinstance(seen, Mapping) else 0
    return Typed(decision, _text(submission, "event"), version if isinstance(version, int) else 0)


def _texts(values: Any) -> tuple[str, ...]:
    return tuple(value[:LONGEST] for value in values if isinstance(value, str)) if isinstance(values, list) else ()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadQuery("De einddatum is geen dag. Schrijf jjjj-mm-dd.") from error


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name, "")
    return value[:LONGEST] if isinstance(value, str) else ""
