"""Parts of the day: which hours are theirs, and when two sides differ."""

import numpy as np
import pytest

from analysis.day_blocks import (
    DAY_BLOCKS,
    DayBlock,
    block_weights,
    chosen_hours,
    compare_blocks,
    hour_changes,
    is_whole_day,
)  # fmt: skip

EVENING = DAY_BLOCKS[3]


def week_with(hour, weight):
    week = np.zeros((7, 24))
    week[4, hour] = weight
    return week


def test_the_blocks_share_the_day_out():
    assert is_whole_day(DAY_BLOCKS)
    assert not is_whole_day(DAY_BLOCKS[1:])
    week = np.random.default_rng(1).random((7, 24))
    assert block_weights(week).sum() == pytest.approx(week.sum())


def test_a_shift_may_run_past_midnight():
    late = DayBlock("late dienst", 22, 6)
    assert late.hours == (22, 23, 0, 1, 2, 3, 4, 5)
    assert is_whole_day((DayBlock("dag", 6, 22), late))
    assert DayBlock("etmaal", 7, 7).hours[:2] == (7, 8)
    assert len(DayBlock("etmaal", 7, 7).hours) == 24


def test_an_hour_belongs_to_the_block_it_begins_in():
    assert block_weights(week_with(17, 2.0)).tolist() == [0, 0, 0, 2, 0]
    assert block_weights(week_with(20, 2.0)).tolist() == [0, 0, 0, 0, 2]


def test_half_the_time_with_half_the_burglaries_is_no_difference():
    found = compare_blocks(week_with(18, 50), 90, week_with(18, 100), 180)[3]
    assert (found.block, found.ratio, found.z, found.clear) == (EVENING, 1.0, 0.0, 0)


def test_twice_as_many_in_the_same_time_is_clear_and_turns_over():
    more = compare_blocks(week_with(18, 120), 1, week_with(18, 60), 1)[3]
    less = compare_blocks(week_with(18, 60), 1, week_with(18, 120), 1)[3]
    assert (more.clear, less.clear) == (1, -1)
    assert more.low == pytest.approx(1 / less.high)


def test_the_same_rate_seldom_looks_different():
    pairs = np.random.default_rng(3).poisson((30, 60), (2000, 2))
    clear = [compare_blocks(week_with(18, a), 1, week_with(18, b), 2)[3].clear for a, b in pairs]
    assert np.mean(np.abs(clear)) <= 0.05


def test_hours_change_at_equal_exposure():
    changes = hour_changes(week_with(18, 16), 1, week_with(18, 8), 2)
    assert changes[4, 18] == pytest.approx(2 * (4 - 2))
    assert np.count_nonzero(changes) == 1


def test_chosen_hours_are_those_of_the_blocks_on_the_days():
    mask = chosen_hours([4, 5], [EVENING])
    assert mask.sum() == 6
    assert mask[4, 17:20].all()
