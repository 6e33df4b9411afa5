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

COMPUTED: Final[tuple[Table, ...]] = (KNOWN_CURVE,)
