"""The schema of every table that is worked out at publish; the form is that of data/contracts.py."""

from __future__ import annotations

from typing import Final

import pyarrow as pa

from data.contracts import TEXT, Column, Table

KNOWN_CURVE: Final = Table(
    name="known_curve",
    meaning="How fast burglaries become known: share known k days after the day, learnt from late registrations",
    key=("crime_type", "days"),
    columns=(
        Column("crime_type", TEXT, "Disjoint type; empty text for all together"),
        Column("days", pa.int16(), "Full days since the day was over", "days"),
        Column("share", pa.float64(), "Share of that day's burglaries that is known", "0 to 1"),
        Column("incidents", pa.int32(), "Incidents it was learnt from; 0: nothing could be learnt", "incidents"),
    ),
)

SUPPLIER_QUALITY: Final = Table(
    name="supplier_quality",
    meaning="How good the incidents of each supplier are, over the 364 days before the moment of the data",
    key=("supplier",),
    columns=(
        Column("supplier", TEXT, "Who delivered"),
        Column("n", pa.int32(), "Incidents", "incidents"),
        Column("located", pa.float64(), "Share with an exact place", "0 to 1", optional=True),
        Column("stations", pa.int32(), "Stood at a police station", "incidents"),
        Column("contradicted", pa.int32(), "Point in another municipality than was delivered", "incidents"),
        Column("median_hours", pa.float64(), "Middle length of the windows", "hours", optional=True),
        Column("long_share", pa.float64(), "Share of windows of 12 hours or more", "0 to 1", optional=True),
        Column("unknown", pa.list_(pa.float64()), "Share not filled in, in the order of QUALITY_FIELDS", "0 to 1"),
    ),
)

COMPUTED: Final[tuple[Table, ...]] = (KNOWN_CURVE, SUPPLIER_QUALITY)
