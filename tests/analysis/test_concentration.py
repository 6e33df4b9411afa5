"""Concentration: top cells, risk per dwelling, the 80/20 curve; and the accuracy of maps on what came after."""

import numpy as np
import pytest
from scipy import stats

from analysis.accuracy import accuracy, exact_interval, last_years_top
from analysis.concentration import cells_for_by_chance, concentration, risk_per_1000, top_cells

GRID = (20, 25)


def region(seed):
    rng = np.random.default_rng(seed)
    return rng.poisson(0.4, GRID), rng.random(GRID) < 0.7, rng


# --- Top cells


@pytest.mark.parametrize("seed", range(10))
def test_top_cells_are_the_highest_and_as_many_as_asked(seed):
    _, mask, rng = region(seed)
    values = rng.random(GRID)
    top = top_cells(values, mask, share=0.1)
    assert top.sum() == round(0.1 * mask.sum())
    assert values[top].min() > values[mask & ~top].max()
    assert not (top & ~mask).any()


def test_equal_cells_do_not_make_the_top_larger():
    assert top_cells(np.ones((10, 10)), np.ones((10, 10), bool), share=0.03).sum() == 3


def test_cells_without_anything_are_never_top():
    values = np.zeros((10, 10))
    values[4, 4] = 1
    assert np.argwhere(top_cells(values, np.ones((10, 10), bool), share=0.5)).tolist() == [[4, 4]]


# --- Risk


def test_risk_is_burglaries_per_thousand_dwellings_around_the_cell():
    counts, homes, mask = np.zeros((9, 9)), np.full((9, 9), 20.0), np.ones((9, 9), bool)
    counts[4, 4] = 3
    risk = risk_per_1000(counts, homes, mask)
    assert risk[4, 4] == pytest.approx(3 / (29 * 20) * 1000)
    assert risk[0, 0] == 0


def test_no_risk_is_given_below_a_hundred_dwellings_or_where_nobody_lives():
    mask = np.ones((9, 9), bool)
    mask[4, 4] = False
    assert np.isnan(risk_per_1000(np.ones((9, 9)), np.full((9, 9), 3.0), mask)).all()
    assert np.isnan(risk_per_1000(np.ones((9, 9)), np.full((9, 9), 30.0), mask)).sum() == 1


# --- The curve


@pytest.mark.parametrize("seed", range(10))
def test_the_curve_equals_one_drawn_cell_by_cell(seed):
    counts, mask, _ = region(seed)
    fullest_first = np.sort(counts[mask])[::-1]
    share = np.cumsum(fullest_first) / fullest_first.sum()
    curve = concentration(counts, mask)
    for cells, burglaries in zip(curve.cells[1:], curve.burglaries[1:], strict=True):
        assert burglaries == pytest.approx(share[round(cells * mask.sum()) - 1])


def test_half_of_the_burglaries_in_a_share_of_the_cells():
    counts = np.array([[4, 2, 1, 1, 0, 0, 0, 0]])
    curve = concentration(counts, np.ones((1, 8), bool))
    assert curve.cells_for(0.5) == pytest.approx(1 / 8)
    assert curve.cells_for(1.0) == pytest.approx(4 / 8)


def test_a_split_area_holds_the_burglaries_of_its_parts():
    counts, mask, _ = region(1)
    assert concentration(counts * 2, mask).cells_for(0.5) == concentration(counts, mask).cells_for(0.5)


def test_few_burglaries_are_concentrated_by_chance_alone():
    counts, mask = np.zeros((50, 50), int), np.ones((50, 50), bool)
    counts[:4, :25] = 1
    assert cells_for_by_chance(counts, mask) == pytest.approx(0.02, abs=0.002)
    assert concentration(counts, mask).cells_for(0.5) == pytest.approx(0.02)


def test_without_burglaries_there_is_no_curve():
    none, mask = np.zeros((3, 3), int), np.ones((3, 3), bool)
    assert np.isnan(concentration(none, mask).cells_for(0.5))
    assert np.isnan(cells_for_by_chance(none, mask))


# --- Accuracy


def test_hit_rate_pai_and_pei_of_a_map_worked_out_by_hand():
    mask = np.ones((10, 10), bool)
    marked = np.zeros((10, 10), bool)
    marked[0, :5] = True  # 5 % of the cells
    after = np.zeros((10, 10), int)
    after[0, 0], after[9, :6] = 6, 3
    found = accuracy(marked, after, mask)
    assert (found.events, found.hits, found.best_hits) == (24, 6, 18)
    assert (found.hit_rate, found.cell_share, found.pai) == (0.25, 0.05, pytest.approx(5.0))
    assert found.pei == pytest.approx(1 / 3)
    assert found.pai_interval[0] < 5 < found.pai_interval[1]


def test_below_twenty_burglaries_there_are_too_few_to_say():
    after = np.zeros((5, 5), int)
    after[0, 0] = 19
    mask = np.ones((5, 5), bool)
    assert not accuracy(mask, after, mask).enough
    after[0, 0] = 20
    assert accuracy(mask, after, mask).enough


def test_several_periods_add_up():
    _, mask, rng = region(4)
    maps = [rng.random(GRID) < 0.1 for _ in range(3)]
    after = [rng.poisson(0.2, GRID) for _ in range(3)]
    together = accuracy(maps, after, mask)
    each = [accuracy(one, period, mask) for one, period in zip(maps, after, strict=True)]
    assert together.hits == sum(one.hits for one in each)
    assert together.best_hits == sum(one.best_hits for one in each)
    assert together.cell_share == pytest.approx(np.mean([one.cell_share for one in each]))
    with pytest.raises(ValueError, match="zip"):
        accuracy(maps, after[:2], mask)


def test_the_best_map_is_the_one_that_knew_what_came():
    counts, mask, _ = region(5)
    known = last_years_top(counts, mask, share=0.05)
    assert accuracy(known, counts, mask).pei == 1


def test_cells_outside_the_area_neither_hit_nor_miss():
    counts, mask, rng = region(6)
    marked = rng.random(GRID) < 0.2
    here = accuracy(marked & mask, counts * mask, mask)
    assert accuracy(marked, counts, mask) == here


def test_without_burglaries_or_cells_there_is_no_accuracy():
    none, mask = np.zeros(GRID, int), np.ones(GRID, bool)
    assert np.isnan(accuracy(mask, none, mask).hit_rate)
    assert np.isnan(accuracy(~mask, none + 1, mask).pai)
    assert np.isnan(accuracy(mask, none, ~mask).pai)


@pytest.mark.parametrize(("hits", "events"), [(0, 20), (5, 24), (30, 30), (200, 1000)])
def test_the_interval_equals_scipys_exact_one(hits, events):
    expected = stats.binomtest(hits, events).proportion_ci(method="exact")
    assert exact_interval(hits, events, level=0.95) == pytest.approx((expected.low, expected.high))
