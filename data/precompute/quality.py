"""Works out at publish how good the incidents of each supplier are; who delivered a row is not served."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analysis.counts import DAYS_PER_FORTNIGHT, FORTNIGHTS_PER_YEAR
from analysis.quality import Quality, quality_of
from data.contracts import UNKNOWN
from data.contracts_computed import SUPPLIER_QUALITY

#: Fields of which it is told how often they are not filled in.
QUALITY_FIELDS: Final = ("dwelling_type", "modus_operandi", "entry", "victim_group", "offender_group", "loot_class")
STATION, CONTRADICTED = "bureau", "tegenspraak"
YEAR: Final = timedelta(days=DAYS_PER_FORTNIGHT * FORTNIGHTS_PER_YEAR)
_HOUR: Final = np.timedelta64(3_600, "s")


def quality(tables: Mapping[str, pa.Table], as_of: datetime, _executor: Executor) -> dict[str, pa.Table]:
    """Measure every supplier that delivered incidents of the last 364 days."""
    incidents = tables["incidents"]
    recent = pc.greater_equal(incidents["earliest"], pa.scalar(as_of - YEAR, pa.timestamp("s")))
    counted = incidents.filter(pc.and_(recent, pc.invert(incidents["lapsed"])))
    rows = [
        {"supplier": name, **asdict(_measured(counted.filter(pc.equal(counted["supplier"], name))))}
        for name in sorted(pc.unique(counted["supplier"]).to_pylist())
    ]
    return {SUPPLIER_QUALITY.name: SUPPLIER_QUALITY.check(pa.Table.from_pylist(rows, schema=SUPPLIER_QUALITY.schema))}


def _measured(incidents: pa.Table) -> Quality:
    flag = incidents["place_flag"]
    hours = (incidents["latest"].to_numpy() - incidents["earliest"].to_numpy()) / _HOUR
    unknown = [pc.equal(incidents[field], UNKNOWN).to_numpy() for field in QUALITY_FIELDS]
    return quality_of(
        located=pc.is_valid(incidents["x_m"]).to_numpy(),
        station=pc.equal(flag, STATION).to_numpy(),
        contradicted=pc.equal(flag, CONTRADICTED).to_numpy(),
        hours=hours,
        unknown=np.stack(unknown, axis=1),
    )
