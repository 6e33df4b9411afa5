"""How sure a zone is, in words: the verdict on near repeats in its area, and what zones caught before."""

from __future__ import annotations

from typing import Final

from data.answered.map_story import Caught, Evidence
from layouts.wording import day, number, percent

VERDICT_WORDS: Final = {
    "bewijs": "Bewijs voor herhaling dichtbij in",
    "geen_bewijs": "Geen bewijs voor herhaling dichtbij in",
    "te_weinig": "Te weinig inbraken om iets te zeggen over herhaling in",
}
PLAIN: Final = (
    "Een zone zegt dat de kans hier tijdelijk hoger is, niet dat er wordt ingebroken. Afstand en duur zijn vast: 200 "
    "meter en 14 dagen (Johnson e.a., 2007)."
)


def zone_certainty(evidence: Evidence | None) -> str:
    """Say how sure zones are in an area; without a verdict only what a zone is."""
    if evidence is None:
        return PLAIN
    parts = [_verdict(evidence), _numbers(evidence), _after(evidence), _caught(evidence.caught)]
    return " ".join(part for part in parts if part)


def _verdict(evidence: Evidence) -> str:
    borrowed = " (te weinig inbraken in de gemeente zelf)" if evidence.borrowed else ""
    return f"{VERDICT_WORDS[evidence.verdict]} {evidence.area.name}{borrowed}."


def _numbers(evidence: Evidence) -> str:
    chance = f"p = {number(evidence.p, 3)} ({number(evidence.permutations)} keer geschud)"
    pairs = f"{number(evidence.observed)} paren dichtbij tegen {number(evidence.expected, 1)} bij toeval"
    return f"Knox-toets tot {day(evidence.end, short=True)}: n = {number(evidence.n)}, {pairs}, {chance}."


def _after(evidence: Evidence) -> str:
    if not evidence.followed:
        return ""
    followed, known = number(evidence.followed), number(evidence.after_known)
    after = f"Van de {followed} herhalingen begonnen er {known} nadat de eerste bekend was"
    return f"{after}: die zijn in principe te voorkomen."


def _caught(caught: Caught | None) -> str:
    if caught is None:
        return ""
    share = percent(caught.inside / caught.n)
    homes = percent(caught.dwelling_share)
    since = f"Sinds {day(caught.start, short=True)} viel {share} van de {number(caught.n)} inbraken"
    return f"{since} in zones met {homes} van de woningen."
