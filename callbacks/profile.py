"""Profiel: read the link and the chosen category, ask, show."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output

from callbacks.notices import show_error
from callbacks.parts import connect_twin, keep_in_link
from data.access import current_principal
from data.answered.profile import ProfileAnswer
from data.answers import Answers
from data.errors import BadQuery
from data.query import Query
from layouts.profile.ids import Id, place
from layouts.profile.page import PLACES, SHARES, profile_parts
from layouts.profile.view import profile_view
from layouts.profile.words import TITLES
from layouts.shell.ids import ShellId


def _asked(answers: Answers, query: Query, chosen: str) -> ProfileAnswer:
    """Ask within the chosen category; one that does not exist gives a notice and everything."""
    try:
        return answers.profile(query, chosen=chosen)
    except BadQuery as error:
        if not chosen:
            raise
        show_error(error)
        return answers.profile(query)


def register(app: Dash, answers: Answers) -> None:
    """Connect the page."""

    @app.callback(
        {name: Output(*where) for name, where in PLACES.items()},
        Input(ShellId.QUERY, "data"), Input(Id.CHOSEN, "data"),
    )  # fmt: skip
    def show_profile(search: str | None, chosen: str | None) -> dict[str, Any]:
        query = Query.from_url(search or "")
        answer = _asked(answers.for_(current_principal()), query, chosen or "")
        return profile_parts(profile_view(answer, query))

    for name in TITLES:
        connect_twin(app, switch=place(name, "weergave"), picture=place(name, "beeld"), table=place(name, "tabel"))
    app.clientside_callback(
        ClientsideFunction("profile", "shownClass"), Output(Id.BODY, "className"), Input(Id.SHOWN, "value")
    )
    keep_in_link(app, "binnen", Id.CHOSEN, default="", prop="data")
    keep_in_link(app, "toon", Id.SHOWN, default=SHARES)
