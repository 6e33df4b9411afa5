"""What an import does to the tables that stand: outlines, cells, streets and the measures of the plan."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import pyarrow as pa

from data import reference
from data.contracts import AREAS, RD_NEW
from data.errors import InputRefused
from data.publish import Import
from data.sources.areas import AreaFileRefused, Reference, read_areas
from data.sources.cells import estimate_cells, known, placed_again, read_cells
from data.sources.measures import PLAN, added
from data.sources.own_areas import read_own_areas
from data.sources.relocate import relocated
from data.sources.streets import read_streets

Tables = Mapping[str, pa.Table]

#: Divisions to try for a file whose name says no year: those after which a municipality of the unit changed.
DIVISIONS: Final = (2015, 2016, 2018, 2019)
_YEAR: Final = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")


def import_areas(files: Sequence[Path], *, year: int | None = None, crs: str = RD_NEW, name: str = "") -> Import:
    """Take new outlines; incidents and cells are looked up in them again.

    Args:
        files: of CBS; in another CRS, polygons of any maker.
        year: year of the division; None: as the name of the file says, else the first that fits.
        crs: metric CRS of the installation.
        name: what the unit is called, where CBS does not know it.
    """

    def change(tables: Tables) -> Tables:
        areas = areas_of(files, year=year, crs=crs, name=name)
        cells = placed_again(tables["cells"], areas) if known(tables["cells"]) else estimate_cells(areas)
        return {"areas": areas, "cells": cells, "incidents": relocated(tables["incidents"], areas)}

    return change


def import_cells(file: Path, *, crs: str = RD_NEW) -> Import:
    """Take dwellings per cell in the place of those that were there."""

    def change(tables: Tables) -> Tables:
        _need_areas(tables)
        return {"cells": read_cells(file, tables["areas"], crs=crs)}

    return change


def import_streets(file: Path, *, crs: str = RD_NEW) -> Import:
    """Take street names per cell in the place of those that were there."""

    def change(tables: Tables) -> Tables:
        _need_areas(tables)
        return {"streets": read_streets(file, crs=crs)}

    return change


def fingerprint(files: Sequence[Path], *options: object) -> str:
    """Hash files and the options they are read with, whatever the files are called.

    Raises: InputRefused when one cannot be read.
    """
    digest = hashlib.sha256(repr(options).encode())
    for file in files:
        try:
            with file.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
        except OSError as error:
            raise InputRefused(f"Het bestand {file.name} is niet te lezen.") from error
    return digest.hexdigest()


def _need_areas(tables: Tables) -> None:
    if not tables["areas"].num_rows:
        raise InputRefused("Er zijn nog geen gebieden. Lees ze eerst in met areas import.")


def areas_of(files: Sequence[Path], *, year: int | None = None, crs: str = RD_NEW, name: str = "") -> pa.Table:
    """Read outlines into areas; arguments as ``import_areas``.

    Raises: AreaFileRefused, InputRefused.
    """
    told = year or next((int(found[1]) for file in files if (found := _YEAR.search(file.stem))), None)
    if crs != RD_NEW:
        return read_own_areas(files, crs=crs, name=name or "Eigen gebied", year=told or DIVISIONS[-1])
    ours = Reference(reference.municipalities(), reference.reorganisations())
    refusal: AreaFileRefused | None = None
    for division in (told,) if told else DIVISIONS:
        try:
            return AREAS.from_frame(read_areas(files, year=division, reference=ours))
        except AreaFileRefused as error:
            refusal = refusal or error
    raise refusal or InputRefused("De gebieden zijn niet te lezen.")


def import_plan(plan: Tables) -> Import:
    """Take delivered measures and indicators beside those that were there; statuses go to the register."""

    def change(tables: Tables) -> Tables:
        mine = {name: table for name, (table, _) in PLAN.items() if name in plan and name in tables}
        return {name: added(tables[name], plan[name], table) for name, table in mine.items()}

    return change
