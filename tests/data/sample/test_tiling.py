"""Power diagrams: by hand, against brute force, and with the areas that were asked."""

import numpy as np
import pytest
import shapely

from data.sample.bend import Bend
from data.sample.division import woven
from data.sample.tiling import pieces, solved

LAND = shapely.box(0, 0, 1000, 1000)


def test_two_sites_of_equal_weight_share_the_land_half_way():
    left, right = pieces(LAND, np.array([[200.0, 500], [600, 500]]), np.zeros(2))
    assert left.bounds == pytest.approx((0, 0, 400, 1000))
    assert right.bounds == pytest.approx((400, 0, 1000, 1000))


def test_more_weight_moves_the_border_away():
    left, _ = pieces(LAND, np.array([[200.0, 500], [600, 500]]), np.array([80_000.0, 0]))
    assert left.bounds[2] == pytest.approx(500)


@pytest.mark.parametrize("seed", range(8))
def test_every_point_lies_in_the_piece_of_least_power(seed):
    rng = np.random.default_rng(seed)
    sites, weights = rng.uniform(0, 1000, (9, 2)), rng.uniform(0, 15_000, 9)
    found = pieces(LAND, sites, weights)
    points = rng.uniform(0, 1000, (400, 2))
    power = ((points[:, None] - sites) ** 2).sum(axis=2) - weights
    for point, owner in zip(points, power.argmin(axis=1), strict=True):
        assert shapely.distance(shapely.Point(point), found[owner]) < 1e-6
    assert shapely.area(found).sum() == pytest.approx(1e6)


def test_pieces_get_the_area_that_was_asked_and_keep_their_place():
    x, y = np.meshgrid(np.arange(-400, 401, 4), np.arange(-400, 401, 4))
    points = np.column_stack([x.ravel(), y.ravel()])
    places = np.array([[-60, 0], [60, 10], [0, 90]])
    asked = np.array([8_000, 16_000, 12_000])
    around = np.array([[int(260 * np.cos(a)), int(260 * np.sin(a))] for a in np.linspace(0, 2 * np.pi, 24)])
    sites, weights = solved(points, places, asked, around, per_point=16)
    found = pieces(
        shapely.box(-400, -400, 400, 400),
        np.concatenate([sites, around]).astype(float),
        np.concatenate([weights, np.zeros(len(around))]),
        own=3,
    )
    assert shapely.area(found) == pytest.approx(asked, rel=0.08)
    assert shapely.contains(found, shapely.points(places)).all()


def test_bending_and_straightening_undo_each_other():
    bend = Bend.drawn(np.random.default_rng(3))
    places = np.random.default_rng(4).uniform((100_000, 400_000), (270_000, 530_000), (500, 2))
    assert bend.straight(bend.bent(places)) == pytest.approx(places, abs=0.5)
    moved = np.hypot(*(bend.bent(places) - places).T)
    assert 200 < np.median(moved) < 6_000


def test_woven_pieces_share_every_corner_though_one_side_has_more():
    bend = Bend.drawn(np.random.default_rng(5))
    left, low, high = (
        shapely.box(200_000, 450_000, 205_000, 460_000),
        shapely.box(205_000, 450_000, 210_000, 454_321),
        shapely.box(205_000, 454_321, 210_000, 460_000),
    )
    found = woven(np.array([left, low, high]), bend)
    assert shapely.coverage_is_valid(found)
    assert shapely.get_num_coordinates(found).min() > 20
    assert shapely.area(found) == pytest.approx([5e7, 21_605_000, 28_395_000], rel=0.5)
