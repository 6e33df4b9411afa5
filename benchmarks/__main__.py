"""Runs every benchmark of this folder and prints medians and ratios in one table: ``python -m benchmarks``.

A benchmark is a module with ``main(argv)`` that gives ``Result`` rows, or prints its own table and gives an exit code.
It measures its case and, in the same run, what it is compared with, so that a ratio means something on any machine.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

import benchmarks
from benchmarks.measured import Result


def main(argv: Sequence[str]) -> int:
    """Run the named benchmarks, or all; exit code 1 when a name does not exist."""
    names = [module.name for module in pkgutil.iter_modules(benchmarks.__path__)]
    known = [name for name in names if name not in {"__main__", "measured"}]
    if unknown := [name for name in argv if name not in known]:
        print(f"No benchmark called {', '.join(unknown)}; there are: {', '.join(known) or 'none yet'}.")
        return 1
    results = [result for name in argv or known for result in _run(name)]
    Console(width=120).print(table_of(results))
    return 0


def _run(name: str) -> list[Result]:
    print(f"{name} ...", flush=True)
    results = importlib.import_module(f"benchmarks.{name}").main([])
    return [] if results is None or isinstance(results, int) else list(results)


def table_of(results: Sequence[Result]) -> Table:
    """Put the results in a table: what, median, against what, ratio, bound."""
    table = Table("case", "median (ms)", "compared with", "its median (ms)", "ratio", "at most")
    for result in results:
        table.add_row(*result.cells())
    return table


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
