"""The season calendar, said and not yet drawn: weeks by years, the DDO, school holidays, sunset, the chosen weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from data.answered.hot_times import CalendarYear, HotTimesAnswer, SeasonCalendar
from layouts.hot_times.heat_view import step_of
from layouts.parts.table import Twin, TwinCell, TwinColumn
from layouts.wording import capital, clock, days, number

WEEKS: Final = 53
#: From this count up the legend needs no decimals.
ROUND_FROM: Final = 10


@dataclass(frozen=True)
class Stretch:
    """Weeks ``first`` to ``last``, both included, perhaps under a word."""

    first: int
    last: int
    text: str = ""


@dataclass(frozen=True)
class WeekCell:
    """One week: its step (0 nothing counted, -1 no data), its states as class names, and its words."""

    step: int
    states: tuple[str, ...]
    title: str


@dataclass(frozen=True)
class YearRow:
    """One year with its cells, and the weeks that are chosen, if any."""

    year: str
    cells: tuple[WeekCell, ...]
    chosen: tuple[Stretch, ...]


@dataclass(frozen=True)
class SeasonView:
    """The card "Seizoenskalender"; ``sunset`` is the height from 0 (earliest) to 1 (latest) per week."""

    sub: str
    rows: tuple[YearRow, ...]
    stretches: tuple[Stretch, ...]
    sunset: tuple[float, ...]
    sunset_early: str
    sunset_late: str
    legend: tuple[str, ...]
    twin: Twin


def season_view(answer: HotTimesAnswer, noun: str) -> SeasonView:
    """Put weeks and years into cells and words."""
    calendar = answer.calendar
    largest = max((count or 0 for year in calendar.years for count in year.weeks), default=0)
    first, last = calendar.years[0].year, calendar.years[-1].year
    low, high = min(calendar.sunset), max(calendar.sunset)
    return SeasonView(
        sub=f"{noun} per week in {answer.area.name}, {first} – {last}; {_chosen(answer)}",
        rows=tuple(_row(calendar, year, largest) for year in calendar.years),
        stretches=_stretches(calendar.ddo_weeks),
        sunset=tuple(round((hour - low) / (high - low), 3) if high > low else 0.0 for hour in calendar.sunset),
        sunset_early=f"op zijn vroegst {clock(low)}",
        sunset_late=f"zonsondergang, op zijn laatst {clock(high)}",
        legend=tuple(f"tot {number(largest * step / 5, 0 if largest >= ROUND_FROM else 1)}" for step in range(1, 6)),
        twin=_twin(answer, noun),
    )


def _row(calendar: SeasonCalendar, year: CalendarYear, largest: int) -> YearRow:
    weeks = date(year.year, 12, 28).isocalendar().week
    cells = tuple(_cell(calendar, year, week, largest) for week in range(1, weeks + 1))
    inside = [week for week in range(1, weeks + 1) if calendar.chosen[0] <= (year.year, week) <= calendar.chosen[1]]
    return YearRow(str(year.year), cells, (Stretch(inside[0], inside[-1]),) if inside else ())


def _cell(calendar: SeasonCalendar, year: CalendarYear, week: int, largest: int) -> WeekCell:
    count, here = year.weeks[week - 1], (year.year, week)
    monday = date.fromisocalendar(year.year, week, 1)
    holiday = _holiday(calendar, year.year, week)
    late = count is not None and here > calendar.complete_to
    states = [name for name, on in (("late", late), ("holiday", bool(holiday))) if on]
    said = "geen gegevens" if count is None else number(count)
    notes = [note for note in (holiday, "nog niet compleet" if late else "") if note]
    stretch = days(monday, monday + timedelta(days=7), short=True)
    title = f"week {week}, {stretch}: {said}" + (f" ({', '.join(notes)})" if notes else "")
    return WeekCell(-1 if count is None else step_of(count, largest), tuple(states), title)


def _holiday(calendar: SeasonCalendar, year: int, week: int) -> str:
    """Name the school holiday of a week, if there is one."""
    inside = (one.name for one in calendar.holidays if one.year == year and one.first_week <= week <= one.last_week)
    return next(inside, "")


def _stretches(weeks: tuple[int, ...]) -> tuple[Stretch, ...]:
    """The DDO of one winter lies in two calendar years: the start of the year and its end."""
    ends = [week for week in weeks if week + 1 not in weeks]
    starts = [week for week in weeks if week - 1 not in weeks]
    words = ("Donkere Dagen", "Donkere Dagen Offensief") if len(ends) > 1 else ("Donkere Dagen Offensief",)
    return tuple(Stretch(a, b, text) for a, b, text in zip(starts, ends, words, strict=False))


def _chosen(answer: HotTimesAnswer) -> str:
    (first_year, first), (last_year, last) = answer.calendar.chosen
    weeks = f"week {first}" if (first_year, first) == (last_year, last) else f"week {first} t/m {last}"
    if first_year != last_year:
        weeks = f"week {first} van {first_year} t/m week {last} van {last_year}"
    return f"gekozen: {weeks}"


def _twin(answer: HotTimesAnswer, noun: str) -> Twin:
    years = answer.calendar.years
    columns = (TwinColumn("Week"), *(TwinColumn(str(year.year), True) for year in years))
    rows = tuple(
        (TwinCell(f"week {week}", week), *(_count(year.weeks[week - 1]) for year in years))
        for week in range(1, WEEKS + 1)
    )
    return Twin(f"{capital(noun)} per week, {answer.area.name}", columns, rows)


def _count(count: int | None) -> TwinCell:
    return TwinCell("–", -1) if count is None else TwinCell(number(count), count)
