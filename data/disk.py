"""Every file call of publishing in one place, so that a test can hand in a disk that fails, fills up or is slow."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from data.errors import Busy, DiskFailed

#: Nobody but the account that publishes needs to read what is not yet published.
PRIVATE: Final = 0o700
#: What a disk says when it refuses, in words a steward can act on.
_REASONS: Final = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de toegestane ruimte op de schijf is op",
    errno.EFBIG: "het bestand is te groot voor deze schijf",
    errno.EIO: "de schijf geeft een fout",
    errno.EACCES: "deze map mag niet worden beschreven",
    errno.EPERM: "deze map mag niet worden beschreven",
    errno.EROFS: "deze map mag niet worden beschreven",
    errno.ENOENT: "een bestand of map ontbreekt",
}


class Disk:
    """The disk of this machine; each method is one thing that can fail, with the error of the system."""

    def names(self, folder: Path) -> list[str]:
        """List what stands in a folder, sorted; nothing when there is no such folder."""
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []

    def read(self, path: Path) -> bytes:
        """Read a whole file."""
        return path.read_bytes()

    def read_back(self, path: Path) -> bytes:
        """Read what was just written from the disk itself, not from the memory that stands before it."""
        with path.open("rb") as stream:
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            return stream.read()

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it; one that is there stays as it is."""
        folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE)

    def write(self, path: Path, content: bytes | memoryview) -> None:
        """Write a whole file."""
        with path.open("wb") as stream:
            stream.write(content)

    def sync(self, path: Path) -> None:
        """Wait until a file, or the names in a folder, are on the disk."""
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def rename(self, old: Path, new: Path) -> None:
        """Give a folder its name, in one step that is either done or not done."""
        old.rename(new)

    def replace(self, fresh: Path, path: Path) -> None:
        """Put a file in the place of another, in one step that is either done or not done."""
        fresh.replace(path)

    def remove(self, path: Path) -> None:
        """Remove a file or a whole folder; what is not there is removed already."""
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    @contextmanager
    def alone(self, path: Path) -> Iterator[None]:
        """Be the only one inside this block, on this machine; the system lets go when the process ends, however.

        Raises: Busy when somebody else is inside.
        """
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            self._lock(handle)
            yield
        finally:
            os.close(handle)

    def _lock(self, handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy("Er wordt al gepubliceerd in deze map. Wacht tot dat klaar is.") from error


#: The disk that is used when none is handed in.
DISK: Final = Disk()


def refused(error: OSError) -> DiskFailed:
    """Turn a refusal of the system into an error with a Dutch sentence."""
    reason = _REASONS.get(error.errno or 0, f"de schijf weigert (fout {error.errno})")
    return DiskFailed(f"Er is niets gepubliceerd: {reason}. Wat er stond, is niet veranderd.")
