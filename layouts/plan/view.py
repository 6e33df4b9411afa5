"""Plan, said and not yet drawn: one sentence, six planning rows, a grid of marks, and the table beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from analysis.plan_lines import LINE, LINES
from data.answered.plan import ActorMarks, DistrictMarks, Mark, PlanAnswer, ThemeSum
from layouts.parts.change import Tone
from layouts.parts.said import Piece
from layouts.parts.table import Twin, TwinCell, TwinColumn
from layouts.plan.marks import SCHEDULE_CODES, mark_code, mark_words
from layouts.plan.planning import RUNNING, PlanningRow, axis, left_of, planning_row, planning_table
from layouts.plan.todo import DONE, Todo, asked
from layouts.plan.words import ACTOR_PLURALS, LINE_WORDS, STATUS_WORDS, THEME_WORDS
from layouts.wording import capital, day, in_words, number, plural

MUNICIPAL_THEMES: Final = ("1", "3", "4", "5", "6")
#: The twelve lines of the grid of municipalities, and "draagt plan" before them. Source: GLOSSARY.md, Plan.
MUNICIPAL_LINES: Final = tuple(line.line for line in LINES if "gemeente" in line.actors)


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
        today_left=left_of(answer.today),
        axis=axis(answer.today),
        planning=tuple(planning_row(theme, answer.themes) for theme in THEME_WORDS),
        planning_table=planning_table(answer),
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
