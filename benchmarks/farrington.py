"""The improved Farrington method for many series at once: the peer and oracle of the level engine.

Source: Farrington et al. (1996), J. R. Stat. Soc. A 159; Noufaily et al. (2013), Stat. Med. 32. Written from the papers
and the manual of R surveillance, and checked against what R answers on our own series (tests/golden/levels). Two
habits of R surveillance 1.20.3 are followed because an oracle must answer as R does: the score of the methods nbPlugin
and muan stands on the link scale, and errors use the dispersion under the newest weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

STEPS, TOLERANCE, START = 25, 1e-8, 0.1
EXPONENTS = {"2/3": 2 / 3, "1/2": 1 / 2, "none": 1.0}


@dataclass(frozen=True)
class Control:
    """The options of farringtonFlexible, by their meaning; the defaults are those of Noufaily et al. (2013)."""

    years: int = 3
    half_window: int = 3
    season_parts: int = 10
    left_out: int = 13
    reweight: bool = True
    weight_threshold: float = 2.58
    trend: bool = True
    trend_p: float = 1.0
    alpha: float = 0.01
    method: str = "delta"
    transform: str = "2/3"
    fewest: tuple[int, int] = (5, 4)


class Bounds(NamedTuple):
    """Per series (areas,): expected count, upper bound (both nan when too few), p, exceedance score, alarm."""

    expected: Floats
    upper: Floats
    p: Floats
    score: Floats
    alarm: NDArray[np.bool_]


class _Fit(NamedTuple):
    beta: Floats
    covariance: Floats
    dispersion: Floats
    for_errors: Floats
    converged: NDArray[np.bool_]
    freedom: int


def farrington(counts: NDArray[np.integer], now: int, control: Control, *, per_year: int) -> Bounds:
    """Bound what is normal in period ``now`` (0-based) for every series of (areas, periods) counts.

    Raises: ValueError when the history is too short.
    """
    period, part = _reference(now, control, per_year)
    past, seen = counts[:, period].astype(float), counts[:, now].astype(float)
    eta, error, spread = _without_trend(past, part, control)
    if control.trend:
        tilted, trusted = _with_trend(past, period - now, part, control)
        eta, error, spread = (np.where(trusted, a, b) for a, b in zip(tilted, (eta, error, spread), strict=True))
    mean = np.exp(eta)
    bound = _delta if control.method == "delta" else _plug_in
    upper, p, score = bound(seen, mean, error, spread, control)
    fewest, window = control.fewest
    enough = counts[:, max(0, now + 1 - window) : now + 1].sum(1) >= fewest
    alarm = enough & (seen > upper)
    return Bounds(np.where(enough, mean, np.nan), np.where(enough, upper, np.nan), p, score, alarm)


def _reference(now: int, control: Control, per_year: int) -> tuple[Ints, Ints]:
    """Periods to compare with, and the part of the year of each; the last part is the season of ``now``."""
    half, parts = control.half_window, control.season_parts
    centres = [now - back * per_year for back in range(control.years, 0, -1)]
    if centres[0] < half:
        raise ValueError("too little history")
    rest = per_year - (2 * half + 1) if parts > 1 else 0
    sizes = [rest // (parts - 1) + (i < rest % (parts - 1)) for i in range(parts - 1)] if parts > 1 else []
    year = np.concatenate([np.full(2 * half + 1, parts), np.repeat(np.arange(1, parts), sizes)]).astype(int)
    period = np.concatenate([np.arange(centre - half, centre - half + len(year)) for centre in centres])
    keep = period <= now - control.left_out - 1
    return period[keep], np.tile(year, len(centres))[keep]


def _columns(part: Ints, control: Control) -> tuple[Floats, Floats]:
    """Design of the parts of the year, and the row of the period that is judged."""
    others = range(2, control.season_parts + 1)
    design = np.column_stack([np.ones(len(part)), *[(part == one).astype(float) for one in others]])
    return design, np.array([1.0, *[float(one == control.season_parts) for one in others]])


def _without_trend(past: Floats, part: Ints, control: Control) -> tuple[Floats, Floats, Floats]:
    design, row = _columns(part, control)
    return _predicted(_fit(design, past, control), row)


def _with_trend(
    past: Floats, elapsed: Ints, part: Ints, control: Control
) -> tuple[tuple[Floats, Floats, Floats], NDArray[np.bool_]]:
    """The same with a trend, and where the trend may be used."""
    design, row = _columns(part, control)
    design = np.column_stack([design[:, :1], elapsed, design[:, 1:]])
    fit = _fit(design, past, control)
    found = _predicted(fit, np.array([row[0], 0.0, *row[1:]]))
    t = np.abs(fit.beta[:, 1] / np.sqrt(fit.for_errors * fit.covariance[:, 1, 1]))
    clear = 2 * stats.t.sf(t, fit.freedom) < control.trend_p
    return found, clear & (control.years >= 3) & (np.exp(found[0]) <= past.max(1)) & fit.converged


def _predicted(fit: _Fit, row: Floats) -> tuple[Floats, Floats, Floats]:
    error = np.sqrt(fit.for_errors * np.einsum("i,aij,j->a", row, fit.covariance, row))
    return fit.beta @ row, error, fit.dispersion


def _fit(design: Floats, past: Floats, control: Control) -> _Fit:
    """Quasi-Poisson fit; with ``reweight`` once more after weighing past outbreaks down."""
    freedom = past.shape[1] - design.shape[1]
    prior = np.ones(past.shape)
    beta, mean, weight, covariance, converged = _iterate(design, past, prior)
    dispersion = np.maximum((weight * ((past - mean) / mean) ** 2).sum(1) / freedom, 1)
    for_errors = dispersion
    if control.reweight:
        leverage = weight * np.einsum("np,apq,nq->an", design, covariance, design, optimize=True)
        anscombe = 1.5 * (np.cbrt(past) ** 2 * mean ** (-1 / 6) - np.sqrt(mean))
        surprise = anscombe / np.sqrt(dispersion[:, None] * (1 - leverage))
        raw = np.where(surprise > control.weight_threshold, np.maximum(surprise, 1e-9) ** -2, 1.0)
        prior = raw * (past.shape[1] / raw.sum(1))[:, None]
        beta, mean, weight, covariance, converged = _iterate(design, past, prior)
        dispersion = np.maximum((weight * ((past - mean) / mean) ** 2).sum(1) / freedom, 1)
        for_errors = (prior * ((past - mean) / mean) ** 2).sum(1) / freedom
    return _Fit(beta, covariance, dispersion, for_errors, converged, freedom)


def _iterate(design: Floats, counts: Floats, prior: Floats) -> tuple[Floats, Floats, Floats, Floats, NDArray[np.bool_]]:
    """Iteratively reweighted least squares for all series at once, with R's start and R's rule to stop."""
    areas, size = len(counts), design.shape[1]
    squares = (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)
    mean = counts + START
    eta, beta, weight = np.log(mean), np.zeros((areas, size)), np.zeros(mean.shape)
    covariance, converged, live = np.zeros((areas, size, size)), np.zeros(areas, bool), np.arange(areas)
    before = _deviance(counts, mean, prior)
    for _ in range(STEPS):
        now, seen = mean[live], counts[live]
        weight[live] = prior[live] * now
        target = eta[live] + (seen - now) / now
        covariance[live] = _inverse((weight[live] @ squares).reshape(-1, size, size))
        beta[live] = np.einsum("aij,aj->ai", covariance[live], (weight[live] * target) @ design)
        eta[live] = beta[live] @ design.T
        mean[live] = np.exp(eta[live])
        after = _deviance(counts, mean, prior)
        still = np.abs(after[live] - before[live]) / (np.abs(after[live]) + 0.1) < TOLERANCE
        before, converged[live[still]], live = after, True, live[~still]
        if not len(live):
            break
    return beta, mean, weight, covariance, converged


def _deviance(counts: Floats, mean: Floats, prior: Floats) -> Floats:
    some = np.where(counts > 0, counts, 1)
    whole: Floats = 2 * (prior * (np.where(counts > 0, counts * np.log(some / mean), 0) - (counts - mean))).sum(1)
    return whole


def _inverse(matrices: Floats) -> Floats:
    """Inverse after scaling the diagonals to one, so that the trend's large numbers do no harm."""
    scale = 1 / np.sqrt(np.maximum(np.einsum("aii->ai", matrices), 1e-300))
    both = scale[:, :, None] * scale[:, None, :]
    return np.asarray(np.linalg.inv(matrices * both) * both)


