"""A mapped table is what was hashed, and holds no memory until it is read."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import feather

from data.errors import SnapshotDamaged
from data.mapped import mapped
from data.snapshot import SERVE, File, Manifest, sha256

ROWS = 1_000_000
SMAPS = Path("/proc/self/smaps")


@pytest.fixture
def manifest(tmp_path):
    path = tmp_path / SERVE / "big.arrow"
    path.parent.mkdir()
    feather.write_feather(pa.table({"n": np.arange(ROWS)}), str(path), compression="uncompressed")
    content = path.read_bytes()
    file = File(f"{SERVE}/big.arrow", sha256(content), len(content), ROWS)
    plain = dict.fromkeys(Manifest.__dataclass_fields__, "")
    return Manifest(
        **{**plain, "sequence": 1, "version": "000001-ab", "as_of": datetime(2016, 12, 5), "files": (file,)}
    )


def resident_kilobytes(path: Path) -> int:
    found, inside = 0, False
    for line in SMAPS.read_text(encoding="utf-8").splitlines():
        if "-" in line.split()[0]:
            inside = line.endswith(str(path))
        elif inside and line.startswith("Rss:"):
            found += int(line.split()[1])
    return found


@pytest.mark.skipif(not SMAPS.exists(), reason="this system does not tell how much of a file a process holds")
def test_a_table_that_was_hashed_holds_no_memory_until_it_is_read(tmp_path, manifest):
    path = tmp_path / SERVE / "big.arrow"
    table = mapped(tmp_path, manifest, "big")
    assert resident_kilobytes(path) < path.stat().st_size / 1024 / 4
    assert int(table["n"].to_numpy().sum()) == ROWS * (ROWS - 1) // 2
    assert resident_kilobytes(path) > path.stat().st_size / 1024 / 2


def test_other_bytes_than_were_published_are_refused(tmp_path, manifest):
    file = manifest.files[0]
    for wrong in (replace(file, size=file.size + 1), replace(file, sha256="0" * 64)):
        with pytest.raises(SnapshotDamaged):
            mapped(tmp_path, replace(manifest, files=(wrong,)), "big")


def test_an_empty_file_is_refused(tmp_path, manifest):
    (tmp_path / SERVE / "big.arrow").write_bytes(b"")
    with pytest.raises(SnapshotDamaged):
        mapped(tmp_path, manifest, "big")
