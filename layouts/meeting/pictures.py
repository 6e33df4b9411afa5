"""What stands at the left of a slide: the map of the district, the hours of the week, or the six themes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import dash_svg as svg
from dash import html
from dash.development.base_component import Component

from layouts.meeting.map_view import AreaMark, MapView
from layouts.parts.attributes import aria
from layouts.plan.planning import PlanningRow

#: Size of one hour in the drawing, and the room for the names of the days.
HOUR, DAY, LEFT = 15, 30, 34
DAYS: Final = ("ma", "di", "wo", "do", "vr", "za", "zo")
LABELLED: Final = (0, 6, 12, 18)


def district_picture(view: MapView) -> Component:
    """Draw the municipalities by their level in force; a thick rim where another level is asked."""
    fills = [svg.Path(d=one.path, className=f"area area-{one.level}", fillRule="evenodd") for one in view.areas]
    rims = [svg.Path(d=one.path, className="area-rim") for one in view.areas if one.asked]
    marks = [part for one in view.areas for part in _mark(one)]
    drawing: Component = svg.Svg(
        [*fills, *rims, *marks], viewBox=f"-4 -4 {view.width + 8} {view.height + 8}", className="district", role="img",
        **aria(label=view.label),
    )  # fmt: skip
    return drawing


def _mark(one: AreaMark) -> list[Component]:
    if one.number:
        return [
            svg.Circle(cx=str(one.x), cy=str(one.y), r="15", className="area-dot"),
            svg.Text(str(one.number), x=str(one.x), y=str(one.y + 6.4), textAnchor="middle", className="area-number"),
        ]
    if one.level == "basisniveau":
        return []
    return [
        svg.Text(one.name, x=str(one.x), y=str(one.y + 5), textAnchor="middle", className=f"area-name on-{one.level}")
    ]


def hours_picture(hours: Sequence[Sequence[int]]) -> Component:
    """Draw the week as 7 x 24 squares, darker where more happens."""
    squares = [
        svg.Rect(
            x=str(LEFT + HOUR * hour),
            y=str(DAY * day),
            width=str(HOUR - 1),
            height=str(DAY - 1),
            rx="2",
            className=f"hour hour-{step}",
        )
        for day, row in enumerate(hours)
        for hour, step in enumerate(row)
    ]
    days = [svg.Text(name, x="0", y=str(DAY * day + 20), className="hour-word") for day, name in enumerate(DAYS)]
    times = [svg.Text(f"{hour} uur", x=str(LEFT + HOUR * hour), y=str(7 * DAY + 18), className="hour-word")
             for hour in LABELLED]  # fmt: skip
    drawing: Component = svg.Svg(
        [*squares, *days, *times], viewBox=f"0 0 {LEFT + 24 * HOUR} {7 * DAY + 24}", className="week", role="img",
        **aria(label="Uren van de week: hoe donkerder, hoe meer; de cijfers staan op Tijden"),
    )  # fmt: skip
    return drawing


def plan_picture(rows: Sequence[PlanningRow]) -> Component:
    """Draw the six themes as bars of their statuses, with the verdict in words."""
    return html.Div([theme_bar(row) for row in rows], className="themes")


def theme_bar(row: PlanningRow, *, title: str = "") -> Component:
    """Draw one theme: its name, how many stand at each status, and the verdict."""
    shares = [html.I(className=f"share share-{one.status}", style={"width": f"{one.width}%"}) for one in row.shares]
    return html.Div(
        [
            html.Span([html.B(row.theme, className="number"), title or row.title], className="title"),
            html.Div(shares, className="shares", role="img", title=row.shares_text, **aria(label=row.shares_text)),
            html.Span(row.verdict, className=f"verdict tone-{row.tone}"),
        ],
        className="theme",
    )
