"""The darkness clock compares with the time that was dark, and names a peak's distance from sunset only when named."""

from dataclasses import replace

from layouts.hot_times.clock import place, ring
from layouts.hot_times.clock_view import Fact, clock_view


def test_the_hours_stand_round_the_clock_as_shares_of_the_largest(answer):
    view = clock_view(answer, "woninginbraken")
    assert (view.bars[18], view.bars[19], view.bars[0]) == (1.0, 0.7, 0.0)
    assert view.titles[18] == "18 – 19 uur: 12,0"
    assert (view.rise, view.fall) == (8.4, 16.5)
    assert view.sub == "middag boven; Aaldorp, 28 november"


def test_darkness_is_told_with_what_to_compare_it_with(answer):
    view = clock_view(answer, "woninginbraken")
    assert view.centre == Fact("69 %", "in het donker")
    assert view.facts == (
        Fact("60 %", "valt in de drie uur na zonsondergang. Dat is een achtste van de dag."),
        Fact("62 %", "van de tijd was het donker."),
        Fact("1 u 30 m", "na zonsondergang (16.30) begint de piek."),
    )
    assert view.foot == Fact("96 van 100", "keer blijft de piek staan: vrijdag van 18 tot 21 uur")


def test_a_peak_that_does_not_stand_has_no_distance_from_sunset(answer):
    weak = replace(answer.hours, peak=replace(answer.hours.peak, stands=0.5, named=False))
    view = clock_view(replace(answer, hours=weak), "woninginbraken")
    assert len(view.facts) == 2
    assert view.foot == Fact("50 van 100", "vrijdag van 18 tot 21 uur: geen piek te noemen (vanaf 90)")


def test_few_incidents_give_a_sentence_and_nothing_no_division(answer):
    few = clock_view(replace(answer, hours=replace(answer.hours, shown_n=12)), "woninginbraken")
    assert (few.sentence, few.facts, few.foot) == ("Te weinig woninginbraken voor een klok (n = 12).", (), None)
    none = clock_view(
        replace(answer, hours=replace(answer.hours, shown_n=0, weights=((0.0,) * 24,) * 7)), "straatroven"
    )
    assert none.sentence == "Geen straatroven in deze periode."
    assert [cell.text for cell in none.twin.rows[0]] == ["12 tot 11 uur ervoor", "0,5", "–"]


def test_the_table_runs_from_twelve_hours_before_to_twelve_after(answer):
    rows = clock_view(answer, "woninginbraken").twin.rows
    assert [rows[step][0].text for step in (0, 11, 12, 23)] == [
        "12 tot 11 uur ervoor", "1 tot 0 uur ervoor", "0 tot 1 uur erna", "11 tot 12 uur erna",
    ]  # fmt: skip


def test_noon_is_up_and_hours_run_clockwise():
    assert place(12, 100) == (150.0, 50.0)
    assert place(0, 100) == (150.0, 250.0)
    assert place(18, 100) == (250.0, 150.0)
    assert ring(16, 32, 50, 100).count("1 1") == 1
