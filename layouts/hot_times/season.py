"""Draws the season calendar: cells of weeks by years, the DDO behind them, the sun above them."""

from __future__ import annotations

from typing import Final

import dash_svg as svg
from dash import html
from dash.development.base_component import Component

from layouts.hot_times.clock import points
from layouts.hot_times.season_view import WEEKS, SeasonView, Stretch, WeekCell, YearRow
from layouts.parts.attributes import aria

#: Weeks that carry a number under the grid.
LABELLED: Final = (1, *range(5, WEEKS, 5))


def season_part(view: SeasonView) -> list[Component]:
    """Draw the card's picture."""
    over = [_sun(view), *(_stretch(one) for one in view.stretches)]
    rows = html.Div([_year(row) for row in view.rows], className="weeks", role="grid", **aria(label="Weken per jaar"))
    body = html.Div([html.Div(over, className="weeks-over", **aria(hidden=True)), rows], className="weeks-body")
    return [body, _axis(), _legend(view)]


def _column(first: int, last: int) -> dict[str, str]:
    share = 100 / WEEKS
    return {"left": f"{round((first - 1) * share, 2)}%", "width": f"{round((last - first + 1) * share, 2)}%"}


def _stretch(one: Stretch) -> Component:
    return html.Div(html.B(one.text), className="ddo-band", style=_column(one.first, one.last))


def _sun(view: SeasonView) -> Component:
    line = svg.Polyline(points=points(view.sunset, 100 * len(view.sunset) / WEEKS, 22), className="sunset")
    drawing = svg.Svg([line], viewBox="0 0 100 22", preserveAspectRatio="none", className="sunset-line")
    return html.Div([drawing, html.Span(view.sunset_late), html.Small(view.sunset_early)], className="sunset-box")


def _year(row: YearRow) -> Component:
    name = html.Div(row.year, role="rowheader")
    return html.Div([name, *(_cell(cell) for cell in row.cells), *_chosen(row)], role="row")


def _chosen(row: YearRow) -> list[Component]:
    boxes = [html.I(className="weeks-chosen", style=_column(one.first, one.last)) for one in row.chosen]
    return [html.Div(boxes, className="weeks-chosen-frame", role="presentation")] if boxes else []


def _cell(cell: WeekCell) -> Component:
    shade = "none" if cell.step < 0 else f"s{cell.step}"
    return html.Div(className=" ".join(("w", shade, *cell.states)), role="gridcell", title=cell.title)


def _axis() -> Component:
    words = [html.Span(str(week), style={"left": _column(week, week)["left"]}) for week in LABELLED]
    return html.Div([html.B("week"), html.Div(words)], className="weeks-axis", **aria(hidden=True))


def _legend(view: SeasonView) -> Component:
    steps = [html.Span([html.I(className=f"swatch s{step}"), text]) for step, text in enumerate(view.legend, start=1)]
    marks = [
        html.Span([html.I(className="holiday"), "schoolvakantie"]),
        html.Span([html.I(className="late"), "nog niet compleet"]),
    ]
    return html.Div([*steps, *marks], className="heat-legend weeks-legend")
