"""The screen, timed as a user sees it: ``python -m benchmarks.screen [SCALE ...]``.

A real server (2 workers of 4 threads) on the fictitious region at a scale, and a real browser: from a changed filter
to the painted page, what is sent, what a first visit costs, fifty users at once, and the memory of a worker. Exit
code 1 when a figure is over its bound.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.screen.browser import visit
from benchmarks.screen.server import incidents_in, running
from benchmarks.screen.users import crowd

#: Scale of the demo region -> bound on a filter (ms). Source: the design's gate at 1 M and at 5 M incidents.
FILTER_BOUNDS = {"1M": 300, "5M": 500}
MILLION = 1_000_000


@dataclass(frozen=True)
class Figure:
    """One measured figure with its bound, both in ``unit``."""

    what: str
    value: float
    bound: float
    unit: str

    @property
    def holds(self) -> bool:
        """Tell whether the figure stays within its bound."""
        return self.value <= self.bound


def main(argv: Sequence[str]) -> int:
    """Measure at the given scales; without one at 1 M and 5 M incidents."""
    base = Path(os.environ.get("BENCH_DATA", tempfile.gettempdir())) / "veiligheidsbeeld-bench"
    failed = 0
    for scale in [int(text) for text in argv] or _default_scales(base):
        folder = base / str(scale)
        count = incidents_in(folder, scale)
        figures = measure(folder, count)
        failed += sum(not figure.holds for figure in figures)
        Console(width=110).print(_table(f"{count:,} incidents", figures))
    return 1 if failed else 0


def measure(folder: Path, count: int) -> list[Figure]:
    """Measure everything on one region."""
    bound = FILTER_BOUNDS["1M"] if count < 2 * MILLION else FILTER_BOUNDS["5M"]
    with running(folder) as server:
        seen = visit(server.address)
        users = crowd(server.address)
        memory = max(server.pss_megabytes())
    return [
        Figure("filter to painted page, median of first answers", seen.filter_ms, bound, "ms"),
        Figure("largest answer, before compression", seen.largest_answer_kb, 100, "kB"),
        Figure("first load, transferred", seen.first_load_mb, 2.6, "MB"),
        Figure("50 users, 1 s think time, p95", users.p95_ms, 250, "ms"),
        Figure("50 users, errors", users.errors, 0, ""),
        Figure("memory of a worker (PSS)", memory, 450, "MB"),
    ]


def _default_scales(base: Path) -> list[int]:
    one = incidents_in(base / "1", 1)
    return [-(-MILLION // one), -(-5 * MILLION // one)]


def _table(title: str, figures: Sequence[Figure]) -> Table:
    table = Table("figure", "measured", "at most", "", title=title)
    for figure in figures:
        table.add_row(
            figure.what, f"{figure.value:,.1f} {figure.unit}", f"{figure.bound:g}", "" if figure.holds else "OVER"
        )
    return table


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
