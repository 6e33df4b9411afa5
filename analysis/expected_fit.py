"""Two penalised Poisson fits for all areas at once: a season that districts share, then a level for every area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.outbreaks import OutbreakMask, down_weight, excess

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MAX_STEPS = 25
#: A Newton step moves a logarithm by at most this; it keeps empty areas from running away.
MAX_MOVE = 2.0
TOLERANCE = 1e-6
FIRST_DISPERSION = 1.3
#: Degrees of freedom below which a dispersion is not estimated from fewer.
MIN_FREEDOM = 5


@dataclass(frozen=True)
class FitRule:
    """How the past is turned into a season, levels and a spread.

    Source: docs/methods.md, Level; widths and weights are ours, chosen on simulated regions (benchmarks/levels.py)
    in the line of Farrington et al. (1996) and Noufaily et al. (2013), who also leave out the newest periods and
    weigh down past outbreaks. ``masked_spread``: weighing outbreaks down also takes ordinary peaks away, and with
    them a sixth of the variance in regions without any outbreak; the dispersion is given that back.
    """

    harmonics: int = 2
    half_life_years: float = 4.0
    district_trend_sd: float = 0.15
    trend_sd: float = 0.06
    season_height_sd: float = 0.25
    season_sd: float = 1.0
    pseudo_count: float = 0.5
    district_outlier: float = 2.0
    district_power: float = 2.0
    outbreak_widths: tuple[int, ...] = (1, 2, 3, 4, 6)
    outbreak_threshold: float = 2.3
    outbreak_power: float = 4.0
    reweightings: int = 3
    prior_periods_dispersion: float = 40.0
    masked_spread: float = 1.2


class Season(NamedTuple):
    """Height of every wave, shared; and the trend per year of every district, on the log scale."""

    height: Floats
    trend: Floats


class AreaFit(NamedTuple):
    """Coefficients (areas, 3), variance per unit of mean with and without peaks, error of the newest log mean."""

    levels: Floats
    dispersion: Floats
    ordinary: Floats
    log_error: Floats


def shared_season(
    counts: NDArray[np.integer], district: Ints, years: Floats, waves: Floats, fade: Floats, rule: FitRule
) -> Season:
    """Fit district totals with one season for all, and a level and trend for each."""
    totals = np.zeros((district.max() + 1, counts.shape[1]))
    np.add.at(totals, district, counts)
    totals += rule.pseudo_count / counts.shape[1]
    own = np.column_stack([np.ones(len(years)), years])
    levels = np.column_stack([np.log(totals.mean(1)), np.zeros(len(totals))])
    height, weights = np.zeros(waves.shape[1]), np.broadcast_to(fade, totals.shape)
    for _ in range(2):
        levels, height = _climb_shared(totals, weights, own, waves, levels, height, rule)
        mean = np.exp(levels @ own.T + waves @ height)
        dispersion = max(1.0, float((weights * (totals - mean) ** 2 / mean).sum() / weights.sum()))
        surprise = excess(totals, mean, dispersion)
        weights = fade * down_weight(surprise, rule.district_outlier, rule.district_power)
    return Season(height, levels[:, 1])


def _climb_shared(
    totals: Floats, weights: Floats, own: Floats, waves: Floats, levels: Floats, height: Floats, rule: FitRule
) -> tuple[Floats, Floats]:
    """Newton steps until own and shared coefficients stand still."""
    design = np.hstack([own, waves])
    squares, size = _squares(design), design.shape[1]
    calm, flat = np.diag([0.0, 1 / rule.district_trend_sd**2]), np.eye(waves.shape[1]) / rule.season_sd**2
    for _ in range(MAX_STEPS):
        mean = np.exp(levels @ own.T + waves @ height)
        information = ((weights * mean) @ squares).reshape(-1, size, size)
        score = (weights * (totals - mean)) @ design
        score[:, :2] -= levels @ calm
        step, shared = _arrow_step(information, score, calm, flat, height)
        levels, height = levels + step, height + shared
        if max(np.abs(step).max(), np.abs(shared).max()) < TOLERANCE:
            break
    return levels, height


def _arrow_step(
    information: Floats, score: Floats, calm: Floats, flat: Floats, height: Floats
) -> tuple[Floats, Floats]:
    """One Newton step for own and shared coefficients at once, without building the large matrix."""
    cross, pull = information[:, :2, 2:], score[:, :2, None]
    solved = np.linalg.solve(information[:, :2, :2] + calm, np.concatenate([cross, pull], axis=2))
    back = np.einsum("aij,aik->jk", cross, solved)
    shared_information = information[:, 2:, 2:].sum(0) + flat - back[:, :-1]
    shared_pull = score[:, 2:].sum(0) - flat @ height - back[:, -1]
    shared = np.linalg.solve(shared_information, shared_pull).clip(-MAX_MOVE, MAX_MOVE)
    return (solved[:, :, -1] - solved[:, :, :-1] @ shared).clip(-MAX_MOVE, MAX_MOVE), shared


def area_levels(counts: NDArray[np.integer], design: Floats, trend: Floats, fade: Floats, rule: FitRule) -> AreaFit:
    """Fit level, trend and height of season of every area; weigh past outbreaks down and fit again.

    Args:
        counts: (areas, past) counts.
        design: (periods, 3) one, years, shared season; its first ``past`` rows belong to the counts.
        trend: (areas,) trend that each area's own is shrunk to.
        fade: (past,) weight of a period by its age.
        rule: widths and weights.
    """
    past, now = design[: counts.shape[1]], design[-1]
    filled = counts + rule.pseudo_count / counts.shape[1]
    prior = np.column_stack([np.zeros(len(counts)), trend, np.ones(len(counts))])
    precision = np.array([0.0, 1 / rule.trend_sd**2, 1 / rule.season_height_sd**2])
    levels = prior.copy()
    levels[:, 0] = np.log(filled @ fade / (np.exp(prior @ past.T) @ fade))
    weights, dispersion = np.broadcast_to(fade, counts.shape), np.full(len(counts), FIRST_DISPERSION)
    outbreaks = OutbreakMask(filled, rule.outbreak_widths)
    for again in range(rule.reweightings + 1):
        levels, used, inverse = _climb(filled, weights, past, levels, prior, dispersion[:, None] * precision)
        mean = np.exp(levels @ past.T)
        dispersion = _dispersion(counts, mean, weights, used, rule)
        if again < rule.reweightings:
            surprise = outbreaks.worst(mean, dispersion)
            weights = fade * down_weight(surprise, rule.outbreak_threshold, rule.outbreak_power)
    full = dispersion * rule.masked_spread
    return AreaFit(levels, full, dispersion, np.sqrt(full * np.einsum("i,aij,j->a", now, inverse, now)))


def _climb(
    counts: Floats, weights: Floats, design: Floats, levels: Floats, prior: Floats, pull: Floats
) -> tuple[Floats, Floats, Floats]:
    """Newton steps until all areas stand still.

    Returns: coefficients, parameters used by each area (its effective degrees of freedom), inverse information.
    """
    squares, size = _squares(design), design.shape[1]
    for _ in range(MAX_STEPS):
        mean = np.exp(levels @ design.T)
        information = ((weights * mean) @ squares).reshape(-1, size, size)
        hessian = information + pull[:, :, None] * np.eye(size)
        score = (weights * (counts - mean)) @ design - pull * (levels - prior)
        step = np.linalg.solve(hessian, score[:, :, None])[:, :, 0].clip(-MAX_MOVE, MAX_MOVE)
        levels = levels + step
        if np.abs(step).max() < TOLERANCE:
            break
    inverse = np.linalg.inv(hessian)
    used: Floats = np.einsum("aij,aji->a", inverse, information)
    return levels, used, np.asarray(inverse)


def _dispersion(counts: NDArray[np.integer], mean: Floats, weights: Floats, used: Floats, rule: FitRule) -> Floats:
    """Variance per unit of mean, each area's own drawn to that of all as far as it holds few burglaries."""
    size, average = weights.sum(1), counts.mean(1)
    own = (weights * (counts - mean) ** 2 / mean).sum(1) / np.maximum(size - used, MIN_FREEDOM)
    pool = np.average(np.maximum(own, 0.8), weights=np.sqrt(np.maximum(average, 0.2)))
    heard, prior = size * np.minimum(1, average / 2), rule.prior_periods_dispersion
    shrunk: Floats = np.maximum((heard * own + prior * pool) / (heard + prior), 1.0)
    return shrunk


def _squares(design: Floats) -> Floats:
    """Products of every two columns of a (n, p) design, flat: (n, p * p), so that information is one product."""
    return (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)
