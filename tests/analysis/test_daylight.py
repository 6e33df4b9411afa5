"""The darkness clock follows the sun, not the clock."""

from datetime import date

import numpy as np
import pytest

from analysis.daylight import darkness_clock, sun_times

ARNHEM = {"latitude": 51.98, "longitude": 5.91}


def clock_text(seconds):
    return str(np.datetime64(int(seconds), "s"))[11:16]


@pytest.mark.parametrize(
    ("day", "rise", "fall"),
    [
        # KNMI, times of sunrise and sunset for De Bilt, minus/plus a few minutes for Arnhem
        (date(2016, 12, 21), "08:41", "16:27"),
        (date(2016, 6, 21), "05:16", "22:00"),
    ],
)
def test_sun_times_agree_with_the_almanac_within_ten_minutes(day, rise, fall):
    rises, falls = sun_times(day, day, **ARNHEM)
    for found, expected in ((rises[0], rise), (falls[0], fall)):
        hours, minutes = map(int, expected.split(":"))
        assert abs(int(found) % 86_400 - (hours * 60 + minutes) * 60) <= 600, clock_text(found)


def test_a_burglary_an_hour_after_sunset_falls_in_the_second_dark_hour():
    _, fall = sun_times(date(2016, 12, 1), date(2016, 12, 1), **ARNHEM)
    moment = np.array([np.datetime64(int(fall[0]) + 3600 + 60, "s")])
    clock = darkness_clock(moment, moment, **ARNHEM)
    assert clock.by_hour[13] == 1.0
    assert clock.dark_share == 1.0


def test_noon_is_light_and_whole_days_are_as_dark_as_the_season():
    noon = np.array([np.datetime64("2016-06-21T12:00:00", "s")])
    assert darkness_clock(noon, noon, **ARNHEM).dark_share == 0.0
    day = np.arange("2016-12-05", "2016-12-19", dtype="datetime64[D]").astype("datetime64[s]")
    clock = darkness_clock(day, day + np.timedelta64(86_400, "s"), **ARNHEM)
    assert clock.dark_share == pytest.approx(clock.dark_time_share, abs=0.01)
    assert clock.dark_share == pytest.approx(16.2 / 24, abs=0.02)


@pytest.mark.parametrize("seed", range(5))
def test_the_clock_holds_every_incident_once(seed):
    rng = np.random.default_rng(seed)
    start = np.datetime64("2014-01-01", "s") + rng.integers(0, 2 * 365 * 86_400, 500).astype("timedelta64[s]")
    end = start + rng.integers(0, 5 * 86_400, 500).astype("timedelta64[s]")
    clock = darkness_clock(start, end, **ARNHEM)
    assert clock.by_hour.sum() == pytest.approx(500)
    assert 0.0 <= clock.dark_share <= 1.0


def test_no_incidents_give_an_empty_clock():
    nothing = np.array([], dtype="datetime64[s]")
    assert darkness_clock(nothing, nothing, **ARNHEM).by_hour.sum() == 0.0
