"""What is worked out about places at publish: rows that fit the served incidents, and answers for every area."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from analysis.near_repeat import ROLES
from data.build import build_snapshot
from data.precompute.located import located
from data.precompute.spatial import spatial
from data.store import Store
from tests.world import AS_OF, contents, incidents

TYPES, AREAS = 5, 6


def computed(*given):
    with ThreadPoolExecutor(1) as executor:
        tables = dict(contents(incidents(*given)).tables)
        return {name: table.to_pandas() for name, table in spatial(tables, AS_OF, executor).items()}


def test_every_served_incident_has_its_part_in_the_same_row(tmp_path):
    given = [
        {"day": "2016-11-29", "area": "GM0002"},
        {"day": "2016-11-22"},
        {"day": "2016-11-25"},
        {"day": "2016-11-23", "crime_type": "schuur", "mk_code": "A21"},
        {"day": "2016-11-24", "lapsed": True},
    ]
    build_snapshot(tmp_path, contents(incidents(*given)))
    store = Store.open(tmp_path)
    part = store.table("near_repeat").to_pandas()
    days = store.incidents.earliest.astype("datetime64[D]").astype(str)
    named = {
        day: (ROLES[role], follows) for day, role, follows in zip(days, part["role"], part["follows"], strict=True)
    }
    first = int(np.flatnonzero(days == "2016-11-22")[0])
    assert named == {
        "2016-11-22": ("aanleiding", -1),
        "2016-11-25": ("herhaling", first),
        "2016-11-23": ("los", -1),
        "2016-11-29": ("los", -1),
    }
    assert part["chain"].tolist().count(first) == 2
    assert part["chain_name"].nunique() == 1


def test_a_chain_keeps_its_name_when_other_incidents_come():
    two = [{"day": "2016-11-22"}, {"day": "2016-11-25"}]
    more = [*two, {"day": "2016-01-05"}, {"day": "2016-11-29", "area": "GM0002"}]
    before, after = (set(computed(*given)["near_repeat"]["chain_name"].dropna()) for given in (two, more))
    assert before == after


def test_every_area_type_and_window_is_answered_even_where_nothing_happened():
    tables = computed({"day": "2016-11-22"})
    assert len(tables["knox"]) == AREAS * TYPES * 2 * 24
    assert len(tables["near_repeat_verdict"]) == AREAS * TYPES * 2
    assert len(tables["zone_scorecard"]) == AREAS * TYPES * 3 * 2
    assert len(tables["map_accuracy"]) == AREAS * 3 * (TYPES + 1)
    assert set(tables["near_repeat_verdict"]["verdict"]) == {"te_weinig"}
    assert not tables["map_accuracy"]["enough"].any()


def test_a_burglary_inside_the_zone_of_an_earlier_one_is_scored():
    cards = computed({"day": "2016-11-15"}, {"day": "2016-11-23"}, {"day": "2016-11-23", "area": "GM0002"})[
        "zone_scorecard"
    ]
    card = cards.query("area_code == 'GM0001' and crime_type == 'woninginbraak' and fortnights == 1").set_index("kind")
    assert card["burglaries"].tolist() == [1, 1]
    assert card["inside"].tolist() == [1, 1]
    assert card.loc["primair", "dwelling_share"] == pytest.approx(1.0, abs=0.05)


def test_the_newest_window_ends_with_the_newest_fortnight():
    verdict = computed({"day": "2016-11-22"})["near_repeat_verdict"]
    assert set(verdict["end"].astype(str)) == {"2016-12-05"}
    assert set(verdict["start"].astype(str)) == {"2016-09-12", "2015-12-07"}


def test_areas_know_their_municipalities_and_who_lends_them_an_answer():
    world = located(contents(incidents({"day": "2016-11-22"})).tables, AS_OF)
    places = {place.code: place for place in world.places}
    assert places["ON"].municipalities.size == 3
    assert (places["GM0001"].lender, places["ON-A"].lender, places["ON"].lender) == ("ON-A", "ON", "")
