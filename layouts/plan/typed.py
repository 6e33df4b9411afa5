"""What the browser sends back from Plan, read with care: which line was chosen, and what was typed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from data.errors import BadQuery
from data.ledger.statuses import Claim
from layouts.plan.ids import Id

#: The fields of the form in the order in which their values travel.
FIELDS: Final = (Id.STATUS, Id.VOICE, Id.OWNER, Id.EVIDENCE, Id.HURDLE, Id.NEXT_STEP, Id.REVIEW)


@dataclass(frozen=True)
class Chosen:
    """The line that was chosen in the grid, and of whom."""

    line: str
    kind: str
    code: str


@dataclass(frozen=True)
class Typed:
    """What was typed in, with the id of this submission and what the writer had seen."""

    claim: Claim
    event_id: str
    seen: int


def chosen(cell: Any) -> Chosen:
    """Read the chosen cell.

    Raises: BadQuery when it names nothing.
    """
    given = cell if isinstance(cell, Mapping) else {}
    kind, code, line = (_text(given, name) for name in ("kind", "code", "line"))
    if not line:
        raise BadQuery("Kies een vakje in het rooster.")
    return Chosen(line, kind, code)


def typed(line: Chosen, values: Any, submission: Any, today: date) -> Typed:
    """Read the form.

    Raises: BadQuery when a date is none, or the form is not one of ours.
    """
    if not isinstance(values, list) or len(values) != len(FIELDS) or not isinstance(submission, Mapping):
        raise BadQuery("Het formulier is niet compleet. Laad de pagina opnieuw.")
    status, voice, owner, evidence, hurdle, step, review = (str(value or "") for value in values)
    said = Claim(
        line.line, line.kind, line.code, status, today, voice, owner=owner or None, evidence=evidence or None,
        hurdle=hurdle or None, next_step=step or None, review_date=_day(review),
    )  # fmt: skip
    seen = submission.get("seen")
    version = seen.get(voice, 0) if isinstance(seen, Mapping) else 0
    return Typed(said, _text(submission, "event"), version if isinstance(version, int) else 0)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadQuery("De herzieningsdatum is geen dag. Schrijf jjjj-mm-dd.") from error


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name, "")
    return value[:64] if isinstance(value, str) else ""
