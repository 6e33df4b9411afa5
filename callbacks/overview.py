"""Overzicht: read the link, ask, show; the browser colours the map and the chart by itself."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output

from callbacks.parts import connect_chart, connect_table, connect_twin, keep_in_link
from data.access import current_principal
from data.answers import Answers
from data.query import Query
from layouts.overview.ids import Id
from layouts.overview.map_view import LEVEL
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
    connect_twin(app, switch=Id.MAP_TWIN, picture=Id.MAP_PICTURE, table=Id.MAP_TABLE)
    connect_twin(app, switch=Id.TREND_TWIN, picture=Id.TREND_PICTURE, table=Id.TREND_TABLE)
    connect_table(app, data=Id.MAP_ROWS, table=Id.MAP_TABLE)
    connect_table(app, data=Id.TREND_ROWS, table=Id.TREND_TABLE)
    connect_chart(app, figure=Id.TREND_FIGURE, graph=Id.TREND)
    layers = (Id.MAP_AREAS, Id.MAP_LABELS, Id.MAP_DISTRICTS)
    app.clientside_callback(
        ClientsideFunction("overview", "mapLayer"),
        [Output(layer, prop) for layer in layers for prop in ("url", "hideout")],
        Input(Id.MAP_CLASSES, "data"), Input(Id.MAP_MEASURE, "value"), Input(ShellId.SCHEME, "data"),
    )  # fmt: skip
    app.clientside_callback(
        ClientsideFunction("overview", "measureClass"), Output(Id.MAP_BODY, "className"),
        Input(Id.MAP_CLASSES, "data"), Input(Id.MAP_MEASURE, "value"),
    )  # fmt: skip
    app.clientside_callback(
        ClientsideFunction("overview", "chooseArea"),
        Output(ShellId.AREA, "value", allow_duplicate=True), Input(Id.MAP_AREAS, "clickData"),
        prevent_initial_call=True,
    )  # fmt: skip
    keep_in_link(app, "maat", Id.MAP_MEASURE, default=LEVEL)
