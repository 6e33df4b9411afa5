"""Tijden, said and not yet drawn: the answer becomes a sentence, its certainty, and what each card shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from analysis.peak import Peak
from data.answered.hot_times import BlockCompared, HotTimesAnswer, SunTimes
from data.query import Query
from layouts.hot_times.clock_view import ClockView, clock_view
from layouts.hot_times.compare_view import ComparisonView, comparison_views
from layouts.hot_times.heat_view import GRID_FROM, HeatView, heat_view
from layouts.hot_times.season_view import SeasonView, season_view
from layouts.hot_times.words import block_words, peak_words, span_words
from layouts.parts.change import Tone, count_change, is_clear
from layouts.parts.said import Piece
from layouts.wording import CRIME_NOUNS, days, number, percent

#: A peak begins "net na donker" when it starts within this many hours after sunset. Source: ours.
JUST_DARK_HOURS: Final = 3.0
#: ... or at most this long before, because a block begins on the hour.
JUST_BEFORE_DARK: Final = 0.75
METHOD: Final = "piek 999 keer getrokken"


@dataclass(frozen=True)
class HotTimesView:
    """Everything the page shows, in Dutch, rounded and worded."""

    answer: tuple[Piece, ...]
    confidence: tuple[str, ...]
    method: str
    heat: HeatView
    clock: ClockView
    season: SeasonView
    comparisons: tuple[ComparisonView, ...]


def hot_times_view(answer: HotTimesAnswer, query: Query) -> HotTimesView:
    """Put the answer into words.

    Args:
        answer: hours, darkness, season and comparisons of the chosen area and period.
        query: the question, for what is counted and how far is looked back.
    """
    noun = CRIME_NOUNS[query.crime_type]
    return HotTimesView(
        answer=_answer(answer, query, noun),
        confidence=_confidence(answer),
        method=METHOD,
        heat=heat_view(answer, noun),
        clock=clock_view(answer, noun),
        season=season_view(answer, noun),
        comparisons=comparison_views(answer, noun),
    )


def _answer(answer: HotTimesAnswer, query: Query, noun: str) -> tuple[Piece, ...]:
    hours, place = answer.hours, f"In {answer.area.name}"
    sharp = " met een scherpe tijd" if hours.sharp_only else ""
    if not hours.shown_n:
        return (Piece(f"{place} zijn {span_words(query)} geen {noun}{sharp} bekend."),)
    if hours.peak is None:
        return (Piece(f"{place} zijn {span_words(query)} {number(hours.shown_n)} {noun}{sharp} bekend: "),
                Piece("te weinig om uren te noemen", Tone.WARN), Piece(f". {_busiest(answer)}"))  # fmt: skip
    if hours.peak.named:
        return (*_named(answer, query, hours.peak), *_since_last_year(answer))
    return (*_unnamed(answer, query, hours.peak), *_since_last_year(answer))


def _busiest(answer: HotTimesAnswer) -> str:
    block, weight = max(answer.blocks, key=lambda pair: pair[1])
    total = number(answer.hours.shown_n)
    return f"Het meeste gewicht ligt in de {block_words(block)}: ongeveer {number(weight)} van {total}."


def _named(answer: HotTimesAnswer, query: Query, peak: Peak) -> tuple[Piece, ...]:
    light = _light(peak, answer.darkness.sun)
    return (
        Piece(f"In {answer.area.name} wordt {span_words(query)} het meest ingebroken op "),
        Piece(peak_words(peak), Tone.WARN),
        Piece(f"{light}: ongeveer {number(peak.weight)} van de {number(answer.hours.shown_n)} inbraken. "),
    )


def _unnamed(answer: HotTimesAnswer, query: Query, peak: Peak) -> tuple[Piece, ...]:
    return (
        Piece(f"In {answer.area.name} is {span_words(query)} "),
        Piece("geen piekuur te noemen", Tone.WARN),
        Piece(
            f": het drukste blok, {peak_words(peak)}, houdt maar in {round(100 * peak.stands)} van de 100 "
            "trekkingen stand. "
        ),
    )


def _light(peak: Peak, sun: SunTimes) -> str:
    after = peak.hour - sun.fall
    if -JUST_BEFORE_DARK <= after <= JUST_DARK_HOURS:
        return ", net na donker"
    if sun.rise <= peak.hour and peak.hour + peak.hours <= sun.fall:
        return ", bij daglicht"
    return ", in het donker" if after > 0 or peak.hour + peak.hours <= sun.rise else ""


def _since_last_year(answer: HotTimesAnswer) -> tuple[Piece, ...]:
    """Which parts of the day clearly differ from a year earlier, with their counts."""
    year = next((one for one in answer.comparisons if one.kind == "jaar"), None)
    if year is None or min(year.n, year.other_n) < GRID_FROM:
        return ()
    changed = [one for one in year.blocks if is_clear(one.z)]
    if not changed:
        return (Piece("Geen enkel dagdeel verschilt duidelijk van een jaar eerder."),)
    return (*_changed(max(changed, key=lambda one: abs(one.z))), _others(changed))


def _changed(one: BlockCompared) -> tuple[Piece, ...]:
    change = count_change(round(one.weight), round(one.other), one.z)
    word = "meer" if one.z > 0 else "minder"
    return (
        Piece(f"In de {one.block.name} is het "),
        Piece(f"duidelijk {word}", change.tone),
        Piece(f": {number(one.weight)} tegen {number(one.other)} een jaar eerder"),
    )


def _others(changed: list[BlockCompared]) -> Piece:
    return Piece("; in de andere dagdelen niet." if len(changed) == 1 else ".")


def _confidence(answer: HotTimesAnswer) -> tuple[str, ...]:
    quality, lost = answer.hours.quality, answer.source.without_place
    if not quality.n:
        return ("n = 0", days(answer.period.start, answer.period.end))
    place = (f"{number(lost)} zonder locatie",) if lost else ()
    late = () if answer.complete else ("nog niet compleet",)
    return (
        f"n = {number(answer.hours.shown_n)}, {days(answer.period.start, answer.period.end, short=True)}",
        *late,
        f"{percent(quality.sharp_share)} scherp (tot 2 uur), mediaan {number(quality.median_hours, 1)} uur",
        f"{percent(quality.long_share)} van het gewicht uit 12 uur of meer",
        *place,
    )
