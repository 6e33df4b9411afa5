"""Reads a delivery of the police: every row is accepted, set aside with a reason, or a duplicate."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

import pyarrow as pa

from data.limited import LIMITS, Limits, limited
from data.sources.delivered import Delivery, DeliveryRefused
from data.sources.mapping import PLAIN, Mapping
from data.sources.reading import read_delivery

#: Four times a million rows of a police export.
LARGEST_FILE: Final = 1_000_000_000


def read_police(
    files: Sequence[Path],
    *,
    areas: pa.Table | None,
    key: bytes,
    mapping: Mapping | None = None,
    delivered: datetime | None = None,
    limits: Limits = LIMITS,
) -> Delivery:
    """Read the files of one delivery, in a process that may take only so much.

    Args:
        files: exports of the police; together they are one delivery.
        areas: by contracts.AREAS, in the CRS that the places come out in (RD New, unless the mapping names another);
            without it one area is drawn round the points.
        key: secret with which police numbers become pseudonyms.
        mapping: how this supplier writes; None: as the police do.
        delivered: moment of delivery; what starts after it is refused.
        limits: what reading may take.
    Raises: DeliveryRefused when a file is not a table of incidents, or not safe to read; LimitReached when reading
        took too much.
    """
    arguments = (tuple(files), areas, key, mapping or PLAIN, delivered)
    return limited(read_here, arguments, limits=limits, preload=("data.sources.police",))


def read_here(
    files: tuple[Path, ...], areas: pa.Table | None, key: bytes, mapping: Mapping, delivered: datetime | None
) -> Delivery:
    """Read the files in this process, without limits; arguments as ``read_police``."""
    source = hashlib.sha256(mapping.text.encode())
    delivery = read_delivery(_contents(files, source), areas, key, mapping, delivered)
    return replace(delivery, source_sha256=source.hexdigest())


def _contents(files: Sequence[Path], source: hashlib._Hash) -> Iterator[bytes]:
    """Give the files one by one, so that only one is held at a time, and add each to the hash of the source."""
    for file in files:
        content = _content(file)
        source.update(hashlib.sha256(content).digest())
        yield content
        del content


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise DeliveryRefused(f"Het bestand {file.name} is groter dan {LARGEST_FILE // 10**6} MB. Deel het op.")
        return file.read_bytes()
    except OSError as error:
        raise DeliveryRefused(f"Het bestand {file.name} is niet te lezen.") from error
