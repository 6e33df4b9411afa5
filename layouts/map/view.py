"""Kaart, said and not yet drawn: the answer becomes a sentence, its certainty, the layers and their tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from data.answered.map import Focus, MapAnswer, ZoneLine
from data.answered.overview import AreaCount
from data.query import Query
from layouts.map.areas_view import AreasView, areas_view
from layouts.map.words import STAGE_ADJECTIVES, days_left, full_place, hours_between, short_place, span, until
from layouts.parts.change import Tone, count_change
from layouts.parts.said import Piece
from layouts.parts.table import Twin, TwinCell, TwinColumn
from layouts.wording import CRIME_NOUNS, capital, day, days, fortnight, number, plural

METHOD: Final = "alleen waar mensen wonen"
#: Zones in the table; the map draws them all.
ZONES_LISTED: Final = 60
#: Zones in the story panel while nothing is chosen. Source: design of the page.
FIRST_SHOWN: Final = 3


@dataclass(frozen=True)
class ZoneRow:
    """A zone in a list: what chooses it, its title, and how long it has still."""

    choice: str
    title: str
    left: str
    soon: bool


@dataclass(frozen=True)
class BarsView:
    """A year of fortnights under the map: heights from 0 to 1, what each says, and which one is chosen."""

    sentence: str
    starts: tuple[str, ...]
    heights: tuple[float, ...]
    texts: tuple[str, ...]
    months: tuple[str, ...]
    chosen: int | None


@dataclass(frozen=True)
class MapView:
    """Everything the page shows but its cells and its story, in Dutch, rounded and worded."""

    answer: tuple[Piece, ...]
    confidence: tuple[str, ...]
    title: str
    caption: str
    snapshot: str
    address: str
    municipality: str
    scope: str
    bounds: tuple[float, float, float, float]
    look: tuple[float, float, float, float]
    zones_sub: str
    zones_active: str
    zones_soon: str
    zones_outer: str
    chains_sub: str
    incidents_sub: str
    areas: AreasView
    first_zones: tuple[ZoneRow, ...]
    bars: BarsView
    tables: tuple[Twin, ...]


def map_view(answer: MapAnswer, query: Query) -> MapView:
    """Put the answer into words.

    Args:
        answer: hotspots, zones and counts of the chosen area and period.
        query: the question, for what is counted and for the addresses of the layers.
    """
    noun = CRIME_NOUNS[query.crime_type]
    zones = answer.zones
    return MapView(
        answer=(*_focus_pieces(answer, query, noun), *_zone_pieces(answer)),
        confidence=_confidence(answer),
        title=answer.area.name,
        caption=_caption(answer),
        snapshot=answer.source.snapshot,
        address=f"{query.to_url()}{'&' if query.to_url() else '?'}dag={answer.today.isoformat()}",
        municipality=answer.municipality,
        scope=answer.area.code,
        bounds=answer.bounds,
        look=answer.homes,
        zones_sub=_zones_sub(answer),
        zones_active=number(_active(answer)),
        zones_soon=number(zones.expiring),
        zones_outer=number(zones.outer_only),
        chains_sub=f"{plural(zones.chains, 'lopende reeks', 'lopende reeksen')}; lijn tussen celmiddens",
        incidents_sub=f"{number(answer.drawn)} op celmidden, nooit een adres",
        areas=areas_view(answer, noun),
        first_zones=tuple(_row(answer, line) for line in zones.lines[:FIRST_SHOWN]),
        bars=_bars(answer, query, noun),
        tables=(_zone_table(answer), _area_table(answer, noun)),
    )


def _active(answer: MapAnswer) -> int:
    return len(answer.zones.lines) + answer.zones.undrawn


def _focus_pieces(answer: MapAnswer, query: Query, noun: str) -> tuple[Piece, ...]:
    focus, of = answer.hotspots.focus, f"{number(answer.n)} {noun} {span(query)}"
    if not answer.n:
        return (Piece(f"In {answer.area.name} zijn {span(query)} geen {noun} bekend. "),)
    if focus is None:
        return (Piece(f"In {answer.area.name} is van de {of} geen plek bekend. "),)
    if not focus.stage:
        where = f"In {answer.area.name} is het het drukst in {_place(answer, focus)}: "
        return (Piece(f"{where}{number(focus.count)} van de {of}; dat kan toeval zijn. "),)
    return (
        Piece(f"In {answer.area.name} ligt het zwaartepunt nu in "),
        Piece(f"{_place(answer, focus)}, een {STAGE_ADJECTIVES[focus.stage]} hotspot", Tone.WARN),
        Piece(f": {number(focus.count)} van de {of}. "),
    )


def _place(answer: MapAnswer, focus: Focus) -> str:
    if answer.municipality:
        return short_place(focus.place, focus.municipality)
    return full_place(focus.place, focus.municipality)


def _zone_pieces(answer: MapAnswer) -> tuple[Piece, ...]:
    active, soon, zones = _active(answer), answer.zones.expiring, answer.zones
    when = "" if zones.at.date() == answer.today else f" op {day(zones.at.date(), year=False)}"
    verb = "is" if active == 1 else "zijn"
    if not active:
        return (Piece(f"Er zijn{when or ' nu'} geen near-repeat-zones actief."),)
    ending = "" if not soon else f"; {number(soon)} daarvan {'verloopt' if soon == 1 else 'verlopen'} binnen 48 uur"
    return (Piece(f"Er {verb}{when} {plural(active, 'near-repeat-zone', 'near-repeat-zones')} actief{ending}."),)


def _confidence(answer: MapAnswer) -> tuple[str, ...]:
    hotspots = answer.hotspots
    since = days(hotspots.start, answer.period.end, short=True)
    return (
        f"n = {number(answer.n)}, {days(answer.period.start, answer.period.end, short=True)}",
        f"hotspots: n = {number(hotspots.n)}, {since}",
        "cellen van 125 m",
    )


def _caption(answer: MapAnswer) -> str:
    lost, hidden = answer.source.without_place, answer.undrawn
    parts = [days(answer.period.start, answer.period.end, short=True)]
    parts += [f"{number(lost)} zonder locatie"] if lost else []
    parts += [f"{number(hidden)} niet getekend (minder dan 8 woningen in de cel)"] if hidden else []
    return " · ".join(parts)


def _zones_sub(answer: MapAnswer) -> str:
    hidden = answer.zones.undrawn
    note = f"; {number(hidden)} niet getekend" if hidden else ""
    return f"200 m en 14 dagen, gestippeld 400 m en 28 dagen{note}"


def _row(answer: MapAnswer, line: ZoneLine) -> ZoneRow:
    hours = hours_between(answer.zones.at, line.expiry)
    soon = hours <= 48  # noqa: PLR2004 - hours, as the legend says
    return ZoneRow(f"zone-{line.key}", f"Zone {_zone_place(answer, line)}", days_left(hours), soon)


def _zone_place(answer: MapAnswer, line: ZoneLine) -> str:
    name = (short_place if answer.municipality else full_place)(line.place, line.municipality)
    return f"{name}, {day(line.known.date(), short=True, year=False)}"


def _bars(answer: MapAnswer, query: Query, noun: str) -> BarsView:
    top = max([*answer.counts, 1])
    starts = tuple(start.isoformat() for start in answer.fortnights)
    chosen = query.period.isoformat() if query.period and query.span != "zelf" else ""
    return BarsView(
        sentence=f"{capital(noun)} per twee weken in {answer.area.name}",
        starts=starts,
        heights=tuple(count / top for count in answer.counts),
        texts=tuple(
            f"{fortnight(start, short=True)}: {number(count)}"
            for start, count in zip(answer.fortnights, answer.counts, strict=True)
        ),
        months=_months(answer),
        chosen=starts.index(chosen) if chosen in starts else None,
    )


def _months(answer: MapAnswer) -> tuple[str, ...]:
    """Name the month under the first fortnight that begins in it."""
    earlier = [start - timedelta(days=14) for start in answer.fortnights]
    return tuple(
        day(start, short=True, year=False).split(" ")[1] if start.month != before.month else ""
        for start, before in zip(answer.fortnights, earlier, strict=True)
    )


def _zone_table(answer: MapAnswer) -> Twin:
    lines, total = answer.zones.lines[:ZONES_LISTED], len(answer.zones.lines)
    some = f"de eerste {ZONES_LISTED} van {number(total)}" if total > len(lines) else number(total)
    columns = (
        TwinColumn("Zone"), TwinColumn("Bekend"), TwinColumn("Verloopt"), TwinColumn("Woningen", numeric=True),
        TwinColumn("Keten", numeric=True),
    )  # fmt: skip
    return Twin(f"Near-repeat-zones, eerst wie het eerst verloopt: {some}", columns, tuple(map(_zone_cells, lines)))


def _zone_cells(line: ZoneLine) -> tuple[TwinCell, ...]:
    known, homes = line.known.date(), line.dwellings
    return (
        TwinCell(full_place(line.place, line.municipality), line.place.name),
        TwinCell(day(known, short=True), known.isoformat()),
        TwinCell(until(line.expiry), line.expiry.isoformat()),
        TwinCell("geschat" if homes is None else number(homes), -1 if homes is None else homes),
        TwinCell(number(line.chain), line.chain),
    )


def _area_table(answer: MapAnswer, noun: str) -> Twin:
    columns = (
        TwinColumn("Gebied"), TwinColumn("Aantal", numeric=True), TwinColumn("Een jaar eerder", numeric=True),
        TwinColumn("Verandering"), TwinColumn("Per 1.000 woningen", numeric=True),
    )  # fmt: skip
    caption = f"{capital(noun)} per gebied, {days(answer.period.start, answer.period.end, short=True)}"
    return Twin(caption, columns, tuple(map(_area_cells, answer.areas)))


def _area_cells(area: AreaCount) -> tuple[TwinCell, ...]:
    change = count_change(area.count, area.before, area.z)
    rate = "te weinig woningen" if area.rate is None else number(area.rate, 1)
    return (
        TwinCell(area.area.name, area.area.name),
        TwinCell(number(area.count), area.count),
        TwinCell(number(area.before), area.before),
        TwinCell(f"{change.symbol} {change.text}", area.z),
        TwinCell(rate, -1.0 if area.rate is None else area.rate),
    )
