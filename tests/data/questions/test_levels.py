"""Niveau is told what the counts propose, what is in force, which of them to show, and whether a decision is asked."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from data.access import Principal, Scope
from data.answers import Answers
from data.build import build_snapshot
from data.cache import open_cache
from data.contracts import LEVELS
from data.errors import BadQuery, OutsideScope
from data.ledger.delivered import record_deliveries
from data.ledger.register import open_register
from data.query import Query
from data.questions.level_dossier import read_back
from data.questions.levels import direction, evidence_of
from data.store import Current
from tests.world import contents, decision, incidents
from tests.years import NEWEST, WAVE, years


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("data")
    build_snapshot(root, contents(incidents(*years()), meetings=(date(2016, 12, 20),)))
    return root


def ask(folder, tmp_path, *decided):
    register = open_register(tmp_path)
    if decided:
        record_deliveries(
            register, contents(incidents({"day": "2016-11-22"}), decisions=decided).tables, account="demo"
        )
    return Answers(Current(folder), open_cache(), register=register)


def of(answers, code="GM0001", **query):
    return next(one for one in answers.levels(Query(**query)).areas if one.area.code == code)


def test_a_proposal_without_a_decision_is_shown_as_not_decided(folder, tmp_path):
    one = of(ask(folder, tmp_path))
    assert (one.proposed, one.in_force, one.shown) == ("opgeschaald", "basisniveau", "opgeschaald")
    assert (one.undecided, one.direction, one.asks) == (True, "omhoog", True)
    assert one.evidence.observed > one.evidence.upper


def test_a_decision_in_force_is_what_is_shown(folder, tmp_path):
    raised = decision(1, level="verhoogde_aandacht", proposed_level="verhoogde_aandacht", reason="")
    one = of(ask(folder, tmp_path, raised))
    assert (one.shown, one.undecided, one.direction, one.asks) == ("verhoogde_aandacht", False, "omhoog", True)
    assert (one.since, one.decision.body, one.decision.until) == (
        date(2016, 11, 25), "Driehoek Aaldorp", date(2016, 12, 20),
    )  # fmt: skip


def test_who_decided_otherwise_knowingly_is_not_asked_again(folder, tmp_path):
    lower = decision(1, level="verhoogde_aandacht", proposed_level="opgeschaald")
    one = of(ask(folder, tmp_path, lower))
    assert (one.direction, one.asks) == ("omhoog", False)


def test_an_accepted_proposal_asks_nothing(folder, tmp_path):
    one = of(ask(folder, tmp_path, decision(1)))
    assert (one.direction, one.asks, one.shown) == ("gelijk", False, "opgeschaald")


def test_a_level_holds_since_the_first_of_equal_decisions_in_a_row(folder, tmp_path):
    days = (date(2016, 9, 1), date(2016, 10, 1), date(2016, 11, 1), date(2016, 11, 25))
    words = ("opgeschaald", "verhoogde_aandacht", "opgeschaald", "opgeschaald")
    made = [decision(i, level=word, decided_on=day) for i, (word, day) in enumerate(zip(words, days, strict=True))]
    assert of(ask(folder, tmp_path, *made)).since == date(2016, 11, 1)


@pytest.mark.parametrize("proposed", LEVELS)
@pytest.mark.parametrize("held", LEVELS)
def test_direction_follows_the_order_of_the_words(proposed, held):
    step = LEVELS.index(proposed) - LEVELS.index(held)
    assert direction(proposed, held) == {1: "omhoog", 0: "gelijk", -1: "omlaag"}[(step > 0) - (step < 0)]


def test_the_trend_ends_with_the_newest_fortnight(folder, tmp_path):
    answer = ask(folder, tmp_path).levels(Query())
    one = answer.areas[0]
    counted = [row for row in years() if row["area"] == "GM0001" and str(row["day"]) >= str(NEWEST)]
    assert (len(one.trend), one.trend[-1]) == (26, len(counted))
    assert one.trend[-1] >= WAVE
    assert answer.fortnights[-1] == NEWEST


def test_only_the_asked_area_answers(folder, tmp_path):
    answers = ask(folder, tmp_path)
    assert [one.area.code for one in answers.levels(Query(area="ON-B")).areas] == ["GM0003"]
    assert [one.area.code for one in answers.levels(Query(area="WK000101")).areas] == ["GM0001"]


def test_the_filter_of_crime_and_attempts_changes_nothing(folder, tmp_path):
    answers = ask(folder, tmp_path)
    other = answers.levels(Query(crime_type="schuur", attempts=False, span="12m"))
    assert other.areas == answers.levels(Query()).areas


def test_an_older_fortnight_shows_what_was_proposed_then(folder, tmp_path):
    then = of(ask(folder, tmp_path), period=date(2016, 10, 24))
    assert then.proposed == "basisniveau"
    assert then.way_down is None


def test_without_three_years_the_state_says_so(tmp_path):
    build_snapshot(tmp_path, contents(incidents(*[row for row in years() if str(row["day"]) > "2016"])))
    one = of(ask(tmp_path, tmp_path))
    assert (one.proposed, one.own_state, one.direction, one.asks) == ("", "te_weinig_historie", "", False)
    assert one.shown == "basisniveau"


def test_who_may_see_one_municipality_may_not_ask_for_another(folder, tmp_path):
    narrow = Principal("iv", role="iv", scope=Scope(frozenset({"GM0001"})))
    answers = ask(folder, tmp_path).for_(narrow)
    with pytest.raises(OutsideScope):
        answers.levels(Query(area="GM0002"))


def test_of_another_municipality_only_level_and_decision_are_told(folder, tmp_path):
    narrow = Principal("iv", role="iv", scope=Scope(frozenset({"GM0002"})))
    answers = ask(folder, tmp_path, decision(1)).for_(narrow)
    mine, other = of(answers, "GM0002"), of(answers, "GM0001")
    assert mine.evidence is not None
    assert (other.evidence, other.way_down, other.trend) == (None, None, ())
    assert (other.shown, other.decision.level) == ("opgeschaald", "opgeschaald")


def test_the_dossier_tells_who_decides_and_what_was_seen(folder, tmp_path):
    answers = ask(folder, tmp_path, decision(1), decision(2, decided_on=date(2016, 11, 28)))
    found = answers.level_dossier(Query(), code="GM0001")
    assert found.level == of(answers)
    assert [(one.name, one.next_meeting, one.seen, one.may) for one in found.deciders] == [
        ("Driehoek Aaldorp", date(2016, 12, 20), 2, True)
    ]
    assert [one.decided_on for one in found.decisions] == [date(2016, 11, 25), date(2016, 11, 28)]
    (standing,) = answers.level_dossier(Query(), code="GM0002").deciders
    assert (standing.name, standing.next_meeting, standing.seen) == ("DVO Anderland", None, 0)


def test_marks_are_the_proposals_that_changed(folder, tmp_path):
    marks = ask(folder, tmp_path).level_dossier(Query(), code="GM0001").marks
    assert marks[-1].level == "opgeschaald"
    assert all(before.level != after.level for before, after in pairwise(marks))


def test_a_decision_can_store_what_it_rested_on(folder, tmp_path):
    answers = ask(folder, tmp_path)
    dossier = answers.level_dossier(Query(), code="GM0001")
    assert evidence_of(read_back(dossier.inputs)) == dossier.level.evidence
    assert dossier.inputs["snapshot"] == answers.store.manifest.version


def test_a_dossier_is_of_a_municipality(folder, tmp_path):
    with pytest.raises(BadQuery):
        ask(folder, tmp_path).level_dossier(Query(), code="ON-A")
    assert ask(folder, tmp_path).level_dossier(Query(), code="WK000101").level.area.code == "GM0001"


def test_an_answer_survives_the_cache(folder, tmp_path):
    answers = ask(folder, tmp_path)
    assert answers.levels(Query()) == replace(answers.levels(Query()))


def test_the_explorer_walks_the_stored_proposals_again(folder, tmp_path):
    answers = ask(folder, tmp_path)
    found = answers.back_tests(Query(), one_in=100)
    assert [(one.name, one.one_in) for one in found.tried] == [
        ("standaard", None), ("streng", 200), ("gevoelig", 50), ("eigen keuze", 100),
    ]  # fmt: skip
    assert (found.fortnights, found.areas) == (27, 3)
    assert all(one.result.outbreaks is None for one in found.tried)


def test_the_standard_of_the_explorer_is_what_was_proposed(folder, tmp_path):
    answers = ask(folder, tmp_path)
    table = answers.store.table("level_proposal").to_pylist()
    mine = [row for row in table if row["crime_type"] == "woninginbraak" and row["area_code"].startswith("GM")]
    above = sum(row["level"] != "basisniveau" for row in mine) / 27
    assert answers.back_tests(Query()).tried[0].result.above == pytest.approx(above)


def test_an_unknown_threshold_is_none_at_all(folder, tmp_path):
    assert len(ask(folder, tmp_path).back_tests(Query(), one_in=7).tried) == 3
