"""Plan in words: unknown is never green, late is said, and every mark has its words."""

from datetime import date, datetime

import pytest

from analysis.plan_lines import LINES
from data.answered.common import AreaRef, Source
from data.answered.plan import ActorMarks, DistrictMarks, LineAnswer, Mark, PlanAnswer, ThemeSum, Voice
from data.errors import BadQuery
from layouts.parts.said import plain
from layouts.plan.line_view import line_view
from layouts.plan.marks import mark_code, mark_words
from layouts.plan.typed import chosen, typed
from layouts.plan.view import MUNICIPAL_LINES, plan_view
from layouts.plan.words import LINE_WORDS, STATUS_WORDS, THEME_WORDS

TODAY = date(2016, 12, 5)
SOURCE = Source("000001-ab", datetime(2016, 12, 5), datetime(2016, 12, 5), 25, True, 0.9, 0)


def mark(status="in_uitvoering", schedule="op_schema", *, lines=1, unknown=0, outdated=0, differ=0, was=""):
    return Mark(status, schedule, lines, unknown, outdated, differ, was or status)


def total(key, **given):
    statuses = {status: given.get(status, 0) for status in STATUS_WORDS}
    schedules = {name: given.get(name, 0) for name in ("te_laat", "loopt_achter", "niet_te_zeggen", "op_schema")}
    return ThemeSum(key, sum(statuses.values()), statuses, schedules)


def answer(*themes):
    row = ActorMarks(
        "gemeente", "GM0001", "Aaldorp", {theme: mark() for theme in ("1", "3", "4", "5", "6")},
        {line: mark() for line in MUNICIPAL_LINES},
    )  # fmt: skip
    block = DistrictMarks(AreaRef("ON-A", "Anderland", "district"), (row,), themes, ())
    partner = ActorMarks("om", "ON", "Openbaar Ministerie", {}, {"1": mark(), "12": mark()})
    return PlanAnswer(AreaRef("ON", "Overal", "eenheid"), TODAY, SOURCE, (block,), (partner,), themes, 13, 4)


def test_the_answer_says_what_runs_what_is_late_and_what_is_unknown():
    ddo = total("4", in_uitvoering=50, gerealiseerd=9, niet_gestart=4, onbekend=16, te_laat=4)
    dor = total("5", in_voorbereiding=19, in_uitvoering=60, loopt_achter=19)
    assert plain(plan_view(answer(ddo, dor)).answer) == (
        "Het Donkere Dagen Offensief loopt in 59 van de 79 gemeenten; vier zijn te laat. Bij thema 5, Digitaal "
        "Opkopers Register, lopen de meeste achter of zijn te laat (19). Van 4 van de 13 vakjes "
        "weten wij de status niet."
    )


def test_a_theme_with_an_unknown_is_not_called_on_schedule():
    row = next(row for row in plan_view(answer(total("4", in_uitvoering=3, onbekend=1))).planning if row.theme == "4")
    assert row.verdict == "1 onbekend"
    assert row.tone == "none"
    assert [share.status for share in row.shares] == ["in_uitvoering", "onbekend"]


def test_a_theme_that_is_not_asked_here_says_so():
    assert next(row for row in plan_view(answer()).planning if row.theme == "2").verdict == "niet gevraagd"


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        (mark(), "3o", "in uitvoering"),
        (mark("niet_gestart", "te_laat"), "1l", "niet gestart, te laat"),
        (
            mark("in_voorbereiding", "loopt_achter", differ=1), "2ad",
            "in voorbereiding, loopt achter, twee stemmen verschillen",
        ),
        (mark("onbekend", "niet_te_zeggen", unknown=1, outdated=1, was="gerealiseerd"), "4nv", "onbekend, verouderd"),
        (mark("geborgd", "niet_te_zeggen", lines=5, unknown=2), "5nu", "geborgd, 2 van 5 besluiten onbekend"),
        (mark("onbekend", "niet_te_zeggen", unknown=1), "0n", "onbekend"),
    ],
)  # fmt: skip
def test_a_mark_has_a_code_and_words(given, code, words):
    assert (mark_code(given), mark_words(given)) == (code, words)


def test_the_grid_has_thirteen_columns_of_decisions_and_partners_only_what_is_theirs():
    grid = plan_view(answer()).grid
    assert len(grid.lines) == 13
    assert [key for key, _ in grid.partner_lines] == ["1", "12"]
    assert grid.blocks[0].rows[0].themes == ("3o",) * 5


def test_partners_of_one_kind_stand_together_and_hide_no_unknown():
    lost = ActorMarks("dvo", "DVO-B", "DVO Boeskool", {}, {"13": mark("onbekend", "niet_te_zeggen", unknown=1)})
    known = ActorMarks("dvo", "DVO-A", "DVO Anderland", {}, {"13": mark()})
    whole = answer()
    grid = plan_view(PlanAnswer(**{**whole.__dict__, "partners": (known, lost)})).grid
    assert [(row.name, row.code) for row in grid.partners.grouped] == [("DVO's (2)", "DVO-B")]
    assert grid.partners.grouped[0].themes == ("", "", "", "3nu", "", "")


