"""The layer of hotspot cells, said and not yet drawn: its legend with counts, and what the browser needs to draw it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from analysis.map_steps import DENSITY_STEPS, GI_STEPS
from data.answered.map import DENSITY, GI_STAR, LIFE, CellsAnswer
from layouts.parts.table import Twin, TwinCell, TwinColumn
from layouts.wording import number

#: Words of the stages in the order of their number (analysis.significant.LIFECYCLE).
STAGE_WORDS: Final = ("nieuw", "blijvend", "voormalig", "wisselend")
#: The order in which the legend names them.
STAGE_ORDER: Final = (1, 2, 4, 3)


@dataclass(frozen=True)
class CellStep:
    """One step of the legend: its number, its words, and how many cells are in it."""

    step: int
    text: str
    count: str


@dataclass(frozen=True)
class CellsView:
    """The layer in words; ``layer`` is its name in the address of its picture."""

    kind: str
    layer: str
    sub: str
    legend: tuple[CellStep, ...]
    steps: str
    municipality: str
    table: Twin


def cells_view(answer: CellsAnswer) -> CellsView:
    """Put the layer into words."""
    legend = _legend(answer)
    return CellsView(
        kind=answer.kind,
        layer=f"{answer.kind}-{answer.share}",
        sub=_sub(answer),
        legend=legend,
        steps=answer.steps,
        municipality=answer.municipality,
        table=_table(answer, legend),
    )


def _sub(answer: CellsAnswer) -> str:
    if answer.kind == LIFE:
        found, of = sum(answer.counts), f"{number(answer.cells)} cellen"
        return (
            f"{number(found)} van {of}: meer dan toeval, over 36 weken" if found else f"nergens meer dan toeval, {of}"
        )
    share = f"{answer.share} % van {number(answer.cells)} bewoonde cellen"
    caught = f"{number(answer.caught)} van {number(answer.n)} zaken" if answer.n else "geen zaken"
    return f"drukste {share}: {caught}"


def _legend(answer: CellsAnswer) -> tuple[CellStep, ...]:
    if answer.kind == LIFE:
        return tuple(CellStep(k, STAGE_WORDS[k - 1], number(answer.counts[k - 1])) for k in STAGE_ORDER)
    edges = (DENSITY_STEPS if answer.kind == DENSITY else GI_STEPS).edges
    unit = " × gemiddeld" if answer.kind == DENSITY else ""
    low, high = f"tot {number(edges[0])}{unit}", f"vanaf {number(edges[-1])}{unit}"
    between = [f"{number(start)} tot {number(end)}{unit}" for start, end in pairwise(edges)]
    words = (low, *between, high)
    return tuple(
        CellStep(k, text, number(count)) for k, (text, count) in enumerate(zip(words, answer.counts, strict=True), 1)
    )


def _table(answer: CellsAnswer, legend: tuple[CellStep, ...]) -> Twin:
    titles = {LIFE: "Hotspots naar levensloop", DENSITY: "Cellen naar dichtheid", GI_STAR: "Cellen naar Gi*"}
    rows = tuple(
        (TwinCell(step.text, step.step), TwinCell(step.count, answer.counts[step.step - 1]),
         TwinCell(f"{number(100 * answer.counts[step.step - 1] / answer.cells, 1)} %", answer.counts[step.step - 1]))
        for step in legend
    )  # fmt: skip
    columns = (TwinColumn("Klasse"), TwinColumn("Cellen", numeric=True), TwinColumn("Deel", numeric=True))
    return Twin(f"{titles[answer.kind]}; {_sub(answer)}", columns, rows)
