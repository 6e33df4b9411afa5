"""What zones are worth: how many burglaries came after a warning was possible, and how many fell inside a zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.near_repeat import NONE, Ints, Mask, Moments, Pairs
from analysis.rates import poisson_interval
from analysis.zones import OUTER, STANDARD_ZONES, Burglaries, Cells, ZoneRule, may_be_shown, shown_from, zone_cells


@dataclass(frozen=True)
class Preventable:
    """Burglaries that followed another close by, and those of them for which a warning could have come in time.

    ``after_known`` came after the earlier one was known to the police, ``after_visible`` after it was delivered.
    """

    burglaries: int
    followed: int
    after_known: int
    after_visible: int


def preventable(
    pairs: Pairs, starts: Moments, known_since: Moments, visible_since: Moments, counted: Mask | None = None
) -> Preventable:
    """Count the near repeats that began after one of the burglaries they followed was known.

    Args:
        pairs: near-repeat pairs over all (n,) burglaries.
        starts, known_since, visible_since: (n,) moments.
        counted: (n,) the burglaries of the chosen area and period; those that they followed may lie outside it.
    """
    chosen = np.ones(starts.size, np.bool_) if counted is None else counted
    return Preventable(
        burglaries=int(chosen.sum()),
        followed=_followers(pairs, np.ones(len(pairs), np.bool_), chosen),
        after_known=_followers(pairs, known_since[pairs.first] <= starts[pairs.second], chosen),
        after_visible=_followers(pairs, _seen(known_since, visible_since)[pairs.first] <= starts[pairs.second], chosen),
    )


def _followers(pairs: Pairs, kept: Mask, chosen: Mask) -> int:
    followers = np.unique(pairs.second[kept])
    return int(chosen[followers].sum())


def _seen(known_since: Moments, visible_since: Moments) -> Moments:
    return np.maximum(known_since, visible_since)


@dataclass(frozen=True)
class Scorecard:
    """How burglaries of a period fell inside zones that could be seen at that moment.

    ``dwelling_share`` is the share of the dwellings inside, averaged over the moments of the period; ``ratio`` is the
    share of burglaries inside over that, NaN when no dwelling was ever inside, with its 95 % interval.
    """

    burglaries: int
    inside: int
    dwelling_share: float
    ratio: float
    ratio_low: float
    ratio_high: float

    @property
    def share(self) -> float:
        """Share of the burglaries inside."""
        return self.inside / self.burglaries if self.burglaries else 0.0


def scorecard(
    given: Burglaries,
    cells: Cells,
    tested_cell: Ints,
    tested_start: Moments,
    *,
    start: np.datetime64,
    end: np.datetime64,
    in_area: Mask | None = None,
    kind: str = OUTER,
    rule: ZoneRule = STANDARD_ZONES,
) -> Scorecard:
    """Hold the zones that were visible during a period against the burglaries that happened in it.

    A zone counts from the delivery that carried it to its expiry, so that nothing is credited that nobody could see.

    Args:
        given: the burglaries that make zones, also those before the period and outside the area.
        cells: inhabited cells, also outside the area.
        tested_cell, tested_start: (m,) cell and start of the burglaries of the area that fall in the period.
        start, end: the period, ``start <= moment < end``.
        in_area: (cells,) the cells of the area; all when left out.
    """
    return visible_zones(given, cells, start=start, end=end, kind=kind, rule=rule).score(
        cells, tested_cell, tested_start, in_area=in_area
    )


@dataclass(frozen=True)
class VisibleZones:
    """When which cells lay in a zone that could be seen, from ``start`` to ``end``.

    Stretches of time are merged per cell; ``cell`` is a place in the list of cells, ``begins`` and ``ends`` are
    seconds, ``offset`` keeps cells apart on one line.
    """

    start: np.datetime64
    end: np.datetime64
    cell: Ints
    begins: Ints
    ends: Ints
    offset: int

    def score(
        self, cells: Cells, tested_cell: Ints, tested_start: Moments, *, in_area: Mask | None = None
    ) -> Scorecard:
        """Hold the zones against burglaries of an area in the same period; arguments as for ``scorecard``."""
        here = np.ones(cells.cell_id.size, np.bool_) if in_area is None else in_area
        inside = int(self.holds(cells.find(tested_cell), tested_start).sum())
        share = self._dwelling_share(cells.dwellings, here)
        low, high = poisson_interval(inside)
        expected = tested_cell.size * share
        ratios = np.array([inside, float(low), float(high)]) / expected if expected > 0 else np.full(3, np.nan)
        return Scorecard(tested_cell.size, inside, share, *map(float, ratios))

    def holds(self, cell: Ints, moments: Moments) -> NDArray[np.bool_]:
        """Tell for each cell (its place in the list, -1 nowhere) whether it lay in a zone just before a moment."""
        at = cell * self.offset + _seconds(moments)
        last = np.searchsorted(self.cell * self.offset + self.begins, at) - 1
        if not self.cell.size:
            return np.zeros(cell.shape, np.bool_)
        found = np.maximum(last, 0)
        inside = (self.cell[found] == cell) & (_seconds(moments) < self.ends[found])
        return np.asarray((cell != NONE) & (last >= 0) & inside)

    def _dwelling_share(self, dwellings: Ints, here: Mask) -> float:
        """Share of the dwellings of the area that lay in a zone, averaged over the seconds of the period."""
        first, stop = _seconds(np.array([self.start, self.end])).tolist()
        seconds = np.clip(self.ends, first, stop) - np.clip(self.begins, first, stop)
        counted = here[self.cell] * dwellings[self.cell]
        total = float(dwellings[here].sum()) * (stop - first)
        return float((seconds * counted).sum() / total) if total else 0.0


def visible_zones(
    given: Burglaries,
    cells: Cells,
    *,
    start: np.datetime64,
    end: np.datetime64,
    kind: str = OUTER,
    rule: ZoneRule = STANDARD_ZONES,
) -> VisibleZones:
    """Lay out the zones that could be seen in a period, once for all areas that are scored on it."""
    metres, days = rule.reach(kind)
    seen, expiry = shown_from(given), given.known_since + np.timedelta64(days, "D")
    drawn = may_be_shown(cells, cells.find(given.cell_id), rule)
    rows = np.flatnonzero(drawn & (seen < expiry) & (seen < end) & (expiry > start))
    around = zone_cells(cells, given.cell_id[rows], metres)
    sizes = np.array([places.size for places in around], np.int64)
    cell = np.concatenate([np.empty(0, np.int64), *around])
    begins, ends = (np.repeat(_seconds(moment[rows]), sizes) for moment in (seen, expiry))
    return VisibleZones(start, end, *_merged(cell, begins, ends))


def _merged(cell: Ints, begins: Ints, ends: Ints) -> tuple[Ints, Ints, Ints, int]:
    """Merge the stretches of each cell that touch or overlap; give cells, begins, ends and the offset."""
    if not cell.size:
        return cell, begins, ends, 1
    # Moments within this many seconds of 1970 fit; the line of one cell never reaches that of the next.
    offset = 2 * int(np.abs(np.concatenate([begins, ends])).max() + _SPARE_SECONDS)
    order = np.lexsort((begins, cell))
    cell, begins, ends = cell[order], begins[order], ends[order]
    reached = np.maximum.accumulate(cell * offset + ends)
    first = np.ones(cell.size, np.bool_)
    first[1:] = cell[1:] * offset + begins[1:] > reached[:-1]
    last = np.append(np.flatnonzero(first)[1:] - 1, cell.size - 1)
    return cell[first], begins[first], reached[last] - cell[first] * offset, offset


def _seconds(moments: Moments) -> Ints:
    return moments.astype("datetime64[s]").astype(np.int64)


#: Ten years of room on the line of a cell for moments that are asked about.
_SPARE_SECONDS: Final = 10 * 366 * 86_400
