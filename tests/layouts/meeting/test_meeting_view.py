"""The slides say one thing each in words, and what comes back from the sheet is read with care."""

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
from data.query import Query
from data.store import Current
from layouts.meeting.sheet_view import sheet_view
from layouts.meeting.typed import Chosen, chosen, typed
from layouts.meeting.view import meeting_view
from layouts.parts.said import plain
from tests.world import contents, incidents
from tests.years import years

TODAY, LAST, MEETS, AFTER = date(2016, 12, 5), date(2016, 10, 24), date(2016, 12, 13), date(2017, 1, 31)
GIVEN = ["verhoogde_aandacht", "Eén dader.", "teamchef", "2017-01-31"]
SENT = {"seen": 0, "event": "a"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("data")
    build_snapshot(root, contents(incidents(*years()), dvo=(LAST, MEETS, AFTER)))
    return root


@pytest.fixture
def answers(folder, tmp_path):
    return Answers(Current(folder), open_cache(), register=open_register(tmp_path))


@pytest.fixture
def answer(answers):
    return answers.meeting(Query(area="ON-A"))


def titles(answer):
    return [plain(slide.title) for slide in meeting_view(answer).slides]


def test_five_thoughts_in_five_titles(answer):
    found = titles(answer)
    assert len(found) == 5
    assert found[0].startswith(f"Sinds 24 oktober: {answer.since.count} woninginbraken, ")
    assert found[1] == "Alle gemeenten van dit district staan op het basisniveau. Er geldt geen besluit daarboven."
    assert found[3].startswith("Geen afspraak van het plan loopt aantoonbaar achter. Van 26 van de 26 is de stand")
    assert found[4] == "Eén niveauvoorstel: één omhoog. De andere één gemeente blijft zoals zij is."


def test_the_asked_card_has_its_change_its_numbers_and_its_key(answer):
    card = meeting_view(answer).slides[-1].cards[0]
    seen = answer.proposals[0].level.evidence
    assert (card.title, card.level, card.proposed, card.number) == ("Aaldorp", "basisniveau", "opgeschaald", 1)
    assert card.detail == f"{seen.observed} inbraken in vier weken"
    assert (card.band.seen, card.band.above, card.highest, card.may) == (str(seen.observed), True, True, True)


def test_what_was_decided_is_a_line_with_its_place_in_the_register(answers, answer):
    said = Decision("V1", "GM0001", "opgeschaald", "opgeschaald", TODAY, end=AFTER)
    answers.record_decision(said, event_id="a", seen=0)
    view = meeting_view(answers.meeting(Query(area="ON-A")))
    assert view.slides[-1].cards[0].decided == "Besloten: opgeschaald, t/m 31 januari, regel 1 in het register"
    assert plain(view.slides[-1].title) == plain(meeting_view(answer).slides[-1].title)
    assert plain(view.slides[1].title) == "Eén gemeente opgeschaald. De andere één staat op het basisniveau."


def test_more_than_three_proposals_go_to_a_second_slide(answer):
    many = replace(answer, proposals=answer.proposals * 5)
    pages = [slide for slide in meeting_view(many).slides if slide.cards and slide.cards[0].proposed]
    assert [(len(page.cards), page.part) for page in pages] == [(3, "1 van 2"), (2, "2 van 2")]


def test_who_may_not_decide_reads_why(answers):
    reader = answers.for_(Principal("lezer", "lezer", Scope(everything=True))).meeting(Query(area="ON-A"))
    view = meeting_view(reader)
    assert view.refusal == "U kunt hier niets vastleggen: het besluit ligt bij DVO Anderland."
    assert not view.slides[-1].cards[0].may
    with pytest.raises(NotAllowed, match="DVO Anderland"):
        sheet_view(reader, "GM0001", "accepteren")
    with pytest.raises(NotAllowed):
        typed(reader, "GM0001", GIVEN, SENT)


@pytest.mark.parametrize(
    ("verb", "level", "deviates"),
    [("accepteren", "opgeschaald", False), ("hoger", "opgeschaald", False), ("lager", "verhoogde_aandacht", True)],
)
def test_the_sheet_starts_at_what_was_pressed_and_ends_at_the_meeting_after(answer, verb, level, deviates):
    view = sheet_view(answer, "GM0001", verb)
    assert (view.level, view.deviates, view.until, view.seen) == (level, deviates, AFTER.isoformat(), 0)
    assert [one for one, _ in view.choices] == ["opgeschaald", "verhoogde_aandacht", "afbouwen", "basisniveau"]


def test_body_proposal_day_and_inputs_come_from_the_server(answer):
    said = typed(answer, "GM0001", GIVEN, {**SENT, "proposed": "afbouwen", "body": "D1"}).decision
    assert (said.body_id, said.proposed_level, said.decided_on, said.end) == ("V1", "opgeschaald", TODAY, AFTER)
    assert said.inputs["snapshot"] == answer.source.snapshot


@pytest.mark.parametrize(
    ("code", "values", "submission"),
    [
        ("GM0001", None, SENT), ("GM0001", GIVEN[:3], SENT), ("GM0001", [*GIVEN[:3], "morgen"], SENT),
        ("GM0001", GIVEN, None), ("GM0001", GIVEN, {}), ("GM0001", GIVEN, {"seen": True, "event": "a"}),
        ("GM0001", GIVEN, {"seen": "0", "event": "a"}), ("GM0001", GIVEN, {"seen": 0, "event": ""}),
        ("GM0002", GIVEN, SENT), ("X" * 500, GIVEN, SENT),
    ],
)  # fmt: skip
def test_a_forged_form_is_refused_in_a_sentence(answer, code, values, submission):
    with pytest.raises(BadQuery):
        typed(answer, code, values, submission)


@pytest.mark.parametrize("asked", [None, [], "GM0001", {"code": "GM0001"}, {"code": 3, "verb": "lager"},
                                   {"code": "GM0001", "verb": "wissen"}])  # fmt: skip
def test_a_forged_choice_is_refused(asked):
    with pytest.raises(BadQuery):
        chosen(asked)
    assert chosen({"code": "GM0001", "verb": "lager"}) == Chosen("GM0001", "lager")
