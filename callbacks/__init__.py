"""Wires every page: read the link, ask, show."""

from __future__ import annotations

from dash import Dash

from callbacks import filters, hot_times, levels, overview, plan, profile, quality, routing, shell
from data.answers import Answers


def register_all(app: Dash, answers: Answers) -> None:
    """Connect the frame and every page."""
    routing.register(app)
    shell.register(app, answers)
    filters.register(app, answers)
    overview.register(app, answers)
    hot_times.register(app, answers)
    profile.register(app, answers)
    levels.register(app, answers)
    plan.register(app, answers)
    quality.register(app, answers)
