"""How a page connects the reusable parts: kept in the link, picture or table, a chart in the colours of the screen."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dash import ClientsideFunction, Dash, Input, Output, State

from layouts.shell.ids import ShellId


def keep_in_link(
    app: Dash, key: str, control: str, *, default: str | float | bool | Sequence[str], prop: str = "value"
) -> None:
    """Keep a choice in the address under a key of the page, and restore it on load, back and forward.

    Args:
        app: the app.
        key: name in the address, Dutch, not one of ``data.query.KEYS``.
        control: id of the component that holds the choice.
        default: the value that is not written; its type (text, number, truth, list of texts) is that of the choice.
        prop: property of the component.
    """
    name, otherwise = json.dumps(key), json.dumps(default)
    app.clientside_callback(
        f"(value) => veiligheidsbeeld.keep({name}, value, {otherwise})", Input(control, prop), prevent_initial_call=True
    )
    app.clientside_callback(
        f"(view, now) => veiligheidsbeeld.kept(view, {name}, now, {otherwise})",
        Output(control, prop, allow_duplicate=True), Input(ShellId.VIEW, "data"), State(control, prop),
        prevent_initial_call="initial_duplicate",
    )  # fmt: skip


def connect_twin(app: Dash, *, switch: str, picture: str, table: str) -> None:
    """Let a switch of ``layouts.parts.twin`` show the picture or the table."""
    app.clientside_callback(
        ClientsideFunction("shell", "pictureOrTable"),
        Output(picture, "hidden"), Output(table, "hidden"), Input(switch, "value"),
    )  # fmt: skip


def connect_table(app: Dash, *, data: str, table: str) -> None:
    """Draw the table of a store (``layouts.parts.twin.table_data``) in the box of a table twin."""
    app.clientside_callback(f"(twin) => veiligheidsbeeld.drawTable({json.dumps(table)}, twin)", Input(data, "data"))


def connect_chart(app: Dash, *, figure: str, graph: str) -> None:
    """Draw the figure of a store in the colours and the letter size of the screen, also when those change."""
    app.clientside_callback(
        ClientsideFunction("shell", "chartScheme"),
        Output(graph, "figure"),
        Input(figure, "data"), Input(ShellId.SCHEME, "data"), Input(ShellId.PRESENTING, "data"),
        State(ShellId.TEMPLATES, "data"),
    )  # fmt: skip
