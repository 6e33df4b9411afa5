"""The disk fails at any call: the old version is byte for byte what it was, or the new one is there and exit code 3."""

import errno

import pytest

from data.errors import SnapshotDamaged
from data.snapshot import current_version
from data.store import Store
from data.versions import damages
from tests.faults.disks import FailingDisk, FullDisk, LyingDisk
from tests.faults.small import exit_code, picture, seen, write

MODES = [
    pytest.param({"for_good": False, "after": False}, id="once"),
    pytest.param({"for_good": True, "after": False}, id="for good"),
    pytest.param({"for_good": False, "after": True}, id="once, after the deed"),
    pytest.param({"for_good": True, "after": True}, id="for good, after the deed"),
]


def calls(tmp_path) -> int:
    """How many calls a publication makes."""
    root = tmp_path / "counted"
    write(root, 1)
    disk = FailingDisk()
    write(root, 2, disk)
    return disk.calls


def fails_at(root, at: int, code: int, mode: dict[str, bool]) -> int:
    """Fail at one call, look at what is left, and give the exit code."""
    old = current_version(root)
    before, count = picture(root, old), seen(Store.open(root))
    fresh = 1 if count != 1 else 2
    code = exit_code(root, fresh, FailingDisk(at, code, **mode))
    now = current_version(root)
    assert code in {0, 1, 3}
    if code == 1:
        assert picture(root, now) == before
    else:
        assert now != old or code == 3
    assert seen(Store.open(root)) == (count if now == old else fresh)
    assert damages(root) == ()
    return code


def every_call(tmp_path, mode: dict[str, bool], *, step: int) -> None:
    total = calls(tmp_path)
    root = tmp_path / "data"
    write(root, 1)
    for code in (errno.EIO, errno.ENOSPC):
        ended = {fails_at(root, at, code, mode) for at in range(1, total + 1, step)}
        assert 1 in ended
    assert exit_code(root, 3, FailingDisk()) == 0


@pytest.mark.parametrize("mode", MODES)
def test_a_failing_call_leaves_the_old_version_or_says_that_the_new_one_is_not_confirmed(tmp_path, mode):
    every_call(tmp_path, mode, step=9)


@pytest.mark.slow
@pytest.mark.parametrize("mode", MODES)
def test_every_single_call_may_fail(tmp_path, mode):
    every_call(tmp_path, mode, step=1)


def test_a_failing_sync_after_the_swap_is_exit_code_3_and_the_new_version(tmp_path):
    total = calls(tmp_path)
    root = tmp_path / "data"
    write(root, 1)
    assert fails_at(root, total, errno.EIO, {"for_good": False, "after": False}) == 3
    assert seen(Store.open(root)) == 2


def test_a_full_disk_leaves_the_old_version(tmp_path):
    write(tmp_path, 1)
    before = picture(tmp_path, current_version(tmp_path))
    measured = FullDisk(10**9)
    write(tmp_path / "counted", 2, measured)
    needed = 10**9 - measured.room
    for room in range(0, needed, needed // 12):
        assert exit_code(tmp_path, 2, FullDisk(room)) == 1
        assert picture(tmp_path, current_version(tmp_path)) == before
    assert exit_code(tmp_path, 2, FullDisk(2 * needed)) == 0


def test_what_the_disk_keeps_otherwise_than_it_was_is_noticed_before_anybody_reads_it(tmp_path):
    write(tmp_path, 1)
    before = picture(tmp_path, current_version(tmp_path))
    for at in range(1, 17):
        with pytest.raises((SnapshotDamaged, Exception), match="bewaart"):
            write(tmp_path, 2, LyingDisk(at))
        assert picture(tmp_path, current_version(tmp_path)) == before
