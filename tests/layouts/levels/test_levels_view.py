"""Niveau as a user reads it: who is asked what, first; then what stays; the quiet ones folded."""

from datetime import date, datetime, timedelta

import pytest

from data.answered.common import AreaRef, Source
from data.answered.levels import AreaLevel, Decider, DecisionRef, DossierAnswer, Evidence, LevelsAnswer, WayDown
from data.errors import BadQuery
from layouts.levels.chart import level_chart
from layouts.levels.dossier_view import dossier_view
from layouts.levels.ids import Id
from layouts.levels.page import PLACES, levels_parts
from layouts.levels.typed import FIELDS, code_of, typed
from layouts.levels.view import levels_view
from layouts.parts.said import plain

PERIOD = date(2016, 11, 21)
FORTNIGHTS = tuple(PERIOD - timedelta(days=14 * back) for back in range(25, -1, -1))
DISTRICT = AreaRef("ON-GZ", "Gelderland-Zuid", "district")
EVIDENCE = Evidence(
    p=0.003, window=2, observed=37, expected=22.4, lower=12, upper=31, newest=PERIOD, known_share=0.8,
    complete=date(2016, 11, 7), complete_observed=9, complete_expected=10.2, quiet_max=13,
)  # fmt: skip
DECIDED = DecisionRef(14, "DVO Gelderland-Zuid", "opgeschaald", "opgeschaald", date(2016, 11, 25), None, "Keten.")


def area_level(name, *, proposed="basisniveau", in_force="basisniveau", direction="gelijk", asks=False, **other):
    plain_area = {
        "area": AreaRef(f"GM{name}", name, "gemeente"), "district": DISTRICT, "proposed": proposed, "own_state": "",
        "in_force": in_force, "shown": in_force, "undecided": False, "direction": direction, "asks": asks,
        "since": None, "decision": None, "other": None, "evidence": EVIDENCE, "way_down": None, "trend": (3,) * 26,
        "trend_expected": (4.0,) * 26, "trend_lower": (1,) * 26, "trend_upper": (8,) * 26,
    }  # fmt: skip
    return AreaLevel(**{**plain_area, **other})


UP = area_level("Hengelo", proposed="opgeschaald", direction="omhoog", asks=True, undecided=True)
DOWN = area_level(
    "Epe", proposed="basisniveau", in_force="opgeschaald", direction="omlaag", asks=True, decision=DECIDED
)
HELD = area_level("Tiel", proposed="afbouwen", in_force="afbouwen", decision=DECIDED)
KNOWING = area_level("Arnhem", proposed="opgeschaald", in_force="afbouwen", direction="omhoog", decision=DECIDED)
SMALL = area_level("Rozendaal", proposed="", direction="", own_state="te_weinig_gegevens")
QUIET = area_level("Borne")


def answer(*areas, share=0.8):
    return LevelsAnswer(
        area=AreaRef("ON", "Oost", "eenheid"), period=PERIOD, fortnights=FORTNIGHTS, issued=datetime(2016, 12, 5, 9),
        known_share=share, complete=share >= 0.9, rule="standaard", areas=areas,
        source=Source("1-a", datetime(2016, 12, 5), datetime(2016, 12, 5), 1, True, None, 0),
    )  # fmt: skip


def test_the_first_sentence_counts_who_waits_and_gives_the_clearest_numbers():
    view = levels_view(answer(UP, DOWN, HELD, QUIET))
    assert plain(view.answer) == (
        "Twee gemeenten wachten op een besluit: één omhoog, één omlaag. "
        "In Hengelo waren er in vier weken 37 inbraken; normaal zijn er 22 (hooguit 31)."
    )


def test_when_nobody_asks_it_says_so():
    assert plain(levels_view(answer(HELD, QUIET)).answer) == "Geen enkele gemeente vraagt om een ander niveau."


def test_groups_follow_what_is_asked_and_the_quiet_ones_are_folded():
    groups = levels_view(answer(QUIET, SMALL, HELD, KNOWING, DOWN, UP)).groups
    assert [(group.title, [row.name for row in group.rows], group.folded) for group in groups] == [
        ("Besluit gevraagd (2)", ["Hengelo", "Epe"], False),
        ("Niveau blijft (2)", ["Arnhem", "Tiel"], False),
        ("Geen voorstel mogelijk (1)", ["Rozendaal"], False),
        ("Basisniveau, blijft zo (1)", ["Borne"], True),
    ]


def test_down_shows_the_complete_fortnight_with_a_star():
    row = levels_view(answer(DOWN)).groups[0].rows[0]
    assert (row.counted, row.normal, row.window, row.down) == ("9*", "10", "2 w", "nu")
    assert (row.dot.low, row.dot.above) == (0, False)


