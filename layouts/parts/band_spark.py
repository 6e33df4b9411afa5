"""A small line of fortnights over the band of what is normal; the last point is hollow while it is not complete."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import dash_svg as svg
from dash.development.base_component import Component

from layouts.parts.attributes import aria

WIDTH: Final = 64
HEIGHT: Final = 22
MARGIN: Final = 3


def band_spark(
    values: Sequence[int], low: Sequence[int | None], high: Sequence[int | None], *, complete: bool
) -> Component:  # fmt: skip
    """Draw the values over their band, where there is one; the numbers stand in the table and the dossier."""
    if len(values) < 2:  # noqa: PLR2004 - a line needs two points
        return _box([])
    top = max([*values, *(one for one in high if one is not None), 1])
    places = [_place(i, value, len(values), top) for i, value in enumerate(values)]
    solid, (x, y) = (places if complete else places[:-1]), places[-1]
    open_end = [] if complete else [_line(places[-2:], "spark-open")]
    dot = svg.Circle(cx=str(x), cy=str(y), r="2", className="spark-dot" if complete else "spark-dot hollow")
    return _box([*_band(low, high, top), _line(solid, "spark-line"), *open_end, dot])


def _place(index: int, value: float, number: int, top: float) -> tuple[float, float]:
    step = (WIDTH - 2 * MARGIN) / (number - 1)
    return round(MARGIN + index * step, 1), round(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * value / top, 1)


def _band(low: Sequence[int | None], high: Sequence[int | None], top: float) -> list[Component]:
    pairs = [(i, a, b) for i, (a, b) in enumerate(zip(low, high, strict=True)) if a is not None and b is not None]
    if len(pairs) < 2:  # noqa: PLR2004 - a band needs two points
        return []
    above = [_place(i, b, len(low), top) for i, _, b in pairs]
    below = [_place(i, a, len(low), top) for i, a, _ in reversed(pairs)]
    return [svg.Polygon(points=_points([*above, *below]), className="spark-band")]


def _line(places: Sequence[tuple[float, float]], name: str) -> Component:
    line: Component = svg.Polyline(points=_points(places), className=name, fill="none")
    return line


def _points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x},{y}" for x, y in places)


def _box(parts: Sequence[Component]) -> Component:
    drawing: Component = svg.Svg(
        list(parts), viewBox=f"0 0 {WIDTH} {HEIGHT}", width=str(WIDTH), height=str(HEIGHT),
        className="spark-band-box spark-obs", **aria(hidden=True),
    )  # fmt: skip
    return drawing
