"""The demo is the same on every machine: another process, without vector instructions, invents the same."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from data import contracts
from data.sample.incidents import build_incidents
from data.sample.region import build_region

ROOT = Path(__file__).parents[3]
TABLES = (contracts.AREAS, contracts.CELLS, contracts.STREETS, contracts.INCIDENTS)


def fingerprint(seed=2016):
    """Hash every table, by its contract."""
    region = build_region(seed)
    incidents = build_incidents(region.areas, region.cells, seed=seed).incidents
    dated = incidents.assign(visible_since=incidents["known_since"], delivery_id=1)
    return [
        hashlib.sha256(as_bytes(table.from_frame(frame))).hexdigest()
        for table, frame in zip(TABLES, (region.areas, region.cells, region.streets, dated), strict=True)
    ]


def as_bytes(table):
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table.combine_chunks())
    return sink.getvalue().to_pybytes()


@pytest.mark.slow
def test_a_machine_without_vector_instructions_invents_the_same():
    found = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])
    bare = {**os.environ, "NPY_DISABLE_CPU_FEATURES": " ".join(found), "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    other = subprocess.run([sys.executable, __file__], env=bare, cwd=ROOT, capture_output=True, text=True, check=True)
    assert other.stdout.split() == fingerprint()


if __name__ == "__main__":
    sys.stdout.write(" ".join(fingerprint()))
