"""Draws the hours of the week: cells, the strip of daylight above them, the named peak, or parts of the day."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from layouts.hot_times.heat_view import BLOCKS, EMPTY, BlockRow, Box, DayRow, HeatView, HourCell, PeakMark, SunMark
from layouts.parts.attributes import aria
from layouts.parts.states import empty

DAYS, HOURS = 7, 24
#: Hours that carry a word under the grid.
LABELLED_HOURS = range(0, HOURS, 3)


def heat_part(view: HeatView) -> list[Component]:
    """Draw the card's picture, by what there is to show."""
    if view.state == EMPTY:
        return [empty(view.sentence)]
    if view.state == BLOCKS:
        return [empty(view.sentence), html.Ul([_block(row) for row in view.blocks], className="day-blocks")]
    return [_sun_words(view), _strip(view), _grid(view), _axis(), _legend(view)]


def _percent(share: float) -> str:
    return f"{round(100 * share, 2)}%"


def _block(row: BlockRow) -> Component:
    bar = html.Span(html.I(style={"width": _percent(row.bar)}), className="bar", **aria(hidden=True))
    return html.Li([html.Span(row.name), bar, html.B(row.text)])


def _sun_words(view: HeatView) -> Component:
    marks = [("sun", view.rise), ("sun", view.fall)] + ([("sun first", view.fall_first)] if view.fall_first else [])
    words = [html.Span(mark.text, className=name, style={"left": _percent(mark.position)}) for name, mark in marks]
    return html.Div(words, className="heat-over sun-words")


def _strip(view: HeatView) -> Component:
    """Night is navy, day is pale; the words say it too."""
    rise, fall = view.rise.position, view.fall.position
    night, light = "var(--night)", "var(--daylight)"
    stops = (
        f"{night} 0, {night} {_percent(rise - 0.02)}, {light} {_percent(rise + 0.02)}, "
        f"{light} {_percent(fall - 0.02)}, {night} {_percent(fall + 0.02)}, {night} 100%"
    )
    words = [
        html.Span("donker", className="dark", style={"left": _percent(rise / 2)}),
        html.Span("licht", style={"left": _percent((rise + fall) / 2)}),
        html.Span("donker", className="dark", style={"left": _percent((1 + fall) / 2)}),
    ]
    return html.Div(words, className="heat-over sun-strip", style={"background": f"linear-gradient(90deg, {stops})"})


def _grid(view: HeatView) -> Component:
    rows = [_day(row, first=index == 0) for index, row in enumerate(view.rows)]
    grid = html.Div(
        rows, className="heat", role="grid", **aria(label="Uren van de week, van maandag tot en met zondag")
    )
    over = [_sun_line(view.rise), _sun_line(view.fall)] + (_peak(view.peak) if view.peak else [])
    return html.Div([grid, html.Div(over, className="heat-over", **aria(hidden=True))], className="heat-body")


def _day(row: DayRow, *, first: bool) -> Component:
    bar = html.Div(html.I(style={"width": _percent(row.bar)}), className="day-bar", role="gridcell", title=row.title)
    cells = [_cell(cell, first=first and hour == 0) for hour, cell in enumerate(row.cells)]
    return html.Div([html.Div(row.name, role="rowheader"), *cells, bar], role="row")


def _cell(cell: HourCell, *, first: bool) -> Component:
    name = f"h s{cell.step}{' long' if cell.long else ''}"
    tab = "0" if first else "-1"
    return html.Div(cell.text, className=name, role="gridcell", title=cell.title, tabIndex=tab)


def _sun_line(mark: SunMark) -> Component:
    return html.I(className="sun-line", style={"left": _percent(mark.position)})


def _peak(peak: PeakMark) -> list[Component]:
    first = peak.boxes[0]
    edge = (
        {"right": _percent(1 - (first.first - 0.6) / HOURS)}
        if peak.before
        else {"left": _percent((first.last + 0.6) / HOURS)}
    )
    label = html.Div(
        [html.B(peak.title), html.Span(peak.detail)], className="peak-label",
        style={**edge, "top": _percent((first.day + 0.5) / DAYS)},
    )  # fmt: skip
    return [*(_box(box) for box in peak.boxes), label]


def _box(box: Box) -> Component:
    return html.I(
        className="peak-box",
        style={
            "left": _percent(box.first / HOURS), "width": _percent((box.last - box.first) / HOURS),
            "top": _percent(box.day / DAYS), "height": _percent(1 / DAYS),
        },
    )  # fmt: skip


def _axis() -> Component:
    words = [html.Span(f"{hour} uur", style={"left": _percent(hour / HOURS)}) for hour in LABELLED_HOURS]
    return html.Div(words, className="heat-over heat-axis", **aria(hidden=True))


def _legend(view: HeatView) -> Component:
    steps = [html.Span([html.I(className=f"swatch s{step}"), text]) for step, text in enumerate(view.legend, start=1)]
    dot = html.Span([html.I(className="dot"), "stip: meer dan de helft uit 12 uur of langer"])
    return html.Div(
        [html.Span("inbraken per uur", className="unit"), *steps, html.Span(className="space"), dot],
        className="heat-legend",
    )
