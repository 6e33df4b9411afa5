"""What reading a delivery hands to merging it: the incidents, the accounting of every row, and what was set aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import pyarrow as pa

from data.contracts import INCIDENTS, RD_NEW, TEXT, Column, Table
from data.errors import DashboardError

#: What only merging can know: it compares a delivery with those before it.
MERGED: Final = ("visible_since", "delivery_id", "lapsed")

DELIVERED: Final = Table(
    name="delivered",
    meaning="The accepted incidents of one delivery, before they are merged with those before it",
    key=INCIDENTS.key,
    crs=INCIDENTS.crs,
    columns=tuple(column for column in INCIDENTS.columns if column.name not in MERGED),
)

#: Holds what may be kept of a refused row: where it stood and why; never what it said.
QUARANTINE: Final = Table(
    name="quarantine",
    meaning="Rows of a delivery that were refused, with the reason",
    key=("file", "row"),
    columns=(
        Column("file", pa.int32(), "Which file of the delivery, the first is 1"),
        Column("row", pa.int64(), "Line of a text file or row of a sheet, the first is 1"),
        Column("reason", TEXT, "Why, in Dutch"),
    ),
)


class DeliveryRefused(DashboardError):
    """A file cannot be read as a delivery of incidents."""


@dataclass(frozen=True)
class Accounting:
    """What became of every row: ``read = accepted + quarantined + duplicates``, always.

    Attributes:
        read: rows of incidents in the files; titles, headings, totals and empty rows are none.
        accepted: rows that became an incident.
        quarantined: rows that were refused, each with one of ``reasons``.
        duplicates: rows about an incident of which a heavier or an earlier row was accepted.
        reasons: Dutch reason -> rows refused for it.
        dropped_columns: headings that were not read any further, as the files write them.
        flags: Dutch remark -> accepted rows about which it is true.
    """

    read: int
    accepted: int
    quarantined: int
    duplicates: int
    reasons: Mapping[str, int] = field(default_factory=dict)
    dropped_columns: tuple[str, ...] = ()
    flags: Mapping[str, int] = field(default_factory=dict)

    @property
    def closes(self) -> bool:
        """Tell whether no row was lost."""
        told = self.accepted + self.quarantined + self.duplicates
        return self.read == told and self.quarantined == sum(self.reasons.values())


@dataclass(frozen=True)
class Delivery:
    """One delivery of incidents, read and placed.

    Attributes:
        incidents: keeps ``DELIVERED``.
        accounting: what became of every row.
        quarantine: keeps ``QUARANTINE``.
        window_from: first interval start in the files.
        window_to: first moment after the last interval start.
        source_sha256: hash of the files and of the mapping with which they were read.
        supplier: who delivered.
        crs: metric CRS of the places.
        areas: one area round the points, by contracts.AREAS, where no areas were handed in; None otherwise.
    """

    incidents: pa.Table
    accounting: Accounting
    quarantine: pa.Table
    window_from: datetime
    window_to: datetime
    source_sha256: str
    supplier: str
    crs: str = RD_NEW
    areas: pa.Table | None = None
