"""Bits flip: whichever file it is, somebody who reads everything notices, and a reader never shows it."""

import random

import pytest

from data.snapshot import CURRENT
from data.store import Current
from data.versions import all_versions, damages
from tests.faults.small import seen, write


def files(root):
    """Every file with something in it."""
    return sorted(path for path in root.rglob("*") if path.is_file() and path.stat().st_size)


def flip(path, bit: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[bit // 8] ^= 1 << bit % 8
    path.write_bytes(raw)


@pytest.mark.parametrize(
    ("flips", "seed"), [pytest.param(40, 1, id="40"), pytest.param(300, 2, id="300", marks=pytest.mark.slow)]
)
def test_every_flipped_bit_is_noticed(tmp_path, flips, seed):
    """Five versions: two of counts only, three whole."""
    for count in range(1, 6):
        write(tmp_path, count)
    assert damages(tmp_path) == ()
    rng = random.Random(seed)
    candidates, noticed = files(tmp_path), 0
    for _ in range(flips):
        path = rng.choice(candidates)
        bit = rng.randrange(path.stat().st_size * 8)
        flip(path, bit)
        noticed += bool(damages(tmp_path))
        flip(path, bit)
    assert (noticed, flips) == (flips, flips)
    assert damages(tmp_path) == ()


def test_a_reader_that_starts_on_any_flipped_bit_shows_a_whole_version_or_none(tmp_path):
    write(tmp_path, 1)
    write(tmp_path, 2)
    rng = random.Random(3)
    newest = tmp_path / "versions" / all_versions(tmp_path)[-1].name
    for path in [tmp_path / CURRENT, *files(newest)]:
        bit = rng.randrange(path.stat().st_size * 8)
        flip(path, bit)
        current = Current(tmp_path)
        expected = {2} if path.is_relative_to(newest / "archive") else {1, 2}
        assert seen(current()) in expected
        flip(path, bit)
