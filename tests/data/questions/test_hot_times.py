"""Tijden is told what the windows allow, for the area and days that were asked about."""

from datetime import date

import numpy as np
import pytest

from data.access import Principal, Scope
from data.answers import Answers
from data.build import build_snapshot
from data.cache import open_cache
from data.query import Query
from data.store import Current
from tests.world import contents, incidents

FRIDAY, YEAR_EARLIER = "2016-11-25", "2015-11-27"


def ask(folder, *given) -> Answers:
    build_snapshot(folder, contents(incidents(*given)))
    return Answers(Current(folder), open_cache())


def test_the_week_holds_every_incident_once_over_its_window(tmp_path):
    found = ask(
        tmp_path, {"day": FRIDAY, "at": "18:30", "hours": 1.0}, {"day": FRIDAY, "at": "18:00", "hours": 24.0},
        {"day": "2016-11-10"}, {"day": FRIDAY, "crime_type": "straatroof"},
    ).hot_times(Query()).hours  # fmt: skip
    week = np.array(found.weights)
    assert week.sum() == pytest.approx(2, abs=1e-3)
    assert week[4, 18] == pytest.approx(0.5 + 1 / 24, abs=1e-4)
    assert found.long_weights[4][18] == pytest.approx(1 / 24, abs=1e-4)
    assert (found.shown_n, found.sharp_n, found.quality.long_share) == (2, 1, 0.5)
    assert found.peak is None


def test_sharp_times_only_keep_the_scale_and_the_quality_of_all(tmp_path):
    answers = ask(
        tmp_path, {"day": FRIDAY, "at": "18:00", "hours": 1.0}, {"day": FRIDAY, "at": "12:00", "hours": 24.0},
        {"day": FRIDAY, "at": "18:00", "hours": 1.0},
    )  # fmt: skip
    everything, sharp = answers.hot_times(Query()), answers.hot_times(Query(), sharp_only=True)
    assert (sharp.hours.shown_n, sharp.hours.sharp_n) == (2, 2)
    assert np.array(sharp.hours.weights).sum() == 2
    assert sharp.hours.quality == everything.hours.quality
    assert sharp.hours.scale_to == pytest.approx(everything.hours.scale_to)
    assert sharp.hours.scale_to == pytest.approx(2 + 1 / 24)


def test_a_planted_peak_is_told(tmp_path):
    given = [{"day": FRIDAY, "at": f"18:{minute:02}", "hours": 0.25} for minute in range(30)]
    peak = ask(tmp_path, *given).hot_times(Query()).hours.peak
    assert peak is not None
    assert (peak.day, peak.named) == (4, True)
    assert peak.hour <= 18 < peak.hour + peak.hours


def test_darkness_is_measured_at_the_area(tmp_path):
    found = ask(tmp_path, {"day": FRIDAY, "at": "23:00"}, {"day": FRIDAY, "at": "12:00"}).hot_times(Query()).darkness
    assert found.dark_share == pytest.approx(0.5)
    assert sum(found.by_hour) == pytest.approx(2)
    assert found.sun.day == date(2016, 11, 28)
    assert 16.2 < found.sun.fall < 16.8
    assert 8.1 < found.sun.rise < 8.6


def test_the_year_the_season_and_the_area_around_are_compared_at_equal_exposure(tmp_path):
    answers = ask(
        tmp_path, {"day": FRIDAY, "at": "18:00"}, {"day": FRIDAY, "at": "19:00"}, {"day": YEAR_EARLIER, "at": "18:00"},
        {"day": "2016-07-01", "at": "03:00"}, {"day": FRIDAY, "at": "03:00", "area": "GM0002"},
    )  # fmt: skip
    year, ddo, around = answers.hot_times(Query(area="GM0001")).comparisons
    assert (year.kind, year.n, year.other_n, year.per, year.other_per) == ("jaar", 2, 1, 14, 14)
    assert [(one.block.name, one.weight, one.other) for one in year.blocks][3] == ("vooravond", 2, 1)
    assert (ddo.kind, ddo.n, ddo.other_n) == ("ddo", 3, 1)
    assert ddo.per + ddo.other_per == 3 * 365 + 1
    assert (around.kind, around.name, around.n, around.other_n) == ("gebied", "Anderland", 2, 1)
    assert [one.clear for one in around.blocks] == [0] * 5


def test_the_unit_has_no_area_around_it(tmp_path):
    found = ask(tmp_path, {"day": FRIDAY}).hot_times(Query())
    assert [one.kind for one in found.comparisons] == ["jaar", "ddo"]


def test_somebody_with_one_municipality_is_not_told_of_the_district_around_it(tmp_path):
    answers = ask(tmp_path, {"day": FRIDAY}, {"day": FRIDAY, "area": "GM0002"})
    mine = answers.for_(Principal("iv", "iv_ambtenaar", Scope(frozenset({"GM0001"}))))
    assert [one.kind for one in mine.hot_times(Query(area="GM0001")).comparisons] == ["jaar", "ddo"]


def test_the_calendar_counts_weeks_and_knows_what_it_does_not_know(tmp_path):
    found = (
        ask(tmp_path, {"day": "2015-12-31"}, {"day": "2016-11-21"}, {"day": "2016-11-27"}).hot_times(Query()).calendar
    )
    last_year, this_year = found.years
    assert (last_year.year, this_year.year) == (2015, 2016)
    assert last_year.weeks[52] == 1
    assert last_year.weeks[51] is None
    assert this_year.weeks[46] == 2
    assert this_year.weeks[0] == 0
    assert this_year.weeks[50] is None
    assert this_year.weeks[52] is None
    assert found.chosen == ((2016, 47), (2016, 48))
    assert found.complete_to == (2016, 44)
    assert found.ddo_weeks == (*range(1, 14), *range(40, 53))
    assert len(found.sunset) == 52
    assert max(found.sunset) > 21.9


def test_no_incidents_give_an_answer_without_numbers(tmp_path):
    found = ask(tmp_path, {"day": FRIDAY}).hot_times(Query(area="GM0002"))
    assert (found.hours.shown_n, found.hours.peak, found.darkness.dark_share) == (0, None, 0.0)
    assert sum(weight for _, weight in found.blocks) == 0
    assert [one.kind for one in found.comparisons] == ["jaar", "ddo"]
