"""The planning of the six themes in words and percent of an axis: bars, shares per status, verdict, and its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from analysis.plan_lines import PLANNING, Planning
from data.answered.plan import PlanAnswer, ThemeSum
from layouts.parts.change import Tone
from layouts.parts.table import Twin, TwinCell, TwinColumn
from layouts.plan.words import STATUS_WORDS, THEME_WORDS
from layouts.wording import day, number

#: The planning bars run from the first quarter of preparation to the end of the strategy, 2015-2018.
AXIS_START: Final = date(2015, 7, 1)
AXIS_END: Final = date(2017, 7, 1)
#: Percent of the axis that the mark of today takes on both sides, together with half a tick.
AXIS_ROOM: Final = 16.0
#: The order in which shares stand beside each other, most done first.
SHARE_ORDER: Final = (
    "geborgd", "gerealiseerd", "in_uitvoering", "in_voorbereiding", "niet_gestart", "onbekend", "niet_van_toepassing",
)  # fmt: skip
RUNNING: Final = ("in_uitvoering", "gerealiseerd", "geborgd")
PERCENT: Final = 100


@dataclass(frozen=True)
class Bar:
    """A stretch of the planning axis in percent of its width."""

    kind: str
    left: float
    width: float


@dataclass(frozen=True)
class Share:
    """A part of a stacked bar: its status, how many, and percent of the width."""

    status: str
    count: int
    width: float


@dataclass(frozen=True)
class PlanningRow:
    """One theme: its planning bars, how many stand where, and what that means."""

    theme: str
    title: str
    bars: tuple[Bar, ...]
    shares: tuple[Share, ...]
    shares_text: str
    verdict: str
    tone: Tone


def left_of(when: date) -> float:
    """Give the place of a day on the axis, in percent of its width."""
    share = (when - AXIS_START).days / (AXIS_END - AXIS_START).days
    return round(PERCENT * min(max(share, 0.0), 1.0), 2)


def axis(today: date) -> tuple[tuple[str, float], ...]:
    """The half years on the axis; one that would stand under the mark of today is left out."""
    starts = [date(year, month, 1) for year in (2015, 2016, 2017) for month in (1, 7)]
    shown = [one for one in starts if AXIS_START <= one < AXIS_END and abs(left_of(one) - left_of(today)) > AXIS_ROOM]
    return tuple((f"{day(one, short=True).split()[1]} {one.year}", left_of(one)) for one in shown)


def planning_row(theme: str, sums: Sequence[ThemeSum]) -> PlanningRow:
    """Put one theme into its row; ``sums`` are those of all themes that are asked."""
    total = next((one for one in sums if one.key == theme), None)
    verdict, tone = _verdict(total)
    return PlanningRow(
        theme, THEME_WORDS[theme], _bars(PLANNING[theme]), _shares(total), _shares_text(total), verdict, tone
    )


def _bars(planning: Planning) -> tuple[Bar, ...]:
    start, prepared, due = (
        left_of(planning.preparation.start),
        left_of(planning.preparation_end.end),
        left_of(planning.due),
    )
    preparation = Bar("voorbereiding", start, round(min(prepared, due) - start, 2))
    if planning.theme == "4":
        seasons = [(left_of(date(year, 10, 1)), left_of(date(year + 1, 4, 1))) for year in (2016,)]
        return (preparation, *(Bar("uitvoering", left, round(right - left, 2)) for left, right in seasons))
    return (
        preparation,
        Bar("uitvoering", left_of(planning.execution.start), round(PERCENT - left_of(planning.execution.start), 2)),
    )


def _shares(total: ThemeSum | None) -> tuple[Share, ...]:
    if total is None:
        return ()
    return tuple(
        Share(status, total.statuses[status], round(PERCENT * total.statuses[status] / total.n, 2))
        for status in SHARE_ORDER
        if total.statuses[status]
    )


def _shares_text(total: ThemeSum | None) -> str:
    if total is None:
        return "niet gevraagd in dit gebied"
    return ", ".join(f"{number(share.count)} {STATUS_WORDS[share.status].lower()}" for share in _shares(total))


def _verdict(total: ThemeSum | None) -> tuple[str, Tone]:
    if total is None:
        return "niet gevraagd", Tone.NONE
    late, behind = total.schedules["te_laat"], total.schedules["loopt_achter"]
    said = ([f"{number(late)} te laat"] if late else []) + ([f"{number(behind)} achter"] if behind else [])
    if said:
        return " · ".join(said), Tone.UP if late else Tone.WARN
    unknown = total.statuses["onbekend"]
    return (f"{number(unknown)} onbekend", Tone.NONE) if unknown else ("op schema", Tone.DOWN)


def planning_table(answer: PlanAnswer) -> Twin:
    """Put the planning into a table, for whoever wants the numbers."""
    columns = (
        TwinColumn("Thema"), TwinColumn("Voorbereiding t/m"), TwinColumn("Uitvoering vanaf"), TwinColumn("Dekking"),
        TwinColumn("Gevraagd", True), TwinColumn("In uitvoering of verder", True), TwinColumn("Onbekend", True),
        TwinColumn("Achter", True), TwinColumn("Te laat", True),
    )  # fmt: skip
    sums = {one.key: one for one in answer.themes}
    rows = tuple(_planning_cells(theme, sums.get(theme)) for theme in THEME_WORDS)
    return Twin(f"Planning van de zes thema's, stand op {day(answer.today)}", columns, rows)


def _planning_cells(theme: str, total: ThemeSum | None) -> tuple[TwinCell, ...]:
    planning = PLANNING[theme]
    money = "additioneel" if planning.additional_money else "bestaand"
    running = sum(total.statuses[status] for status in RUNNING) if total else 0
    counts = (
        (total.n, running, total.statuses["onbekend"], total.schedules["loopt_achter"], total.schedules["te_laat"])
        if total
        else (0, 0, 0, 0, 0)
    )
    return (
        TwinCell(f"{theme} {THEME_WORDS[theme]}", theme),
        TwinCell(day(planning.preparation_end.end, short=True), planning.preparation_end.end.isoformat()),
        TwinCell(day(planning.due, short=True), planning.due.isoformat()),
        TwinCell(money, money),
        *(TwinCell(number(count), count) for count in counts),
    )
