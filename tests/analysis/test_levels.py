"""What counts mean: unusual or not, alone and among all areas; checked by brute force, by chance and by symmetry."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.expected import NotEnoughHistory
from analysis.levels import (
    PRESETS,
    SENSITIVE,
    STANDARD,
    STRICT,
    alarms,
    assess,
    benjamini_hochberg,
    mid_p,
    quantile,
    together,
)

DISTRICTS = np.repeat([0, 1], 6)
NAMES = ("expected", "lower", "upper", "p", "p2", "guard", "quiet_max", "window", "observed", "window_expected")


def quiet_region(*, periods=104, mean=8.0, seed=1, areas=12):
    return np.random.default_rng(seed).poisson(mean, (areas, periods))


def with_outbreak(counts, *, area=0, burglaries=(20, 24)):
    hit = counts.copy()
    hit[area, -len(burglaries) :] += burglaries
    return hit


def negative_binomial(mean, variance):
    size = mean**2 / (variance - mean)
    return stats.nbinom(size, size / (size + mean))


@pytest.mark.parametrize("seed", range(3))
def test_mid_p_and_quantiles_are_those_of_the_negative_binomial(seed):
    rng = np.random.default_rng(seed)
    mean = rng.gamma(0.5, 20, 500) + 0.05
    variance = mean * rng.uniform(1.01, 4, 500)
    seen = rng.poisson(mean)
    law = negative_binomial(mean, variance)
    np.testing.assert_allclose(mid_p(seen, mean, variance), law.sf(seen) + 0.5 * law.pmf(seen), rtol=1e-9, atol=1e-14)
    for prob in (0.01, 0.8, 0.99):
        assert (quantile(prob, mean, variance) == law.ppf(prob)).all()


def test_several_quantiles_at_once_are_those_one_by_one():
    mean, variance = np.array([0.1, 3.0, 40.0]), np.array([0.11, 5.0, 90.0])
    both = quantile(np.array([0.01, 0.99]), mean, variance)
    assert both.tolist() == [quantile(p, mean, variance).tolist() for p in (0.01, 0.99)]


def test_equal_windows_leave_the_p_as_it_is_and_one_small_p_is_diluted():
    p = np.array([[0.01] * 4, [0.0001, 0.9, 0.9, 0.9]])
    combined = together(p, (1, 1, 1, 1))
    assert combined[0] == pytest.approx(0.01)
    assert 0.0001 < combined[1] < 0.001


@given(st.lists(st.floats(1e-12, 0.9), min_size=4, max_size=4), st.floats(1e-12, 0.9))
def test_less_evidence_in_one_window_never_makes_more(windows, other):
    worse = np.array([[max(windows[0], other), *windows[1:]]])
    assert together(worse, (1, 2, 2, 2)) >= together(np.array([windows]), (1, 2, 2, 2)) - 1e-15


def largest_set(p, false_share):
    """Every k, from all areas down: are the k smallest below q k / n?"""
    for size in range(len(p), 0, -1):
        last = sorted(p)[size - 1]
        if last <= false_share * size / len(p):
            return p <= last
    return np.zeros(len(p), bool)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_benjamini_hochberg_is_the_largest_set_by_brute_force(values):
    p = np.array(values)
    assert (benjamini_hochberg(p, 0.2) == largest_set(p, 0.2)).all()


def test_every_period_is_a_family_of_its_own():
    p = np.random.default_rng(3).random((20, 40)) ** 3
    together_now = benjamini_hochberg(p, 0.2)
    assert all((together_now[:, i] == benjamini_hochberg(p[:, i], 0.2)).all() for i in range(40))


def test_presets_replace_the_family_by_one_threshold():
    p, guard = np.array([0.001, 0.004, 0.01, 0.03, 0.001]), np.array([True, True, True, True, False])
    assert alarms(p, guard, STRICT).tolist() == [True, True, False, False, False]
    assert alarms(p, guard, SENSITIVE).tolist() == [True, True, True, False, False]
    assert set(PRESETS) == {"standaard", "streng", "gevoelig"}


def test_an_outbreak_is_seen_and_its_window_named():
    found = assess(with_outbreak(quiet_region()), DISTRICTS)
    assert found.guard[0]
    assert found.p[0] < 0.001 < found.p[1:].min()
    assert found.window[0] == 2
    assert found.observed[0] > found.window_upper[0] > found.window_expected[0]
    assert alarms(found.p, found.guard)[0]


def test_a_quiet_newest_fortnight_is_no_news_whatever_came_before():
    counts = with_outbreak(quiet_region(), burglaries=(20, 24, 0))
    counts[0, -1] = 1
    assert not assess(counts, DISTRICTS).guard[0]


def test_few_burglaries_never_call_anybody():
    counts = np.zeros((12, 104), int)
    counts[1:, :] = quiet_region(areas=11, mean=2)
    counts[0, -1] = 2
    assert not assess(counts, DISTRICTS).guard[0]


def test_the_last_outbreak_does_not_raise_what_is_normal():
    plain = quiet_region()
    wave = plain.copy()
    wave[0, 60:64] += 25
    assert assess(wave, DISTRICTS).expected[0] == pytest.approx(assess(plain, DISTRICTS).expected[0], rel=0.08)


def test_the_order_of_areas_does_not_matter():
    counts = with_outbreak(quiet_region(mean=3))
    order = np.random.default_rng(5).permutation(12)
    plain, moved = assess(counts, DISTRICTS), assess(counts[order], DISTRICTS[order] * 7 + 3)
    for name in NAMES:
        np.testing.assert_allclose(getattr(moved, name), getattr(plain, name)[order], rtol=1e-6, err_msg=name)


def test_the_newest_counts_do_not_change_what_is_normal():
    plain = quiet_region()
    hit = with_outbreak(plain, burglaries=(30, 30))
    np.testing.assert_allclose(assess(hit, DISTRICTS).expected, assess(plain, DISTRICTS).expected)


def test_half_known_is_half_expected():
    counts = quiet_region(mean=20)
    whole, half = assess(counts, DISTRICTS), assess(counts, DISTRICTS, known_share=np.array([1, 1, 1, 0.5]))
    np.testing.assert_allclose(half.expected, whole.expected / 2)
    assert (half.upper < whole.upper).all()
    assert (half.quiet_max < whole.quiet_max).all()


def test_a_share_may_be_given_per_area():
    counts, shares = quiet_region(), np.ones((12, 4))
    shares[3, 3] = 0.5
    some = assess(counts, DISTRICTS, known_share=shares)
    whole = assess(counts, DISTRICTS)
    assert some.expected[3] == pytest.approx(whole.expected[3] / 2)
    np.testing.assert_allclose(np.delete(some.p, 3), np.delete(whole.p, 3))


def test_where_nothing_happens_quiet_means_no_burglary():
    counts = quiet_region(mean=5)
    counts[4] = 0
    found = assess(counts, DISTRICTS)
    assert found.quiet_max[4] == 0
    assert found.p[4] > 0.05


def test_season_follows_the_calendar_that_is_handed_in():
    periods, phase = 130, (np.arange(130) * 14 / 365.25 + 0.4) % 1
    mean = 10 * np.exp(0.5 * np.cos(2 * np.pi * phase))
    counts = np.random.default_rng(2).poisson(mean, (12, periods))
    by_calendar = assess(counts, DISTRICTS, year_fraction=phase).expected
    assert by_calendar.mean() == pytest.approx(mean[-1], rel=0.12)


def test_below_three_years_there_is_nothing_to_say():
    with pytest.raises(NotEnoughHistory, match="Te weinig historie"):
        assess(quiet_region(periods=77), DISTRICTS)
    assert assess(quiet_region(periods=78), DISTRICTS).p.shape == (12,)


def test_a_stricter_guard_only_takes_away():
    counts = with_outbreak(quiet_region(mean=4), burglaries=(6, 6))
    for count, ratio in product((3, 12, 40), (1.25, 2.0)):
        strict = assess(counts, DISTRICTS, rule=replace(STANDARD, min_count=count, min_ratio=ratio)).guard
        assert not (strict & ~assess(counts, DISTRICTS).guard).any()
