"""Chosen hours go into the link and come back, and nonsense is refused in Dutch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.chosen_hours import ChosenHours
from data.errors import BadQuery


@st.composite
def blocks(draw):
    first_day, first_hour = draw(st.integers(0, 6)), draw(st.integers(0, 23))
    return ChosenHours(first_day, draw(st.integers(first_day, 6)), first_hour, draw(st.integers(first_hour + 1, 24)))


@given(blocks())
def test_a_choice_comes_back_from_its_link(block):
    assert ChosenHours.from_text(block.to_text()) == block
    assert block.mask().sum() == len(block.days) * len(block.hours)


def test_friday_and_saturday_evening():
    chosen = ChosenHours.from_text("4-5.18-21")
    assert chosen == ChosenHours(4, 5, 18, 21)
    assert chosen.mask()[4:6, 18:21].all()
    assert chosen.mask().sum() == 6


def test_nothing_chosen_is_nothing():
    assert ChosenHours.from_text("") is None


NONSENSE = ["5-4.18-21", "4-5.21-18", "4-7.18-21", "4-5.18-25", "4.18", "x", "4-5.18-21 ", "٤-5.18-21"]


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_is_refused(text):
    with pytest.raises(BadQuery, match="uren"):
        ChosenHours.from_text(text)
