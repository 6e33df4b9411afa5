"""The grid: a place falls in the same cell everywhere, and a cell's number says where it lies."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.grid import Grid, cell_centres, cell_of, disc_half_widths

METRES = st.floats(0, 700_000, allow_nan=False)


def test_a_cell_number_is_its_row_times_a_hundred_thousand_plus_its_column():
    assert cell_of(np.array([125.0]), np.array([250.0])).tolist() == [200_001]


def test_an_edge_belongs_to_the_cell_north_and_east_of_it():
    assert cell_of(np.array([124.999, 125.0]), np.array([0.0, 0.0])).tolist() == [0, 1]


def test_the_grid_of_bounds_holds_its_own_corners_in_whole_cells():
    grid = Grid.from_bounds(200_010.0, 450_000.0, 200_250.0, 450_124.0)
    assert (grid.west_m, grid.south_m, grid.shape) == (200_000.0, 450_000.0, (1, 3))


def test_row_zero_lies_in_the_south():
    grid = Grid.from_bounds(0.0, 0.0, 249.0, 249.0)
    counts = grid.counts(np.array([10.0, 200.0, 200.0]), np.array([10.0, 200.0, 240.0]))
    assert counts.tolist() == [[1, 0], [0, 2]]


def test_what_lies_outside_or_nowhere_does_not_count():
    grid = Grid.from_bounds(0.0, 0.0, 249.0, 249.0)
    assert grid.counts(np.array([-1.0, 250.0, np.nan]), np.array([10.0, 10.0, 10.0])).sum() == 0


def test_named_cells_become_a_mask_and_values_lie_where_they_belong():
    grid = Grid.from_cells(np.array([300_007, 200_005]))
    assert grid.mask(np.array([300_007, 900_000])).tolist() == [[False, False, False], [False, False, True]]
    assert grid.spread(np.array([200_005]), np.array([40.0])).tolist() == [[40.0, 0.0, 0.0], [0.0, 0.0, 0.0]]


def test_a_grid_without_cells_is_refused():
    with pytest.raises(ValueError, match="at least one cell"):
        Grid.from_cells(np.array([], dtype=np.int64))
    with pytest.raises(ValueError, match="needs cells"):
        Grid(0, 0, 0, 4)


@given(METRES, METRES)
def test_every_place_lies_within_half_a_cell_of_the_centre_of_its_cell(x, y):
    centre_x, centre_y = cell_centres(cell_of(np.array([x]), np.array([y])))
    assert abs(centre_x[0] - x) <= 62.5
    assert abs(centre_y[0] - y) <= 62.5


@given(st.lists(st.tuples(METRES, METRES), min_size=1, max_size=20), st.integers(0, 3))
def test_grids_of_other_extent_number_the_same_cell_for_a_place(places, extra):
    x, y = (np.array(values) for values in zip(*places, strict=True))
    grid = Grid.from_bounds(x[0], y[0], x[0], y[0]).widened(extra)
    counted = grid.cell_ids[grid.counts(x, y) > 0]
    assert set(counted) <= set(cell_of(x, y))
    assert cell_of(x, y)[0] in counted
    assert np.array_equal(grid.counts(x, y), grid.counts_of(cell_of(x, y)))


@pytest.mark.parametrize(("radius", "cells"), [(0, 1), (1, 5), (2**0.5, 9), (1.6, 9), (2.5, 21), (3, 29), (3.2, 37)])
def test_a_disc_holds_the_cells_whose_centres_lie_within_its_radius(radius, cells):
    assert (2 * disc_half_widths(radius) + 1).sum() == cells


def test_centres_of_columns_and_rows_are_those_of_the_cells():
    grid = Grid(3, 5, 2, 4)
    x, y = grid.centres
    ids_x, ids_y = cell_centres(grid.cell_ids)
    assert np.array_equal(ids_x[0], x)
    assert np.array_equal(ids_y[:, 0], y)
