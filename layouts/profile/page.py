"""Profiel drawn: the views become components; nothing here computes."""

from __future__ import annotations

from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component

from layouts.parts.attributes import aria
from layouts.parts.card import card, picture_and_table
from layouts.parts.finding import answer_sentence, confidence_line
from layouts.parts.segmented import segmented
from layouts.parts.twin import table_twin, twin_switch
from layouts.profile.draw import chosen_part, crossings_part, facts_part, rows_part
from layouts.profile.ids import Id, place
from layouts.profile.view import ProfileView
from layouts.profile.words import TITLES

SHARES, CROSSED = "profielen", "samenhang"
SHOWN_WORDS: Final = {SHARES: "Profielen", CROSSED: "Samenhang"}
EXPLANATION: Final = (
    (
        "Een aandeel is berekend over de inbraken waarvan de categorie bekend is; daarboven staat bij hoeveel van "
        "hoeveel dat is. Van de dader is meestal niets bekend: 7 tot 8 van de 100 inbraken worden opgelost."
    ),
    (
        "De balk is de marge van 95 procent (Wilson); het open rondje is hetzelfde gebied in dezelfde tijd van drie "
        "jaar ervoor."
    ),
    (
        "Veranderd noemen wij een aandeel alleen als het verschil groter is dan toeval tussen twee zulke aantallen "
        "geeft (99 procent, omdat er veertig categorieën op de pagina staan) en het om minstens 5 inbraken gaat."
    ),
    "Samenhang: werkwijze tegen woningtype in aantallen, en tegen dagdeel in gewicht (elke inbraak telt samen voor 1).",
)


def profile_page() -> Component:
    """Lay out the page: every place that a callback fills, with its fixed words."""
    answer = [html.Div(id=Id.ANSWER, **aria(live="polite")), html.Div(id=Id.CONFIDENCE)]
    shown = segmented(Id.SHOWN, SHOWN_WORDS, value=SHARES, label="Wat getoond wordt", remember=False)
    strip = [shown, html.Div(id=Id.CHOSEN_WORDS, className="chosen"), _key(), html.Div(id=Id.FACTS, className="facts")]
    cards = html.Div([_card(name) for name in TITLES], className="profiles")
    body = [cards, html.Div(id=Id.CROSSINGS, className="crossings")]
    return html.Div(
        [
            html.Section(answer, className="answer"),
            dcc.Store(id=Id.CHOSEN, data=""),
            html.Div(strip, className="profile-strip"),
            html.Div(body, id=Id.BODY, className=f"profile-body show-{SHARES}"),
            html.Details(
                [html.Summary("Uitleg bij deze cijfers"), html.Ul([html.Li(line) for line in EXPLANATION])],
                id=Id.EXPLANATION, className="explanation",
            ),
        ],
        className="page",
    )  # fmt: skip


def _key() -> Component:
    marks = (("full", "nu"), ("open", "drie jaar ervoor"), ("margin", "marge"))
    return html.Div([html.Span([html.I(className=mark), word]) for mark, word in marks], className="key")


def _card(name: str) -> Component:
    drawn = html.Div(id=place(name, "rijen"))
    body = picture_and_table(
        drawn, picture_id=place(name, "beeld"), table_id=place(name, "tabel"), label=f"Tabel bij {TITLES[name].lower()}"
    )
    tools = [twin_switch(place(name, "weergave"), label=f"{TITLES[name]} als beeld of tabel")]
    return card(TITLES[name], html.Span(id=place(name, "bekend")), body, name=f"profile-{name}", tools=tools)


#: Where each part of the page goes: name -> (id, property).
PLACES: Final = {
    "answer": (Id.ANSWER, "children"),
    "confidence": (Id.CONFIDENCE, "children"),
    "chosen": (Id.CHOSEN_WORDS, "children"),
    "facts": (Id.FACTS, "children"),
    "crossings": (Id.CROSSINGS, "children"),
    **{f"{name}-{what}": (place(name, what), "children") for name in TITLES for what in ("bekend", "rijen", "tabel")},
}


def profile_parts(view: ProfileView) -> dict[str, Any]:
    """Draw every part of the page, by its name in ``PLACES``."""
    parts: dict[str, Any] = {
        "answer": answer_sentence(view.answer),
        "confidence": confidence_line(view.confidence, link=f"#{Id.EXPLANATION}", method=view.method),
        "chosen": chosen_part(view.chosen),
        "facts": facts_part(view.facts),
        "crossings": crossings_part(view.crossings),
    }
    for one in view.cards:
        drawn = {"bekend": one.sub, "rijen": rows_part(one), "tabel": table_twin(one.twin)}
        parts |= {f"{one.name}-{what}": part for what, part in drawn.items()}
    return parts
