<<<<<<< HEAD
"""What the frame does by itself: colour scheme, copying the link, and saying that an older version is shown."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.development.base_component import Component
=======
"""What the frame does in the browser alone; the buttons and keys themselves are in assets/shell.js."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output
>>>>>>> 8d96d69 (Keep how a page is looked at in the link, present, print and copy; refuse what is no question; test it all in a real browser)

from data.answers import Answers
from layouts.parts.states import notice
from layouts.shell.ids import ShellId


<<<<<<< HEAD
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
=======
def register(app: Dash) -> None:
    """Connect the colour scheme, and the address to what pages keep in it."""
>>>>>>> 8d96d69 (Keep how a page is looked at in the link, present, print and copy; refuse what is no question; test it all in a real browser)
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
