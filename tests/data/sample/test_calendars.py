"""The calendar of the demo: what holds in which region, and when."""

from __future__ import annotations

from datetime import date

import pytest
from dateutil.easter import easter

from data.contracts import CALENDAR
from data.reference import municipalities
from data.sample.calendars import EASTER, build_calendar, public_holidays

ROWS = build_calendar()


def of(kind: str, day: date) -> set[tuple[str, str]]:
    rows = ROWS[(ROWS["kind"] == kind) & (ROWS["start"] <= day) & (ROWS["end"] >= day)]
    return set(zip(rows["name"], rows["region"], strict=True))


def test_the_calendar_keeps_its_contract_and_knows_all_kinds():
    assert set(CALENDAR.from_frame(ROWS)["kind"].to_pylist()) == {"schoolvakantie", "ddo", "campagne", "feestdag"}
    assert (ROWS["start"] <= ROWS["end"]).all()


def test_school_holidays_are_per_region_of_the_municipalities():
    schools = ROWS[ROWS["kind"] == "schoolvakantie"]
    assert set(schools["region"]) == set(municipalities()["school_region"])
    assert of("schoolvakantie", date(2016, 7, 12)) == {("Zomervakantie", "Midden")}


@pytest.mark.parametrize("year", range(2009, 2018))
def test_the_offensive_runs_from_october_to_march_each_year(year):
    name = {(f"Donkere Dagen Offensief {year}-{year + 1}", "ON")}
    assert of("ddo", date(year, 10, 1)) == of("ddo", date(year + 1, 3, 31)) == name
    assert of("ddo", date(year, 9, 30)) == set()


def test_campaigns_come_before_the_summer_and_around_the_offensive():
    assert of("campagne", date(2016, 6, 20)) == {("Zomercampagne inbraakpreventie 2016", "ON")}
    assert of("campagne", date(2016, 10, 1)) == {("Start Donkere Dagen Offensief 2016", "ON")}
    assert of("campagne", date(2014, 6, 20)) == set(), "not before the plan"


@pytest.mark.parametrize("year", EASTER)
def test_easter_is_worked_out_again(year):
    assert date(year, *EASTER[year]) == easter(year)
    assert dict(public_holidays(year))["Tweede paasdag"].weekday() == 0
    assert dict(public_holidays(year))["Hemelvaartsdag"].weekday() == 3


def test_the_monarch_is_not_celebrated_on_a_sunday():
    assert dict(public_holidays(2014))["Koningsdag"] == date(2014, 4, 26)
    assert dict(public_holidays(2016))["Koningsdag"] == date(2016, 4, 27)
    assert dict(public_holidays(2013))["Koninginnedag"] == date(2013, 4, 30)
