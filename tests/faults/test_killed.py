"""The process is killed at any moment, two publish at once, a reader is slow: nobody ever reads half a version."""

import multiprocessing
import random
import resource
import threading
import time

import pytest

from data.commit import ASIDE
from data.disk import DISK
from data.errors import DashboardError
from data.snapshot import current_version
from data.store import Current, Store
from data.versions import COUNTS_ONLY, all_versions, damages
from tests.faults.disks import WaitingDisk
from tests.faults.small import exit_code, seen, small, write

#: Children come from a server that has everything imported already: a start takes milliseconds.
SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["tests.faults.warm", "data.store", "data.build"])
#: Worlds that the children publish in turn.
WORLDS = 4


def publish_on_and_on(root, begun) -> None:
    """Publish one world after the other until killed; the worlds are made before it counts."""
    for count in range(1, 1 + WORLDS):
        small(count)
    begun.set()
    turn = 0
    while True:
        turn += 1
        write(root, 1 + turn % WORLDS)


def publish_once(root, count, barrier, codes) -> None:
    """Publish at the same moment as others and tell the exit code."""
    barrier.wait()
    codes.put(exit_code(root, count, DISK))


def publish_with_little_room(root, codes) -> None:
    """Publish where no file may be larger than 4 kB, as the system itself enforces it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, 4_096))
    codes.put(exit_code(root, 2, DISK))


class Reader(threading.Thread):
    """Reads over and over, as one that stays and as one that starts anew, and keeps what went wrong."""

    def __init__(self, root) -> None:
        super().__init__(daemon=True)
        self._root, self._enough = root, threading.Event()
        self.reads, self.bad = 0, list[str]()

    def run(self) -> None:
        staying = Current(self._root)
        while not self._enough.is_set():
            for reader in (staying, Current(self._root)):
                try:
                    seen(reader())
                    if reader.fault:
                        self.bad.append(reader.fault)
                except (DashboardError, AssertionError, OSError, ValueError) as error:
                    self.bad.append(repr(error))
                self.reads += 1

    def stop(self) -> None:
        self._enough.set()
        self.join(30)


@pytest.mark.parametrize(
    ("kills", "seed"), [pytest.param(12, 1, id="12"), pytest.param(200, 2, id="200", marks=pytest.mark.slow)]
)
def test_a_publication_that_is_killed_at_any_moment_never_gives_a_bad_read(tmp_path, kills, seed):
    rng = random.Random(seed)
    write(tmp_path, 1)
    reader = Reader(tmp_path)
    reader.start()
    interrupted = 0
    for _ in range(kills):
        begun = SERVER.Event()
        child = SERVER.Process(target=publish_on_and_on, args=(tmp_path, begun))
        child.start()
        begun.wait(60)
        time.sleep(rng.uniform(0.02, 0.5))
        child.kill()
        child.join()
        seen(Store.open(tmp_path))
        interrupted += (tmp_path / "versions" / ASIDE).exists()
    reader.stop()
    assert reader.bad == []
    assert reader.reads > kills
    assert interrupted > kills // 10
    assert damages(tmp_path) == ()
    write(tmp_path, 2)
    kept = [version.state != COUNTS_ONLY for version in all_versions(tmp_path)]
    assert sum(kept) == min(3, len(kept))


def test_of_two_who_publish_at_once_one_wins_and_the_other_hears_that_it_is_busy(tmp_path):
    write(tmp_path, 1)
    first = WaitingDisk()
    codes: list[int] = []
    publisher = threading.Thread(target=lambda: codes.append(exit_code(tmp_path, 2, first)))
    publisher.start()
    assert first.waits.wait(30)
    assert exit_code(tmp_path, 3, DISK) == 75
    first.may_go_on.set()
    publisher.join(30)
    assert codes == [0]
    assert seen(Store.open(tmp_path)) == 2


def test_processes_that_publish_at_once_publish_one_after_the_other_or_hear_that_it_is_busy(tmp_path):
    write(tmp_path, 1)
    barrier, codes = SERVER.Barrier(4), SERVER.Queue()
    children = [SERVER.Process(target=publish_once, args=(tmp_path, 2, barrier, codes)) for _ in range(4)]
    for child in children:
        child.start()
    ended = [codes.get(timeout=60) for _ in children]
    for child in children:
        child.join()
    assert set(ended) <= {0, 75}
    assert ended.count(0) == len(all_versions(tmp_path)) - 1 >= 1
    assert damages(tmp_path) == ()


def test_a_limit_of_the_system_leaves_the_old_version(tmp_path):
    write(tmp_path, 1)
    before = current_version(tmp_path)
    codes = SERVER.Queue()
    child = SERVER.Process(target=publish_with_little_room, args=(tmp_path, codes))
    child.start()
    assert codes.get(timeout=60) == 1
    child.join()
    assert current_version(tmp_path) == before
    assert seen(Store.open(tmp_path)) == 1


def test_a_slow_reader_goes_on_reading_what_was_removed_meanwhile(tmp_path):
    write(tmp_path, 1)
    slow = Store.open(tmp_path)
    for count in range(2, 7):
        write(tmp_path, count)
    assert all_versions(tmp_path)[0].state == COUNTS_ONLY
    assert seen(slow) == 1
    assert slow.areas["GM0001"].ref.name == "Aaldorp"
