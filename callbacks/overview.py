"""Overzicht: read the link, ask, show; the browser colours the map and the chart by itself."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State

from data.access import current_principal
from data.answers import Answers
from data.query import Query
from layouts.overview.ids import Id
from layouts.overview.page import PLACES, overview_parts
from layouts.overview.view import overview_view
from layouts.shell.ids import ShellId


def register(app: Dash, answers: Answers) -> None:
    """Connect the page."""

    @app.callback(
        {name: Output(*place) for name, place in PLACES.items()}, Input(ShellId.QUERY, "data"),
    )  # fmt: skip
    def show_overview(search: str | None) -> dict[str, Any]:
        query = Query.from_url(search or "")
        return overview_parts(overview_view(answers.for_(current_principal()).overview(query), query))

    _connect_browser(app)


def _connect_browser(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("shell", "mapLayer"),
        [Output(layer, prop) for layer in (Id.MAP_AREAS, Id.MAP_LABELS, Id.MAP_DISTRICTS) for prop in ("url", "hideout")],
        Input(Id.MAP_CLASSES, "data"), Input(Id.MAP_MEASURE, "value"), Input(ShellId.SCHEME, "data"),
    )  # fmt: skip
    app.clientside_callback(
        ClientsideFunction("shell", "measureClass"), Output(Id.MAP_BODY, "className"), Input(Id.MAP_MEASURE, "value")
    )
    app.clientside_callback(
        ClientsideFunction("shell", "pictureOrTable"),
        Output(Id.MAP_PICTURE, "className"), Output(Id.MAP_TABLE, "className"), Input(Id.MAP_TWIN, "value"),
    )  # fmt: skip
    app.clientside_callback(
        ClientsideFunction("shell", "chartOrTable"),
        Output(Id.TREND_PICTURE, "className"), Output(Id.TREND_TABLE, "className"), Input(Id.TREND_TWIN, "value"),
    )  # fmt: skip
    app.clientside_callback(
        ClientsideFunction("shell", "chooseArea"),
        Output(ShellId.AREA, "value", allow_duplicate=True), Input(Id.MAP_AREAS, "clickData"),
        prevent_initial_call=True,
    )  # fmt: skip
    app.clientside_callback(
        ClientsideFunction("shell", "chartScheme"),
        Output(Id.TREND, "figure"),
        Input(Id.TREND_FIGURE, "data"), Input(ShellId.SCHEME, "data"), State(ShellId.TEMPLATES, "data"),
    )  # fmt: skip
