"""How one supplier writes: headings, column order, date format, CRS and constants, from a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyproj
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from data.contracts import CRIME_TYPES, INCIDENTS
from data.errors import DashboardError
from data.sources.headings import CRIME_TYPE, FIELDS

DEFAULT_SUPPLIER: Final = "politie"
RD_EPSG: Final = 28992
EXAMPLE: Final = "docs/mapping.md"
#: No mapping file comes near this.
LARGEST: Final = 200_000


class MappingRefused(DashboardError):
    """A mapping file says something that cannot be."""


@dataclass(frozen=True)
class Mapping:
    """How one supplier writes.

    Attributes:
        supplier: name of the supplier in the log.
        headings: field -> heading of this supplier; goes before the built-in aliases.
        columns: field per column, in order, of files without a heading row; an empty text is a column that is left.
        constants: field -> text that holds for every row of which the column is missing or empty.
        words: field -> word of this supplier -> word of the contract.
        date_format: strptime pattern of days, where they are written otherwise.
        separator: the mark between columns; empty: found out.
        epsg: CRS of the coordinates.
        metric_epsg: CRS in metres that the places come out in; 0: ``crs`` tells.
        area: name of the one area that is drawn round the points when no areas are given.
        stations: places (x, y) in the CRS of the file that stand for "unknown place".
        text: the file itself, as it takes part in the hash of the source.
    """

    supplier: str = DEFAULT_SUPPLIER
    headings: Dictionary[str, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    constants: Dictionary[str, str] = field(default_factory=dict)
    words: Dictionary[str, Dictionary[str, str]] = field(default_factory=dict)
    date_format: str = ""
    separator: str = ""
    epsg: int = RD_EPSG
    metric_epsg: int = 0
    area: str = ""
    stations: tuple[tuple[float, float], ...] = ()
    text: str = field(default="", repr=False)

    @property
    def crs(self) -> str:
        """The CRS in metres that the places come out in; empty when only the points can tell (degrees, feet)."""
        metric = self.metric_epsg or (self.epsg if is_metric(pyproj.CRS.from_epsg(self.epsg)) else 0)
        return f"EPSG:{metric}" if metric else ""


def is_metric(crs: pyproj.CRS) -> bool:
    """Tell whether a CRS is a plane in metres."""
    return bool(crs.is_projected and all(axis.unit_name == "metre" for axis in crs.axis_info))


PLAIN: Final = Mapping()


class _Written(BaseModel):
    """The file as it may be written; a field at the top is a constant."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    supplier: str = Field(default=DEFAULT_SUPPLIER, min_length=1, max_length=60)
    headings: dict[str, str] = {}
    columns: list[str] = []
    constants: dict[str, str] = {}
    words: dict[str, dict[str, str]] = {}
    date_format: str = ""
    separator: str = Field(default="", max_length=1)
    epsg: int = RD_EPSG
    metric_epsg: int = 0
    area: str = Field(default="", max_length=60)
    stations: list[tuple[float, float]] = []

    @model_validator(mode="before")
    @classmethod
    def _constants_at_the_top(cls, written: dict[str, object]) -> dict[str, object]:
        top = {name: str(value) for name, value in written.items() if name in FIELDS}
        rest = {name: value for name, value in written.items() if name not in FIELDS}
        given = rest.get("constants", {})
        return {**rest, "constants": {**top, **given}} if top and isinstance(given, dict) else rest


def read_mapping(file: Path) -> Mapping:
    """Read a mapping file.

    Raises: MappingRefused with a Dutch sentence: it is not there, is no TOML, or says something that cannot be.
    """
    try:
        text = file.read_bytes()[:LARGEST].decode("utf-8-sig")
        written = _Written.model_validate(tomllib.loads(text))
    except OSError as error:
        raise MappingRefused(f"Het mappingbestand {file.name} is niet te lezen.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MappingRefused(f"Het mappingbestand {file.name} is geen geldige TOML.") from error
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"]) or "het bestand"
        raise MappingRefused(f"In het mappingbestand {file.name} klopt {where} niet; zie {EXAMPLE}.") from error
    _check(written, file.name)
    return Mapping(
        supplier=written.supplier, headings=written.headings, columns=tuple(written.columns),
        constants=written.constants, words=written.words, date_format=written.date_format,
        separator=written.separator, epsg=written.epsg, metric_epsg=written.metric_epsg, area=written.area,
        stations=tuple(written.stations), text=text,
    )  # fmt: skip


def _check(written: _Written, file: str) -> None:
    named = {*written.headings, *written.constants, *written.words, *filter(None, written.columns)}
    if unknown := sorted(named - FIELDS):
        raise MappingRefused(
            f"Het mappingbestand {file} noemt een onbekend veld: {', '.join(unknown[:3])}. Bekend zijn: "
            f"{', '.join(sorted(FIELDS))}."
        )
    given = [name for name in written.columns if name]
    if twice := sorted({name for name in given if given.count(name) > 1}):
        raise MappingRefused(f"Het mappingbestand {file} noemt {twice[0]} voor meer dan één kolom.")
    _check_words(written, file)
    _check_crs(written, file)


def _check_crs(written: _Written, file: str) -> None:
    for epsg in filter(None, (written.epsg, written.metric_epsg)):
        try:
            crs = pyproj.CRS.from_epsg(epsg)
        except pyproj.exceptions.CRSError as error:
            raise MappingRefused(f"Het mappingbestand {file} noemt een onbekende epsg: {epsg}.") from error
        if epsg == written.metric_epsg and not is_metric(crs):
            raise MappingRefused(f"Het mappingbestand {file}: metric_epsg {epsg} is geen stelsel in meters.")


def _check_words(written: _Written, file: str) -> None:
    """Refuse a word that the contract does not know, before a row meets it."""
    allowed = {column.name: column.allowed for column in INCIDENTS.columns if column.allowed}
    for name, words in {**written.words, "": {}}.items():
        known = allowed.get(name, ())
        if known and (wrong := sorted(set(words.values()) - set(known))):
            raise MappingRefused(
                f"Het mappingbestand {file}: {wrong[0]} kan geen {name} zijn; wel: {', '.join(known)}."
            )
    constant = written.constants.get(CRIME_TYPE)
    if constant is not None and constant not in CRIME_TYPES:
        raise MappingRefused(
            f"Het mappingbestand {file}: {constant} kan geen {CRIME_TYPE} zijn; wel: {', '.join(CRIME_TYPES)}."
        )
