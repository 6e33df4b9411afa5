"""The dossier of one municipality, said and not yet drawn: level, year, why, what brings it down, who may decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from data.answered.levels import Decider, DecisionRef, DossierAnswer, Stretch
from layouts.levels.view import DOWN, ORDER, UP
from layouts.levels.words import LEVELS, MAYOR, OWN_SENTENCES, about, way_down, why
from layouts.parts.table import Twin, TwinCell, TwinColumn
from layouts.wording import LEVEL_WORDS, WEEKDAYS, capital, day, fortnight, listing, number

DAYS: Final = 14
#: A fortnight with less known is drawn hollow, with what is expected to be added. Source: docs/methods.md, Counting.
COMPLETE: Final = 0.90
COLUMNS: Final = (
    TwinColumn("Periode"), TwinColumn("Inbraken", numeric=True), TwinColumn("Bekend", numeric=True),
    TwinColumn("Normaal", numeric=True), TwinColumn("Marge"),
)  # fmt: skip
#: What is done at a higher level, as short choices. Source: plan van aanpak, themes 1, 3 and 6.
MEASURES: Final = ("besmettingsbrieven", "extra toezicht", "buurtpreventie", "PKVW-advies", "voorlichting")


@dataclass(frozen=True)
class At:
    """Something on the time axis of the chart: where, in fortnights from its left, and what it is called."""

    at: float
    level: str
    title: str


@dataclass(frozen=True)
class Bar:
    """Something that runs for a while on the time axis."""

    start: float
    end: float
    name: str


@dataclass(frozen=True)
class ChartView:
    """What the chart draws, in counts and fortnights."""

    values: tuple[int, ...]
    normal: tuple[float | None, ...]
    low: tuple[int | None, ...]
    high: tuple[int | None, ...]
    complete: tuple[bool, ...]
    whole: float | None
    note: str
    months: tuple[tuple[float, str], ...]
    proposals: tuple[At, ...]
    decisions: tuple[At, ...]
    measures: tuple[Bar, ...]
    holidays: tuple[Bar, ...]
    legend: tuple[tuple[str, str], ...]
    label: str


@dataclass(frozen=True)
class Choice:
    """One level that may be decided: the level, the word of what that is against the proposal."""

    level: str
    verb: str
    word: str


@dataclass(frozen=True)
class FormView:
    """The form: who decides, what can be chosen, what stands in it at first, and why not when it may not be used."""

    bodies: tuple[tuple[str, str], ...]
    body: str
    choices: tuple[Choice, ...]
    level: str
    until_hint: str
    seen: dict[str, int]
    proposed: str
    refusal: str


@dataclass(frozen=True)
class DossierView:
    """Everything the dossier shows."""

    code: str
    name: str
    sub: str
    level: str
    proposed: str
    undecided: bool
    chart: ChartView
    table: Twin
    why: str
    down: str
    mayor: str
    decided: tuple[str, ...]
    form: FormView


def dossier_view(answer: DossierAnswer) -> DossierView:
    """Put the answer into words."""
    one = answer.level
    return DossierView(
        code=one.area.code, name=one.area.name, sub=_sub(answer), level=one.in_force,
        proposed=one.proposed if one.direction in {UP, DOWN} else "", undecided=one.undecided, chart=_chart(answer),
        table=_table(answer), why=_why(answer), down=_down(answer), mayor=MAYOR, decided=_decided(answer),
        form=_form(answer),
    )  # fmt: skip


def _sub(answer: DossierAnswer) -> str:
    first = next((one for one in answer.deciders if one.next_meeting), None)
    if first is None or first.next_meeting is None:
        return answer.level.district.name
    when = f"{WEEKDAYS[first.next_meeting.weekday()]} {day(first.next_meeting, year=False)}"
    return f"{first.name}: {when}"


def _why(answer: DossierAnswer) -> str:
    one = answer.level
    if one.own_state or one.evidence is None:
        return OWN_SENTENCES[one.own_state or "te_weinig_historie"]
    return why(one.area.name, one.proposed, one.evidence)


def _down(answer: DossierAnswer) -> str:
    if answer.level.way_down is None or answer.level.own_state:
        return ""
    return way_down(answer.level.way_down)


def _decided(answer: DossierAnswer) -> tuple[str, ...]:
    """Decisions of the year, newest first, each one line of the register."""
    return tuple(_line(one) for one in reversed(answer.decisions))


def _line(one: DecisionRef) -> str:
    until = f", tot {day(one.until, short=True)}" if one.until else ""
    reason = f" {one.reason}" if one.reason else ""
    return f"Regel {one.sequence}, {day(one.decided_on, short=True)}, {one.body}: {LEVELS[one.level]}{until}.{reason}"


def _chart(answer: DossierAnswer) -> ChartView:
    one, start = answer.level, answer.fortnights[0]
    complete = tuple(share >= COMPLETE for share in answer.known)
    values = one.trend
    whole = values[-1] / answer.known[-1] if values and not complete[-1] and answer.known[-1] > 0 else None
    note = f"{number(values[-1])} bekend, ± {number(whole)} verwacht" if whole else ""
    return ChartView(
        values=values, normal=one.trend_expected, low=one.trend_lower, high=one.trend_upper, complete=complete,
        whole=whole, note=note, months=_months(answer.fortnights),
        proposals=tuple(
            At(_at(mark.period, start) + 0.5, mark.level, f"voorstel {LEVELS[mark.level]}") for mark in answer.marks
        ),
        decisions=tuple(
            At(_at(made.decided_on, start), made.level, f"{LEVELS[made.level]}, {made.body}")
            for made in answer.decisions
        ),
        measures=_bars(answer.measures, start, len(values)), holidays=_bars(answer.holidays, start, len(values)),
        legend=_legend(answer),
        label=f"{one.area.name}: inbraken per twee weken tegen wat normaal is",
    )  # fmt: skip


def _legend(answer: DossierAnswer) -> tuple[tuple[str, str], ...]:
    """What stands under the chart: a sign by its class, and its words."""
    names = listing(sorted({one.name for one in answer.measures})) or "geen"
    return (
        ("normal", "normaal, vlak: marge"), ("proposal", "voorstel"), ("decided", "besluit"),
        ("holiday", "vakantie of DDO"), ("measure", f"maatregelen: {names}"),
    )  # fmt: skip


def _at(when: date, start: date) -> float:
    return (when - start).days / DAYS


def _bars(stretches: Sequence[Stretch], start: date, width: int) -> tuple[Bar, ...]:
    return tuple(
        Bar(max(_at(one.start, start), 0.0), min(_at(one.end, start) if one.end else width, width), one.name)
        for one in stretches
    )


def _months(fortnights: Sequence[date]) -> tuple[tuple[float, str], ...]:
    """Every second month, at its first day."""
    start, found = fortnights[0], []
    for year in range(fortnights[0].year, fortnights[-1].year + 1):
        found += [date(year, month, 1) for month in range(1, 13, 2)]
    inside = [one for one in found if fortnights[0] <= one <= fortnights[-1]]
    return tuple((_at(one, start), day(one, short=True, year=False).split()[1]) for one in inside)


def _table(answer: DossierAnswer) -> Twin:
    one = answer.level
    rows = zip(
        answer.fortnights, one.trend, answer.known, one.trend_expected, one.trend_lower, one.trend_upper, strict=False
    )
    caption = f"{one.area.name}: inbraken per twee weken tegen wat normaal is"
    return Twin(caption, COLUMNS, tuple(_cells(*row) for row in reversed(list(rows))))


def _cells(
    start: date, count: int, known: float, normal: float | None, low: int | None, high: int | None
) -> tuple[TwinCell, ...]:
    margin = "–" if low is None or high is None else f"{number(low)} tot {number(high)}"
    return (
        TwinCell(fortnight(start, short=True), start.isoformat()), TwinCell(number(count), count),
        TwinCell(f"{number(100 * known)} %", known),
        TwinCell("–" if normal is None else about(normal), -1 if normal is None else normal),
        TwinCell(margin, -1 if high is None else high),
    )  # fmt: skip


def _form(answer: DossierAnswer) -> FormView:
    one = answer.level
    mine = [body for body in answer.deciders if body.may]
    proposed = one.proposed or one.in_force
    body = mine[0] if mine else None
    return FormView(
        bodies=tuple((other.body_id, other.name) for other in mine), body=body.body_id if body else "",
        choices=_choices(proposed), level=proposed, until_hint=_until(body), proposed=proposed,
        seen={other.body_id: other.seen for other in mine}, refusal="" if mine else _refusal(answer),
    )  # fmt: skip


def _until(body: Decider | None) -> str:
    """An end that is left open lasts until the next meeting."""
    return f"leeg: tot {day(body.next_meeting, short=True)}" if body and body.next_meeting else "jjjj-mm-dd"


def _refusal(answer: DossierAnswer) -> str:
    names = [one.name for one in answer.deciders]
    return f"Het besluit ligt bij {names[0]}." if names else "Voor deze gemeente is geen overleg bekend dat besluit."


def _choices(proposed: str) -> tuple[Choice, ...]:
    """Every level, highest first, with what it is against the proposal."""
    place = ORDER.index(proposed)
    levels = [level for level in ORDER if level]
    return tuple(Choice(level, _verb(ORDER.index(level), place), LEVEL_WORDS[level].lower()) for level in levels)


def _verb(place: int, proposed: int) -> str:
    return capital("accepteren" if place == proposed else "hoger" if place < proposed else "lager")
