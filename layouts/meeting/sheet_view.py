"""The sheet of a decision, said and not yet drawn: about what, which levels, and what stands in it at first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from data.answered.meeting import MeetingAnswer, Proposal
from data.contracts import LEVELS
from data.errors import BadQuery, NotAllowed
from layouts.meeting.proposals_view import decided_line
from layouts.meeting.view import refused
from layouts.wording import LEVEL_WORDS, day

VERBS: Final = ("accepteren", "hoger", "lager", "herzien")
STEP: Final = {"accepteren": 0, "hoger": 1, "lager": -1, "herzien": 0}


@dataclass(frozen=True)
class SheetView:
    """Everything on the sheet; ``choices`` are (level, word), highest first."""

    title: str
    sub: str
    proposed: str
    choices: tuple[tuple[str, str], ...]
    level: str
    deviates: bool
    until: str
    until_help: str
    seen: int
    made: str


def sheet_view(answer: MeetingAnswer, code: str, verb: str) -> SheetView:
    """Put what is asked about one municipality on a sheet.

    Raises: BadQuery when nothing is asked about it; NotAllowed when it cannot be recorded here.
    """
    one = proposal_of(answer, code)
    if refusal := refused(answer):
        raise NotAllowed(refusal)
    proposed = one.level.proposed
    level = one.made.level if one.made and verb == "herzien" else _level(proposed, verb)
    after = answer.body.after if answer.body else None
    return SheetView(
        title=f"{one.level.area.name}: {LEVEL_WORDS[one.level.in_force].lower()} → {LEVEL_WORDS[proposed].lower()}",
        sub=f"{answer.body.name if answer.body else ''}, {day(answer.today)}", proposed=proposed,
        choices=tuple((one, LEVEL_WORDS[one]) for one in reversed(LEVELS)), level=level, deviates=level != proposed,
        until=after.isoformat() if after else "", until_help=_until_help(answer), seen=one.seen,
        made=decided_line(one.made) if one.made else "",
    )  # fmt: skip


def proposal_of(answer: MeetingAnswer, code: str) -> Proposal:
    """Give what is asked about a municipality.

    Raises: BadQuery when nothing is.
    """
    for one in answer.proposals:
        if one.level.area.code == code:
            return one
    raise BadQuery("Over deze gemeente wordt hier geen besluit gevraagd.")


def _level(proposed: str, verb: str) -> str:
    place = LEVELS.index(proposed) + STEP.get(verb, 0)
    return LEVELS[min(max(place, 0), len(LEVELS) - 1)]


def _until_help(answer: MeetingAnswer) -> str:
    if answer.body and answer.body.after:
        return "de volgende vergadering"
    return "leeg: tot het volgende besluit"
