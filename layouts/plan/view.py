"""Plan, said and not yet drawn: one sentence, six planning rows, a grid of marks, and the table beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from analysis.plan_lines import LINE, LINES, PLANNING, Planning
from data.answered.plan import ActorMarks, DistrictMarks, Mark, PlanAnswer, ThemeSum
from layouts.parts.change import Tone
from layouts.parts.said import Piece
from layouts.parts.table import Twin, TwinCell, TwinColumn
from layouts.plan.marks import SCHEDULE_CODES, mark_code, mark_words
from layouts.plan.todo import DONE, Todo, asked
from layouts.plan.words import ACTOR_PLURALS, LINE_WORDS, STATUS_WORDS, THEME_WORDS
from layouts.wording import capital, day, in_words, number, plural

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
MUNICIPAL_THEMES: Final = ("1", "3", "4", "5", "6")
#: The twelve lines of the grid of municipalities, and "draagt plan" before them. Source: GLOSSARY.md, Plan.
MUNICIPAL_LINES: Final = tuple(line.line for line in LINES if "gemeente" in line.actors)
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


@dataclass(frozen=True)
class GridRow:
    """An actor with its marks, one code per column; an empty code means that nothing is asked."""

    kind: str
    code: str
    name: str
    themes: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class GridBlock:
    """A district (or the partners) with its rows and sums in words; ``grouped`` puts partners of a kind together."""

    name: str
    detail: str
    late: str
    behind: str
    rows: tuple[GridRow, ...]
    grouped: tuple[GridRow, ...] = ()


@dataclass(frozen=True)
class GridView:
    """The whole grid; columns are (key, title); ``theme_of`` gives the theme of each line."""

    themes: tuple[tuple[str, str], ...]
    partner_themes: tuple[tuple[str, str], ...]
    theme_of: dict[str, str]
    lines: tuple[tuple[str, str], ...]
    partner_lines: tuple[tuple[str, str], ...]
    blocks: tuple[GridBlock, ...]
    partners: GridBlock


@dataclass(frozen=True)
class PlanView:
    """Everything the page shows, in Dutch."""

    answer: tuple[Piece, ...]
    confidence: tuple[str, ...]
    today: str
    today_left: float
    axis: tuple[tuple[str, float], ...]
    planning: tuple[PlanningRow, ...]
    planning_table: Twin
    grid: GridView
    grid_table: Twin
    todo_title: str
    todos: tuple[Todo, ...]
    todo_more: str


def plan_view(answer: PlanAnswer) -> PlanView:
    """Put the state of the plan into words."""
    todo = asked(answer)
    return PlanView(
        answer=_answer(answer),
        confidence=_confidence(answer),
        today=day(answer.today, short=True, year=False),
        today_left=_left(answer.today),
        axis=_axis(answer.today),
        planning=tuple(_planning_row(theme, answer.themes) for theme in THEME_WORDS),
        planning_table=_planning_table(answer),
        grid=_grid(answer),
        grid_table=_grid_table(answer),
        todo_title=todo.title,
        todos=todo.todos,
        todo_more=todo.more,
    )


def _answer(answer: PlanAnswer) -> tuple[Piece, ...]:
    if answer.area.level not in {"eenheid", "district"} and answer.districts:
        return _answer_of_one(answer)
    sums = {one.key: one for one in answer.themes}
    ddo = sums.get("4")
    unknown = f"Van {number(answer.unknown)} van de {number(answer.asked)} vakjes weten wij de status niet."
    if ddo is None:
        return (Piece(unknown),)
    running = sum(ddo.statuses[status] for status in RUNNING)
    start = f"Het Donkere Dagen Offensief loopt in {number(running)} van de {plural(ddo.n, 'gemeente', 'gemeenten')}"
    late = ddo.schedules["te_laat"]
    said = [Piece(start)]
    if late:
        said += [Piece("; "), Piece(f"{in_words(late)} {'is' if late == 1 else 'zijn'} te laat", Tone.UP)]
    return (*said, Piece(". "), *_most_behind(answer.themes), Piece(unknown))


def _answer_of_one(answer: PlanAnswer) -> tuple[Piece, ...]:
    """Of one municipality the page says how many of its decisions are late, behind, unknown and done."""
    row = answer.districts[0].rows[0]
    marks = list(row.lines.values())
    late, behind = (sum(mark.schedule == name for mark in marks) for name in ("te_laat", "loopt_achter"))
    done = sum(mark.status in DONE for mark in marks)
    return (
        Piece(f"{row.name}: van de {plural(len(marks), 'besluit', 'besluiten')} "),
        Piece(f"{'is' if late == 1 else 'zijn'} er {in_words(late)} te laat", Tone.UP if late else Tone.NONE),
        Piece(" en "),
        Piece(
            f"{'loopt' if behind == 1 else 'lopen'} er {in_words(behind)} achter", Tone.WARN if behind else Tone.NONE
        ),
        Piece(
            f"; {in_words(done)} {'is' if done == 1 else 'zijn'} klaar. Van {in_words(answer.unknown)} weten wij de "
        ),
        Piece("status niet."),
    )


def _most_behind(themes: Sequence[ThemeSum]) -> tuple[Piece, ...]:
    worst = max(themes, key=_behind, default=None)
    if worst is None or not _behind(worst):
        return (Piece("Nergens loopt een thema achter op de planning. "),)
    where = f"Bij thema {worst.key}, {THEME_WORDS[worst.key]}, lopen "
    return (Piece(where), Piece(f"de meeste achter of zijn te laat ({number(_behind(worst))})", Tone.WARN), Piece(". "))


def _behind(theme: ThemeSum) -> int:
    return theme.schedules["te_laat"] + theme.schedules["loopt_achter"]


def _confidence(answer: PlanAnswer) -> tuple[str, ...]:
    places = sum(len(block.rows) for block in answer.districts)
    return (
        f"n = {number(answer.asked)} vakjes in {plural(places, 'gemeente', 'gemeenten')}",
        f"stand op {day(answer.today)}",
        "een status is een bewering met bewijs; voorbij de herzieningsdatum wordt zij onbekend",
    )


def _left(when: date) -> float:
    share = (when - AXIS_START).days / (AXIS_END - AXIS_START).days
    return round(PERCENT * min(max(share, 0.0), 1.0), 2)


def _axis(today: date) -> tuple[tuple[str, float], ...]:
    """The half years on the axis; one that would stand under the mark of today is left out."""
    starts = [date(year, month, 1) for year in (2015, 2016, 2017) for month in (1, 7)]
    shown = [one for one in starts if AXIS_START <= one < AXIS_END and abs(_left(one) - _left(today)) > AXIS_ROOM]
    return tuple((f"{day(one, short=True).split()[1]} {one.year}", _left(one)) for one in shown)


def _planning_row(theme: str, sums: Sequence[ThemeSum]) -> PlanningRow:
    total = next((one for one in sums if one.key == theme), None)
    verdict, tone = _verdict(total)
    return PlanningRow(
        theme, THEME_WORDS[theme], _bars(PLANNING[theme]), _shares(total), _shares_text(total), verdict, tone
    )


def _bars(planning: Planning) -> tuple[Bar, ...]:
    start, prepared, due = _left(planning.preparation.start), _left(planning.preparation_end.end), _left(planning.due)
    preparation = Bar("voorbereiding", start, round(min(prepared, due) - start, 2))
    if planning.theme == "4":
        seasons = [(_left(date(year, 10, 1)), _left(date(year + 1, 4, 1))) for year in (2016,)]
        return (preparation, *(Bar("uitvoering", left, round(right - left, 2)) for left, right in seasons))
    return (
        preparation,
        Bar("uitvoering", _left(planning.execution.start), round(PERCENT - _left(planning.execution.start), 2)),
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


def _grid(answer: PlanAnswer) -> GridView:
    partner_lines = tuple(line.line for line in LINES if any(line.line in row.lines for row in answer.partners))
    return GridView(
        themes=tuple((theme, THEME_WORDS[theme]) for theme in MUNICIPAL_THEMES),
        partner_themes=tuple(THEME_WORDS.items()),
        theme_of={line.line: line.theme for line in LINES},
        lines=tuple((line, LINE_WORDS[line]) for line in MUNICIPAL_LINES),
        partner_lines=tuple((line, LINE_WORDS[line]) for line in partner_lines),
        blocks=tuple(_block(block) for block in answer.districts),
        partners=GridBlock(
            "Andere partijen", "doen het voor het hele gebied", "", "",
            tuple(_row(row, (), partner_lines) for row in answer.partners), _grouped(answer.partners, partner_lines),
        ),
    )  # fmt: skip


def _block(block: DistrictMarks) -> GridBlock:
    late = sum(theme.schedules["te_laat"] for theme in block.themes)
    behind = sum(theme.schedules["loopt_achter"] for theme in block.themes)
    return GridBlock(
        name=block.district.name,
        detail="" if late or behind else plural(len(block.rows), "gemeente", "gemeenten"),
        late=f"{number(late)} te laat" if late else "",
        behind=f"{number(behind)} achter" if behind else "",
        rows=tuple(_row(row, MUNICIPAL_THEMES, MUNICIPAL_LINES) for row in block.rows),
    )


def _row(row: ActorMarks, themes: Iterable[str], lines: Iterable[str]) -> GridRow:
    return GridRow(
        row.kind, row.code, row.name,
        tuple(mark_code(row.themes.get(theme)) for theme in themes),
        tuple(mark_code(row.lines.get(line)) for line in lines),
    )  # fmt: skip


def _grouped(partners: Sequence[ActorMarks], lines: Sequence[str]) -> tuple[GridRow, ...]:
    """One row per kind of partner, by theme; a click opens the member that is furthest behind."""
    rows = []
    for kind in dict.fromkeys(row.kind for row in partners):
        members = [row for row in partners if row.kind == kind]
        worst = min(members, key=lambda row: min(_order(mark) for mark in row.lines.values()))
        name = f"{ACTOR_PLURALS[kind]} ({len(members)})" if len(members) > 1 else worst.name
        themes = tuple(
            mark_code(
                _together([mark for row in members for line, mark in row.lines.items() if LINE[line].theme == theme])
            )
            for theme in THEME_WORDS
        )
        rows.append(GridRow(kind, worst.code, name, themes, tuple(mark_code(worst.lines.get(line)) for line in lines)))
    return tuple(rows)


def _together(marks: Sequence[Mark]) -> Mark | None:
    """Roll marks up as analysis.plan.roll_up does: least advanced known status, worst schedule, unknown counted."""
    if not marks:
        return None
    known = [mark for mark in marks if mark.status != "onbekend"]
    least = min(known or marks, key=lambda mark: list(STATUS_WORDS).index(mark.status))
    worst = min(marks, key=_order)
    unknown = sum(mark.unknown for mark in marks)
    schedule = "niet_te_zeggen" if worst.schedule == "op_schema" and unknown else worst.schedule
    return Mark(
        least.status, schedule, len(marks), unknown, sum(mark.outdated for mark in marks),
        sum(mark.differ for mark in marks),
    )  # fmt: skip


def _order(mark: Mark) -> int:
    return list(SCHEDULE_CODES).index(mark.schedule)


def _planning_table(answer: PlanAnswer) -> Twin:
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


def _grid_table(answer: PlanAnswer) -> Twin:
    columns = (TwinColumn("Gemeente"), *(TwinColumn(f"{theme} {THEME_WORDS[theme]}") for theme in MUNICIPAL_THEMES))
    rows = tuple(_grid_cells(row) for block in answer.districts for row in block.rows)
    return Twin(f"Status per gemeente en thema, stand op {day(answer.today)}", columns, rows)


def _grid_cells(row: ActorMarks) -> tuple[TwinCell, ...]:
    cells = [TwinCell(row.name, row.name)]
    for theme in MUNICIPAL_THEMES:
        mark = row.themes[theme]
        cells.append(TwinCell(capital(mark_words(mark)), mark_code(mark)))
    return tuple(cells)
