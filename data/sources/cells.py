"""Dwellings per 125 m cell: squares or points re-cut to the grid, or municipal figures spread and marked as such."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from numpy.typing import NDArray

from analysis.grid import CELL_M, cell_centres, numbered
from data.contracts import BUURT, CELLS, MUNICIPALITY, RD_NEW
from data.errors import InputRefused
from data.sources.tabular import first_column, read_frame
from data.sources.within import codes_of, inside

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Columns that may hold the number of dwellings. Source: CBS, Vierkanten 100 m, editions 2000 to 2023; BAG extracts.
DWELLINGS: Final = ("aantal_woningen", "woningen", "woning", "g_woning", "won", "woningvoorraad", "dwellings")
#: Columns that may hold the code of a CBS square, E for the hundreds of metres east, N for those north.
SQUARES: Final = {"c28992r100": 100.0, "crs28992res100m": 100.0, "c28992r500": 500.0, "crs28992res500m": 500.0}
_SQUARE: Final = r"E(\d+)N(\d+)"
_CODE_METRES: Final = 100.0
X_COLUMNS: Final = ("x", "x_m", "x_coord", "x-coordinaat", "rd_x")
Y_COLUMNS: Final = ("y", "y_m", "y_coord", "y-coordinaat", "rd_y")
#: Below this a number of CBS means "secret" or "missing", which counts as none.
NO_DATA: Final = 0
#: The centre of a cell may lie just outside the outline that holds its dwellings.
REACH_M: Final = CELL_M


def read_cells(file: Path, areas: pa.Table, *, crs: str = RD_NEW) -> pa.Table:
    """Read dwellings per square or point and re-cut them to the cells of the areas.

    Args:
        file: GeoPackage, GeoJSON or shapefile, or CSV, XLSX or Parquet with the code of a CBS square or x and y.
        areas: by contracts.AREAS.
        crs: metric CRS of the areas.
    Returns: a table by contracts.CELLS; dwellings outside the areas are left out, the total within is kept.
    Raises: InputRefused when the file says no number of dwellings or no place.
    """
    west, south, side, dwellings = _squares(file, crs)
    cells, values = _recut(west, south, side, dwellings)
    x_m, y_m = cell_centres(cells)
    frame = pd.DataFrame({"cell_id": cells, "x_m": x_m, "y_m": y_m, "value": values})
    frame = frame.join(codes_of(areas, x_m, y_m, reach_m=REACH_M)).dropna(subset=["buurt_code"])
    if frame.empty:
        raise InputRefused(f"Het bestand {file.name} bevat geen woningen binnen de gebieden.")
    return _whole(frame, estimated=False)


def estimate_cells(areas: pa.Table) -> pa.Table:
    """Spread the dwellings of every municipality over its buurten, by dwellings, people or land, and mark that.

    Args:
        areas: by contracts.AREAS; without buurten there are no cells.
    Returns: a table by contracts.CELLS, everything ``estimated``.
    Source: GLOSSARY.md, Cell; docs/decisions/0042.
    """
    frame = areas.select(["code", "level", "parent_code", "population", "dwellings", "geometry"]).to_pandas()
    if not (frame["level"] == BUURT).any():
        return CELLS.empty()
    cells, x_m, y_m = inside(areas, BUURT)
    held = pd.DataFrame({"cell_id": cells, "x_m": x_m, "y_m": y_m}).join(codes_of(areas, x_m, y_m))
    held = held.dropna(subset=["buurt_code"])
    per_buurt = _spread(frame, held["buurt_code"].value_counts())
    held["value"] = held["buurt_code"].map(per_buurt).fillna(0.0)
    return _whole(held, estimated=True)


def placed_again(cells: pa.Table, areas: pa.Table) -> pa.Table:
    """Name the areas of cells anew, after the outlines have changed; a cell in none of them goes."""
    frame = cells.select(["cell_id", "x_m", "y_m", "dwellings", "estimated"]).to_pandas()
    codes = codes_of(areas, frame["x_m"].to_numpy(), frame["y_m"].to_numpy(), reach_m=REACH_M)
    return CELLS.from_frame(frame.join(codes).dropna(subset=["buurt_code"]))


def _squares(file: Path, crs: str) -> tuple[Floats, Floats, Floats, Floats]:
    """Read west and south edge, side and dwellings of every square; a point is a square without a side."""
    frame = read_frame(file, crs)
    column = first_column(frame, DWELLINGS)
    if not column:
        raise InputRefused(f"Het bestand {file.name} heeft geen kolom met het aantal woningen ({DWELLINGS[0]}).")
    dwellings = pd.to_numeric(frame[column], errors="coerce").fillna(0).clip(lower=NO_DATA)
    filled = frame[dwellings > 0].reset_index(drop=True)
    west, south, side = _edges(filled, file.name)
    return west, south, side, dwellings[dwellings > 0].to_numpy(np.float64)


def _edges(frame: pd.DataFrame, file: str) -> tuple[Floats, Floats, Floats]:
    code = first_column(frame, tuple(SQUARES))
    if code:
        numbers = frame[code].astype(str).str.extract(_SQUARE).astype("float64").to_numpy() * _CODE_METRES
        side = np.full(len(frame), SQUARES[code.lower()])
        return numbers[:, 0], numbers[:, 1], side
    if isinstance(frame, gpd.GeoDataFrame):
        bounds = shapely.bounds(frame.geometry.to_numpy())
        return bounds[:, 0], bounds[:, 1], np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])
    x, y = first_column(frame, X_COLUMNS), first_column(frame, Y_COLUMNS)
    if not (x and y):
        raise InputRefused(f"Het bestand {file} zegt niet waar de woningen staan (vierkant, of x en y in meters).")
    return _numbers(frame[x]), _numbers(frame[y]), np.zeros(len(frame))


def _numbers(column: pd.Series) -> Floats:
    text = column.astype(str).str.replace(",", ".", regex=False)
    return pd.to_numeric(text, errors="coerce").to_numpy(np.float64)


def _recut(west: Floats, south: Floats, side: Floats, dwellings: Floats) -> tuple[Ints, Floats]:
    """Give each cell the dwellings of every square times the share of that square that lies in the cell."""
    known = np.isfinite(west) & np.isfinite(south)
    west, south, side, dwellings = west[known], south[known], side[known], dwellings[known]
    first_column_, first_row = np.floor(west / CELL_M).astype(np.int64), np.floor(south / CELL_M).astype(np.int64)
    steps = int(np.ceil(side.max(initial=0) / CELL_M)) + 1
    ids, values = [], []
    for down in range(steps):
        for right in range(steps):
            share = _share(west, side, first_column_ + right) * _share(south, side, first_row + down)
            ids.append(numbered(first_row + down, first_column_ + right))
            values.append(dwellings * share)
    together = pd.Series(np.concatenate(values)).groupby(np.concatenate(ids)).sum()
    together = together[together > 0]
    return np.asarray(together.index, np.int64), np.asarray(together, np.float64)


def _share(start: Floats, side: Floats, cell: Ints) -> Floats:
    """Share of ``[start, start + side)`` that lies in a row or column of cells; a point lies in one of them wholly."""
    overlap = np.minimum(start + side, (cell + 1) * CELL_M) - np.maximum(start, cell * CELL_M)
    inside_it = (start >= cell * CELL_M) & (start < (cell + 1) * CELL_M)
    return np.where(side > 0, np.clip(overlap, 0, None) / np.where(side > 0, side, 1.0), inside_it)


def _spread(areas: pd.DataFrame, cells: pd.Series) -> pd.Series:
    """Give the dwellings per cell of each buurt: those of its municipality by what is known of all its buurten."""
    buurten = areas[(areas["level"] == BUURT) & areas["code"].isin(cells.index)].set_index("code")
    municipality = "GM" + buurten.index.str[2:6]
    total = areas[areas["level"] == MUNICIPALITY].set_index("code")["dwellings"]
    land = pd.Series(shapely.area(shapely.from_wkb(buurten["geometry"].to_numpy())), index=buurten.index)
    weight = land
    for column in ("population", "dwellings"):
        known = buurten[column].notna().groupby(municipality).transform("all")
        weight = weight.where(~known, buurten[column].astype("Float64").fillna(0).astype(float))
    share = weight / weight.groupby(municipality).transform("sum")
    dwellings = total.reindex(municipality).fillna(0).to_numpy(np.float64)
    return pd.Series(share * dwellings / cells.reindex(buurten.index))


def _whole(frame: pd.DataFrame, *, estimated: bool) -> pa.Table:
    """Make dwellings whole: every municipality keeps its total, every buurt and cell is off by less than one.

    The running sum is rounded, not each value: what one cell is given too little, the next is given more.
    """
    ordered = frame.sort_values(["municipality_code", "buurt_code", "cell_id"], ignore_index=True)
    by = ordered["municipality_code"]
    running = np.floor(ordered["value"].groupby(by).cumsum() + 0.5)
    dwellings = running.groupby(by).diff().fillna(running).astype("int32")
    kept = ordered.assign(dwellings=dwellings, estimated=estimated)[dwellings > 0].drop(columns="value")
    return CELLS.from_frame(kept.sort_values("cell_id"))


def known(cells: pa.Table) -> bool:
    """Tell whether dwellings per cell were counted, not spread."""
    return bool(cells.num_rows) and not pc.any(cells["estimated"]).as_py()
