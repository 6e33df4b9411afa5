"""Tijden in words: a peak only when it stands, no hours on few incidents, every number with its ground."""

from dataclasses import replace

import pytest

from data.query import Query
from layouts.hot_times.view import hot_times_view
from layouts.parts.said import plain

NEWEST = Query(span="periode")


def said(answer, query=NEWEST):
    return plain(hot_times_view(answer, query).answer)


def with_hours(answer, **changes):
    return replace(answer, hours=replace(answer.hours, **changes))


def test_a_named_peak_is_the_answer(answer):
    assert said(answer) == (
        "In Aaldorp wordt in deze twee weken het meest ingebroken op vrijdag van 18 tot 21 uur, net na donker: "
        "ongeveer 25 van de 40 inbraken. In de vooravond is het duidelijk meer: 20 tegen 9 een jaar eerder; "
        "in de andere dagdelen niet."
    )


def test_a_peak_that_does_not_stand_is_not_named(answer):
    weak = with_hours(answer, peak=replace(answer.hours.peak, stands=0.71, named=False))
    assert said(weak).startswith(
        "In Aaldorp is in deze twee weken geen piekuur te noemen: het drukste blok, vrijdag van 18 tot 21 uur, houdt "
        "maar in 71 van de 100 trekkingen stand."
    )
    assert hot_times_view(weak, NEWEST).heat.peak is None


def test_few_incidents_give_parts_of_the_day_and_no_hours(answer):
    view = hot_times_view(with_hours(answer, shown_n=12, peak=None), NEWEST)
    assert plain(view.answer) == (
        "In Aaldorp zijn in deze twee weken 12 woninginbraken bekend: te weinig om uren te noemen. "
        "Het meeste gewicht ligt in de vooravond (17 tot 20 uur): ongeveer 20 van 12."
    )
    assert view.heat.state == "dagdelen"
    assert view.heat.rows == ()
    assert view.heat.blocks[0].name == "Nacht (0 tot 6 uur)"
    assert view.heat.sentence == (
        "Te weinig woninginbraken om uren te tonen (n = 12); vanaf 20 staan hier de 168 uren van de week."
    )


def test_nothing_known_is_a_sentence(answer):
    view = hot_times_view(with_hours(answer, shown_n=0, peak=None), Query(crime_type="straatroof", span="3m"))
    assert plain(view.answer) == "In Aaldorp zijn in deze drie maanden geen straatroven bekend."
    assert view.heat.state == "leeg"
    assert view.heat.sentence == "Er zijn in deze periode geen straatroven bekend in Aaldorp."


def test_certainty_names_n_days_sharpness_and_what_is_lost(answer):
    assert hot_times_view(answer, NEWEST).confidence == (
        "n = 40, 21 nov t/m 4 dec 2016",
        "nog niet compleet",
        "45 % scherp (tot 2 uur), mediaan 3,5 uur",
        "20 % van het gewicht uit 12 uur of meer",
        "1 zonder locatie",
    )


def test_no_verdict_against_a_year_with_few(answer):
    few = replace(answer, comparisons=(replace(answer.comparisons[0], other_n=19),))
    assert said(few).endswith("inbraken. ")


@pytest.mark.parametrize(
    ("hour", "words"),
    [(16, ", net na donker"), (19, ", net na donker"), (20, ", in het donker"), (10, ", bij daglicht"),
     (3, ", in het donker"), (14, "")],
)  # fmt: skip
def test_a_peak_is_placed_against_the_sun(answer, hour, words):
    peak = replace(answer.hours.peak, hour=hour)
    assert f"tot {hour + 3} uur{words}: ongeveer" in said(with_hours(answer, peak=peak))
