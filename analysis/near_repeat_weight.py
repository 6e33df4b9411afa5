"""Learns from an area's own pairs how fast the risk around a burglary fades with distance and time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from analysis.grid import Floats, Ints
from analysis.knox import knox_test
from analysis.near_repeat import STANDARD, NearRepeatRule


@dataclass(frozen=True)
class LearningRule:
    """From how many pairs a weight of one's own is learnt, over which bands, and within which bounds.

    Source: ours; the ratio is that of ``analysis.knox.NOTABLE``: without an excess there is nothing to fit. The lower
    bounds are what cells of 125 m and whole days can still tell apart.
    """

    pairs_from: int = 200
    ratio_from: float = 1.2
    distance_edges_m: tuple[float, ...] = (0, 50, 100, 150, 200, 250, 300, 400, 500)
    day_edges: tuple[int, ...] = (0, 2, 4, 6, 8, 11, 14, 18, 22, 28)
    half_metres: tuple[float, float] = (25.0, 500.0)
    half_days: tuple[float, float] = (1.0, 60.0)


LEARNING: Final = LearningRule()


def learnt_weight(
    x_m: Floats, y_m: Floats, days: Ints, *, standard: NearRepeatRule = STANDARD, rule: LearningRule = LEARNING
) -> NearRepeatRule:
    """Fit the half-distance and the half-time of the weight to an area's own pairs.

    Pairs per band are taken as Poisson: what chance gives, and an excess that halves over each half-distance and each
    half-time. ProMap's own curve is no use for this: on a plane it cannot fade as fast as near repeats do.

    Args:
        x_m, y_m: (n,) places in metres; no NaN.
        days: (n,) whole days.
    Returns: the standard with its own halves; the standard itself when there are too few pairs or no excess.
    Source: ours (docs/decisions/0070-halves-from-a-fading-excess.md).
    """
    table = knox_test(x_m, y_m, days, distance_edges_m=rule.distance_edges_m, day_edges=rule.day_edges, permutations=0)
    close = table.below(metres=standard.metres, days=standard.days)
    if close.observed < rule.pairs_from or not close.ratio >= rule.ratio_from:
        return standard
    half_metres, half_days = fitted_halves(table.observed, table.expected, rule=rule)
    return replace(standard, half_metres=half_metres, half_days=half_days)


def fitted_halves(observed: Ints, expected: Floats, *, rule: LearningRule = LEARNING) -> tuple[float, float]:
    """Find the distance and the time over which the excess of close pairs falls by half.

    Args:
        observed, expected: (distances, delays) of the rule's bands.
    """
    from scipy.optimize import minimize  # noqa: PLC0415 - only at publish

    metres, days = _middles(rule.distance_edges_m), _middles(rule.day_edges) - 0.5  # whole days: [0, 2) is 0 and 1

    def surprise(log_values: Floats) -> float:
        half_metres, half_days, excess = np.exp(log_values)
        fade = 2.0 ** -(metres[:, None] / half_metres + days[None, :] / half_days)
        mean = expected * (1 + excess * fade)
        return float((mean - observed * np.log(np.maximum(mean, 1e-12))).sum())

    bounds = [tuple(np.log(pair)) for pair in (rule.half_metres, rule.half_days, (1e-3, 1e4))]
    start = np.log([STANDARD.half_metres, STANDARD.half_days, 5.0])
    best = minimize(surprise, start, method="L-BFGS-B", bounds=bounds).x
    return float(np.exp(best[0])), float(np.exp(best[1]))


def _middles(edges: tuple[float, ...] | tuple[int, ...]) -> Floats:
    values = np.asarray(edges, float)
    return np.asarray((values[1:] + values[:-1]) / 2)