def _delta(
    seen: Floats, mean: Floats, error: Floats, spread: Floats, control: Control
) -> tuple[Floats, Floats, Floats]:
    power = EXPONENTS[control.transform]
    tau = spread + (error * mean) ** 2 / mean
    sd = {"2/3": np.sqrt(4 / 9 * mean ** (1 / 3) * tau), "1/2": np.sqrt(tau / 4), "none": np.sqrt(mean * tau)}
    width = sd[control.transform]
    upper = np.maximum(mean**power + stats.norm.ppf(1 - control.alpha) * width, 0) ** (1 / power)
    return upper, stats.norm.sf((seen**power - mean**power) / width), (seen - mean) / (upper - mean)


def _plug_in(
    seen: Floats, mean: Floats, error: Floats, spread: Floats, control: Control
) -> tuple[Floats, Floats, Floats]:
    z = stats.norm.ppf(1 - control.alpha)
    centre = mean if control.method == "nbPlugin" else np.exp(np.log(mean) + z * error)
    wild = spread > 1
    size = centre / np.where(wild, spread - 1, 1)
    chance = np.where(wild, 1 / spread, 0.5)
    upper = np.where(
        wild, stats.nbinom.ppf(1 - control.alpha, size, chance), stats.poisson.ppf(1 - control.alpha, centre)
    )
    p = np.where(wild, stats.nbinom.sf(seen - 1, size, chance), stats.poisson.sf(seen - 1, centre))
    link = np.log(mean)
    return upper, p, (seen - link) / (upper - link)
