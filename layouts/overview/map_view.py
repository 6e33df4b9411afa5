"""The map of Overzicht, said and not yet drawn: a class and a text per area, and the legend that explains them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from data.answered.overview import AreaCount, OverviewAnswer
from data.contracts import DISTRICT, MUNICIPALITY
from layouts.parts.change import count_change, is_clear
from layouts.parts.steps import LegendStep, breaks, change_step, step_of
from layouts.wording import LEVEL_WORDS, days, number

LEVEL, COUNT, RATE, CHANGE = "niveau", "aantal", "per-1000", "verandering"
MEASURE_WORDS: Final = {LEVEL: "Niveau", COUNT: "Aantal", RATE: "Per 1.000 woningen", CHANGE: "Verandering"}
#: Levels from quiet to loud; their place is their class on the map (tokens --l1 .. --l4).
LEVELS: Final = ("basisniveau", "afbouwen", "verhoogde_aandacht", "opgeschaald")
#: Names drawn on the map at once; more would cover the areas.
LABELS_SHOWN: Final = 14
NO_VALUE: Final = 0


@dataclass(frozen=True)
class Layer:
    """One measure on the map: classes per area code, the legend, whose names are drawn, and with which level's sign."""

    palette: str
    classes: dict[str, int]
    legend: tuple[LegendStep, ...]
    names: tuple[str, ...]
    signs: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MapView:
    """The area map for every measure, so that switching measure asks nothing new of the store."""

    areas_url: str
    labels_url: str
    districts_url: str
    area: str
    scope: str
    texts: dict[str, str]
    layers: dict[str, Layer]
    caption: str


def map_view(answer: OverviewAnswer, noun: str) -> MapView:
    """Put every area of the answer into a class per measure."""
    areas = answer.areas
    level = areas[0].area.level if areas else MUNICIPALITY
    return MapView(
        areas_url=geo_url(answer.source.snapshot, level),
        labels_url=geo_url(answer.source.snapshot, f"{level}-namen"),
        districts_url=geo_url(answer.source.snapshot, DISTRICT),
        area=answer.area.code,
        scope=f"{answer.area.code}/{level}",
        texts={area.area.code: _text(area, noun) for area in areas},
        layers=_layers(areas),
        caption=_caption(answer),
    )


def _layers(areas: Sequence[AreaCount]) -> dict[str, Layer]:
    """Give a layer per measure; areas without a level (wijken) have no layer of levels."""
    names = _names(areas)
    counted = {COUNT: _counts(areas), RATE: _rates(areas), CHANGE: _changes(areas)}
    layers = {measure: replace(layer, names=names) for measure, layer in counted.items()}
    return {LEVEL: _levels(areas), **layers} if any(area.level_in_force for area in areas) else layers


def _levels(areas: Sequence[AreaCount]) -> Layer:
    loud = {area.area.code: area.level_in_force for area in areas if area.level_in_force in LEVELS[1:]}
    classes = {area.area.code: _level_step(area.level_in_force) for area in areas}
    counts = Counter(classes.values())
    steps = range(len(LEVELS), 0, -1)
    legend = tuple(LegendStep(step, f"{LEVEL_WORDS[LEVELS[step - 1]]} {number(counts[step])}") for step in steps)
    return Layer("l", classes, legend, tuple(loud), loud)


def _level_step(level: str) -> int:
    return LEVELS.index(level) + 1 if level in LEVELS else NO_VALUE


def geo_url(snapshot: str, layer: str) -> str:
    """Give the address of a map layer; the snapshot is in it, so it may be kept for ever."""
    return f"/geo/{snapshot}/{layer}.geojson"


def _text(area: AreaCount, noun: str) -> str:
    change = count_change(area.count, area.before, area.z)
    rate = "" if area.rate is None else f"; {number(area.rate, 1)} per 1.000 woningen"
    level = f"; {LEVEL_WORDS[area.level_in_force].lower()}" if area.level_in_force in LEVEL_WORDS else ""
    counts = f"{number(area.count)} {noun}, een jaar eerder {number(area.before)} ({change.text})"
    return f"{area.area.name}: {counts}{rate}{level}"


def _names(areas: Sequence[AreaCount]) -> tuple[str, ...]:
    notable = [area for area in areas if is_clear(area.z) or area.level_in_force not in {"", "basisniveau"}]
    largest = sorted(areas, key=lambda area: -area.count)[:5]
    ranked = sorted({area.area.code: area for area in [*notable, *largest]}.values(), key=lambda area: -abs(area.z))
    return tuple(area.area.code for area in ranked[:LABELS_SHOWN])


def _counts(areas: Sequence[AreaCount]) -> Layer:
    bounds = breaks([area.count for area in areas])
    classes = {area.area.code: step_of(area.count, bounds) for area in areas}
    return Layer("a", classes, _count_legend(areas, bounds), ())


def _count_legend(areas: Sequence[AreaCount], bounds: Sequence[float]) -> tuple[LegendStep, ...]:
    lows = [0, *(int(bound) + 1 for bound in bounds)]
    highs = [*(int(bound) for bound in bounds), max((area.count for area in areas), default=0)]
    return tuple(
        LegendStep(step_of(high, bounds), number(low) if low == high else f"{number(low)}–{number(high)}")
        for low, high in zip(lows, highs, strict=True)
    )


def _rates(areas: Sequence[AreaCount]) -> Layer:
    bounds = breaks([round(area.rate, 1) for area in areas if area.rate is not None])
    classes = {
        area.area.code: NO_VALUE if area.rate is None else step_of(round(area.rate, 1), bounds) for area in areas
    }
    highest = max((area.rate for area in areas if area.rate is not None), default=0.0)
    ends = [*bounds, round(highest, 1)]
    legend = [LegendStep(step_of(end, bounds), f"t/m {number(end, 1)}") for end in ends]
    if NO_VALUE in classes.values():
        legend.append(LegendStep(NO_VALUE, "te weinig woningen"))
    return Layer("a", classes, tuple(legend), ())


def _changes(areas: Sequence[AreaCount]) -> Layer:
    legend = (
        LegendStep(1, "veel lager"), LegendStep(2, "lager"), LegendStep(3, "geen duidelijk verschil"),
        LegendStep(4, "hoger"), LegendStep(5, "veel hoger"),
    )  # fmt: skip
    return Layer("d", {area.area.code: change_step(area.z) for area in areas}, legend, ())


def _caption(answer: OverviewAnswer) -> str:
    lost = answer.source.without_place
    without = f" · {number(lost)} zonder locatie" if lost else ""
    return f"{days(answer.period.start, answer.period.end, short=True)}{without}"
