"""Whole numbers divided fairly, and settlements that grow denser as they grow."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.sample.settlements import Settlements, built_up, radius_of, shared_out


@given(
    st.lists(st.tuples(st.integers(0, 3), st.floats(0.01, 1e4)), min_size=1, max_size=40),
    st.lists(st.integers(0, 10_000), min_size=4, max_size=4),
)
def test_parts_are_whole_sum_to_the_total_and_miss_their_share_by_less_than_one(members, totals):
    group = np.array([number for number, _ in members])
    weight = np.array([value for _, value in members])
    total = np.array(totals)
    parts = shared_out(total, weight, group)
    for number in set(group.tolist()):
        mine = group == number
        assert parts[mine].sum() == total[number]
        exact = weight[mine] / weight[mine].sum() * total[number]
        assert np.abs(parts[mine] - exact).max() < 1 + 1e-6


def test_a_larger_town_is_denser():
    small, large = (homes / (np.pi * radius_of(np.array([homes])) ** 2) for homes in (500.0, 50_000.0))
    assert large > 2 * small


def test_a_settlement_has_its_dwellings_around_its_middle():
    town = Settlements(np.array([[200_000.0, 450_000.0]]), np.array([5_000.0]), np.array([3]))
    cells = built_up(np.random.default_rng(1), town)
    assert cells.weight.sum() == pytest.approx(5_000)
    assert set(cells.municipality) == {3}
    middle = np.average(cells.centre, axis=0, weights=cells.weight)
    assert np.hypot(*(middle - town.middle[0])) < 400
