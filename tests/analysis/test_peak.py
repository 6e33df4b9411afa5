"""A peak is named only when it would stand if the incidents were drawn again."""

import numpy as np
import pytest

from analysis.peak import find_peak, peak_mask

MONDAY = np.datetime64("2016-01-04T00:00:00", "s")


def at(rng, n, *, day, hour, hours=1):
    """Moments in one block of the week, spread over a year."""
    seconds = rng.integers(0, hours * 3600, n) + (day * 24 + hour) * 3600
    weeks = rng.integers(0, 52, n) * 7 * 86_400
    return MONDAY + (seconds + weeks).astype("timedelta64[s]")


def anywhere(rng, n):
    return MONDAY + rng.integers(0, 364 * 86_400, n).astype("timedelta64[s]")


def test_a_planted_peak_is_found_and_named():
    rng = np.random.default_rng(1)
    start = np.concatenate([anywhere(rng, 200), at(rng, 60, day=4, hour=18, hours=2)])
    peak = find_peak(start, start)
    assert (peak.day, peak.hour, peak.named) == (4, 18, True)
    assert peak.stands >= 0.9
    assert peak.weight >= 60


def test_a_peak_on_two_evenings_is_one_block():
    rng = np.random.default_rng(2)
    planted = [at(rng, 50, day=day, hour=17, hours=3) for day in (4, 5)]
    start = np.concatenate([anywhere(rng, 200), *planted])
    peak = find_peak(start, start)
    assert (peak.day, peak.days, peak.hour, peak.hours, peak.named) == (4, 2, 17, 3, True)


def test_a_peak_may_run_past_midnight():
    rng = np.random.default_rng(3)
    start = np.concatenate([anywhere(rng, 100), at(rng, 60, day=6, hour=23, hours=2)])
    mask = peak_mask(find_peak(start, start))
    assert mask[6, 23]
    assert mask[0, 0]


@pytest.mark.parametrize("days", [1, 2, 7, 14])
def test_whole_days_name_no_peak(days):
    rng = np.random.default_rng(4)
    busy_fridays = np.concatenate([rng.integers(0, 364, 300), 7 * rng.integers(0, 52, 60) + 4])
    start = MONDAY + (busy_fridays * 86_400).astype("timedelta64[s]")
    peak = find_peak(start, start + np.timedelta64(86_400 * days, "s"))
    assert not peak.named


def test_random_hours_seldom_name_a_peak():
    named = 0
    for seed in range(40):
        start = anywhere(np.random.default_rng(seed), 150)
        named += find_peak(start, start, seed=seed).named
    assert named <= 4


def test_too_few_incidents_look_for_no_peak():
    start = at(np.random.default_rng(5), 19, day=4, hour=18)
    assert find_peak(start, start) is None


def test_the_same_seed_gives_the_same_answer():
    start = anywhere(np.random.default_rng(6), 400)
    assert find_peak(start, start, seed=3) == find_peak(start, start, seed=3)


@pytest.mark.parametrize("n", [1500, 5000])
def test_random_groups_stand_as_often_as_single_incidents(n):
    rng = np.random.default_rng(n)
    start = np.concatenate([anywhere(rng, n), at(rng, n // 25, day=4, hour=18, hours=2)])
    peak = find_peak(start, start)
    assert (peak.day, peak.hour) == (4, 18)
    assert peak.named
