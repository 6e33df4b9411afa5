"""The filter bar: link, controls and the question they make, in one callback."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State, ctx, no_update

from data.access import current_principal
from data.answers import Answers
from layouts.parts.states import notice
from layouts.shell.filters import CONTROLS, state_of_controls, state_of_link
from layouts.shell.ids import ShellId


def register(app: Dash, answers: Answers) -> None:
    """Connect the bar. A changed link answers question and controls only; a changed control writes the link."""

    @app.callback(
        Output(ShellId.QUERY, "data"),
        Output(ShellId.URL, "search"),
        [Output(control, "value") for control in CONTROLS],
        Output(ShellId.LINK_NOTICE, "children"),
        Input(ShellId.URL, "search"),
        [Input(control, "value") for control in CONTROLS],
        State(ShellId.QUERY, "data"),
    )
    def follow(search: str | None, values: list[Any], link: str | None) -> tuple[Any, ...]:
        settle = answers.for_(current_principal()).settled
        by_control = ctx.triggered_id in CONTROLS and link is not None
        state = state_of_controls(link, values, settle) if by_control else state_of_link(search, settle)
        said = notice(state.fault) if state.fault else None
        unchanged = state.url == link
        return (
            no_update if unchanged else state.url, state.url if by_control and not unchanged else no_update,
            [no_update if value == old else value for value, old in zip(state.values, values, strict=True)], said,
        )  # fmt: skip
