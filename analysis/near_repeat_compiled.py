"""The Knox test's inner loops, compiled: find close pairs once, then count them for 64 permutations at a time.

Each lets go of the interpreter, so that ordinary threads can run side by side. Loops that numba makes parallel itself
take several times as long to compile, and end the process when it was forked after using one.
"""

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
Numbers = NDArray[np.int32]


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


@numba.njit(cache=True, nogil=True)
def count_neighbours(
    x: Floats, y: Floats, ranges: Ints, edges: Floats, manhattan: bool, counts: Ints, first: int, stop: int
) -> None:
    """Count for each event, per distance band, the later-numbered events that lie in it.

    Args:
        x, y: (n,) places, ordered by cell and row of cells.
        ranges: (n, 4) where the candidates of each event stand: [first, stop) in its own row of cells, and the next.
        edges: (bands + 1,) separations as ``_separation`` measures them.
        manhattan: measure along the axes.
        counts: (bands, n) zeros, filled here.
        first, stop: the events to do.
    """
    for i in range(first, stop):
        for side in range(0, 4, 2):
            for j in range(ranges[i, side], ranges[i, side + 1]):
                band = _band(_separation(x[i] - x[j], y[i] - y[j], manhattan), edges)
                if band >= 0:
                    counts[band, i] += 1


@numba.njit(cache=True, nogil=True)
def list_neighbours(
    x: Floats, y: Floats, ranges: Ints, edges: Floats, manhattan: bool,
    starts: Ints, neighbours: Numbers, first: int, stop: int,
) -> None:  # fmt: skip
    """List those events; the neighbours of event i in a band begin at ``starts[band, i]``.

    Args as for ``count_neighbours``; ``starts`` is (bands, n + 1), the running sum of its counts; ``neighbours``
    (pairs,) is filled with the numbers of the later-numbered events.
    """
    at = np.empty(starts.shape[0], np.int64)
    for i in range(first, stop):
        for band in range(at.size):
            at[band] = starts[band, i]
        for side in range(0, 4, 2):
            for j in range(ranges[i, side], ranges[i, side + 1]):
                band = _band(_separation(x[i] - x[j], y[i] - y[j], manhattan), edges)
                if band >= 0:
                    neighbours[at[band]] = j
                    at[band] += 1


@numba.njit(cache=True, nogil=True)
def shuffled_labels(days: Labels, seeds: NDArray[np.uint64], labels: Labels) -> None:
    """Fill every column of ``labels`` with its own random order of ``days``; a seed of 0 keeps the order.

    Source: Durstenfeld (1964), CACM 7:420; numbers by splitmix64 (Steele et al. 2014), bounded as in Lemire (2019)
    without rejection: for n events no order is more than n / 2**32 too likely per draw.
    """
    lanes, n = seeds.size, days.size
    orders = np.empty((lanes, n), dtype=np.int16)
    for lane in range(lanes):
        order = orders[lane]
        for i in range(n):
            order[i] = days[i]
        if seeds[lane] != 0:
            _shuffle(order, seeds[lane])
    for tile in range(0, n, _TILE):
        for lane in range(lanes):
            order = orders[lane]
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


@numba.njit(cache=True, nogil=True)
def count_close(labels: Labels, neighbours: Numbers, starts: Ints, limits: Bytes, counts: Ints) -> None:
    """Count per column the pairs of one distance band whose labels differ by less than each limit.

    Args:
        labels: (n, LANES) day of each event in each permutation.
        neighbours: (pairs,) as ``list_neighbours`` lists them.
        starts: (n + 1,) where the neighbours of each event begin in this band.
        limits: (k,) days, at most 255.
        counts: (k, LANES) added to here.
    """
    delay = np.empty(LANES, dtype=np.uint8)
    tally = np.zeros((limits.size, LANES), dtype=np.uint8)
    filled = 0
    for i in range(labels.shape[0]):
        own = labels[i]
        for pair in range(starts[i], starts[i + 1]):
            _tally_pair(own, labels[neighbours[pair]], limits, delay, tally)
            filled += 1
            if filled == _BYTE_MAX:
                _empty_into(tally, counts)
                filled = 0
    _empty_into(tally, counts)
