"""Draws the table of Niveau: groups of rows; a name is a button that opens its dossier (assets/levels.js)."""

from __future__ import annotations

from typing import Final

from dash import html
from dash.development.base_component import Component

from layouts.levels.view import DOWN, UP, Group, Row
from layouts.levels.words import OWN_STATES
from layouts.parts.attributes import aria, data
from layouts.parts.badge import level_badge, own_badge
from layouts.parts.band_dot import band_dot, dot_axis, no_dot
from layouts.parts.band_spark import band_spark

HEADINGS: Final = {"Gebied": "", "Geldend niveau": "", "sinds": "since", "inbraken / normaal": "num"}


def levels_table(groups: tuple[Group, ...]) -> Component:
    """Draw every group; the last one is folded away."""
    return html.Div([_head(), *[_group(group) for group in groups]], className="levels-rows")


def _head() -> Component:
    words = [html.Span(word, className=name) for word, name in HEADINGS.items()]
    dots = html.Span([html.Small("tegen normaal"), dot_axis()], className="dots")
    rest = [
        html.Span(word, className=name) for word, name in (("26 weken", "sparks"), ("Voorstel", ""), ("Besluit", ""))
    ]
    return html.Div([*words, dots, *rest, html.Span("Naar basis bij")], className="lrow head", **aria(hidden=True))


def _group(group: Group) -> Component:
    title = [html.B(group.title), html.Span(group.detail)]
    rows = html.Ul([_row(row) for row in group.rows])
    if group.folded:
        return html.Details([html.Summary(title, className="level-group"), rows], className="folded")
    return html.Section([html.H3(title, className="level-group"), rows])


def _row(row: Row) -> Component:
    name = html.Button(
        [html.B(row.name), html.I(row.district)], className="area", type="button", **data(level=row.code)
    )
    return html.Li(
        [
            name,
            html.Span(level_badge(row.level)),
            html.Span(row.since, className="muted since"),
            html.Span([html.B(row.counted), _normal(row)], className="num"),
            html.Span(
                band_dot(row.dot.low, row.dot.high, row.dot.at, above=row.dot.above) if row.dot else no_dot(row.no_dot),
                className="dots",
            ),
            html.Span(band_spark(row.trend, row.low, row.high, complete=row.complete), className="sparks"),
            html.Span(_proposal(row)),
            html.Span(_decision(row)),
            html.Span(row.down, className="muted down"),
        ],
        className="lrow", **data(row=row.code),
    )  # fmt: skip


def _normal(row: Row) -> Component:
    text = f" / {row.normal}" if row.normal else ""
    return html.Span([text, html.Small(row.window)], className="muted")


def _proposal(row: Row) -> Component:
    if row.own_state:
        return own_badge(row.own_state, OWN_STATES)
    if row.direction not in {UP, DOWN}:
        return html.Span("blijft zo", className="muted")
    return html.Span([level_badge(row.proposed), html.Span(row.direction, className="visually-hidden")])


def _decision(row: Row) -> Component:
    if row.asks:
        return html.Span("open", className="open")
    if row.knowingly:
        return html.Span(row.decision, className="done", title="Er is bewust anders besloten dan het voorstel.")
    return html.Span(row.decision or "–", className="done" if row.decision else "muted")
