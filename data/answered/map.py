"""What Kaart is told: where burglaries lie together now, which zones are alive, and counts per area and fortnight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from data.answered.common import AreaRef, Period, Source
from data.answered.overview import AreaCount

#: What the layer of hotspots may show.
LIFE, DENSITY, GI_STAR = "levensloop", "dichtheid", "gi"
CELL_KINDS: Final = (LIFE, DENSITY, GI_STAR)
#: Percents of the inhabited cells that may be marked, and the one that is. Source: docs/methods.md, Hotspots.
SHARES: Final = tuple(range(1, 11))
STANDARD_SHARE: Final = 3

#: West, south, east, north in degrees.
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class Focus:
    """The group of hotspot cells with most burglaries in the chosen period, or else of the densest cells.

    ``place`` is the buurt (or, over several municipalities, the wijk) that holds most of them; ``stage`` is what became
    of most of its cells (analysis.significant.LIFECYCLE), empty where it may be chance.
    """

    place: AreaRef
    municipality: AreaRef
    stage: str
    count: int
    cells: int


@dataclass(frozen=True)
class HotspotFigures:
    """Significant hotspots over the windows that end with the chosen period: what they rest on and the focus."""

    start: date
    n: int
    cells: int
    hot: int
    focus: Focus | None


@dataclass(frozen=True)
class ZoneLine:
    """A near-repeat zone as the map lists it; no place but its cell.

    ``key`` names it in the link; ``place`` is its buurt; ``chain`` counts the burglaries of its chain, itself included.
    Dwellings are None where they were estimated.
    """

    key: str
    place: AreaRef
    municipality: AreaRef
    known: datetime
    expiry: datetime
    dwellings: int | None
    outer_dwellings: int | None
    chain: int


@dataclass(frozen=True)
class ZoneFigures:
    """Zones at a moment: drawn ones that still are primary, soonest expiry first, and counts of the rest.

    Attributes:
        at: the moment that validity is measured at.
        lines: primary zones that may be drawn.
        expiring: how many of all primary zones end within 48 hours.
        undrawn: primary zones around a cell with too few dwellings to show.
        outer_only: zones of which only the outer ring is alive.
        chains: chains of two or more burglaries with a zone that is alive.
    """

    at: datetime
    lines: tuple[ZoneLine, ...]
    expiring: int
    undrawn: int
    outer_only: int
    chains: int


@dataclass(frozen=True)
class MapAnswer:
    """Everything the map says for the chosen area, period and crime type, but its cells.

    Attributes:
        municipality_ref: the municipality whose cells are drawn one by one; None for a district and the unit.
        n: incidents in the period; ``drawn`` of them lie in cells that may be shown, ``undrawn`` in cells that may not.
        stages: what became of each inhabited cell of the area as a hotspot, a digit each in order of number.
        fortnights, counts: incidents per fortnight, oldest first, for the slider under the map.
        today: the day that validity is measured at.
        bounds: the frame of all its inhabited cells; ``homes`` that in which nearly everybody lives.
    """

    area: AreaRef
    municipality_ref: AreaRef | None
    period: Period
    before: Period
    source: Source
    today: date
    bounds: Bounds
    homes: Bounds
    n: int
    drawn: int
    undrawn: int
    hotspots: HotspotFigures
    stages: str
    zones: ZoneFigures
    areas: tuple[AreaCount, ...]
    fortnights: tuple[date, ...]
    counts: tuple[int, ...]

    @property
    def municipality(self) -> str:
        """Code of the municipality whose cells are drawn one by one; empty for a district and the unit."""
        return self.municipality_ref.code if self.municipality_ref else ""


@dataclass(frozen=True)
class CellsAnswer:
    """The layer of hotspot cells.

    Attributes:
        kind: what it shows, one of ``CELL_KINDS``.
        share: percents of the inhabited cells that are marked; of no meaning for the life of hotspots.
        steps: a digit per cell of the municipality in order of number, "-" outside the chosen area; empty for more than
            one municipality.
        counts: marked cells per step, step 1 first.
        cells: inhabited cells of the area.
        caught: incidents of the period in marked cells.
        n: incidents of the period with a place.
    """

    kind: str
    share: int
    municipality: str
    steps: str
    counts: tuple[int, ...]
    cells: int
    caught: int
    n: int
    bounds: Bounds
