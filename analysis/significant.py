"""Significant hotspots: where more burglaries lie together than dwellings and chance explain, and how long already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.grid import CELL_M, Floats, Ints, Mask
from analysis.hotspots import disc_sums
from analysis.many_tests import benjamini_hochberg

#: Fortnights of the two windows that maps look back over. Source: ours, the filter's "12 maanden" and "3 maanden".
CHRONIC: Final = 26
CURRENT: Final = 6

#: What became of a hotspot; a number in ``lifecycle`` is a place in this list.
LIFECYCLE: Final = ("geen", "nieuw", "blijvend", "voormalig", "wisselend")
NO_HOTSPOT, NEW, PERSISTENT, FORMER, INTERMITTENT = range(len(LIFECYCLE))


@dataclass(frozen=True)
class SignificantRule:
    """Reach of the disc, the fewest burglaries that make a hotspot, and the share of false cells that is accepted.

    Source: radius and minimum are ours (docs/methods.md, Hotspots); q by Benjamini & Hochberg (1995).
    """

    radius_m: float = 375.0
    min_events: int = 3
    q: float = 0.05

    @property
    def radius_cells(self) -> float:
        """The radius in cells."""
        return self.radius_m / CELL_M


STANDARD_SIGNIFICANT: Final = SignificantRule()


@dataclass(frozen=True)
class LifecycleRule:
    """Rolling windows of six fortnights, and which share of them makes a hotspot and a persistent one.

    Source: classes and shares of R sfhotspot (Ashby 2023), ``hotspot_classify`` defaults.
    """

    windows: int = 13
    fortnights: int = CURRENT
    recent: int = 3
    hotspot_from: float = 0.10
    persistent_from: float = 0.80

    @property
    def span(self) -> int:
        """Fortnights that all windows together need."""
        return self.windows + self.fortnights - 1


STANDARD_LIFECYCLE: Final = LifecycleRule()


@dataclass(frozen=True)
class Significant:
    """Per cell, (rows, columns): whether it is a hotspot, p of its disc, burglaries and expected number in its disc."""

    hot: Mask
    p: Floats
    events: Floats
    expected: Floats


def significant_hotspots(
    counts: Ints | Floats,
    mask: Mask,
    *,
    dwellings: Ints | Floats | None = None,
    rule: SignificantRule = STANDARD_SIGNIFICANT,
) -> Significant:
    """Find the cells around which more burglaries lie than an even risk per dwelling makes likely.

    Given how many burglaries the area had, the number in a disc is binomial with the disc's share of the dwellings.
    Where dwellings are not known it is Poisson with the disc's share of the inhabited cells.

    Args:
        counts: (rows, columns) burglaries per cell; those outside the mask do not count.
        mask: (rows, columns) the inhabited cells of the chosen area.
        dwellings: (rows, columns); None when they are not known.
    Returns: arrays of that shape; p is 1 below the minimum and outside the mask.
    Source: Besag & Newell (1991), J. R. Stat. Soc. A 154:143-155 (discs); Benjamini & Hochberg (1995).
    """
    return _given_share(counts, mask, _share_of(mask, dwellings, rule), exact=dwellings is not None, rule=rule)


def _given_share(
    counts: Ints | Floats, mask: Mask, share: Floats, *, exact: bool, rule: SignificantRule
) -> Significant:
    inside = counts * mask.astype(float)
    events = disc_sums(inside, rule.radius_cells)
    p = np.ones(mask.shape)
    asked = mask & (events >= rule.min_events)
    p[asked] = _tail(events[asked], inside.sum(), share[asked], exact=exact)
    hot = np.zeros(mask.shape, np.bool_)
    hot[asked] = benjamini_hochberg(p[asked], q=rule.q, tests=int(mask.sum()))
    return Significant(hot, p, events, inside.sum() * share)


def _share_of(mask: Mask, dwellings: Ints | Floats | None, rule: SignificantRule) -> Floats:
    """Share of the dwellings, or of the inhabited cells, in the disc around every cell."""
    weights = mask.astype(float) if dwellings is None else dwellings * mask.astype(float)
    total = weights.sum()
    return np.asarray(disc_sums(weights, rule.radius_cells) / total if total else np.ones(weights.shape))


def _tail(events: Floats, total: float, share: Floats, *, exact: bool) -> Floats:
    """Chance of at least so many burglaries: P(X >= k) of the binomial, or of the Poisson."""
    from scipy.special import betainc, gammainc  # noqa: PLC0415 - web workers load scipy only when they need it

    if not exact:
        return np.asarray(gammainc(events, total * share))
    whole = np.minimum(share, 1.0)
    return np.asarray(np.where(events > 0, betainc(events, total - events + 1, whole), 1.0))


def lifecycle(
    fortnights: NDArray[np.int64] | Floats,
    mask: Mask,
    *,
    dwellings: Ints | Floats | None = None,
    rule: LifecycleRule = STANDARD_LIFECYCLE,
    significant: SignificantRule = STANDARD_SIGNIFICANT,
) -> Ints:
    """Tell what became of each hotspot over rolling windows of twelve weeks, each a fortnight later than the last.

    Args:
        fortnights: (span, rows, columns) burglaries per cell in consecutive fortnights, oldest first; the newest
            ``rule.span`` are used.
        mask, dwellings: as for ``significant_hotspots``.
    Returns: (rows, columns) places in ``LIFECYCLE``.
    Raises: ValueError when there are fewer fortnights than the windows need.
    """
    if len(fortnights) < rule.span:
        raise ValueError(f"the windows need {rule.span} fortnights, not {len(fortnights)}")
    running = np.cumsum(fortnights[-rule.span :], axis=0, dtype=np.float64)
    running = np.concatenate([np.zeros((1, *mask.shape)), running])
    windows = running[rule.fortnights :] - running[: -rule.fortnights]
    share, exact = _share_of(mask, dwellings, significant), dwellings is not None
    hot = [_given_share(window, mask, share, exact=exact, rule=significant).hot for window in windows]
    return lifecycle_of(np.stack(hot), rule=rule)


def lifecycle_of(hot: NDArray[np.bool_], *, rule: LifecycleRule = STANDARD_LIFECYCLE) -> Ints:
    """Name what became of each cell.

    Args:
        hot: (windows, ...) True where a window was significant, oldest first.
    Returns: (...) places in ``LIFECYCLE``.
    """
    share = hot.mean(axis=0)
    recent, before = hot[-rule.recent :].any(axis=0), hot[: -rule.recent].any(axis=0)
    found = np.select(
        [share < rule.hotspot_from, share >= rule.persistent_from, ~before, ~recent],
        [NO_HOTSPOT, PERSISTENT, NEW, FORMER],
        INTERMITTENT,
    )
    return np.asarray(found, np.int64)
