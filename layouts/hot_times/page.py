"""Tijden drawn: the views become components; nothing here computes."""

from __future__ import annotations

from typing import Any, Final

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from layouts.hot_times.chosen_view import ChosenView
from layouts.hot_times.clock import clock_part
from layouts.hot_times.compare_view import KIND_WORDS, YEAR
from layouts.hot_times.compared import comparisons_part, keys_part, subs_part, tables_part
from layouts.hot_times.heat import heat_part
from layouts.hot_times.ids import Id
from layouts.hot_times.season import season_part
from layouts.hot_times.view import HotTimesView
from layouts.parts.attributes import aria, data
from layouts.parts.card import card, picture_and_table, picture_button
from layouts.parts.finding import answer_sentence, confidence_line
from layouts.parts.segmented import segmented
from layouts.parts.twin import table_twin, twin_switch
from layouts.shell.pages import MAP, PAGES

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
            html.Div([_heat_card(), _clock_card(), _season_card(), _compare_card()], className="hot-times"),
            html.Details(
                [html.Summary("Uitleg bij deze cijfers"), html.Ul([html.Li(line) for line in EXPLANATION])],
                id=Id.EXPLANATION, className="explanation",
            ),
        ],
        className="page",
    )  # fmt: skip


def _box(drawn: Id, picture: Id, table: Id, label: str) -> list[Component]:
    inside = html.Div(id=drawn, className="drawn")
    return picture_and_table(inside, picture_id=picture, table_id=table, label=label)


def _heat_card() -> Component:
    sharp = dmc.Switch(id=Id.SHARP, label="alleen scherpe tijden", size="xs", checked=False, className="toggle")
    tools = [sharp, twin_switch(Id.HEAT_TWIN, label="Uren als beeld of tabel")]
    said = html.Div(id=Id.CHOSEN_SAID, className="chosen-hours", **aria(live="polite"))
    body = [
        *_box(Id.HEAT_DRAWN, Id.HEAT_PICTURE, Id.HEAT_TABLE, "Tabel bij de uren van de week"), said,
        dcc.Store(id=Id.CHOSEN, data=""),
    ]  # fmt: skip
    return card("Uren van de week", html.Span(id=Id.HEAT_SUB), body, name="heat-card", tools=tools)


def _clock_card() -> Component:
    tools = [picture_button(), twin_switch(Id.CLOCK_TWIN, label="Klok of tabel", picture="Klok")]
    body = _box(Id.CLOCK_DRAWN, Id.CLOCK_PICTURE, Id.CLOCK_TABLE, "Tabel bij de donkerteklok")
    return card("Donkerteklok", html.Span(id=Id.CLOCK_SUB), body, name="clock-card", tools=tools)


def _season_card() -> Component:
    tools = [twin_switch(Id.SEASON_TWIN, label="Seizoen als beeld of tabel")]
    body = _box(Id.SEASON_DRAWN, Id.SEASON_PICTURE, Id.SEASON_TABLE, "Tabel bij de seizoenskalender")
    return card("Seizoenskalender", html.Span(id=Id.SEASON_SUB), body, name="season-card", tools=tools)


def _compare_card() -> Component:
    kind = segmented(Id.COMPARE_KIND, KIND_WORDS, value=YEAR, label="Waarmee vergeleken wordt", remember=False)
    tools = [twin_switch(Id.COMPARE_TWIN, label="Vergelijking als beeld of tabel")]
    choice = html.Div([kind, html.Span(id=Id.COMPARE_KEY)], className="compare-choice")
    body = [choice, *_box(Id.COMPARE_DRAWN, Id.COMPARE_PICTURE, Id.COMPARE_TABLE, "Tabel bij de vergelijking")]
    inside = card("Vergelijking per dagdeel", html.Span(id=Id.COMPARE_SUB), body, name="compare-card", tools=tools)
    return html.Div(inside, id=Id.COMPARE_BODY, className=f"compare-body kind-{YEAR}")


#: Where each part of the page goes: name -> (id, property).
PLACES: Final = {
    "answer": (Id.ANSWER, "children"),
    "confidence": (Id.CONFIDENCE, "children"),
    "sharp_label": (Id.SHARP, "label"),
    "heat_sub": (Id.HEAT_SUB, "children"),
    "heat": (Id.HEAT_DRAWN, "children"),
    "heat_table": (Id.HEAT_TABLE, "children"),
    "clock_sub": (Id.CLOCK_SUB, "children"),
    "clock": (Id.CLOCK_DRAWN, "children"),
    "clock_table": (Id.CLOCK_TABLE, "children"),
    "season_sub": (Id.SEASON_SUB, "children"),
    "season": (Id.SEASON_DRAWN, "children"),
    "season_table": (Id.SEASON_TABLE, "children"),
    "compare_sub": (Id.COMPARE_SUB, "children"),
    "compare_key": (Id.COMPARE_KEY, "children"),
    "compare": (Id.COMPARE_DRAWN, "children"),
    "compare_table": (Id.COMPARE_TABLE, "children"),
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
        "clock_sub": view.clock.sub,
        "clock": clock_part(view.clock),
        "clock_table": table_twin(view.clock.twin),
        "season_sub": view.season.sub,
        "season": season_part(view.season),
        "season_table": table_twin(view.season.twin),
        "compare_sub": subs_part(view.comparisons),
        "compare_key": keys_part(view.comparisons),
        "compare": comparisons_part(view.comparisons),
        "compare_table": tables_part(view.comparisons),
    }


def chosen_part(view: ChosenView) -> list[Component]:
    """Say what lies in the chosen hours, with the way to the map and a way back."""
    if not view.map_search:
        return [html.Span(view.sentence, className="hint")]
    clear = html.Button("wis keuze", className="button clear", **data(hours=""))
    to_map = [html.A("Toon deze uren op de kaart", href=MAP.path + view.map_search)] if MAP in PAGES else []
    return [html.B(view.sentence), *to_map, clear]
