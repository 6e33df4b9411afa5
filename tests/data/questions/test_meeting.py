"""The DVO is told what changed since it met, what is asked of it, and what it decided on the spot."""

from dataclasses import replace
from datetime import date

import pytest

from data.access import Principal, Scope
from data.answers import Answers
from data.build import build_snapshot
from data.cache import open_cache
from data.errors import OutsideScope
from data.ledger.decisions import Decision
from data.ledger.delivered import record_deliveries
from data.ledger.register import ChangedMeanwhile, open_register
from data.query import Query
from data.store import Current
from tests.world import contents, decision, incidents
from tests.years import NEWEST, years

LAST, MEETS, AFTER = date(2016, 10, 24), date(2016, 12, 13), date(2017, 1, 31)
TODAY = date(2016, 12, 5)
ACCEPTED = Decision("V1", "GM0001", "opgeschaald", "opgeschaald", TODAY, end=AFTER)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("data")
    build_snapshot(root, contents(incidents(*years()), dvo=(date(2016, 8, 29), LAST, MEETS, AFTER)))
    return root


def ask(folder, tmp_path, *decided):
    register = open_register(tmp_path)
    if decided:
        given = contents(incidents({"day": "2016-11-22"}), decisions=decided)
        record_deliveries(register, given.tables, account="demo")
    return Answers(Current(folder), open_cache(), register=register)


def test_the_unit_opens_the_district_with_most_to_decide_and_offers_the_others(folder, tmp_path):
    found = ask(folder, tmp_path).meeting(Query())
    assert (found.district.name, found.chosen_for_us) == ("Anderland", True)
    assert [(one.area.name, one.open, one.next_meeting) for one in found.others] == [
        ("Anderland", 1, MEETS), ("Boeskool", 1, None),
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["GM0003", "ON-B", "WK000301"])
def test_a_place_opens_its_own_district(folder, tmp_path, code):
    found = ask(folder, tmp_path).meeting(Query(area=code))
    assert (found.district.code, found.chosen_for_us) == ("ON-B", False)


def test_the_body_knows_its_meetings_around_today(folder, tmp_path):
    body = ask(folder, tmp_path).meeting(Query()).body
    assert (body.name, body.last, body.meets, body.after, body.may) == ("DVO Anderland", LAST, MEETS, AFTER, True)


def test_a_district_without_a_delivered_dvo_has_a_standing_one_that_can_decide(folder, tmp_path):
    answers = ask(folder, tmp_path)
    body = answers.meeting(Query(area="ON-B")).body
    assert (body.body_id, body.name, body.last, body.meets) == ("DVO-ON-B", "DVO Boeskool", None, None)
    said = Decision("DVO-ON-B", "GM0003", "basisniveau", "verhoogde_aandacht", TODAY, reason="Drie op één avond.")
    answers.record_decision(said, event_id="a", seen=0)
    (one,) = [one for one in answers.levels(Query()).areas if one.area.code == "GM0003"]
    assert (one.in_force, one.decision.body, one.decision.until) == ("verhoogde_aandacht", "DVO Boeskool", None)


def test_since_the_last_meeting_counts_from_that_day_to_the_end_of_the_newest_fortnight(folder, tmp_path):
    since = ask(folder, tmp_path).meeting(Query()).since
    rows = [row for row in years() if row["area"] in {"GM0001", "GM0002"}]
    assert (since.period.start, since.period.end) == (LAST, date(2016, 12, 5))
    assert since.count == sum("2016-10-24" <= row["day"] < "2016-12-05" for row in rows)
    assert since.before == sum("2015-10-24" <= row["day"] < "2015-12-05" for row in rows)


def test_what_is_asked_stays_in_its_place_with_what_was_decided_on_the_spot(folder, tmp_path):
    answers = ask(folder, tmp_path)
    (before,) = answers.meeting(Query()).proposals
    assert (before.level.area.code, before.level.direction, before.made, before.seen) == ("GM0001", "omhoog", None, 0)
    recorded = answers.record_decision(replace(ACCEPTED, inputs=before.inputs), event_id="a", seen=0)
    (after,) = answers.meeting(Query()).proposals
    assert (after.made.sequence, after.made.level, after.seen) == (recorded.sequence, "opgeschaald", 1)
    assert after.level == before.level
    assert [one.open for one in answers.meeting(Query()).others] == [0, 1]


def test_a_decision_stores_what_it_rests_on(folder, tmp_path):
    answers = ask(folder, tmp_path)
    (asked,) = answers.meeting(Query()).proposals
    answers.record_decision(replace(ACCEPTED, inputs=asked.inputs), event_id="a", seen=0)
    stored = answers.decisions()[-1].decision.inputs
    evidence = asked.level.evidence
    assert (stored["window_observed"], stored["window_expected"]) == (evidence.observed, evidence.expected)
    assert (stored["rule"], stored["period"], stored["area_code"]) == ("standaard", NEWEST.isoformat(), "GM0001")
    assert stored["snapshot"] == answers.store.manifest.version


def test_who_did_not_see_the_decision_of_another_is_stopped_and_then_sees_it(folder, tmp_path):
    first = ask(folder, tmp_path)
    second = Answers(Current(folder), open_cache(), register=open_register(tmp_path))
    seen = second.meeting(Query()).proposals[0].seen
    first.record_decision(ACCEPTED, event_id="a", seen=seen)
    with pytest.raises(ChangedMeanwhile, match="Zojuist vastgelegd door een ander"):
        second.record_decision(replace(ACCEPTED, reason="Ook ik."), event_id="b", seen=seen)
    assert second.meeting(Query()).proposals[0].made.level == "opgeschaald"


def test_decisions_since_the_last_meeting_say_whether_they_still_hold(folder, tmp_path):
    made = (
        decision(1, decided_on=date(2016, 10, 20)),
        decision(2, decided_on=date(2016, 11, 1), end=date(2016, 11, 20)),
        decision(3, area_code="GM0002", decided_on=date(2016, 11, 25), level="basisniveau", body_id="V1"),
    )
    past = ask(folder, tmp_path, *made).meeting(Query(area="ON-A")).past
    assert [(one.area.code, one.decision.decided_on, one.holds, one.by_us) for one in past] == [
        ("GM0001", date(2016, 11, 1), False, False), ("GM0002", date(2016, 11, 25), True, True),
    ]  # fmt: skip


def test_the_wijken_with_most_burglaries_and_the_map_of_the_district(folder, tmp_path):
    found = ask(folder, tmp_path).meeting(Query())
    assert [(one.area.code, one.parent.name) for one in found.places] == [
        ("WK000101", "Aaldorp"), ("WK000201", "Beekstad"),
    ]  # fmt: skip
    assert sum(one.count for one in found.places) == found.since.count
    assert (found.map.width, found.map.height) == (20_000, 10_000)
    assert {one.code: one.label for one in found.map.shapes} == {"GM0001": (5_000, 5_000), "GM0002": (15_000, 5_000)}


def test_who_may_not_decide_reads_and_who_sees_a_part_is_refused(folder, tmp_path):
    answers = ask(folder, tmp_path)
    reader = answers.for_(Principal("lezer", "lezer", Scope(everything=True)))
    assert reader.meeting(Query()).body.may is False
    part = answers.for_(Principal("iv", "iv_ambtenaar", Scope(frozenset({"GM0001"}))))
    with pytest.raises(OutsideScope, match="heel district"):
        part.meeting(Query(area="GM0001"))
