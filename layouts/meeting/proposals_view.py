"""The cards of what is asked: from which level to which, how much against what is normal, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from data.answered.levels import AreaLevel, DecisionRef
from data.answered.meeting import MeetingAnswer, Proposal
from layouts.levels.words import LEVELS, about, weeks
from layouts.parts.change import Tone
from layouts.wording import day, number, plural

#: The axis of a card runs from nothing to so many times normal.
WIDEST: Final = 2.6
DOWN: Final = "omlaag"


@dataclass(frozen=True)
class BandView:
    """Observed against normal, as shares of the axis from 0 to 1; the numbers are written out beside it."""

    low: float
    high: float
    normal: float
    at: float
    above: bool
    seen: str
    normal_text: str


@dataclass(frozen=True)
class CardView:
    """One card of a slide.

    Attributes:
        code: of the area or theme it is about.
        title, detail, text: what it says.
        level: the level that it shows, or goes from.
        proposed: the level that is asked; empty on cards that ask nothing.
        band: the numbers behind it.
        number: key that selects it, from 1; 0 when it asks nothing.
        decided: the green line, when this meeting decided.
        may: whether it can be decided here.
        tone: of ``text``.
        href: page that tells more.
    """

    code: str
    title: str
    detail: str
    level: str = ""
    proposed: str = ""
    text: str = ""
    band: BandView | None = None
    number: int = 0
    decided: str = ""
    may: bool = False
    highest: bool = False
    lowest: bool = False
    tone: Tone = Tone.NONE
    href: str = ""


def proposal_slides(answer: MeetingAnswer, *, may: bool) -> tuple[CardView, ...]:
    """Give a card per proposal, in their order."""
    return tuple(_card(one, place, may=may) for place, one in enumerate(answer.proposals, 1))


def _card(one: Proposal, place: int, *, may: bool) -> CardView:
    level = one.level
    return CardView(
        level.area.code, level.area.name, _counted(level), level=level.in_force, proposed=level.proposed,
        band=_band(level), number=place, decided=decided_line(one.made) if one.made else "", may=may,
        highest=level.proposed == "opgeschaald", lowest=level.proposed == "basisniveau",
    )  # fmt: skip


def decided_line(made: DecisionRef) -> str:
    """Say what was decided, until when, and which line of the register it is."""
    until = f", t/m {day(made.until - timedelta(days=1), year=False)}" if made.until else ""
    return f"Besloten: {LEVELS[made.level]}{until}, regel {made.sequence} in het register"


def _counted(level: AreaLevel) -> str:
    seen = level.evidence
    if seen is None:
        return ""
    if level.direction == DOWN:
        return f"{plural(seen.complete_observed, 'inbraak', 'inbraken')} in twee weken, compleet"
    return f"{plural(seen.observed, 'inbraak', 'inbraken')} in {weeks(seen.window)}"


def _band(level: AreaLevel) -> BandView | None:
    seen = level.evidence
    if seen is None or seen.expected <= 0 or seen.complete_expected <= 0:
        return None
    down = level.direction == DOWN
    normal = seen.complete_expected if down else seen.expected
    low, high = (0, seen.quiet_max) if down else (seen.lower, seen.upper)
    count = seen.complete_observed if down else seen.observed
    low_at, high_at, normal_at, at = (_place(value / normal) for value in (low, high, normal, count))
    return BandView(low_at, high_at, normal_at, at, count > high, number(count), f"normaal {about(normal)}")


def _place(ratio: float) -> float:
    return round(min(ratio, WIDEST) / WIDEST, 3)
