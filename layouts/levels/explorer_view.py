"""The threshold explorer in plain words: per threshold how often it acts, finds, acts in vain, and fails to act."""

from __future__ import annotations

from typing import Final

from data.answered.back_test import BackTestAnswer, Tried
from layouts.parts.table import Twin, TwinCell, TwinColumn
from layouts.wording import day, number

COLUMNS: Final = (
    TwinColumn("Drempel"), TwinColumn("Opschalingen per jaar", numeric=True),
    TwinColumn("Boven basisniveau per twee weken", numeric=True),
    TwinColumn("Weer op binnen acht weken, per jaar", numeric=True),
)  # fmt: skip
KNOWN: Final = (
    TwinColumn("Gevonden reeksen", numeric=True), TwinColumn("Valse starts per jaar", numeric=True),
    TwinColumn("Terecht opgeschaald", numeric=True), TwinColumn("Voor niets opgeschaald", numeric=True),
    TwinColumn("Gemist", numeric=True), TwinColumn("Terecht rustig", numeric=True),
)  # fmt: skip


def explorer_table(answer: BackTestAnswer) -> Twin | None:
    """Put the tried thresholds in a table; None when there is nothing to try them on."""
    if not answer.tried or answer.since is None:
        return None
    known = answer.tried[0].result.outbreaks is not None
    caption = (
        f"Terugblik over {number(answer.fortnights)} perioden en {number(answer.areas)} gemeenten sinds "
        f"{day(answer.since)}, op de cijfers zoals ze toen bekend waren."
    )
    if known:
        caption += " De laatste vier kolommen tellen perioden per gemeente; de reeksen zijn verzonnen en dus bekend."
    return Twin(caption, (*COLUMNS, *(KNOWN if known else ())), tuple(_row(one) for one in answer.tried))


def _row(one: Tried) -> tuple[TwinCell, ...]:
    result = one.result
    name = one.name if one.one_in is None else f"{one.name} (1 op de {number(one.one_in)})"
    figures = (result.starts, result.above, result.flaps)
    cells = [TwinCell(name, one.one_in or 0), *[_number(value) for value in figures]]
    if result.outbreaks is not None:
        cells.append(TwinCell(f"{result.found} van {result.outbreaks}", result.found or 0))
        cells.append(_number(result.false_starts or 0.0))
        cells += [_count(value or 0) for value in (result.acted, result.in_vain, result.missed, result.rested)]
    return tuple(cells)


def _number(value: float) -> TwinCell:
    return TwinCell(number(value, 1), value)


def _count(value: int) -> TwinCell:
    return TwinCell(number(value), value)
