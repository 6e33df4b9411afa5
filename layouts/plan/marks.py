"""A mark of the plan as a short code for the browser, and in words for a table and a screen reader."""

from __future__ import annotations

from typing import Final

from data.answered.plan import Mark
from layouts.plan.words import SCHEDULE_WORDS, STATUS_WORDS

#: One letter per status and schedule, so that a grid of a thousand marks stays small; assets/plan.js reads them.
STATUS_CODES: Final = {status: str(place) for place, status in enumerate(STATUS_WORDS)}
SCHEDULE_CODES: Final = {"te_laat": "l", "loopt_achter": "a", "niet_te_zeggen": "n", "op_schema": "o"}


def mark_code(mark: Mark | None) -> str:
    """Write a mark in three or more letters: status, schedule, then v (faded), d (voices differ), u (hides unknown)."""
    if mark is None:
        return ""
    faded = "v" if mark.outdated else ""
    status = mark.was if mark.outdated and mark.lines == 1 and mark.was else mark.status
    hidden = "u" if mark.unknown and mark.status != "onbekend" else ""
    return STATUS_CODES[status] + SCHEDULE_CODES[mark.schedule] + faded + ("d" if mark.differ else "") + hidden


def mark_words(mark: Mark) -> str:
    """Say a mark in words, as the table and a screen reader have it."""
    parts = [STATUS_WORDS[mark.status].lower()]
    if mark.lines > 1 and mark.unknown and mark.status != "onbekend":
        parts.append(f"{mark.unknown} van {mark.lines} besluiten onbekend")
    if mark.outdated:
        parts.append("verouderd")
    if mark.schedule in {"te_laat", "loopt_achter"}:
        parts.append(SCHEDULE_WORDS[mark.schedule])
    if mark.differ:
        parts.append("twee stemmen verschillen")
    return ", ".join(parts)
