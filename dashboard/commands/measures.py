"""`measures template`: empty tables for a steward to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.common import AsJson, print_json, say
from data.errors import InputRefused
from data.sources.templates import write_templates

Folder = Annotated[Path, typer.Argument(help="Map waarin de sjablonen komen.")]


def register(app: typer.Typer) -> None:
    """Add the group and its command."""
    group = typer.Typer(no_args_is_help=True, help="Maatregelen, voortgang en indicatoren.")
    group.command()(template)
    group.callback()(_group)
    app.add_typer(group, name="measures")


def template(folder: Folder = Path(), as_json: AsJson = False) -> None:
    """Schrijf lege sjablonen voor maatregelen, voortgang en indicatoren (XLSX en CSV)."""
    try:
        written = write_templates(folder)
    except OSError as error:
        raise InputRefused(f"In de map {folder} kan niet worden geschreven.") from error
    if as_json:
        print_json({"files": [str(path) for path in written]})
    else:
        say(f"Geschreven: {', '.join(str(path) for path in written)}.", markup=False)


def _group() -> None:
    """Maatregelen, voortgang en indicatoren."""
