"""The layer of areas, said and not yet drawn: a class and a text per area for count, rate and change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from data.answered.common import AreaRef
from data.answered.map import MapAnswer
from data.answered.overview import AreaCount
from data.contracts import MUNICIPALITY, WIJK
from layouts.map.words import short_place
from layouts.parts.change import count_change
from layouts.parts.steps import LegendStep, breaks, change_step, step_of
from layouts.wording import AREA_LEVEL_PLURALS, number

COUNT, RATE, CHANGE = "aantal", "per-1000", "verandering"
MEASURE_WORDS: Final = {COUNT: "Aantal", RATE: "Per 1.000", CHANGE: "Verschil"}
#: Names on the map at once.
NAMES_SHOWN: Final = 12
NO_VALUE: Final = 0


@dataclass(frozen=True)
class AreaLayer:
    """One measure: its palette, classes per area code, and legend."""

    palette: str
    classes: dict[str, int]
    legend: tuple[LegendStep, ...]


@dataclass(frozen=True)
class AreasView:
    """The areas beside each other: their level, a text each, whose names are drawn, and a layer per measure."""

    level: str
    sub: str
    texts: dict[str, str]
    names: tuple[str, ...]
    labels: dict[str, str]
    layers: dict[str, AreaLayer]


def areas_view(answer: MapAnswer, noun: str) -> AreasView:
    """Put every area into a class per measure."""
    areas = answer.areas
    level = areas[0].area.level if areas else MUNICIPALITY
    fullest = sorted(areas, key=lambda area: -area.count)[:NAMES_SHOWN]
    return AreasView(
        level=level,
        sub=f"{number(len(areas))} {AREA_LEVEL_PLURALS[level] if len(areas) != 1 else level}",
        texts={area.area.code: _text(answer, area, noun) for area in areas},
        names=tuple(area.area.code for area in fullest),
        labels={area.area.code: area_name(answer, area.area) for area in fullest},
        layers={COUNT: _counts(areas), RATE: _rates(areas), CHANGE: _changes(areas)},
    )


def area_name(answer: MapAnswer, area: AreaRef) -> str:
    """Name an area on its own map: a wijk without its municipality, which the map is of."""
    above = answer.municipality_ref
    return short_place(area, above) if above and area.level == WIJK else area.name


def _text(answer: MapAnswer, area: AreaCount, noun: str) -> str:
    change = count_change(area.count, area.before, area.z)
    rate = "" if area.rate is None else f"; {number(area.rate, 1)} per 1.000 woningen"
    counts = f"{number(area.count)} {noun}, een jaar eerder {number(area.before)} ({change.text})"
    return f"{area_name(answer, area.area)}: {counts}{rate}"


def _counts(areas: Sequence[AreaCount]) -> AreaLayer:
    bounds = breaks([area.count for area in areas])
    ends = [*map(int, bounds), max((area.count for area in areas), default=0)]
    legend = tuple(LegendStep(step_of(end, bounds), f"t/m {number(end)}") for end in ends)
    return AreaLayer("a", {area.area.code: step_of(area.count, bounds) for area in areas}, legend)


def _rates(areas: Sequence[AreaCount]) -> AreaLayer:
    known = [round(area.rate, 1) for area in areas if area.rate is not None]
    bounds = breaks(known)
    legend = [LegendStep(step_of(end, bounds), f"t/m {number(end, 1)}") for end in [*bounds, max(known, default=0.0)]]
    classes = {
        area.area.code: NO_VALUE if area.rate is None else step_of(round(area.rate, 1), bounds) for area in areas
    }
    if NO_VALUE in classes.values():
        legend.append(LegendStep(NO_VALUE, "te weinig woningen"))
    return AreaLayer("a", classes, tuple(legend))


def _changes(areas: Sequence[AreaCount]) -> AreaLayer:
    words = ("veel lager", "lager", "geen duidelijk verschil", "hoger", "veel hoger")
    legend = tuple(LegendStep(step, word) for step, word in enumerate(words, 1))
    return AreaLayer("d", {area.area.code: change_step(area.z) for area in areas}, legend)