def with_lines(level="eenheid", **lines):
    row = ActorMarks("gemeente", "GM0001", "Aaldorp", {theme: mark() for theme in ("1", "3", "4", "5", "6")}, lines)
    whole = answer()
    block = DistrictMarks(whole.districts[0].district, (row,), (), ())
    area = AreaRef("GM0001" if level == "gemeente" else "ON", "Aaldorp", level)
    return PlanAnswer(**{**whole.__dict__, "districts": (block,), "area": area})


LATE = mark("niet_gestart", "te_laat")
LINES_OF_ONE = {
    "8": LATE,
    "9": LATE,
    "3": mark(),
    "17": mark("onbekend", "niet_te_zeggen", unknown=1),
    "2": mark("geborgd"),
}


def test_a_larger_area_lists_who_is_late_with_what():
    view = plan_view(with_lines(**LINES_OF_ONE))
    assert view.todo_title == "Te laat: 2 besluiten in 1 gemeente"
    assert [(one.title, one.detail, one.line) for one in view.todos] == [
        ("Aaldorp", "8 PKVW bij nieuwbouw; 9 corporaties uitgenodigd", "8")
    ]


def test_a_municipality_lists_everything_the_plan_still_asks_worst_first():
    view = plan_view(with_lines("gemeente", **LINES_OF_ONE))
    assert view.todo_title == "Wat het plan nog vraagt van Aaldorp"
    assert plain(view.answer) == (
        "Aaldorp: van de 5 besluiten zijn er twee te laat en lopen er geen achter; één is klaar. "
        "Van vier weten wij de status niet."
    )
    assert [(one.line, one.detail) for one in view.todos] == [
        ("8", "niet gestart, te laat"), ("9", "niet gestart, te laat"), ("17", "onbekend"),
    ]  # fmt: skip


def test_every_line_and_theme_of_the_plan_has_its_words():
    assert set(LINE_WORDS) == {line.line for line in LINES}
    assert set(THEME_WORDS) == {line.theme for line in LINES if line.theme}


def line_answer(*voices, **given):
    plain_mark = mark("in_voorbereiding", "loopt_achter")
    return LineAnswer(
        **{
            "line": "14a", "theme": "5", "actor_kind": "gemeente", "actor_code": "GM0001", "actor_name": "Aaldorp",
            "mark": plain_mark, "siblings": {"14a": plain_mark}, "voices": voices, "facts": (), "history": (),
            "may_edit": True, "today": TODAY, **given,
        }
    )  # fmt: skip


def voice(name="gemeente", *, version=1, review=date(2016, 12, 15)):
    return Voice(
        name, "in_voorbereiding", "in_voorbereiding", False, date(2016, 10, 12), "team veiligheid", "concept-APV", None,
        None, review, version,
    )  # fmt: skip


def test_a_line_tells_its_reason_and_its_evidence():
    view = line_view(line_answer(voice()))
    assert view.why == (
        "Volgens het plan begint de uitvoering op 1 januari 2016; de status is nog in voorbereiding, dat loopt achter."
    )
    assert ("Bewijs", "concept-APV") in view.facts
    assert ("Herzien vóór", "15 december 2016, over tien dagen") in view.facts
    assert view.form.seen == {"gemeente": 1}


def test_a_line_of_which_nothing_is_known_asks_who_knows():
    view = line_view(line_answer(mark=mark("onbekend", "niet_te_zeggen")))
    assert view.since == "nog niets bekend; wie weet dit?"
    assert "niet te zeggen" in view.why


def test_what_is_typed_in_becomes_a_claim_of_the_chosen_line():
    line = chosen({"kind": "gemeente", "code": "GM0001", "line": "14a"})
    values = ["gerealiseerd", "gemeente", "team veiligheid", "raadsbesluit", "", "", "2017-03-01"]
    said = typed(line, values, {"seen": {"gemeente": 3}, "event": "abc"}, TODAY)
    assert (said.claim.line, said.claim.status, said.claim.review_date) == ("14a", "gerealiseerd", date(2017, 3, 1))
    assert (said.claim.hurdle, said.seen, said.event_id) == (None, 3, "abc")


@pytest.mark.parametrize("cell", [None, {}, {"line": 5}, "x", {"kind": "gemeente", "code": "GM0001"}])
def test_a_forged_cell_is_refused_in_dutch(cell):
    with pytest.raises(BadQuery, match="Kies een vakje"):
        chosen(cell)


@pytest.mark.parametrize("values", [None, [], ["x"], ["gerealiseerd", "gemeente", "", "", "", "", "31-31-2017"]])
def test_a_forged_form_is_refused_in_dutch(values):
    with pytest.raises(BadQuery):
        typed(chosen({"line": "14a", "kind": "gemeente", "code": "GM0001"}), values, {}, TODAY)
