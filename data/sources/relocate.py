"""Incidents in new outlines: places are looked up again, codes of an earlier division follow their municipality."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from data.contracts import INCIDENTS, MUNICIPALITY
from data.sources.within import codes_of


def relocated(incidents: pa.Table, areas: pa.Table) -> pa.Table:
    """Name the areas of incidents anew.

    Args:
        incidents: by contracts.INCIDENTS.
        areas: by contracts.AREAS; the new division.
    Returns: the same incidents; a place decides where there is one, else the code that the old code has become.
    """
    frame = incidents.select(["municipality_code", "x_m", "y_m"]).to_pandas()
    found = codes_of(areas, frame["x_m"].to_numpy(np.float64), frame["y_m"].to_numpy(np.float64))
    followed = frame["municipality_code"].map(_successor(areas)).fillna(frame["municipality_code"])
    found["municipality_code"] = found["municipality_code"].where(found["municipality_code"].notna(), followed)
    for name in found.columns:
        values = pa.array(found[name].where(found[name].notna(), None), pa.string())
        incidents = incidents.set_column(incidents.column_names.index(name), INCIDENTS.column(name).field, values)
    return INCIDENTS.check(incidents)


def _successor(areas: pa.Table) -> dict[str, str]:
    rows = areas.select(["code", "level", "earlier_codes"]).to_pylist()
    return {old: row["code"] for row in rows if row["level"] == MUNICIPALITY for old in row["earlier_codes"]}
