"""Answers Gegevens: can I trust this?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from analysis.counts import DAYS_PER_FORTNIGHT
from analysis.quality import Quality, quality_of
from data.answered.common import Period, Source
from data.answered.quality import AreaQuality, ContractTable, DeliveryLine, Known, QualityAnswer, SupplierQuality
from data.contracts import MUNICIPALITY, PLACE_FLAGS, TABLES, UNKNOWN
from data.contracts_computed import COMPUTED, SUPPLIER_QUALITY
from data.mapped import served_names
from data.precompute.quality import CONTRADICTED, QUALITY_FIELDS, STATION
from data.query import Query
from data.questions.known import curve, share_known
from data.serving import WORDS
from data.store import Area, Store

Rows = NDArray[np.int64]

#: Deliveries that are listed: a year of fortnightly ones.
LISTED: Final = 26
#: Days after the day itself that the curve shows, and newest fortnights of which the share is told.
CURVE_DAYS: Final = 56
NEWEST: Final = 4
YEAR: Final = "12m"
_HOUR: Final = np.timedelta64(3_600, "s")


def quality(store: Store, query: Query, source: Source, today: date) -> QualityAnswer:
    """Answer the page for one area and crime type, over the year up to the chosen fortnight.

    Args:
        store: the snapshot.
        query: settled: area and period are filled in.
        source: what it rests on.
        today: what the age of the data is measured to.
    """
    served = served_names(store.manifest)
    area, asked = store.area(query.area), replace(query, span=YEAR, start=None, end=None)
    days = asked.days()
    return QualityAnswer(
        area=area.ref,
        period=days,
        source=source,
        today=today,
        deliveries=tuple(_line(row) for row in store.deliveries.iloc[::-1].head(LISTED).to_dict("records")),
        delivered=len(store.deliveries),
        whole=_measured(store, store.rows(area, days, asked)),
        municipalities=_municipalities(store, area, days, asked),
        suppliers=_suppliers(store),
        known=_known(store, query.crime_type, query.days().end),
        contract=tuple(
            ContractTable(table.name, table.meaning, len(table.columns), store.table(table.name).num_rows)
            for table in (*TABLES, *COMPUTED)
            if table.name in served
        ),
    )


def _municipalities(store: Store, area: Area, days: Period, query: Query) -> tuple[AreaQuality, ...]:
    inside = store.within(area, MUNICIPALITY) or tuple(filter(None, (store.municipality_of(area),)))
    return tuple(AreaQuality(one.ref, _measured(store, store.rows(one, days, query))) for one in inside)


def _measured(store: Store, rows: Rows) -> Quality:
    incidents = store.incidents
    flag = incidents.place_flag[rows]
    unknown = [getattr(incidents, field)[rows] == WORDS[field].index(UNKNOWN) for field in QUALITY_FIELDS]
    return quality_of(
        located=incidents.cell_id[rows] >= 0,
        station=flag == PLACE_FLAGS.index(STATION),
        contradicted=flag == PLACE_FLAGS.index(CONTRADICTED),
        hours=(incidents.latest[rows] - incidents.earliest[rows]) / _HOUR,
        unknown=np.stack(unknown, axis=1),
    )


def _suppliers(store: Store) -> tuple[SupplierQuality, ...]:
    rows = store.table(SUPPLIER_QUALITY.name).to_pylist()
    return tuple(
        SupplierQuality(row.pop("supplier"), Quality(**{**row, "unknown": tuple(row["unknown"])})) for row in rows
    )


def _known(store: Store, crime_type: str, end: date) -> Known:
    learnt = curve(store, crime_type)
    starts = [end - timedelta(days=DAYS_PER_FORTNIGHT * back) for back in range(1, NEWEST + 1)]
    shares = [(start, share_known(store, crime_type, start)) for start in starts]
    return Known(
        by_day=tuple(np.round(learnt.share[: CURVE_DAYS + 1], 4).tolist()),
        incidents=learnt.incidents,
        fortnights=tuple((start, round(share, 4)) for start, share in shares if share is not None),
    )


def _line(row: Mapping[Any, Any]) -> DeliveryLine:
    counts = ("read", "accepted", "quarantined", "duplicates", "new", "updated", "unchanged", "lapsed")
    return DeliveryLine(
        delivery_id=int(row["delivery_id"]), delivered=row["delivered"].to_pydatetime(), kind=row["kind"],
        supplier=row["supplier"], window=Period(row["window_from"].date(), row["window_to"].date()),
        **{name: int(row[name]) for name in counts},
    )  # fmt: skip
