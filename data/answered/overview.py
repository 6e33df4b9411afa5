"""What Overzicht is told: counts per area, five figures, levels in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.answered.common import AreaRef, Period, Source


@dataclass(frozen=True)
class AreaCount:
    """Counts of one area now and in the period before, with its rate per 1,000 dwellings.

    ``z`` is 2(sqrt(count) - sqrt(before)); ``rate``, ``rate_low``, ``rate_high`` are None below 100 dwellings.
    """

    area: AreaRef
    parent_code: str
    count: int
    before: int
    z: float
    dwellings: int | None
    rate: float | None
    rate_low: float | None
    rate_high: float | None
    level_in_force: str


@dataclass(frozen=True)
class Figure:
    """A headline count: now, before, the count-safe difference, and one value per fortnight up to now."""

    count: int
    before: int
    z: float
    trend: tuple[int, ...]
    trend_before: tuple[int, ...]


@dataclass(frozen=True)
class ZoneFigure:
    """Near-repeat zones alive today: how many, how many expire within 48 hours, and per fortnight."""

    active: int
    expiring: int
    trend: tuple[int, ...]


@dataclass(frozen=True)
class LevelFigure:
    """Municipalities per level in force (contracts.LEVELS -> count), and those above basisniveau per fortnight."""

    per_level: dict[str, int]
    above_base: int
    above_base_before: int
    trend: tuple[int, ...]


@dataclass(frozen=True)
class OverviewAnswer:
    """Everything the first page shows for the chosen area, period and crime type."""

    area: AreaRef
    period: Period
    before: Period
    complete: bool
    source: Source
    fortnights: tuple[date, ...]
    areas: tuple[AreaCount, ...]
    burglaries: Figure
    attempts: Figure
    hic: Figure
    zones: ZoneFigure
    levels: LevelFigure
