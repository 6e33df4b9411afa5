"""From metres to degrees, for what leaves for the browser: places, cells, and the frame of a picture over the map."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer

from analysis.grid import CELL_M, Grid, cell_centres
from data.answered.map import Bounds

Floats = NDArray[np.float64]

METRES: Final = "EPSG:28992"
DEGREES: Final = "EPSG:4326"
#: Five decimals are about a metre.
DECIMALS: Final = 5


@cache
def _transformer(source: str, target: str) -> Transformer:
    return Transformer.from_crs(source, target, always_xy=True)


def to_degrees(x_m: Floats, y_m: Floats) -> tuple[Floats, Floats]:
    """Give longitude and latitude of places in RD New, rounded to about a metre."""
    longitude, latitude = _transformer(METRES, DEGREES).transform(x_m, y_m)
    return np.round(longitude, DECIMALS), np.round(latitude, DECIMALS)


def to_metres(longitude: float, latitude: float) -> tuple[float, float]:
    """Give the place in RD New; infinite where the projection does not reach."""
    x_m, y_m = _transformer(DEGREES, METRES).transform(longitude, latitude)
    return float(x_m), float(y_m)


def to_metres_of(longitude: Floats, latitude: Floats) -> tuple[Floats, Floats]:
    """Give the places in RD New, in arrays of the same shape."""
    x_m, y_m = _transformer(DEGREES, METRES).transform(longitude, latitude)
    return np.asarray(x_m), np.asarray(y_m)


def centres(cell_id: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Give longitude and latitude of the centres of cells."""
    return to_degrees(*cell_centres(cell_id))


def corners(cell_id: NDArray[np.int64]) -> Floats:
    """Give the outline of every cell: (m, 5, 2) longitude and latitude, closed, counter-clockwise."""
    x_m, y_m = cell_centres(cell_id)
    half = CELL_M / 2
    east, north = np.array([-half, half, half, -half, -half]), np.array([-half, -half, half, half, -half])
    longitude, latitude = to_degrees((x_m[:, None] + east).ravel(), (y_m[:, None] + north).ravel())
    return np.stack([longitude, latitude], axis=-1).reshape(-1, 5, 2)


def bounds_of(grid: Grid) -> Bounds:
    """Give west, south, east and north of a grid, in degrees."""
    longitude, latitude = to_degrees(*_rim(grid))
    return float(longitude.min()), float(latitude.min()), float(longitude.max()), float(latitude.max())


def _rim(grid: Grid) -> tuple[Floats, Floats]:
    """Places along the edge of the grid: straight in metres is not straight in degrees."""
    across = np.linspace(grid.west_m, grid.west_m + grid.columns * grid.cell_m, 9)
    up = np.linspace(grid.south_m, grid.south_m + grid.rows * grid.cell_m, 9)
    x_m = np.concatenate([across, across, np.full(9, across[0]), np.full(9, across[-1])])
    y_m = np.concatenate([np.full(9, up[0]), np.full(9, up[-1]), up, up])
    return x_m, y_m
