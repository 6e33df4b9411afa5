"""The link is the state: what is written can be read, and a bad link says what is wrong."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counts import ANCHOR
from data.answered.common import Period
from data.errors import BadQuery
from data.query import ATTEMPTS, CRIMES, SPANS, Query, newest_fortnight

DAYS = st.dates(date(2010, 1, 1), date(2030, 1, 1))


@st.composite
def queries(draw):
    span = draw(st.sampled_from(list(SPANS)))
    start, length = draw(DAYS), draw(st.integers(1, 900))
    own = span == "zelf"
    return Query(
        area=draw(st.sampled_from(["", "ON", "GM0150", "WK015001"])),
        period=draw(st.none() | st.integers(0, 400).map(lambda n: ANCHOR + timedelta(days=14 * n))),
        span=span,
        crime_type=draw(st.sampled_from(list(CRIMES))),
        attempts=draw(st.sampled_from(list(ATTEMPTS.values()))),
        start=start if own else None,
        end=start + timedelta(days=length) if own else None,
    )


@given(queries())
def test_what_is_written_in_a_link_is_read_from_it(query):
    assert Query.from_url(query.to_url()) == query


@given(queries())
def test_a_link_is_sorted_and_holds_no_empty_value(query):
    keys = [pair.split("=") for pair in query.to_url().lstrip("?").split("&") if pair]
    assert [key for key, _ in keys] == sorted(key for key, _ in keys)
    assert all(value for _, value in keys)


def test_the_default_question_has_the_shortest_link():
    assert Query().to_url() == ""


def test_keys_of_others_are_left_alone():
    assert Query.from_url("?zoom=9&gebied=GM0150&lagen=zones") == Query(area="GM0150")


@pytest.mark.parametrize(
    "link",
    [
        "?periode=gisteren", "?periode=2016-11-22", "?terug=altijd", "?delict=moord", "?pogingen=misschien",
        "?terug=zelf", "?terug=zelf&van=2016-02-01&tot=2016-01-01", "?van=2016-13-01", "?gebied=" + "x" * 600,
    ],
)  # fmt: skip
def test_a_bad_link_is_refused_in_dutch(link):
    with pytest.raises(BadQuery, match=r"^[A-Z].*\.$"):
        Query.from_url(link)


PERIOD = date(2016, 11, 21)


@pytest.mark.parametrize(
    ("span", "now", "before"),
    [
        ("periode", ("2016-11-21", "2016-12-05"), ("2015-11-23", "2015-12-07")),
        ("3m", ("2016-09-12", "2016-12-05"), ("2015-09-14", "2015-12-07")),
        ("12m", ("2015-12-07", "2016-12-05"), ("2014-12-08", "2015-12-07")),
        ("ddo", ("2016-10-01", "2016-12-05"), ("2015-10-01", "2015-12-05")),
    ],
)
def test_each_look_back_has_its_days_and_the_same_season_a_year_earlier(span, now, before):
    query = Query(period=PERIOD, span=span)
    assert query.days() == Period(*map(date.fromisoformat, now))
    assert query.days_before() == Period(*map(date.fromisoformat, before))


def test_in_summer_the_ddo_is_the_season_that_is_over():
    assert Query(period=date(2016, 7, 4), span="ddo").days() == Period(date(2015, 10, 1), date(2016, 4, 1))


def test_own_days_are_compared_with_the_same_calendar_days():
    query = Query(span="zelf", start=date(2016, 2, 29), end=date(2016, 3, 2))
    assert query.days_before() == Period(date(2015, 2, 28), date(2015, 3, 2))


def test_without_a_period_there_are_no_days():
    with pytest.raises(BadQuery, match="Kies een periode"):
        Query().days()


def test_the_newest_fortnight_is_over():
    assert newest_fortnight(date(2016, 12, 5)) == date(2016, 11, 21)
    assert newest_fortnight(date(2016, 12, 4)) == date(2016, 11, 7)
