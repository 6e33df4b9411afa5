"""A level is said in one sentence from stored numbers, in plain Dutch, and never rarer than we know."""

from datetime import date

import pytest

from data.answered.levels import Evidence, WayDown
from layouts.levels.words import OWN_SENTENCES, OWN_STATES, odds, rarity, reason, way_down, way_down_short, why

EDE = Evidence(
    p=0.0049, window=2, observed=31, expected=17.2, lower=8, upper=26, newest=date(2016, 11, 21), known_share=0.86,
    complete=date(2016, 11, 7), complete_observed=14, complete_expected=8.4, quiet_max=11,
)  # fmt: skip


def test_the_sentence_is_that_of_the_method():
    assert why("Ede", "opgeschaald", EDE) == (
        "Ede: opgeschaald. In de laatste vier weken 31 inbraken; voor deze tijd van het jaar zijn er ongeveer 17 "
        "normaal, zelden meer dan 26. Bij toeval komt dat in één gemeente hoogstens 1 op de 200 keer voor."
    )


@pytest.mark.parametrize(
    ("p", "said"), [(0.049, 20), (0.0049, 200), (0.0101, 90), (0.00334, 200), (0.0029, 300), (0.0001, 1000), (0, 1000)]
)
def test_odds_are_rounded_down_and_capped(p, said):
    assert odds(p) == said
    assert p <= 1 / said


def test_what_is_ordinary_is_called_so():
    assert rarity(0.05) == "Dat is niet ongewoon."
    assert rarity(0.0001).endswith("1 op de 1.000 keer voor.")


def test_one_burglary_and_small_expectations_are_said_well():
    one = Evidence(**{**EDE.__dict__, "observed": 1, "expected": 0.44, "window": 1})
    assert "In de laatste twee weken 1 inbraak; " in reason(one)
    assert "ongeveer 0,4 normaal" in reason(one)


def test_the_way_down_names_the_count_the_fortnights_and_the_day():
    way = WayDown(most=13, periods=2, first=date(2016, 12, 5), earliest=date(2017, 1, 16))
    assert way_down(way) == (
        "bij hoogstens 13 inbraken in elk van de twee perioden vanaf 5 december wordt het voorstel basisniveau, op "
        "zijn vroegst 16 januari 2017."
    )
    assert way_down_short(way) == "≤ 13, 2 keer"


def test_no_burglary_at_all_is_said_in_words():
    way = WayDown(most=0, periods=1, first=date(2016, 11, 21), earliest=date(2016, 12, 19))
    assert way_down(way).startswith("bij geen enkele inbraak in de periode 21 november t/m 4 december 2016 ")
    assert way_down_short(way) == "geen, 1 keer"


def test_every_own_state_has_its_word_and_its_sentence():
    assert set(OWN_STATES) == set(OWN_SENTENCES) == {"te_weinig_historie", "te_weinig_gegevens", "geen_levering"}
