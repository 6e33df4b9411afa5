"""What Gegevens is told: how fresh the data is, what came in, how good it is, and how much is still to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from analysis.quality import Quality
from data.answered.common import AreaRef, Period, Source


@dataclass(frozen=True)
class DeliveryLine:
    """One delivery with its accounting; ``read = accepted + quarantined + duplicates``."""

    delivery_id: int
    delivered: datetime
    kind: str
    supplier: str
    window: Period
    read: int
    accepted: int
    quarantined: int
    duplicates: int
    new: int
    updated: int
    unchanged: int
    lapsed: int


@dataclass(frozen=True)
class AreaQuality:
    """The quality of one municipality."""

    area: AreaRef
    quality: Quality


@dataclass(frozen=True)
class SupplierQuality:
    """The quality of one supplier, all crime types together."""

    supplier: str
    quality: Quality


@dataclass(frozen=True)
class Known:
    """How fast incidents become known.

    Attributes:
        by_day: share known 0, 1, 2 ... full days after the day itself.
        incidents: how many it was learnt from; 0 when nothing could be learnt.
        fortnights: the newest fortnights, newest first, with the share of each that is known.
    """

    by_day: tuple[float, ...]
    incidents: int
    fortnights: tuple[tuple[date, float], ...]


@dataclass(frozen=True)
class ContractTable:
    """One table of the data model: its name, what it holds, how many columns and rows it has in this version."""

    name: str
    meaning: str
    columns: int
    rows: int


@dataclass(frozen=True)
class QualityAnswer:
    """Everything Gegevens shows.

    ``period`` is the year up to the end of the chosen fortnight; ``today`` is what the age of the data is measured to;
    ``deliveries`` are the newest ones, newest first, of ``delivered`` in all.
    """

    area: AreaRef
    period: Period
    source: Source
    today: date
    deliveries: tuple[DeliveryLine, ...]
    delivered: int
    whole: Quality
    municipalities: tuple[AreaQuality, ...]
    suppliers: tuple[SupplierQuality, ...]
    known: Known
    contract: tuple[ContractTable, ...]
