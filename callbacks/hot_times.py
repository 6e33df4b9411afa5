"""Tijden: read the link, ask, show; the browser switches between picture and table by itself."""

from __future__ import annotations

from typing import Any, Final

from dash import ClientsideFunction, Dash, Input, Output

from data.access import current_principal
from data.answers import Answers
from data.query import Query
from layouts.hot_times.ids import Id
from layouts.hot_times.page import PLACES, hot_times_parts
from layouts.hot_times.view import hot_times_view
from layouts.shell.ids import ShellId

#: Picture, table and the switch between them, per card.
TWINS: Final = ((Id.HEAT_PICTURE, Id.HEAT_TABLE, Id.HEAT_TWIN),)


def register(app: Dash, answers: Answers) -> None:
    """Connect the page."""

    @app.callback(
        {name: Output(*place) for name, place in PLACES.items()},
        Input(ShellId.QUERY, "data"), Input(Id.SHARP, "checked"),
    )  # fmt: skip
    def show_hot_times(search: str | None, sharp: bool | None) -> dict[str, Any]:
        query = Query.from_url(search or "")
        answer = answers.for_(current_principal()).hot_times(query, sharp_only=bool(sharp))
        return hot_times_parts(hot_times_view(answer, query))

    for picture, table, switch in TWINS:
        app.clientside_callback(
            ClientsideFunction("shell", "cardPictureOrTable"),
            Output(picture, "className"), Output(table, "className"), Input(switch, "value"),
        )  # fmt: skip
