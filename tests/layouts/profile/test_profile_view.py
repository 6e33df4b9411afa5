"""Profiel in words: shares over what is known, changed only when it is, and silence where little is known."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from analysis.profiles import CategoryShare, ProfileShares
from data.answered.common import AreaRef, Period, Source
from data.answered.profile import Crossing, Profile, ProfileAnswer
from data.query import Query
from data.serving import WORDS
from layouts.parts.said import plain
from layouts.profile.view import CrossCell, profile_view
from layouts.profile.words import CATEGORIES, TITLES

DDO = Query(span="ddo")


def share(category, count, known, *, earlier=0.2, changed=0):
    part = count / known
    return CategoryShare(category, count, part, max(part - 0.1, 0), min(part + 0.1, 1), 20, earlier, changed)


def shares(*categories, known=100, total=120):
    return ProfileShares(known, total, 300, categories)


@pytest.fixture
def answer():
    ways = shares(
        share("raam_deur_forceren", 45, 100), share("babbeltruc", 15, 100, earlier=0.04, changed=1),
        share("flipperen", 5, 100, earlier=0.15, changed=-1),
    )  # fmt: skip
    few = shares(share("lokaal", 2, 3), known=3)
    return ProfileAnswer(
        area=AreaRef("GM0001", "Aaldorp", "gemeente"),
        period=Period(date(2016, 10, 1), date(2016, 12, 5)),
        earlier=(Period(date(2015, 10, 1), date(2015, 12, 5)),),
        complete=True,
        source=Source("7-abc", datetime(2016, 12, 5), datetime(2016, 12, 5, 6), 25, True, None, 0),
        chosen=("", ""),
        n=120,
        earlier_n=330,
        profiles=(
            Profile("modus_operandi", ways),
            Profile("dwelling_type", shares(share("tussenwoning", 34, 100), share("vrijstaand", 30, 100))),
            *(Profile(name, few) for name in ("entry", "victim_group", "offender_group", "loot_class")),
            Profile("poging", shares(share("voltooid", 71, 100), share("poging", 29, 100, earlier=0.27))),
        ),
        elderly=share("ouderen", 1, 3),
        crossings=(
            Crossing(
                "dagdeel", ("insluiping", "gaatjesboren", "overig"), ("nacht", "ochtend", "avond"),
                ((0.0, 0.0, 9.6), (18.0, 0.0, 6.0), (0.0, 0.0, 0.0)),
            ),
        ),
    )  # fmt: skip


def said(answer, query=DDO):
    return plain(profile_view(answer, query).answer)


def test_the_sentence_names_the_usual_and_what_truly_changed(answer):
    assert said(answer) == (
        "In Aaldorp is in dit DDO de werkwijze het vaakst raam of deur forceren (45 %) en de woning het vaakst "
        "tussenwoning (34 %). Duidelijk veranderd tegen de drie jaar ervoor: meer babbeltruc (15 %, was 4 %), minder "
        "flipperen (5 %, was 15 %)."
    )


def test_no_change_is_said_too(answer):
    same = replace(
        answer, profiles=(Profile("modus_operandi", shares(share("insluiping", 40, 100))), *answer.profiles[1:])
    )
    assert said(same).endswith("Niets verschilt duidelijk van dezelfde tijd in de drie jaar ervoor.")


def test_few_and_none_are_sentences(answer):
    assert said(replace(answer, n=3)) == (
        "In Aaldorp zijn in dit DDO 3 woninginbraken bekend: te weinig om een profiel te noemen."
    )
    assert said(replace(answer, n=0)) == "In Aaldorp zijn in dit DDO geen woninginbraken bekend."


def test_a_chosen_category_is_part_of_the_sentence_and_of_the_strip(answer):
    within = replace(answer, chosen=("modus_operandi", "babbeltruc"))
    assert said(within).startswith(
        "In Aaldorp is in dit DDO binnen babbeltruc de woning het vaakst tussenwoning (34 %)."
    )
    view = profile_view(within, DDO)
    assert view.chosen == "Werkwijze: babbeltruc"
    assert [row.picked for row in view.cards[0].rows] == [False, True, False]


def test_every_card_says_of_how_many_it_knows(answer):
    cards = {card.name: card for card in profile_view(answer, DDO).cards}
    assert list(cards) == list(TITLES)
    assert cards["modus_operandi"].sub == "bekend bij 100 van 120"
    assert cards["offender_group"].rows == ()
    assert cards["offender_group"].sentence == "Te weinig bekend om aandelen te noemen (bekend bij 3 van 120)."


def test_rows_lie_on_one_axis_and_carry_a_verdict_only_when_changed(answer):
    rows = profile_view(answer, DDO).cards[0].rows
    assert (rows[0].share, rows[0].high, rows[0].verdict) == (0.818, 1.0, None)
    assert (rows[1].text, rows[1].count, rows[1].verdict.text) == ("15 %", "15", "veranderd, was 4 %")
    assert rows[2].verdict.symbol == "▼"
    assert rows[0].title == "raam of deur forceren: 45 % (35 % tot 55 %), eerder 20 %"


def test_certainty_and_facts(answer):
    view = profile_view(answer, DDO)
    assert view.confidence == (
        "n = 120, 1 okt t/m 4 dec 2016", "tegen 330 in dezelfde tijd van drie jaar ervoor",
        "werkwijze bekend bij 100 van 120",
    )  # fmt: skip
    assert [text for text, _ in view.facts] == ["Poging: 29 % (was 27 %)"]


def test_the_elderly_are_named_of_the_known_victims(answer):
    profiles = tuple(
        Profile("victim_group", shares(share("gezin", 50, 100))) if one.name == "victim_group" else one
        for one in answer.profiles
    )
    text, change = profile_view(replace(answer, profiles=profiles), DDO).facts[1]
    assert (text, change) == ("Ouderen: 33 % van 100 bekende slachtoffers (was 20 %)", None)


def test_crossings_leave_out_what_did_not_happen_and_colour_what_is_firm(answer):
    table = profile_view(answer, DDO).crossings[0]
    assert table.title == "Werkwijze en dagdeel"
    assert table.columns == ("nacht", "avond")
    assert table.rows == (
        ("Insluiping", (CrossCell(0, ""), CrossCell(0, "10"))),
        ("Gaatjes boren", (CrossCell(5, "18"), CrossCell(2, "6"))),
    )


def test_the_table_twin_holds_every_number(answer):
    twin = profile_view(answer, DDO).cards[0].twin
    assert twin.caption == "Werkwijze, Aaldorp, 1 oktober t/m 4 december 2016, bekend bij 100 van 120"
    assert [cell.text for cell in twin.rows[1]] == [
        "babbeltruc",
        "15",
        "15 %",
        "5 % tot 25 %",
        "4 %",
        "veranderd, was 4 %",
    ]


def test_every_category_of_the_contract_has_a_word():
    assert {category for name in TITLES for category in WORDS[name]} <= set(CATEGORIES)
