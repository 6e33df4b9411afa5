"""Two counts over two stretches of time."""

import json
from pathlib import Path

import numpy as np
import pytest

from analysis.compare import compare_rates

CASES = json.loads((Path(__file__).parents[1] / "golden" / "rates" / "etest.json").read_text())["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['k1']}-{c['k2']}-{c['n2']}")
def test_p_equals_the_golden_e_test(case):
    found = compare_rates(case["k1"], case["n1"], case["k2"], case["n2"])
    assert found.p == pytest.approx(case["own"], abs=1e-9)


def test_the_ratio_is_per_unit_of_exposure():
    found = compare_rates(60, 182, 40, 183)
    assert found.ratio == pytest.approx((60 / 182) / (40 / 183))
    assert found.low < found.ratio < found.high


def test_swapping_the_sides_turns_the_ratio_over():
    one, other = compare_rates(30, 2.0, 12, 1.0), compare_rates(12, 1.0, 30, 2.0)
    assert one.ratio == pytest.approx(1 / other.ratio)
    assert one.low == pytest.approx(1 / other.high)


def test_nothing_on_both_sides_says_nothing():
    found = compare_rates(0, 1.0, 0, 1.0)
    assert (found.low, found.high, found.p) == (0.0, float("inf"), 1.0)


def test_the_interval_covers_the_truth_at_least_as_often_as_it_promises():
    rng = np.random.default_rng(1)
    pairs = [compare_rates(int(a), 1.0, int(b), 1.0) for a, b in rng.poisson([15, 10], (400, 2))]
    assert np.mean([pair.low <= 1.5 <= pair.high for pair in pairs]) >= 0.94


@pytest.mark.parametrize(("a", "t", "b", "u"), [(-1, 1, 2, 1), (1, 0, 2, 1)])
def test_impossible_input_is_refused(a, t, b, u):
    with pytest.raises(ValueError, match="at least 0"):
        compare_rates(a, t, b, u)
