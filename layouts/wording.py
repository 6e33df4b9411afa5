"""Dutch on screen: numbers, dates, lists and the shared words; the one place that knows how they are written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

MONTHS: Final = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT_MONTHS: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
WEEKDAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
#: Dutch writes small numbers out in running text up to twenty.
SMALL_NUMBERS: Final = (
    "geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
    "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig",
)  # fmt: skip
LEVEL_WORDS: Final = {
    "opgeschaald": "Opgeschaald",
    "verhoogde_aandacht": "Verhoogde aandacht",
    "afbouwen": "Afbouwen",
    "basisniveau": "Basisniveau",
}
#: Per crime type: the word in the filter and the plural in a sentence.
CRIME_WORDS: Final = {
    "woninginbraak": "Woninginbraak",
    "inbraak_met_geweld": "Inbraak met geweld",
    "schuur": "Schuur of box",
    "straatroof": "Straatroof",
    "overval": "Overval",
}
CRIME_NOUNS: Final = {
    "woninginbraak": "woninginbraken",
    "inbraak_met_geweld": "inbraken met geweld",
    "schuur": "inbraken in schuur of box",
    "straatroof": "straatroven",
    "overval": "overvallen",
}
AREA_LEVEL_PLURALS: Final = {
    "eenheid": "eenheden",
    "district": "districten",
    "gemeente": "gemeenten",
    "wijk": "wijken",
    "buurt": "buurten",
}


def number(value: float, decimals: int = 0) -> str:
    """Write a number the Dutch way: ``1.234,5``."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def in_words(value: int) -> str:
    """Write a count as running text does: in letters up to twenty, in figures above."""
    return SMALL_NUMBERS[value] if 0 <= value < len(SMALL_NUMBERS) else number(value)


def percent(share: float) -> str:
    """Write a share from 0 to 1 as whole percents: ``41 %``."""
    return f"{number(round(100 * share))} %"


def percents(share: float, earlier: float) -> tuple[str, str]:
    """Write two shares to compare: whole percents, one decimal when they would read the same: ``2,4 %``, ``1,6 %``."""
    if percent(share) != percent(earlier):
        return percent(share), percent(earlier)
    return f"{number(100 * share, 1)} %", f"{number(100 * earlier, 1)} %"


def clock(hours: float) -> str:
    """Write a time of day the Dutch way, from hours since midnight: ``16.25``."""
    minutes = round(hours * 60) % (24 * 60)
    return f"{minutes // 60}.{minutes % 60:02}"


def day(value: date, *, short: bool = False, year: bool = True) -> str:
    """Write a day: ``5 december 2016``, short ``5 dec 2016``."""
    month = (SHORT_MONTHS if short else MONTHS)[value.month - 1]
    return f"{value.day} {month} {value.year}" if year else f"{value.day} {month}"


def days(start: date, end: date, *, short: bool = False) -> str:
    """Write the days ``start <= day < end``: ``21 november t/m 4 december 2016``; a month or year is said once."""
    last = end - timedelta(days=1)
    if start == last:
        return day(last, short=short)
    if (start.year, start.month) == (last.year, last.month):
        return f"{start.day} t/m {day(last, short=short)}"
    return f"{day(start, short=short, year=start.year != last.year)} t/m {day(last, short=short)}"


def listing(words: Sequence[str]) -> str:
    """Join words as Dutch does: ``a, b en c``."""
    return " en ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def plural(count: int, one: str, many: str) -> str:
    """Write a count with its noun: ``1 gemeente``, ``1.234 gemeenten``."""
    return f"{number(count)} {one if count == 1 else many}"


def capital(sentence: str) -> str:
    """Start a sentence with a capital, leaving the rest as it is; a capital carries no accent: ``Eén``."""
    return "E" + sentence[1:] if sentence.startswith("éé") else sentence[:1].upper() + sentence[1:]


def fortnight(start: date, *, short: bool = False) -> str:
    """Write a fortnight by its days, from its first day."""
    return days(start, start + timedelta(days=14), short=short)
