"""The first page counts what is there, in the period it says, and no more."""

from datetime import date, datetime

import pytest

from data.access import Principal, Scope
from data.answers import Answers
from data.build import build_snapshot
from data.cache import open_cache
from data.errors import BadQuery, OutsideScope
from data.ledger.delivered import record_deliveries
from data.ledger.register import open_register
from data.query import Query
from data.store import Current
from tests.world import contents, decision, incidents

NOW, YEAR_EARLIER = "2016-11-22", "2015-11-24"


def ask(folder, *given, **around) -> Answers:
    made = contents(incidents(*given), **around)
    build_snapshot(folder, made)
    register = open_register(folder)
    record_deliveries(register, made.tables, account="demo")
    return Answers(Current(folder), open_cache(), register=register)


def test_counts_of_now_and_of_the_same_fortnight_a_year_earlier(tmp_path):
    answers = ask(
        tmp_path,
        {"day": "2016-11-21", "at": "00:00"}, {"day": "2016-12-04", "at": "23:59"}, {"day": NOW, "attempt": True},
        {"day": "2016-11-20", "at": "23:59"}, {"day": YEAR_EARLIER}, {"day": YEAR_EARLIER, "area": "GM0003"},
        {"day": NOW, "crime_type": "straatroof"}, {"day": NOW, "crime_type": "inbraak_met_geweld"},
    )  # fmt: skip
    found = answers.overview(Query())
    assert (found.burglaries.count, found.burglaries.before) == (4, 2)
    assert (found.attempts.count, found.hic.count) == (1, 1)
    assert [(area.area.name, area.count, area.before) for area in found.areas] == [
        ("Aaldorp", 4, 1), ("Beekstad", 0, 0), ("Cumerveen", 0, 1),
    ]  # fmt: skip
    assert found.burglaries.trend[-2:] == (1, 4)
    assert found.burglaries.trend_before[-1] == 2


def test_a_window_counts_where_it_starts(tmp_path):
    answers = ask(tmp_path, {"day": "2016-11-20", "at": "23:00", "hours": 8.0})
    assert answers.overview(Query()).burglaries.count == 0
    assert answers.overview(Query(period=date(2016, 11, 7))).burglaries.count == 1


def test_a_district_shows_its_municipalities_and_a_municipality_its_wijken(tmp_path):
    answers = ask(tmp_path, {"day": NOW}, {"day": NOW, "area": "GM0003"})
    district = answers.overview(Query(area="ON-A"))
    assert [(area.area.code, area.count) for area in district.areas] == [("GM0001", 1), ("GM0002", 0)]
    municipality = answers.overview(Query(area="GM0001"))
    assert [(area.area.code, area.count) for area in municipality.areas] == [("WK000101", 1)]
    assert answers.overview(Query(area="WK000101")).burglaries.count == 1


def test_an_incident_without_a_place_counts_in_its_municipality_and_is_said(tmp_path):
    lost = {"day": NOW, "cell_id": None, "x_m": None, "y_m": None, "wijk_code": None, "buurt_code": None}
    found = ask(tmp_path, lost | {"place_flag": "onbekend"}).overview(Query(area="GM0001"))
    assert (found.burglaries.count, found.source.without_place) == (1, 1)
    assert [area.count for area in found.areas] == [0]


def test_no_rate_below_a_hundred_dwellings(tmp_path):
    rates = {area.area.code: area.rate for area in ask(tmp_path, {"day": NOW}).overview(Query()).areas}
    assert rates == {"GM0001": pytest.approx(0.1), "GM0002": 0.0, "GM0003": None}


def test_an_old_code_leads_to_its_successor(tmp_path):
    assert ask(tmp_path, {"day": NOW}).overview(Query(area="GM0009")).area.code == "GM0003"


@pytest.mark.parametrize(
    "query", [Query(area="GM9999"), Query(period=date(2016, 12, 5)), Query(period=date(1999, 1, 4))]
)
def test_what_does_not_exist_is_refused_in_dutch(tmp_path, query):
    with pytest.raises(BadQuery, match="De link noemt"):
        ask(tmp_path, {"day": NOW}).overview(query)


def test_the_level_in_force_is_the_decision_that_holds(tmp_path):
    answers = ask(
        tmp_path, {"day": NOW},
        decisions=(decision(1), decision(2, area_code="GM0002", end=date(2016, 12, 4))),
        meetings=(date(2016, 11, 25), date(2016, 12, 9)),
    )  # fmt: skip
    found = answers.overview(Query())
    assert found.levels.per_level == {"basisniveau": 2, "afbouwen": 0, "verhoogde_aandacht": 0, "opgeschaald": 1}
    assert [area.level_in_force for area in found.areas] == ["opgeschaald", "basisniveau", "basisniveau"]
    assert (found.levels.above_base, found.levels.above_base_before) == (1, 0)


def test_zones_live_fourteen_days_from_the_moment_they_were_known_and_seen(tmp_path):
    found = ask(
        tmp_path,
        {"day": "2016-11-22"}, {"day": "2016-11-20"},
        {"day": "2016-11-29", "visible_since": datetime(2016, 12, 6)},
        {"day": "2016-11-30", "cell_id": None},
    ).overview(Query())  # fmt: skip
    assert (found.zones.active, found.zones.expiring) == (1, 1)


def test_somebody_with_one_municipality_sees_no_other(tmp_path):
    answers = ask(tmp_path, {"day": NOW}, {"day": NOW, "area": "GM0002"})
    mine = answers.for_(Principal("iv", "iv_ambtenaar", Scope(frozenset({"GM0001"}))))
    assert mine.overview(Query(area="GM0001")).burglaries.count == 1
    for area in ("GM0002", "ON-A", "WK000201"):
        with pytest.raises(OutsideScope):
            mine.overview(Query(area=area))


def test_the_answer_is_remembered_and_equal(tmp_path):
    answers = ask(tmp_path, {"day": NOW})
    assert answers.overview(Query()) == answers.overview(Query())
    assert answers.cache.get(answers.key("overview", answers.settled(Query()))) is not None


def test_outlines_are_in_degrees_and_an_unknown_layer_is_refused(tmp_path):
    answers = ask(tmp_path, {"day": NOW})
    assert b'"GM0001"' in answers.outlines("gemeente")
    assert b'"Point"' in answers.outlines("gemeente-namen")
    with pytest.raises(BadQuery):
        answers.outlines("straten")
