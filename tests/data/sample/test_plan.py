"""The plan of the demo: claims, indicators and measures that agree with each other and leave no state out."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analysis.plan import PROGRESS, Schedule, current_claims, roll_up
from analysis.plan_lines import LINES
from data import contracts
from data.plan_actors import plan_actors
from data.plan_indicators import DOR_STATES, INDICATOR, INDICATORS
from data.sample.plan import build_plan
from data.sample.story import AS_OF, OUTBREAKS, PERIOD_END
from tests.demo_areas import demo_areas
from tests.world import areas as small_world

TODAY = AS_OF.date()
AREAS = demo_areas()
PLAN = build_plan(AREAS, seed=2016)
ACTORS = plan_actors(AREAS, PLAN.bodies)
CURRENT = current_claims(PLAN.milestone_status, TODAY, actors=ACTORS)
TABLES = {
    contracts.MEASURES: PLAN.measures, contracts.MILESTONE_STATUS: PLAN.milestone_status,
    contracts.DECISIONS: PLAN.decisions, contracts.BODIES: PLAN.bodies,
    contracts.INDICATORS: PLAN.indicators, contracts.CALENDAR: PLAN.calendar,
}  # fmt: skip


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_keeps_its_contract(table):
    assert table.from_frame(TABLES[table]).num_rows > 30


@pytest.mark.parametrize("name", ["measures", "milestone_status", "decisions", "bodies", "indicators", "calendar"])
def test_same_seed_same_plan(name):
    pd.testing.assert_frame_equal(getattr(PLAN, name), getattr(build_plan(AREAS, seed=2016), name))


def test_another_seed_gives_another_plan():
    assert not PLAN.milestone_status.equals(build_plan(AREAS, seed=1).milestone_status)


def test_a_small_region_has_a_plan_too():
    plan = build_plan(small_world().to_pandas())
    contracts.MILESTONE_STATUS.from_frame(plan.milestone_status)
    contracts.INDICATORS.from_frame(plan.indicators)
    contracts.MEASURES.from_frame(plan.measures)


# --- Claims -----------------------------------------------------------------------------------------------


def test_all_nineteen_lines_have_claims_by_the_actors_of_the_plan_only():
    assert set(PLAN.milestone_status["line"]) == {line.line for line in LINES}
    told = PLAN.milestone_status[["line", "actor_kind"]].drop_duplicates().itertuples(index=False)
    assert set(map(tuple, told)) == {(line.line, kind) for line in LINES for kind in line.actors}
    assert set(PLAN.milestone_status["actor_code"]) <= set(ACTORS["actor_code"])
    assert not PLAN.milestone_status["actor_code"].eq("GM0241").any()


def test_every_status_and_every_schedule_state_occurs_today():
    assert set(CURRENT["status"]) == set(contracts.STATUSES)
    assert set(CURRENT["schedule"]) == {state.value for state in Schedule}


def test_each_theme_of_municipalities_has_late_behind_on_track_unknown():
    municipal = CURRENT[(CURRENT["actor_kind"] == "gemeente") & (CURRENT["theme"] != "")]
    for theme, rows in municipal.groupby("theme"):
        assert set(rows["schedule"]) == {state.value for state in Schedule}, theme


def test_some_claims_have_faded_and_some_were_never_made():
    outdated = CURRENT["outdated"].mean()
    silent = CURRENT["voice"].isna().mean()
    assert 0.03 < outdated < 0.15
    assert 0.02 < silent < 0.12
    assert (CURRENT.loc[CURRENT["outdated"], "status"] == "onbekend").all()


def test_two_voices_differ_both_ways():
    gap = CURRENT["gap"].dropna()
    assert (gap > 0).sum() >= 5
    assert (gap < 0).sum() >= 5
    assert set(CURRENT["other_voice"].dropna()) >= {"politie", "overig"}


def test_claims_grow_and_have_been_made_since_the_plan_came():
    days = pd.to_datetime(PLAN.milestone_status["date"])
    assert days.min() >= pd.Timestamp("2015-10-05")
    assert days.max() <= pd.Timestamp(TODAY)
    earlier = current_claims(PLAN.milestone_status, date(2015, 12, 31), actors=ACTORS)
    done = [rows["status"].isin(PROGRESS[2:]).mean() for rows in (earlier, CURRENT)]
    assert done[0] < 0.05
    assert done[1] > 0.5


def test_every_district_has_something_to_talk_about():
    district = dict(zip(ACTORS["actor_code"], ACTORS["district_code"], strict=True))
    rows = roll_up(CURRENT, by="district", district_of=district)
    assert len(rows) == 5
    for state in Schedule:
        assert (rows[state.value] > 0).all(), state


def test_what_is_done_has_evidence_and_what_is_stuck_may_have_a_hurdle():
    told = PLAN.milestone_status
    working = told["status"].isin(PROGRESS[1:])
    assert told.loc[working, "evidence"].notna().mean() > 0.99
    assert told["hurdle"].notna().sum() > 100
    assert told["owner"].notna().all()
    stuck = told[told["hurdle"].notna() & (told["actor_kind"] == "gemeente")]
    assert stuck["status"].isin(PROGRESS[:3]).all()
    assert not told["evidence"].fillna("").str.contains("{", regex=False).any()


def test_the_smallest_municipality_builds_nothing():
    own = CURRENT[(CURRENT["actor_code"] == "GM0277") & CURRENT["line"].isin(["8", "9"])]
    assert set(own["status"]) == {"niet_van_toepassing"}


# --- Indicators -------------------------------------------------------------------------------------------


def indicator(name: str) -> pd.Series:
    rows = PLAN.indicators[PLAN.indicators["indicator"] == name]
    return rows.set_index("area_code")["text" if rows["value"].isna().all() else "value"]


def test_every_indicator_of_the_catalogue_occurs_about_its_kind_of_area():
    level = dict(zip(AREAS["code"], AREAS["level"], strict=True))
    found = PLAN.indicators.groupby("indicator")["area_code"].agg(lambda codes: {level[code] for code in codes})
    assert {one.name: {one.level} for one in INDICATORS} == found.to_dict()
    for row in PLAN.indicators.itertuples():
        assert row.theme == INDICATOR[row.indicator].theme
        assert pd.isna(row.value) != pd.isna(row.text)
        assert row.date <= TODAY


def was(line: str) -> pd.Series:
    rows = CURRENT[(CURRENT["line"] == line) & (CURRENT["actor_kind"] == "gemeente")]
    return rows.set_index("actor_code")["was"]


@pytest.mark.parametrize(
    ("name", "line"), [("apv_datum", "14a"), ("dvo_bekrachtigd_op", "14b"), ("aanwijzingsbesluit_datum", "14c")]
)
def test_the_register_has_its_evidence_exactly_where_it_is_done(name, line):
    done = was(line)[was(line).isin(PROGRESS[3:])]
    assert set(indicator(name).index) == set(done.index)
    assert all(date.fromisoformat(text) <= TODAY for text in indicator(name))


def test_enforcement_was_confirmed_at_a_meeting_of_the_dvo():
    dvos = PLAN.bodies[PLAN.bodies["kind"] == "dvo"]
    meetings = {code: set(row.meetings) for row in dvos.itertuples() for code in row.municipalities}
    confirmed = indicator("dvo_bekrachtigd_op")
    assert len(confirmed)
    assert all(date.fromisoformat(day) in meetings[code] for code, day in confirmed.items())


def test_every_state_of_the_register_occurs_and_only_the_decree_makes_it_digital_only():
    states = indicator("dor_stand")
    assert set(states) == set(DOR_STATES)
    assert set(states[states == "uitsluitend digitaal"].index) == set(indicator("aanwijzingsbesluit_datum").index)


def test_a_coordinator_is_a_function_and_stands_where_decision_12_runs():
    named = indicator("ddo_coordinator")
    assert set(named.index) == set(was("12")[was("12").isin(PROGRESS[2:])].index)
    assert named.str.islower().all()


def test_the_top_50_is_a_number_per_district():
    rows = PLAN.indicators[PLAN.indicators["indicator"] == "top50_met_pga"]
    assert set(rows["area_code"]) == set(AREAS.loc[AREAS["level"] == "district", "code"])
    newest = rows[rows["date"] == rows["date"].max()]["value"]
    assert newest.sum() <= 50
    assert (newest <= 10).all()


# --- Measures ---------------------------------------------------------------------------------------------


def test_measures_answer_the_outbreaks_in_their_wijk_and_follow_the_decision():
    decided = PLAN.decisions.set_index("decision_id")
    linked = PLAN.measures[PLAN.measures["linked_to"].notna()]
    assert set(linked["linked_to"]) <= set(decided.index)
    for row in linked.itertuples():
        decision = decided.loc[row.linked_to]
        assert row.area_code[2:6] == decision["area_code"][2:]
        assert row.start > decision["decided_on"]
    wijken = {code[2:6] for code in PLAN.measures["area_code"] if code.startswith("WK")}
    assert wijken == {one.municipality_code[2:] for one in OUTBREAKS} - {"0296", "0141"}


def test_measures_of_every_kind_that_the_plan_names():
    kinds = set(PLAN.measures["kind"])
    assert kinds >= {"besmettingsbrieven", "wijkschouw", "PKVW-actie", "extra surveillance", "zomercampagne"}
    assert kinds >= {"campagne Donkere Dagen Offensief", "buurtpreventie", "controleweek opkopers"}
    codes = set(AREAS["code"])
    assert set(PLAN.measures["area_code"]) <= codes
    ended = PLAN.measures[PLAN.measures["end"].notna()]
    assert (ended["end"] >= ended["start"]).all()


def test_a_schouw_was_held_only_where_decision_10_runs():
    schouwen = PLAN.measures[(PLAN.measures["kind"] == "wijkschouw") & PLAN.measures["area_code"].str.startswith("GM")]
    doing = CURRENT[(CURRENT["line"] == "10") & CURRENT["status"].isin(PROGRESS[2:])]
    assert set(schouwen["area_code"]) <= set(doing["actor_code"])
    assert (schouwen["start"] < PERIOD_END).all()
