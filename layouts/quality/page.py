"""Gegevens drawn: the view becomes components; nothing here computes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from layouts.parts.attributes import aria
from layouts.parts.card import card, picture_and_table
from layouts.parts.chart import chart
from layouts.parts.finding import answer_sentence, confidence_line
from layouts.parts.states import empty
from layouts.parts.twin import table_twin, twin_switch
from layouts.quality.ids import Id
from layouts.quality.view import METHOD, Bar, KnownView, QualityView

EXPLANATION: Final = (
    (
        "Elke rij van een levering wordt aangenomen, apart gezet met een reden, of is dubbel: hetzelfde nummer nog een "
        "keer. Van een incident met meer rijen telt de zwaarste. Personen, adressen en vrije tekst worden niet bewaard."
    ),
    (
        "Vervallen: het incident stond in een eerdere levering en staat niet meer in deze. Het wordt bewaard en niet "
        "meer geteld."
    ),
    (
        "Met plaats: de coördinaat ligt in de eenheid en is niet die van een politiebureau. Onder de 85 % is een kaart "
        "niet te vertrouwen (Ratcliffe 2004)."
    ),
    "Tegenspraak: de coördinaat ligt in een andere gemeente dan is opgegeven. De coördinaat telt.",
    (
        "Bekend: wij leren uit eerdere leveringen welk deel van de delicten na een aantal dagen is geregistreerd. De "
        "nieuwste dagen tellen daarbij alleen mee voor de dagen die voorbij zijn. Onder de 90 % heet een periode nog "
        "niet compleet."
    ),
)
#: Where every other page explains how it counts.
METHODS: Final = (
    ("Overzicht", "/#overzicht-uitleg"),
    ("Tijden", "/tijden#tijden-uitleg"),
    ("Plan", "/plan#plan-uitleg"),
)


def quality_page() -> Component:
    """Lay out the page: every place that a callback fills, with its fixed words."""
    answer = [html.Div(id=Id.ANSWER, **aria(live="polite")), html.Div(id=Id.CONFIDENCE)]
    return html.Div(
        [
            html.Section(answer, className="answer"),
            html.Div([_log_card(), _known_card(), _places_card(), _side()], className="quality"),
            html.Details(
                [html.Summary("Uitleg bij deze cijfers"), html.Ul([html.Li(line) for line in EXPLANATION]), _methods()],
                id=Id.EXPLANATION, className="explanation",
            ),
        ],
        className="page",
    )  # fmt: skip


def _methods() -> Component:
    links: list[Component | str] = []
    for name, address in METHODS:
        links += [" ", html.A(name, href=address)]
    return html.P(["Hoe de andere pagina's tellen:", *links, "."])


def _table_card(title: str, sub: Component | str, place: Id, label: str, name: str) -> Component:
    body = html.Div(id=place, className="scroll", tabIndex="0", role="region", **aria(label=label))
    return card(title, sub, [body], name=name)


def _log_card() -> Component:
    return _table_card("Leveringen", html.Span(id=Id.LOG_SUB), Id.LOG, "Tabel van leveringen", "log-card")


def _known_card() -> Component:
    tools = [twin_switch(Id.KNOWN_TWIN, label="Na-ijlende registratie als beeld of tabel")]
    drawn = html.Div(
        [html.Div(chart(Id.KNOWN, Id.KNOWN_FIGURE), className="chart"), html.Div(id=Id.KNOWN_NEWEST)],
        className="known-picture",
    )
    label = "Tabel bij de na-ijlende registratie"
    body = picture_and_table(drawn, picture_id=Id.KNOWN_PICTURE, table_id=Id.KNOWN_TABLE, label=label)
    return card("Na-ijlende registratie", html.Span(id=Id.KNOWN_SUB), body, name="known-card", tools=tools)


def _places_card() -> Component:
    tools = [twin_switch(Id.PLACES_TWIN, label="Kwaliteit per gemeente als beeld of tabel")]
    bars = html.Div(
        id=Id.PLACES_BARS, className="scroll", tabIndex="0", role="region", **aria(label="Deel met plaats per gemeente")
    )
    label = "Tabel van de kwaliteit per gemeente"
    body = picture_and_table(bars, picture_id=Id.PLACES_PICTURE, table_id=Id.PLACES_TABLE, label=label)
    return card("Kwaliteit per gemeente", html.Span(id=Id.PLACES_SUB), body, name="places-card", tools=tools)


def _side() -> Component:
    suppliers = _table_card("Kwaliteit per leverancier", "Alle delicten, het jaar voor de peildatum", Id.SUPPLIERS,
                            "Tabel van leveranciers", "suppliers-card")  # fmt: skip
    model = _table_card("Gegevensmodel", "Tabellen van deze versie", Id.CONTRACT, "Tabel van het gegevensmodel",
                        "contract-card")  # fmt: skip
    return html.Div([suppliers, model], className="quality-side")


#: Where each part of the page goes: name -> (id, property).
PLACES: Final = {
    "answer": (Id.ANSWER, "children"),
    "confidence": (Id.CONFIDENCE, "children"),
    "log_sub": (Id.LOG_SUB, "children"),
    "log": (Id.LOG, "children"),
    "known_sub": (Id.KNOWN_SUB, "children"),
    "known": (Id.KNOWN_FIGURE, "data"),
    "known_newest": (Id.KNOWN_NEWEST, "children"),
    "known_table": (Id.KNOWN_TABLE, "children"),
    "places_sub": (Id.PLACES_SUB, "children"),
    "bars": (Id.PLACES_BARS, "children"),
    "places_table": (Id.PLACES_TABLE, "children"),
    "suppliers": (Id.SUPPLIERS, "children"),
    "contract": (Id.CONTRACT, "children"),
}


def quality_parts(view: QualityView) -> dict[str, Any]:
    """Draw every part of the page, by its name in ``PLACES``."""
    return {
        "answer": answer_sentence(view.answer),
        "confidence": confidence_line(view.confidence, link=f"#{Id.EXPLANATION}", method=METHOD),
        "log_sub": view.log_sub,
        "log": table_twin(view.log) if view.log.rows else empty("Er is nog geen levering."),
        "known_sub": view.known.sub,
        "known": known_figure(view.known),
        "known_newest": _newest(view.known),
        "known_table": table_twin(view.known.twin),
        "places_sub": view.places_sub,
        "bars": _bars(view.bars),
        "places_table": table_twin(view.places),
        "suppliers": table_twin(view.suppliers) if view.suppliers.rows else empty("Er is nog geen levering."),
        "contract": table_twin(view.contract),
    }


def known_figure(view: KnownView) -> dict[str, Any]:
    """Draw the share known against days, and the limit; colours come from the template, in the order of the traces."""
    ages = list(range(len(view.by_day)))
    line = {"type": "scatter", "mode": "lines", "hovertemplate": "%{y:.0f} %"}
    return {
        "data": [
            {**line, "name": "bekend", "x": ages, "y": [100 * share for share in view.by_day]},
            {**line, "name": "", "x": [], "y": []},
            {**line, "name": "compleet", "x": ages, "y": [100 * view.complete] * len(ages), "line": {"dash": "dash"}},
        ],
        "layout": {
            "xaxis": {"title": {"text": "dagen na het delict", "font": {"size": 11}}, "dtick": 7, "hoverformat": ".0f"},
            "yaxis": {"ticksuffix": " %", "range": [0, 102]},
            "margin": {"b": 40},
        },
    }


def _newest(view: KnownView) -> Component:
    """The newest fortnights with the share of each that is known."""
    rows = [
        html.Li([html.Span(when), html.B(share, className="" if complete else "tone-warn")])
        for when, share, complete in view.newest
    ]
    return html.Ul(rows, className="known-newest")


def _bars(bars: Sequence[Bar]) -> Component:
    return html.Ul([_bar(bar) for bar in bars], className="share-bars")


def _bar(bar: Bar) -> Component:
    fill = html.I(style={"width": f"{bar.width}%"}, className="poor" if bar.poor else "")
    return html.Li(
        [html.Span(bar.name, className="name"), html.Span(fill, className="track", **aria(hidden=True)),
         html.Span([bar.text, *([html.B(" te laag")] if bar.poor else [])], className="told")]
    )  # fmt: skip
