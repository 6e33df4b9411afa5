"""Tijden: read the link, ask, show; picture or table and the kind of comparison are the browser's."""

from __future__ import annotations

from typing import Any, Final

from dash import ClientsideFunction, Dash, Input, Output
from dash.development.base_component import Component

from callbacks.parts import connect_twin, keep_in_link
from data.access import current_principal
from data.answers import Answers
from data.chosen_hours import HOURS_KEY, ChosenHours
from data.query import Query
from layouts.hot_times.chosen_view import chosen_view
from layouts.hot_times.compare_view import YEAR
from layouts.hot_times.ids import Id
from layouts.hot_times.page import PLACES, chosen_part, hot_times_parts
from layouts.hot_times.view import hot_times_view
from layouts.shell.ids import ShellId

#: Picture, table and the switch between them, per card.
TWINS: Final = (
    (Id.HEAT_PICTURE, Id.HEAT_TABLE, Id.HEAT_TWIN),
    (Id.CLOCK_PICTURE, Id.CLOCK_TABLE, Id.CLOCK_TWIN),
    (Id.SEASON_PICTURE, Id.SEASON_TABLE, Id.SEASON_TWIN),
    (Id.COMPARE_PICTURE, Id.COMPARE_TABLE, Id.COMPARE_TWIN),
)


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

    @app.callback(
        Output(Id.CHOSEN_SAID, "children"),
        Input(ShellId.QUERY, "data"), Input(Id.CHOSEN, "data"), Input(Id.SHARP, "checked"),
    )  # fmt: skip
    def show_chosen(search: str | None, chosen: str | None, sharp: bool | None) -> list[Component]:
        query, hours = Query.from_url(search or ""), ChosenHours.from_text(chosen or "")
        answer = answers.for_(current_principal()).hot_times(query, sharp_only=bool(sharp))
        return chosen_part(chosen_view(answer, hours))

    _connect_browser(app)


def _connect_browser(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("hot_times", "markHours"), Input(Id.CHOSEN, "data"), Input(Id.HEAT_DRAWN, "children")
    )
    keep_in_link(app, HOURS_KEY, Id.CHOSEN, default="", prop="data")
    app.clientside_callback(
        ClientsideFunction("hot_times", "kindClass"), Output(Id.COMPARE_BODY, "className"),
        Input(Id.COMPARE_KIND, "value"),
    )  # fmt: skip
    for picture, table, switch in TWINS:
        connect_twin(app, switch=switch, picture=picture, table=table)
    keep_in_link(app, "scherp", Id.SHARP, default=False, prop="checked")
    keep_in_link(app, "naast", Id.COMPARE_KIND, default=YEAR)
