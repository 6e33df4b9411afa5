"""Divides the demo region: municipalities into wijken, wijken into buurten, and says where people live in them.

Everything is drawn on the straight plane, where every piece is convex; ``woven`` bends it into the map.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from data.sample.bend import Bend
from data.sample.settlements import RURAL_SHARE, TOWN_SHARE, Settlements, radius_of
from data.sample.tiling import Shapes, pieces, solved

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Metres between the points that areas are counted with.
SAMPLE_M: Final = 900
#: Around the land: how far a municipality's circle reaches beyond its area, how far bays are filled, and how near and
#: far from that the sites of the outside lie, so many metres apart.
CIRCLE: Final = 1.12
BAY_M: Final = 6_000
OUTSIDE_M: Final = (3_000, 13_000)
OUTSIDE_STEP_M: Final = 3_600
#: M: wijken of a municipality: so many, and one more per so many dwellings. About 500 in all.
WIJKEN: Final = 3.2
DWELLINGS_PER_WIJK: Final = 4_400
#: M: buurten of a wijk: so few to so many.
BUURTEN: Final = (3, 6)
#: Places that are tried for each village, the one farthest from the others is taken.
TRIES: Final = 12
#: M: the sites of the wijken of a town lie within this part of its radius, turned by the golden angle each.
WITHIN_TOWN: Final = 0.85
GOLDEN_ANGLE: Final = np.pi * (3 - np.sqrt(5))
#: M: spread of the logarithm of the size of villages, and the size of a hamlet as a share of its village.
VILLAGE_SPREAD: Final = 0.7
HAMLET_SHARE: Final = (0.08, 0.35)
#: Metres between the corners of a bent border.
CORNER_M: Final = 500.0
#: Corners are rounded to millimetres before borders are laid over each other: what the last bit of a sine decides on
#: one machine or another is gone before nearly equal lines are compared.
EXACT_DECIMALS: Final = 3


@dataclass(frozen=True)
class Division:
    """The pieces on the straight plane, each level with the number of the piece above it, and the settlements."""

    municipalities: Shapes
    wijken: Shapes
    wijk_in: Ints
    buurten: Shapes
    buurt_in: Ints
    settlements: Settlements


def divided(rng: np.random.Generator, table: pd.DataFrame, bend: Bend) -> Division:
    """Draw the region.

    Args:
        rng: draws wijken, buurten and settlements.
        table: data.reference.municipalities, in the order that numbers them.
        bend: what makes the map of the straight plane.
    """
    middle = table[["x_m", "y_m"]].to_numpy(float)
    municipalities = _municipalities(middle, table["land_km2"].to_numpy() * 1e6, bend)
    plans = [
        _wijken(rng, land, place, int(homes), int(urbanity))
        for land, place, homes, urbanity in zip(
            municipalities, bend.straight(middle), table["dwellings"], table["urbanity"], strict=True
        )
    ]
    wijken = np.concatenate([plan.wijken for plan in plans])
    wijk_in = np.repeat(np.arange(len(plans)), [len(plan.wijken) for plan in plans])
    settlements = Settlements(
        bend.bent(np.concatenate([plan.middle for plan in plans])),
        np.concatenate([plan.dwellings for plan in plans]),
        np.repeat(np.arange(len(plans)), [len(plan.dwellings) for plan in plans]),
    )
    parts = [_buurten(rng, land, seed) for plan in plans for land, seed in zip(plan.wijken, plan.sites, strict=True)]
    buurt_in = np.repeat(np.arange(len(wijken)), [len(part) for part in parts])
    return Division(municipalities, wijken, wijk_in, np.concatenate(parts), buurt_in, settlements)


def _municipalities(middle: Floats, square_metres: Floats, bend: Bend) -> Shapes:
    """Give each municipality its land area around its centroid; land ends where the outside is nearer."""
    circles = shapely.buffer(shapely.points(middle), CIRCLE * np.sqrt(square_metres / np.pi))
    coast = shapely.buffer(shapely.buffer(shapely.union_all(circles), BAY_M), -BAY_M)
    west, south, east, north = (int(edge) for edge in np.rint(shapely.bounds(shapely.buffer(coast, OUTSIDE_M[1]))))
    outside = _lattice(west, south, east, north, OUTSIDE_STEP_M)
    away = shapely.distance(shapely.points(outside), coast)
    outside = outside[(away > OUTSIDE_M[0]) & (away < OUTSIDE_M[1])]
    sample = _lattice(west, south, east, north, SAMPLE_M)
    sample = sample[shapely.contains_xy(shapely.buffer(coast, OUTSIDE_M[0]), sample)]
    straight_middle, straight_outside, straight_sample = (
        np.rint(bend.straight(places)).astype(np.int64) for places in (middle, outside, sample)
    )
    sites, weights = solved(
        straight_sample,
        straight_middle,
        np.rint(square_metres).astype(np.int64),
        straight_outside,
        per_point=SAMPLE_M**2,
    )
    everywhere = shapely.box(west - SAMPLE_M, south - SAMPLE_M, east + SAMPLE_M, north + SAMPLE_M)
    all_sites = np.concatenate([sites, straight_outside]).astype(float)
    all_weights = np.concatenate([weights, np.zeros(len(straight_outside))])
    return pieces(everywhere, all_sites, all_weights, own=len(sites))


def _lattice(west: int, south: int, east: int, north: int, step: int) -> Floats:
    """Give the corners of a square grid as (n, 2) whole metres; every other row is moved half a step."""
    x, y = np.meshgrid(np.arange(west, east, step), np.arange(south, north, step))
    x = x + np.where(np.arange(len(x)) % 2, step // 2, 0)[:, None]
    return np.column_stack([x.ravel(), y.ravel()]).astype(float)


@dataclass(frozen=True)
class _Plan:
    """One municipality: its wijken with their sites, and its settlements (middle on the straight plane)."""

    wijken: Shapes
    sites: Floats
    middle: Floats
    dwellings: Floats


def _wijken(rng: np.random.Generator, land: shapely.Polygon, town: Floats, dwellings: int, urbanity: int) -> _Plan:
    """Lay the wijken of the town around its middle and the others around a village each."""
    number = max(2, round(WIJKEN + dwellings / DWELLINGS_PER_WIJK))
    in_town = TOWN_SHARE[urbanity - 1]
    of_town = min(max(1, round(number * (in_town - 0.15))), number - 1)
    radius = float(radius_of(np.array([in_town * dwellings]))[0])
    sites = _kept(land, _sunflower(rng, town, radius, of_town), town)
    villages = spread(rng, land, number - len(sites), sites, town, 1.25 * radius)
    every = np.concatenate([sites, villages])
    wijken = pieces(land, every, np.zeros(len(every)))
    hamlets = np.concatenate([inside(rng, shape, 1) for shape in wijken[len(sites) :]] or [np.empty((0, 2))])
    size = np.exp(rng.normal(0.0, VILLAGE_SPREAD, len(villages)))
    share = np.concatenate([size, size * rng.uniform(*HAMLET_SHARE, len(villages))])
    rest = (1 - in_town - RURAL_SHARE[urbanity - 1]) * dwellings
    return _Plan(
        wijken,
        every,
        np.concatenate([town[None], villages, hamlets]),
        np.concatenate([[in_town * dwellings], rest * share / share.sum()]),
    )


def _sunflower(rng: np.random.Generator, town: Floats, radius: float, number: int) -> Floats:
    """Give the sites of the wijken of a town, evenly spread as the seeds of a sunflower.

    Source: Vogel (1979), A better way to construct the sunflower head, Math. Biosci. 44:179-189.
    """
    turn = GOLDEN_ANGLE * np.arange(number) + 2 * np.pi * rng.random()
    out = WITHIN_TOWN * radius * np.sqrt((np.arange(number) + 0.5) / number) * (number > 1)
    sites: Floats = town + out[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    return sites


def _kept(land: shapely.Polygon, sites: Floats, town: Floats) -> Floats:
    """Pull sites outside the land back towards the town, until they lie in it."""
    for _ in range(8):
        out = ~shapely.contains_xy(land, sites)
        sites = np.where(out[:, None], town + 0.7 * (sites - town), sites)
    return sites


def inside(rng: np.random.Generator, land: shapely.Polygon, number: int) -> Floats:
    """Draw ``number`` places anywhere in convex land."""
    west, south, east, north = land.bounds
    found = np.empty((0, 2))
    while len(found) < number:
        tried = rng.uniform((west, south), (east, north), (4 * number + 8, 2))
        found = np.concatenate([found, tried[shapely.contains_xy(land, tried)]])
    return found[:number]


def spread(
    rng: np.random.Generator, land: shapely.Polygon, number: int, taken: Floats, town: Floats, clear: float
) -> Floats:
    """Draw places one by one, each far from those before and from the border, and where there is room off the town."""
    places = taken
    for _ in range(number):
        tried = inside(rng, land, TRIES)
        gap = np.hypot(*(tried[:, None] - places[None]).transpose(2, 0, 1)).min(axis=1)
        gap = np.minimum(gap, 2 * shapely.distance(land.exterior, shapely.points(tried)))
        from_town = np.hypot(*(tried - town).T)
        places = np.vstack([places, tried[(gap * np.minimum(from_town / clear, 1.0)).argmax()]])
    return places[len(taken) :]


def _buurten(rng: np.random.Generator, land: shapely.Polygon, site: Floats) -> Shapes:
    """Cut a wijk into buurten, one of them around its site."""
    number = int(rng.integers(BUURTEN[0], BUURTEN[1] + 1))
    sites = np.vstack([site, spread(rng, land, number - 1, site[None], site, 1.0)])
    return pieces(land, sites, np.zeros(number))


def woven(straight: Shapes, bend: Bend) -> Shapes:
    """Bend pieces into the map, so that neighbours share every corner of their common border.

    Args:
        straight: polygons that tile the land; corners may lie on the sides of neighbours.
        bend: what makes the map of the straight plane.
    Returns: one polygon per piece, corners in whole metres.
    """
    exact = shapely.transform(straight, lambda corner: np.round(corner, EXACT_DECIMALS))
    borders = shapely.union_all(shapely.boundary(exact), grid_size=1.0)
    corners = shapely.segmentize(shapely.line_merge(borders), CORNER_M)
    bent = shapely.transform(corners, lambda places: np.rint(bend.bent(places)))
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(bent)))
    middle = bend.straight(shapely.get_coordinates(shapely.point_on_surface(faces)))
    face, piece = shapely.STRtree(straight).query(shapely.points(middle), predicate="within")
    order = np.lexsort((shapely.area(faces)[face], piece))
    found = np.full(len(straight), shapely.Polygon(), dtype=object)
    found[piece[order]] = faces[face[order]]
    return found
