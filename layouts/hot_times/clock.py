"""Draws the darkness clock: 24 wedges round a face that is dark where it was night, and the facts beside it."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Final

import dash_svg as svg
from dash import html
from dash.development.base_component import Component

from layouts.hot_times.clock_view import ClockView, Fact
from layouts.parts.attributes import aria
from layouts.parts.states import empty

HOURS: Final = 24
SIZE: Final = 300
MIDDLE: Final = SIZE / 2
FACE: Final = 126.0
INNER: Final = 50.0
LABEL: Final = 139.0
#: Part of an hour left open between two wedges.
GAP: Final = 0.06


def clock_part(view: ClockView) -> list[Component]:
    """Draw the card's picture, or say why there is none."""
    if view.sentence:
        return [empty(view.sentence)]
    facts = html.Div([html.P([html.B(fact.value), fact.text]) for fact in view.facts], className="clock-facts")
    foot = [_foot(view.foot)] if view.foot else []
    return [html.Div([_face(view), facts], className="clock"), *foot]


def _foot(fact: Fact) -> Component:
    return html.Div([html.B(fact.value), html.Span(fact.text)], className="clock-foot")


def place(hour: float, radius: float) -> tuple[float, float]:
    """Give the point of an hour at a radius: noon up, midnight down, clockwise."""
    angle = pi / 2 + 2 * pi * hour / HOURS
    return round(MIDDLE + radius * cos(angle), 1), round(MIDDLE + radius * sin(angle), 1)


def ring(first: float, last: float, inner: float, outer: float) -> str:
    """Give the path of a piece of a ring from one hour to another."""
    wide = int((last - first) % HOURS > HOURS / 2)
    points = [place(first, outer), place(last, outer), place(last, inner), place(first, inner)]
    (a, b), (c, d), (e, f), (g, h) = points
    return f"M{a} {b}A{outer} {outer} 0 {wide} 1 {c} {d}L{e} {f}A{inner} {inner} 0 {wide} 0 {g} {h}Z"


def _face(view: ClockView) -> Component:
    night = svg.Path(d=ring(view.fall, view.rise + HOURS, INNER, FACE), className="clock-night")
    sun = [_line(hour) for hour in (view.rise, view.fall)]
    wedges = [_wedge(hour, bar, light=view.rise <= hour + 0.5 < view.fall) for hour, bar in enumerate(view.bars)]
    words = [_word(str(hour), *place(hour, LABEL), "clock-hour") for hour in range(0, HOURS, 3)]
    centre = [
        _word(view.centre.value, MIDDLE, MIDDLE - 1, "clock-share"),
        _word(view.centre.text, MIDDLE, MIDDLE + 17, "clock-share-text"),
    ]
    disc = [
        svg.Circle(cx=str(MIDDLE), cy=str(MIDDLE), r=str(FACE), className="clock-day"), night,
        svg.Circle(cx=str(MIDDLE), cy=str(MIDDLE), r=str(INNER), className="clock-middle"),
    ]  # fmt: skip
    label = f"Donkerteklok: {view.centre.value} {view.centre.text}; de cijfers staan in de tabel"
    drawing: Component = svg.Svg(
        [*disc, *wedges, *sun, *words, *centre], viewBox=f"0 0 {SIZE} {SIZE}", className="clock-face", role="img",
        **aria(label=label),
    )  # fmt: skip
    return drawing


def _wedge(hour: int, bar: float, *, light: bool) -> Component:
    outer = INNER + max(bar, 0.004) * (FACE - 8 - INNER)
    piece: Component = svg.Path(
        d=ring(hour + GAP, hour + 1 - GAP, INNER + 2, max(outer, INNER + 2.5)),
        className="wedge light" if light else "wedge",
    )
    return piece


def _line(hour: float) -> Component:
    (x1, y1), (x2, y2) = place(hour, INNER), place(hour, FACE + 4)
    line: Component = svg.Line(x1=str(x1), y1=str(y1), x2=str(x2), y2=str(y2), className="clock-sun")
    return line


def _word(text: str, x: float, y: float, name: str) -> Component:
    word: Component = svg.Text(
        text, x=str(x), y=str(y), className=name, textAnchor="middle", dominantBaseline="central"
    )
    return word


def points(values: Sequence[float], width: float, height: float) -> str:
    """Give a line through values from 0 to 1, evenly spread, as SVG points."""
    step = width / max(len(values), 1)
    return " ".join(f"{round((i + 0.5) * step, 1)},{round(height * (1 - value), 1)}" for i, value in enumerate(values))
