"""The story of a zone, a cell or an area, said and not yet drawn: why, facts, next step, and how sure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from data.answered.map_story import CellStory, Followed, MapStory, ZoneStory
from data.answered.overview import AreaCount
from data.query import Query
from layouts.map.certainty import zone_certainty
from layouts.map.words import (
    STAGE_ADJECTIVES,
    days_left,
    full_place,
    hours_between,
    ordinal,
    until,
)
from layouts.parts.change import count_change
from layouts.wording import CRIME_NOUNS, day, days, in_words, number, plural

#: From this many burglaries hours may be spoken of. Source: ours, as on Tijden.
HOURS_FROM: Final = 20
LIFE_DAYS: Final = 14


@dataclass(frozen=True)
class Fact:
    """One fact: what it is, its value, and a line that explains it."""

    title: str
    value: str
    detail: str


@dataclass(frozen=True)
class LifeView:
    """The life of a zone as a line: its two ends in words, and where today lies from 0 to 1."""

    known: str
    expiry: str
    today: float


@dataclass(frozen=True)
class StoryView:
    """What the panel tells; ``shape`` is the outline that is drawn, as GeoJSON geometry."""

    choice: str
    kind: str
    title: str
    sub: str
    why: str
    facts: tuple[Fact, ...]
    next_step: str
    sure: str
    life: LifeView | None = None
    streets: tuple[str, ...] = ()
    shape: dict[str, object] = field(default_factory=dict)


def story_view(story: MapStory, query: Query) -> StoryView:
    """Put what is known of the chosen thing into words."""
    if story.zone:
        view = _zone(story.key, story.zone)
    elif story.cell:
        view = _cell(story.key, story.cell, query)
    else:
        view = _area(story.key, story.area, query)
    return view


def shape_of(story: MapStory) -> dict[str, object]:
    """Give the outline of what was chosen as GeoJSON; nothing for an area, whose border the map has already."""
    if not story.outline:
        return {"type": "FeatureCollection", "features": []}
    geometry = {"type": "MultiPolygon", "coordinates": story.outline}
    return {"type": "Feature", "geometry": geometry, "properties": {}}


def _zone(choice: str, zone: ZoneStory) -> StoryView:
    line = zone.line
    left = days_left(hours_between(zone.at, line.expiry))
    homes = "geschat" if line.dwellings is None else f"{number(line.dwellings)} binnen 200 m"
    wide = "" if line.outer_dwellings is None else f"{number(line.outer_dwellings)} binnen 400 m"
    return StoryView(
        choice=choice,
        kind="zone",
        title=f"Zone {full_place(line.place, line.municipality)}",
        sub=f"near-repeat-zone, {left}",
        why=_zone_why(zone),
        life=LifeView(f"bekend {day(line.known.date(), short=True, year=False)}", f"verloopt {until(line.expiry)}",
                      1 - hours_between(zone.at, line.expiry) / (24 * LIFE_DAYS)),
        facts=(
            Fact("Inbraken in zone", number(zone.burglaries), f"waarvan {plural(zone.attempts, 'poging', 'pogingen')}"),
            Fact("Periode", days_between(zone), "begonnen; bekend in 28 dagen"),
            Fact("Woningen", homes, wide),
            Fact("Uren", *_hours(zone)),
        ),
        streets=tuple(f"{one.street}: {plural(one.dwellings, 'woning', 'woningen')}" for one in zone.streets),
        next_step=_zone_step(zone),
        sure=zone_certainty(zone.evidence),
    )  # fmt: skip


def days_between(zone: ZoneStory) -> str:
    """Write the first and last day of the burglaries of a zone."""
    first = day(zone.first, short=True, year=False)
    return first if zone.first == zone.last else f"{first} – {day(zone.last, short=True, year=False)}"


def _zone_why(zone: ZoneStory) -> str:
    known = f"Op {day(zone.line.known.date(), year=False)} werd hier een inbraak bekend"
    if zone.follows is None:
        return f"{known}. Dichtbij en kort daarvoor was er geen andere; na een inbraak is de kans op herhaling hoger."
    place = f"de {ordinal(zone.place_in_chain)} van {in_words(zone.line.chain)} in één keten"
    return f"{known}, {_near(zone.follows)} een eerdere. Dit is {place} sinds {day(zone.chain_start, year=False)}."


def _near(follows: Followed) -> str:
    late = "op dezelfde dag als" if not follows.days else f"{plural(follows.days, 'dag', 'dagen')} na"
    if not follows.metres_to:
        return f"op dezelfde plek en {late}"
    if not follows.metres_from:
        return f"op minder dan {follows.metres_to} meter en {late}"
    return f"op {follows.metres_from} tot {follows.metres_to} meter en {late}"


def _hours(zone: ZoneStory) -> tuple[str, str]:
    if zone.burglaries < HOURS_FROM:
        name, weight = max(zone.parts_of_day, key=lambda part: part[1])
        return f"meest: {name}", f"{number(weight, 1)} van {number(zone.burglaries)}; te weinig voor een piek"
    name, weight = max(zone.parts_of_day, key=lambda part: part[1])
    return f"vooral {name}", f"{number(weight)} van {number(zone.burglaries)}"


def _zone_step(zone: ZoneStory) -> str:
    if not zone.streets:
        return "Breng de bewoners binnen 200 meter op de hoogte en vraag toezicht tot de zone verloopt."
    total = plural(len(zone.streets), "straat", "straten")
    return f"Stuur de bewoners van {total} een brief en vraag toezicht tot de zone verloopt."


def _cell(choice: str, cell: CellStory, query: Query) -> StoryView:
    noun = CRIME_NOUNS[query.crime_type]
    homes = "geschat" if cell.dwellings is None else number(cell.dwellings)
    around_homes = "" if cell.around_homes is None else f"{number(cell.around_homes)} woningen"
    count = number(cell.count) if cell.shown else "niet getoond"
    return StoryView(
        choice=choice,
        kind="cel",
        title=f"Cel in {full_place(cell.place, cell.municipality)}",
        sub=f"125 bij 125 meter, {STAGE_ADJECTIVES[cell.stage]} hotspot" if cell.stage else "125 bij 125 meter",
        why=_cell_why(cell, noun),
        facts=(
            Fact(f"{noun[:1].upper()}{noun[1:]}", count,
                 f"waarvan {plural(cell.attempts, 'poging', 'pogingen')}" if cell.shown else "minder dan 8 woningen"),
            Fact("Woningen", homes, "in deze cel"),
            Fact("Rondom", number(cell.around), f"binnen 375 m; {around_homes}".removesuffix("; ")),
            Fact("Verwacht", "onbekend" if cell.expected is None else number(cell.expected, 1),
                 "bij gelijke kans per woning"),
        ),
        next_step="Bekijk bij Tijden wanneer het hier gebeurt, en bij de zones of er nu een brief nodig is.",
        sure=(
            f"Rondom geteld over {days(cell.days.start, cell.days.end, short=True)}. Een cel heet pas hotspot als "
            "toeval en het aantal woningen het aantal rondom niet verklaren."
        ),
    )  # fmt: skip


def _cell_why(cell: CellStory, noun: str) -> str:
    if cell.expected is None:
        return f"Binnen 375 meter rond deze cel zijn {number(cell.around)} {noun} bekend."
    than = f"bij gelijke kans per woning waren het er {number(cell.expected, 1)}"
    return f"Binnen 375 meter zijn {number(cell.around)} {noun} bekend; {than}. {_weighed(cell)}"


def _weighed(cell: CellStory) -> str:
    """Say whether the number around a cell is more than chance explains."""
    if cell.stage in {"nieuw", "blijvend", "wisselend"}:
        return "Dat is meer dan toeval verklaart."
    if cell.stage == "voormalig":
        return "Dit was een hotspot; nu niet meer."
    more = cell.expected is not None and cell.around > cell.expected
    return "Dat verschil kan toeval zijn." if more else "Dat is niet meer dan verwacht."


def _area(choice: str, area: AreaCount | None, query: Query) -> StoryView:
    if area is None:
        return StoryView(choice, "gebied", "Niets gekozen", "", "", (), "", "")
    noun = CRIME_NOUNS[query.crime_type]
    change = count_change(area.count, area.before, area.z)
    rate = "te weinig woningen" if area.rate is None else number(area.rate, 1)
    margin = (
        "" if area.rate_low is None or area.rate_high is None
        else f"marge {number(area.rate_low, 1)} tot {number(area.rate_high, 1)}"
    )  # fmt: skip
    return StoryView(
        choice=choice,
        kind="gebied",
        title=area.area.name,
        sub=area.area.level,
        why=f"Hier zijn {number(area.count)} {noun} bekend; een jaar eerder {number(area.before)}: {change.text}.",
        facts=(
            Fact("Aantal", number(area.count), "in de gekozen periode"),
            Fact("Een jaar eerder", number(area.before), change.text),
            Fact("Per 1.000 woningen", rate, margin),
            Fact("Woningen", "onbekend" if area.dwellings is None else number(area.dwellings), "volgens het CBS"),
        ),
        next_step="Kies dit gebied in de balk boven de kaart om de cellen en zones van dichtbij te zien.",
        sure="Een verschil heet pas duidelijk als het groter is dan toeval gemakkelijk geeft.",
    )
