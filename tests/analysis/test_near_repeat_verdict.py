"""The verdict on near repeats: evidence, none, or too few; and seldom evidence where there is nothing."""

import numpy as np
import pytest
from scipy.stats import false_discovery_control

from analysis.knox import Band, knox_test
from analysis.many_tests import benjamini_hochberg
from analysis.near_repeat_verdict import AreaBand, Verdict, verdicts


def area(p, *, n=200, ratio=2.0, family="gemeente", lender="D"):
    return AreaBand(lender, family, n, Band(20, 10.0, ratio, p))


def said(**areas):
    return {code: (one.verdict, one.borrowed_from) for code, one in verdicts(areas).items()}


# --- Benjamini-Hochberg


@pytest.mark.parametrize("seed", range(20))
def test_findings_are_those_whose_adjusted_p_is_at_most_q(seed):
    p = np.random.default_rng(seed).beta(0.5, 2, 30)
    assert np.array_equal(benjamini_hochberg(p, q=0.1), false_discovery_control(p) <= 0.1)


def test_tests_that_are_left_out_count_as_tests():
    p = np.array([0.001, 0.004])
    padded = np.append(p, np.ones(18))
    assert np.array_equal(benjamini_hochberg(p, q=0.05, tests=20), benjamini_hochberg(padded, q=0.05)[:2])


def test_no_tests_give_no_findings():
    assert benjamini_hochberg([], q=0.1).size == 0


# --- The verdict


def test_evidence_must_be_rare_and_large():
    assert said(A=area(0.001), B=area(0.001, ratio=1.19), C=area(0.06)) == {
        "A": ("bewijs", ""),
        "B": ("geen_bewijs", ""),
        "C": ("geen_bewijs", ""),
    }


def test_one_small_p_among_many_areas_is_not_evidence():
    areas = {f"G{i}": area(0.5) for i in range(9)}
    assert said(A=area(0.04), **areas)["A"] == ("geen_bewijs", "")
    assert said(A=area(0.004), **areas)["A"] == ("bewijs", "")


def test_an_area_says_evidence_only_where_the_region_as_a_whole_has_some():
    areas = {f"G{i}": area(0.5) for i in range(8)}
    assert said(A=area(0.009), B=area(0.5), **areas)["A"] == ("geen_bewijs", "")
    assert said(A=area(0.009), B=area(0.001), **areas)["A"] == ("bewijs", "")


def test_too_few_burglaries_borrow_the_answer_of_the_district_and_say_so():
    district = area(0.001, family="district", lender="")
    assert said(A=area(0.9, n=49), D=district)["A"] == ("bewijs", "D")
    assert said(A=area(0.9, n=50), D=district)["A"] == ("geen_bewijs", "")


def test_a_district_with_too_few_borrows_on_and_nobody_has_an_answer_when_all_are_too_few():
    small = area(0.001, n=10, family="district", lender="U")
    unit = area(0.001, family="eenheid", lender="")
    assert said(A=area(0.9, n=3), D=small, U=unit)["A"] == ("bewijs", "U")
    assert said(A=area(0.9, n=3), D=small)["A"] == ("te_weinig", "")
    assert verdicts({"A": area(0.01, n=3)}) == {"A": Verdict("te_weinig")}


def test_districts_are_judged_apart_from_municipalities():
    municipalities = {f"G{i}": area(0.9) for i in range(50)}
    assert said(D=area(0.04, family="district"), **municipalities)["D"] == ("bewijs", "")


# --- Where nothing is going on


def null_town(rng, n):
    """Give burglaries around a few centres, more in winter, with place and time independent."""
    centre = rng.uniform(0, 4000, (6, 2))[rng.integers(0, 6, n)]
    x, y = (centre + rng.normal(0, 400, (n, 2))).T
    day = np.floor(365 * rng.beta(0.8, 0.8, n)).astype(int)
    return x, y, day


@pytest.mark.slow
def test_p_is_never_too_small_where_place_and_time_are_independent():
    rng = np.random.default_rng(1)
    runs = 1500
    p = np.array(
        [knox_test(*null_town(rng, 120), permutations=199, seed=i).below(metres=200, days=14).p for i in range(runs)]
    )
    for alpha in (0.01, 0.05, 0.1, 0.2, 0.5):
        error = 3 * np.sqrt(alpha * (1 - alpha) / runs)
        assert (p <= alpha).mean() <= alpha + error, alpha


@pytest.mark.slow
def test_at_most_five_percent_of_random_regions_say_evidence():
    rng = np.random.default_rng(2)
    runs, towns = 250, 13
    evidence = 0
    for run in range(runs):
        sizes = rng.integers(30, 250, towns)
        tests = [knox_test(*null_town(rng, n), permutations=499, seed=run * towns + i) for i, n in enumerate(sizes)]
        tested = {
            f"G{i}": AreaBand("", "gemeente", test.n, test.below(metres=200, days=14)) for i, test in enumerate(tests)
        }
        evidence += any(one.verdict == "bewijs" for one in verdicts(tested).values())
    assert evidence / runs <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / runs)
