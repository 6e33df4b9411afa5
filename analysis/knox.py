"""The Knox test: do burglaries lie closer together in space and time at once than chance explains?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Labels = NDArray[np.int16]
Metric = Literal["euclidean", "manhattan"]

#: Same place, then every 100 m to 500 m. Source: Johnson et al. (2007), J. Quant. Criminol. 23:201-219.
DISTANCE_EDGES_M: Final = (0.0, 1.0, 100.0, 200.0, 300.0, 400.0, 500.0)
#: Every week to four weeks. Source: as above.
DAY_EDGES: Final = (0, 7, 14, 21, 28)
PERMUTATIONS: Final = 999
#: Longest span that fits the labels; the compiled loops keep a delay in one byte.
_MAX_SPAN_DAYS: Final = 2**15 - 1
_MAX_COMPILED_DAYS: Final = 255
#: Pieces of work per thread, so that no thread waits long for another.
_PARTS_PER_THREAD: Final = 4


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
    pairs = _find_pairs(x, y, edges, metric)
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


@dataclass(frozen=True)
class _ClosePairs:
    """Close pairs per band: ``neighbours[starts[b, i] : starts[b, i + 1]]`` lie in band b of event i.

    Events are numbered along ``along``, (n,) rows of the caller.
    """

    along: Ints
    neighbours: NDArray[np.int32]
    starts: Ints

    @property
    def per_band(self) -> Ints:
        """Pairs per distance band."""
        return np.asarray(self.starts[:, -1] - self.starts[:, 0])


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


def _find_pairs(x: Floats, y: Floats, edges: Floats, metric: Metric) -> _ClosePairs:
    """Find every pair within the widest band once, by looking only in cells as wide as that band."""
    from analysis import near_repeat_compiled as compiled  # noqa: PLC0415 - numba only where it pays

    column, row = (np.floor((at - at.min(initial=np.inf)) / edges[-1]).astype(np.int64) for at in (x, y))
    columns = int(column.max(initial=0)) + 3  # one empty cell at each end, so that rows of cells do not touch
    cell = row * columns + column + 1
    along = np.argsort(cell, kind="stable")
    x, y, cell = x[along], y[along], cell[along]
    ranges = np.column_stack(
        [
            np.arange(1, x.size + 1),
            np.searchsorted(cell, cell + 1, side="right"),
            np.searchsorted(cell, cell + columns - 1),
            np.searchsorted(cell, cell + columns + 1, side="right"),
        ]
    )
    manhattan = metric == "manhattan"
    separations = edges if manhattan else edges**2
    counts = compiled.count_neighbours(x, y, ranges, separations, manhattan)
    running = np.concatenate([[0], np.cumsum(counts.ravel())])
    starts = running[np.arange(edges.size - 1)[:, None] * x.size + np.arange(x.size + 1)[None, :]]
    return _ClosePairs(along, compiled.list_neighbours(x, y, ranges, separations, manhattan, starts), starts)


def _counts(pairs: _ClosePairs, day: Ints, delays: Ints, permutations: int, seed: int) -> Ints:
    """Count pairs per band, (distances, delays, 1 + permutations); column 0 holds the days as they were."""
    import numba  # noqa: PLC0415

    from analysis import near_repeat_compiled as compiled  # noqa: PLC0415

    threads = numba.get_num_threads()
    labels = np.empty((day.size, compiled.LANES), np.int16)
    days = day[pairs.along].astype(np.int16)
    columns = _seeds(seed, permutations)
    below = np.empty((len(pairs.starts), delays.size, columns.size), np.int64)
    work = _fair_shares(pairs.starts, threads * _PARTS_PER_THREAD)
    for first in range(0, columns.size, compiled.LANES):
        chosen = np.zeros(compiled.LANES, np.uint64)
        stop = min(first + compiled.LANES, columns.size)
        chosen[: stop - first] = columns[first:stop]
        compiled.shuffled_labels(days, chosen, labels, threads)
        below[..., first:stop] = _close(pairs, labels, delays, work)[..., : stop - first]
    return np.diff(below, axis=1)


def _close(pairs: _ClosePairs, labels: Labels, delays: Ints, shares: Ints) -> Ints:
    """Count per distance band the pairs below each delay, (distances, delays, lanes)."""
    from analysis import near_repeat_compiled as compiled  # noqa: PLC0415

    if delays[-1] > _MAX_COMPILED_DAYS:
        return close_by_numpy(pairs.neighbours, pairs.starts, labels, delays)
    parts = compiled.count_close(labels, pairs.neighbours, pairs.starts, shares, delays.astype(np.uint8))
    return np.asarray(parts.sum(axis=0))


def close_by_numpy(neighbours: NDArray[np.int32], starts: Ints, labels: Labels, delays: Ints) -> Ints:
    """The reference the compiled loops are held against; also counts delays that do not fit one byte."""
    counts = np.zeros((len(starts), delays.size, labels.shape[1]), np.int64)
    for band, edges in enumerate(starts):
        events = np.repeat(np.arange(labels.shape[0]), np.diff(edges))
        others = neighbours[edges[0] : edges[-1]]
        delay = np.abs(labels[events].astype(np.int64) - labels[others])
        counts[band] = (delay[None, :, :] < delays[:, None, None]).sum(axis=1)
    return counts


def _seeds(seed: int, permutations: int) -> NDArray[np.uint64]:
    """One seed per permutation, and 0 in front: the days as they were."""
    drawn = np.random.SeedSequence(seed).generate_state(permutations + 1, np.uint64)
    seeds = np.maximum(drawn, 1).astype(np.uint64)
    seeds[0] = 0
    return seeds


def _fair_shares(starts: Ints, parts: int) -> Ints:
    """Cut the events of each band so that every part holds about as many pairs."""
    cuts = [np.searchsorted(band, np.linspace(band[0], band[-1], parts + 1)[1:-1]) for band in starts]
    ends = np.full(len(starts), starts.shape[1] - 1)
    return np.column_stack([np.zeros_like(ends), np.array(cuts).reshape(len(starts), parts - 1), ends])


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
