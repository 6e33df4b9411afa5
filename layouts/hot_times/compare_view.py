"""Comparisons, said and not yet drawn: parts of the day against a year earlier, the season, or the area around."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from data.answered.common import Period
from data.answered.hot_times import BlockCompared, Comparison, HotTimesAnswer
from layouts.hot_times.words import hours
from layouts.parts.change import Change, Tone, count_change
from layouts.parts.table import Twin, TwinCell, TwinColumn
from layouts.wording import days, number, percent

YEAR, DDO, AREA = "jaar", "ddo", "gebied"
KIND_WORDS: Final = {YEAR: "Jaar eerder", DDO: "DDO en rest", AREA: "Omgeving"}
#: Rates of unequal stretches are shown per this many days.
PER_DAYS: Final = 28
#: Below this many incidents on a side nothing is compared. Source: docs/methods.md, Counting (no percentage).
COMPARED_FROM: Final = 20


@dataclass(frozen=True)
class Dumbbell:
    """One part of the day: two positions on a shared axis from 0 to 1, two numbers and a verdict."""

    name: str
    hours: str
    other: float
    this: float
    other_text: str
    this_text: str
    verdict: Change


@dataclass(frozen=True)
class ComparisonView:
    """One comparison: what stands against what, its rows, or a sentence why there are none."""

    kind: str
    sub: str
    other_word: str
    this_word: str
    rows: tuple[Dumbbell, ...]
    sentence: str
    twin: Twin


def comparison_views(answer: HotTimesAnswer, noun: str) -> tuple[ComparisonView, ...]:
    """Put every kind of comparison into words; a kind that cannot be made says why."""
    found = {one.kind: one for one in answer.comparisons}
    return tuple(_view(answer, kind, found.get(kind), noun) for kind in KIND_WORDS)


def _view(answer: HotTimesAnswer, kind: str, one: Comparison | None, noun: str) -> ComparisonView:
    if one is None:
        return ComparisonView(kind, "", "", "", (), _absent(kind), Twin(_absent(kind), (TwinColumn("Dagdeel"),), ()))
    other, this = _sides(answer, one)
    few = min(one.n, one.other_n) < COMPARED_FROM and kind != YEAR
    rows = () if few else _rows(one)
    sentence = f"Te weinig {noun} om te vergelijken (n = {number(one.n)} en {number(one.other_n)})." if few else ""
    return ComparisonView(kind, _sub(one), other, this, rows, sentence, _twin(one, other, this, rows))


def _absent(kind: str) -> str:
    if kind == AREA:
        return "Er is geen gebied eromheen, of u ziet dat niet in detail."
    return "Deze vergelijking is hier niet te maken."


def _sides(answer: HotTimesAnswer, one: Comparison) -> tuple[str, str]:
    if one.kind == YEAR:
        return _years(one.other_period), _years(one.period)
    if one.kind == DDO:
        return "rest", "DDO"
    return f"rest van {one.name}", answer.area.name


def _years(period: Period) -> str:
    """Write the year, or both when the days lie in two: ``2015/16``."""
    first, last = period.start.year, (period.end - timedelta(days=1)).year
    return str(first) if first == last else f"{first}/{last % 100:02}"


def _sub(one: Comparison) -> str:
    if one.kind == YEAR:
        against = days(one.other_period.start, one.other_period.end, short=True)
        return f"{number(one.n)} tegen {number(one.other_n)} ({against})"
    if one.kind == DDO:
        return f"per vier weken, drie jaar; DDO is oktober t/m maart (n = {number(one.n)}, {number(one.other_n)})"
    return f"aandeel per dagdeel: {number(one.n)} tegen {number(one.other_n)}"


def _rows(one: Comparison) -> tuple[Dumbbell, ...]:
    values = [(_scaled(block.weight, one.per, one), _scaled(block.other, one.other_per, one)) for block in one.blocks]
    largest = max([*(value for pair in values for value in pair), 1e-9])
    return tuple(_dumbbell(one, block, *pair, largest) for block, pair in zip(one.blocks, values, strict=True))


def _scaled(weight: float, per: float, one: Comparison) -> float:
    """A count a year ago, a rate per four weeks for the DDO, a share against an area."""
    return weight if one.kind == YEAR else weight / per * (PER_DAYS if one.kind == DDO else 1)


def _dumbbell(one: Comparison, block: BlockCompared, this: float, other: float, largest: float) -> Dumbbell:
    write = WRITERS[one.kind]
    return Dumbbell(
        name=block.block.name, hours=hours(block.block.first, block.block.last), other=round(other / largest, 3),
        this=round(this / largest, 3), other_text=write(other), this_text=write(this), verdict=_verdict(one, block),
    )  # fmt: skip


def _amount(value: float) -> str:
    return number(value, 0 if value >= 10 else 1)  # noqa: PLR2004 - one decimal while numbers are small


WRITERS: Final[dict[str, Callable[[float], str]]] = {YEAR: _amount, DDO: _amount, AREA: percent}


def _verdict(one: Comparison, block: BlockCompared) -> Change:
    """A year earlier as everywhere in the product; else clear when the interval of the ratio leaves 1 out."""
    if one.kind == YEAR:
        return count_change(round(block.weight), round(block.other), block.z)
    if not block.clear or block.ratio is None:
        return Change("=", "geen duidelijk verschil", Tone.NONE)
    symbol, tone = ("▲", Tone.UP) if block.clear > 0 else ("▼", Tone.DOWN)
    return Change(symbol, f"{number(block.ratio, 1)} keer zo vaak", tone)


def _twin(one: Comparison, other: str, this: str, rows: tuple[Dumbbell, ...]) -> Twin:
    columns = (
        TwinColumn("Dagdeel"), TwinColumn(this, True), TwinColumn(other, True), TwinColumn("Verhouding", True),
        TwinColumn("Verschil"),
    )  # fmt: skip
    lines = tuple(_line(order, row, block) for order, (row, block) in enumerate(zip(rows, one.blocks, strict=False)))
    return Twin(f"{KIND_WORDS[one.kind]}: {_sub(one)}; verhouding met een marge van 95 procent", columns, lines)


def _line(order: int, row: Dumbbell, block: BlockCompared) -> tuple[TwinCell, ...]:
    known = block.ratio is not None and block.low is not None and block.high is not None
    ratio = (
        f"{number(block.ratio or 0, 2)} ({number(block.low or 0, 2)} tot {number(block.high or 0, 2)})"
        if known
        else "–"
    )
    return (
        TwinCell(f"{row.name}, {row.hours}", order), TwinCell(row.this_text, row.this),
        TwinCell(row.other_text, row.other), TwinCell(ratio, block.ratio or 0.0),
        TwinCell(f"{row.verdict.symbol} {row.verdict.text}", block.z),
    )  # fmt: skip
