"""The dossier drawn: change, chart with its table twin, why, what brings it down, and the form of a decision."""

from __future__ import annotations

import secrets
from typing import Any, Final

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from layouts.levels.chart import level_chart
from layouts.levels.dossier_view import MEASURES, ChartView, DossierView, FormView
from layouts.levels.ids import Id
from layouts.parts.badge import level_badge
from layouts.parts.icons import LEVEL_PATHS, sign
from layouts.parts.states import notice
from layouts.parts.twin import table_twin

#: Where each part of the dossier goes: name -> (id, property).
PLACES: Final = {
    "head": (Id.DOSSIER_HEAD, "children"),
    "chart": (Id.DOSSIER_CHART, "children"),
    "table": (Id.DOSSIER_TABLE, "children"),
    "words": (Id.DOSSIER_WORDS, "children"),
    "form": (Id.DOSSIER_FORM, "children"),
}


def dossier_parts(view: DossierView, *, saved: str = "", fault: str = "") -> dict[str, Any]:
    """Draw every part; ``saved`` and ``fault`` say what became of what was typed in."""
    told: list[Component] = [notice(fault, kind="alert")] if fault else []
    told += [html.P(saved, className="saved", role="status")] if saved else []
    return {
        "head": [html.H2(view.name), html.P(view.sub, className="sub"), _change(view), _why(view)],
        "chart": [level_chart(view.chart), _legend(view.chart)],
        "table": table_twin(view.table),
        "words": [*_down(view), *_decided(view)],
        "form": [*told, _form(view.form)],
    }


def _legend(chart: ChartView) -> Component:
    signs = [html.Span([html.I(className=f"sign-{name}"), word]) for name, word in chart.legend]
    return html.P(signs, className="level-legend")


def _change(view: DossierView) -> Component:
    now = [html.Span("nu", className="muted"), level_badge(view.level)]
    if not view.proposed:
        return html.Div([*now, html.Span("blijft zo", className="muted")], className="change")
    then = [html.Span("→ voorstel", className="muted"), level_badge(view.proposed, undecided=view.undecided)]
    hint = [html.Small("nog niet besloten", className="muted")] if view.undecided else []
    return html.Div([*now, *then, *hint], className="change")


def _why(view: DossierView) -> Component:
    return html.P([html.B("Waarom: "), view.why], className="why")


def _down(view: DossierView) -> list[Component]:
    if not view.down:
        return []
    return [
        html.P(
            [sign(LEVEL_PATHS["afbouwen"], size=14), html.Span([html.B("Weer omlaag: "), view.down])], className="down"
        )
    ]


def _decided(view: DossierView) -> list[Component]:
    mayor = html.Details([html.Summary("Voor de burgemeester"), html.P(view.mayor)], className="aside")
    if not view.decided:
        return [mayor]
    lines = html.Ul([html.Li(line) for line in view.decided])
    return [
        mayor,
        html.Details([html.Summary(f"Besluiten van dit jaar ({len(view.decided)})"), lines], className="aside"),
    ]


def _form(form: FormView) -> Component:
    if form.refusal:
        return html.P(form.refusal, className="sub")
    fields: list[Any] = [
        dmc.Select(
            id=Id.BODY, label="Besluit van", value=form.body, allowDeselect=False, size="xs",
            data=[{"value": body, "label": name} for body, name in form.bodies],
        ),
        html.Label(["Tot en met", _day_field(form.until_hint)], className="day-label"),
        dmc.RadioGroup(
            id=Id.LEVEL, value=form.level, label="Besluit", size="xs",
            children=html.Div([_choice(choice) for choice in form.choices], className="choices"),
        ),
        dmc.TextInput(id=Id.REASON, label="Reden (verplicht bij afwijken)", value="", size="xs"),
        dmc.TextInput(id=Id.OWNER, label="Eigenaar (functie, geen naam)", value="", size="xs"),
        dmc.ChipGroup(
            id=Id.MEASURES, multiple=True, value=[],
            children=html.Div([dmc.Chip(one, value=one, size="xs") for one in MEASURES], className="chips"),
        ),
        html.Div(
            [html.Button("Leg besluit vast", id=Id.SAVE, className="button primary", n_clicks=0),
             html.Small("Wordt een regel in het register: herzien kan, wissen niet. Geen persoonsgegevens.")],
            className="save",
        ),
        dcc.Store(id=Id.SEEN, data={"seen": form.seen, "event": secrets.token_hex(16), "proposed": form.proposed}),
    ]  # fmt: skip
    return html.Div(fields, className="form")


def _day_field(hint: str) -> Component:
    field: Component = dcc.Input(
        id=Id.UNTIL, type="text", inputMode="numeric", placeholder=hint, value="", className="day"
    )
    return field


def _choice(choice: Any) -> Component:
    label = html.Span([html.B(choice.verb), html.Small(choice.word)])
    radio: Component = dmc.Radio(value=choice.level, label=label, size="xs", className="choice")
    return radio
