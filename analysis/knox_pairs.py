"""Close pairs for the Knox test: found once, and counted for many orders of the days together."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import cpu_count
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Labels = NDArray[np.int16]
Metric = Literal["euclidean", "manhattan"]

#: The compiled loops keep a delay in one byte.
_MAX_COMPILED_DAYS: Final = 255


@dataclass(frozen=True)
class ClosePairs:
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


def find_pairs(x: Floats, y: Floats, edges: Floats, metric: Metric) -> ClosePairs:
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
    given = x, y, ranges, edges if manhattan else edges**2, manhattan
    counts = np.zeros((edges.size - 1, x.size), np.int64)
    in_threads(lambda first, stop: compiled.count_neighbours(*given, counts, first, stop), x.size)
    running = np.concatenate([[0], np.cumsum(counts.ravel())])
    starts = running[np.arange(edges.size - 1)[:, None] * x.size + np.arange(x.size + 1)[None, :]]
    neighbours = np.empty(running[-1], np.int32)
    in_threads(lambda first, stop: compiled.list_neighbours(*given, starts, neighbours, first, stop), x.size)
    return ClosePairs(along, neighbours, starts)


def in_threads(work: Callable[[int, int], object], n: int, *, alone_below: int = 3_000) -> None:
    """Let ordinary threads each do a stretch ``first`` up to ``stop`` of the work; few burglaries need only one."""
    threads = cpu_count() if n >= alone_below else 1
    edges = [n * part // threads for part in range(threads + 1)]
    if threads == 1:
        work(0, n)
        return
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(work, edges[:-1], edges[1:]))


def close(pairs: ClosePairs, labels: Labels, delays: Ints) -> Ints:
    """Count per distance band the pairs below each delay, (distances, delays, lanes)."""
    from analysis import near_repeat_compiled as compiled  # noqa: PLC0415

    if delays[-1] > _MAX_COMPILED_DAYS:
        return close_by_numpy(pairs.neighbours, pairs.starts, labels, delays)
    counts = np.zeros((len(pairs.starts), delays.size, compiled.LANES), np.int64)
    for band, starts in enumerate(pairs.starts):
        compiled.count_close(labels, pairs.neighbours, starts, delays.astype(np.uint8), counts[band])
    return counts


def close_by_numpy(neighbours: NDArray[np.int32], starts: Ints, labels: Labels, delays: Ints) -> Ints:
    """The reference the compiled loops are held against; also counts delays that do not fit one byte."""
    counts = np.zeros((len(starts), delays.size, labels.shape[1]), np.int64)
    for band, edges in enumerate(starts):
        events = np.repeat(np.arange(labels.shape[0]), np.diff(edges))
        others = neighbours[edges[0] : edges[-1]]
        delay = np.abs(labels[events].astype(np.int64) - labels[others])
        counts[band] = (delay[None, :, :] < delays[:, None, None]).sum(axis=1)
    return counts
