"""Expected count per area and fortnight: what is normal here, at this time of the year, if nothing is going on.

One penalised Poisson fit for all areas at once. District totals give the season that everybody shares; each
area then has its own level, a trend shrunk to that of its district and a season whose height is shrunk to the
shared one. Past outbreaks are weighed down, the newest periods left out, older years count for less.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.counts import FORTNIGHTS_PER_YEAR

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Newest periods that the evidence looks at, and that the fit leaves out.
NEWEST = 4
MAX_STEPS = 25
MAX_MOVE = 2.0
TOLERANCE = 1e-7
FIRST_DISPERSION = 1.3


class NotEnoughHistory(ValueError):
    """There are too few periods to say what is normal; ``str(error)`` is the Dutch sentence for the user."""


@dataclass(frozen=True)
class ExpectedRule:
    """How the past is turned into an expectation.

    Source: docs/methods.md, Level; widths and weights are ours, chosen on simulated regions (benchmarks/levels.py)
    in the line of Farrington et al. (1996) and Noufaily et al. (2013), who also leave out the newest periods and
    weigh down past outbreaks.
    """

    min_years: float = 3.0
    harmonics: int = 2
    half_life_years: float = 4.0
    district_trend_sd: float = 0.15
    trend_sd: float = 0.06
    season_height_sd: float = 0.25
    season_sd: float = 1.0
    pseudo_count: float = 0.5
    district_outlier: float = 2.0
    outbreak_widths: tuple[int, ...] = (1, 2, 3, 4, 6)
    outbreak_threshold: float = 2.3
    outbreak_power: float = 4.0
    reweightings: int = 3
    prior_periods_dispersion: float = 40.0
    unit_periods: int = 12
    unit_outlier: float = 2.58
    unit_prior_count: float = 150.0


EXPECTED: ExpectedRule = ExpectedRule()


@dataclass(frozen=True)
class Expected:
    """What is normal in the newest four periods, oldest first.

    ``mean`` (areas, 4) expected counts; ``dispersion`` (areas,) variance per unit of mean, 1 or more;
    ``log_error`` (areas,) standard error of the logarithm of the mean.
    """

    mean: Floats
    dispersion: Floats
    log_error: Floats


def expected_counts(
    counts: NDArray[np.integer],
    districts: NDArray[np.integer],
    *,
    periods_per_year: int = FORTNIGHTS_PER_YEAR,
    year_fraction: Floats | None = None,
    known_share: Floats | float = 1.0,
    rule: ExpectedRule = EXPECTED,
) -> Expected:
    """Tell what is normal in the newest four periods, from everything before them.

    Args:
        counts: (areas, periods) counts, oldest first; the last column is the newest period.
        districts: (areas,) district of each area, any integers.
        periods_per_year: 26 for fortnights, 52 for weeks.
        year_fraction: (periods,) place of each period in the year, 0 to 1; default counts from column 0.
        known_share: share that is known by now of the newest four periods, broadcast to (areas, 4).
        rule: how the past is used.
    Raises: NotEnoughHistory below three years.
    """
    periods = counts.shape[1]
    if periods < rule.min_years * periods_per_year:
        raise NotEnoughHistory(
            f"Te weinig historie: {periods} perioden, minstens {rule.min_years * periods_per_year:.0f} nodig."
        )
    years = (np.arange(periods) - (periods - 1)) / periods_per_year
    phase = np.arange(periods) / periods_per_year if year_fraction is None else np.asarray(year_fraction, float)
    waves = _harmonics(phase, rule.harmonics)
    past = slice(0, periods - NEWEST)
    fade = 0.5 ** (-years[past] / rule.half_life_years)
    _, district = np.unique(districts, return_inverse=True)
    height, trend = _shared_season(counts[:, past], district, years[past], waves[past], fade, rule)
    design = np.column_stack([np.ones(periods), years, waves @ height])
    levels, dispersion, log_error = _area_levels(counts[:, past], design, trend[district], fade, rule)
    known = np.ones(counts.shape)
    known[:, -NEWEST:] = known_share
    recent = slice(periods - 1 - rule.unit_periods, periods)
    mean = np.exp(levels @ design[recent].T) * known[:, recent]
    mean *= _unit_factor(counts[:, recent], mean, dispersion, rule)
    return Expected(mean[:, -NEWEST:] / known[:, -NEWEST:], dispersion, log_error)


def _harmonics(phase: Floats, number: int) -> Floats:
    """Waves of one year, half a year, and so on: (periods, 2 * number)."""
    angle = 2 * np.pi * phase[:, None] * np.arange(1, number + 1)
    return np.hstack([np.cos(angle), np.sin(angle)])


def _squares(design: Floats) -> Floats:
    """Products of every two columns of a (n, p) design, flat: (n, p * p), so that information is one product."""
    return (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)


def _shared_season(
    counts: NDArray[np.integer], district: Ints, years: Floats, waves: Floats, fade: Floats, rule: ExpectedRule
) -> tuple[Floats, Floats]:
    """Fit district totals with one season for all and a level and trend for each.

    Returns: the height of every wave, and the trend per year of every district, on the log scale.
    """
    totals = np.zeros((district.max() + 1, counts.shape[1]))
    np.add.at(totals, district, counts)
    totals += rule.pseudo_count / counts.shape[1]
    own = np.column_stack([np.ones(len(years)), years])
    design = np.hstack([own, waves])
    squares, size = _squares(design), design.shape[1]
    calm = np.diag([0.0, 1 / rule.district_trend_sd**2])
    flat = np.eye(waves.shape[1]) / rule.season_sd**2
    levels = np.column_stack([np.log(totals.mean(1)), np.zeros(len(totals))])
    height, weights = np.zeros(waves.shape[1]), np.broadcast_to(fade, totals.shape)
    for _ in range(2):
        for _ in range(MAX_STEPS):
            mean = np.exp(levels @ own.T + waves @ height)
            information = ((weights * mean) @ squares).reshape(-1, size, size)
            score = (weights * (totals - mean)) @ design
            step, shared = _arrow_step(
                information, score, calm, flat, np.column_stack([np.zeros(len(levels)), levels[:, 1]]), height
            )
            levels, height = levels + step, height + shared
            if max(np.abs(step).max(), np.abs(shared).max()) < TOLERANCE:
                break
        mean = np.exp(levels @ own.T + waves @ height)
        dispersion = max(1.0, float((weights * (totals - mean) ** 2 / mean).sum() / weights.sum()))
        weights = fade * _down_weight(excess(totals, mean, dispersion), rule.district_outlier, 2.0)
    return height, levels[:, 1]


def _arrow_step(
    information: Floats, score: Floats, calm: Floats, flat: Floats, levels: Floats, height: Floats
) -> tuple[Floats, Floats]:
    """One Newton step for own and shared coefficients at once, without building the large matrix."""
    own = information[:, :2, :2] + calm
    cross = information[:, :2, 2:]
    pull = score[:, :2] - levels @ calm
    solved = np.linalg.solve(own, np.concatenate([cross, pull[:, :, None]], axis=2))
    back = np.einsum("aij,aik->jk", cross, solved)
    shared_information = information[:, 2:, 2:].sum(0) + flat - back[:, :-1]
    shared_pull = score[:, 2:].sum(0) - flat @ height - back[:, -1]
    shared = np.linalg.solve(shared_information, shared_pull).clip(-MAX_MOVE, MAX_MOVE)
    return (solved[:, :, -1] - solved[:, :, :-1] @ shared).clip(-MAX_MOVE, MAX_MOVE), shared


def _area_levels(
    counts: NDArray[np.integer], design: Floats, trend: Floats, fade: Floats, rule: ExpectedRule
) -> tuple[Floats, Floats, Floats]:
    """Fit level, trend and height of season of every area; weigh past outbreaks down and fit again.

    Returns: coefficients (areas, 3), dispersion (areas,), standard error of the log mean of the newest period.
    """
    past = design[: counts.shape[1]]
    squares = _squares(past)
    filled = counts + rule.pseudo_count / counts.shape[1]
    prior = np.column_stack([np.zeros(len(counts)), trend, np.ones(len(counts))])
    levels = prior.copy()
    levels[:, 0] = np.log(filled @ fade / (np.exp(prior @ past.T) @ fade))
    precision = np.array([0.0, 1 / rule.trend_sd**2, 1 / rule.season_height_sd**2])
    weights, dispersion = np.broadcast_to(fade, counts.shape), np.full(len(counts), FIRST_DISPERSION)
    presence = np.minimum(1, counts.mean(1) / 2)
    outbreaks = _OutbreakMask(filled, rule)
    for again in range(rule.reweightings + 1):
        pull = dispersion[:, None] * precision
        for _ in range(MAX_STEPS):
            mean = np.exp(levels @ past.T)
            information = ((weights * mean) @ squares).reshape(-1, 3, 3)
            hessian = information + pull[:, :, None] * np.eye(3)
            score = (weights * (filled - mean)) @ past - pull * (levels - prior)
            step = np.linalg.solve(hessian, score[:, :, None])[:, :, 0].clip(-MAX_MOVE, MAX_MOVE)
            levels = levels + step
            if np.abs(step).max() < TOLERANCE:
                break
        mean = np.exp(levels @ past.T)
        inverse = np.linalg.inv(hessian)
        used = np.einsum("aij,aji->a", inverse, information)
        dispersion = _dispersion(counts, mean, weights, used, presence, rule)
        if again < rule.reweightings:
            weights = fade * outbreaks.weights(mean, dispersion)
    now = design[-1]
    return levels, dispersion, np.sqrt(dispersion * np.einsum("i,aij,j->a", now, inverse, now))


def _dispersion(
    counts: NDArray[np.integer], mean: Floats, weights: Floats, used: Floats, presence: Floats, rule: ExpectedRule
) -> Floats:
    """Variance per unit of mean, each area's own drawn to that of all as far as it holds few burglaries."""
    size = weights.sum(1)
    own = (weights * (counts - mean) ** 2 / mean).sum(1) / np.maximum(size - used, 5)
    pool = np.average(np.maximum(own, 0.8), weights=np.sqrt(np.maximum(counts.mean(1), 0.2)))
    heard, prior = size * presence, rule.prior_periods_dispersion
    return np.maximum((heard * own + prior * pool) / (heard + prior), 1.0)


