"""Disks that fail: at the nth call, once or for good, before or after the deed; or when so many bytes are written."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from data.disk import Disk

Result = TypeVar("Result")


class FailingDisk(Disk):
    """Refuses at call number ``at``: once, or that call and every one after it.

    ``after`` does what was asked and then reports the error all the same, as a disk behind a network may. A write that
    fails before the deed leaves half of it.
    """

    def __init__(self, at: int = 0, code: int = errno.EIO, *, for_good: bool = False, after: bool = False) -> None:
        self.calls = 0
        self._at, self._code, self._for_good, self._after = at, code, for_good, after

    def _asked(self, deed: Callable[[], Result], half: Callable[[], object] = lambda: None) -> Result:
        self.calls += 1
        fails = self._at and (self.calls == self._at or (self._for_good and self.calls > self._at))
        if fails and not self._after:
            half()
            raise OSError(self._code, os.strerror(self._code))
        done = deed()
        if fails:
            raise OSError(self._code, os.strerror(self._code))
        return done

    def names(self, folder: Path) -> list[str]:
        return self._asked(lambda: super(FailingDisk, self).names(folder))

    def read(self, path: Path) -> bytes:
        return self._asked(lambda: super(FailingDisk, self).read(path))

    def read_back(self, path: Path) -> bytes:
        return self._asked(lambda: super(FailingDisk, self).read_back(path))

    def make_folder(self, folder: Path) -> None:
        self._asked(lambda: super(FailingDisk, self).make_folder(folder))

    def write(self, path: Path, content: bytes | memoryview) -> None:
        def part() -> None:
            if path.parent.is_dir():
                path.write_bytes(bytes(content[: len(content) // 2]))

        self._asked(lambda: super(FailingDisk, self).write(path, content), half=part)

    def sync(self, path: Path) -> None:
        self._asked(lambda: super(FailingDisk, self).sync(path))

    def rename(self, old: Path, new: Path) -> None:
        self._asked(lambda: super(FailingDisk, self).rename(old, new))

    def replace(self, fresh: Path, path: Path) -> None:
        self._asked(lambda: super(FailingDisk, self).replace(fresh, path))

    def remove(self, path: Path) -> None:
        self._asked(lambda: super(FailingDisk, self).remove(path))

    @contextmanager
    def alone(self, path: Path) -> Iterator[None]:
        self._asked(lambda: None)
        with super().alone(path):
            yield


class FullDisk(Disk):
    """Holds so many bytes and no more; what is removed makes no room."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, path: Path, content: bytes | memoryview) -> None:
        fits = min(len(content), self.room)
        super().write(path, bytes(content[:fits]))
        self.room -= fits
        if fits < len(content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class LyingDisk(Disk):
    """Says it has written, and keeps something else: one bit of file number ``at`` differs."""

    def __init__(self, at: int) -> None:
        self._left = at

    def write(self, path: Path, content: bytes | memoryview) -> None:
        self._left -= 1
        kept = bytearray(content)
        if self._left == 0:
            kept[len(kept) // 2] ^= 1
        super().write(path, bytes(kept))


class WaitingDisk(Disk):
    """Stops at its first write until it may go on, so that somebody else can come meanwhile."""

    def __init__(self) -> None:
        self.waits, self.may_go_on = threading.Event(), threading.Event()

    def write(self, path: Path, content: bytes | memoryview) -> None:
        self.waits.set()
        self.may_go_on.wait(30)
        super().write(path, content)
