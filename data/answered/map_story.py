"""What Kaart is told about one thing that was chosen: a zone, a cell or an area."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from data.answered.common import AreaRef, Period
from data.answered.map import ZoneLine
from data.answered.overview import AreaCount

#: Outline of what was chosen: rings of (longitude, latitude), one list per part.
Outline = tuple[tuple[tuple[tuple[float, float], ...], ...], ...]


@dataclass(frozen=True)
class Followed:
    """The earlier burglary that a zone's burglary follows, no nearer than the bands of the Knox test.

    ``metres_from`` and ``metres_to`` bound the distance; both 0 at the same place.
    """

    metres_from: int
    metres_to: int
    days: int


@dataclass(frozen=True)
class StreetLine:
    """A street inside a zone and its dwellings there; nobody's address."""

    street: str
    dwellings: int


@dataclass(frozen=True)
class Caught:
    """Burglaries since a day, those of them inside a zone that could be seen, and the share of dwellings inside."""

    n: int
    inside: int
    dwelling_share: float
    start: date


@dataclass(frozen=True)
class Evidence:
    """The verdict on near repeats (analysis.near_repeat_verdict) and the numbers under it.

    Attributes:
        verdict: what is said of the area that was asked about.
        area: whose numbers these are; ``borrowed`` when it is a larger one that answers for the smaller.
        start, end: the days that were tested.
        n: burglaries with a place.
        observed, expected, p, permutations: pairs below 200 m and 14 days, against chance.
        followed, after_known: burglaries that followed another, and those after the other was known.
        caught: what zones caught in the area that was asked about; None when unknown.
    """

    verdict: str
    area: AreaRef
    borrowed: bool
    start: date
    end: date
    n: int
    observed: int
    expected: float
    p: float
    permutations: int
    followed: int
    after_known: int
    caught: Caught | None


@dataclass(frozen=True)
class ZoneStory:
    """Everything about one zone.

    Attributes:
        line: as the map lists it.
        follows: what its burglary followed; None when it is the first.
        place_in_chain: 1 for the first burglary of its chain.
        chain_start: day of the first burglary of its chain.
        burglaries, attempts: known burglaries of the last 28 days in the cells of the outer zone, and attempts of them.
        first, last: days of the first and last of those.
        parts_of_day: weight per part of the day of those burglaries (analysis.day_blocks).
        streets: those of the primary zone, by name; empty when none were imported.
        at: the moment that validity is measured at.
        evidence: how sure zones are in this municipality; None when it was not worked out.
    """

    line: ZoneLine
    follows: Followed | None
    place_in_chain: int
    chain_start: date
    burglaries: int
    attempts: int
    first: date
    last: date
    parts_of_day: tuple[tuple[str, float], ...]
    streets: tuple[StreetLine, ...]
    at: datetime
    evidence: Evidence | None = None


@dataclass(frozen=True)
class CellStory:
    """Numbers of one inhabited cell and the disc of 375 m around it.

    Attributes:
        place, municipality: where it lies.
        shown: False when too few people live there to tell anything of the cell itself.
        count, attempts: in the cell, in the chosen period.
        around, around_homes: in the disc, over the windows of a hotspot's life; dwellings None where estimated.
        area_rate: burglaries per 1,000 dwellings of the chosen area over those days; None where estimated.
        days: the days of the disc.
        stage: what became of it as a hotspot; empty for none.
    """

    place: AreaRef
    municipality: AreaRef
    shown: bool
    dwellings: int | None
    count: int
    attempts: int
    around: int
    around_homes: int | None
    expected: float | None
    days: Period
    stage: str


@dataclass(frozen=True)
class MapStory:
    """What was chosen: exactly one of zone, cell and area, or none of them when nothing is (any more)."""

    key: str
    zone: ZoneStory | None
    cell: CellStory | None
    area: AreaCount | None
    outline: Outline
