"""Outside one's own scope only rounded counts are told."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.disclosure import disclose, disclosed_total

TABLES = arrays(np.int64, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=st.integers(0, 300))


def test_cells_round_to_five_and_small_ones_are_only_small():
    shown = disclose(np.array([0, 1, 4, 5, 7, 8, 12, 13]))
    assert shown.rounded.tolist() == [0, 0, 0, 5, 5, 10, 10, 15]
    assert shown.small.tolist() == [False, True, True, False, False, False, False, False]


@given(TABLES, TABLES)
def test_two_answers_always_differ_by_multiples_of_five(one, other):
    totals = [int(disclosed_total(disclose(table)).rounded) for table in (one, other)]
    assert (totals[0] - totals[1]) % 5 == 0
    for axis in (0, 1):
        assert (disclosed_total(disclose(one), axis=axis).rounded % 5 == 0).all()


@given(TABLES)
def test_no_shown_number_is_one_to_four_and_small_cells_cannot_be_told_apart(table):
    shown = disclose(table)
    assert not ((shown.rounded > 0) & (shown.rounded < 5)).any()
    raised = disclose(np.where((table > 0) & (table < 5), 4, table))
    np.testing.assert_array_equal(shown.rounded, raised.rounded)
    np.testing.assert_array_equal(shown.small, raised.small)


def test_the_floor_is_in_the_code():
    with pytest.raises(ValueError, match="at least 5"):
        disclose(np.array([3]), base=1)


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="negative"):
        disclose(np.array([-1]))
