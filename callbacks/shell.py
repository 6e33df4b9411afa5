"""What the frame does: colour scheme and address in the browser, and saying that an older version is shown."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output
from dash.development.base_component import Component

from data.answers import Answers
from layouts.parts.states import notice
from layouts.shell.ids import ShellId


def register(app: Dash, answers: Answers) -> None:
    """Connect the colour scheme, the address to what pages keep in it, and the notice to the state of the data."""

    @app.callback(Output(ShellId.DATA_NOTICE, "children"), Input(ShellId.QUERY, "data"))
    def show_fault(_: str | None) -> Component | None:
        fault = answers.fault
        return notice(fault) if fault else None

    app.clientside_callback(
        ClientsideFunction("shell", "applyScheme"),
        Output(ShellId.PROVIDER, "forceColorScheme"), Input(ShellId.SCHEME, "data"),
    )  # fmt: skip
    app.clientside_callback(
        ClientsideFunction("link", "readView"),
        Output(ShellId.VIEW, "data"), Input(ShellId.URL, "pathname"), Input(ShellId.URL, "search"),
    )  # fmt: skip
    app.clientside_callback(
        ClientsideFunction("link", "canonical"), Output(ShellId.CANONICAL, "data"), Input(ShellId.QUERY, "data")
    )
