"""Chosen hours are said with their part of all."""

from data.chosen_hours import ChosenHours
from layouts.hot_times.chosen_view import ChosenView, chosen_view


def test_the_chosen_hours_are_added_up(answer):
    assert chosen_view(answer, ChosenHours(4, 5, 18, 21)) == ChosenView(
        "Vrijdag en zaterdag, 18 tot 21 uur: ongeveer 25 van 40 (64 %).", "?uren=4-5.18-21"
    )
    assert chosen_view(answer, ChosenHours(0, 4, 0, 24)).sentence.startswith("Maandag t/m vrijdag, 0 tot 24 uur")
    assert chosen_view(answer, ChosenHours(2, 2, 3, 4)).sentence == "Woensdag, 3 tot 4 uur: ongeveer 1 van 40 (3 %)."


def test_nothing_chosen_says_how_to_choose(answer):
    assert chosen_view(answer, None).map_search == ""
