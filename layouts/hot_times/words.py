"""How Tijden writes days, hours and blocks."""

from __future__ import annotations

from typing import Final

from analysis.day_blocks import DayBlock
from analysis.peak import DAYS_PER_WEEK, HOURS_PER_DAY, Peak
from data.query import Query
from layouts.wording import WEEKDAYS

#: The look-back of a question as part of a sentence.
SPAN_SENTENCES: Final = {
    "periode": "in deze twee weken",
    "3m": "in deze drie maanden",
    "12m": "in deze twaalf maanden",
    "ddo": "in dit DDO",
    "zelf": "in de gekozen dagen",
}


def hours(first: int, last: int) -> str:
    """Write a stretch of hours: ``18 tot 20 uur``; an end past midnight starts again at 0."""
    return f"{first} tot {(last - 1) % HOURS_PER_DAY + 1} uur"


def short_hours(first: int, last: int) -> str:
    """Write a stretch of hours for a narrow place: ``18 – 20 uur``."""
    return f"{first} – {(last - 1) % HOURS_PER_DAY + 1} uur"


def peak_days(peak: Peak) -> str:
    """Name the day or days of a peak: ``vrijdag en zaterdag``."""
    return " en ".join(WEEKDAYS[(peak.day + step) % DAYS_PER_WEEK] for step in range(peak.days))


def peak_words(peak: Peak) -> str:
    """Write a peak out: ``vrijdag en zaterdag van 17 tot 20 uur``."""
    return f"{peak_days(peak)} van {hours(peak.hour, peak.hour + peak.hours)}"


def block_words(block: DayBlock) -> str:
    """Write a part of the day with its hours: ``vooravond (17 tot 20 uur)``."""
    return f"{block.name} ({hours(block.first, block.last)})"


def span_words(query: Query) -> str:
    """Say how far is looked back, as part of a sentence."""
    return SPAN_SENTENCES[query.span]


def duration(hours_long: float) -> str:
    """Write a stretch of time in hours and minutes: ``1 u 35 m``."""
    minutes = round(abs(hours_long) * 60)
    return f"{minutes // 60} u {minutes % 60:02} m" if minutes >= 60 else f"{minutes} m"  # noqa: PLR2004 - minutes
