"""What the threshold explorer is told: thresholds that were tried, and how each would have gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from analysis.back_test import BackTest

#: Thresholds of one's own that may be tried: at most so rare by chance. Source: ours.
ONE_IN: Final = (20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class Tried:
    """A threshold by its name; ``one_in``: at most so rare by chance, None where it weighs all areas together."""

    name: str
    one_in: int | None
    result: BackTest


@dataclass(frozen=True)
class BackTestAnswer:
    """Thresholds tried on every fortnight since ``since``; ``one_in`` is the reader's own, 0 when none."""

    since: date | None
    fortnights: int
    areas: int
    one_in: int
    tried: tuple[Tried, ...]
