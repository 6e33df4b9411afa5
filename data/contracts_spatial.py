"""The schema of the tables about places that are worked out at publish; the form is that of data/contracts.py."""

from __future__ import annotations

from typing import Final

import pyarrow as pa

from analysis.near_repeat_verdict import VERDICTS
from analysis.zones import OUTER, PRIMARY
from data.contracts import CRIME_TYPES, DAY, TEXT, Column, Table

#: Maps whose accuracy is kept: our two, and the rival.
CURRENT_MAP, CHRONIC_MAP, LAST_YEAR_MAP = "actueel", "chronisch", "vorig_jaar"
MAPS: Final = (CURRENT_MAP, CHRONIC_MAP, LAST_YEAR_MAP)

_AREA = Column("area_code", TEXT, "Unit, district or municipality")
_CRIME = Column("crime_type", TEXT, "What is asked for; woninginbraak includes violent ones", allowed=CRIME_TYPES)
_FORTNIGHTS = Column("fortnights", pa.int16(), "How many fortnights, the newest included", "fortnights")
_START = Column("start", DAY, "First day")
_END = Column("end", DAY, "First day after")
_PLACED = Column("burglaries", pa.int32(), "Incidents with a place in the window", "incidents")

NEAR_REPEAT: Final = Table(
    name="near_repeat",
    meaning="The part each counted incident plays among near repeats of its own kind; rows as the served incidents",
    key=("row",),
    columns=(
        Column("row", pa.int32(), "Row among the served incidents"),
        Column("role", pa.int8(), "Place in analysis.near_repeat.ROLES: alone, originator, repeat, near repeat"),
        Column("follows", pa.int32(), "Row of the earlier incident it most likely follows; -1 for none"),
        Column("chain", pa.int32(), "Row of the first incident of its chain; -1 for none"),
        Column("chain_name", TEXT, "Name of the chain, the same in every municipality", optional=True),
    ),
)

KNOX: Final = Table(
    name="knox",
    meaning="Close pairs per band of distance and delay, against chance",
    key=("area_code", "crime_type", "fortnights", "metres_from", "days_from"),
    columns=(
        _AREA,
        _CRIME,
        _FORTNIGHTS,
        Column("metres_from", pa.float64(), "Band [from, to)", "m"),
        Column("metres_to", pa.float64(), "Band [from, to)", "m"),
        Column("days_from", pa.int16(), "Band [from, to)", "days"),
        Column("days_to", pa.int16(), "Band [from, to)", "days"),
        Column("observed", pa.int32(), "Pairs counted", "pairs"),
        Column("expected", pa.float64(), "Exact mean under chance", "pairs"),
        Column("mean", pa.float64(), "Mean of the permutations", "pairs"),
        Column("median", pa.float64(), "Median of the permutations", "pairs"),
        Column("p", pa.float64(), "(1 + permutations with at least as many) / (1 + permutations)"),
    ),
)

NEAR_REPEAT_VERDICT: Final = Table(
    name="near_repeat_verdict",
    meaning="The verdict on near repeats, from one band that is fixed beforehand, and what could have been prevented",
    key=("area_code", "crime_type", "fortnights"),
    columns=(
        _AREA,
        _CRIME,
        _FORTNIGHTS,
        _START,
        _END,
        _PLACED,
        Column("burglaries_year", pa.int32(), "Incidents with a place in 26 fortnights", "incidents"),
        Column("observed", pa.int32(), "Pairs below 200 m and 14 days", "pairs"),
        Column("expected", pa.float64(), "Exact mean under chance", "pairs"),
        Column("p", pa.float64(), "Of the fixed band"),
        Column("verdict", TEXT, "What is said", allowed=VERDICTS),
        Column("borrowed_from", TEXT, "Larger area that answers; empty for its own answer"),
        Column("followed", pa.int32(), "Incidents that followed another", "incidents"),
        Column("after_known", pa.int32(), "Those that began after the other was known to the police", "incidents"),
        Column("after_visible", pa.int32(), "Those that began after the other was delivered", "incidents"),
        Column("half_metres", pa.float64(), "Distance over which the weight halves", "m"),
        Column("half_days", pa.float64(), "Delay over which the weight halves", "days"),
        Column("permutations", pa.int32(), "Of the test"),
        Column("seed", pa.int64(), "Of the permutations"),
    ),
)

ZONE_SCORECARD: Final = Table(
    name="zone_scorecard",
    meaning="Incidents of a window that fell in zones visible at that moment, against the dwellings inside",
    key=("area_code", "crime_type", "fortnights", "kind"),
    columns=(
        _AREA,
        _CRIME,
        _FORTNIGHTS,
        Column("kind", TEXT, "Reach of the zones", allowed=(PRIMARY, OUTER)),
        _START,
        _END,
        _PLACED,
        Column("inside", pa.int32(), "Incidents inside a visible zone", "incidents"),
        Column("dwelling_share", pa.float64(), "Dwellings inside, averaged over time", "0 to 1"),
        Column("ratio", pa.float64(), "Share of incidents inside over share of dwellings", optional=True),
        Column("ratio_low", pa.float64(), "Lower bound, 95 %", optional=True),
        Column("ratio_high", pa.float64(), "Upper bound, 95 %", optional=True),
    ),
)

MAP_ACCURACY: Final = Table(
    name="map_accuracy",
    meaning="What maps made beforehand caught of the incidents of the fortnights that followed",
    key=("area_code", "crime_type", "map", "fortnights"),
    columns=(
        _AREA,
        _CRIME,
        Column("map", TEXT, "Density of 6 or of 26 fortnights, or last year's top cells", allowed=MAPS),
        Column("fortnights", pa.int16(), "Fortnights that were tested, each with its own map", "fortnights"),
        Column("start", DAY, "First day of the tested fortnights"),
        _END,
        Column("burglaries", pa.int32(), "Incidents in inhabited cells", "incidents"),
        Column("hits", pa.int32(), "Incidents in marked cells", "incidents"),
        Column("best_hits", pa.int32(), "The most that as many cells could hold", "incidents"),
        Column("cell_share", pa.float64(), "Marked cells as a share of inhabited cells", "0 to 1", optional=True),
        Column("hit_low", pa.float64(), "Lower bound of the hit rate, 95 %", optional=True),
        Column("hit_high", pa.float64(), "Upper bound of the hit rate, 95 %", optional=True),
        Column("enough", pa.bool_(), "Enough incidents to say anything"),
    ),
)

SPATIAL: Final[tuple[Table, ...]] = (NEAR_REPEAT, KNOX, NEAR_REPEAT_VERDICT, ZONE_SCORECARD, MAP_ACCURACY)
