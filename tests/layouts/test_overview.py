"""Overzicht said: the sentence, the cards, the map and the table of an answer drawn by hand."""

from dataclasses import replace

import pytest

from data.query import Query
from layouts.overview.map_view import CHANGE, COUNT, LEVEL, LEVELS, NO_VALUE, RATE, breaks, change_step, step_of
from layouts.overview.page import overview_parts
from layouts.overview.view import overview_view
from layouts.parts.said import plain


@pytest.fixture
def view(answer):
    return overview_view(answer, Query(area="ON", period=answer.period.start))


def test_the_page_answers_in_one_sentence_with_its_numbers(view):
    assert plain(view.answer) == (
        "In Oost-Nederland zijn in twee weken 42 woninginbraken bekend, naar verwachting worden het er 49; "
        "in dezelfde weken een jaar eerder waren het er 34: geen duidelijk verschil. "
        "Twee gemeenten liggen duidelijk hoger en één duidelijk lager."
    )


def test_under_it_stands_how_sure_that_is(view):
    assert view.confidence == (
        "n = 42", "86 % van de periode is bekend, nog niet compleet", "21 november t/m 4 december 2016",
        "4 zaken zonder locatie",
    )  # fmt: skip


def test_no_percentage_is_named_below_twenty_cases_and_no_colour_for_chance(view):
    attempts, hic = view.kpis[1], view.kpis[4]
    assert (attempts.verdict.symbol, attempts.verdict.text) == ("=", "geen duidelijk verschil")
    assert (hic.verdict.symbol, hic.verdict.text) == ("▼", "5 minder")


def test_the_map_shows_the_level_in_force_with_word_and_sign_and_names_only_what_is_not_quiet(view):
    levels = view.map.layers[LEVEL]
    assert levels.classes == {"GMALME": 4, "GMBORN": 1, "GMROZE": 1}
    assert levels.signs == {"GMALME": "opgeschaald"}
    assert levels.names == ("GMALME",)
    assert [step.text for step in levels.legend] == [
        "Opgeschaald 1", "Verhoogde aandacht 0", "Afbouwen 0", "Basisniveau 2",
    ]  # fmt: skip
    assert len(levels.legend) == len(LEVELS)


def test_wijken_have_no_level_and_so_no_map_of_levels(answer):
    areas = tuple(replace(area, level_in_force="") for area in answer.areas)
    layers = overview_view(replace(answer, areas=areas), Query()).map.layers
    assert list(layers) == [COUNT, RATE, CHANGE]


def test_a_rate_that_rests_on_too_few_dwellings_has_no_class(view):
    assert view.map.layers[RATE].classes["GMROZE"] == NO_VALUE
    assert view.map.layers[RATE].legend[-1].text == "te weinig woningen"


def test_the_table_twin_holds_every_area_and_sorts_by_value(view):
    assert [row[0].text for row in view.table.rows] == ["Almelo", "Borne", "Rozendaal"]
    assert [row[1].order for row in view.table.rows] == [38, 3, 1]
    assert view.table.rows[2][4].text == "te weinig woningen"


@pytest.mark.parametrize(
    ("z", "step"), [(-9, 1), (-3, 1), (-2.9, 2), (-2, 2), (-1.9, 3), (0, 3), (1.9, 3), (2, 4), (3, 5)]
)
def test_a_difference_has_a_colour_only_when_it_is_clear(z, step):
    assert change_step(z) == step


@pytest.mark.parametrize("values", [[], [0, 0], [5], [1, 1, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [1, 1, 1, 1, 100]])
def test_classes_rise_with_the_value_and_the_highest_is_the_darkest(values):
    bounds = breaks(values)
    steps = [step_of(value, bounds) for value in sorted(values)]
    assert steps == sorted(steps)
    assert all(1 <= step <= 5 for step in steps)
    if bounds:
        assert steps[-1] == 5


def test_every_part_is_drawn(view):
    parts = overview_parts(view)
    assert all(part is not None for part in parts.values())
    assert set(parts["classes"]["layers"]) == {LEVEL, COUNT, RATE, CHANGE}
