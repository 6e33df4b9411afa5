"""Small numbers are said with care: exact intervals, differences in deviations, no rate for a handful of homes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.rates import count_change_z, count_change_z_late, poisson_interval, rate_per_1000


def test_the_difference_of_two_counts_by_hand():
    assert count_change_z([36, 4, 0], [25, 9, 0]).tolist() == [2.0, -2.0, 0.0]


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="never negative"):
        count_change_z(-1, 3)


def test_published_limits():
    """Garwood's 95 % limits as tabulated for 0, 1, 5 and 10 events (Pearson & Hartley, table 40)."""
    lower, upper = poisson_interval([0, 1, 5, 10])
    assert np.round(lower, 3).tolist() == [0.0, 0.025, 1.623, 4.795]
    assert np.round(upper, 2).tolist() == [3.69, 5.57, 11.67, 18.39]


@given(st.integers(0, 3_000), st.sampled_from([0.8, 0.95, 0.998]))
def test_at_its_own_limits_a_count_is_just_as_rare_as_said(count, level):
    lower, upper = (float(bound) for bound in poisson_interval(count, level=level))
    tail = (1 - level) / 2
    assert stats.poisson.cdf(count, upper) == pytest.approx(tail, rel=1e-6)
    if count:
        assert stats.poisson.sf(count - 1, lower) == pytest.approx(tail, rel=1e-6)


def test_a_rate_is_given_from_a_hundred_dwellings():
    rate, lower, upper = rate_per_1000([5, 5, 5], [1_000, 99, np.nan])
    assert rate[0] == 5
    assert lower[0] < 5 < upper[0]
    assert np.isnan([rate[1:], lower[1:], upper[1:]]).all()


def test_late_registration_explains_no_fall_and_makes_no_rise():
    """473 known of which 80 % is in: 591 in the end, against 544 a year earlier."""
    assert count_change_z(473, 544) < -2
    assert count_change_z_late(473, 544, 0.8) == 0
    assert count_change_z_late(300, 544, 0.8) == count_change_z(375, 544)
    assert count_change_z_late(600, 544, 0.8) == count_change_z(600, 544)
    assert count_change_z_late([10, 30], [20, 20], 1.0).tolist() == count_change_z([10, 30], [20, 20]).tolist()


@pytest.mark.parametrize("share", [0, -0.1, 1.01])
def test_a_known_share_is_a_share(share):
    with pytest.raises(ValueError, match="known share"):
        count_change_z_late(1, 1, share)
