"""A headline number: what, how many, its course, and what may be said of the difference."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from layouts.parts.attributes import aria
from layouts.parts.change import Change
from layouts.parts.said import Kpi
from layouts.parts.sparkline import sparkline


def verdict(change: Change) -> Component:
    """Show a verdict as a sign and words; the sign is for the eye only."""
    mark = html.Span(change.symbol, className="sign", **aria(hidden=True)) if change.symbol else None
    return html.Span([mark, change.text], className=f"verdict tone-{change.tone}")


def kpi_card(kpi: Kpi) -> Component:
    """Show one headline number as a card."""
    value = html.P([html.Span(kpi.value, className="value"), html.Small(kpi.unit)], className="kpi-value")
    course = html.Div([value, sparkline(kpi.trend, complete=kpi.complete, tone=kpi.tone)], className="kpi-row")
    return html.Section(
        [html.H2(kpi.title), course, html.P(verdict(kpi.verdict), className="kpi-verdict"),
         html.P(kpi.detail, className="kpi-detail")],
        className="card kpi",
    )  # fmt: skip
