"""Dutch numbers, days and lists."""

from datetime import date

import pytest

from layouts.wording import capital, day, days, in_words, listing, number, percents, plural


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [(1234.5, 1, "1.234,5"), (0, 0, "0"), (-1234567, 0, "-1.234.567"), (2.25, 1, "2,2")],
)
def test_numbers_have_a_decimal_comma_and_points_between_thousands(value, decimals, written):
    assert number(value, decimals) == written


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (date(2016, 11, 21), date(2016, 12, 5), "21 november t/m 4 december 2016"),
        (date(2016, 11, 7), date(2016, 11, 21), "7 t/m 20 november 2016"),
        (date(2016, 12, 19), date(2017, 1, 2), "19 december 2016 t/m 1 januari 2017"),
        (date(2016, 12, 5), date(2016, 12, 6), "5 december 2016"),
    ],
)
def test_a_period_names_its_last_day_and_says_month_and_year_once(start, end, written):
    assert days(start, end) == written


def test_words_around_numbers():
    assert day(date(2016, 3, 5), short=True) == "5 mrt 2016"
    assert [in_words(n) for n in (0, 1, 20, 21)] == ["geen", "één", "twintig", "21"]
    assert listing(["a"]) == "a"
    assert listing(["a", "b", "c"]) == "a, b en c"
    assert plural(1, "gemeente", "gemeenten") == "1 gemeente"
    assert plural(0, "gemeente", "gemeenten") == "0 gemeenten"
    assert capital("één gemeente") == "Eén gemeente"


def test_two_shares_that_read_the_same_get_a_decimal():
    assert percents(0.15, 0.04) == ("15 %", "4 %")
    assert percents(0.024, 0.016) == ("2,4 %", "1,6 %")
