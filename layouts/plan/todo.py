"""What the plan still asks, worst first: of one municipality every line, of a larger area who is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from data.answered.plan import ActorMarks, Mark, PlanAnswer
from layouts.plan.marks import SCHEDULE_CODES, mark_code, mark_words
from layouts.plan.words import LINE_WORDS, STATUS_WORDS
from layouts.wording import capital, listing, number, plural

#: Rows that fit beside the grid at 1440 x 900.
SHOWN: Final = 12
#: So many lines are named in words; more by their numbers.
NAMED: Final = 2
#: What is done or does not apply asks nothing more.
DONE: Final = ("gerealiseerd", "geborgd", "niet_van_toepassing")
#: Progress of a status that is under way and on schedule: it asks no attention now.
RUNNING: Final = "in_uitvoering"


@dataclass(frozen=True)
class Todo:
    """Something the plan still asks: whose it is, which line, and in words how it stands; a click opens it."""

    kind: str
    code: str
    line: str
    mark: str
    title: str
    detail: str


@dataclass(frozen=True)
class Asked:
    """The list with its heading; ``more`` says how many do not fit."""

    title: str
    todos: tuple[Todo, ...]
    more: str


def asked(answer: PlanAnswer) -> Asked:
    """List what the plan still asks of the chosen area."""
    rows = [row for block in answer.districts for row in block.rows]
    if answer.area.level in {"eenheid", "district"}:
        late = [one for row in rows for one in _open(row) if row.lines[one].schedule == "te_laat"]
        found = [
            _of_area(row, _late(row))
            for row in sorted(rows, key=lambda row: (-len(_late(row)), row.name))
            if _late(row)
        ]
        title = f"Te laat: {plural(len(late), 'besluit', 'besluiten')} in {plural(len(found), 'gemeente', 'gemeenten')}"
        return _fitting(title, found)
    found = [_of_line(row, line) for row in rows for line in sorted(_open(row), key=lambda one: _order(row.lines[one]))]
    return _fitting(f"Wat het plan nog vraagt van {rows[0].name if rows else answer.area.name}", found)


def _fitting(title: str, found: Sequence[Todo]) -> Asked:
    more = len(found) - SHOWN
    return Asked(title, tuple(found[:SHOWN]), f"en nog {number(more)}: zie het rooster" if more > 0 else "")


def _open(row: ActorMarks) -> list[str]:
    return [line for line, mark in row.lines.items() if not _at_rest(mark)]


def _at_rest(mark: Mark) -> bool:
    return mark.status in DONE or (mark.status == RUNNING and mark.schedule != "te_laat")


def _late(row: ActorMarks) -> list[str]:
    return [line for line in _open(row) if row.lines[line].schedule == "te_laat"]


def _of_area(row: ActorMarks, lines: Sequence[str]) -> Todo:
    named = "; ".join(f"{line} {LINE_WORDS[line]}" for line in lines)
    detail = named if len(lines) <= NAMED else f"besluit {listing(lines)}"
    return Todo(row.kind, row.code, lines[0], mark_code(row.lines[lines[0]]), row.name, detail)


def _of_line(row: ActorMarks, line: str) -> Todo:
    mark = row.lines[line]
    return Todo(row.kind, row.code, line, mark_code(mark), f"{line} {capital(LINE_WORDS[line])}", mark_words(mark))


def _order(mark: Mark) -> tuple[int, int]:
    return list(SCHEDULE_CODES).index(mark.schedule), list(STATUS_WORDS).index(mark.status)
