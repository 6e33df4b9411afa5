"""Comparisons say a difference only when it is clear, and why there is none to make."""

from dataclasses import replace

from layouts.hot_times.compare_view import comparison_views
from tests.layouts.hot_times.conftest import WEEK, answer_of, compared, hours_of, week_of

OTHER = week_of((4, 18, 9.0), (0, 9, 21.0))


def views(*comparisons):
    answer = answer_of(hours_of(WEEK, 40), *comparisons)
    return {view.kind: view for view in comparison_views(answer, "woninginbraken")}


def test_a_year_earlier_is_said_in_counts():
    view = views(compared(WEEK, OTHER, z=2.2))["jaar"]
    assert (view.other_word, view.this_word, view.sub) == ("2015", "2016", "40 tegen 30 (23 nov t/m 6 dec 2015)")
    evening = view.rows[3]
    assert (evening.name, evening.hours, evening.other_text, evening.this_text) == (
        "vooravond",
        "17 tot 20 uur",
        "9,0",
        "20",
    )
    assert (evening.verdict.symbol, evening.verdict.text) == ("▲", "11 meer")
    assert view.rows[0].verdict.text == "geen duidelijk verschil"


def test_days_in_two_years_name_both():
    one = compared(WEEK, OTHER)
    year = replace(one, period=replace(one.period, start=one.period.start.replace(year=2015)))
    assert views(year)["jaar"].this_word == "2015/16"


def test_the_ddo_is_said_per_four_weeks():
    view = views(compared(WEEK, OTHER, kind="ddo", n=560, other_n=400, per=560.0, other_per=280.0, clear=1))["ddo"]
    assert (view.other_word, view.this_word) == ("rest", "DDO")
    assert view.sub == "per vier weken, drie jaar; DDO is oktober t/m maart (n = 560, 400)"
    assert (view.rows[3].this_text, view.rows[3].other_text) == ("1,0", "0,9")
    assert view.rows[3].verdict.text == "1,6 keer zo vaak"


def test_an_area_is_compared_by_share():
    view = views(compared(WEEK, OTHER, kind="gebied", name="Anderland", per=40.0, other_per=30.0))["gebied"]
    assert (view.other_word, view.this_word) == ("rest van Anderland", "Aaldorp")
    assert (view.rows[3].this_text, view.rows[3].other_text) == ("51 %", "30 %")
    assert view.rows[3].verdict.text == "geen duidelijk verschil"


def test_too_few_and_nothing_around_are_sentences():
    found = views(compared(WEEK, OTHER, kind="ddo", n=12, other_n=400))
    assert found["ddo"].sentence == "Te weinig woninginbraken om te vergelijken (n = 12 en 400)."
    assert found["ddo"].rows == ()
    assert found["gebied"].sentence == "Er is geen gebied eromheen, of u ziet dat niet in detail."


def test_the_table_gives_the_ratio_with_its_margin():
    twin = views(compared(WEEK, OTHER, z=2.2))["jaar"].twin
    assert [cell.text for cell in twin.rows[3]] == [
        "vooravond, 17 tot 20 uur", "20", "9,0", "1,60 (1,10 tot 2,30)", "▲ 11 meer",
    ]  # fmt: skip
