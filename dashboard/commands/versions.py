"""`versions` and `rollback`: which versions there are, and the way back to one."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.table import Column, Table

from dashboard.commands.common import AsJson, Data, data_folder, print_json, say
from data.errors import NoSnapshot, SnapshotDamaged
from data.versions import Version, all_versions, damages, roll_back

COLUMNS = ("Versie", "Gepubliceerd", "Peildatum", "Incidenten", "Staat")
Name = Annotated[str, typer.Argument(help="Welke versie; leeg is de versie ervoor.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(versions)
    app.command()(rollback)


def versions(
    data: Data = None,
    as_json: AsJson = False,
    check: Annotated[bool, typer.Option("--check", help="Lees alles na en meld wat beschadigd is.")] = False,
) -> None:
    """Toon welke versies er zijn en welke in gebruik is."""
    found = all_versions(data_folder(data))
    if check and (wrong := damages(data_folder(data))):
        raise SnapshotDamaged(" ".join(wrong))
    if not found and not as_json:
        raise NoSnapshot("Er is nog niets gepubliceerd.")
    if as_json:
        print_json([_line(version) for version in found])
        return
    table = Table(*(Column(name, no_wrap=True) for name in COLUMNS), box=None)
    for version in found:
        line = _line(version)
        table.add_row(*(str(line[name] or "") for name in ("version", "published", "as_of", "incidents", "state")))
    say(table)
    for version in found:
        if version.manifest and version.manifest.forced:
            say(f"{version.name} is gepubliceerd ondanks twijfel: {version.manifest.forced}", markup=False)


def rollback(version: Name = "", data: Data = None, as_json: AsJson = False) -> None:
    """Maak een eerdere versie weer de huidige."""
    manifest = roll_back(data_folder(data), version)
    if as_json:
        print_json({"version": manifest.version})
    else:
        say(f"Versie {manifest.version} is weer in gebruik.", markup=False)


def _line(version: Version) -> dict[str, Any]:
    manifest = version.manifest
    if manifest is None:
        return {"version": version.name, "state": version.state, "published": None, "as_of": None, "incidents": None,
                "parent": None, "forced": ""}  # fmt: skip
    published = manifest.published
    return {
        "version": version.name, "state": version.state, "parent": manifest.parent,
        "published": f"{published:%Y-%m-%d %H:%M}" if published else None, "as_of": f"{manifest.as_of:%Y-%m-%d %H:%M}",
        "incidents": manifest.rows("incidents"), "forced": manifest.forced,
    }  # fmt: skip
