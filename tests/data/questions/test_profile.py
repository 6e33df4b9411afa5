"""Profiel is told the mix of now against the same season of three years before, within what was chosen."""

from datetime import date

import numpy as np
import pytest

from data.access import Principal, Scope
from data.answers import Answers
from data.build import build_snapshot
from data.cache import open_cache
from data.errors import BadQuery, OutsideScope
from data.query import Query
from data.store import Current
from tests.world import contents, incidents

NOW = "2016-11-25"
EARLIER = ("2015-11-27", "2014-11-28", "2013-11-29")


def ask(folder, *given) -> Answers:
    build_snapshot(folder, contents(incidents(*given)))
    return Answers(Current(folder), open_cache())


def shares_of(answer, name):
    found = next(one.shares for one in answer.profiles if one.name == name)
    return {one.category: one for one in found.categories}, found


def test_the_mix_of_now_stands_against_the_same_days_of_three_years_before(tmp_path):
    answer = ask(
        tmp_path, {"day": NOW, "modus_operandi": "insluiping"}, {"day": NOW},
        {"day": NOW, "modus_operandi": "onbekend"},
        *({"day": day} for day in EARLIER), {"day": "2012-11-30"}, {"day": "2016-08-01"},
    ).profile(Query())  # fmt: skip
    shares, found = shares_of(answer, "modus_operandi")
    assert (answer.n, answer.earlier_n) == (3, 3)
    assert (found.known, found.total, found.earlier_known) == (2, 3, 3)
    assert (shares["insluiping"].share, shares["insluiping"].earlier_share) == (0.5, 0.0)
    assert (shares["flipperen"].count, shares["flipperen"].earlier_count) == (1, 3)
    assert [period.start for period in answer.earlier] == [date(2015, 11, 23), date(2014, 11, 24), date(2013, 11, 25)]


def test_attempts_and_the_elderly_are_profiles_too(tmp_path):
    answer = ask(
        tmp_path, {"day": NOW, "attempt": True, "victim_group": "ouderen_alleenwonend"},
        {"day": NOW, "victim_group": "ouderen_samenwonend"}, {"day": NOW}, {"day": NOW, "victim_group": "onbekend"},
    ).profile(Query())  # fmt: skip
    assert shares_of(answer, "poging")[0]["poging"].count == 1
    assert (answer.elderly.count, answer.elderly.share) == (2, pytest.approx(2 / 3))


def test_a_chosen_category_narrows_every_other_profile_and_not_its_own(tmp_path):
    answer = ask(
        tmp_path, {"day": NOW, "modus_operandi": "insluiping", "dwelling_type": "vrijstaand"}, {"day": NOW},
        {"day": NOW, "modus_operandi": "insluiping", "dwelling_type": "vrijstaand"},
    ).profile(Query(), chosen="modus_operandi:insluiping")  # fmt: skip
    homes, _ = shares_of(answer, "dwelling_type")
    assert (answer.chosen, answer.n) == (("modus_operandi", "insluiping"), 2)
    assert (homes["vrijstaand"].count, homes["tussenwoning"].count) == (2, 0)
    assert shares_of(answer, "modus_operandi")[1].known == 3


@pytest.mark.parametrize("chosen", ["modus_operandi:toveren", "straat:Dorpsstraat", "insluiping", "x_m:1"])
def test_a_category_that_does_not_exist_is_refused(tmp_path, chosen):
    with pytest.raises(BadQuery, match="categorie"):
        ask(tmp_path, {"day": NOW}).profile(Query(), chosen=chosen)


def test_ways_of_working_are_crossed_with_dwellings_and_hours(tmp_path):
    answer = ask(
        tmp_path, {"day": NOW, "at": "16:00", "hours": 2.0, "modus_operandi": "insluiping"},
        {"day": NOW, "at": "03:00"},
    ).profile(Query())  # fmt: skip
    homes, hours = answer.crossings
    way = hours.rows.index("insluiping")
    assert dict(zip(hours.columns, hours.weights[way], strict=True)) == {
        "nacht": 0, "ochtend": 0, "middag": 0.5, "vooravond": 0.5, "avond": 0,
    }  # fmt: skip
    assert homes.weights[way][homes.columns.index("tussenwoning")] == 1
    assert np.sum(homes.weights) == np.sum(hours.weights) == 2


def test_no_incidents_give_shares_of_nothing(tmp_path):
    answer = ask(tmp_path, {"day": NOW}).profile(Query(area="GM0002"))
    assert (answer.n, answer.elderly.count) == (0, 0)
    assert all(one.changed == 0 for part in answer.profiles for one in part.shares.categories)


def test_somebody_with_one_municipality_sees_no_other(tmp_path):
    answers = ask(tmp_path, {"day": NOW}).for_(Principal("iv", "iv_ambtenaar", Scope(frozenset({"GM0001"}))))
    with pytest.raises(OutsideScope):
        answers.profile(Query(area="GM0002"))
