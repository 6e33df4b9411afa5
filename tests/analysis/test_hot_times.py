"""Hot times: every incident weighs one, spread over the hours in which it may have happened."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.hot_times import aoristic_week, interval_quality, weeks_per_group, weights_in_hours
from analysis.hot_times_compiled import week_weights

GOLDEN = Path(__file__).parents[1] / "golden" / "hot_times"
MONDAY = np.datetime64("2016-11-21T00:00:00", "s")


def moments(*texts):
    return np.array([np.datetime64(text, "s") for text in texts])


def random_intervals(seed, n=300, longest_days=20):
    rng = np.random.default_rng(seed)
    start = MONDAY + rng.integers(0, 3 * 365 * 86_400, n).astype("timedelta64[s]")
    length = rng.integers(0, longest_days * 86_400, n) * (rng.random(n) > 0.2)
    return start, start + length.astype("timedelta64[s]")


def second_by_second(start, end):
    """The slow truth: walk every second of every interval."""
    week = np.zeros(168)
    for first, last in zip(start.astype(np.int64), end.astype(np.int64), strict=True):
        seconds = np.arange(first, max(last, first + 1))
        hours = (seconds // 3600 + 72) % 168
        week += np.bincount(hours, minlength=168) / seconds.size
    return week.reshape(7, 24)


def test_the_golden_intervals_give_the_golden_week():
    frame = pd.read_csv(GOLDEN / "intervals.csv")
    sunday_first = np.array(json.loads((GOLDEN / "exact_overlap.json").read_text())["matrix"])
    week = aoristic_week(
        pd.to_datetime(frame["from"]).to_numpy("datetime64[s]"), pd.to_datetime(frame["to"]).to_numpy("datetime64[s]")
    )
    np.testing.assert_allclose(np.roll(week, 1, axis=0), sunday_first, atol=1e-9)


def test_a_known_moment_weighs_one_in_its_own_hour():
    week = aoristic_week(moments("2016-11-25T18:40:00"), moments("2016-11-25T18:40:00"))
    assert week[4, 18] == 1.0
    assert week.sum() == 1.0


@pytest.mark.parametrize("end", ["NaT", "2016-11-25T17:00:00"])
def test_an_end_that_is_missing_or_too_early_counts_in_the_start_hour(end):
    assert aoristic_week(moments("2016-11-25T18:40:00"), moments(end))[4, 18] == 1.0


def test_an_interval_is_shared_by_overlap_and_the_end_does_not_belong_to_it():
    week = aoristic_week(moments("2016-11-27T23:30:00"), moments("2016-11-28T01:00:00"))
    assert week[6, 23] == pytest.approx(1 / 3)
    assert week[0, 0] == pytest.approx(2 / 3)
    assert week[0, 1] == 0.0


@pytest.mark.parametrize("seed", range(5))
def test_every_week_equals_a_walk_through_all_seconds(seed):
    start, end = random_intervals(seed, n=25, longest_days=9)
    np.testing.assert_allclose(aoristic_week(start, end), second_by_second(start, end), atol=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_the_weights_sum_to_the_number_of_incidents(seed):
    start, end = random_intervals(seed, n=4000)
    assert aoristic_week(start, end).sum() == pytest.approx(4000, rel=1e-12)


def test_the_compiled_kernel_equals_the_numpy_reference():
    start, end = random_intervals(7, n=20_000)
    compiled = week_weights(start.view(np.int64), end.view(np.int64))
    np.testing.assert_allclose(compiled.reshape(7, 24), aoristic_week(start, end), atol=1e-8)
    assert compiled.sum() == pytest.approx(20_000, rel=1e-12)


def test_clock_changes_leave_wall_clock_hours_as_they_read():
    week = aoristic_week(moments("2016-10-30T01:00:00"), moments("2016-10-30T05:00:00"))
    np.testing.assert_allclose(week[6, 1:5], 0.25)


def test_shifting_by_whole_weeks_changes_nothing():
    start, end = random_intervals(3)
    shift = np.timedelta64(7 * 86_400 * 40, "s")
    np.testing.assert_allclose(aoristic_week(start + shift, end + shift), aoristic_week(start, end), atol=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_chosen_hours_take_just_their_part_of_the_week(seed):
    start, end = random_intervals(seed)
    chosen = np.random.default_rng(seed).random((7, 24)) < 0.2
    share = weights_in_hours(start, end, chosen)
    assert share.sum() == pytest.approx(aoristic_week(start, end)[chosen].sum())
    assert share.min() >= 0.0
    assert share.max() <= 1.0


def test_all_hours_chosen_keeps_every_incident_whole():
    start, end = random_intervals(4)
    np.testing.assert_allclose(weights_in_hours(start, end, np.ones((7, 24), dtype=bool)), 1.0)


def test_a_missing_start_is_refused():
    with pytest.raises(ValueError, match="needs a start"):
        aoristic_week(moments("NaT"), moments("2016-11-25T18:00:00"))


def test_the_interval_quality_counts_sharp_and_long():
    start = moments(*["2016-11-25T08:00:00"] * 4)
    end = moments("2016-11-25T08:00:00", "2016-11-25T10:00:00", "2016-11-25T14:00:00", "2016-11-26T08:00:00")
    quality = interval_quality(start, end)
    assert (quality.n, quality.median_hours, quality.sharp_share, quality.long_share) == (4, 4.0, 0.5, 0.25)


def test_no_incidents_give_an_empty_week():
    nothing = np.array([], dtype="datetime64[s]")
    assert aoristic_week(nothing, nothing).sum() == 0.0
    assert interval_quality(nothing, nothing).n == 0


@pytest.mark.parametrize("seed", range(5))
def test_the_week_of_each_group_is_the_week_of_its_incidents(seed):
    start, end = random_intervals(seed, longest_days=40)
    group = np.random.default_rng(seed).integers(0, 7, start.size)
    found = weeks_per_group(start, end, group, 8)
    for number in range(8):
        here = group == number
        np.testing.assert_allclose(found[number].reshape(7, 24), aoristic_week(start[here], end[here]), atol=1e-8)
    assert found.sum() == pytest.approx(start.size, rel=1e-12)