def _unit_factor(counts: NDArray[np.integer], mean: Floats, dispersion: Floats, rule: ExpectedRule) -> float:
    """How much the whole unit lately runs above or below the fit; what moves everybody is not a local outbreak."""
    closed = slice(0, rule.unit_periods - 1)
    normal = mean[:, closed]
    seen = np.minimum(counts[:, closed], normal + rule.unit_outlier * np.sqrt(dispersion[:, None] * normal))
    return float((seen.sum() + rule.unit_prior_count) / (normal.sum() + rule.unit_prior_count))


def excess(counts: Floats, mean: Floats, dispersion: Floats | float) -> Floats:
    """Standardised excess of counts over their mean on the scale where a Poisson count is nearly normal.

    Source: Anscombe (1953); the residual Farrington et al. (1996) weigh outbreaks by.
    """
    return 1.5 * (np.cbrt(counts) ** 2 * mean ** (-1 / 6) - np.sqrt(mean)) / np.sqrt(dispersion)


def _down_weight(excess: Floats, threshold: float, power: float) -> Floats:
    """Full weight up to the threshold, then falling as a power of the excess."""
    return (np.maximum(excess, threshold) / threshold) ** -power


class _OutbreakMask:
    """Weights against past outbreaks: each period is judged by the most unusual stretch that covers it."""

    def __init__(self, counts: Floats, rule: ExpectedRule) -> None:
        self.rule = rule
        self.roots = {width: np.cbrt(_stretches(counts, width)) ** 2 for width in rule.outbreak_widths}

    def weights(self, mean: Floats, dispersion: Floats) -> Floats:
        """Weight per area and period, 1 where nothing stands out."""
        worst = np.zeros(mean.shape)
        for width, roots in self.roots.items():
            sums = _stretches(mean, width)
            root = np.sqrt(sums)
            score = 1.5 * (roots / np.cbrt(root) - root) / np.sqrt(dispersion[:, None])
            for shift in range(width):
                covered = worst[:, shift : shift + score.shape[1]]
                np.maximum(covered, score, out=covered)
        return _down_weight(worst, self.rule.outbreak_threshold, self.rule.outbreak_power)


def _stretches(values: Floats, width: int) -> Floats:
    """Sums of every ``width`` periods in a row: (areas, periods - width + 1)."""
    ends = np.cumsum(np.pad(values, ((0, 0), (1, 0))), axis=1)
    return ends[:, width:] - ends[:, :-width]
