"""A figure tells its ratio, and a run of all benchmarks prints every one."""

import io

from rich.console import Console

from benchmarks.__main__ import main, table_of
from benchmarks.measured import Result, median_seconds


def test_a_ratio_is_the_case_against_what_it_is_compared_with():
    assert Result("ours", 0.02, "prototype", 0.04).ratio == 0.5
    assert Result("ours", 0.02).ratio is None


def test_the_first_run_is_not_counted():
    runs = []
    median_seconds(lambda: runs.append(1), runs=3)
    assert len(runs) == 4


def test_the_table_shows_medians_and_ratios():
    console = Console(width=120, record=True, file=io.StringIO())
    console.print(table_of([Result("knox", 0.1, "prototype", 0.1, 1.1)]))
    assert "knox │ 100.00" in console.export_text()


def test_an_unknown_benchmark_is_named(capsys):
    assert main(["nonesuch"]) == 1
    assert "nonesuch" in capsys.readouterr().out
