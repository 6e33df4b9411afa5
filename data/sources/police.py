"""Reads a delivery of the police: every row is accepted, set aside with a reason, or a duplicate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from data.errors import DashboardError
from data.sources.delivered import Delivery
from data.sources.mapping import Mapping


class DeliveryRefused(DashboardError):
    """A file cannot be read as a delivery of incidents."""


def read_police(
    files: Sequence[Path],
    *,
    areas: pa.Table | None,
    key: bytes,
    mapping: Mapping | None = None,
    delivered: datetime | None = None,
) -> Delivery:
    """Read the files of one delivery.

    Args:
        files: exports of the police; together they are one delivery.
        areas: by contracts.AREAS, in the CRS of the mapping; without it one area is drawn round the points.
        key: secret with which police numbers become pseudonyms.
        mapping: how this supplier writes; None: as the police do.
        delivered: moment of delivery; what starts after it is refused.
    Raises: DeliveryRefused when a file is not a table of incidents, or not safe to read.
    """
    raise DeliveryRefused("Het inlezen van politiebestanden is nog niet beschikbaar.")
