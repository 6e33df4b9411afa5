"""Overzicht, said and not yet drawn: the answer becomes sentences, numbers and rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from data.answered.overview import AreaCount, Figure, OverviewAnswer
from data.query import Query
from layouts.overview.map_view import MapView, map_view
from layouts.parts.change import Change, Tone, count_change, is_clear
from layouts.parts.said import Kpi, Piece
from layouts.parts.table import Twin, TwinCell, TwinColumn
from layouts.wording import (
    AREA_LEVEL_PLURALS,
    CRIME_NOUNS,
    LEVEL_WORDS,
    capital,
    day,
    days,
    in_words,
    listing,
    number,
    plural,
)

#: Rows that fit in the list of differences at 1440 x 900.
DIFFERENCES_SHOWN: Final = 5
#: Levels in the order of what asks attention first.
LEVEL_ORDER: Final = ("opgeschaald", "verhoogde_aandacht", "afbouwen", "basisniveau")
BASE: Final = "basisniveau"
PERCENT: Final = 100
#: A fortnight of which less is known is "nog niet compleet". Source: docs/methods.md, Counting.
COMPLETE_FROM: Final = 0.9


@dataclass(frozen=True)
class Difference:
    """An area whose count clearly differs from a year earlier, as a sentence with its counts."""

    code: str
    name: str
    change: Change
    detail: str
    href: str


@dataclass(frozen=True)
class LevelLine:
    """A level in force: how many areas, and their names where that is not the quiet majority."""

    level: str
    shown: str
    names: str


@dataclass(frozen=True)
class TrendView:
    """26 fortnights and the same ones a year earlier; ``complete`` tells whether the last may be trusted."""

    sentence: str
    labels: tuple[str, ...]
    days: tuple[str, ...]
    now: tuple[int, ...]
    before: tuple[int, ...]
    complete: bool
    twin: Twin


@dataclass(frozen=True)
class OverviewView:
    """Everything the page shows, in Dutch, rounded and worded."""

    answer: tuple[Piece, ...]
    confidence: tuple[str, ...]
    method: str
    kpis: tuple[Kpi, ...]
    map: MapView
    table: Twin
    differences: tuple[Difference, ...]
    differences_title: str
    differences_more: str
    levels: tuple[LevelLine, ...]
    levels_title: str
    trend: TrendView


def overview_view(answer: OverviewAnswer, query: Query) -> OverviewView:
    """Put the answer into words.

    Args:
        answer: the counts of the chosen area and period.
        query: the question, for what is counted and for the links to one area.
    """
    noun = CRIME_NOUNS[query.crime_type]
    clear = sorted((area for area in answer.areas if is_clear(area.z)), key=lambda area: -abs(area.z))
    return OverviewView(
        answer=_answer(answer, noun, clear),
        confidence=_confidence(answer),
        method="verandering: duidelijk bij z van 2 of meer, nooit een procent onder 20",
        kpis=_kpis(answer, noun),
        map=map_view(answer, noun),
        table=_table(answer, noun),
        differences=tuple(_difference(area, noun, query) for area in clear[:DIFFERENCES_SHOWN]),
        differences_title=_against(answer),
        differences_more=_more(len(clear) - DIFFERENCES_SHOWN, answer),
        levels=_levels(answer),
        levels_title=f"{number(answer.levels.above_base)} van {_areas_word(answer)} boven basisniveau",
        trend=_trend(answer, noun),
    )


def _fortnights(answer: OverviewAnswer) -> str:
    length = (answer.period.end - answer.period.start).days
    return "twee weken" if length == 14 else f"{number(round(length / 7))} weken"  # noqa: PLR2004 - days


def _areas_word(answer: OverviewAnswer) -> str:
    level = answer.areas[0].area.level if answer.areas else "gemeente"
    return plural(len(answer.areas), level, AREA_LEVEL_PLURALS[level])


def _against(answer: OverviewAnswer) -> str:
    return f"tegen {days(answer.before.start, answer.before.end, short=True)}"


def _answer(answer: OverviewAnswer, noun: str, clear: list[AreaCount]) -> tuple[Piece, ...]:
    figure = answer.burglaries
    change = count_change(figure.count, figure.before, figure.z)
    place = (
        f"In {answer.area.name} zijn in {_fortnights(answer)} {number(figure.count)} {noun} bekend{_still(answer)}; "
    )
    year = f"in dezelfde weken een jaar eerder waren het er {number(figure.before)}: "
    return (Piece(place + year), _verdict_piece(change), Piece(". "), *_areas_sentence(answer, clear))


def _still(answer: OverviewAnswer) -> str:
    """Say how many there will be in the end, while a period is not complete."""
    share = answer.source.known_share
    if answer.complete or not share:
        return ""
    return f", naar verwachting worden het er {number(round(answer.burglaries.count / share))}"


def _verdict_piece(change: Change) -> Piece:
    more = {"▲": "duidelijk meer", "▼": "duidelijk minder"}
    if change.symbol not in more:
        return Piece(change.text)
    share = f" ({change.text})" if change.text.endswith("%") else ""
    return Piece(more[change.symbol] + share, change.tone)


def _areas_sentence(answer: OverviewAnswer, clear: list[AreaCount]) -> tuple[Piece, ...]:
    if not answer.areas:
        return ()
    level = answer.areas[0].area.level
    up = [area for area in clear if area.z > 0]
    down = len(clear) - len(up)
    if not clear:
        return (Piece(f"In geen enkele {level} is het verschil duidelijk."),)
    verb = "liggen" if len(up) != 1 else "ligt"
    said = capital(f"{in_words(len(up))} {level if len(up) == 1 else AREA_LEVEL_PLURALS[level]}")
    return (
        Piece(said, Tone.UP if up else Tone.NONE),
        Piece(f" {verb} duidelijk hoger en "),
        Piece(in_words(down), Tone.DOWN if down else Tone.NONE),
        Piece(" duidelijk lager."),
    )


def _confidence(answer: OverviewAnswer) -> tuple[str, ...]:
    known = answer.source.known_share
    share = "bekend deel niet te zeggen" if known is None else f"{round(PERCENT * known)} % van de periode is bekend"
    state = "" if answer.complete else ", nog niet compleet"
    lost = answer.source.without_place
    place = (f"{plural(lost, 'zaak', 'zaken')} zonder locatie",) if lost else ()
    return (
        f"n = {number(answer.burglaries.count)}",
        share + state,
        days(answer.period.start, answer.period.end),
        *place,
    )


def _kpis(answer: OverviewAnswer, noun: str) -> tuple[Kpi, ...]:
    year = "een jaar eerder"
    return (
        _figure_kpi(f"{capital(noun)}, deze periode", answer.burglaries, answer, "bekend", f"{year} %s"),
        _figure_kpi("Waarvan poging", answer.attempts, answer, f"van {number(answer.burglaries.count)}", f"{year} %s"),
        _zones_kpi(answer),
        _levels_kpi(answer),
        _figure_kpi("Straatroof en overval (HIC)", answer.hic, answer, "samen", f"{year} %s", tone="ink2"),
    )


def _figure_kpi(
    title: str, figure: Figure, answer: OverviewAnswer, unit: str, detail: str, *, tone: str = "accent"
) -> Kpi:
    change = count_change(figure.count, figure.before, figure.z)
    return Kpi(
        title, number(figure.count), unit, figure.trend, answer.complete, change, detail % number(figure.before), tone
    )


def _zones_kpi(answer: OverviewAnswer) -> Kpi:
    zones = answer.zones
    expiring = Change(
        "", f"{number(zones.expiring)} verlopen binnen 48 uur", Tone.WARN if zones.expiring else Tone.NONE
    )
    detail = "200 m, 14 dagen na melding"
    return Kpi(
        "Actieve near-repeat-zones", number(zones.active), "zones", zones.trend, True, expiring, detail, tone="zone"
    )


def _levels_kpi(answer: OverviewAnswer) -> Kpi:
    levels = answer.levels
    more = levels.above_base - levels.above_base_before
    tone = Tone.UP if more > 0 else Tone.DOWN if more < 0 else Tone.NONE
    said = (
        f"{number(abs(more))} {'meer' if more > 0 else 'minder'} dan vorige periode"
        if more
        else "even veel als vorige periode"
    )
    change = Change("▲" if more > 0 else "▼" if more < 0 else "=", said, tone)
    parts = [
        f"{number(levels.per_level.get(level, 0))} {LEVEL_WORDS[level].split()[0].lower()}" for level in LEVEL_ORDER[:3]
    ]
    unit = f"van {number(sum(levels.per_level.values()))}"
    return Kpi(
        "Gemeenten boven basisniveau", number(levels.above_base), unit, levels.trend, True, change, ", ".join(parts),
        tone="alert",
    )  # fmt: skip


def _difference(area: AreaCount, noun: str, query: Query) -> Difference:
    change = count_change(area.count, area.before, area.z)
    detail = f"{number(area.count)} {noun}; een jaar eerder {number(area.before)}"
    href = replace(query, area=area.area.code).to_url()
    return Difference(area.area.code, area.area.name, change, detail, href)


def _more(count: int, answer: OverviewAnswer) -> str:
    level = answer.areas[0].area.level if answer.areas else "gemeente"
    return f"en nog {plural(count, level, AREA_LEVEL_PLURALS[level])}: zie de tabel" if count > 0 else ""


def _levels(answer: OverviewAnswer) -> tuple[LevelLine, ...]:
    return tuple(_level_line(answer, level) for level in LEVEL_ORDER)


def _level_line(answer: OverviewAnswer, level: str) -> LevelLine:
    count = answer.levels.per_level.get(level, 0)
    named = [area.area.name for area in answer.areas if area.level_in_force == level]
    names = listing(named) if named and level != BASE else ""
    return LevelLine(level, number(count), names)


def _table(answer: OverviewAnswer, noun: str) -> Twin:
    columns = (
        TwinColumn("Gebied"), TwinColumn("Aantal", True), TwinColumn("Jaar eerder", True),
        TwinColumn("Verschil"), TwinColumn("Per 1.000 woningen", True), TwinColumn("Niveau"),
    )  # fmt: skip
    caption = f"{capital(noun)} per gebied, {days(answer.period.start, answer.period.end)}, {_against(answer)}"
    return Twin(caption, columns, tuple(_row(area) for area in answer.areas))


def _row(area: AreaCount) -> tuple[TwinCell, ...]:
    change = count_change(area.count, area.before, area.z)
    level = LEVEL_WORDS.get(area.level_in_force, "–")
    order = LEVEL_ORDER.index(area.level_in_force) if area.level_in_force in LEVEL_ORDER else len(LEVEL_ORDER)
    return (
        TwinCell(area.area.name, area.area.name),
        TwinCell(number(area.count), area.count),
        TwinCell(number(area.before), area.before),
        TwinCell(f"{change.symbol} {change.text}", area.z),
        TwinCell(rate_text(area), -1.0 if area.rate is None else area.rate),
        TwinCell(level, order),
    )


def rate_text(area: AreaCount) -> str:
    """Write a rate with its interval, or say why there is none."""
    if area.rate is None or area.rate_low is None or area.rate_high is None:
        return "te weinig woningen"
    return f"{number(area.rate, 1)} ({number(area.rate_low, 1)} tot {number(area.rate_high, 1)})"


def _trend(answer: OverviewAnswer, noun: str) -> TrendView:
    figure = answer.burglaries
    stretches = tuple(_fortnight(start) for start in answer.fortnights)
    rows = tuple(
        (TwinCell(label, start.isoformat()), TwinCell(number(now), now), TwinCell(number(then), then))
        for start, label, now, then in zip(answer.fortnights, stretches, figure.trend, figure.trend_before, strict=True)
    )
    columns = (TwinColumn("Twee weken"), TwinColumn("Aantal", True), TwinColumn("Jaar eerder", True))
    caption = f"{capital(noun)} per twee weken in {answer.area.name}"
    hollow = "" if answer.complete else "; de laatste is nog niet compleet"
    return TrendView(
        sentence=f"{capital(noun)} per twee weken en een jaar eerder{hollow}",
        labels=stretches,
        days=tuple(start.isoformat() for start in answer.fortnights),
        now=figure.trend,
        before=figure.trend_before,
        complete=answer.complete,
        twin=Twin(caption, columns, rows),
    )


def _fortnight(start: date) -> str:
    return f"vanaf {day(start, short=True)}"
