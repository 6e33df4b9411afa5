"""Niveau: read the link, ask, show; a chosen municipality opens its dossier, and the form records a decision."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update
from dash.development.base_component import Component

from callbacks.parts import connect_twin, keep_in_link
from data.access import current_principal
from data.answers import Answers
from data.errors import DashboardError
from data.query import Query
from layouts.levels.dossier import PLACES as DOSSIER_PLACES
from layouts.levels.dossier import dossier_parts
from layouts.levels.dossier_view import DossierView, dossier_view
from layouts.levels.explorer_view import explorer_table
from layouts.levels.ids import Id
from layouts.levels.page import PLACES, explored, levels_parts
from layouts.levels.typed import FIELDS, code_of, typed
from layouts.levels.view import levels_view
from layouts.shell.ids import ShellId


def register(app: Dash, answers: Answers) -> None:
    """Connect the page."""

    @app.callback(
        {name: Output(*place) for name, place in PLACES.items()},
        Input(ShellId.QUERY, "data"), Input(Id.SAVED, "data"),
    )  # fmt: skip
    def show_levels(search: str | None, _: Any) -> dict[str, Any]:
        view = levels_view(answers.for_(current_principal()).levels(Query.from_url(search or "")))
        # After a decision the same municipalities are shown, and the dossier says what was recorded.
        return levels_parts(view) | ({"shown": no_update} if ctx.triggered_id == Id.SAVED else {})

    @app.callback(
        {name: Output(*place) for name, place in DOSSIER_PLACES.items()},
        Input(Id.CHOSEN, "data"), Input(Id.SHOWN, "data"), State(ShellId.QUERY, "data"), prevent_initial_call=True,
    )  # fmt: skip
    def show_dossier(chosen: Any, shown: Any, search: str | None) -> dict[str, Any]:
        code = code_of(chosen, shown)
        return dossier_parts(_dossier(answers, code, search)) if code else dict.fromkeys(DOSSIER_PLACES, no_update)

    @app.callback(
        output={name: Output(*place, allow_duplicate=True) for name, place in DOSSIER_PLACES.items()}
        | {"saved": Output(Id.SAVED, "data")},
        inputs={
            "clicks": Input(Id.SAVE, "n_clicks"),
            "chosen": State(Id.CHOSEN, "data"),
            "shown": State(Id.SHOWN, "data"),
            "values": [State(field, "value") for field in FIELDS],
            "measures": State(Id.MEASURES, "value"),
            "submission": State(Id.SEEN, "data"),
            "search": State(ShellId.QUERY, "data"),
        },
        prevent_initial_call=True,
    )
    def save(clicks: int | None, chosen: Any, shown: Any, search: str | None, **form: Any) -> dict[str, Any]:
        if not clicks:
            return dict.fromkeys([*DOSSIER_PLACES, "saved"], no_update)
        return _saved(answers, code_of(chosen, shown), search, **form)

    app.clientside_callback(
        ClientsideFunction("levels", "marked"), Output(Id.TABLE_DRAWN, "className"),
        Input(Id.CHOSEN, "data"), Input(Id.SHOWN, "data"),
    )  # fmt: skip

    @app.callback(Output(Id.EXPLORED, "children"), Input(Id.THRESHOLD, "value"))
    def explore(one_in: Any) -> Component:
        asked = int(one_in) if str(one_in).isdigit() else 0
        return explored(explorer_table(answers.for_(current_principal()).back_tests(Query(), one_in=asked)))

    connect_twin(app, switch=Id.TABLE_TWIN, picture=Id.TABLE_PICTURE, table=Id.TABLE_TABLE)
    connect_twin(app, switch=Id.DOSSIER_TWIN, picture=Id.DOSSIER_PICTURE, table=Id.DOSSIER_TABLE)
    keep_in_link(app, "gemeente", Id.CHOSEN, default="", prop="data")


def _dossier(answers: Answers, code: str, search: str | None) -> DossierView:
    query = Query.from_url(search or "")
    return dossier_view(answers.for_(current_principal()).level_dossier(query, code=code))


def _saved(
    answers: Answers, code: str, search: str | None, *, values: Any, measures: Any, submission: Any
) -> dict[str, Any]:
    mine = answers.for_(current_principal())
    try:
        inputs = mine.level_dossier(Query.from_url(search or ""), code=code).inputs
        said = typed(code, values, measures, submission, inputs, mine.now().date())
        recorded = mine.record_decision(said.decision, event_id=said.event_id, seen=said.seen)
    except DashboardError as error:
        return dossier_parts(_dossier(answers, code, search), fault=str(error)) | {"saved": no_update}
    told = f"Vastgelegd als regel {recorded.sequence} in het register."
    return dossier_parts(_dossier(answers, code, search), saved=told) | {"saved": recorded.sequence}
