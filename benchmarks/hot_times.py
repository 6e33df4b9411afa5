"""Times the aoristic week of a million intervals against the design's prototype, and the bootstrap of the peak.

The prototype lies beside the repository (``../shared``); without it only our own times are given. Both answers are
checked to be equal before anything is timed, and the runs take turns, so that a busy machine hinders both alike.
"""

from __future__ import annotations

import runpy
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import numba
import numpy as np

from analysis.hot_times import aoristic_week
from analysis.peak import find_peak
from benchmarks.measured import RUNS, Result, median_seconds

PROTOTYPE = Path(__file__).parents[2] / "shared" / "reference" / "spatial" / "aoristic_prototype.py"
INCIDENTS = 1_000_000
AT_MOST = 1.1
#: Our own mix of intervals: known moments, part of a day, days, weeks (share, longest hours).
MIX = ((0.15, 0), (0.45, 12), (0.30, 72), (0.10, 336))
FIRST = np.datetime64("2024-01-01T00:00:00", "s")


def main(argv: Sequence[str]) -> list[Result]:  # noqa: ARG001 - every benchmark takes arguments
    start, end = intervals(INCIDENTS)
    few = np.arange(0, INCIDENTS, 100)
    peak = Result("peak of 10,000 with 999 resamples", median_seconds(lambda: find_peak(start[few], end[few]), runs=5))
    return [week(start, end), peak]


def week(start: np.ndarray, end: np.ndarray) -> Result:
    name = f"aoristic week, {INCIDENTS:,} intervals"
    if not PROTOTYPE.exists():
        print("no prototype to compare with: the reference folder ../shared is not here")
        return Result(name, median_seconds(lambda: aoristic_week(start, end)))
    with TemporaryDirectory() as folder:
        numba.config.CACHE_DIR = folder  # nothing is written beside the prototype
        return compared(name, start, end)


def compared(name: str, start: np.ndarray, end: np.ndarray) -> Result:
    prototype = runpy.run_path(str(PROTOTYPE))["aor_exact"]
    begins, ends, threads = start.view(np.int64), end.view(np.int64), numba.get_num_threads()
    sunday_first = prototype(begins, ends, threads).reshape(7, 24)
    np.testing.assert_allclose(np.roll(sunday_first, -1, axis=0), aoristic_week(start, end), rtol=1e-9)
    ours, theirs = in_turns(lambda: aoristic_week(start, end), lambda: prototype(begins, ends, threads))
    return Result(name, ours, "the design's prototype", theirs, AT_MOST)


def in_turns(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Time two pieces of work by turns and give the median of each, in seconds."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(RUNS):
        for work, kept in zip((one, other), times, strict=True):
            begun = perf_counter()
            work()
            kept.append(perf_counter() - begun)
    return median(times[0]), median(times[1])


def intervals(count: int, *, seed: int = 7) -> tuple[np.ndarray, np.ndarray]:
    """Invent intervals to the minute over two years, both clock changes included."""
    rng = np.random.default_rng(seed)
    start = FIRST + (rng.integers(0, 730 * 1440, count) * 60).astype("timedelta64[s]")
    kind = rng.choice(len(MIX), count, p=[share for share, _ in MIX])
    longest = np.array([hours for _, hours in MIX])[kind]
    minutes = (rng.random(count) * longest * 60).astype(np.int64)
    return start, start + (minutes * 60).astype("timedelta64[s]")
