"""Where each incident counts: its exact point against what the delivery says, and points that are no place at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.contracts import UNKNOWN
from data.sources.coordinates import FLAG_STATION, Places, station_points
from data.sources.placing import NOWHERE, Map, Placed

NO_PLACE: Final = "geen plaats en geen gemeente"
OUTSIDE: Final = "buiten de eenheid"
FLAG_CONTRADICTION: Final = "coördinaat ligt in een andere gemeente dan is opgegeven"
FLAG_OUTSIDE: Final = "coördinaat ligt buiten de eenheid"
FLAG_NO_PLACE: Final = "zonder coördinaat"
EXACT, CONTRADICTED, STATION = "exact", "tegenspraak", "bureau"

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Located:
    """Where the incidents count.

    Attributes:
        municipality: (n,) number of the municipality, -1 where a reason stands.
        wijk, buurt: (n,) numbers, -1 unknown.
        x_m, y_m: (n,) exact place, NaN unknown.
        place_flag: (n,) how far the place can be trusted.
        reasons: (n,) why the incident counts nowhere; empty where it does.
        flags: remark -> (n,) where it is true.
    """

    municipality: Numbers
    wijk: Numbers
    buurt: Numbers
    x_m: Floats
    y_m: Floats
    place_flag: NDArray[np.object_]
    reasons: NDArray[np.object_]
    flags: dict[str, NDArray[np.bool_]]


def locate(
    spots: Places, told: tuple[Numbers, NDArray[np.bool_]], areas: Map, stations: tuple[tuple[float, float], ...]
) -> Located:
    """Weigh the point of every incident against the municipality that was delivered with it.

    An exact point inside the unit wins. A point outside it, or at a police station, is an unknown place, and counts in
    the municipality that was delivered.

    Args:
        spots: the points.
        told: number of the delivered municipality, -1 none of ours; whether anything was delivered.
        areas: the map.
        stations: known places of police stations.
    """
    said, anything = told
    placed = areas.place(spots.x_m, spots.y_m)
    station = station_points(spots.x_m, spots.y_m, np.where(said >= 0, said, placed.municipality), known=stations)
    located = np.isfinite(spots.x_m)
    inside = (placed.municipality >= 0) & ~station
    outside = located & ~inside & ~station
    municipality = np.where(inside, placed.municipality, np.where(said >= 0, said, placed.municipality))
    contradicted = inside & (said >= 0) & (said != placed.municipality)
    flags = {
        FLAG_CONTRADICTION: contradicted, FLAG_OUTSIDE: outside, FLAG_STATION: station, FLAG_NO_PLACE: ~located,
    }  # fmt: skip
    place_flag = np.select([station, contradicted, inside], [STATION, CONTRADICTED, EXACT], UNKNOWN).astype(object)
    nowhere = municipality == NOWHERE
    reasons = np.where(nowhere, np.where(anything | outside, OUTSIDE, NO_PLACE), "").astype(object)
    return Located(
        municipality, *_where(placed, inside),
        np.where(inside, spots.x_m, np.nan), np.where(inside, spots.y_m, np.nan), place_flag, reasons, flags,
    )  # fmt: skip


def in_one_area(spots: Places, stations: tuple[tuple[float, float], ...]) -> Located:
    """Count every incident in the one area that was drawn round the points."""
    count = len(spots.x_m)
    everywhere = np.zeros(count, np.int64)
    station = station_points(spots.x_m, spots.y_m, everywhere, known=stations)
    inside = np.isfinite(spots.x_m) & ~station
    place_flag = np.select([station, inside], [STATION, EXACT], UNKNOWN).astype(object)
    flags = {FLAG_STATION: station, FLAG_NO_PLACE: np.isnan(spots.x_m)}
    return Located(
        everywhere, *_where(Placed(everywhere, everywhere, everywhere), inside),
        np.where(inside, spots.x_m, np.nan), np.where(inside, spots.y_m, np.nan),
        place_flag, np.full(count, "", dtype=object), flags,
    )  # fmt: skip


def told_by(columns: list[pd.Series], areas: Map, count: int) -> tuple[Numbers, NDArray[np.bool_]]:
    """Read the delivered municipalities; nothing is told where the export has no such column."""
    return areas.told(columns) if columns else (np.full(count, NOWHERE, np.int64), np.zeros(count, bool))


def _where(placed: Placed, inside: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    return np.where(inside, placed.wijk, NOWHERE), np.where(inside, placed.buurt, NOWHERE)
