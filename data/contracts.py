"""The schema of every table: column, type, meaning, unit, source, allowed values.

The same objects check a delivery on its way in, a snapshot on its way out, and the tests, and generate
``docs/data.md``. What a word means stands in GLOSSARY.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.errors import ContractBroken

#: Raised when a table changes shape; stored in each snapshot's manifest.
CONTRACT_VERSION: Final = 1
RD_NEW: Final = "EPSG:28992"

MOMENT: Final = pa.timestamp("s")
DAY: Final = pa.date32()
TEXT: Final = pa.string()


@dataclass(frozen=True)
class Column:
    """One column: what it holds, in which unit, from which source, and which values may stand in it."""

    name: str
    type: pa.DataType
    meaning: str
    unit: str = ""
    source: str = ""
    allowed: tuple[str, ...] = ()
    optional: bool = False

    @property
    def field(self) -> pa.Field:
        """The Arrow field of this column."""
        return pa.field(self.name, self.type, nullable=self.optional)


@dataclass(frozen=True)
class Table:
    """One table: its columns, the columns that name a row, and its CRS when it holds places."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    crs: str = ""

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, columns in the order of the contract."""
        return pa.schema([column.field for column in self.columns])

    def column(self, name: str) -> Column:
        """Give the column called ``name``.

        Raises: KeyError when the contract has no such column.
        """
        return next(column for column in self.columns if column.name == name)

    def check(self, table: pa.Table) -> pa.Table:
        """Return ``table`` in contract order and types, or say what is wrong with it.

        Raises: ContractBroken with a Dutch sentence: a column is missing, extra, of the wrong type, empty
            where it may not be, or holds a value that is not allowed; or a key occurs twice.
        """
        names = [column.name for column in self.columns]
        if missing := [name for name in names if name not in table.column_names]:
            raise ContractBroken(f"Tabel {self.name} mist de kolom {', '.join(missing)}.")
        if extra := [name for name in table.column_names if name not in names]:
            raise ContractBroken(f"Tabel {self.name} heeft een onbekende kolom: {', '.join(extra)}.")
        for column in self.columns:
            self._check_filled(column, table[column.name])
        ordered = self._cast(table.select(names))
        for column in self.columns:
            self._check_allowed(column, ordered[column.name])
        self._check_key(ordered)
        return ordered

    def from_frame(self, frame: pd.DataFrame) -> pa.Table:
        """Turn a frame with the contract's columns into a checked Arrow table.

        Raises: ContractBroken as ``check`` does.
        """
        fields = [column.field.with_nullable(True) for column in self.columns if column.name in frame.columns]
        names = [field.name for field in fields]
        try:
            table = pa.Table.from_pandas(frame[names], schema=pa.schema(fields), preserve_index=False)
        except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
            raise ContractBroken(f"Tabel {self.name} past niet in het gegevensmodel: {error}") from error
        return self.check(table.replace_schema_metadata(None))

    def empty(self) -> pa.Table:
        """Give the table without rows."""
        return self.schema.empty_table()

    def _cast(self, table: pa.Table) -> pa.Table:
        try:
            return table.replace_schema_metadata(None).cast(self.schema)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError) as error:
            raise ContractBroken(f"Tabel {self.name} past niet in het gegevensmodel: {error}") from error

    def _check_filled(self, column: Column, values: pa.ChunkedArray) -> None:
        if values.null_count and not column.optional:
            raise ContractBroken(
                f"Tabel {self.name}: {values.null_count} rijen hebben geen waarde in de kolom {column.name}."
            )

    def _check_allowed(self, column: Column, values: pa.ChunkedArray) -> None:
        if column.allowed:
            found = pc.unique(values.drop_null()).to_pylist()
            if wrong := sorted(set(found) - set(column.allowed)):
                raise ContractBroken(
                    f"Tabel {self.name}: {', '.join(map(repr, wrong[:3]))} mag niet in de kolom {column.name}."
                )

    def _check_key(self, table: pa.Table) -> None:
        if self.key and table.num_rows:
            distinct = table.group_by(list(self.key)).aggregate([]).num_rows
            if distinct != table.num_rows:
                twice = table.num_rows - distinct
                raise ContractBroken(f"Tabel {self.name}: {twice} rijen hebben een sleutel die al bestaat.")


# --- Words that are allowed -------------------------------------------------------------------------------

WONINGINBRAAK: Final = "woninginbraak"
INBRAAK_MET_GEWELD: Final = "inbraak_met_geweld"
SCHUUR: Final = "schuur"
STRAATROOF: Final = "straatroof"
OVERVAL: Final = "overval"
CRIME_TYPES: Final = (WONINGINBRAAK, INBRAAK_MET_GEWELD, SCHUUR, STRAATROOF, OVERVAL)

#: Which police class (MK) makes which crime type. Source: definitions of the product, police code list.
CRIME_TYPE_OF_MK: Final = {
    "A20": WONINGINBRAAK, "A30": WONINGINBRAAK,
    "B20": INBRAAK_MET_GEWELD, "B30": INBRAAK_MET_GEWELD,
    "A21": SCHUUR, "A34": SCHUUR, "B21": SCHUUR, "B34": SCHUUR,
    "B70": STRAATROOF,
    "B72": OVERVAL, "B73": OVERVAL, "B74": OVERVAL,
}  # fmt: skip

UNKNOWN: Final = "onbekend"
DWELLING_TYPES: Final = (
    "tussenwoning", "hoekwoning", "twee_onder_een_kap", "vrijstaand", "appartement", "overig", UNKNOWN,
)  # fmt: skip
MODI_OPERANDI: Final = (
    "raam_deur_forceren", "insluiping", "flipperen", "kerntrekken", "ruit_ingooien", "gaatjesboren",
    "babbeltruc", "overig", UNKNOWN,
)  # fmt: skip
ENTRIES: Final = ("voordeur", "achterdeur", "raam_begane_grond", "balkon_of_verdieping", "overig", UNKNOWN)
VICTIM_GROUPS: Final = (
    "alleenwonend", "ouderen_alleenwonend", "ouderen_samenwonend", "stel", "gezin", "studenten", UNKNOWN,
)  # fmt: skip
OFFENDER_GROUPS: Final = ("lokaal", "regionaal", "mobiel", "jeugd", UNKNOWN)
LOOT_CLASSES: Final = ("geen", "sieraden", "geld", "elektronica", "voertuigsleutels", "overig", UNKNOWN)

UNIT, DISTRICT, MUNICIPALITY, WIJK, BUURT = "eenheid", "district", "gemeente", "wijk", "buurt"
AREA_LEVELS: Final = (UNIT, DISTRICT, MUNICIPALITY, WIJK, BUURT)

LEVELS: Final = ("basisniveau", "afbouwen", "verhoogde_aandacht", "opgeschaald")
STATUSES: Final = (
    UNKNOWN, "niet_gestart", "in_voorbereiding", "in_uitvoering", "gerealiseerd", "geborgd", "niet_van_toepassing",
)  # fmt: skip
STATUS_LINES: Final = (
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14a", "14b", "14c", "15", "16", "17",
)  # fmt: skip
ACTOR_KINDS: Final = (
    "gemeente", "dvo", "driehoek", "politie", "om", "veiligheidshuis", "bestuur", "expertteam",
)  # fmt: skip
BODY_KINDS: Final = ("dvo", "driehoek", "gemeente")
DELIVERY_KINDS: Final = ("veiligheidsbeeld", "tussentijds")
THEMES: Final = ("1", "2", "3", "4", "5", "6")
CALENDAR_KINDS: Final = ("schoolvakantie", "ddo", "campagne", "feestdag")
VOICES: Final = ("gemeente", "politie", "om", "systeem", "overig")
PLACE_FLAGS: Final = ("exact", "tegenspraak", "bureau", UNKNOWN)

# --- The tables -------------------------------------------------------------------------------------------

INCIDENTS: Final = Table(
    name="incidents",
    meaning="Every accepted incident, once; exact places stay inside the data folder",
    key=("incident_id",),
    crs=RD_NEW,
    columns=(
        Column("incident_id", TEXT, "Pseudonym: keyed hash of the police number", source="BVH"),
        Column("crime_type", TEXT, "Disjoint type by police class", source="MK", allowed=CRIME_TYPES),
        Column(
            "mk_code", TEXT, "Police class (maatschappelijke klasse)", source="BVH", allowed=tuple(CRIME_TYPE_OF_MK)
        ),
        Column("attempt", pa.bool_(), "Poging: nothing was taken and nobody came in", source="BVH"),
        Column("earliest", MOMENT, "Start of the time window", "local wall clock", "BVH"),
        Column("latest", MOMENT, "End of the time window; equals the start when unknown", "local wall clock", "BVH"),
        Column("reported", MOMENT, "Kennisname: the police heard of it", "local wall clock", "BVH", optional=True),
        Column("known_since", MOMENT, "Later of kennisname and the end of the window", "local wall clock", "computed"),
        Column(
            "visible_since", MOMENT, "Moment of the first delivery that carried it", "local wall clock", "deliveries"
        ),
        Column("delivery_id", pa.int32(), "First delivery that carried it", source="deliveries"),
        Column(
            "lapsed",
            pa.bool_(),
            "Vervallen: a later delivery no longer carries it; kept, not counted",
            source="deliveries",
        ),
        Column("municipality_code", TEXT, "Municipality of offence", source="CBS"),
        Column("wijk_code", TEXT, "Wijk of offence", source="point in polygon", optional=True),
        Column("buurt_code", TEXT, "Buurt of offence", source="point in polygon", optional=True),
        Column("cell_id", pa.int64(), "125 m cell: row * 100,000 + column", source="point", optional=True),
        Column("x_m", pa.float64(), "Easting; never leaves the server", "m", "BVH", optional=True),
        Column("y_m", pa.float64(), "Northing; never leaves the server", "m", "BVH", optional=True),
        Column("place_flag", TEXT, "How far the place can be trusted", source="computed", allowed=PLACE_FLAGS),
        Column("dwelling_type", TEXT, "Type of dwelling", source="BVH", allowed=DWELLING_TYPES),
        Column("modus_operandi", TEXT, "Way of working", source="BVH", allowed=MODI_OPERANDI),
        Column("entry", TEXT, "Place of entry", source="BVH", allowed=ENTRIES),
        Column("victim_group", TEXT, "Type of household; never a person", source="BVH", allowed=VICTIM_GROUPS),
        Column("offender_group", TEXT, "Type of offender where known", source="BVH", allowed=OFFENDER_GROUPS),
        Column("loot_class", TEXT, "Kind of loot", source="BVH", allowed=LOOT_CLASSES),
        Column("supplier", TEXT, "Who delivered the row", source="deliveries"),
    ),
)

AREAS: Final = Table(
    name="areas",
    meaning="Unit, districts, municipalities, wijken and buurten of one year, with their outlines",
    key=("code",),
    crs=RD_NEW,
    columns=(
        Column("code", TEXT, "CBS code (GM, WK, BU), or ON and ON-XX for unit and districts", source="CBS"),
        Column("name", TEXT, "Name on screen", source="CBS"),
        Column("level", TEXT, "Place in the hierarchy", allowed=AREA_LEVELS),
        Column("parent_code", TEXT, "Area it is part of; empty for the unit", optional=True),
        Column("year", pa.int16(), "Year of the division", "year", "CBS"),
        Column("earlier_codes", pa.list_(TEXT), "Codes of earlier years that map onto this area", source="CBS"),
        Column("population", pa.int32(), "Inhabitants", "persons", "CBS", optional=True),
        Column("dwellings", pa.int32(), "Dwellings", "dwellings", "CBS", optional=True),
        Column("urbanity", pa.int8(), "Urbanity class, 1 most urban to 5 rural", source="CBS", optional=True),
        Column("school_region", TEXT, "School-holiday region", source="ministry", optional=True),
        Column("x_m", pa.float64(), "Easting of the label point, inside the outline", "m", "computed"),
        Column("y_m", pa.float64(), "Northing of the label point", "m", "computed"),
        Column("geometry", pa.binary(), "Outline as WKB polygon or multipolygon", "m", "CBS"),
    ),
)

CELLS: Final = Table(
    name="cells",
    meaning="Inhabited 125 m cells with their dwellings",
    key=("cell_id",),
    crs=RD_NEW,
    columns=(
        Column("cell_id", pa.int64(), "125 m cell: row * 100,000 + column"),
        Column("x_m", pa.float64(), "Easting of the cell's centre", "m"),
        Column("y_m", pa.float64(), "Northing of the cell's centre", "m"),
        Column("dwellings", pa.int32(), "Dwellings in the cell", "dwellings", "CBS"),
        Column("estimated", pa.bool_(), "Dwellings were spread over buurten, not counted"),
        Column("municipality_code", TEXT, "Municipality of the centre"),
        Column("wijk_code", TEXT, "Wijk of the centre"),
        Column("buurt_code", TEXT, "Buurt of the centre"),
    ),
)

STREETS: Final = Table(
    name="streets",
    meaning="Street names per cell, for letters to all dwellings; holds no victim",
    key=("cell_id", "street"),
    columns=(
        Column("cell_id", pa.int64(), "125 m cell"),
        Column("street", TEXT, "Street name", source="steward"),
        Column("dwellings", pa.int32(), "Dwellings of the street in the cell", "dwellings", "steward"),
    ),
)

DELIVERIES: Final = Table(
    name="deliveries",
    meaning="The log of deliveries with their accounting",
    key=("delivery_id",),
    columns=(
        Column("delivery_id", pa.int32(), "Number in order of arrival"),
        Column("delivered", MOMENT, "Moment of delivery", "local wall clock"),
        Column("kind", TEXT, "Closes a fortnight, or an increment", allowed=DELIVERY_KINDS),
        Column("supplier", TEXT, "Who delivered"),
        Column("window_from", MOMENT, "First interval start it speaks of", "local wall clock"),
        Column("window_to", MOMENT, "First interval start it no longer speaks of", "local wall clock"),
        Column("read", pa.int64(), "Rows read", "rows"),
        Column("accepted", pa.int64(), "New + updated + unchanged", "rows"),
        Column("quarantined", pa.int64(), "Refused with a reason", "rows"),
        Column("duplicates", pa.int64(), "Same number again within the delivery", "rows"),
        Column("new", pa.int64(), "Not seen before", "rows"),
        Column("updated", pa.int64(), "Seen before, changed", "rows"),
        Column("unchanged", pa.int64(), "Seen before, the same", "rows"),
        Column("lapsed", pa.int64(), "Inside the window but gone from this delivery", "incidents"),
        Column("source_sha256", TEXT, "Hash of the delivered file"),
    ),
)

CUBE: Final = Table(
    name="cube",
    meaning="Counts that are kept for ever: week x wijk x type x attempt (a fortnight is two weeks)",
    key=("week", "municipality_code", "wijk_code", "crime_type", "attempt"),
    columns=(
        Column("week", DAY, "Monday of the week of the interval start"),
        Column("municipality_code", TEXT, "Municipality of offence"),
        Column("wijk_code", TEXT, "Wijk of offence; empty text when the place is unknown"),
        Column("crime_type", TEXT, "Disjoint type", allowed=CRIME_TYPES),
        Column("attempt", pa.bool_(), "Poging"),
        Column("count", pa.int32(), "Incidents", "incidents"),
    ),
)

CUBE_HOURS: Final = Table(
    name="cube_hours",
    meaning="Aoristic weight in the 168 hours of the week, kept for ever",
    key=("fortnight", "municipality_code", "crime_type"),
    columns=(
        Column("fortnight", DAY, "First day of the fortnight"),
        Column("municipality_code", TEXT, "Municipality of offence"),
        Column("crime_type", TEXT, "Disjoint type", allowed=CRIME_TYPES),
        Column("weights", pa.list_(pa.float32(), 168), "Monday 00-01 first", "incidents"),
    ),
)

CUBE_PROFILES: Final = Table(
    name="cube_profiles",
    meaning="Counts per category of the profile, kept for ever",
    key=("fortnight", "municipality_code", "crime_type", "attempt", "profile", "value"),
    columns=(
        Column("fortnight", DAY, "First day of the fortnight"),
        Column("municipality_code", TEXT, "Municipality of offence"),
        Column("crime_type", TEXT, "Disjoint type", allowed=CRIME_TYPES),
        Column("attempt", pa.bool_(), "Poging"),
        Column("profile", TEXT, "Column of incidents that is counted"),
        Column("value", TEXT, "Category"),
        Column("count", pa.int32(), "Incidents", "incidents"),
    ),
)

MEASURES: Final = Table(
    name="measure",
    meaning="What was done, where, when and how much",
    key=("measure_id",),
    columns=(
        Column("measure_id", TEXT, "Number of the measure"),
        Column("theme", TEXT, "Theme of the plan", allowed=THEMES),
        Column("line", TEXT, "Status line it serves", allowed=STATUS_LINES, optional=True),
        Column("kind", TEXT, "Kind of measure, in Dutch"),
        Column("area_code", TEXT, "Area where it runs"),
        Column("cells", pa.list_(pa.int64()), "125 m cells where it runs; empty means the whole area"),
        Column("start", DAY, "First day"),
        Column("end", DAY, "Last day; empty means it still runs", optional=True),
        Column("dose", pa.float64(), "How much", "see dose_unit", optional=True),
        Column("dose_unit", TEXT, "Unit of the dose, in Dutch", optional=True),
        Column("organiser", TEXT, "Function and organisation, never a name"),
        Column("linked_to", TEXT, "Zone or decision it answers", optional=True),
    ),
)

MILESTONE_STATUS: Final = Table(
    name="milestone_status",
    meaning="A claim, with evidence, about one status line by one actor",
    key=("line", "actor_kind", "actor_code", "voice", "date"),
    columns=(
        Column("line", TEXT, "Status line: number of the decision or its part", source="plan", allowed=STATUS_LINES),
        Column("actor_kind", TEXT, "Who must act", source="plan", allowed=ACTOR_KINDS),
        Column("actor_code", TEXT, "Area or body of the actor"),
        Column("status", TEXT, "How far it is", allowed=STATUSES),
        Column("owner", TEXT, "Function, never a name", optional=True),
        Column("date", DAY, "Day of the claim"),
        Column("evidence", TEXT, "Text or link that shows it", optional=True),
        Column("hurdle", TEXT, "What stands in the way", optional=True),
        Column("next_step", TEXT, "What happens next", optional=True),
        Column("review_date", DAY, "After this day the claim fades to unknown", optional=True),
        Column("voice", TEXT, "Who says so", allowed=VOICES),
    ),
)

DECISIONS: Final = Table(
    name="decision",
    meaning="What a body decided about the level of an area",
    key=("decision_id",),
    columns=(
        Column("decision_id", TEXT, "Number of the decision"),
        Column("body_id", TEXT, "Body that decided"),
        Column("area_code", TEXT, "Area it is about"),
        Column("proposed_level", TEXT, "Level that was proposed then", allowed=LEVELS),
        Column("level", TEXT, "Level that was decided", allowed=LEVELS),
        Column("decided_on", DAY, "Day of the meeting"),
        Column("end", DAY, "Last day it holds; empty: until that body's next meeting", optional=True),
        Column("reason", TEXT, "Why, in the body's words"),
        Column("owner", TEXT, "Function that carries it out"),
        Column("recorded_by", TEXT, "Account that recorded it"),
    ),
)

BODIES: Final = Table(
    name="body",
    meaning="Bodies that decide, with their meetings",
    key=("body_id",),
    columns=(
        Column("body_id", TEXT, "Short code of the body"),
        Column("kind", TEXT, "Kind of body", allowed=BODY_KINDS),
        Column("name", TEXT, "Name on screen"),
        Column("municipalities", pa.list_(TEXT), "Municipalities it decides about", source="CBS codes"),
        Column("meetings", pa.list_(DAY), "Days it meets, past and planned"),
    ),
)

INDICATORS: Final = Table(
    name="indicator",
    meaning="A number or state that belongs to a theme of the plan",
    key=("theme", "indicator", "area_code", "date"),
    columns=(
        Column("theme", TEXT, "Theme of the plan", allowed=THEMES),
        Column("indicator", TEXT, "What is measured"),
        Column("area_code", TEXT, "Area it is about"),
        Column("date", DAY, "Day it was true"),
        Column("value", pa.float64(), "Number", "see indicator", optional=True),
        Column("text", TEXT, "State in words", optional=True),
    ),
)

CALENDAR: Final = Table(
    name="calendar",
    meaning="School holidays, the DDO season, campaigns and public holidays",
    key=("kind", "name", "region", "start"),
    columns=(
        Column("kind", TEXT, "Kind of entry", allowed=CALENDAR_KINDS),
        Column("name", TEXT, "Name on screen"),
        Column("region", TEXT, "School-holiday region, or ON for all"),
        Column("start", DAY, "First day"),
        Column("end", DAY, "Last day"),
    ),
)

TRUTH_OUTBREAKS: Final = Table(
    name="truth_outbreaks",
    meaning="Demo only: the local outbreaks that were planted",
    key=("area_code", "start"),
    columns=(
        Column("area_code", TEXT, "Municipality"),
        Column("wijk_code", TEXT, "Wijk at its heart"),
        Column("start", DAY, "First day of its first fortnight"),
        Column("end", DAY, "First day of its last fortnight"),
        Column("extra", pa.int32(), "Planted burglaries", "incidents"),
        Column("story", TEXT, "What lies behind it, in Dutch"),
    ),
)

TRUTH_NEAR_REPEATS: Final = Table(
    name="truth_near_repeats",
    meaning="Demo only: which burglary was planted as the offspring of which",
    key=("incident_id",),
    columns=(
        Column("incident_id", TEXT, "The later burglary"),
        Column("parent_id", TEXT, "The burglary it follows"),
    ),
)

TABLES: Final = (
    INCIDENTS, AREAS, CELLS, STREETS, DELIVERIES, CUBE, CUBE_HOURS, CUBE_PROFILES, MEASURES, MILESTONE_STATUS,
    DECISIONS, BODIES, INDICATORS, CALENDAR, TRUTH_OUTBREAKS, TRUTH_NEAR_REPEATS,
)  # fmt: skip
