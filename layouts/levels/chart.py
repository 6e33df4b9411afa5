"""Draws the year of one municipality: counts over the band of normal, and under it what was proposed and done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import dash_svg as svg
from dash.development.base_component import Component

from layouts.levels.dossier_view import At, Bar, ChartView
from layouts.parts.attributes import aria
from layouts.wording import number

WIDTH: Final = 420
HEIGHT: Final = 194
LEFT, RIGHT, TOP, BOTTOM = 26.0, 412.0, 22.0, 142.0
#: Height of the middle of each lane under the chart.
LANES: Final = {"voorstel en besluit": 170.0, "maatregelen": 186.0}
#: Rounded values that the top line of the axis may have.
STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
Point = tuple[float, float]


def level_chart(view: ChartView) -> Component:
    """Draw everything; the table twin and the sentences say the same in words."""
    scale = _Scale(view)
    parts = [
        _hatch(), *_holidays(view, scale), *_grid(scale), *_band(view, scale), *_normal(view, scale),
        *_counts(view, scale), *_top_up(view, scale), *_months(view, scale), *_marks(view, scale),
        *_measures(view, scale),
    ]  # fmt: skip
    drawing: Component = svg.Svg(
        parts, viewBox=f"0 0 {WIDTH} {HEIGHT}", className="level-chart", role="img", **aria(label=view.label)
    )  # fmt: skip
    return drawing


class _Scale:
    """From fortnights and counts to pixels."""

    def __init__(self, view: ChartView) -> None:
        most = max([*view.values, view.whole or 0, *(one for one in view.high if one is not None), 4])
        self.step = next((step for step in STEPS if most / step <= 3), STEPS[-1])  # noqa: PLR2004 - at most three lines
        self.top = most * 1.08
        self.width = max(len(view.values) - 1, 1)

    def x(self, at: float) -> float:
        return round(LEFT + 8 + (RIGHT - LEFT - 14) * at / self.width, 1)

    def y(self, count: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * count / self.top, 1)


def _line(points: Iterable[Point], name: str) -> Component:
    line: Component = svg.Polyline(points=" ".join(f"{x},{y}" for x, y in points), className=name, fill="none")
    return line


def _word(text: str, x: float, y: float, name: str = "", anchor: str = "start") -> Component:
    word: Component = svg.Text(text, x=str(x), y=str(y), textAnchor=anchor, className=f"chart-word {name}".strip())
    return word


def _hatch() -> Component:
    lines = svg.Path(d="M0 0v4", className="hatch-line")
    pattern = svg.Pattern(lines, id="niveau-arcering", width="4", height="4", patternUnits="userSpaceOnUse",
                          patternTransform="rotate(45)")  # fmt: skip
    definitions: Component = svg.Defs(pattern)
    return definitions


def _grid(scale: _Scale) -> list[Component]:
    found: list[Component] = []
    for count in range(0, int(scale.top) + 1, scale.step):
        y = scale.y(count)
        found += [svg.Path(d=f"M{LEFT} {y}H{RIGHT}", className="chart-grid"),
                  _word(number(count), LEFT - 6, y + 3.6, anchor="end")]  # fmt: skip
    return found


def _holidays(view: ChartView, scale: _Scale) -> list[Component]:
    return [
        svg.Rect(
            x=str(scale.x(bar.start)), y=str(TOP),
            width=str(max(round(scale.x(bar.end) - scale.x(bar.start), 1), 1)), height=str(BOTTOM - TOP),
            className="chart-holiday",
        )
        for bar in view.holidays
    ]  # fmt: skip


def _band(view: ChartView, scale: _Scale) -> list[Component]:
    pairs = [
        (i, a, b) for i, (a, b) in enumerate(zip(view.low, view.high, strict=True)) if a is not None and b is not None
    ]
    if len(pairs) < 2:  # noqa: PLR2004 - a band needs two points
        return []
    edge = [(scale.x(i), scale.y(b)) for i, _, b in pairs] + [(scale.x(i), scale.y(a)) for i, a, _ in reversed(pairs)]
    return [svg.Polygon(points=" ".join(f"{x},{y}" for x, y in edge), className="chart-band")]


def _normal(view: ChartView, scale: _Scale) -> list[Component]:
    points = [(scale.x(i), scale.y(value)) for i, value in enumerate(view.normal) if value is not None]
    return [_line(points, "chart-normal")] if points else []


def _counts(view: ChartView, scale: _Scale) -> list[Component]:
    points = [(scale.x(i), scale.y(value)) for i, value in enumerate(view.values)]
    last = len(points) if not view.complete or all(view.complete) else view.complete.index(False)
    return [
        _line(points[: max(last, 1)], "chart-seen"), _line(points[max(last - 1, 0) :], "chart-seen open"),
        *[_dot(view, i, point) for i, point in enumerate(points)],
    ]  # fmt: skip


def _dot(view: ChartView, i: int, point: Point) -> Component:
    high = view.high[i]
    names = ["chart-dot", "above" if high is not None and view.values[i] > high else "",
             "" if view.complete[i] else "hollow"]  # fmt: skip
    dot: Component = svg.Circle(cx=str(point[0]), cy=str(point[1]), r="2.6", className=" ".join(filter(None, names)))
    return dot


def _top_up(view: ChartView, scale: _Scale) -> list[Component]:
    """What is expected to be added to the newest fortnight, hatched."""
    if view.whole is None or not view.values:
        return []
    x, low, high = scale.x(len(view.values) - 1), scale.y(view.values[-1]), scale.y(view.whole)
    box = svg.Rect(
        x=str(x - 6), y=str(high), width="12", height=str(round(max(low - high, 1), 1)), className="chart-topup"
    )
    return [box, _word(view.note, x - 10, max(high - 4, 11), "strong", "end")]


def _months(view: ChartView, scale: _Scale) -> list[Component]:
    axis = svg.Path(d=f"M{LEFT} {BOTTOM}H{RIGHT}", className="chart-axis")
    return [axis, *[_word(name, scale.x(at), BOTTOM + 14, anchor="middle") for at, name in view.months]]


def _marks(view: ChartView, scale: _Scale) -> list[Component]:
    lane = LANES["voorstel en besluit"]
    last = view.proposals[-1] if view.proposals else None
    return [
        *[_proposal(one, scale, lane, newest=one is last) for one in view.proposals],
        *[_decision(one, scale, lane) for one in view.decisions],
    ]  # fmt: skip


def _proposal(one: At, scale: _Scale, lane: float, *, newest: bool) -> Component:
    """A triangle that points the way; open when it was earlier, filled when it is the newest."""
    x = scale.x(one.at)
    shape = (
        f"M{x - 5} {lane + 4}h10l-5-9z"
        if one.level in {"opgeschaald", "verhoogde_aandacht"}
        else f"M{x - 5} {lane - 4}h10l-5 9z"
    )
    name = f"mark mark-{one.level}" + (" newest" if newest else "")
    mark: Component = svg.Path(d=shape, className=name)
    return mark


def _decision(one: At, scale: _Scale, lane: float) -> Component:
    mark: Component = svg.Path(d=f"M{scale.x(one.at)} {lane - 6}l6 6-6 6-6-6z", className="mark-decided")
    return mark


def _measures(view: ChartView, scale: _Scale) -> list[Component]:
    return [_measure(bar, scale, LANES["maatregelen"]) for bar in view.measures]


def _measure(bar: Bar, scale: _Scale, lane: float) -> Component:
    start, end = scale.x(bar.start), scale.x(bar.end)
    line: Component = svg.Path(d=f"M{start} {lane}H{max(end, start + 3)}", className="chart-measure")
    return line
