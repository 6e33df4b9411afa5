"""Draws comparisons as dumbbells: one row per part of the day, two dots on a shared line, and a verdict in words."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from layouts.hot_times.compare_view import ComparisonView, Dumbbell
from layouts.parts.attributes import aria
from layouts.parts.kpi import verdict
from layouts.parts.states import empty
from layouts.parts.twin import table_twin


def comparisons_part(views: Sequence[ComparisonView]) -> list[Component]:
    """Draw every comparison; CSS shows the kind that is chosen."""
    return [html.Div(_inside(view), className=f"compare compare-{view.kind}") for view in views]


def tables_part(views: Sequence[ComparisonView]) -> list[Component]:
    """Show the table twin of every comparison; CSS shows the kind that is chosen."""
    return [html.Div(table_twin(view.twin), className=f"compare compare-{view.kind}") for view in views]


def subs_part(views: Sequence[ComparisonView]) -> list[Component]:
    """Say under the title what stands against what, per kind."""
    return [html.Span(view.sub, className=f"word-{view.kind}") for view in views]


def keys_part(views: Sequence[ComparisonView]) -> list[Component]:
    """Explain the two dots, per kind."""
    return [html.Span(_key(view), className=f"compare-key word-{view.kind}") for view in views]


def _key(view: ComparisonView) -> list[Component]:
    dots = (("open", view.other_word), ("full", view.this_word)) if view.rows else ()
    return [html.Span([html.I(className=name), word]) for name, word in dots]


def _inside(view: ComparisonView) -> list[Component]:
    if view.sentence:
        return [empty(view.sentence)]
    return [html.Ul([_row(row) for row in view.rows])]


def _row(row: Dumbbell) -> Component:
    tone = row.verdict.tone
    low, high = sorted((row.other, row.this))
    line = [
        html.I(className=f"bar tone-{tone}", style={"left": _at(low), "width": f"{round(100 * (high - low), 1)}%"}),
        html.I(className="open", style={"left": _at(row.other)}),
        html.I(className=f"full tone-{tone}", style={"left": _at(row.this)}),
    ]
    counts = html.Span(
        [row.other_text, html.Span(" → ", **aria(hidden=True)), html.B(row.this_text)], className="counts"
    )
    name = html.Span([html.B(row.name), html.Small(row.hours)])
    return html.Li([name, html.Span(line, className="line", **aria(hidden=True)), counts, verdict(row.verdict)])


def _at(share: float) -> str:
    return f"{round(100 * share, 1)}%"
