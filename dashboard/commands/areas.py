"""`areas`: outlines, dwellings per cell and street names, imported or fetched."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.common import (
    AsJson,
    Data,
    Force,
    data_folder,
    print_json,
    progress,
    publish_now,
    say,
    tell_outcome,
)
from data.contracts import RD_NEW
from data.errors import DashboardError
from data.imports import fingerprint, import_areas, import_cells, import_streets
from data.publish import Import, Request
from data.snapshot import current_folder, read_manifest
from data.sources.download import download_areas

File = Annotated[Path, typer.Argument(help="Het bestand.")]
Files = Annotated[list[Path], typer.Argument(help="Kaart van het CBS (GeoPackage of GeoJSON).")]
Year = Annotated[int, typer.Option(min=2015, max=2049, help="Jaar van de indeling.")]
OptionalYear = Annotated[int | None, typer.Option(min=2009, max=2049, help="Jaar van de indeling.")]
Target = Annotated[Path | None, typer.Option("--file", help="Waar het bestand komt (GeoPackage).")]


def register(app: typer.Typer) -> None:
    """Add the group and its commands."""
    group = typer.Typer(no_args_is_help=True, help="Gebieden, woningen per cel en straten.")
    group.command("import")(import_)
    group.command()(cells)
    group.command()(streets)
    group.command()(download)
    app.add_typer(group, name="areas")


def import_(
    files: Files, year: OptionalYear = None, force: Force = "", data: Data = None, as_json: AsJson = False
) -> None:
    """Lees gemeenten, wijken en buurten in; wat er al is, wordt er opnieuw in gezet."""
    change = import_areas(files, year=year)
    _take("gebieden", change, fingerprint(files, year, RD_NEW), data, force=force, as_json=as_json)


def cells(file: File, data: Data = None, as_json: AsJson = False) -> None:
    """Lees woningen per vierkant of punt in en verdeel ze over cellen van 125 m."""
    crs = _crs(data_folder(data))
    _take("woningen", import_cells(file, crs=crs), fingerprint([file], crs), data, as_json=as_json)


def streets(file: File, data: Data = None, as_json: AsJson = False) -> None:
    """Lees straatnamen per cel in; huisnummers blijven achter."""
    crs = _crs(data_folder(data))
    _take("straten", import_streets(file, crs=crs), fingerprint([file], crs), data, as_json=as_json)


def download(year: Year, file: Target = None, as_json: AsJson = False) -> None:
    """Haal de wijk- en buurtkaart van het CBS op bij PDOK."""
    target = file or Path(f"wijkenbuurten_{year}.gpkg")
    with progress(quiet=as_json) as tell:
        download_areas(year, target, tell=tell)
    if as_json:
        print_json({"file": str(target)})
    else:
        say(f"Opgehaald: {target}. Lees de gebieden in met areas import {target}.", markup=False)


def _take(name: str, change: Import, source: str, data: Path | None, *, as_json: bool, force: str = "") -> None:
    request = Request(imports={name: change}, inputs={name: source}, force=force)
    tell_outcome(publish_now(data_folder(data), request, quiet=as_json), as_json=as_json)


def _crs(folder: Path) -> str:
    """Give the metric CRS of an installation; that of the Netherlands before there is anything."""
    try:
        return read_manifest(current_folder(folder)).crs
    except DashboardError:
        return RD_NEW
