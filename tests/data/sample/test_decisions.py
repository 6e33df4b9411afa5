"""Bodies and decisions of the demo: who meets when, and what is in force on Monday 5 December 2016."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from analysis.in_force import Decided, in_force, level_of, runs_until
from data.contracts import BODIES, DECISIONS, LEVELS
from data.sample.bodies import body_frame, build_bodies
from data.sample.decision_script import STEPS
from data.sample.decisions import build_decisions, first_rise
from data.sample.story import AS_OF, OUTBREAKS
from tests.demo_areas import demo_areas
from tests.world import areas as small_world

TODAY = AS_OF.date()
AREAS = demo_areas()
BODIES_OF_DEMO = build_bodies(AREAS)
DECISIONS_OF_DEMO = build_decisions(AREAS, BODIES_OF_DEMO, seed=2016)
MEETINGS = {body.body_id: body.meetings for body in BODIES_OF_DEMO}
MUNICIPALITIES = AREAS[AREAS["level"] == "gemeente"]


def decided(frame=DECISIONS_OF_DEMO) -> list[Decided]:
    names = ["decision_id", "body_id", "area_code", "level", "decided_on", "end"]
    return [Decided(**row) for row in DECISIONS.from_frame(frame).select(names).to_pylist()]


def level(code: str, on: date = TODAY) -> str:
    return level_of(in_force(decided(), MEETINGS, on), code)


@pytest.mark.parametrize("kind", ["dvo", "driehoek"])
def test_every_municipality_has_one_body_of_each_kind(kind):
    members = [code for body in BODIES_OF_DEMO if body.kind == kind for code in body.municipalities]
    assert sorted(members) == sorted(MUNICIPALITIES["code"])
    assert "GM1945" in members
    assert "GM0241" not in members


def test_a_driehoek_lies_within_one_district():
    district = dict(zip(MUNICIPALITIES["code"], MUNICIPALITIES["parent_code"], strict=True))
    for body in BODIES_OF_DEMO:
        assert len({district[code] for code in body.municipalities}) == 1, body.name


def test_five_dvos_meet_every_six_to_twelve_weeks_and_next_in_december_2016():
    dvos = [body for body in BODIES_OF_DEMO if body.kind == "dvo"]
    assert len(dvos) == 5
    for body in dvos:
        weeks = [(later - earlier).days / 7 for earlier, later in pairwise(body.meetings)]
        assert all(6 <= gap <= 12 for gap in weeks), body.name
        upcoming = min(day for day in body.meetings if day > TODAY)
        assert (upcoming.year, upcoming.month) == (2016, 12)
        assert body.meetings[0] < date(2015, 12, 1)
        assert body.meetings[-1] > date(2017, 6, 1)


def test_a_driehoek_meets_every_four_weeks_before_and_after_today():
    for body in BODIES_OF_DEMO:
        if body.kind == "driehoek":
            assert {(later - earlier).days for earlier, later in pairwise(body.meetings)} == {28}
            assert body.meetings[0] < date(2015, 12, 1) < TODAY < body.meetings[-1]
            assert TODAY not in body.meetings


def test_about_sixty_decisions_each_at_a_meeting_of_a_body_that_may_decide():
    BODIES.from_frame(body_frame(BODIES_OF_DEMO))
    DECISIONS.from_frame(DECISIONS_OF_DEMO)
    assert 55 <= len(DECISIONS_OF_DEMO) <= 65
    bodies = {body.body_id: body for body in BODIES_OF_DEMO}
    for row in DECISIONS_OF_DEMO.itertuples():
        assert row.decided_on in bodies[row.body_id].meetings
        assert row.area_code in bodies[row.body_id].municipalities
        assert row.decided_on < TODAY
    assert DECISIONS_OF_DEMO["decided_on"].is_monotonic_increasing
    assert not DECISIONS_OF_DEMO.duplicated(["area_code", "decided_on"]).any()


def test_every_level_is_in_force_somewhere_on_the_fifth_of_december():
    held = in_force(decided(), MEETINGS, TODAY)
    assert {one.decision.level for one in held.values()} == set(LEVELS)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("GM0150", "opgeschaald"),  # Deventer: the driehoek's, later than the DVO's lower one
        ("GM0232", "opgeschaald"),  # Epe: the counts say afbouwen
        ("GM0267", "verhoogde_aandacht"),  # Nijkerk: lower than proposed
        ("GM0202", "verhoogde_aandacht"),  # Arnhem: higher than proposed, to the end of the offensive
        ("GM0281", "afbouwen"),  # Tiel
        ("GM0296", "basisniveau"),  # Wijchen: nothing decided yet, the counts rise
        ("GM0141", "basisniveau"),  # Almelo: idem
        ("GM0153", "basisniveau"),  # Enschede: ran out
    ],
)
def test_the_story_of_each_district(code, expected):
    assert level(code) == expected


def test_two_bodies_have_a_decision_about_deventer_in_force():
    both = [one for one in decided() if one.area_code == "GM0150"]
    running = {one.body_id[:3]: one.level for one in both if runs_until(one, MEETINGS[one.body_id]) > TODAY}
    assert running == {"DVO": "verhoogde_aandacht", "DRH": "opgeschaald"}


def test_one_decision_ran_out_and_nobody_has_looked_since():
    newest = {one.area_code: one for one in decided()}
    expired = [one for one in newest.values() if one.end is not None and one.end < TODAY]
    assert [(one.area_code, one.end) for one in expired] == [("GM0153", date(2016, 11, 27))]


def test_some_decisions_overrule_the_proposal_both_ways():
    order = list(LEVELS)
    steps = [
        order.index(row.level) - order.index(row.proposed_level)
        for row in DECISIONS_OF_DEMO.itertuples()
        if row.level != row.proposed_level
    ]
    assert 4 <= len(steps) <= 12
    assert min(steps) < 0 < max(steps)


def test_every_outbreak_under_the_plan_was_answered_except_the_two_that_wait_for_the_meeting():
    waiting = ("GM0296", "GM0141")
    under_the_plan = [one for one in OUTBREAKS if one.first_fortnight >= date(2015, 10, 1)]
    for outbreak in under_the_plan:
        rise = first_rise(DECISIONS_OF_DEMO, outbreak.municipality_code, outbreak.first_fortnight, TODAY)
        assert (rise is None) == (outbreak.municipality_code in waiting), outbreak.story


def test_no_scripted_decision_knows_more_than_the_deliveries():
    """Nothing is decided about an outbreak before its first fortnight was delivered."""
    for step in STEPS:
        for outbreak in OUTBREAKS:
            row = DECISIONS_OF_DEMO[
                (DECISIONS_OF_DEMO["area_code"] == step.municipality_code)
                & (DECISIONS_OF_DEMO["reason"] == step.reason)
            ]
            day = row["decided_on"].iloc[0]
            if outbreak.municipality_code == step.municipality_code and day >= outbreak.first_fortnight:
                assert (day - outbreak.first_fortnight).days >= 14


def test_words_are_whole_and_owners_are_functions():
    for text in [*DECISIONS_OF_DEMO["reason"], *DECISIONS_OF_DEMO["owner"]]:
        assert "{" not in text
    assert all(owner.startswith(("IV-ambtenaar gemeente", "teamchef")) for owner in DECISIONS_OF_DEMO["owner"])


def test_a_region_without_the_scripted_places_still_has_bodies():
    areas = small_world().to_pandas()
    bodies = build_bodies(areas)
    assert {code for body in bodies if body.kind == "driehoek" for code in body.municipalities} == {
        "GM0001", "GM0002", "GM0003",
    }  # fmt: skip
    DECISIONS.from_frame(build_decisions(areas, bodies))
