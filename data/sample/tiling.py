"""Divides land into convex pieces: power diagrams whose weights are solved so that each piece has its land area.

Source: Aurenhammer (1987), Power diagrams, SIAM J. Comput. 16:78-96; weights by the capacities of Aurenhammer,
Hoffmann and Aronov (1998), Minkowski-type theorems and least-squares clustering, Algorithmica 20:61-76.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Shapes = NDArray[np.object_]

#: How often sites are moved, rounds in which the weights are solved for each, and the part of the error that one
#: round mends and one move mends, as 1 / n.
MOVES: Final = 6
ROUNDS: Final = 40
MEND: Final = 4
STEP: Final = 3
#: A site stays this part inside the piece that would lose it: 1 is on its edge.
HOLD: Final = 0.96
#: How far a piece reaches before anything cuts it.
FAR: Final = 400_000.0


def solved(points: Ints, places: Ints, square_metres: Ints, beyond: Ints, *, per_point: int) -> tuple[Ints, Ints]:
    """Find sites and weights of pieces that have a given area and lie around a given place.

    All in whole numbers, so that every machine finds the same.

    Args:
        points: (n, 2) a sample of the land and what lies around it, in metres.
        places: (k, 2) where the middle of each piece should lie.
        square_metres: (k,) area of each piece.
        beyond: (m, 2) sites of what lies around the land; of weight 0 and any area.
        per_point: square metres that each point stands for.
    Returns: sites (k, 2) and weights (k,) in square metres.
    """
    nearest_beyond = np.min([_squared(points, site) for site in beyond], axis=0)
    sites, weights = places.copy(), np.zeros(len(places), np.int64)
    for move in range(MOVES):
        away = np.stack([_squared(points, site) for site in sites])
        room = _room(sites, places)
        least = _least(sites, places, beyond)
        for _ in range(ROUNDS):
            owner = _owner(away, weights, nearest_beyond)
            size = np.bincount(owner, minlength=len(sites) + 1)[:-1]
            weights = weights + (square_metres - size * per_point) // MEND
            weights = np.maximum((weights[:, None] + room).min(axis=0), least)
        if move < MOVES - 1:
            middle = _middle(points, owner, places)
            sites = sites + (places - middle) // STEP
    return sites, weights


def _owner(away: Ints, weights: Ints, nearest_beyond: Ints) -> Ints:
    """Give per point the number of its piece; the number of pieces where it lies beyond."""
    power = away - weights[:, None]
    owner = power.argmin(axis=0)
    nearest = power[owner, np.arange(len(owner))]
    return np.where(nearest < nearest_beyond, owner, len(weights))


def _middle(points: Ints, owner: Ints, places: Ints) -> Ints:
    """Give the middle of each piece, or its place when no point is in it; sums stay exact, far below 2**53."""
    size = np.bincount(owner, minlength=len(places) + 1)[:-1]
    sums = [np.bincount(owner, points[:, axis], len(places) + 1)[:-1] for axis in (0, 1)]
    middle = np.stack(sums, axis=1).astype(np.int64) // np.maximum(size, 1)[:, None]
    return np.where(size[:, None] > 0, middle, places)


def _squared(points: Ints, site: Ints) -> Ints:
    away = points - site
    return away[:, 0] ** 2 + away[:, 1] ** 2


def _room(sites: Ints, places: Ints) -> Ints:
    """Give how much more weight than piece i piece j may have before it covers the place of i: (i, j)."""
    power = np.stack([_squared(sites, place) for place in places])
    return ((power - np.diagonal(power)[:, None]).clip(min=0) * HOLD).astype(np.int64)


def _least(sites: Ints, places: Ints, beyond: Ints) -> Ints:
    """Give the weight with which a piece just holds its place against what lies beyond."""
    nearest = np.min([_squared(places, site) for site in beyond], axis=0)
    own = ((places - sites) ** 2).sum(axis=1)
    weights: Ints = own - (nearest * HOLD).astype(np.int64)
    return weights


def pieces(land: shapely.Polygon, sites: Floats, weights: Floats, *, own: int | None = None) -> Shapes:
    """Cut convex land into the power cells of ``sites``; the first ``own`` are given, all by default.

    Args:
        land: what is divided.
        sites: (n, 2).
        weights: (n,) square metres.
        own: how many.
    Returns: (own,) polygons; empty where a site has no piece.
    """
    given = np.arange(len(sites) if own is None else own)
    found = np.full(len(given), land, dtype=object)
    order = np.argsort(((sites[given, None] - sites[None]) ** 2).sum(axis=2), axis=1, kind="stable")
    for rank in range(1, len(sites)):
        other = order[:, rank]
        sides = half_planes(sites[given], sites[other], weights[given] - weights[other])
        cut = ~shapely.contains_properly(sides, found)
        found[cut] = shapely.intersection(found[cut], sides[cut])
    return found


def half_planes(near: Floats, far: Floats, lead: Floats) -> Shapes:
    """Give per pair of sites the side of the plane that belongs to the near one, as a large rectangle.

    Args:
        near: (n, 2) sites.
        far: (n, 2) others.
        lead: (n,) weight of the near one above the other.
    """
    step = far - near
    length = np.hypot(step[:, 0], step[:, 1])[:, None]
    along = step / length
    across = np.column_stack([-along[:, 1], along[:, 0]])
    edge = near + along * ((length**2 + lead[:, None]) / (2 * length))
    corners = [edge + FAR * across, edge - FAR * across, edge - FAR * (across + along), edge + FAR * (across - along)]
    return np.asarray(shapely.polygons(np.stack(corners, axis=1)))
