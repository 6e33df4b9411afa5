"""Mergers of municipalities: which code an old code has become in the division of a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd


@dataclass(frozen=True)
class Division:
    """The division of one year: the code each old code maps onto, and the old codes of each code."""

    code_of: dict[str, str]
    earlier_codes: dict[str, list[str]]


def successors(codes: Iterable[str], reorganisations: pd.DataFrame, *, year: int) -> Division:
    """Follow every merger that took effect on or before 1 January of ``year``.

    Args:
        codes: municipality codes of any year.
        reorganisations: old_code, new_code, date (first day of the new division).
        year: year of the division.
    Returns: the division; a code that never changed maps onto itself and has no earlier codes.
    """
    steps = _steps(reorganisations, year)
    code_of = {code: _follow(code, steps) for code in {*codes, *steps}}
    earlier: dict[str, list[str]] = {code: [] for code in code_of.values()}
    for old, new in sorted(code_of.items()):
        if old != new:
            earlier[new].append(old)
    return Division(code_of, earlier)


def _steps(reorganisations: pd.DataFrame, year: int) -> dict[str, str]:
    """The changes of code that are in force in ``year``; a code that stays is no change."""
    in_force = reorganisations[pd.to_datetime(reorganisations["date"]).dt.date <= date(year, 1, 1)]
    changed = in_force[in_force["old_code"] != in_force["new_code"]]
    return dict(zip(changed["old_code"], changed["new_code"], strict=True))


def _follow(code: str, steps: dict[str, str]) -> str:
    seen = {code}
    while code in steps and steps[code] not in seen:
        code = steps[code]
        seen.add(code)
    return code
