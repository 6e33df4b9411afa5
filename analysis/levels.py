"""Up, stay or down: how unusual the newest fortnights are, and which level that means.

The evidence is one mid-p per window of one to four periods, put together into one; a guard keeps tiny numbers and
old news out; Benjamini-Hochberg keeps the number of false starts over all areas in hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from scipy import special

from analysis.counts import FORTNIGHTS_PER_YEAR
from analysis.expected import EXPECTED, NEWEST, Expected, ExpectedRule, expected_counts
from analysis.level_states import run_states

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


#: A window's p is not taken above this, so that one quiet window cannot cancel the evidence of another.
MOST_P = 0.99
LEAST_P = 1e-15
#: Quantiles are looked for up to this many standard deviations above the mean, and this many counts further.
FURTHEST = 10


@dataclass(frozen=True)
class LevelRule:
    """When counts become a level.

    Source: docs/methods.md, Level. ``false_share`` is Benjamini & Hochberg (1995); ``threshold`` replaces it in the
    presets streng and gevoelig; ``window_weights`` put the p-values of overlapping windows together as in Liu & Xie
    (2020), one fortnight on its own counting half because so little happens in it; ``unexplained`` is the share by
    which an expectation may be off for reasons that no fit knows. The other values are ours, checked on simulated
    regions (benchmarks/levels.py).
    """

    windows: tuple[int, ...] = (1, 2, 3, 4)
    window_weights: tuple[float, ...] = (1.0, 2.0, 2.0, 2.0)
    unexplained: float = 0.10
    min_count: int = 3
    min_excess: float = 2.0
    min_ratio: float = 1.25
    false_share: float = 0.20
    threshold: float | None = None
    raised: float = 0.05
    quiet_quantile: float = 0.80
    quiet_p: float = 0.10
    quiet_periods: int = 2
    band: float = 0.01
    baseline: ExpectedRule = field(default=EXPECTED)


STANDARD: LevelRule = LevelRule()
STRICT: LevelRule = LevelRule(threshold=0.005)
SENSITIVE: LevelRule = LevelRule(threshold=0.02)
#: For districts and the unit, which are context: what moves the whole unit is there exactly the news.
CONTEXT: LevelRule = LevelRule(baseline=replace(EXPECTED, unit_prior_count=1e12))
#: The presets by the word on the screen.
PRESETS: dict[str, LevelRule] = {"standaard": STANDARD, "streng": STRICT, "gevoelig": SENSITIVE}


@dataclass(frozen=True)
class Assessment:
    """What the newest period says, per area; arrays (areas,), counts as far as they are known by now.

    Attributes:
        expected, lower, upper: normal for the newest period, and its 1 % and 99 % quantiles.
        p, p2: chance of as much or more, over all windows together and over the last two periods; ``p2`` and
            ``quiet_max`` measure against ordinary fortnights, peaks left out, so that a peak is never called quiet.
        guard: enough burglaries and enough above normal to call anybody.
        quiet_max: largest count of the newest period that is quiet.
        window: periods of the most unusual window; ``observed``, ``window_expected``, ``window_lower`` and
            ``window_upper`` (its 1 % and 99 % quantiles) belong to it.
        dispersion: variance per unit of mean.
    """

    expected: Floats
    lower: Ints
    upper: Ints
    p: Floats
    p2: Floats
    guard: Bools
    quiet_max: Ints
    window: Ints
    observed: Ints
    window_expected: Floats
    window_lower: Ints
    window_upper: Ints
    dispersion: Floats


def assess(
    counts: NDArray[np.integer],
    district_of_area: NDArray[np.integer],
    *,
    periods_per_year: int = FORTNIGHTS_PER_YEAR,
    year_fraction: Floats | None = None,
    known_share: Floats | float = 1.0,
    rule: LevelRule = STANDARD,
) -> Assessment:
    """Weigh the newest period of every area against what is normal there.

    Args:
        counts: (areas, periods) counts, oldest first; the last column is the newest period.
        district_of_area: (areas,) district of each area, any integers.
        periods_per_year: 26 for fortnights, 52 for weeks.
        year_fraction: (periods,) place of each period in the year, 0 to 1; default counts from column 0.
        known_share: share of the newest four periods that is known by now, oldest first; broadcast to (areas, 4).
        rule: thresholds.
    Raises: NotEnoughHistory below three years.
    """
    share = np.broadcast_to(np.asarray(known_share, float), (len(counts), NEWEST))
    normal = expected_counts(
        counts,
        district_of_area,
        periods_per_year=periods_per_year,
        year_fraction=year_fraction,
        known_share=share,
        rule=rule.baseline,
    )
    return weigh(counts[:, -NEWEST:], normal, share, rule)


def weigh(newest: NDArray[np.integer], normal: Expected, share: Floats, rule: LevelRule) -> Assessment:
    """Turn counts and expectation of the newest four periods into p-values, guard and limits."""
    reach = np.array(rule.windows)
    mean, variance = _predictive(normal, share, reach, normal.dispersion, rule.unexplained)
    seen = newest[:, ::-1].cumsum(1)[:, reach - 1]
    p = mid_p(seen, mean, variance)
    pick = (np.arange(len(p)), p.argmin(1))
    observed, ordinary = seen[pick], mean[pick]
    first, two = np.array([1]), np.array([2])
    now, spread = (part[:, 0] for part in _predictive(normal, share, first, normal.dispersion, rule.unexplained))
    _, calm = (part[:, 0] for part in _predictive(normal, share, first, normal.ordinary, 0.0))
    ends = np.array([rule.band, 1 - rule.band])
    lower, upper = quantile(ends, now, spread)
    window_lower, window_upper = quantile(ends, ordinary, variance[pick])
    return Assessment(
        expected=now,
        lower=lower,
        upper=upper,
        p=together(p, rule.window_weights),
        p2=mid_p(newest[:, -2:].sum(1, keepdims=True), *_predictive(normal, share, two, normal.ordinary, 0.0))[:, 0],
        guard=_enough(observed, ordinary, rule) & (newest[:, -1] > now),
        quiet_max=quantile(rule.quiet_quantile, now, calm),
        window=reach[p.argmin(1)],
        observed=observed,
        window_expected=ordinary,
        window_lower=window_lower,
        window_upper=window_upper,
        dispersion=normal.dispersion,
    )


def _enough(observed: Ints, ordinary: Floats, rule: LevelRule) -> Bools:
    above = (observed - ordinary >= rule.min_excess) & (observed >= rule.min_ratio * ordinary)
    return np.asarray((observed >= rule.min_count) & above)


def _predictive(
    normal: Expected, share: Floats, reach: Ints, dispersion: Floats, unexplained: float
) -> tuple[Floats, Floats]:
    """Mean and variance of what is known by now of the newest ``reach`` periods together: (areas, windows) each."""
    mean = normal.mean * share
    spread = (1 + (dispersion[:, None] - 1) * share) * mean
    total = mean[:, ::-1].cumsum(1)[:, reach - 1]
    noise = spread[:, ::-1].cumsum(1)[:, reach - 1]
    return total, noise + (normal.log_error[:, None] ** 2 + unexplained**2) * total**2


def together(p: Floats, weights: tuple[float, ...]) -> Floats:
    """Put the p-values of overlapping windows together into one per area.

    Args:
        p: (areas, windows) p-values.
        weights: one per window, any scale.
    Source: Liu & Xie (2020), Cauchy combination test, J. Am. Stat. Assoc. 115; valid in the tail whatever the
        dependence between windows.
    """
    share = np.array(weights) / sum(weights)
    mixed = np.tan((0.5 - np.clip(p, LEAST_P, MOST_P)) * np.pi) @ share
    return np.asarray(np.arctan2(1, mixed) / np.pi)


def alarms(p: Floats, guard: Bools, rule: LevelRule = STANDARD) -> Bools:
    """Tell which areas are unusual enough to scale up, among all areas of one family in one period.

    Args:
        p: (areas,) or (areas, periods) combined p-values; every period is a family of its own.
        guard: same shape; without guard an area counts as unremarkable.
        rule: Benjamini-Hochberg at ``false_share``, or a fixed ``threshold``.
    """
    if rule.threshold is not None:
        return np.asarray((p < rule.threshold) & guard)
    return benjamini_hochberg(np.where(guard, p, 1.0), rule.false_share)


def benjamini_hochberg(p: Floats, false_share: float) -> Bools:
    """Reject as many as keep the expected share of false ones at or below ``false_share``, per column.

    Source: Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57.
    """
    ordered = np.sort(p, axis=0)
    rank = np.arange(1, len(p) + 1).reshape(-1, *[1] * (p.ndim - 1))
    passed = np.where(ordered <= false_share * rank / len(p), ordered, -1.0)
    return np.asarray(p <= passed.max(axis=0, initial=-1.0))


def _shape(mean: Floats, variance: Floats) -> tuple[Floats, Floats]:
    surplus = np.maximum(variance - mean, mean * 1e-6)
    return mean**2 / surplus, surplus / variance


def mid_p(seen: NDArray[np.integer], mean: Floats, variance: Floats) -> Floats:
    """Chance of more than ``seen`` plus half the chance of exactly ``seen``, negative binomial."""
    size, chance = _shape(mean, variance)
    beyond = special.betainc(seen + 1.0, size, chance)
    least = np.where(seen > 0, special.betainc(np.maximum(seen, 1), size, chance), 1.0)
    return np.asarray(0.5 * (beyond + least))


def quantile(prob: float | Floats, mean: Floats, variance: Floats) -> Ints:
    """Smallest count that is not exceeded with chance ``prob``, negative binomial.

    Args:
        prob: one chance, or (n,) chances.
        mean, variance: (areas,) of the count.
    Returns: (areas,), or (n, areas) for n chances.
    """
    size, chance = _shape(mean, variance)
    most = int(np.max(mean + FURTHEST * np.sqrt(variance), initial=1)) + FURTHEST
    count = np.arange(1, most)[:, None]
    ratios = np.log((count - 1 + size) / count) + np.log(chance)
    within = np.exp(np.vstack([size * np.log1p(-chance), ratios]).cumsum(0)).cumsum(0)
    return np.asarray((within < np.asarray(prob)[..., None, None]).sum(-2))


def states(alarm: Bools, elevated: Bools, quiet: Bools, rule: LevelRule = STANDARD) -> Ints:
    """Give the level of every area in every period: 0 basis, 1 verhoogd, 2 opgeschaald, 3 afbouwen."""
    return run_states(alarm, elevated, quiet, quiet_periods=rule.quiet_periods)[0]
