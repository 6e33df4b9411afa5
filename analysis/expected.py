"""Expected count per area and fortnight: what is normal here, at this time of the year, if nothing is going on.

District totals give the season that everybody shares; each area then has its own level, a trend shrunk to that of
its district and a season whose height is shrunk to the shared one (analysis/expected_fit.py). Past outbreaks are
weighed down, the newest periods left out, older years count for less.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.counts import FORTNIGHTS_PER_YEAR
from analysis.expected_fit import FitRule, area_levels, shared_season

Floats = NDArray[np.float64]

#: Newest periods that the evidence looks at, and that the fit leaves out. Source: docs/methods.md, Level.
NEWEST = 4


class NotEnoughHistory(ValueError):
    """There are too few periods to say what is normal; ``str(error)`` is the Dutch sentence for the user."""


@dataclass(frozen=True)
class ExpectedRule(FitRule):
    """How the past is turned into an expectation: the fit, and how the unit as a whole corrects it.

    Source: docs/methods.md, Level. Values are ours, chosen on simulated regions (benchmarks/levels.py).
    """

    min_years: float = 3.0
    unit_periods: int = 14
    unit_outlier: float = 2.58
    unit_prior_count: float = 150.0


EXPECTED: ExpectedRule = ExpectedRule()


@dataclass(frozen=True)
class Expected:
    """What is normal in the newest four periods, oldest first.

    ``mean`` (areas, 4) expected counts; ``dispersion`` (areas,) variance per unit of mean, 1 or more; ``ordinary``
    the same without the peaks that were weighed down; ``log_error`` (areas,) standard error of the log mean.
    """

    mean: Floats
    dispersion: Floats
    ordinary: Floats
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
        needed = round(rule.min_years * periods_per_year)
        raise NotEnoughHistory(f"Te weinig historie: {periods} perioden, minstens {needed} nodig.")
    years = (np.arange(periods) - (periods - 1)) / periods_per_year
    phase = np.arange(periods) / periods_per_year if year_fraction is None else np.asarray(year_fraction, float)
    past = slice(0, periods - NEWEST)
    fade = 0.5 ** (-years[past] / rule.half_life_years)
    _, district = np.unique(districts, return_inverse=True)
    waves = harmonics(phase, rule.harmonics)
    season = shared_season(counts[:, past], district, years[past], waves[past], fade, rule)
    design = np.column_stack([np.ones(periods), years, waves @ season.height])
    fit = area_levels(counts[:, past], design, season.trend[district], fade, rule)
    recent = slice(periods - 1 - rule.unit_periods, periods)
    mean = np.exp(fit.levels @ design[recent].T)
    seen = np.ones(mean.shape)
    seen[:, -NEWEST:] = known_share
    mean *= _unit_factor(counts[:, recent], mean * seen, fit.dispersion, rule)
    return Expected(mean[:, -NEWEST:], fit.dispersion, fit.ordinary, fit.log_error)


def harmonics(phase: Floats, number: int) -> Floats:
    """Waves of one year, half a year, and so on: (periods, 2 * number)."""
    angle = 2 * np.pi * phase[:, None] * np.arange(1, number + 1)
    return np.hstack([np.cos(angle), np.sin(angle)])


def _unit_factor(counts: NDArray[np.integer], mean: Floats, dispersion: Floats, rule: ExpectedRule) -> float:
    """How much the whole unit lately runs above or below the fit; what moves everybody is not a local outbreak."""
    normal = mean[:, : rule.unit_periods - 1]
    most = normal + rule.unit_outlier * np.sqrt(dispersion[:, None] * normal)
    seen = np.minimum(counts[:, : rule.unit_periods - 1], most)
    return float((seen.sum() + rule.unit_prior_count) / (normal.sum() + rule.unit_prior_count))
