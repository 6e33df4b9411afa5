"""The filter bar between link and controls, without a browser: what goes round and what does not."""

from dataclasses import replace
from datetime import date

import pytest
from dash import no_update

from data.errors import BadQuery
from layouts.shell.filters import filter_parts, state_of_controls, state_of_link

LINK = "?gebied=GM0001&periode=2016-11-21"
CONTROLS = ["GM0001", "2016-11-21", "periode", "woninginbraak", "met"]


def settle(query):
    if query.area not in {"", "ON", "GM0001"}:
        raise BadQuery("Dit gebied bestaat niet.")
    return replace(query, area=query.area or "ON", period=query.period or date(2016, 11, 21))


def test_an_empty_link_becomes_the_whole_region_and_the_newest_period():
    state = state_of_link("", settle)
    assert state.url == "?gebied=ON&periode=2016-11-21"
    assert state.values == ("ON", "2016-11-21", "periode", "woninginbraak", "met", None, None)


def test_a_link_fills_question_and_controls_and_leaves_the_address_alone():
    parts = filter_parts(state_of_link(LINK, settle), [None] * 7, None, by_control=False)
    assert parts["query"] == LINK
    assert parts["search"] is no_update
    assert parts["values"][:5] == CONTROLS
    assert parts["notice"] is None


def test_a_control_writes_question_and_address():
    state = state_of_controls(LINK, ["GM0001", "2016-11-21", "3m", "schuur", "zonder", None, None], settle)
    parts = filter_parts(state, list(state.values), LINK, by_control=True)
    assert parts["query"] == parts["search"] == LINK.replace("?", "?delict=schuur&") + "&pogingen=zonder&terug=3m"
    assert set(parts["values"]) == {no_update}


def test_the_echo_of_our_own_address_changes_nothing():
    parts = filter_parts(state_of_link(LINK, settle), [*CONTROLS, None, None], LINK, by_control=False)
    assert parts["query"] is no_update
    assert parts["search"] is no_update
    assert set(parts["values"]) == {no_update}


@pytest.mark.parametrize(
    "search", ["?gebied=GM9999", "?periode=2016-11-22", "?delict=fraude", "?terug=eeuwig", "?van=2016"]
)
def test_a_bad_link_gives_the_default_choice_and_says_so(search):
    state = state_of_link(search, settle)
    assert state.url == "?gebied=ON&periode=2016-11-21"
    assert state.fault.endswith("De standaardkeuze staat nu voor.")


@pytest.mark.parametrize("values", [
    ["GM9999", "2016-11-21", "periode", "woninginbraak", "met", None, None],
    ["GM0001", "gisteren", "periode", "woninginbraak", "met", None, None],
    ["GM0001", "2016-11-21", "periode", "woninginbraak", "misschien", None, None],
    [7, {}, [], None, None, None, None],
])  # fmt: skip
def test_a_forged_choice_keeps_the_question_and_says_so(values):
    state = state_of_controls(LINK, values, settle)
    assert state.url == LINK
    assert state.fault


def test_own_days_are_chosen_by_two_days_and_are_in_the_link():
    values = ["GM0001", "2016-11-21", "zelf", "woninginbraak", "met", "2016-03-01", "2016-03-14"]
    state = state_of_controls(LINK, values, settle)
    assert "terug=zelf" in state.url
    assert "van=2016-03-01" in state.url
    assert "tot=2016-03-15" in state.url
    assert state_of_link(state.url, settle).values[5:] == ("2016-03-01", "2016-03-14")


def test_own_days_start_from_the_period_that_was_shown():
    state = state_of_controls(LINK, ["GM0001", "2016-11-21", "zelf", "woninginbraak", "met", None, None], settle)
    assert state.values[5:] == ("2016-11-21", "2016-12-04")
