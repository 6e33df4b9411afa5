"""The aoristic week as a compiled loop: O(1) per incident; ``analysis.hot_times`` holds its numpy reference."""

from __future__ import annotations

import numba
import numpy as np
from numpy.typing import NDArray

HOURS = 168
SECONDS = 3600
_EPOCH_HOUR = 72
_PADDED = 176  # keeps the rows of two threads off one cache line


def week_weights(begins: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.float64]:
    """Spread every incident over the 168 hours of the week, Monday 00-01 first.

    Args:
        begins, ends: (n,) wall-clock seconds since 1970; an end not after its start counts as equal to it.
    Returns: (168,) weights that sum to n.
    """
    edges, steps, rounds = _partial_weights(begins, ends, numba.get_num_threads())
    week: NDArray[np.float64] = edges[:, :HOURS].sum(axis=0)
    week += np.cumsum(steps[:, :HOURS].sum(axis=0)) + rounds[:, 0].sum()
    return week


@numba.njit(cache=True, parallel=True)
def _partial_weights(
    begins: NDArray[np.int64], ends: NDArray[np.int64], threads: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Per thread: weight of broken hours, steps of runs of whole hours, and whole weeks."""
    n = begins.size
    edges = np.zeros((threads, _PADDED))
    steps = np.zeros((threads, _PADDED))
    rounds = np.zeros((threads, 8))
    for thread in numba.prange(threads):
        edge = np.zeros(HOURS)
        step = np.zeros(HOURS + 1)
        whole_weeks = 0.0
        for i in range(n * thread // threads, n * (thread + 1) // threads):
            first, last = begins[i] // SECONDS, ends[i] // SECONDS
            slot = (first + _EPOCH_HOUR) % HOURS
            if first >= last:
                edge[slot] += 1.0
                continue
            density = 1.0 / (ends[i] - begins[i])
            edge[slot] += ((first + 1) * SECONDS - begins[i]) * density
            edge[(last + _EPOCH_HOUR) % HOURS] += (ends[i] - last * SECONDS) * density
            run = last - first - 1
            if run == 0:
                continue
            whole_weeks += (run // HOURS) * SECONDS * density
            run = run % HOURS
            start = (slot + 1) % HOURS
            stop = start + run
            step[start] += SECONDS * density
            if stop <= HOURS:
                step[stop] -= SECONDS * density
            else:
                step[0] += SECONDS * density
                step[stop - HOURS] -= SECONDS * density
        edges[thread, :HOURS] = edge
        steps[thread, : HOURS + 1] = step
        rounds[thread, 0] = whole_weeks
    return edges, steps, rounds
