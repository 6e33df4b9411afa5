"""The map of a district on the slides: outlines as paths, coloured by the level in force, numbered by what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from data.answered.meeting import MeetingAnswer, Ring

#: The drawing is so many units wide; its height follows, up to this many.
WIDTH: Final = 400
TALLEST: Final = 430
BASE: Final = "basisniveau"


@dataclass(frozen=True)
class AreaMark:
    """One municipality: its path, level in force, and what is written on it: a number, else its name or nothing."""

    code: str
    name: str
    path: str
    level: str
    asked: bool
    number: int
    x: float
    y: float


@dataclass(frozen=True)
class MapView:
    """The drawing in its own box, and what it shows in words."""

    width: int
    height: int
    areas: tuple[AreaMark, ...]
    label: str


def map_view(answer: MeetingAnswer) -> MapView:
    """Scale the outlines to the slide."""
    whole = answer.map
    scale = min(WIDTH / max(whole.width, 1), TALLEST / max(whole.height, 1))
    levels = {one.area.code: one for one in answer.levels.areas}
    order = {one.level.area.code: place for place, one in enumerate(answer.proposals, 1)}
    areas = tuple(
        AreaMark(
            shape.code, levels[shape.code].area.name, " ".join(_path(ring, scale) for ring in shape.rings),
            levels[shape.code].in_force, levels[shape.code].asks, order.get(shape.code, 0),
            round(shape.label[0] * scale, 1), round(shape.label[1] * scale, 1),
        )
        for shape in whole.shapes
    )  # fmt: skip
    label = f"Kaart van {answer.district.name} met het geldende niveau; dezelfde gegevens staan in de kaarten ernaast"
    return MapView(round(whole.width * scale), round(whole.height * scale), areas, label)


def _path(ring: Ring, scale: float) -> str:
    return "M" + "L".join(f"{x * scale:.1f} {y * scale:.1f}" for x, y in ring) + "Z"
