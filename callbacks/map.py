"""Kaart: read the link, ask, show; layers, their colours and what the link keeps are the browser's."""

from __future__ import annotations

from typing import Any, Final

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.development.base_component import Component

from callbacks.parts import connect_twin, keep_in_link
from data import map_served
from data.access import current_principal
from data.answered.map import LIFE, STANDARD_SHARE
from data.answers import Answers
from data.query import Query
from layouts.map.areas_view import COUNT
from layouts.map.cells_view import cells_view
from layouts.map.ids import Id
from layouts.map.page import CELL_PLACES, PLACES, cell_parts, map_parts
from layouts.map.panel import SHOWN_FIRST
from layouts.map.story import first_zones, story_part
from layouts.map.story_view import shape_of, story_view
from layouts.map.view import map_view
from layouts.shell.ids import ShellId

#: Layers whose address and colours the browser sets together.
DRAWN: Final = (Id.AREAS, Id.BORDERS, Id.NAMES, Id.ZONES, Id.CHAINS, Id.INCIDENTS)


def register(app: Dash, answers: Answers) -> None:
    """Connect the page."""

    @app.callback({name: Output(*place) for name, place in PLACES.items()}, Input(ShellId.QUERY, "data"))
    def show_map(search: str | None) -> dict[str, Any]:
        query = Query.from_url(search or "")
        return map_parts(map_view(answers.for_(current_principal()).map(query), query))

    @app.callback(
        {name: Output(*place) for name, place in CELL_PLACES.items()},
        Input(ShellId.QUERY, "data"), Input(Id.KIND, "value"), Input(Id.SHARE, "value"),
    )  # fmt: skip
    def show_cells(search: str | None, kind: Any, share: Any) -> dict[str, Any]:
        query, mine = Query.from_url(search or ""), answers.for_(current_principal())
        found = mine.map_cells(query, kind=str(kind or LIFE), share=share if isinstance(share, int) else STANDARD_SHARE)
        return cell_parts(cells_view(found), map_view(mine.map(query), query))

    @app.callback(
        Output(Id.STORY, "children"), Output(Id.CHOSEN, "data"), Input(ShellId.QUERY, "data"), Input(Id.CHOICE, "data")
    )
    def show_story(search: str | None, choice: Any) -> tuple[list[Component], dict[str, object]]:
        return _story(answers.for_(current_principal()), Query.from_url(search or ""), str(choice or ""))

    @app.callback(
        Output(Id.CHOICE, "data"), Input(Id.MAP, "clickData"), State(Id.AREAS, "clickData"),
        State(ShellId.QUERY, "data"), prevent_initial_call=True,
    )  # fmt: skip
    def choose(click: Any, area: Any, search: str | None) -> str:
        return map_served.under(answers.for_(current_principal()), Query.from_url(search or ""), click, area)

    _connect_browser(app)


def _story(mine: Answers, query: Query, choice: str) -> tuple[list[Component], dict[str, object]]:
    if not choice:
        return first_zones(map_view(mine.map(query), query).first_zones), {"type": "FeatureCollection", "features": []}
    told = mine.map_story(query, chosen=choice)
    return story_part(story_view(told, query)), shape_of(told)


def _connect_browser(app: Dash) -> None:
    connect_twin(app, switch=Id.TWIN, picture=Id.PICTURE, table=Id.TABLE)
    app.clientside_callback(
        ClientsideFunction("where", "layers"),
        [Output(layer, prop) for layer in DRAWN for prop in ("url", "hideout")],
        Input(Id.DRAWN, "data"), Input(Id.LAYERS, "value"), Input(Id.MEASURE, "value"), Input(ShellId.SCHEME, "data"),
    )  # fmt: skip
    app.clientside_callback(
        ClientsideFunction("where", "cells"),
        Output(Id.CELL_SHAPES, "url"), Output(Id.CELL_SHAPES, "hideout"), Output(Id.CELL_PICTURE, "url"),
        Output(Id.CELL_PICTURE, "bounds"), Output(Id.TOWN, "url"), Output(Id.TOWN, "bounds"),
        Input(Id.CELLS, "data"), Input(Id.LAYERS, "value"), Input(ShellId.SCHEME, "data"),
    )  # fmt: skip
    app.clientside_callback(
        ClientsideFunction("where", "shown"), Output(Id.BODY, "className"), Output(Id.AREAS_BODY, "className"),
        Output(Id.SHARE_BOX, "className"),
        Input(Id.LAYERS, "value"), Input(Id.MEASURE, "value"), Input(Id.KIND, "value"),
    )  # fmt: skip
    app.clientside_callback(
        ClientsideFunction("where", "choose"), Output(Id.CHOICE, "data", allow_duplicate=True),
        Input(Id.ZONES, "clickData"), prevent_initial_call=True,
    )  # fmt: skip
    _connect_place(app)
    _connect_time(app)
    keep_in_link(app, "lagen", Id.LAYERS, default=list(SHOWN_FIRST))
    keep_in_link(app, "soort", Id.KIND, default=LIFE)
    keep_in_link(app, "top", Id.SHARE, default=STANDARD_SHARE)
    keep_in_link(app, "gebiedsmaat", Id.MEASURE, default=COUNT)
    keep_in_link(app, "keuze", Id.CHOICE, default="", prop="data")


def _connect_place(app: Dash) -> None:
    """Look at the chosen area, or where the link says; and keep where somebody looks in the link."""
    app.clientside_callback(
        ClientsideFunction("where", "look"), Output(Id.MAP, "viewport"),
        Input(Id.DRAWN, "data"), Input(ShellId.VIEW, "data"),
    )  # fmt: skip
    app.clientside_callback(
        ClientsideFunction("where", "moved"), Output(Id.MOVED, "data"), Input(Id.MAP, "zoom"), Input(Id.MAP, "center")
    )


def _connect_time(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("where", "slide"),
        Output(Id.SLIDER, "value"), Output(Id.SLIDER, "max"), Input(Id.STEPS, "data"),
    )  # fmt: skip
    app.clientside_callback(
        ClientsideFunction("where", "period"), Output(ShellId.PERIOD, "value", allow_duplicate=True),
        Input(Id.SLIDER, "value"), State(Id.STEPS, "data"), prevent_initial_call=True,
    )  # fmt: skip
