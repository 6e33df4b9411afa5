"""Tables of a version mapped into memory: what was hashed is what is read, whatever happens to the folder later."""

from __future__ import annotations

import mmap
from pathlib import Path, PurePosixPath

import pyarrow as pa

from data.snapshot import SERVE, Manifest, damaged, sha256


def served_names(manifest: Manifest) -> list[str]:
    """Name the tables that a version serves."""
    return [PurePosixPath(file.path).stem for file in manifest.files if file.path.startswith(f"{SERVE}/")]


def mapped(folder: Path, manifest: Manifest, name: str) -> pa.Table:
    """Map a table into memory and hold those same bytes against their hash.

    Hashing touches every page; they are let go of again, so that a worker only holds what its questions use.

    Raises: SnapshotDamaged.
    """
    path = f"{SERVE}/{name}.arrow"
    file = next(file for file in manifest.files if file.path == path)
    try:
        with (folder / path).open("rb") as stream:
            whole = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        if len(whole) != file.size or sha256(memoryview(whole)) != file.sha256:
            raise damaged(path, manifest)
        whole.madvise(mmap.MADV_DONTNEED)
        return pa.ipc.open_file(pa.py_buffer(whole)).read_all()
    except (OSError, ValueError, pa.ArrowInvalid) as error:
        raise damaged(path, manifest) from error
