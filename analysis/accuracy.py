"""How good our own maps were: what they caught of the burglaries that came after, beside last year's top cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from analysis.concentration import top_cells
from analysis.grid import Ints, Mask


@dataclass(frozen=True)
class AccuracyRule:
    """From how many burglaries a map is judged, and with which interval.

    Source: the minimum of 20 is ours (docs/methods.md, Hotspots); 95 % is convention.
    """

    min_events: int = 20
    level: float = 0.95


STANDARD_ACCURACY: Final = AccuracyRule()


@dataclass(frozen=True)
class Accuracy:
    """What a map caught.

    Attributes:
        events: burglaries in inhabited cells of the area in the periods that followed.
        hits: those in the cells that the map had marked.
        best_hits: the most that any map with as many cells could have caught.
        cell_share: marked cells as a share of the inhabited cells.
        hit_low, hit_high: exact interval of the hit rate; NaN without events.
        enough: there were enough burglaries to say anything.
    """

    events: int
    hits: int
    best_hits: int
    cell_share: float
    hit_low: float
    hit_high: float
    enough: bool

    @property
    def hit_rate(self) -> float:
        """Hits over events, n/N; NaN without events."""
        return _over(self.hits, self.events)

    @property
    def pai(self) -> float:
        """Predictive accuracy index (n/N)/(a/A): how many times better than cells drawn by lot."""
        return _over(self.hit_rate, self.cell_share)

    @property
    def pai_interval(self) -> tuple[float, float]:
        """Exact interval of the PAI."""
        return _over(self.hit_low, self.cell_share), _over(self.hit_high, self.cell_share)

    @property
    def pei(self) -> float:
        """Predictive efficiency index: hit rate over the best possible hit rate."""
        return _over(self.hits, self.best_hits)


def _over(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")


def accuracy(
    marked: Mask | Sequence[Mask],
    following: Ints | Sequence[Ints],
    mask: Mask,
    *,
    rule: AccuracyRule = STANDARD_ACCURACY,
) -> Accuracy:
    """Hold one map, or a map per period, against the burglaries that came after it.

    Args:
        marked: (rows, columns) the cells that the map marked, or one such array per period.
        following: (rows, columns) burglaries of the period that followed, or one such array per period.
        mask: (rows, columns) the inhabited cells of the chosen area.
    Raises: ValueError when there are not as many maps as periods.
    Source: Chainey, Tompson & Uhlig (2008), Security Journal 21:4-28 (PAI); Hunt (2016), PhD thesis (PEI).
    """
    maps = [marked] if isinstance(marked, np.ndarray) else list(marked)
    periods = [following] if isinstance(following, np.ndarray) else list(following)
    each = [_caught(one & mask, counts * mask) for one, counts in zip(maps, periods, strict=True)]
    events, hits, best, cells = (sum(values) for values in zip(*each, strict=True))
    low, high = exact_interval(hits, events, level=rule.level)
    share = _over(cells, len(maps) * int(mask.sum()))
    return Accuracy(events, hits, best, share, low, high, enough=events >= rule.min_events)


def _caught(marked: Mask, counts: Ints) -> tuple[int, int, int, int]:
    cells = int(marked.sum())
    fullest = np.partition(counts.ravel(), counts.size - cells)[counts.size - cells :] if cells else np.zeros(0, int)
    return int(counts.sum()), int(counts[marked].sum()), int(fullest.sum()), cells


def last_years_top(year: Ints, mask: Mask, *, share: float) -> Mask:
    """Mark the rival: the cells with most burglaries in the twelve months before, counted and nothing more."""
    return top_cells(year, mask, share=share)


def exact_interval(hits: int, events: int, *, level: float) -> tuple[float, float]:
    """Give the exact interval of a share; NaN without events.

    Source: Clopper & Pearson (1934), Biometrika 26:404-413.
    """
    from scipy.special import betaincinv  # noqa: PLC0415 - web workers load scipy only when they need it

    if not events:
        return float("nan"), float("nan")
    tail = (1 - level) / 2
    low = float(betaincinv(hits, events - hits + 1, tail)) if hits else 0.0
    high = float(betaincinv(hits + 1, events - hits, 1 - tail)) if hits < events else 1.0
    return low, high
