"""The demo region: seconds and peak memory to invent it and to publish it, at scale 1 and at a million incidents.

``python -m benchmarks demo_region``; each scale runs in a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import multiprocessing
import resource
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import perf_counter

from benchmarks.measured import Result
from data.sample.demo import build_demo, sample_tables
from data.sample.incidents import build_incidents
from data.sample.region import build_region

#: The most the whole may take at scale 1. Source: the design's gate.
AT_MOST_SECONDS = 20.0
#: Scale 9 gives about a million incidents.
SCALES = (1, 9)


def main(_argv: Sequence[str]) -> list[Result]:
    return [result for scale in SCALES for result in apart(scale)]


def apart(scale: int) -> list[Result]:
    """Measure one scale in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as one:
        seconds, rows, megabytes = one.submit(measured, scale).result()
    print(f"scale {scale}: {rows:,} incidents, at most {megabytes:.0f} MB in memory")
    bound = ("the bound", AT_MOST_SECONDS, 1.0) if scale == 1 else ("", None, None)
    return [
        Result(f"{name}, scale {scale}", taken, *(bound if name == "published" else ("", None, None)))
        for name, taken in seconds.items()
    ]


def measured(scale: int) -> tuple[dict[str, float], int, float]:
    """Time the parts and the whole; give the incidents and the peak of memory in MB."""
    seconds = {}
    start = perf_counter()
    region = build_region()
    seconds["map"] = perf_counter() - start
    start = perf_counter()
    build_incidents(region.areas, region.cells, scale=scale)
    seconds["incidents"] = perf_counter() - start
    del region
    start = perf_counter()
    rows = sample_tables(scale=scale)["incidents"].num_rows
    seconds["all tables"] = perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        start = perf_counter()
        build_demo(Path(folder), scale=scale)
        seconds["published"] = perf_counter() - start
    return seconds, rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
