"""Plan: read the link, ask, show; a chosen cell opens its line, and the form records a claim."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update
from dash.development.base_component import Component

from data.access import current_principal
from data.answers import Answers
from data.errors import DashboardError
from data.query import Query
from layouts.plan.drawer import drawer
from layouts.plan.ids import Id
from layouts.plan.line_view import LineView, line_view
from layouts.plan.page import PLACES, plan_parts
from layouts.plan.typed import FIELDS, Chosen, chosen, typed
from layouts.plan.view import plan_view
from layouts.shell.ids import ShellId


def register(app: Dash, answers: Answers) -> None:
    """Connect the page."""

    @app.callback(
        {name: Output(*place) for name, place in PLACES.items()}, Input(ShellId.QUERY, "data"), Input(Id.SAVED, "data"),
    )  # fmt: skip
    def show_plan(search: str | None, _: Any) -> dict[str, Any]:
        return plan_parts(plan_view(answers.for_(current_principal()).plan(Query.from_url(search or ""))))

    @app.callback(Output(Id.DRAWER, "children"), Input(Id.CELL, "data"), prevent_initial_call=True)
    def show_line(cell: Any) -> list[Component]:
        return drawer(_line(answers, chosen(cell)))

    @app.callback(
        Output(Id.DRAWER, "children", allow_duplicate=True), Output(Id.SAVED, "data"), Input(Id.SAVE, "n_clicks"),
        State(Id.CELL, "data"), [State(field, "value") for field in FIELDS], State(Id.SEEN, "data"),
        prevent_initial_call=True,
    )  # fmt: skip
    def save(clicks: int | None, cell: Any, values: list[Any], submission: Any) -> tuple[Any, Any]:
        return _saved(answers, chosen(cell), values, submission) if clicks else (no_update, no_update)

    _connect_browser(app)


def _line(answers: Answers, line: Chosen) -> LineView:
    asked = answers.for_(current_principal())
    return line_view(asked.plan_line(Query(), line=line.line, kind=line.kind, code=line.code))


def _saved(answers: Answers, line: Chosen, values: list[Any], submission: Any) -> tuple[list[Component], Any]:
    mine = answers.for_(current_principal())
    try:
        said = typed(line, values, submission, mine.now().date())
        recorded = mine.record_claim(said.claim, event_id=said.event_id, seen=said.seen)
    except DashboardError as error:
        return drawer(_line(answers, line), fault=str(error)), no_update
    return drawer(
        _line(answers, line), saved=f"Vastgelegd als regel {recorded.sequence} in het register."
    ), recorded.sequence


def _connect_browser(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("plan", "draw"),
        Output(Id.DRAWN, "data"),
        Input(Id.GRID_DATA, "data"),
        Input(Id.MODE, "value"),
    )
    app.clientside_callback(
        ClientsideFunction("plan", "planningOrTable"),
        Output(Id.PLANNING, "className"), Output(Id.PLANNING_TABLE, "className"), Input(Id.PLANNING_TWIN, "value"),
    )  # fmt: skip
    app.clientside_callback(
        ClientsideFunction("plan", "gridOrTable"),
        Output(Id.GRID, "className"), Output(Id.GRID_TABLE, "className"), Input(Id.GRID_TWIN, "value"),
    )  # fmt: skip
