"""Hotspots: density and Gi* equal independent programs, and what is called a hotspot is more than chance."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from esda.getisord import G_Local
from hypothesis import given
from hypothesis import strategies as st
from libpysal.weights import DistanceBand
from scipy import ndimage

from analysis.disc_compiled import disc_sums as compiled_disc_sums
from analysis.grid import Grid, disc_half_widths
from analysis.hotspots import disc_sums, gi_star, kde, kde_quartic, linear_bins

GOLDEN = Path(__file__).parents[1] / "golden"
GRID = Grid(first_row=4630, first_column=1550, rows=18, columns=24, cell_m=100.0)


def golden(name):
    return json.loads((GOLDEN / name / "expected.json").read_text())


def golden_points():
    frame = pd.read_csv(GOLDEN / "gistar" / "points.csv")
    return frame["x"].to_numpy(), frame["y"].to_numpy()


def exact_gaussian(x, y, grid, sigma):
    """The slow truth: every point at every cell."""
    centre_x, centre_y = grid.centres
    squared = (centre_x[None, :, None] - x) ** 2 + (centre_y[:, None, None] - y) ** 2
    return np.exp(-squared / (2 * sigma**2)).sum(axis=2) / (2 * np.pi * sigma**2)


def footprint(radius):
    reach = int(radius)
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    return np.hypot(x, y) <= radius * (1 + 1e-9)


# --- Density


def test_golden_counts_per_cell():
    assert GRID.counts(*golden_points()).tolist() == golden("gistar")["counts"]


def test_the_gaussian_density_equals_the_exact_sums_of_r():
    expected = np.array(golden("kde")["gaussian"]["density"])
    density = kde(*golden_points(), GRID, sigma_m=200.0)
    # The golden points keep to the grid; 0.3 % of the maximum is a quarter of spatstat's own error here.
    assert np.abs(density - expected).max() < 0.003 * expected.max()
    assert np.abs(density - expected).max() < 0.25 * np.abs(np.array(golden("kde")["spatstat"]) - expected).max()


def test_the_quartic_density_equals_the_exact_sums_of_r():
    expected = np.array(golden("kde")["quartic_unnormalised"]["sum"])
    sums = kde_quartic(*golden_points(), GRID, bandwidth_m=300.0) * np.pi * 300.0**2 / 3
    assert np.abs(sums - expected).max() < 0.05 * expected.max()


@pytest.mark.parametrize("seed", range(3))
def test_ten_thousand_points_err_less_than_half_a_percent_of_the_maximum(seed):
    rng = np.random.default_rng(seed)
    x, y = 200_000 + rng.normal(4000, 1500, 10_000), 450_000 + rng.normal(4000, 1500, 10_000)
    grid = Grid.from_bounds(200_000, 450_000, 207_999, 457_999)
    exact = exact_gaussian(x, y, grid, 300.0)
    assert np.abs(kde(x, y, grid) - exact).max() < 0.005 * exact.max()


@pytest.mark.parametrize("density", [lambda *a: kde(*a, sigma_m=250.0), lambda *a: kde_quartic(*a, bandwidth_m=400.0)])
def test_a_burglary_far_from_every_border_weighs_one_in_all(density):
    grid = Grid(0, 0, 60, 60)
    assert density(np.array([3701.0]), np.array([3612.0]), grid).sum() * 125.0**2 == pytest.approx(1, rel=0.02)


def test_a_burglary_outside_the_grid_still_counts_where_its_kernel_reaches():
    grid = Grid(0, 0, 4, 4)
    inside = kde(np.array([-100.0]), np.array([250.0]), grid, sigma_m=300.0)
    np.testing.assert_allclose(
        inside, exact_gaussian(np.array([-100.0]), np.array([250.0]), grid, 300.0), atol=0.03 * inside.max()
    )
    assert kde(np.array([-90_000.0]), np.array([250.0]), grid).max() == 0.0


def test_linear_bins_share_a_point_by_closeness():
    grid = Grid(0, 0, 2, 2, cell_m=100.0)
    assert linear_bins(np.array([75.0]), np.array([50.0]), grid).tolist() == [[0.75, 0.25], [0.0, 0.0]]


@given(st.integers(0, 2**32 - 1), st.integers(-3, 3), st.integers(-3, 3))
def test_shifting_points_and_grid_by_whole_cells_changes_nothing(seed, rows, columns):
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(0, 1250, (2, 30))
    there = Grid(rows, columns, 10, 10)
    np.testing.assert_allclose(
        kde(x + columns * 125, y + rows * 125, there), kde(x, y, Grid(0, 0, 10, 10)), rtol=1e-9, atol=1e-18
    )


def test_a_split_of_the_burglaries_sums_to_their_density():
    rng = np.random.default_rng(8)
    x, y = rng.uniform(0, 2500, (2, 200))
    grid = Grid(0, 0, 20, 20)
    np.testing.assert_allclose(kde(x[:70], y[:70], grid) + kde(x[70:], y[70:], grid), kde(x, y, grid), rtol=1e-9)


@pytest.mark.parametrize(("function", "width"), [(kde, "sigma_m"), (kde_quartic, "bandwidth_m")])
def test_a_kernel_narrower_than_a_cell_is_refused(function, width):
    with pytest.raises(ValueError, match="smaller than a cell"):
        function(np.array([1.0]), np.array([1.0]), GRID, **{width: 50.0})


# --- Gi*


@pytest.mark.parametrize("name", ["queen_150m", "disc_250m"])
def test_gi_star_equals_spdep(name):
    expected = golden("gistar")["sets"][name]
    z = gi_star(
        np.array(golden("gistar")["counts"]), np.ones(GRID.shape, bool), radius_cells=expected["radius_m"] / 100
    )
    np.testing.assert_allclose(z, expected["z"], atol=1e-13)


@pytest.mark.parametrize("radius", [1.0, 2**0.5, 3.0])
def test_gi_star_inside_a_ragged_area_equals_esda(radius):
    rng = np.random.default_rng(11)
    mask, counts = rng.random((14, 17)) < 0.9, rng.poisson(0.5, (14, 17))
    places = np.argwhere(mask)
    weights = DistanceBand(places, threshold=radius + 1e-6, binary=True, silence_warnings=True)
    theirs = G_Local(counts[mask].astype(float), weights, transform="B", star=True, permutations=0)
    np.testing.assert_allclose(gi_star(counts, mask, radius_cells=radius)[mask], theirs.Zs, atol=1e-12)


def test_cells_outside_the_area_take_no_part():
    mask = np.zeros((9, 9), bool)
    mask[:, :5] = True
    counts = np.arange(81).reshape(9, 9) % 7
    noisy = np.where(mask, counts, 1000)
    assert np.array_equal(gi_star(noisy, mask), gi_star(counts, mask), equal_nan=True)
    assert np.isnan(gi_star(counts, mask)[~mask]).all()


@pytest.mark.parametrize("counts", [np.zeros((5, 5)), np.full((5, 5), 3.0)])
def test_where_nothing_varies_gi_star_is_zero(counts):
    assert np.array_equal(gi_star(counts, np.ones((5, 5), bool)), np.zeros((5, 5)))


def test_an_area_without_cells_has_no_gi_star():
    assert np.isnan(gi_star(np.ones((3, 3)), np.zeros((3, 3), bool))).all()


# --- Sums over a disc


@pytest.mark.parametrize("radius", [0, 1, 2**0.5, 2.5, 3, 8])
def test_disc_sums_equal_a_plain_convolution(radius):
    values = np.random.default_rng(2).poisson(1.0, (12, 9)).astype(float)
    expected = ndimage.correlate(values, footprint(radius).astype(float), mode="constant")
    assert np.array_equal(disc_sums(values, radius), expected)
    assert np.array_equal(compiled_disc_sums(values, disc_half_widths(radius)), expected)


def test_large_grids_take_the_compiled_path_with_the_same_result():
    values = np.random.default_rng(3).poisson(0.2, (200, 150)).astype(float)
    expected = ndimage.correlate(values, footprint(3).astype(float), mode="constant")
    assert np.array_equal(disc_sums(values, 3), expected)
