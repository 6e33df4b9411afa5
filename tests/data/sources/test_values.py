"""How dates, times, numbers and yes/no stand in police exports."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from data.sources.values import moments, numbers, parse_clock, parse_day, yes


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12-10-2015", date(2015, 10, 12)),
        ("2-1-15", date(2015, 1, 2)),
        ("12/10/2015", date(2015, 10, 12)),
        ("2015-10-12", date(2015, 10, 12)),
        ("20151012", date(2015, 10, 12)),
        ("42289", date(2015, 10, 12)),
        ("42289,75", date(2015, 10, 12)),
        ("01-01-1900", None),
        ("31-02-2015", None),
        ("", None),
        ("onbekend", None),
        ("99999999999", None),
    ],
)
def test_a_day_is_read_or_left_empty(text, day):
    assert parse_day(text) == day


def test_a_supplier_may_write_the_month_first():
    assert parse_day("10/12/2015", "%m/%d/%Y") == date(2015, 10, 12)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("08:15", "08:15"), ("8:15", "08:15"), ("0830", "08:30"), ("830", "08:30"), ("24:00", "24:00"),
        ("08:15:30", "08:15"), ("8.15 uur", "08:15"), ("2:05 PM", "14:05"), ("12:10 am", "00:10"), ("0,75", "18:00"),
        ("0.5", "12:00"), ("24:01", None), ("12:75", None), ("", None), ("middag", None),
    ],
)  # fmt: skip
def test_a_time_is_read_or_left_empty(text, clock):
    seconds = parse_clock(text)
    assert (None if seconds is None else f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}") == clock


def test_midnight_at_the_end_of_the_day_is_the_next_day():
    stamp, timed = moments(pd.Series(["31-12-2015"]), pd.Series(["24:00"]))
    assert str(stamp[0]) == "2016-01-01T00:00:00"
    assert timed[0]


def test_the_time_may_stand_behind_the_day():
    stamp, timed = moments(pd.Series(["12-10-2015 18:02", "2015-10-12T18:02:00", "12-10-2015", "", None]))
    assert stamp.astype(str).tolist() == [
        "2015-10-12T18:02:00", "2015-10-12T18:02:00", "2015-10-12T00:00:00", "NaT", "NaT",
    ]  # fmt: skip
    assert timed.tolist() == [True, True, False, False, False]


def test_a_spreadsheet_serial_carries_its_time():
    stamp, _ = moments(pd.Series(["42289,75"]))
    assert str(stamp[0]) == "2015-10-12T18:00:00"


def test_a_pattern_may_hold_spaces():
    stamp, _ = moments(pd.Series(["12 Oct 2015 06:30 PM".replace("06:30 PM", "18:30")]), pattern="%d %b %Y")
    assert str(stamp[0]) == "2015-10-12T18:30:00"


def test_numbers_with_points_and_commas():
    texts = pd.Series(["1.850,00", "190512,5", "190512.5", "1.234.567", "", "x", None, " 12 "])
    np.testing.assert_array_equal(numbers(texts), [1850, 190512.5, 190512.5, 1234567, np.nan, np.nan, np.nan, 12])


def test_yes_and_no():
    assert yes(pd.Series(["J", "Ja", "1", "N", "nee", "", None])).tolist() == [
        True,
        True,
        True,
        False,
        False,
        False,
        False,
    ]
