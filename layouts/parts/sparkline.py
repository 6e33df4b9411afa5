"""A small line of fortnights without axes; the last point is hollow while its fortnight is not complete."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import dash_svg as svg
from dash.development.base_component import Component

from layouts.parts.attributes import aria

WIDTH: Final = 104
HEIGHT: Final = 34
MARGIN: Final = 4


def points(values: Sequence[float], *, width: int = WIDTH, height: int = HEIGHT) -> list[tuple[float, float]]:
    """Place the values in the box, oldest left, highest up; the scale starts at zero.

    Returns: (x, y) per value, in pixels from the top left.
    """
    top = max([*values, 1])
    step = (width - 2 * MARGIN) / max(len(values) - 1, 1)
    usable = height - 2 * MARGIN
    return [
        (round(MARGIN + i * step, 1), round(MARGIN + usable * (1 - value / top), 1)) for i, value in enumerate(values)
    ]


def _line(places: Sequence[tuple[float, float]], name: str) -> Component:
    line: Component = svg.Polyline(points=" ".join(f"{x},{y}" for x, y in places), className=name, fill="none")
    return line


def sparkline(values: Sequence[float], *, complete: bool, tone: str = "accent") -> Component:
    """Draw the values; the numbers themselves stand beside it, so it is hidden from screen readers."""
    if len(values) < 2:  # noqa: PLR2004 - a line needs two points
        nothing: Component = svg.Svg(width=str(WIDTH), height=str(HEIGHT), className="spark")
        return nothing
    places = points(values)
    x, y = places[-1]
    solid = places if complete else places[:-1]
    dashed = [] if complete else [_line(places[-2:], "spark-open")]
    dot = svg.Circle(cx=str(x), cy=str(y), r="2.4", className="spark-dot" if complete else "spark-dot hollow")
    drawing: Component = svg.Svg(
        [_line(solid, "spark-line"), *dashed, dot],
        viewBox=f"0 0 {WIDTH} {HEIGHT}", width=str(WIDTH), height=str(HEIGHT), className=f"spark spark-{tone}",
        **aria(hidden=True),
    )  # fmt: skip
    return drawing