def test_up_shows_the_window_of_its_sentence():
    row = levels_view(answer(UP)).groups[0].rows[0]
    assert (row.counted, row.normal, row.window) == ("37", "22", "4 w")
    assert row.dot.above


def test_every_row_stands_in_the_table_too():
    view = levels_view(answer(QUIET, SMALL, HELD, DOWN, UP))
    assert len(view.table.rows) == 5
    assert all(len(row) == len(view.table.columns) for row in view.table.rows)


def test_a_chosen_municipality_stays_while_it_is_there():
    parts = levels_parts(levels_view(answer(UP, QUIET)))
    assert set(parts) == set(PLACES)
    assert code_of("GMBorne", parts["shown"]) == "GMBorne"
    assert code_of("GMElders", parts["shown"]) == "GMHengelo"
    assert code_of(None, None) == ""


def dossier(one, **other):
    decider = Decider("DVO-GZ", "DVO Gelderland-Zuid", date(2016, 12, 13), 2, may=True)
    plain_dossier = {
        "level": one, "period": PERIOD, "fortnights": FORTNIGHTS, "known": (*(1.0,) * 25, 0.8), "marks": (),
        "decisions": (), "measures": (), "holidays": (), "deciders": (decider,), "today": date(2016, 12, 5),
        "inputs": {},
    }  # fmt: skip
    return dossier_view(DossierAnswer(**{**plain_dossier, **other}))


def test_the_dossier_says_why_and_what_brings_it_down():
    way = WayDown(13, 2, date(2016, 12, 5), date(2017, 1, 16))
    view = dossier(area_level("Hengelo", proposed="opgeschaald", direction="omhoog", undecided=True, way_down=way))
    assert view.why.startswith("Hengelo: opgeschaald. In de laatste vier weken 37 inbraken;")
    assert "hoogstens 13 inbraken" in view.down
    assert (view.proposed, view.undecided) == ("opgeschaald", True)


def test_what_is_not_complete_is_topped_up_in_the_chart():
    chart = dossier(UP).chart
    assert chart.complete == (*(True,) * 25, False)
    assert chart.whole == pytest.approx(3 / 0.8)
    assert chart.note == "3 bekend, ± 4 verwacht"
    assert level_chart(chart).to_plotly_json()


def test_a_choice_is_called_by_what_it_is_against_the_proposal():
    choices = dossier(area_level("Ede", proposed="verhoogde_aandacht", direction="omhoog")).form.choices
    assert [(one.level, one.verb) for one in choices] == [
        ("opgeschaald", "Hoger"), ("verhoogde_aandacht", "Accepteren"), ("afbouwen", "Lager"), ("basisniveau", "Lager"),
    ]  # fmt: skip


def test_who_may_not_decide_reads_with_whom_the_decision_lies():
    other = Decider("DVO-GZ", "DVO Gelderland-Zuid", None, 0, may=False)
    assert dossier(UP, deciders=(other,)).form.refusal == "Het besluit ligt bij DVO Gelderland-Zuid."


def test_too_little_is_a_sentence():
    assert dossier(SMALL).why == "Hier zijn zo weinig inbraken normaal dat een voorstel niets zou zeggen."


def values(**given):
    plain_values = {Id.BODY: "DVO-GZ", Id.LEVEL: "opgeschaald", Id.REASON: "", Id.OWNER: "", Id.UNTIL: ""}
    return [{**plain_values, **{Id[name]: value for name, value in given.items()}}[field] for field in FIELDS]


def test_the_form_becomes_a_decision_with_what_it_rested_on():
    sent = {"event": "abc", "seen": {"DVO-GZ": 2}, "proposed": "opgeschaald"}
    said = typed("GMEde", values(UNTIL="2016-12-20"), ["extra toezicht"], sent, {"p": 0.01}, PERIOD)
    assert (said.event_id, said.seen) == ("abc", 2)
    assert (said.decision.level, said.decision.end) == ("opgeschaald", date(2016, 12, 20))
    assert (said.decision.measures, said.decision.inputs) == (("extra toezicht",), {"p": 0.01})


@pytest.mark.parametrize("sent", [None, [], "x"])
def test_a_form_that_is_not_ours_is_refused(sent):
    with pytest.raises(BadQuery, match="niet compleet"):
        typed("GMEde", values(), [], sent, {}, PERIOD)


def test_a_day_that_is_none_is_refused():
    with pytest.raises(BadQuery, match="geen dag"):
        typed("GMEde", values(UNTIL="morgen"), [], {"event": "a"}, {}, PERIOD)
