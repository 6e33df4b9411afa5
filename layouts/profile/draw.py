"""Draws Profiel: a card of shares as dumbbells with their margin, facts in one line, crossings as coloured tables."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from layouts.parts.attributes import aria, data
from layouts.parts.change import Change
from layouts.parts.kpi import verdict
from layouts.parts.states import empty
from layouts.profile.view import CrossCell, CrossTable, ProfileCard, ShareRow

CROSS_SUB = "aantal inbraken; kleur: aandeel binnen de werkwijze, vanaf 20 inbraken"


def rows_part(card: ProfileCard) -> list[Component]:
    """Draw the rows of a card, or say why there are none."""
    if card.sentence:
        return [empty(card.sentence)]
    return [html.Ul([_row(row) for row in card.rows], className="shares")]


def facts_part(facts: Sequence[tuple[str, Change | None]]) -> list[Component]:
    """Show attempts and the elderly in one line."""
    return [html.Span([text, verdict(change) if change else None]) for text, change in facts]


def chosen_part(words: str) -> list[Component]:
    """Say within which category is looked, with a button that ends it."""
    if not words:
        return [html.Span("Klik op een categorie om daarbinnen te kijken.", className="hint")]
    clear = html.Button("wis keuze", className="button clear", **data(pick=""))
    return [html.Span(["Alleen ", html.B(words)], className="within"), clear]


def crossings_part(tables: Sequence[CrossTable]) -> list[Component]:
    """Draw the crossings side by side."""
    return [_crossing(table) for table in tables]


def _row(row: ShareRow) -> Component:
    tone = f" tone-{row.verdict.tone}" if row.verdict else ""
    low, high = sorted((row.earlier, row.share))
    line = [
        html.I(className="margin", style={"left": _at(row.low), "width": _at(row.high - row.low)}),
        html.I(className=f"bar{tone}", style={"left": _at(low), "width": _at(high - low)}),
        html.I(className="open", style={"left": _at(row.earlier)}),
        html.I(className=f"full{tone}", style={"left": _at(row.share)}),
    ]
    name = html.Button(
        row.name, className="pick on" if row.picked else "pick", title=row.title,
        **data(pick=row.key), **aria(pressed=row.picked),
    )  # fmt: skip
    said = verdict(row.verdict) if row.verdict else html.Span()
    numbers = html.Span([html.B(row.text), html.Small(row.count)], className="numbers")
    return html.Li([name, html.Span(line, className="line", **aria(hidden=True)), numbers, said])


def _at(share: float) -> str:
    return f"{round(100 * share, 1)}%"


def _crossing(table: CrossTable) -> Component:
    head = html.Tr([html.Td(), *(html.Th(column, scope="col") for column in table.columns)])
    rows = [html.Tr([html.Th(name, scope="row"), *(_cell(cell) for cell in cells)]) for name, cells in table.rows]
    inside = html.Table([html.Thead(head), html.Tbody(rows)])
    box = html.Div(inside, className="scroll", tabIndex="0", role="region", **aria(label=table.title))
    return html.Section(
        [html.Header(html.Div([html.H2(table.title), html.P(CROSS_SUB, className="sub")])), box],
        className="card crossing",
    )


def _cell(cell: CrossCell) -> Component:
    return html.Td(cell.text, className=f"s{cell.step}")
