"""Tables of a version mapped into memory: what was hashed is what is read, whatever happens to the folder later."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pyarrow as pa

from data.snapshot import SERVE, Manifest, damaged, sha256


def served_names(manifest: Manifest) -> list[str]:
    """Name the tables that a version serves."""
    return [PurePosixPath(file.path).stem for file in manifest.files if file.path.startswith(f"{SERVE}/")]


def mapped(folder: Path, manifest: Manifest, name: str) -> pa.Table:
    """Map a table into memory and hold those same bytes against their hash.

    Raises: SnapshotDamaged.
    """
    path = f"{SERVE}/{name}.arrow"
    file = next(file for file in manifest.files if file.path == path)
    try:
        with pa.memory_map(str(folder / path)) as whole:
            content = whole.read_buffer()
        if content.size != file.size or sha256(memoryview(content)) != file.sha256:
            raise damaged(path, manifest)
        return pa.ipc.open_file(pa.BufferReader(content)).read_all()
    except (OSError, pa.ArrowInvalid) as error:
        raise damaged(path, manifest) from error
