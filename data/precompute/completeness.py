"""Works out at publish how fast burglaries become known, per crime type, from the deliveries so far."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from datetime import datetime
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis.completeness import KnownCurve, known_curves, registered
from data.contracts_computed import KNOWN_CURVE

MOMENTS: Final = ("reported", "earliest", "visible_since")


def completeness(tables: Mapping[str, pa.Table], as_of: datetime, _executor: Executor) -> dict[str, pa.Table]:
    """Learn one curve per crime type, and under the empty text one of all types together."""
    incidents = tables["incidents"]
    counted = incidents.filter(pc.invert(incidents["lapsed"]))
    reported, earliest, visible = (counted[name].to_numpy() for name in MOMENTS)
    known = registered(reported, earliest, visible, tables["deliveries"]["delivered"].to_numpy())
    kinds = counted["crime_type"].to_numpy().astype(str)
    return {KNOWN_CURVE.name: curves_table(known_curves(kinds, earliest, known, np.datetime64(as_of, "s")))}


def curves_table(curves: Mapping[str, KnownCurve]) -> pa.Table:
    """Write the curves by their contract."""
    frames = [
        pd.DataFrame(
            {
                "crime_type": kind,
                "days": np.arange(len(curve.share)),
                "share": curve.share,
                "incidents": curve.incidents,
            }
        )
        for kind, curve in curves.items()
    ]
    return KNOWN_CURVE.from_frame(pd.concat(frames, ignore_index=True))


def curve_of(table: pa.Table, crime_type: str) -> KnownCurve:
    """Read one curve back; a crime type that has none gets that of all together."""
    own = table.filter(pc.equal(table["crime_type"], crime_type))
    if not own.num_rows:
        own = table.filter(pc.equal(table["crime_type"], ""))
    ordered = own.sort_by("days")
    return KnownCurve(ordered["share"].to_numpy(), ordered["incidents"][0].as_py() if ordered.num_rows else 0)
