"""The commands of the steward of the data, one module a subject."""

from __future__ import annotations

from typer import Typer

from dashboard.commands import areas, check, measures, publish, versions


def register_commands(app: Typer) -> None:
    """Add every command to the command line."""
    check.register(app)
    publish.register(app)
    versions.register(app)
    measures.register(app)
    areas.register(app)
