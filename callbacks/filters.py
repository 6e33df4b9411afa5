"""The filter bar: link, controls and the question they make, in one callback."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State, ctx

from data.access import current_principal
from data.answers import Answers
from layouts.shell.filters import CONTROLS, filter_parts, state_of_controls, state_of_link
from layouts.shell.ids import ShellId


def register(app: Dash, answers: Answers) -> None:
    """Connect the bar. A changed link answers question and controls only; a changed control writes the link."""

    @app.callback(
        output={
            "query": Output(ShellId.QUERY, "data"),
            "search": Output(ShellId.URL, "search"),
            "values": [Output(control, "value") for control in CONTROLS],
            "notice": Output(ShellId.LINK_NOTICE, "children"),
            "period_hidden": Output(ShellId.PERIOD_BOX, "hidden"),
            "days_hidden": Output(ShellId.DAYS_BOX, "hidden"),
        },
        inputs={
            "search": Input(ShellId.URL, "search"),
            "values": [Input(control, "value") for control in CONTROLS],
            "link": State(ShellId.QUERY, "data"),
        },
    )
    def follow(search: str | None, values: list[Any], link: str | None) -> dict[str, Any]:
        settle = answers.for_(current_principal()).settled
        by_control = ctx.triggered_id in CONTROLS and link is not None
        state = state_of_controls(link, values, settle) if by_control else state_of_link(search, settle)
        return filter_parts(state, values, link, by_control=by_control)
