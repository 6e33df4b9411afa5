"""The Knox test: do burglaries lie closer together in space and time at once than chance explains?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.knox_pairs import ClosePairs, Floats, Ints, Metric, close, find_pairs, in_threads

#: Same place, then every 100 m to 500 m. Source: Johnson et al. (2007), J. Quant. Criminol. 23:201-219.
DISTANCE_EDGES_M: Final = (0.0, 1.0, 100.0, 200.0, 300.0, 400.0, 500.0)
#: Every week to four weeks. Source: as above.
DAY_EDGES: Final = (0, 7, 14, 21, 28)
PERMUTATIONS: Final = 999
#: Longest span that fits the labels.
_MAX_SPAN_DAYS: Final = 2**15 - 1
#: From this many burglaries more threads gain time (own measurement).
_MORE_THREADS_FROM: Final = 3_000


@dataclass(frozen=True)
class NotableRule:
    """Which band is drawn as notable: not by chance, and more than a ripple.

    Source: ratio 1.2 from the Near Repeat Calculator's convention (Ratcliffe 2009).
    """

    p_below: float = 0.05
    ratio_from: float = 1.2


NOTABLE: Final = NotableRule()


@dataclass(frozen=True)
class Band:
    """Pairs of one or more bands together: counted, expected by chance, their ratio, and how rare that is."""

    observed: int
    expected: float
    ratio: float
    p: float

    def is_notable(self, rule: NotableRule = NOTABLE) -> bool:
        """Tell whether chance alone is no good explanation."""
        return self.p < rule.p_below and self.ratio >= rule.ratio_from


@dataclass(frozen=True)
class KnoxResult:
    """Pairs per distance band and time band, against chance.

    Attributes:
        observed: (distances, delays) pairs counted.
        expected: exact mean when days are dealt to places by chance: pairs of the distance band x pairs of the time
            band / all pairs.
        mean, median: of the permutations.
        p: (1 + permutations with at least as many pairs) / (1 + permutations).
        simulated: (distances, delays, permutations) pairs of every permutation.
        distance_edges_m, day_edges: bands, half open [a, b).
        n, permutations, seed, metric: what it was worked out from.
    """

    observed: Ints
    expected: Floats
    mean: Floats
    median: Floats
    p: Floats
    simulated: Ints
    distance_edges_m: tuple[float, ...]
    day_edges: tuple[int, ...]
    n: int
    permutations: int
    seed: int
    metric: Metric

    @property
    def ratio(self) -> Floats:
        """Observed over expected; NaN where nothing is expected."""
        return _ratio(self.observed, self.expected)

    @property
    def notable(self) -> NDArray[np.bool_]:
        """Bands that are drawn as notable."""
        return (self.p < NOTABLE.p_below) & (self.ratio >= NOTABLE.ratio_from)

    def below(self, *, metres: float, days: int) -> Band:
        """Take all bands below a distance and a delay together, from the same permutations.

        Raises: ValueError when a bound is not the edge of a band.
        """
        if metres not in self.distance_edges_m or days not in self.day_edges:
            raise ValueError(f"{metres} m and {days} days are no edges of the bands")
        far, late = self.distance_edges_m.index(metres), self.day_edges.index(days)
        observed = int(self.observed[:far, :late].sum())
        expected = float(self.expected[:far, :late].sum())
        at_least = int((self.simulated[:far, :late].sum(axis=(0, 1)) >= observed).sum())
        return Band(observed, expected, float(_ratio(observed, expected)), (1 + at_least) / (1 + self.permutations))


def knox_test(
    x_m: ArrayLike,
    y_m: ArrayLike,
    days: ArrayLike,
    *,
    distance_edges_m: Sequence[float] = DISTANCE_EDGES_M,
    day_edges: Sequence[int] = DAY_EDGES,
    permutations: int = PERMUTATIONS,
    seed: int = 0,
    metric: Metric = "euclidean",
) -> KnoxResult:
    """Count close pairs and compare them with the same places under shuffled days.

    Args:
        x_m, y_m: (n,) places in metres.
        days: (n,) whole days since any fixed day, or datetime64.
        distance_edges_m, day_edges: rising edges of half-open bands.
        permutations: how often the days are dealt anew over the burglaries.
        seed: the same seed gives the same permutations, whatever the machine or the order of the rows.
        metric: straight line, or along the axes.
    Returns: arrays of shape (distance bands, time bands).
    Raises: ValueError when a place is missing, a day is not whole, edges do not rise, or the span exceeds 89 years.
    Source: Knox (1964), Appl. Stat. 13:25-30; the +1 in p by Phipson & Smyth (2010), SAGMB 9:39.
    """
    x, y, day = _in_fixed_order(*_checked(x_m, y_m, days))
    edges, delays = _rising(distance_edges_m), np.ceil(_rising(day_edges)).astype(np.int64)
    pairs = find_pairs(x, y, edges, metric)
    counts = _counts(pairs, day, delays, permutations, seed)
    observed, simulated = counts[..., 0], counts[..., 1:]
    return KnoxResult(
        observed=observed,
        expected=np.outer(pairs.per_band, _pairs_per_delay(day, delays)) / max(x.size * (x.size - 1) / 2, 1),
        mean=simulated.mean(axis=-1) if permutations else np.full(observed.shape, np.nan),
        median=np.median(simulated, axis=-1) if permutations else np.full(observed.shape, np.nan),
        p=(1 + (simulated >= observed[..., None]).sum(axis=-1)) / (1 + permutations),
        simulated=simulated,
        distance_edges_m=tuple(edges.tolist()),
        day_edges=tuple(delays.tolist()),
        n=x.size,
        permutations=permutations,
        seed=seed,
        metric=metric,
    )


def _checked(x_m: ArrayLike, y_m: ArrayLike, days: ArrayLike) -> tuple[Floats, Floats, Ints]:
    x, y, given = np.asarray(x_m, float), np.asarray(y_m, float), np.asarray(days)
    if not (x.shape == y.shape == given.shape and x.ndim == 1):
        raise ValueError(f"places and days differ in length: {x.shape}, {y.shape}, {given.shape}")
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        raise ValueError("every burglary needs a place")
    if given.dtype.kind == "M":
        given = given.astype("datetime64[D]").astype(np.int64)
    day = given.astype(np.int64)
    if (day != given).any():
        raise ValueError("days must be whole")
    if day.size and np.ptp(day) > _MAX_SPAN_DAYS:
        raise ValueError(f"days span more than {_MAX_SPAN_DAYS}")
    return x, y, day - day.min() if day.size else day


def _in_fixed_order(x: Floats, y: Floats, day: Ints) -> tuple[Floats, Floats, Ints]:
    """Sort burglaries by what they are, so that the order of the rows cannot change a permutation."""
    order = np.lexsort((day, y, x))
    return x[order], y[order], day[order]


def _rising(edges: Sequence[float]) -> Floats:
    rising = np.asarray(edges, float)
    if rising.size < 2 or (np.diff(rising) <= 0).any() or rising[0] < 0:  # noqa: PLR2004 - one band has two edges
        raise ValueError(f"edges must rise from 0 or more: {list(edges)}")
    return rising


def _counts(pairs: ClosePairs, day: Ints, delays: Ints, permutations: int, seed: int) -> Ints:
    """Count pairs per band, (distances, delays, 1 + permutations); column 0 holds the days as they were."""
    from analysis import near_repeat_compiled as compiled  # noqa: PLC0415 - numba only where it pays

    days = day[pairs.along].astype(np.int16)
    blocks = _seeds(seed, permutations, compiled.LANES)
    below = np.empty((len(blocks), len(pairs.starts), delays.size, compiled.LANES), np.int64)

    def count(first: int, stop: int) -> None:
        labels = np.empty((day.size, compiled.LANES), np.int16)
        for block in range(first, stop):
            compiled.shuffled_labels(days, blocks[block], labels)
            below[block] = close(pairs, labels, delays)

    in_threads(count, len(blocks), alone_below=2 if day.size >= _MORE_THREADS_FROM else len(blocks) + 1)
    together = np.concatenate(list(below), axis=-1)[..., : permutations + 1]
    return np.diff(together, axis=1)


def _seeds(seed: int, permutations: int, lanes: int) -> NDArray[np.uint64]:
    """One seed per permutation in rows of ``lanes``, the first of all 0: the days as they were."""
    rows = -(-(permutations + 1) // lanes)
    drawn = np.random.SeedSequence(seed).generate_state(rows * lanes, np.uint64)
    seeds = np.maximum(drawn, 1).astype(np.uint64)
    seeds[0] = 0
    return seeds.reshape(rows, lanes)


def _pairs_per_delay(day: Ints, delays: Ints) -> Ints:
    """Count all pairs per time band, near or far, without making them."""
    per_day = np.bincount(day)
    same = int(per_day @ (per_day - 1)) // 2 if per_day.size else 0
    later = [int(per_day[:-lag] @ per_day[lag:]) for lag in range(1, min(int(delays[-1]), per_day.size))]
    lags = [same, *later]
    running = np.concatenate([[0], np.cumsum(lags, dtype=np.int64)])
    return np.diff(running[np.minimum(delays, running.size - 1)])


def _ratio(observed: ArrayLike, expected: ArrayLike) -> Floats:
    seen, chance = np.asarray(observed, float), np.asarray(expected, float)
    return np.asarray(np.divide(seen, chance, out=np.full(seen.shape, np.nan), where=chance > 0))
