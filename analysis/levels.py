"""Up, stay or down: how unusual the newest fortnights are, and which level that means."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import special

from analysis.counts import FORTNIGHTS_PER_YEAR
from analysis.expected import EXPECTED, NEWEST, Expected, ExpectedRule, expected_counts
from analysis.level_states import run_states

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class LevelRule:
    """When counts become a level.

    Source: docs/methods.md, Level. ``false_share`` is Benjamini & Hochberg (1995); ``threshold`` replaces it in the
    presets streng and gevoelig. The other values are ours, checked on simulated regions (benchmarks/levels.py).
    """

    windows: tuple[int, ...] = (1, 2, 3, 4)
    independent_windows: float = 4.0
    unexplained: float = 0.05
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


@dataclass(frozen=True)
class Assessment:
    """What the newest period says, per area."""

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
    """Weigh the newest period of every area against what is normal there."""
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
    """Turn counts and expectation into p-values, guard and limits."""
    reach = np.array(rule.windows)
    mean, variance = _predictive(normal, share, rule)
    seen = newest[:, ::-1].cumsum(1)[:, reach - 1]
    p = mid_p(seen, mean, variance)
    best = p.argmin(1)
    pick = (np.arange(len(p)), best)
    combined = -np.expm1(rule.independent_windows * np.log1p(-np.minimum(p[pick], 1 - 1e-12)))
    y, m = seen[pick], mean[pick]
    guard = (
        (y >= rule.min_count) & (y - m >= rule.min_excess) & (y >= rule.min_ratio * m) & (newest[:, -1] > mean[:, 0])
    )
    limit = [quantile(prob, mean[:, 0], variance[:, 0]) for prob in (rule.band, 1 - rule.band, rule.quiet_quantile)]
    return Assessment(
        mean[:, 0], limit[0], limit[1], combined, p[:, 1], guard, limit[2], reach[best], y, m,
        quantile(1 - rule.band, m, variance[pick]), normal.dispersion,
    )  # fmt: skip


def _predictive(normal: Expected, share: Floats, rule: LevelRule) -> tuple[Floats, Floats]:
    mean = normal.mean * share
    spread = (1 + (normal.dispersion[:, None] - 1) * share) * mean
    reach = np.array(rule.windows) - 1
    total = mean[:, ::-1].cumsum(1)[:, reach]
    noise = spread[:, ::-1].cumsum(1)[:, reach]
    return total, noise + (normal.log_error[:, None] ** 2 + rule.unexplained**2) * total**2


def _shape(mean: Floats, variance: Floats) -> tuple[Floats, Floats]:
    surplus = np.maximum(variance - mean, mean * 1e-6)
    return mean**2 / surplus, surplus / variance


def mid_p(seen: NDArray[np.integer], mean: Floats, variance: Floats) -> Floats:
    """Chance of more than ``seen`` plus half the chance of exactly ``seen``, negative binomial."""
    size, chance = _shape(mean, variance)
    beyond = special.betainc(seen + 1.0, size, chance)
    least = np.where(seen > 0, special.betainc(np.maximum(seen, 1), size, chance), 1.0)
    middle: Floats = 0.5 * (beyond + least)
    return middle


def quantile(prob: float, mean: Floats, variance: Floats) -> Ints:
    """Smallest count that is not exceeded with chance ``prob``."""
    size, chance = _shape(mean, variance)
    guess = np.ceil(np.nan_to_num(special.nbdtrik(prob, size, 1 - chance), nan=0.0))
    count = np.maximum(guess - 1, 0)
    while (short := special.betainc(count + 1, size, chance) > 1 - prob).any():
        count = count + short
    whole: Ints = count.astype(np.int64)
    return whole


def states(alarm: Bools, elevated: Bools, quiet: Bools, rule: LevelRule = STANDARD) -> Ints:
    """Give the level of every area in every period: 0 basis, 1 verhoogd, 2 opgeschaald, 3 afbouwen."""
    return run_states(alarm, elevated, quiet, quiet_periods=rule.quiet_periods)
