"""What the frame does by itself: colour scheme, copying the link, and saying that an older version is shown."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.development.base_component import Component

from data.answers import Answers
from layouts.parts.states import notice
from layouts.shell.ids import ShellId


def register(app: Dash, answers: Answers) -> None:
    """Connect the buttons of the top bar to assets/shell.js, and the notice to the state of the data."""

    @app.callback(Output(ShellId.DATA_NOTICE, "children"), Input(ShellId.QUERY, "data"))
    def show_fault(_: str | None) -> Component | None:
        fault = answers.fault
        return notice(fault) if fault else None

    app.clientside_callback(
        ClientsideFunction("shell", "toggleScheme"),
        Output(ShellId.SCHEME, "data"), Input(ShellId.TOGGLE, "n_clicks"), State(ShellId.SCHEME, "data"),
        prevent_initial_call=True,
    )  # fmt: skip
    app.clientside_callback(
        ClientsideFunction("shell", "applyScheme"),
        Output(ShellId.PROVIDER, "forceColorScheme"), Output(ShellId.TOGGLE_WORD, "children"),
        Input(ShellId.SCHEME, "data"),
    )  # fmt: skip
    app.clientside_callback(
        ClientsideFunction("shell", "copyLink"),
        Output(ShellId.COPIED, "children"), Input(ShellId.COPY, "n_clicks"), prevent_initial_call=True,
    )  # fmt: skip
