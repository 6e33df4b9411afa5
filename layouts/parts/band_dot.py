"""A count against what is normal, on one axis that is the same for every row: 1 is normal, the band is its margin."""

from __future__ import annotations

from typing import Final

import dash_svg as svg
from dash.development.base_component import Component

from layouts.parts.attributes import aria

WIDTH: Final = 112
HEIGHT: Final = 22
#: Pixels from 0 to normal.
NORMAL: Final = 40
LEFT: Final = 4
RADIUS: Final = 4.6


def place(ratio: float) -> float:
    """Give the pixel of a ratio to normal."""
    return round(LEFT + NORMAL * ratio, 1)


def band_dot(low: float, high: float, at: float, *, above: bool) -> Component:
    """Draw the band from ``low`` to ``high``, the tick of normal and the dot; the numbers stand beside it."""
    middle = HEIGHT / 2
    band = svg.Rect(
        x=str(place(low)), y="7", width=str(max(round(place(high) - place(low), 1), 1)), height="8", rx="2",
        className="dot-band",
    )  # fmt: skip
    tick = svg.Path(d=f"M{place(1)} 5v12", className="dot-normal")
    stalk = [svg.Path(d=f"M{place(high)} {middle}H{place(at)}", className="dot-stalk")] if above else []
    dot = svg.Circle(
        cx=str(place(at)), cy=str(middle), r=str(RADIUS), className="dot-seen above" if above else "dot-seen"
    )
    return _box([_axis(), band, tick, *stalk, dot])


def no_dot(text: str) -> Component:
    """Draw the empty axis, with the word why."""
    word = svg.Text(text, x=str(place(1) + 6), y="15", className="dot-word")
    return _box([_axis(), word] if text else [_axis()])


def dot_axis() -> Component:
    """Draw the scale that stands above a column of dots."""
    words = [("0", 0.0, "start"), ("normaal", 1.0, "middle"), ("2 ×", 2.0, "middle")]
    return _box([svg.Text(word, x=str(place(at)), y="15", textAnchor=anchor, className="dot-word")
                 for word, at, anchor in words])  # fmt: skip


def _axis() -> Component:
    line: Component = svg.Path(d=f"M{place(1)} 1v{HEIGHT - 2}", className="dot-axis")
    return line


def _box(parts: list[Component]) -> Component:
    drawing: Component = svg.Svg(
        parts, viewBox=f"0 0 {WIDTH} {HEIGHT}", width=str(WIDTH), height=str(HEIGHT), className="band-dot",
        **aria(hidden=True),
    )  # fmt: skip
    return drawing
