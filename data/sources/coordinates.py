"""Where it happened: coordinates as exports write them, put right where only one reading fits, in one metric CRS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
from numpy.typing import NDArray

from data.contracts import RD_NEW
from data.sources.mapping import RD_EPSG

FLAG_SWAPPED: Final = "X en Y verwisseld"
FLAG_SCALED: Final = "coördinaat duizend keer te groot of te klein"
FLAG_NOWHERE: Final = "coördinaat buiten Nederland"
FLAG_STATION: Final = "coördinaat van een politiebureau"

#: Where coordinates of RD New can lie, in metres. Source: Kadaster, validity of Rijksdriehoeksstelsel.
RD_X, RD_Y = (7_000.0, 300_000.0), (289_000.0, 629_000.0)
#: Readings of a coordinate, the plainest first: as it stands, in millimetres, in kilometres; each also swapped.
_SCALES: Final = (1.0, 0.001, 1_000.0)
#: Two places within this are the same place.
_SAME_M: Final = 0.5

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class StationRule:
    """When one exact place that returns is the place of a police station, entered for want of a better one.

    Ours: that many burglaries do not happen at one front door, and a block of flats does not hold a fiftieth of what
    happens in its municipality.
    """

    fewest: int = 20
    share: float = 0.02


STATIONS: Final = StationRule()


@dataclass(frozen=True)
class Places:
    """The place of every row in metres, NaN where unknown; the CRS of those metres; remarks."""

    x_m: Floats
    y_m: Floats
    crs: str
    flags: dict[str, Bools]


def places(x: Floats, y: Floats, *, epsg: int, crs: str) -> Places:
    """Read coordinates of a CRS as places in metres.

    Args:
        x: (n,) eastings or longitudes, NaN where unreadable.
        y: (n,) northings or latitudes.
        epsg: CRS they are in.
        crs: CRS in metres that is wanted; empty: RD New when most points lie in the Netherlands, else their UTM zone.
    """
    x, y = _without_zeros(x, y)
    if epsg == RD_EPSG:
        return _in_rd(x, y)
    source, rd = pyproj.CRS.from_epsg(epsg), pyproj.CRS.from_user_input(RD_NEW)
    target = pyproj.CRS.from_user_input(crs) if crs else _zone_of(x, y, source, rd)
    x_m, y_m = _moved(x, y, source, target)
    return _in_rd(x_m, y_m) if target == rd else Places(x_m, y_m, f"EPSG:{target.to_epsg()}", {})


def _in_rd(x: Floats, y: Floats) -> Places:
    """Take the first reading that lies in the Netherlands."""
    x_m, y_m = np.full(len(x), np.nan), np.full(len(x), np.nan)
    swapped, scaled = np.zeros(len(x), bool), np.zeros(len(x), bool)
    for scale, swap in product(_SCALES, (False, True)):
        east, north = (y * scale, x * scale) if swap else (x * scale, y * scale)
        fits = np.isnan(x_m) & _fits_rd(east, north)
        if fits.any():
            x_m, y_m = np.where(fits, east, x_m), np.where(fits, north, y_m)
            swapped |= fits & swap
            scaled |= fits & (scale != 1.0)
    nowhere = np.isnan(x_m) & np.isfinite(x) & np.isfinite(y)
    return Places(x_m, y_m, RD_NEW, {FLAG_SWAPPED: swapped, FLAG_SCALED: scaled, FLAG_NOWHERE: nowhere})


def station_points(
    x_m: Floats, y_m: Floats, municipality: NDArray[np.int64], *, known: Sequence[tuple[float, float]] = (),
    rule: StationRule = STATIONS,
) -> Bools:  # fmt: skip
    """Mark the incidents that stand at a police station: at a known one, or at a place that returns too often.

    Args:
        x_m: (n,) eastings, NaN where unknown.
        y_m: (n,) northings.
        municipality: (n,) number of the municipality, -1 unknown.
        known: places of stations, in the same CRS.
    """
    located = np.isfinite(x_m) & np.isfinite(y_m)
    spots = pd.DataFrame({"x": np.round(x_m, 1), "y": np.round(y_m, 1), "area": municipality})[located]
    here = spots.groupby(["x", "y"], sort=False)["area"].transform("size").to_numpy()
    total = spots.groupby("area", sort=False)["area"].transform("size").to_numpy()
    marked = np.zeros(len(x_m), bool)
    marked[located] = (here >= rule.fewest) & (here >= rule.share * total)
    for east, north in known:
        marked |= located & (np.hypot(x_m - east, y_m - north) <= _SAME_M)
    return marked


def stations_in(known: Sequence[tuple[float, float]], *, epsg: int, crs: str) -> tuple[tuple[float, float], ...]:
    """Give the places of stations in the CRS of the incidents."""
    if not known:
        return ()
    x, y = np.array(known, np.float64).T
    x_m, y_m = _moved(x, y, pyproj.CRS.from_epsg(epsg), pyproj.CRS.from_user_input(crs))
    return tuple(zip(x_m.tolist(), y_m.tolist(), strict=True))


def _without_zeros(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """A pair of which one is missing or zero is no place."""
    known = np.isfinite(x) & np.isfinite(y) & (x != 0) & (y != 0)
    return np.where(known, x, np.nan), np.where(known, y, np.nan)


def _fits_rd(x: Floats, y: Floats) -> Bools:
    return (x >= RD_X[0]) & (x <= RD_X[1]) & (y >= RD_Y[0]) & (y <= RD_Y[1])


def _moved(x: Floats, y: Floats, source: pyproj.CRS, target: pyproj.CRS) -> tuple[Floats, Floats]:
    if source == target:
        return x, y
    x_m, y_m = pyproj.Transformer.from_crs(source, target, always_xy=True).transform(x, y)
    fine = np.isfinite(x_m) & np.isfinite(y_m)
    return np.where(fine, x_m, np.nan), np.where(fine, y_m, np.nan)


def _zone_of(x: Floats, y: Floats, source: pyproj.CRS, rd: pyproj.CRS) -> pyproj.CRS:
    """Choose RD New for the Netherlands, and for points when there is none; else the UTM zone of their middle."""
    known = np.isfinite(x) & np.isfinite(y)
    if _fits_rd(*_moved(x, y, source, rd)).sum() * 2 >= known.sum():
        return rd
    middle = gpd.GeoSeries.from_xy([float(np.median(x[known]))], [float(np.median(y[known]))], crs=source)
    try:
        zone: pyproj.CRS = middle.estimate_utm_crs()
    except (RuntimeError, ValueError, pyproj.exceptions.ProjError):
        return rd
    return zone
