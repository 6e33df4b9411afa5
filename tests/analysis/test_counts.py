"""Fortnights: consecutive 14-day blocks from one Monday, never shorter, whatever the year."""

from datetime import date, timedelta

import numpy as np
import pytest

from analysis.counts import ANCHOR, fortnight_index, fortnight_of, fortnight_start, is_fortnight


def test_the_anchor_is_a_monday():
    assert ANCHOR.weekday() == 0


@pytest.mark.parametrize(
    ("day", "first_day"),
    [
        (date(2015, 11, 23), date(2015, 11, 23)),
        (date(2015, 12, 6), date(2015, 11, 23)),
        (date(2015, 12, 7), date(2015, 12, 7)),
        (date(2016, 12, 4), date(2016, 11, 21)),
        (date(2009, 12, 28), date(2009, 12, 28)),
        (date(2008, 12, 28), date(2008, 12, 15)),
    ],
)
def test_a_day_belongs_to_the_fortnight_that_starts_on(day, first_day):
    assert fortnight_of(day) == first_day


def test_every_day_of_twenty_years_lies_in_exactly_one_block_of_fourteen_days():
    days = [date(2008, 12, 29) + timedelta(days=i) for i in range(14 * 26 * 20)]
    index = fortnight_index(np.array(days, dtype="datetime64[D]"))
    assert (np.bincount(index) == 14).all()
    assert [fortnight_start(int(i)) for i in index] == [fortnight_of(day) for day in days]
    assert sum(is_fortnight(day) for day in days) == 26 * 20


def test_the_last_second_of_sunday_still_belongs_to_the_old_fortnight():
    moments = np.array(["2016-12-04T23:59:59", "2016-12-05T00:00:00"], dtype="datetime64[s]")
    first, second = fortnight_index(moments)
    assert second == first + 1
