"""The question a screen asks, and its one canonical link: area, period, look-back, crime type, attempts."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from urllib.parse import parse_qsl, urlencode

from analysis.counts import DAYS_PER_FORTNIGHT, FORTNIGHTS_PER_YEAR, fortnight_of, is_fortnight
from data.answered.common import Period
from data.contracts import INBRAAK_MET_GEWELD, OVERVAL, SCHUUR, STRAATROOF, WONINGINBRAAK
from data.errors import BadQuery

#: What may be asked for, and the disjoint types it counts. Woninginbraak is the police's 1.1.1, violent ones included,
#: so that it equals the open data; it is the only sum. Source: GLOSSARY.md, Crime types.
CRIMES: Final = {
    WONINGINBRAAK: (WONINGINBRAAK, INBRAAK_MET_GEWELD),
    INBRAAK_MET_GEWELD: (INBRAAK_MET_GEWELD,),
    SCHUUR: (SCHUUR,),
    STRAATROOF: (STRAATROOF,),
    OVERVAL: (OVERVAL,),
}
#: How far is looked back from the chosen fortnight: number of fortnights, or None where the calendar decides.
SPANS: Final[dict[str, int | None]] = {
    "periode": 1,
    "3m": FORTNIGHTS_PER_YEAR // 4,
    "12m": FORTNIGHTS_PER_YEAR,
    "ddo": None,
    "zelf": None,
}
ATTEMPTS: Final = {"met": None, "alleen": True, "zonder": False}
#: The Donkere Dagen Offensief runs from October to March. Source: plan van aanpak, theme 4.
DDO_FIRST_MONTH: Final = 10
DDO_LAST_MONTH: Final = 3
#: The same weekdays and season one year earlier. Source: docs/methods.md, Counting.
DAYS_BACK: Final = DAYS_PER_FORTNIGHT * FORTNIGHTS_PER_YEAR
KEYS: Final = frozenset({"gebied", "periode", "terug", "delict", "pogingen", "van", "tot"})
MAXIMUM_LINK: Final = 500


@dataclass(frozen=True)
class Query:
    """What is asked; the link is made of it and nothing else.

    Attributes:
        area: code of the area; empty means the whole unit.
        period: first day of the chosen fortnight; None means the newest.
        span: how far back, a key of ``SPANS``.
        crime_type: a key of ``CRIMES``.
        attempts: True only attempts, False without, None with.
        start, end: own days, ``start <= day < end``, with span ``zelf``.
    """

    area: str = ""
    period: date | None = None
    span: str = "periode"
    crime_type: str = WONINGINBRAAK
    attempts: bool | None = None
    start: date | None = None
    end: date | None = None

    @classmethod
    def from_url(cls, search: str) -> Query:
        """Read a link's query string; keys of others (layers, zoom) are left alone.

        Raises: BadQuery with a Dutch sentence when a value of ours cannot be understood.
        """
        if len(search) > MAXIMUM_LINK:
            raise BadQuery("De link is te lang.")
        given = {key: value for key, value in parse_qsl(search.lstrip("?")) if key in KEYS}
        return cls(
            area=given.get("gebied", ""),
            period=_day(given, "periode", must=is_fortnight),
            span=_one_of(given, "terug", SPANS, "periode"),
            crime_type=_one_of(given, "delict", CRIMES, WONINGINBRAAK),
            attempts=ATTEMPTS[_one_of(given, "pogingen", ATTEMPTS, "met")],
            start=_day(given, "van"),
            end=_day(given, "tot"),
        )._checked()

    def to_url(self) -> str:
        """Write the one canonical query string: sorted, nothing that is the default."""
        words = {value: word for word, value in ATTEMPTS.items()}
        values = {
            "gebied": self.area,
            "periode": self.period.isoformat() if self.period else "",
            "terug": self.span if self.span != "periode" else "",
            "delict": self.crime_type if self.crime_type != WONINGINBRAAK else "",
            "pogingen": words[self.attempts] if self.attempts is not None else "",
            "van": self.start.isoformat() if self.start else "",
            "tot": self.end.isoformat() if self.end else "",
        }
        text = urlencode(sorted((key, value) for key, value in values.items() if value))
        return f"?{text}" if text else ""

    @property
    def crime_types(self) -> tuple[str, ...]:
        """The disjoint types that are counted."""
        return CRIMES[self.crime_type]

    def days(self) -> Period:
        """Give the days that are asked about.

        Raises: BadQuery when no period was chosen; ``Answers`` fills it in.
        """
        if self.span == "zelf" and self.start and self.end:
            return Period(self.start, self.end)
        if self.period is None:
            raise BadQuery("Kies een periode.")
        end = self.period + timedelta(days=DAYS_PER_FORTNIGHT)
        if self.span == "ddo":
            start = season_start(self.period)
            return Period(start, min(end, date(start.year + 1, DDO_LAST_MONTH + 1, 1)))
        fortnights = SPANS[self.span] or 1
        return Period(end - timedelta(days=DAYS_PER_FORTNIGHT * fortnights), end)

    def days_before(self, years: int = 1) -> Period:
        """Give the days it is compared with: 364 days earlier, or the same calendar days for a DDO and own days."""
        now = self.days()
        if self.span in {"ddo", "zelf"}:
            return Period(_years_earlier(now.start, years), _years_earlier(now.end, years))
        back = timedelta(days=DAYS_BACK * years)
        return Period(now.start - back, now.end - back)

    def _checked(self) -> Query:
        if self.span == "zelf":
            if not (self.start and self.end and self.start < self.end):
                raise BadQuery("Kies een begin en een eind; het eind ligt na het begin.")
            return self
        return replace(self, start=None, end=None)


def season_start(period: date) -> date:
    """Give the first day of the DDO that a fortnight ends in, or in the summer half of the one that is over."""
    last_day = period + timedelta(days=DAYS_PER_FORTNIGHT - 1)
    year = last_day.year if last_day.month >= DDO_FIRST_MONTH else last_day.year - 1
    return date(year, DDO_FIRST_MONTH, 1)


def newest_fortnight(as_of: date) -> date:
    """Give the first day of the newest fortnight that was over at ``as_of``."""
    return fortnight_of(as_of - timedelta(days=DAYS_PER_FORTNIGHT))


def _years_earlier(day: date, years: int) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if leap_day else day.day)


def _day(given: dict[str, str], key: str, *, must: Callable[[date], bool] | None = None) -> date | None:
    text = given.get(key, "")
    if not text:
        return None
    try:
        value = date.fromisoformat(text)
    except ValueError as error:
        raise BadQuery(f"De link noemt bij '{key}' een dag die niet bestaat.") from error
    if must is not None and not must(value):
        raise BadQuery(f"De link noemt bij '{key}' een dag waarop geen periode begint.")
    return value


def _one_of(given: dict[str, str], key: str, allowed: Container[str], default: str) -> str:
    value = given.get(key, default)
    if value not in allowed:
        raise BadQuery(f"De link noemt bij '{key}' een keuze die niet bestaat.")
    return value
