"""Two counts over two lengths of time: is there more, or could it be chance?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from scipy.stats import beta, poisson_means_test

#: Level of the interval of a rate ratio (ours, the usual choice).
INTERVAL_LEVEL: Final = 0.95


@dataclass(frozen=True)
class RateComparison:
    """Rate a against rate b: ratio with its exact interval, and the chance of this difference without cause.

    ``low`` and ``high`` are 0 and infinity where nothing was counted. ``p`` is two-sided.
    """

    ratio: float
    low: float
    high: float
    p: float


def compare_rates(count_a: int, exposure_a: float, count_b: int, exposure_b: float) -> RateComparison:
    """Compare two counts at equal exposure, for instance the DDO against the rest of the year.

    Args:
        count_a, count_b: incidents.
        exposure_a, exposure_b: the time (or dwellings) they were counted over, in the same unit, above 0.
    Raises: ValueError when an exposure is not above 0 or a count is negative.
    Source: interval conditional on the total, Clopper & Pearson (1934), Biometrika 26:404-413; p by the E-test of
        Krishnamoorthy & Thomson (2004), J. Stat. Plan. Inference 119:23-35, as scipy computes it.
    """
    _must_be_possible(count_a, exposure_a, count_b, exposure_b)
    if not count_a + count_b:
        return RateComparison(1.0, 0.0, float("inf"), 1.0)
    p = float(poisson_means_test(count_a, exposure_a, count_b, exposure_b).pvalue)
    return RateComparison(*ratio_interval(count_a, exposure_a, count_b, exposure_b), p=p)


def ratio_interval(count_a: int, exposure_a: float, count_b: int, exposure_b: float) -> tuple[float, float, float]:
    """Give the ratio of two rates with its interval only: fast for large counts too.

    Raises: ValueError when an exposure is not above 0 or a count is negative.
    Source: as ``compare_rates``.
    """
    _must_be_possible(count_a, exposure_a, count_b, exposure_b)
    scale = exposure_b / exposure_a
    if not count_a + count_b:
        return 1.0, 0.0, float("inf")
    tail = (1 - INTERVAL_LEVEL) / 2
    low = float(beta.ppf(tail, count_a, count_b + 1)) if count_a else 0.0
    high = float(beta.ppf(1 - tail, count_a + 1, count_b)) if count_b else 1.0
    ratio = count_a / count_b * scale if count_b else float("inf")
    return ratio, _odds(low) * scale, _odds(high) * scale


def _must_be_possible(count_a: int, exposure_a: float, count_b: int, exposure_b: float) -> None:
    if min(exposure_a, exposure_b) <= 0 or min(count_a, count_b) < 0:
        raise ValueError("counts are at least 0 and exposures above 0")


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else float("inf")
