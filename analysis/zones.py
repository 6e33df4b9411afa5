"""Zones: the inhabited cells around a burglary where another is likelier for two or four weeks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from analysis.grid import CELL_M, Ints, Mask, disc_half_widths, numbered
from analysis.near_repeat import NONE, Moments

#: The two reaches of a zone.
PRIMARY: Final = "primair"
OUTER: Final = "buiten"


@dataclass(frozen=True)
class ZoneRule:
    """How far and how long a zone reaches, and from how many dwellings its cell may be shown.

    Source: Johnson et al. (2007), J. Quant. Criminol. 23:201-219 (200 m, two weeks); Bernasco (2007), Tijdschrift
    voor Veiligheid 6(2) (a month, Netherlands) for the outer zone; the floor of 8 dwellings is ours (privacy).
    """

    primary_m: float = 200.0
    primary_days: int = 14
    outer_m: float = 400.0
    outer_days: int = 28
    shown_from: int = 8

    def reach(self, kind: str) -> tuple[float, int]:
        """Metres and days of a kind of zone."""
        return (self.primary_m, self.primary_days) if kind == PRIMARY else (self.outer_m, self.outer_days)


STANDARD_ZONES: Final = ZoneRule()


@dataclass(frozen=True)
class Cells:
    """Inhabited cells, sorted by number: ``cell_id`` (m,), ``dwellings`` (m,), ``buurt`` (m,) any code of the buurt."""

    cell_id: Ints
    dwellings: Ints
    buurt: Ints

    @classmethod
    def of(cls, cell_id: Ints, dwellings: Ints, buurt: Ints) -> Cells:
        """Sort the cells by number."""
        by_id = np.argsort(cell_id)
        return cls(cell_id[by_id], dwellings[by_id], buurt[by_id])

    def find(self, cell_id: Ints) -> Ints:
        """Give the place of each cell in the list, -1 where nobody lives."""
        if not self.cell_id.size:
            return np.full(cell_id.shape, NONE)
        at = np.searchsorted(self.cell_id, cell_id).clip(max=self.cell_id.size - 1)
        return np.where(self.cell_id[at] == cell_id, at, NONE)


@dataclass(frozen=True)
class Burglaries:
    """What a zone needs to know of burglaries, (n,) each.

    ``cell_id`` and ``buurt`` are -1 where unknown; ``visible_since`` is the moment of the first delivery that carried
    it; ``chain`` is a number per chain, -1 for none (``analysis.near_repeat.chains``).
    """

    cell_id: Ints
    buurt: Ints
    known_since: Moments
    visible_since: Moments
    chain: Ints


@dataclass(frozen=True)
class Zone:
    """A zone around one burglary.

    ``burglary`` is its row; ``start`` the moment it could be known, ``visible`` the moment it was delivered;
    ``expiry`` is exclusive. ``cells`` are inhabited, rising; with ``dwellings`` inside.
    """

    burglary: int
    kind: str
    cell_id: int
    cells: tuple[int, ...]
    dwellings: int
    start: np.datetime64
    visible: np.datetime64
    expiry: np.datetime64
    chain: int


@dataclass(frozen=True)
class BuurtLine:
    """A burglary whose cell is not shown: a line for its buurt, no zone."""

    burglary: int
    kind: str
    buurt: int
    start: np.datetime64
    visible: np.datetime64
    expiry: np.datetime64
    chain: int


@dataclass(frozen=True)
class ZoneList:
    """Zones and lines for buurten, soonest expiry first."""

    zones: tuple[Zone, ...]
    lines: tuple[BuurtLine, ...]


def zones(
    burglaries: Burglaries,
    cells: Cells,
    *,
    at: np.datetime64,
    kind: str = OUTER,
    archived_days: int = 0,
    rule: ZoneRule = STANDARD_ZONES,
) -> ZoneList:
    """List the zones that are alive at a moment, and if asked those that expired shortly before.

    A zone lives from the moment its burglary could be known and shows from the delivery that carried it. A burglary
    without a cell has neither zone nor line; one in a cell with too few dwellings gets a line for its buurt.

    Args:
        burglaries: all that may still have a zone; older ones do no harm.
        cells: inhabited cells, of all municipalities, because a zone does not stop at a border.
        at: the moment that validity is measured at.
        kind: ``PRIMARY`` or ``OUTER``.
        archived_days: also list zones that expired at most this many days before.
    """
    expiry = burglaries.known_since + np.timedelta64(rule.reach(kind)[1], "D")
    listed = (shown_from(burglaries) <= at) & (expiry > at - np.timedelta64(archived_days, "D"))
    rows = np.flatnonzero(listed & (shown_from(burglaries) < expiry))
    rows = rows[np.argsort(expiry[rows], kind="stable")]
    home = cells.find(burglaries.cell_id[rows])
    shown = may_be_shown(cells, home, rule)
    around = zone_cells(cells, burglaries.cell_id[rows[shown]], rule.reach(kind)[0])
    drawn = [
        _zone(burglaries, cells, kind, int(row), expiry[row], at_) for row, at_ in zip(rows[shown], around, strict=True)
    ]
    written = rows[~shown & (burglaries.buurt[rows] != NONE)]
    return ZoneList(tuple(drawn), tuple(_line(burglaries, kind, int(row), expiry[row]) for row in written))


def shown_from(burglaries: Burglaries) -> Moments:
    """Moment from which a zone can be seen: known and delivered."""
    return np.maximum(burglaries.known_since, burglaries.visible_since)


def may_be_shown(cells: Cells, home: Ints, rule: ZoneRule = STANDARD_ZONES) -> Mask:
    """Mark the burglaries whose cell (its place in the list, -1 uninhabited) has dwellings enough to be shown."""
    if not cells.cell_id.size:
        return np.zeros(home.shape, np.bool_)
    return np.asarray((home != NONE) & (cells.dwellings[home] >= rule.shown_from))


def zone_cells(cells: Cells, centre: Ints, metres: float) -> list[Ints]:
    """Give per zone the inhabited cells whose centre lies within ``metres`` of the centre of its middle cell.

    Args:
        centre: (n,) cell numbers.
    Returns: n arrays of places in ``cells``, rising.
    """
    found = cells.find(centre[:, None] + disc_offsets(metres)[None, :])
    return [places[places != NONE] for places in found]


def disc_offsets(metres: float) -> Ints:
    """Give what to add to a cell's number to reach the cells within ``metres``, centre to centre; 9 for 200 m."""
    half_widths = disc_half_widths(metres / CELL_M)
    reach = half_widths.size // 2
    steps = [
        numbered(np.full(2 * half + 1, row, np.int64), np.arange(-half, half + 1))
        for row, half in zip(range(-reach, reach + 1), half_widths, strict=True)
    ]
    return np.concatenate(steps)


def _zone(given: Burglaries, cells: Cells, kind: str, row: int, expiry: np.datetime64, places: Ints) -> Zone:
    return Zone(
        burglary=row,
        kind=kind,
        cell_id=int(given.cell_id[row]),
        cells=tuple(cells.cell_id[places].tolist()),
        dwellings=int(cells.dwellings[places].sum()),
        start=given.known_since[row],
        visible=given.visible_since[row],
        expiry=expiry,
        chain=int(given.chain[row]),
    )


def _line(given: Burglaries, kind: str, row: int, expiry: np.datetime64) -> BuurtLine:
    return BuurtLine(
        row,
        kind,
        int(given.buurt[row]),
        given.known_since[row],
        given.visible_since[row],
        expiry,
        int(given.chain[row]),
    )
