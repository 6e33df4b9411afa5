"""What the frame does in the browser alone: colour scheme and copying the link."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State

from layouts.shell.ids import ShellId


def register(app: Dash) -> None:
    """Connect the buttons of the top bar to assets/shell.js."""
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
