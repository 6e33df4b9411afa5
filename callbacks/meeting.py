"""DVO: read the link, ask, show; a chosen proposal opens its sheet, and the sheet records a decision."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from callbacks.parts import keep_in_link
from data.access import current_principal
from data.answered.meeting import MeetingAnswer
from data.answers import Answers
from data.errors import DashboardError
from data.ledger.register import ChangedMeanwhile
from data.query import Query
from layouts.meeting.ids import Id
from layouts.meeting.page import PLACES, meeting_parts
from layouts.meeting.sheet import overtaken, seen_by, sheet
from layouts.meeting.sheet_view import sheet_view
from layouts.meeting.typed import FIELDS, chosen, typed
from layouts.meeting.view import meeting_view
from layouts.parts.states import notice
from layouts.shell.ids import ShellId


def register(app: Dash, answers: Answers) -> None:
    """Connect the page."""

    @app.callback(
        {name: Output(*place) for name, place in PLACES.items()}, Input(ShellId.QUERY, "data"), Input(Id.SAVED, "data"),
    )  # fmt: skip
    def show_meeting(search: str | None, _: Any) -> dict[str, Any]:
        return meeting_parts(meeting_view(_meeting(answers, search)))

    @app.callback(
        output={"sheet": Output(Id.SHEET_BODY, "children"), "fault": Output(Id.FAULT, "children")},
        inputs={"asked": Input(Id.ASKED, "data"), "search": State(ShellId.QUERY, "data")},
        prevent_initial_call=True,
    )
    def show_sheet(asked: Any, search: str | None) -> dict[str, Any]:
        one = chosen(asked)
        return {"sheet": sheet(sheet_view(_meeting(answers, search), one.code, one.verb)), "fault": None}

    @app.callback(
        output={
            "fault": Output(Id.FAULT, "children", allow_duplicate=True),
            "seen": Output(Id.SEEN, "data"),
            "saved": Output(Id.SAVED, "data"),
        },
        inputs={
            "clicks": Input(Id.SAVE, "n_clicks"),
            "asked": State(Id.ASKED, "data"),
            "values": [State(field, "value") for field in FIELDS],
            "submission": State(Id.SEEN, "data"),
            "search": State(ShellId.QUERY, "data"),
        },
        prevent_initial_call=True,
    )
    def save(clicks: int | None, search: str | None, asked: Any, **form: Any) -> dict[str, Any]:
        return (
            _saved(answers, search, asked, **form) if clicks else dict.fromkeys(("fault", "seen", "saved"), no_update)
        )

    _connect_browser(app)


def _meeting(answers: Answers, search: str | None) -> MeetingAnswer:
    return answers.for_(current_principal()).meeting(Query.from_url(search or ""))


def _saved(answers: Answers, search: str | None, asked: Any, *, values: Any, submission: Any) -> dict[str, Any]:
    """Record; what is refused leaves everything that was typed in where it is."""
    mine, code = answers.for_(current_principal()), chosen(asked).code
    try:
        said = typed(_meeting(answers, search), code, values, submission)
        recorded = mine.record_decision(said.decision, event_id=said.event_id, seen=said.seen)
    except ChangedMeanwhile as error:
        newer = sheet_view(_meeting(answers, search), code, "herzien")
        return {"fault": overtaken(str(error), newer), "seen": seen_by(newer), "saved": no_update}
    except DashboardError as error:
        return {"fault": notice(str(error), kind="alert"), "seen": no_update, "saved": no_update}
    return {"fault": None, "seen": no_update, "saved": recorded.sequence}


def _connect_browser(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("meeting", "show"), Output(Id.SLIDES, "className"),
        Input(Id.SLIDE, "data"), Input(Id.SLIDES, "children"),
    )  # fmt: skip
    app.clientside_callback(
        ClientsideFunction("meeting", "openSheet"), Output(Id.SHEET, "className"),
        Input(Id.SHEET_BODY, "children"), Input(Id.SAVED, "data"), prevent_initial_call=True,
    )  # fmt: skip
    keep_in_link(app, "dia", Id.SLIDE, default=1, prop="data")
