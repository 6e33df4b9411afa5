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
        return drawer(_line(answers, chosen(cell))) if cell else []

    @app.callback(
        output={"line": Output(Id.DRAWER, "children", allow_duplicate=True), "saved": Output(Id.SAVED, "data")},
        inputs={
            "clicks": Input(Id.SAVE, "n_clicks"),
            "cell": State(Id.CELL, "data"),
            "values": [State(field, "value") for field in FIELDS],
            "submission": State(Id.SEEN, "data"),
        },
        prevent_initial_call=True,
    )
    def save(clicks: int | None, cell: Any, values: list[Any], submission: Any) -> dict[str, Any]:
        return _saved(answers, chosen(cell), values, submission) if clicks else {"line": no_update, "saved": no_update}

    _connect_browser(app)


def _line(answers: Answers, line: Chosen) -> LineView:
    asked = answers.for_(current_principal())
    return line_view(asked.plan_line(Query(), line=line.line, kind=line.kind, code=line.code))


def _saved(answers: Answers, line: Chosen, values: list[Any], submission: Any) -> dict[str, Any]:
    mine = answers.for_(current_principal())
    try:
        said = typed(line, values, submission, mine.now().date())
        recorded = mine.record_claim(said.claim, event_id=said.event_id, seen=said.seen)
    except DashboardError as error:
        return {"line": drawer(_line(answers, line), fault=str(error)), "saved": no_update}
    told = f"Vastgelegd als regel {recorded.sequence} in het register."
    return {"line": drawer(_line(answers, line), saved=told), "saved": recorded.sequence}


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
