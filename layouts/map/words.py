"""How Kaart writes places, hotspots, days left and what was asked."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from data.answered.common import AreaRef
from data.answered.map import DENSITY, GI_STAR, LIFE
from data.query import Query
from layouts.wording import day, in_words

KIND_WORDS: Final = {LIFE: "Levensloop", DENSITY: "Dichtheid", GI_STAR: "Gi*"}
#: What became of a hotspot, as an adjective in "een ... hotspot" and as a word in a legend.
STAGE_ADJECTIVES: Final = {
    "nieuw": "nieuwe",
    "blijvend": "blijvende",
    "voormalig": "voormalige",
    "wisselend": "wisselende",
}
HOURS_PER_DAY: Final = 24
EXPIRING_HOURS: Final = 48
INVENTED: Final = " (fictief)"
SPAN_SENTENCES: Final = {
    "periode": "in twee weken", "3m": "in drie maanden", "12m": "in twaalf maanden", "ddo": "in dit DDO",
    "zelf": "in de gekozen dagen",
}  # fmt: skip


def short_place(place: AreaRef, within: AreaRef) -> str:
    """Name a place inside an area without what everybody there knows: ``buurt 03-01``."""
    return place.name.removesuffix(INVENTED).removeprefix(f"{within.name} ")


def full_place(place: AreaRef, municipality: AreaRef) -> str:
    """Name a place with its municipality, once."""
    name = place.name.removesuffix(INVENTED)
    return name if name.startswith(municipality.name) else f"{name}, {municipality.name}"


def span(query: Query) -> str:
    """Say how long the chosen period is."""
    return SPAN_SENTENCES[query.span]


def days_left(hours: float) -> str:
    """Say how long a zone has still: ``nog 12 dagen``, and within two days in hours."""
    if hours <= EXPIRING_HOURS:
        whole = max(1, round(hours))
        return f"nog {whole} uur"
    return f"nog {int(hours // HOURS_PER_DAY)} dagen"


def hours_between(at: datetime, expiry: datetime) -> float:
    """Hours from one moment to another."""
    return (expiry - at).total_seconds() / 3600


def until(moment: datetime) -> str:
    """Write a moment of expiry: ``19 december, 14.05 uur``."""
    return f"{day(moment.date(), year=False)}, {moment.hour}.{moment.minute:02} uur"


def ordinal(number: int) -> str:
    """Write a small rank: ``vierde``; from 13 on ``13e``."""
    words = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende",
             "elfde", "twaalfde")  # fmt: skip
    return words[number - 1] if 1 <= number <= len(words) else f"{number}e"


def counted(value: int, one: str, many: str) -> str:
    """Write a count as running text does, with its noun."""
    return f"{in_words(value)} {one if value == 1 else many}"
