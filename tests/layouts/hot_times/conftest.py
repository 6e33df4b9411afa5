"""A week drawn by hand: 40 incidents, a peak on Friday evening, a year with fewer."""

from dataclasses import replace
from datetime import date, datetime

import numpy as np
import pytest

from analysis.day_blocks import DAY_BLOCKS, block_weights
from analysis.hot_times import IntervalQuality
from analysis.peak import Peak
from data.answered.common import AreaRef, Period, Source
from data.answered.hot_times import (
    BlockCompared,
    CalendarYear,
    Comparison,
    Darkness,
    Holiday,
    HotTimesAnswer,
    Hours,
    SeasonCalendar,
    SunTimes,
)  # fmt: skip

PERIOD = Period(date(2016, 11, 21), date(2016, 12, 5))
BEFORE = Period(date(2015, 11, 23), date(2015, 12, 7))


def week_of(*cells):
    """A week with the named (day, hour, weight) and nothing else."""
    week = np.zeros((7, 24))
    for day, hour, weight in cells:
        week[day, hour] = weight
    return tuple(map(tuple, week.tolist()))


def hours_of(week, n, **changes):
    quality = IntervalQuality(n=n, median_hours=3.5, sharp_share=0.45, long_share=0.2)
    peak = Peak(day=4, days=1, hour=18, hours=3, weight=25.4, stands=0.96, named=True)
    plain = Hours(
        shown_n=n, sharp_n=18, sharp_only=False, quality=quality, weights=week, long_weights=week_of((2, 3, 0.6)),
        scale_to=12.0, peak=peak,
    )  # fmt: skip
    return replace(plain, **changes)


def compared(week, other, *, kind="jaar", name="", n=40, other_n=30, per=14.0, other_per=14.0, clear=0, z=0.0):
    blocks = tuple(
        BlockCompared(block, a, b, 1.6, 1.1, 2.3, z if block.name == "vooravond" else 0.0, clear)
        for block, a, b in zip(DAY_BLOCKS, block_weights(week).tolist(), block_weights(other).tolist(), strict=True)
    )
    return Comparison(kind, name, n, other_n, per, other_per, PERIOD, BEFORE, blocks, week_of((4, 18, 2.4)))


def answer_of(hours, *comparisons):
    return HotTimesAnswer(
        area=AreaRef("GM0001", "Aaldorp", "gemeente"),
        period=PERIOD,
        before=BEFORE,
        complete=False,
        source=Source("7-abc", datetime(2016, 12, 5), datetime(2016, 12, 5, 6), 25, True, None, 1),
        hours=hours,
        blocks=tuple(zip(DAY_BLOCKS, block_weights(hours.weights).tolist(), strict=True)),
        darkness=Darkness(
            by_hour=(*[0.5] * 12, 10.0, 8.0, 6.0, *[0.5] * 9), dark_share=0.69, dark_time_share=0.62,
            sun=SunTimes(date(2016, 11, 28), 8.4, 16.5), sun_first=SunTimes(date(2016, 11, 21), 8.2, 16.7),
        ),
        calendar=SeasonCalendar(
            years=(
                CalendarYear(2015, (*[5] * 53,)),
                CalendarYear(2016, (*[4] * 45, 8, 9, 10, *[None] * 5)),
            ),
            ddo_weeks=(*range(1, 14), *range(40, 53)),
            holidays=(Holiday("herfstvakantie", 2016, 42, 42),),
            sunset=(16.5,) * 52,
            chosen=((2016, 47), (2016, 48)),
            complete_to=(2016, 44),
        ),
        comparisons=comparisons,
    )  # fmt: skip


WEEK = week_of((4, 18, 12.0), (4, 19, 8.4), (4, 20, 5.0), (0, 9, 2.5), (2, 3, 1.1), (6, 23, 11.0))


@pytest.fixture
def answer():
    return answer_of(hours_of(WEEK, 40), compared(WEEK, week_of((4, 18, 9.0), (0, 9, 21.0)), z=2.2))
