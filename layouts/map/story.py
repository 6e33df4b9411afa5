"""Draws the story panel: what expires first, or what is known of the chosen zone, cell or area."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from layouts.map.panel import ring_sign
from layouts.map.story_view import Fact, LifeView, StoryView
from layouts.map.view import ZoneRow
from layouts.parts.attributes import aria, data
from layouts.parts.states import empty


def first_zones(rows: Sequence[ZoneRow]) -> list[Component]:
    """Show the zones that expire first, while nothing is chosen."""
    words = [html.H2("Kies een plek of zone"), html.P("klik op de kaart, of begin hier", className="sub")]
    head = html.Header(html.Div(words, className="card-words"))
    if not rows:
        return [head, empty("Er is nu geen zone die op de kaart mag.")]
    lines = html.Ul([_row(row) for row in rows], className="zone-rows")
    return [head, html.Div([html.H3("Verloopt het eerst"), lines], className="story-body")]


def _row(row: ZoneRow) -> Component:
    words = html.Span([html.B(row.title), html.Small(row.left)])
    mark = ring_sign(0.12 if row.soon else 0.75, soon=row.soon)
    return html.Li(
        html.Button([mark, words], className="zone-row", type="button", **data(do="choose", choice=row.choice))
    )


def story_part(view: StoryView) -> list[Component]:
    """Show the story: why here, facts, next step, and how sure pinned below."""
    life = [html.H3("Looptijd"), _life(view.life)] if view.life else []
    body = [html.H3("Waarom hier"), html.P(view.why), *life, html.Dl([_fact(fact) for fact in view.facts])]
    step = [html.H3("Volgende stap"), html.P(view.next_step), *_streets(view.streets)]
    sure = html.Div([html.H3("Hoe zeker is dit?"), html.P(view.sure)], className="sure")
    scroll = html.Div([*body, *step], className="story-body", tabIndex="0", role="region", **aria(label="Verhaal"))
    return [_head(view), scroll, sure]


def _head(view: StoryView) -> Component:
    mark = [ring_sign(0.75, soon=False)] if view.kind == "zone" else []
    close = html.Button("×", className="button square", type="button", title="Sluit", **data(do="choose", choice=""),
                        **aria(label="Sluit het verhaal"))  # fmt: skip
    words = html.Div([html.H2([*mark, view.title]), html.P(view.sub, className="sub")], className="card-words")
    return html.Header([words, html.Div(close, className="tools")])


def _life(life: LifeView) -> Component:
    today = max(0.0, min(1.0, life.today))
    line = html.Div(
        [html.I(className="gone", style={"width": f"{100 * today:.1f}%"}),
         html.B("vandaag", className=_side(today), style={"left": f"{100 * today:.1f}%"})],
        className="life-line",
    )  # fmt: skip
    return html.Div([line, html.P([html.Span(life.known), html.Span(life.expiry)])], className="life")


def _side(today: float) -> str:
    """Keep the word inside the line near its ends."""
    return "first" if today < 0.1 else "last" if today > 0.9 else ""  # noqa: PLR2004 - parts of the line


def _fact(fact: Fact) -> Component:
    return html.Div([html.Dt(fact.title), html.Dd([fact.value, html.Small(fact.detail)])])


def _streets(streets: Sequence[str]) -> list[Component]:
    if not streets:
        return []
    lines = html.Ul([html.Li(street) for street in streets])
    return [html.Details([html.Summary(f"Stratenlijst ({len(streets)})"), lines], className="streets")]
