"""Reads a steward's table, whatever program made it: CSV, XLSX, Parquet, or a map file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyogrio
import python_calamine
from pyarrow import parquet as pq

from data.errors import InputRefused

MAPS: Final = {".gpkg", ".geojson", ".json", ".shp", ".gml"}
#: A steward's table is never larger than this; a larger file is another file.
LARGEST: Final = 2_000_000_000
_SAMPLE: Final = 64_000
_ENCODINGS: Final = ("utf-8-sig", "cp1252")


def read_frame(file: Path, crs: str) -> pd.DataFrame:
    """Read one table; a map file comes with its geometry in ``crs``.

    Raises: InputRefused when the file is not there, too large, or no table.
    """
    if file.suffix.lower() in MAPS:
        return _map(file, crs)
    frames = read_tables(file)
    return frames[next(iter(frames))]


def read_tables(file: Path) -> dict[str, pd.DataFrame]:
    """Read the tables of a file by name: the sheets of a workbook, else one with the name of the file.

    Every value is text, except in Parquet.

    Raises: InputRefused when the file is not there, too large, or no table.
    """
    _check(file)
    suffix = file.suffix.lower()
    try:
        if suffix == ".parquet":
            read: pd.DataFrame = pq.read_table(file).to_pandas()
            return {file.stem: read}
        if suffix in {".xlsx", ".xlsm", ".xls", ".ods"}:
            return _sheets(file)
        return {file.stem: _csv(file)}
    except (OSError, pa.ArrowException, python_calamine.CalamineError, UnicodeError, ValueError, csv.Error) as error:
        raise InputRefused(f"Het bestand {file.name} is niet te lezen als tabel.") from error


def first_column(frame: pd.DataFrame, names: Sequence[str]) -> str:
    """Give the first of the names that is a column, capitals or not; empty when none is."""
    there = {str(column).strip().lower(): str(column) for column in frame.columns}
    return next((there[name] for name in names if name in there), "")


def _check(file: Path) -> None:
    if not file.is_file():
        raise InputRefused(f"Het bestand {file.name} is er niet.")
    if file.stat().st_size > LARGEST:
        raise InputRefused(f"Het bestand {file.name} is te groot.")


def _map(file: Path, crs: str) -> pd.DataFrame:
    _check(file)
    try:
        frame = gpd.read_file(file)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError) as error:
        raise InputRefused(f"Het bestand {file.name} kan niet worden gelezen als kaart.") from error
    if not isinstance(frame, gpd.GeoDataFrame) or frame.crs is None:
        raise InputRefused(f"Het bestand {file.name} zegt niet in welk coördinatenstelsel het staat.")
    placed: pd.DataFrame = frame[~frame.geometry.isna()].to_crs(crs).reset_index(drop=True)
    return placed


def _csv(file: Path) -> pd.DataFrame:
    text = _decoded(file.read_bytes())
    sample = text[:_SAMPLE].splitlines()[0] if text.strip() else ""
    separator = max(";\t,|", key=sample.count)
    read: pd.DataFrame = pd.read_csv(io.StringIO(text), sep=separator, dtype=str, keep_default_na=False)
    return read


def _decoded(raw: bytes) -> str:
    if b"\0" in raw:
        raise ValueError("no text")
    try:
        return raw.decode(_ENCODINGS[0])
    except UnicodeDecodeError:
        return raw.decode(_ENCODINGS[1])


def _sheets(file: Path) -> dict[str, pd.DataFrame]:
    book = python_calamine.CalamineWorkbook.from_path(file)
    return {name: _sheet(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names}


def _sheet(rows: Sequence[Sequence[object]]) -> pd.DataFrame:
    """Take the first row as headings; whole numbers lose the decimals that a spreadsheet keeps for them."""
    if not rows:
        return pd.DataFrame()
    headings, *body = [[_text(cell) for cell in row] for row in rows]
    return pd.DataFrame([row for row in body if any(row)], columns=headings)


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
