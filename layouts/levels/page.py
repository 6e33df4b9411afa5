"""Niveau drawn: the table of municipalities beside the dossier of the one that is chosen."""

from __future__ import annotations

from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component

from data.answered.back_test import ONE_IN
from layouts.levels.ids import Id
from layouts.levels.table import levels_table
from layouts.levels.view import LevelsView
from layouts.levels.words import MAYOR
from layouts.parts.attributes import aria
from layouts.parts.card import card, picture_and_table
from layouts.parts.finding import answer_sentence, confidence_line
from layouts.parts.segmented import segmented
from layouts.parts.states import empty
from layouts.parts.table import Twin
from layouts.parts.twin import table_twin, twin_switch
from layouts.wording import number

KEY: Final = (("key-band", "normaal en marge"), ("key-above", "boven de marge"), ("key-inside", "erbinnen"))
EXPLANATION: Final = (
    MAYOR,
    (
        "Wat normaal is, volgt uit de jaren ervoor: het eigen niveau van de gemeente, de trend, en de winter die de "
        "hele eenheid deelt. Oude pieken tellen nauwelijks mee; de laatste acht weken tellen niet mee."
    ),
    (
        "Verhoogde aandacht: zo veel inbraken zijn in deze gemeente minder dan 1 op de 20 keer toeval, er zijn er "
        "minstens drie, en minstens een kwart meer dan normaal. Opgeschaald: het is ook ongewoon als je naar alle "
        "gemeenten tegelijk kijkt; van alle opschalingen is dan hoogstens één op de vijf toeval."
    ),
    (
        "Omlaag gaat het alleen op complete perioden (90 % bekend): na één rustige periode afbouwen, na twee het "
        "basisniveau. Rustig: zo weinig als in 80 van de 100 gewone perioden."
    ),
    (
        "Over de hele eenheid geeft dit ongeveer tien valse opschalingen per jaar. Daarom besluit een overleg, niet "
        "het systeem."
    ),
    "Het voorstel kijkt naar woninginbraken met pogingen, wat het filter ook zegt. Een wijk heeft geen eigen niveau.",
)
#: Where each part of the page goes: name -> (id, property).
PLACES: Final = {
    "answer": (Id.ANSWER, "children"),
    "confidence": (Id.CONFIDENCE, "children"),
    "title": (Id.TABLE_TITLE, "children"),
    "rows": (Id.TABLE_DRAWN, "children"),
    "table": (Id.TABLE_TABLE, "children"),
    "shown": (Id.SHOWN, "data"),
}


def levels_page() -> Component:
    """Lay out the page: every place that a callback fills, with its fixed words."""
    answer = [html.Div(id=Id.ANSWER, **aria(live="polite")), html.Div(id=Id.CONFIDENCE)]
    twin = twin_switch(Id.DOSSIER_TWIN, label="Grafiek of tabel", picture="Grafiek")
    drawn = html.Div(id=Id.DOSSIER_CHART)
    chart = picture_and_table(
        drawn, picture_id=Id.DOSSIER_PICTURE, table_id=Id.DOSSIER_TABLE, label="Tabel bij de grafiek"
    )  # fmt: skip
    side = html.Aside(
        [
            html.Div(twin, className="dossier-tools"),
            html.Header(empty("Kies een gemeente in de tabel."), id=Id.DOSSIER_HEAD),
            html.Div([*chart, html.Div(id=Id.DOSSIER_WORDS, className="dossier-words")], className="dossier-body"),
            html.Footer(id=Id.DOSSIER_FORM),
        ],
        className="card dossier-card", **aria(label="Gekozen gemeente"),
    )  # fmt: skip
    return html.Div(
        [
            html.Section(answer, className="answer"),
            html.Div([_table_card(), side], className="levels-page"),
            html.Details(
                [html.Summary("Uitleg bij het niveau"), html.Ul([html.Li(line) for line in EXPLANATION])],
                id=Id.EXPLANATION, className="explanation",
            ),
            _explorer(),
            dcc.Store(id=Id.CHOSEN), dcc.Store(id=Id.SHOWN), dcc.Store(id=Id.SAVED),
        ],
        className="page",
    )  # fmt: skip


def _explorer() -> Component:
    """Thresholds to try; worked out when it is opened, because few need it."""
    words = {"0": "geen eigen drempel", **{str(one): f"1 op de {number(one)}" for one in ONE_IN}}
    choice = segmented(Id.THRESHOLD, words, value="0", label="Eigen drempel: hoogstens zo vaak toeval", remember=False)
    table = html.Div(id=Id.EXPLORED, className="scroll", tabIndex="0", role="region", **aria(label="Terugblik"))
    return html.Details(
        [html.Summary("Drempels verkennen"), html.P("Wat zou een andere drempel hebben gedaan?"), choice, table],
        id=Id.EXPLORER, className="explanation explorer", open=False,
    )  # fmt: skip


def explored(twin: Twin | None) -> Component:
    """Show the thresholds that were tried, or say why there is nothing to try them on."""
    return table_twin(twin) if twin else empty("Nog geen drie jaar cijfers: er is nog niets om op terug te kijken.")


def _table_card() -> Component:
    key = html.Span([html.Span([html.I(className=name), word]) for name, word in KEY], className="levels-key")
    tools = [twin_switch(Id.TABLE_TWIN, label="Niveaus als beeld of tabel")]
    drawn = html.Div(id=Id.TABLE_DRAWN, className="levels-scroll", tabIndex="0", role="region", **aria(label="Niveaus"))
    body = picture_and_table(drawn, picture_id=Id.TABLE_PICTURE, table_id=Id.TABLE_TABLE, label="Tabel van de niveaus")
    return card(html.Span(id=Id.TABLE_TITLE), key, body, name="levels-card", tools=tools)


def levels_parts(view: LevelsView) -> dict[str, Any]:
    """Draw every part of the page, by its name in ``PLACES``."""
    return {
        "answer": answer_sentence(view.answer),
        "confidence": confidence_line(view.confidence, link=f"#{Id.EXPLANATION}", method=view.method),
        "title": view.title,
        "rows": levels_table(view.groups),
        "table": table_twin(view.table),
        "shown": [row.code for group in view.groups for row in group.rows],
    }
