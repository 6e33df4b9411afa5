"""The grid shows every claim that is asked for, ages what is old, and never hides an unknown."""

from dataclasses import replace
from datetime import date

import pytest

from data.access import Principal, Scope
from data.answers import Answers
from data.build import build_snapshot
from data.cache import open_cache
from data.errors import BadQuery, NotAllowed
from data.ledger.decisions import Decision
from data.ledger.register import open_register
from data.ledger.statuses import Claim
from data.query import Query
from data.store import Current
from tests.world import contents, incidents

SAID = Claim("3", "gemeente", "GM0001", "in_uitvoering", date(2016, 11, 1), "gemeente", review_date=date(2017, 3, 1))
DECIDED = Decision("D1", "GM0001", "opgeschaald", "opgeschaald", date(2016, 12, 5))


@pytest.fixture
def answers(tmp_path):
    build_snapshot(tmp_path, contents(incidents({"day": "2016-11-22"})))
    return Answers(Current(tmp_path), open_cache(), register=open_register(tmp_path))


def say(answers, said, *, seen=0):
    return answers.record_claim(said, event_id=f"{said.line}-{said.voice}-{said.date}-{said.status}", seen=seen)


def row(answers, code="GM0001"):
    found = answers.plan(Query())
    return next(row for district in found.districts for row in district.rows if row.code == code)


def test_without_a_claim_everything_that_is_asked_is_unknown(answers):
    found = answers.plan(Query())
    assert (found.asked, found.unknown) == (3 * 13, 3 * 13)
    assert set(row(answers).lines) == {"1", "2", "3", "7", "8", "9", "10", "11", "12", "14a", "14b", "14c", "17"}
    assert set(row(answers).themes) == {"1", "3", "4", "5", "6"}
    assert {mark.schedule for mark in row(answers).lines.values()} == {"niet_te_zeggen"}


def test_partners_have_their_own_rows_and_only_what_is_theirs(answers):
    rows = {partner.kind: set(partner.lines) for partner in answers.plan(Query()).partners}
    assert rows["politie"] == {"1", "12", "15", "16"}
    assert rows["om"] == {"1", "12"}
    assert rows["veiligheidshuis"] == {"6"}
    assert rows["driehoek"] == {"13"}
    assert rows["bestuur"] == {"4"}


def test_a_claim_is_shown_and_a_theme_does_not_hide_its_unknown_line(answers):
    say(answers, SAID)
    mark, theme = row(answers).lines["3"], row(answers).themes["1"]
    assert (mark.status, mark.schedule, mark.unknown) == ("in_uitvoering", "op_schema", 0)
    assert (theme.status, theme.schedule, theme.lines, theme.unknown) == ("in_uitvoering", "niet_te_zeggen", 2, 1)


def test_a_claim_past_its_review_date_is_unknown_again(answers):
    say(answers, replace(SAID, review_date=date(2016, 12, 4)))
    mark = row(answers).lines["3"]
    assert (mark.status, mark.outdated, mark.unknown) == ("onbekend", 1, 1)


def test_two_voices_that_disagree_are_marked_and_both_shown(answers):
    say(answers, SAID)
    say(answers, replace(SAID, voice="politie", status="niet_gestart"))
    assert row(answers).lines["3"].differ == 1
    line = answers.plan_line(Query(), line="3", kind="gemeente", code="GM0001")
    assert [(voice.voice, voice.status) for voice in line.voices] == [
        ("gemeente", "in_uitvoering"), ("politie", "niet_gestart"),
    ]  # fmt: skip
    assert [change.voice for change in line.history] == ["politie", "gemeente"]


def test_a_recorded_claim_changes_the_answer_at_once(answers):
    before = answers.plan(Query()).unknown
    say(answers, SAID)
    assert answers.plan(Query()).unknown == before - 1


@pytest.mark.parametrize("asked", [("99", "gemeente", "GM0001"), ("5", "gemeente", "GM0001"), ("3", "gemeente", "X")])
def test_what_the_plan_does_not_ask_is_refused(answers, asked):
    line, kind, code = asked
    with pytest.raises(BadQuery):
        answers.plan_line(Query(), line=line, kind=kind, code=code)


IV = Principal("iv", "iv_ambtenaar", Scope(frozenset({"GM0001"})))
AMBASSADOR = Principal("amb", "ambassadeur", Scope(frozenset({"GM0001", "GM0002"})))
READER = Principal("lezer", "lezer", Scope(everything=True))


def test_who_may_say_what(answers):
    assert say(answers.for_(IV), SAID).recorded_by == "iv"
    for principal, said in ((IV, replace(SAID, actor_code="GM0002")), (READER, SAID)):
        with pytest.raises(NotAllowed):
            say(answers.for_(principal), said)
    with pytest.raises(NotAllowed):
        say(answers.for_(IV), replace(SAID, line="13", actor_kind="driehoek", actor_code="D1"))
    say(answers.for_(AMBASSADOR), replace(SAID, line="13", actor_kind="driehoek", actor_code="D1"))


def test_who_may_record_a_decision(answers):
    with pytest.raises(NotAllowed, match="Driehoek Aaldorp"):
        answers.for_(IV).record_decision(DECIDED, event_id="a", seen=0)
    with pytest.raises(BadQuery, match="besluit niet over deze gemeente"):
        answers.record_decision(replace(DECIDED, area_code="GM0002"), event_id="a", seen=0)
    recorded = answers.for_(AMBASSADOR).record_decision(DECIDED, event_id="a", seen=0)
    assert answers.decisions() == (recorded,)
    assert answers.overview(Query()).levels.per_level["opgeschaald"] == 1


def test_the_system_itself_says_whether_the_fortnightly_picture_came_on_time(answers):
    """The log of the small world holds one delivery, after the newest fortnight only."""
    line = answers.plan_line(Query(), line="15", kind="politie", code="ON")
    assert [(voice.voice, voice.status) for voice in line.voices] == [("systeem", "in_uitvoering")]
    assert line.voices[0].evidence.startswith("1 van de laatste 6 tweewekelijkse beelden waren er binnen 7 dagen")
    assert line.mark.schedule == "op_schema"


def test_what_the_system_says_goes_before_what_the_police_say_of_themselves(answers):
    say(answers, Claim("15", "politie", "ON", "niet_gestart", date(2016, 12, 1), "politie"))
    line = answers.plan_line(Query(), line="15", kind="politie", code="ON")
    assert (line.mark.status, line.mark.differ) == ("in_uitvoering", 1)
