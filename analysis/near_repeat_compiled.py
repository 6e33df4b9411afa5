"""The Knox test's inner loops, compiled: find close pairs once, then count them for 64 permutations at a time."""

from __future__ import annotations

from typing import Final

import numba
import numpy as np
from numpy.typing import NDArray

#: Permutations that are counted together, side by side in memory, so that one instruction counts many.
LANES: Final = 64
#: Counts are kept in single bytes and must be emptied before they overflow.
_BYTE_MAX: Final = 255
#: Events whose labels are turned from rows into columns at once; the tile stays in the nearest cache.
_TILE: Final = 256

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Labels = NDArray[np.int16]
Bytes = NDArray[np.uint8]


@numba.njit(cache=True, inline="always")
def _separation(dx: float, dy: float, manhattan: bool) -> float:
    """Distance that grows with the metric's own: squared metres, or metres along the axes."""
    return abs(dx) + abs(dy) if manhattan else dx * dx + dy * dy


@numba.njit(cache=True, inline="always")
def _band(separation: float, edges: Floats) -> int:
    """Number of the band [a, b) that holds the separation; -1 when it lies in none."""
    if separation < edges[0] or separation >= edges[-1]:
        return -1
    band = 0
    while separation >= edges[band + 1]:
        band += 1
    return band


@numba.njit(cache=True, parallel=True)
def count_neighbours(x: Floats, y: Floats, ranges: Ints, edges: Floats, manhattan: bool) -> Ints:
    """Count for each event, per distance band, the later-numbered events that lie in it.

    Args:
        x, y: (n,) places, ordered by cell and row of cells.
        ranges: (n, 4) where the candidates of each event stand: [first, stop) in its own row of cells, and the next.
        edges: (bands + 1,) separations as ``_separation`` measures them.
    Returns: (bands, n).
    """
    counts = np.zeros((edges.size - 1, x.size), dtype=np.int64)
    for i in numba.prange(x.size):
        for side in range(0, 4, 2):
            for j in range(ranges[i, side], ranges[i, side + 1]):
                band = _band(_separation(x[i] - x[j], y[i] - y[j], manhattan), edges)
                if band >= 0:
                    counts[band, i] += 1
    return counts


@numba.njit(cache=True, parallel=True)
def list_neighbours(
    x: Floats, y: Floats, ranges: Ints, edges: Floats, manhattan: bool, starts: Ints
) -> NDArray[np.int32]:
    """List those events; the neighbours of event i in a band begin at ``starts[band, i]``.

    Args as for ``count_neighbours``; ``starts`` is (bands, n), the running sum of its counts.
    Returns: (pairs,) numbers of the later-numbered events.
    """
    pairs = starts[-1, -1]
    neighbours = np.empty(pairs, dtype=np.int32)
    for i in numba.prange(x.size):
        at = starts[:, i].copy()
        for side in range(0, 4, 2):
            for j in range(ranges[i, side], ranges[i, side + 1]):
                band = _band(_separation(x[i] - x[j], y[i] - y[j], manhattan), edges)
                if band >= 0:
                    neighbours[at[band]] = j
                    at[band] += 1
    return neighbours


@numba.njit(cache=True, parallel=True)
def shuffled_labels(days: Labels, seeds: NDArray[np.uint64], labels: Labels, threads: int) -> None:
    """Fill every column of ``labels`` with its own random order of ``days``; a seed of 0 keeps the order.

    Source: Durstenfeld (1964), CACM 7:420; numbers by splitmix64 (Steele et al. 2014), bounded as in Lemire (2019)
    without rejection: for n events no order is more than n / 2**32 too likely per draw.
    """
    n = days.size
    lanes = labels.shape[1]
    for thread in numba.prange(threads):
        first, stop = lanes * thread // threads, lanes * (thread + 1) // threads
        orders = np.empty((stop - first, n), dtype=np.int16)
        for lane in range(first, stop):
            order = orders[lane - first]
            order[:] = days
            if seeds[lane] != 0:
                _shuffle(order, seeds[lane])
        for tile in range(0, n, _TILE):
            for lane in range(first, stop):
                order = orders[lane - first]
                for i in range(tile, min(tile + _TILE, n)):
                    labels[i, lane] = order[i]


@numba.njit(cache=True)
def _shuffle(order: Labels, seed: np.uint64) -> None:
    """Put the labels in a random order, drawing two positions from each random number."""
    state = seed
    low_half = np.uint64(0xFFFFFFFF)
    half = np.uint64(32)
    i = order.size - 1
    while i > 0:
        state += np.uint64(0x9E3779B97F4A7C15)
        bits = state
        bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        bits ^= bits >> np.uint64(31)
        j = ((bits >> half) * np.uint64(i + 1)) >> half
        order[i], order[j] = order[j], order[i]
        i -= 1
        if i > 0:
            j = ((bits & low_half) * np.uint64(i + 1)) >> half
            order[i], order[j] = order[j], order[i]
            i -= 1


@numba.njit(cache=True, inline="always")
def _tally_pair(own: Labels, other: Labels, limits: Bytes, delay: Bytes, tally: Bytes) -> None:
    """Add one pair to the tally of every limit and column that its delay stays below."""
    for lane in range(LANES):
        delay[lane] = np.uint8(min(abs(np.int16(own[lane] - other[lane])), np.int16(_BYTE_MAX)))
    for k in range(limits.size):
        limit = limits[k]
        row = tally[k]
        for lane in range(LANES):
            row[lane] += np.uint8(delay[lane] < limit)


@numba.njit(cache=True, inline="always")
def _empty_into(tally: Bytes, counts: Ints) -> None:
    """Add the tally to the counts and start it anew."""
    for k in range(tally.shape[0]):
        for lane in range(LANES):
            counts[k, lane] += np.int64(tally[k, lane])
            tally[k, lane] = np.uint8(0)


@numba.njit(cache=True)
def _count_events(
    labels: Labels, neighbours: NDArray[np.int32], starts: Ints, first: int, stop: int, limits: Bytes, counts: Ints
) -> None:
    """Count the pairs of the events from ``first`` up to ``stop`` in one distance band."""
    delay = np.empty(LANES, dtype=np.uint8)
    tally = np.zeros((limits.size, LANES), dtype=np.uint8)
    filled = 0
    for i in range(first, stop):
        own = labels[i]
        for pair in range(starts[i], starts[i + 1]):
            _tally_pair(own, labels[neighbours[pair]], limits, delay, tally)
            filled += 1
            if filled == _BYTE_MAX:
                _empty_into(tally, counts)
                filled = 0
    _empty_into(tally, counts)


@numba.njit(cache=True, parallel=True)
def count_close(labels: Labels, neighbours: NDArray[np.int32], starts: Ints, shares: Ints, limits: Bytes) -> Ints:
    """Count per distance band and column the pairs whose labels differ by less than each limit.

    The work lies in a function of its own, because a parallel one takes long to compile.

    Args:
        labels: (n, LANES) day of each event in each permutation.
        neighbours, starts: as ``list_neighbours``, ``starts`` with a closing column (bands, n + 1).
        shares: (bands, parts + 1) events that share the work fairly.
        limits: (k,) days, at most 255.
    Returns: (parts, bands, k, LANES); the parts add up to the whole.
    """
    bands, parts = shares.shape[0], shares.shape[1] - 1
    counts = np.zeros((parts, bands, limits.size, LANES), dtype=np.int64)
    for part in numba.prange(parts):
        for band in range(bands):
            first, stop = shares[band, part], shares[band, part + 1]
            _count_events(labels, neighbours, starts[band], first, stop, limits, counts[part, band])
    return counts
