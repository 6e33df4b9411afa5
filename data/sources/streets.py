"""Street names per cell, for letters to all dwellings: house numbers and everything else of an address stay behind."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.grid import cell_of
from data.contracts import RD_NEW, STREETS
from data.errors import InputRefused
from data.sources.cells import DWELLINGS, X_COLUMNS, Y_COLUMNS
from data.sources.tabular import first_column, read_frame

#: Columns that may hold the name of the street. Source: BAG extracts and common exports of address files.
STREET: Final = ("openbare_ruimte", "openbareruimtenaam", "straatnaam", "straat", "street")
CELL: Final = ("cell_id",)


def read_streets(file: Path, *, crs: str = RD_NEW) -> pa.Table:
    """Read street names with their places and count the dwellings per street and cell.

    Args:
        file: points on a map, or a table with x and y in metres or the number of the cell.
        crs: metric CRS of the cells.
    Returns: a table by contracts.STREETS; a row without a number of dwellings is one dwelling.
    Raises: InputRefused when the file names no street or no place.
    """
    frame = read_frame(file, crs)
    street = first_column(frame, STREET)
    if not street:
        raise InputRefused(f"Het bestand {file.name} heeft geen kolom met de straatnaam ({STREET[0]}).")
    cells = _cells(frame, file.name)
    rows = pd.DataFrame({"cell_id": cells, "street": frame[street].astype(str).str.strip()})
    rows["dwellings"] = _dwellings(frame)
    rows = rows[(rows["street"] != "") & rows["cell_id"].notna() & (rows["dwellings"] > 0)]
    rows["cell_id"] = rows["cell_id"].astype("int64")
    counted = rows.groupby(["cell_id", "street"])["dwellings"].sum().astype("int32").reset_index()
    return STREETS.from_frame(counted)


def _dwellings(frame: pd.DataFrame) -> pd.Series:
    column = first_column(frame, DWELLINGS)
    if not column:
        return pd.Series(1, index=frame.index)
    return pd.to_numeric(frame[column], errors="coerce").fillna(0)


def _cells(frame: pd.DataFrame, file: str) -> pd.Series:
    if cell := first_column(frame, CELL):
        return pd.to_numeric(frame[cell], errors="coerce")
    if isinstance(frame, gpd.GeoDataFrame):
        points = frame.geometry.representative_point()
        return _numbered(points.x, points.y, frame)
    x, y = first_column(frame, X_COLUMNS), first_column(frame, Y_COLUMNS)
    if not (x and y):
        raise InputRefused(f"Het bestand {file} zegt niet waar de straten liggen (x en y in meters, of cell_id).")
    values = [pd.to_numeric(frame[name].astype(str).str.replace(",", "."), errors="coerce") for name in (x, y)]
    return _numbered(values[0], values[1], frame)


def _numbered(x: pd.Series, y: pd.Series, frame: pd.DataFrame) -> pd.Series:
    known = np.isfinite(x) & np.isfinite(y)
    cells = pd.Series(np.nan, index=frame.index)
    cells[known] = cell_of(x[known].to_numpy(np.float64), y[known].to_numpy(np.float64))
    return cells
