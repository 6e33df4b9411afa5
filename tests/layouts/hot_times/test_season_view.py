"""The calendar says what was counted, what is not yet complete, and what nobody knows."""

from dataclasses import replace

from layouts.hot_times.season_view import Stretch, season_view


def test_weeks_are_coloured_to_the_largest_and_named(answer):
    last = season_view(answer, "woninginbraken").rows[1]
    assert last.year == "2016"
    assert len(last.cells) == 52
    assert last.cells[47].step == 5
    assert last.cells[47].title == "week 48, 28 nov t/m 4 dec 2016: 10 (nog niet compleet)"
    assert last.cells[48].title == "week 49, 5 t/m 11 dec 2016: geen gegevens"


def test_a_week_carries_its_holiday_and_whether_it_is_complete(answer):
    cells = season_view(answer, "woninginbraken").rows[1].cells
    assert cells[41].states == ("holiday",)
    assert cells[41].title.endswith("(herfstvakantie)")
    assert cells[43].states == ()
    assert cells[44].states == ("late",)


def test_the_chosen_weeks_are_framed_in_their_year(answer):
    view = season_view(answer, "woninginbraken")
    assert [row.chosen for row in view.rows] == [(), (Stretch(47, 48),)]
    assert view.sub.endswith("; gekozen: week 47 t/m 48")
    over = replace(answer, complete=True, calendar=replace(answer.calendar, chosen=((2015, 50), (2016, 2))))
    view = season_view(over, "woninginbraken")
    assert [row.chosen for row in view.rows] == [(Stretch(50, 53),), (Stretch(1, 2),)]
    assert view.sub.endswith("2015 – 2016; gekozen: week 50 van 2015 t/m week 2 van 2016")


def test_one_winter_lies_at_both_ends_of_the_year(answer):
    assert season_view(answer, "woninginbraken").stretches == (
        Stretch(1, 13, "Donkere Dagen"), Stretch(40, 52, "Donkere Dagen Offensief"),
    )  # fmt: skip


def test_the_table_keeps_unknown_apart_from_nothing(answer):
    twin = season_view(answer, "woninginbraken").twin
    assert [column.title for column in twin.columns] == ["Week", "2015", "2016"]
    assert [cell.text for cell in twin.rows[47]] == ["week 48", "5", "10"]
    assert [cell.text for cell in twin.rows[52]] == ["week 53", "5", "–"]
