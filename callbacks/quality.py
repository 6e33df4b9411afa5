"""Gegevens: read the link, ask, show."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output

from callbacks.parts import connect_chart, connect_twin
from data.access import current_principal
from data.answers import Answers
from data.query import Query
from layouts.quality.ids import Id
from layouts.quality.page import PLACES, quality_parts
from layouts.quality.view import quality_view
from layouts.shell.ids import ShellId


def register(app: Dash, answers: Answers) -> None:
    """Connect the page."""

    @app.callback({name: Output(*place) for name, place in PLACES.items()}, Input(ShellId.QUERY, "data"))
    def show_quality(search: str | None) -> dict[str, Any]:
        query = Query.from_url(search or "")
        return quality_parts(quality_view(answers.for_(current_principal()).quality(query), query))

    connect_twin(app, switch=Id.KNOWN_TWIN, picture=Id.KNOWN_PICTURE, table=Id.KNOWN_TABLE)
    connect_twin(app, switch=Id.PLACES_TWIN, picture=Id.PLACES_PICTURE, table=Id.PLACES_TABLE)
    connect_chart(app, figure=Id.KNOWN_FIGURE, graph=Id.KNOWN)
