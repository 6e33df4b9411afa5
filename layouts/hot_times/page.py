"""Tijden drawn: the views become components; nothing here computes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from layouts.hot_times.heat import heat_part
from layouts.hot_times.ids import Id
from layouts.hot_times.view import HotTimesView
from layouts.parts.attributes import aria
from layouts.parts.finding import answer_sentence, confidence_line
from layouts.parts.twin import table_twin, twin_switch

EXPLANATION: Final = (
    (
        "Van de meeste inbraken is alleen een tijdvak bekend. Wij spreiden elke inbraak, met gewicht 1, over de uren "
        "van zijn tijdvak; samen tellen de gewichten op tot het aantal inbraken."
    ),
    (
        "Een piek noemen wij alleen als hij in minstens 90 van de 100 trekkingen blijft staan: wij trekken de inbraken "
        "999 keer opnieuw en zoeken telkens het drukste blok van 2 tot 4 uur op één of twee dagen."
    ),
    "Het midden of het begin van een tijdvak gebruiken wij niet: dat misleidt bij lange tijdvakken.",
    "Een stip in een cel: meer dan de helft van het gewicht komt uit tijdvakken van 12 uur of langer.",
    "Onder de 20 inbraken tonen wij dagdelen in plaats van uren.",
)


def hot_times_page() -> Component:
    """Lay out the page: every place that a callback fills, with its fixed words."""
    answer = [html.Div(id=Id.ANSWER, **aria(live="polite")), html.Div(id=Id.CONFIDENCE)]
    return html.Div(
        [
            html.Section(answer, className="answer"),
            html.Div([_heat_card()], className="hot-times"),
            html.Details(
                [html.Summary("Uitleg bij deze cijfers"), html.Ul([html.Li(line) for line in EXPLANATION])],
                id=Id.EXPLANATION, className="explanation",
            ),
        ],
        className="page",
    )  # fmt: skip


def _card(title: str, sub: Component, tools: Sequence[Component], body: Sequence[Component], name: str) -> Component:
    words = html.Div([html.H2(title), html.P(sub, className="sub")])
    head = html.Header([words, html.Div(list(tools), className="tools")])
    return html.Section([head, *body], className=f"card {name}")


def _picture_and_table(picture: Id, table: Id, label: str) -> list[Component]:
    return [
        html.Div(id=picture, className="picture"),
        html.Div(id=table, className="hidden", tabIndex="0", role="region", **aria(label=label)),
    ]


def _heat_card() -> Component:
    sharp = dmc.Switch(id=Id.SHARP, label="alleen scherpe tijden", size="xs", checked=False, className="toggle")
    tools = [sharp, twin_switch(Id.HEAT_TWIN, label="Uren als beeld of tabel")]
    body = _picture_and_table(Id.HEAT_PICTURE, Id.HEAT_TABLE, "Tabel bij de uren van de week")
    return _card("Uren van de week", html.Span(id=Id.HEAT_SUB), tools, body, "heat-card")


#: Where each part of the page goes: name -> (id, property).
PLACES: Final = {
    "answer": (Id.ANSWER, "children"),
    "confidence": (Id.CONFIDENCE, "children"),
    "sharp_label": (Id.SHARP, "label"),
    "heat_sub": (Id.HEAT_SUB, "children"),
    "heat": (Id.HEAT_PICTURE, "children"),
    "heat_table": (Id.HEAT_TABLE, "children"),
}


def hot_times_parts(view: HotTimesView) -> dict[str, Any]:
    """Draw every part of the page, by its name in ``PLACES``."""
    return {
        "answer": answer_sentence(view.answer),
        "confidence": confidence_line(view.confidence, link=f"#{Id.EXPLANATION}", method=view.method),
        "sharp_label": view.heat.sharp_label,
        "heat_sub": view.heat.sub,
        "heat": heat_part(view.heat),
        "heat_table": table_twin(view.heat.twin),
    }
