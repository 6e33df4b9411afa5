"""The schema of every table that is worked out at publish; the form is that of data/contracts.py."""

from __future__ import annotations

from typing import Final

import pyarrow as pa

from data.contracts import CRIME_TYPES, DAY, LEVELS, MOMENT, TEXT, Column, Table
from data.contracts_spatial import SPATIAL

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

#: Why there is no proposal. Source: GLOSSARY.md, Level.
TOO_SHORT: Final = "te_weinig_historie"
TOO_FEW: Final = "te_weinig_gegevens"
NOT_DELIVERED: Final = "geen_levering"
OWN_STATES: Final = ("", TOO_SHORT, TOO_FEW, NOT_DELIVERED)

_COUNT: Final = pa.int32()
_NUMBER: Final = pa.float64()

LEVEL_PROPOSAL: Final = Table(
    name="level_proposal",
    meaning="What the counts proposed per area every fortnight, from what was known then; never changed afterwards",
    key=("crime_type", "area_code", "period"),
    columns=(
        Column("crime_type", TEXT, "Woninginbraak is 1.1.1, violent ones included", allowed=CRIME_TYPES),
        Column("area_code", TEXT, "Municipality; district and unit as context"),
        Column("period", DAY, "First day of the fortnight it was proposed after"),
        Column("issued", MOMENT, "Moment of the delivery it rests on", "local wall clock"),
        Column("rule", TEXT, "Name of the thresholds"),
        Column("level", TEXT, "Level that the counts propose; empty without history", allowed=LEVELS, optional=True),
        Column("own_state", TEXT, "Why there is no proposal; empty when there is one", allowed=OWN_STATES),
        Column("since", DAY, "Fortnight in which this level began", optional=True),
        Column("newest", DAY, "Newest fortnight that counted for up", optional=True),
        Column("known_share", _NUMBER, "Share of it that was known", "0 to 1", optional=True),
        Column("observed", _COUNT, "Burglaries known of it", "incidents", optional=True),
        Column("expected", _NUMBER, "Normal for it when all is known", "incidents", optional=True),
        Column("lower", _COUNT, "1 % quantile of that", "incidents", optional=True),
        Column("upper", _COUNT, "99 % quantile of that", "incidents", optional=True),
        Column("p", _NUMBER, "Chance of as much or more, all windows together", "0 to 1", optional=True),
        Column("guard", pa.bool_(), "Enough burglaries and enough above normal", optional=True),
        Column("alarm", pa.bool_(), "Unusual among all areas of its family", optional=True),
        Column("window", pa.int8(), "Most unusual window", "fortnights", optional=True),
        Column("window_observed", _COUNT, "Burglaries known in it", "incidents", optional=True),
        Column("window_expected", _NUMBER, "Normal in it, as far as known", "incidents", optional=True),
        Column("window_lower", _COUNT, "1 % quantile of that", "incidents", optional=True),
        Column("window_upper", _COUNT, "99 % quantile of that", "incidents", optional=True),
        Column("complete", DAY, "Newest complete fortnight, that counted for down", optional=True),
        Column("complete_observed", _COUNT, "Burglaries known of it", "incidents", optional=True),
        Column("complete_expected", _NUMBER, "Normal for it", "incidents", optional=True),
        Column("quiet_max", _COUNT, "Largest count of it that is quiet", "incidents", optional=True),
        Column("p2", _NUMBER, "Chance of as much or more in it and the one before", "0 to 1", optional=True),
        Column("quiet", pa.bool_(), "It was quiet", optional=True),
        Column("calm", pa.int8(), "Quiet complete fortnights so far while scaled up", "fortnights", optional=True),
        Column("down_most", _COUNT, "At most so many a fortnight brings basisniveau; newest only", optional=True),
        Column("down_periods", pa.int8(), "in so many fortnights", "fortnights", optional=True),
        Column("down_first", DAY, "of which this is the first", optional=True),
    ),
)

COMPUTED: Final[tuple[Table, ...]] = (KNOWN_CURVE, SUPPLIER_QUALITY, LEVEL_PROPOSAL, *SPATIAL)
