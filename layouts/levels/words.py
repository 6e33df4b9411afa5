"""What a level says in Dutch: why, how rare, and what would bring it down. Numbers in, one sentence out."""

from __future__ import annotations

from math import floor
from typing import Final

from data.answered.levels import Evidence, WayDown
from layouts.wording import day, fortnight, in_words, number, percent

#: Words of a level inside a sentence.
LEVELS: Final = {
    "opgeschaald": "opgeschaald",
    "verhoogde_aandacht": "verhoogde aandacht",
    "afbouwen": "afbouwen",
    "basisniveau": "basisniveau",
}
OWN_STATES: Final = {
    "te_weinig_historie": "Te weinig historie",
    "te_weinig_gegevens": "Te weinig gegevens",
    "geen_levering": "Geen levering",
}
OWN_SENTENCES: Final = {
    "te_weinig_historie": "Nog geen drie jaar cijfers: er is geen voorstel mogelijk.",
    "te_weinig_gegevens": "Hier zijn zo weinig inbraken normaal dat een voorstel niets zou zeggen.",
    "geen_levering": "Over deze gemeente is niets geleverd, terwijl er inbraken te verwachten zijn. Geen voorstel.",
}
MAYOR: Final = (
    "We schalen op als er in de laatste twee tot acht weken duidelijk meer is ingebroken dan normaal is voor uw "
    "gemeente in deze tijd van het jaar, en we schalen af zodra het vier weken achter elkaar weer normaal is, plus "
    "twee weken om zeker te zijn."
)
#: Odds are said no rarer than this: above it the model is less sure than the number looks. Source: docs/methods.md.
RAREST: Final = 1_000
#: Above this chance a count is nothing out of the ordinary (the bar of verhoogde aandacht).
UNREMARKABLE: Final = 0.05
#: Below this an expected count is said with one decimal.
WHOLE_FROM: Final = 2.0


def why(name: str, level: str, evidence: Evidence) -> str:
    """Say why an area has its proposed level, from stored numbers only."""
    return f"{name}: {LEVELS[level]}. {reason(evidence)}"


def reason(evidence: Evidence) -> str:
    """Say what was counted, what is normal, and how rare that is."""
    counted = f"In de laatste {weeks(evidence.window)} {_burglaries(evidence.observed)}; "
    normal = f"voor deze tijd van het jaar zijn er ongeveer {about(evidence.expected)} normaal"
    return f"{counted}{normal}, zelden meer dan {number(evidence.upper)}. {rarity(evidence.p)}"


def rarity(p: float) -> str:
    """Say how rare it is, never rarer than 1 in 1.000."""
    if p >= UNREMARKABLE:
        return "Dat is niet ongewoon."
    return f"Bij toeval komt dat in één gemeente hoogstens 1 op de {number(odds(p))} keer voor."


def odds(p: float) -> int:
    """Round 1 / p down to one figure, so that "at most 1 in so many" holds; capped at ``RAREST``."""
    whole = min(floor(1 / max(p, 1 / RAREST)), RAREST)
    size = 10 ** max(len(str(whole)) - 1, 1) if whole >= 100 else 10  # noqa: PLR2004 - hundreds are rounded to hundreds
    return whole // size * size


def about(expected: float) -> str:
    """Write what is normal: whole, and with one decimal where one is already much."""
    return number(expected) if expected >= WHOLE_FROM else number(expected, 1)


def weeks(fortnights: int) -> str:
    """Write a number of fortnights in weeks: ``vier weken``."""
    return f"{in_words(2 * fortnights)} weken"


def way_down(way: WayDown) -> str:
    """Say what would bring the proposal to basisniveau, and when at the earliest."""
    where = f"de periode {fortnight(way.first)}" if way.periods == 1 else _in_each(way)
    return f"bij {_at_most(way.most)} in {where} wordt het voorstel basisniveau, op zijn vroegst {day(way.earliest)}."


def way_down_short(way: WayDown) -> str:
    """Write the same for a table: ``≤ 13, 2 keer``."""
    most = f"≤ {number(way.most)}" if way.most else "geen"
    return f"{most}, {way.periods} keer"


def _in_each(way: WayDown) -> str:
    return f"elk van de {in_words(way.periods)} perioden vanaf {day(way.first, year=False)}"


def _at_most(most: int) -> str:
    return "geen enkele inbraak" if most == 0 else f"hoogstens {_burglaries(most)}"


def _burglaries(count: int) -> str:
    return "1 inbraak" if count == 1 else f"{number(count) if count else 'geen'} inbraken"


def known(share: float) -> str:
    """Say how much of the newest fortnight is known, and what for it counts."""
    return f"laatste periode {percent(share)} bekend: telt mee voor omhoog, nooit voor omlaag"
