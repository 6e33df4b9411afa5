"""What kind of burglary: the mix of categories against the area's own earlier mix, and what truly changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import norm

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class ProfileRule:
    """When a share is shown with which interval, and when it may be called changed.

    Source: docs/methods.md, Profiles: Wilson interval, at least 5 events. ``verdict_level`` is ours: a page shows
    about forty categories, at 95 % two of them would "change" by chance each time.
    """

    interval_level: float = 0.95
    verdict_level: float = 0.99
    min_events: int = 5


STANDARD_PROFILE: Final = ProfileRule()


@dataclass(frozen=True)
class CategoryShare:
    """One category: its count and share now, with an interval, against its share earlier.

    ``changed`` is -1 (clearly less), 0 (no clear difference) or 1 (clearly more). Shares run from 0 to 1.
    """

    category: str
    count: int
    share: float
    low: float
    high: float
    earlier_count: int
    earlier_share: float
    changed: int


@dataclass(frozen=True)
class ProfileShares:
    """A whole profile: known incidents now and earlier, how many were not known, and its categories."""

    known: int
    total: int
    earlier_known: int
    categories: tuple[CategoryShare, ...]


def wilson_interval(count: NDArray[np.int64], n: int, *, level: float) -> tuple[Floats, Floats]:
    """Give the interval of a share ``count / n``; (0, 1) when n is 0.

    Source: Wilson (1927), J. Am. Stat. Assoc. 22:209-212.
    """
    z = float(norm.ppf(0.5 + level / 2))
    if n == 0:
        return np.zeros(count.shape), np.ones(count.shape)
    share = count / n
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return np.clip(middle - half, 0.0, 1.0), np.clip(middle + half, 0.0, 1.0)


def share_change(
    now: NDArray[np.int64], n_now: int, earlier: NDArray[np.int64], n_earlier: int, *, level: float
) -> NDArray[np.int64]:
    """Tell which shares rose (1) or fell (-1) beyond what two samples of these sizes explain.

    Source: Newcombe (1998), Stat. Med. 17:873-890, method 10: the difference of two Wilson intervals.
    """
    if not n_now or not n_earlier:
        return np.zeros(now.shape, dtype=np.int64)
    p, q = now / n_now, earlier / n_earlier
    p_low, p_high = wilson_interval(now, n_now, level=level)
    q_low, q_high = wilson_interval(earlier, n_earlier, level=level)
    low = p - q - np.hypot(p - p_low, q_high - q)
    high = p - q + np.hypot(p_high - p, q - q_low)
    return (low > 0).astype(np.int64) - (high < 0).astype(np.int64)


def profile_shares(
    now: pd.Series, earlier: pd.Series, *, categories: Sequence[str], unknown: str, rule: ProfileRule = STANDARD_PROFILE
) -> ProfileShares:
    """Compare the mix of one profile now with the same area's mix in the same season of earlier years.

    Args:
        now: (n,) category of each incident in the period.
        earlier: (m,) category of each incident in the same season of the three years before.
        categories: all categories, in the order of the screen; ``unknown`` among them is left out of the shares.
    Returns: shares over the incidents whose category is known.
    """
    names = [name for name in categories if name != unknown]
    counts, before = _counts(now, names), _counts(earlier, names)
    n, m = int(counts.sum()), int(before.sum())
    low, high = wilson_interval(counts, n, level=rule.interval_level)
    changed = share_change(counts, n, before, m, level=rule.verdict_level)
    expected = before / max(m, 1) * n
    changed = np.where(np.maximum(counts, expected) >= rule.min_events, changed, 0)
    return ProfileShares(
        known=n,
        total=len(now),
        earlier_known=m,
        categories=tuple(
            CategoryShare(
                category=name,
                count=int(counts[i]),
                share=float(counts[i] / max(n, 1)),
                low=float(low[i]),
                high=float(high[i]),
                earlier_count=int(before[i]),
                earlier_share=float(before[i] / max(m, 1)),
                changed=int(changed[i]),
            )
            for i, name in enumerate(names)
        ),
    )


def _counts(values: pd.Series, names: Sequence[str]) -> NDArray[np.int64]:
    """Count each name, in the order given."""
    counts = values.value_counts().reindex(list(names), fill_value=0)
    return counts.to_numpy().astype(np.int64)
