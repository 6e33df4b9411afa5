"""Facts that answers share: a period, an area, and the source they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Period:
    """Days ``start <= day < end``."""

    start: date
    end: date


@dataclass(frozen=True)
class AreaRef:
    """An area by code, with its name and its level in the hierarchy (see contracts.AREA_LEVELS)."""

    code: str
    name: str
    level: str


@dataclass(frozen=True)
class Source:
    """What every answer rests on, for the line under it and the foot of the rail."""

    snapshot: str
    as_of: datetime
    delivered: datetime
    delivery_id: int
    fictitious: bool
    known_share: float | None
    without_place: int
