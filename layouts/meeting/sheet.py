"""The sheet drawn: four levels, reason, owner, last day, and the button that records."""

from __future__ import annotations

import secrets

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from layouts.meeting.ids import Id
from layouts.meeting.sheet_view import SheetView
from layouts.parts.attributes import data
from layouts.parts.badge import level_badge
from layouts.parts.states import notice


def sheet(view: SheetView) -> list[Component]:
    """Draw the sheet."""
    made = [html.P(view.made, className="saved")] if view.made else []
    levels = html.Div(
        [dmc.Radio(value=level, label=level_badge(level)) for level, _ in view.choices], className="choices"
    )
    return [
        html.H2(view.title), html.P(view.sub, className="sub"), *made,
        dmc.RadioGroup(levels, id=Id.LEVEL, value=view.level, label="Besluit"),
        dmc.TextInput(id=Id.REASON, label="Reden (verplicht bij afwijken van het voorstel)", value=""),
        dmc.TextInput(id=Id.OWNER, label="Eigenaar (functie, geen naam)", value=""),
        html.Label(
            [f"Tot en met ({view.until_help})",
             dcc.Input(id=Id.UNTIL, type="text", inputMode="numeric", placeholder="jjjj-mm-dd", value=view.until,
                       className="day")],
            className="day-label",
        ),
        html.Div(
            [html.Button(["Leg besluit vast", html.Kbd("Ctrl Enter")], id=Id.SAVE, className="button primary",
                         n_clicks=0),
             html.Button("Niet vastleggen", className="button", **data(meet="close")),
             html.Small("Wordt een regel in het register: herzien kan, wissen niet. Geen persoonsgegevens.")],
            className="save",
        ),
        dcc.Store(id=Id.SEEN, data=seen_by(view)),
    ]  # fmt: skip


def seen_by(view: SheetView) -> dict[str, str | int]:
    """Give what a submission carries: its own id, and how many decisions the writer had seen."""
    return {"seen": view.seen, "event": secrets.token_hex(16)}


def overtaken(fault: str, newer: SheetView) -> list[Component]:
    """Say that somebody else was first, and what they decided; what was typed in stays."""
    again = "Wie nu vastlegt, herziet dat besluit."
    return [notice(fault, kind="alert"), notice(f"{newer.made}. {again}" if newer.made else again)]
