"""What a benchmark hands back, and how it measures: the median of repeated runs after one warm-up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

#: Runs per figure. Source: the design's gate, "median of 15".
RUNS = 15


@dataclass(frozen=True)
class Result:
    """One figure: a case in seconds, and what it is compared with in the same run."""

    case: str
    seconds: float
    compared_with: str = ""
    compared_seconds: float | None = None
    at_most: float | None = None

    @property
    def ratio(self) -> float | None:
        """The case's time divided by the time of what it is compared with."""
        return self.seconds / self.compared_seconds if self.compared_seconds else None

    def cells(self) -> tuple[str, ...]:
        """The figure as the cells of a table row; empty where there is nothing to compare."""
        return (
            self.case,
            _milliseconds(self.seconds),
            self.compared_with,
            _milliseconds(self.compared_seconds),
            "" if self.ratio is None else f"{self.ratio:.2f}",
            "" if self.at_most is None else f"{self.at_most:.2f}",
        )


def median_seconds(work: Callable[[], object], *, runs: int = RUNS) -> float:
    """Time ``work`` ``runs`` times, after one run that is not counted, and give the median in seconds."""
    work()
    times = []
    for _ in range(runs):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times)


def _milliseconds(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds * 1000:.2f}"
