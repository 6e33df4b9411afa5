"""How many incidents each municipality gets in each year: the real counts, and what we make of the years without."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.sample.times import Calendar

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FIRST_YEAR: Final = 2009
LAST_YEAR: Final = 2016
YEARS: Final = tuple(range(FIRST_YEAR, LAST_YEAR + 1))
#: The first and last year that the open data count; before them the demo extrapolates.
FIRST_COUNTED: Final = 2012
#: M: burglary rose towards 2012; share of the mean of 2012 and 2013.
EARLIER: Final = {2009: 0.93, 2010: 0.93, 2011: 0.99}
#: M: spread of the logarithm of the extrapolated years per municipality.
EARLIER_SPREAD: Final = 0.10
#: M: spread between fortnights of one municipality beyond chance: the variance a mean of 1 gets on top.
FRAILTY: Final = 0.10
#: M: slow waves of a district, as a share, and how much of it is left a fortnight later.
DISTRICT_WAVE: Final = 0.05
DISTRICT_MEMORY: Final = 0.95


def full_years(counts: Floats, rng: np.random.Generator) -> Floats:
    """Fill in 2009-2011 before the counted years: (municipalities, 5) becomes (municipalities, 8).

    Args:
        counts: real counts of 2012 to 2016.
        rng: draws how far each municipality is from the shared course.
    """
    base = counts[:, :2].mean(axis=1)
    shared = [share * base for share in EARLIER.values()]
    noise = np.exp(rng.normal(0.0, EARLIER_SPREAD, (len(counts), len(shared))))
    return np.column_stack([np.stack(shared, axis=1) * noise, counts])


def course(days: Calendar, yearly: Floats) -> Floats:
    """Let the level of each municipality run smoothly from the middle of one year to that of the next.

    Returns: (municipalities, days) weights.
    """
    middle = np.array([f"{year}-07-02" for year in YEARS], dtype="datetime64[D]").astype(np.int64)
    level = np.log(yearly + 1.0)
    weights: Floats = np.exp(np.stack([np.interp(days.days.astype(np.int64), middle, row) for row in level]))
    return weights


def unrest(fortnight: Ints, expected: Floats, district: Ints, rng: np.random.Generator) -> Floats:
    """Let fortnights differ by more than chance, and districts go up and down together: factors around 1.

    Args:
        fortnight: (days,) fortnight number of each day, from 0.
        expected: (municipalities,) mean burglaries per fortnight.
        district: (municipalities,) district number.
        rng: draws both.
    Returns: (municipalities, days) factors.
    """
    periods = int(fortnight.max()) + 1
    shape = np.maximum(expected, 0.5)[:, None] / FRAILTY * np.ones(periods)
    own = rng.gamma(shape, 1 / shape)
    push = rng.normal(0.0, DISTRICT_WAVE, (int(district.max()) + 1, periods))
    wave = np.empty_like(push)
    wave[:, 0] = push[:, 0]
    for period in range(1, periods):
        wave[:, period] = DISTRICT_MEMORY * wave[:, period - 1] + np.sqrt(1 - DISTRICT_MEMORY**2) * push[:, period]
    return (own * np.exp(wave[district]))[:, fortnight]


def within_period(days: Calendar, yearly: Floats, weights: Floats, last: np.datetime64) -> Ints:
    """Give the whole number of incidents per municipality and year that fall inside the period of the demo.

    The few days of 2009 and the cut-off year 2016 count in proportion to their season.

    Args:
        days: the calendar.
        yearly: (municipalities, years) counts of whole years.
        weights: (municipalities, days) season.
        last: first day after the period.
    """
    inside = days.days < last
    result = np.rint(yearly).astype(np.int64)
    of_2009, of_2010, of_2016 = (days.year == year for year in (FIRST_YEAR, FIRST_YEAR + 1, LAST_YEAR))
    start = weights[:, of_2009].sum(axis=1) / weights[:, of_2010].sum(axis=1)
    cut = weights[:, of_2016 & inside].sum(axis=1) / weights[:, of_2016].sum(axis=1)
    result[:, 0] = np.rint(yearly[:, 0] * start)
    result[:, -1] = np.rint(yearly[:, -1] * cut)
    return result


def draw_days(rng: np.random.Generator, weights: Floats, year: Ints, number: Ints) -> tuple[Ints, Ints]:
    """Spread the incidents of each municipality and year over its days.

    Args:
        rng: draws the days.
        weights: (municipalities, days); zero outside the period.
        year: (days,) year number of each day, from 0.
        number: (municipalities, years) how many.
    Returns: municipality and day of each incident.
    """
    whole = np.rint(weights / weights.mean(axis=1, keepdims=True) * 1e5).astype(np.int64)
    running = np.concatenate([[0], np.cumsum(whole)])
    size = whole.shape[1]
    first = np.searchsorted(year, np.arange(number.shape[1] + 1))
    group = np.repeat(np.arange(number.size), number.ravel())
    municipality, in_year = np.divmod(group, number.shape[1])
    low = running[municipality * size + first[in_year]]
    high = running[municipality * size + first[in_year + 1]]
    at = np.searchsorted(running, rng.integers(low, high), side="right") - 1
    return municipality, at - municipality * size
