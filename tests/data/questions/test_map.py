"""Kaart answers from hand-drawn towns, and its counts equal brute force on a random one."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest

from analysis.grid import cell_centres
from data.degrees import to_degrees
from data.errors import BadQuery
from data.query import Query
from data.questions.hotspots import area_cells, stages
from data.questions.map_story import chosen_at
from tests import town
from tests.town import burglary, on_the_farm

AALDORP = Query(area="GM0001")


@pytest.fixture
def ask(tmp_path):
    def published(*rows):
        return town.answers_on(town.publish(tmp_path, *rows))

    return published


def test_every_incident_is_drawn_or_counted_as_not_drawn(ask):
    rows = [burglary(3, 3, "2016-11-22"), burglary(3, 3, "2016-11-23"), on_the_farm("2016-11-24")]
    nowhere = {"day": "2016-11-25", "cell_id": None, "x_m": None, "y_m": None, "place_flag": "onbekend"}
    answer = ask(*rows, nowhere).map(AALDORP)
    assert (answer.n, answer.drawn, answer.undrawn, answer.source.without_place) == (4, 2, 1, 1)


def test_a_cluster_in_many_fortnights_is_a_lasting_hotspot_and_the_focus(ask):
    first = date(2016, 3, 28)
    often = [burglary(10, 10, str(first + timedelta(days=7 * k))) for k in range(36)]
    spread = [burglary(k % 21, (k * 8) % 21, str(first + timedelta(days=6 * k))) for k in range(40)]
    answer = ask(*often, *spread).map(AALDORP)
    focus = answer.hotspots.focus
    assert focus.stage == "blijvend"
    assert focus.count == 2
    assert answer.hotspots.hot > 0


def test_without_a_significant_cell_the_focus_is_the_densest_and_has_no_stage(ask):
    answer = ask(burglary(4, 4, "2016-11-22"), burglary(4, 4, "2016-11-24"), burglary(18, 18, "2016-11-23")).map(
        AALDORP
    )
    assert (answer.hotspots.focus.stage, answer.hotspots.focus.count) == ("", 2)


def test_nothing_happened_has_no_focus(ask):
    answer = ask(burglary(4, 4, "2014-11-22")).map(AALDORP)
    assert answer.n == 0
    assert answer.hotspots.focus is None


def test_a_zone_lives_fourteen_days_and_its_ring_twenty_eight(ask):
    known = {"known_since": datetime(2016, 11, 22, 9), "visible_since": datetime(2016, 11, 28, 9)}
    older = {"known_since": datetime(2016, 11, 10, 9), "visible_since": datetime(2016, 11, 14, 9)}
    zones = ask(burglary(10, 10, "2016-11-22", **known), burglary(2, 2, "2016-11-10", **older)).map(AALDORP).zones
    assert [line.expiry for line in zones.lines] == [datetime(2016, 12, 6, 9)]
    assert (zones.expiring, zones.outer_only) == (1, 1)
    assert (zones.lines[0].dwellings, zones.lines[0].outer_dwellings) == (9 * 20, 37 * 20)


def test_a_zone_of_which_the_cell_may_not_be_shown_counts_but_is_not_listed(ask):
    zones = ask(on_the_farm("2016-11-30"), burglary(5, 5, "2016-11-30")).map(AALDORP).zones
    assert (len(zones.lines), zones.undrawn) == (1, 1)


def test_the_number_of_zones_is_that_of_the_first_page(ask):
    rows = [burglary(k, 2 * k, f"2016-11-{20 + k}") for k in range(9)]
    answers = ask(*rows, on_the_farm("2016-11-29"))
    zones = answers.map(AALDORP).zones
    assert len(zones.lines) + zones.undrawn == answers.overview(AALDORP).zones.active
    assert zones.expiring == answers.overview(AALDORP).zones.expiring


def test_zones_of_a_past_period_are_those_at_its_end(ask):
    answers = ask(burglary(3, 3, "2016-10-20"), burglary(3, 3, "2016-11-22"))
    zones = answers.map(Query(area="GM0001", period=date(2016, 10, 10))).zones
    assert zones.at == datetime(2016, 10, 24)
    assert [line.known.date() for line in zones.lines] == [date(2016, 10, 20)]


def test_fortnights_end_with_the_newest_and_hold_the_chosen_one(ask):
    answers = ask(burglary(1, 1, "2014-06-10"), burglary(1, 1, "2016-11-22"), burglary(1, 1, "2016-11-23"))
    now = answers.map(AALDORP)
    assert (len(now.fortnights), now.fortnights[-1], now.counts[-1], sum(now.counts)) == (26, date(2016, 11, 21), 2, 2)
    past = answers.map(Query(area="GM0001", period=date(2014, 6, 9)))
    assert (past.fortnights[-1], past.counts[-1]) == (date(2014, 6, 9), 1)


def test_density_marks_no_more_than_its_share_and_what_it_caught_is_counted(ask):
    rng = np.random.default_rng(5)
    rows = [burglary(int(r), int(c), f"2016-11-{21 + int(d)}") for r, c, d in rng.integers([21, 21, 9], size=(60, 3))]
    answers = ask(*rows)
    for share in (1, 3, 10):
        cells = answers.map_cells(AALDORP, kind="dichtheid", share=share)
        marked = [i for i, step in enumerate(cells.steps) if step not in "0-"]
        assert len(marked) == sum(cells.counts) == round(share / 100 * 442)
        ids = sorted(
            [town.cell_id(r, c) for r in range(21) for c in range(21)] + [town.FARM[0] * 100_000 + town.FARM[1]]
        )
        chosen = {ids[i] for i in marked}
        assert cells.caught == sum(row["cell_id"] in chosen for row in rows)


def test_a_wijk_leaves_the_other_cells_of_its_municipality_out(ask):
    answers = ask(burglary(1, 1, "2016-11-22"))
    cells = answers.map_cells(Query(area="WK000101"), kind="gi", share=3)
    assert (len(cells.steps), "-" in cells.steps) == (442, False)
    district = answers.map_cells(Query(area="ON-A"), kind="gi", share=3)
    assert (district.steps, district.cells) == ("", 443)


@pytest.mark.parametrize(("kind", "share"), [("gi", 0), ("gi", 11), ("warmte", 3), ("", 3), ("gi", -1)])
def test_a_layer_that_does_not_exist_is_refused(ask, kind, share):
    with pytest.raises(BadQuery):
        ask(burglary(1, 1, "2016-11-22")).map_cells(AALDORP, kind=kind, share=share)


def test_the_story_of_a_zone_tells_its_chain_in_bands_and_its_streets(ask):
    answers = ask(
        burglary(10, 10, "2016-11-20"), burglary(10, 11, "2016-11-24", attempt=True), burglary(1, 1, "2016-11-24")
    )
    line = next(
        one for one in answers.map(AALDORP).zones.lines if one.known.date() == date(2016, 11, 24) and one.chain == 2
    )
    zone = answers.map_story(AALDORP, chosen=f"zone-{line.key}").zone
    assert (zone.follows.metres_from, zone.follows.metres_to, zone.follows.days) == (100, 200, 4)
    assert (zone.place_in_chain, zone.chain_start) == (2, date(2016, 11, 20))
    assert (zone.burglaries, zone.attempts) == (2, 1)
    assert [(one.street, one.dwellings) for one in zone.streets] == [("Acacia", 8), ("Beukenlaan", 17)]


def test_the_story_of_a_cell_counts_the_cell_and_the_disc_around_it(ask):
    rows = [burglary(10, 10, "2016-11-22"), burglary(10, 13, "2016-11-22"), burglary(10, 14, "2016-11-22")]
    cell = ask(*rows).map_story(AALDORP, chosen=f"cel-{town.cell_id(10, 10)}").cell
    assert (cell.count, cell.around, cell.around_homes) == (1, 2, 29 * 20)
    assert cell.expected == pytest.approx(3 * 580 / (441 * 20 + 2))


def test_a_cell_with_few_dwellings_tells_nothing_of_itself(ask):
    number = town.FARM[0] * 100_000 + town.FARM[1]
    cell = ask(on_the_farm("2016-11-22")).map_story(AALDORP, chosen=f"cel-{number}").cell
    assert (cell.shown, cell.count, cell.attempts) == (False, 0, 0)


@pytest.mark.parametrize(
    "chosen",
    ["", "zone-", "zone-1-2-3", "cel-0", "cel-9999999999999999999", "cel-1e5", "gebied-XX", "gebied-ON", "x"],
)
def test_a_choice_that_is_not_there_is_refused_in_dutch(ask, chosen):
    with pytest.raises(BadQuery, match=r"link|bestaat"):
        ask(burglary(1, 1, "2016-11-22")).map_story(AALDORP, chosen=chosen)


@pytest.mark.parametrize(
    ("click", "area"),
    [
        (None, None), ({}, {}), ({"latlng": None}, 3), ({"latlng": {"lat": "x", "lng": 1.0}}, None),
        ({"latlng": {"lat": float("nan"), "lng": 6.0}}, None),
        ({"latlng": {"lat": 1e9, "lng": 1e9}}, {"properties": 1}),
        ({"latlng": {"lat": 90.0, "lng": 0.0}}, {"properties": {"code": "DROP"}}),
    ],
)  # fmt: skip
def test_a_click_that_means_nothing_chooses_nothing(tmp_path, click, area):
    store = town.publish(tmp_path, burglary(1, 1, "2016-11-22"))
    assert chosen_at(store, AALDORP, click, area) == ""


def test_a_click_chooses_the_cell_under_it_and_else_the_area(tmp_path):
    store = town.publish(tmp_path, burglary(1, 1, "2016-11-22"))
    x, y = (float(one[0]) for one in to_degrees(*cell_centres(np.array([town.cell_id(7, 8)]))))
    assert chosen_at(store, AALDORP, {"latlng": {"lng": x, "lat": y}}, None) == f"cel-{town.cell_id(7, 8)}"
    away = {"latlng": {"lng": x + 0.05, "lat": y}}
    assert chosen_at(store, AALDORP, away, {"properties": {"code": "WK000101"}}) == "gebied-WK000101"


def test_stages_are_worked_out_once_and_are_those_of_the_layer(ask):
    often = [burglary(10, 10, str(date(2016, 3, 28) + timedelta(days=7 * k))) for k in range(36)]
    answers = ask(*often, burglary(2, 2, "2016-11-22"))
    answer, cells = answers.map(AALDORP), answers.map_cells(AALDORP, kind="levensloop", share=3)
    assert cells.steps == answer.stages
    assert cells.counts[1] == answer.stages.count("2") > 0
    area = answers.store.area("GM0001")
    on = area_cells(answers.store, area)
    assert answer.stages == "".join(map(str, stages(answers.store, area, answers.settled(AALDORP), on).tolist()))
