"""The darkness clock, said and not yet drawn: the hours of the day round a clock, and the share of darkness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from analysis.peak import HOURS_PER_DAY, Peak
from data.answered.hot_times import Darkness, HotTimesAnswer
from layouts.hot_times.heat_view import GRID_FROM
from layouts.hot_times.words import duration, peak_words
from layouts.parts.table import Twin, TwinCell, TwinColumn
from layouts.wording import capital, clock, day, number, percent

#: ``by_hour`` starts this many hours before sunset.
BEFORE_SUNSET: Final = 12
#: The stretch after sunset that the first fact is about.
FIRST_HOURS: Final = 3


@dataclass(frozen=True)
class Fact:
    """A number with the words it belongs to."""

    value: str
    text: str


@dataclass(frozen=True)
class ClockView:
    """The card "Donkerteklok"; ``bars`` are 24 shares of the largest hour, from midnight; times in hours."""

    sub: str
    sentence: str
    bars: tuple[float, ...]
    titles: tuple[str, ...]
    rise: float
    fall: float
    centre: Fact
    facts: tuple[Fact, ...]
    foot: Fact | None
    twin: Twin


def clock_view(answer: HotTimesAnswer, noun: str) -> ClockView:
    """Put the hours of the day and the sun into numbers and words."""
    darkness, hours = answer.darkness, answer.hours
    by_hour = [sum(weights[hour] for weights in hours.weights) for hour in range(HOURS_PER_DAY)]
    largest = max(by_hour)
    few = hours.shown_n < GRID_FROM
    return ClockView(
        sub=f"middag boven; {answer.area.name}, {day(darkness.sun.day, year=False)}",
        sentence=_too_few(hours.shown_n, noun) if few else "",
        bars=tuple(round(weight / largest, 3) if largest else 0.0 for weight in by_hour),
        titles=tuple(f"{hour} – {hour + 1} uur: {number(weight, 1)}" for hour, weight in enumerate(by_hour)),
        rise=darkness.sun.rise,
        fall=darkness.sun.fall,
        centre=Fact(percent(darkness.dark_share), "in het donker"),
        facts=() if few else _facts(answer),
        foot=None if few or hours.peak is None else _standing(hours.peak),
        twin=_twin(darkness, noun, answer.area.name, hours.shown_n),
    )


def _too_few(n: int, noun: str) -> str:
    return f"Te weinig {noun} voor een klok (n = {number(n)})." if n else f"Geen {noun} in deze periode."


def _facts(answer: HotTimesAnswer) -> tuple[Fact, ...]:
    darkness, peak = answer.darkness, answer.hours.peak
    soon = sum(darkness.by_hour[BEFORE_SUNSET : BEFORE_SUNSET + FIRST_HOURS]) / answer.hours.shown_n
    facts = [
        Fact(percent(soon), "valt in de drie uur na zonsondergang. Dat is een achtste van de dag."),
        Fact(percent(darkness.dark_time_share), "van de tijd was het donker."),
    ]
    if peak is not None and peak.named:
        facts.append(_start_of(peak, darkness))
    return tuple(facts)


def _start_of(peak: Peak, darkness: Darkness) -> Fact:
    after = peak.hour - darkness.sun.fall
    side = "na" if after >= 0 else "voor"
    return Fact(duration(after), f"{side} zonsondergang ({clock(darkness.sun.fall)}) begint de piek.")


def _standing(peak: Peak) -> Fact:
    if peak.named:
        return Fact(f"{round(100 * peak.stands)} van 100", f"keer blijft de piek staan: {peak_words(peak)}")
    return Fact(f"{round(100 * peak.stands)} van 100", f"{peak_words(peak)}: geen piek te noemen (vanaf 90)")


def _twin(darkness: Darkness, noun: str, area: str, n: int) -> Twin:
    columns = (TwinColumn("Tegen zonsondergang"), TwinColumn("Gewicht", True), TwinColumn("Aandeel", True))
    rows = tuple(
        (TwinCell(_against_sunset(step - BEFORE_SUNSET), step), TwinCell(number(weight, 1), round(weight, 2)),
         TwinCell(percent(weight / n) if n else "–", round(weight, 2)))
        for step, weight in enumerate(darkness.by_hour)
    )  # fmt: skip
    caption = f"{capital(noun)} per uur voor en na zonsondergang, {area}, n = {number(n)}"
    return Twin(caption, columns, rows)


def _against_sunset(hour: int) -> str:
    if hour < 0:
        return f"{-hour} tot {-hour - 1} uur ervoor"
    return f"{hour} tot {hour + 1} uur erna"
