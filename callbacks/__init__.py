"""Wires every page: read the link, ask, show."""

from __future__ import annotations

from dash import Dash

from callbacks import filters, hot_times, levels, meeting, overview, plan, profile, quality, routing, shell
from callbacks import map as map_callbacks
from data.answers import Answers


def register_all(app: Dash, answers: Answers, *, tiles: str = "") -> None:
    """Connect the frame and every page.

    Args:
        app: the app.
        answers: the questions that may be asked.
        tiles: address of map tiles; empty for none.
    """
    routing.register(app, tiles=tiles)
    shell.register(app, answers)
    filters.register(app, answers)
    overview.register(app, answers)
    map_callbacks.register(app, answers)
    hot_times.register(app, answers)
    profile.register(app, answers)
    levels.register(app, answers)
    plan.register(app, answers)
    quality.register(app, answers)
    meeting.register(app, answers)
