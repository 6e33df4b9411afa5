"""Cells of a large area as one picture over the map: a colour number per pixel, in the map's own projection."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from analysis.grid import ROW_STEP, Grid, cell_rows_columns
from data.answered.map import Bounds
from data.degrees import bounds_of, to_metres_of
from data.map_layers import town_shades
from data.query import Query
from data.questions.hotspots import AreaCells, area_cells, cell_steps
from data.store import Area, Store

Floats = NDArray[np.float64]
Colour = tuple[int, int, int]

#: The layer of the town itself.
TOWN: Final = "bebouwing"
#: The longest side in pixels, and the fewest pixels along a cell. Source: ours; a cell stays visible at every zoom.
LONGEST_SIDE: Final = 1800
PIXELS_PER_CELL: Final = 4
#: Projected exactly on a lattice of this many pixels; between them straight lines are off by less than a metre.
LATTICE: Final = 32


def map_picture(store: Store, query: Query, layer: str, palette: Sequence[Colour], known: str = "") -> bytes:
    """Draw the town of an area, or its hotspots as ``<kind>-<share>``; ``known`` are the stages of ``MapAnswer``.

    Raises: BadQuery when there is no such layer, or when nobody lives in the area.
    """
    area = store.area(query.area)
    on = area_cells(store, area)
    values = np.zeros(on.mask.size, np.uint8)
    values[on.at] = _values(store, area, query, on, layer, known)
    return picture(on.grid, values.reshape(on.mask.shape), palette)


def _values(store: Store, area: Area, query: Query, on: AreaCells, layer: str, known: str) -> NDArray[np.uint8]:
    if layer == TOWN:
        return town_shades(store.cells.dwellings[on.place])
    kind, _, share = layer.partition("-")
    number = int(share) if share.isascii() and share.isdigit() else 0
    return cell_steps(store, area, query, on, kind=kind, share=number, known=known)


def picture(grid: Grid, values: NDArray[np.uint8], palette: Sequence[Colour]) -> bytes:
    """Draw the values of a grid as PNG with a palette; 0 is transparent, value k has colour k - 1.

    Args:
        grid: the cells.
        values: (rows, columns), row 0 in the south.
        palette: at most 255 colours.
    Returns: a picture whose corners are ``bounds_of(grid)``, straight in web Mercator.
    """
    found = lookup(grid, size(grid))
    pixels = np.concatenate([values.ravel(), np.zeros(1, np.uint8)])[found]
    image = Image.fromarray(pixels)
    image.putpalette([0, 0, 0, *(part for colour in palette for part in colour)])
    stored = io.BytesIO()
    image.save(stored, "PNG", transparency=0, compress_level=6)
    return stored.getvalue()


def size(grid: Grid) -> tuple[int, int]:
    """Height and width of the picture in pixels."""
    per_cell = min(PIXELS_PER_CELL, LONGEST_SIDE / max(grid.shape))
    return max(1, round(grid.rows * per_cell)), max(1, round(grid.columns * per_cell))


def lookup(grid: Grid, shape: tuple[int, int]) -> NDArray[np.int64]:
    """Give per pixel the place of its cell in the flattened grid, -1 outside.

    Args:
        grid: the cells.
        shape: height and width in pixels; the first row is the northernmost.
    """
    x_m, y_m = _places(bounds_of(grid), shape)
    rows, columns = cell_rows_columns(x_m, y_m, cell_m=grid.cell_m)
    return grid.positions(rows * ROW_STEP + columns)


def _places(bounds: Bounds, shape: tuple[int, int]) -> tuple[Floats, Floats]:
    """Place in metres of the middle of every pixel: exact on a lattice, straight between."""
    west, south, east, north = bounds
    down, across = _knots(shape[0]), _knots(shape[1])
    longitude = west + (across + 0.5) / shape[1] * (east - west)
    top, bottom = _mercator(north), _mercator(south)
    latitude = _latitude(top + (down + 0.5) / shape[0] * (bottom - top))
    x_m, y_m = to_metres_of(*np.meshgrid(longitude, latitude))
    return _filled(x_m, down, across, shape), _filled(y_m, down, across, shape)


def _knots(pixels: int) -> Floats:
    return np.unique(np.append(np.arange(0, pixels, LATTICE), pixels - 1)).astype(np.float64)


def _filled(knots: Floats, down: Floats, across: Floats, shape: tuple[int, int]) -> Floats:
    """Fill in the pixels between the knots, along rows first."""
    every = np.arange(shape[1])
    along = np.stack([np.interp(every, across, row) for row in knots])
    at = np.arange(shape[0])
    lower = np.clip(np.searchsorted(down, at, side="right") - 1, 0, max(len(down) - 2, 0))
    upper = np.minimum(lower + 1, len(down) - 1)
    gap = np.maximum(down[upper] - down[lower], 1.0)
    part = ((at - down[lower]) / gap)[:, None]
    return np.asarray(along[lower] * (1 - part) + along[upper] * part)


def _mercator(latitude: float) -> float:
    return float(np.arctanh(np.sin(np.radians(latitude))))


def _latitude(mercator: Floats) -> Floats:
    return np.degrees(np.arcsin(np.tanh(mercator)))
