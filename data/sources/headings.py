"""Which column of a police export holds what: headings as suppliers write them, and which row is the heading row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

#: What a column of an export can hold for us; the number, the class and the days are what a row needs.
ID, MK, MK_TEXT, CRIME_TYPE, ATTEMPT, COMPLETED = "id", "mk", "mk_text", "crime_type", "attempt", "completed"
START, START_CLOCK, END, END_CLOCK = "start", "start_clock", "end", "end_clock"
REPORTED, REPORTED_CLOCK = "reported", "reported_clock"
X, Y, MUNICIPALITY, MUNICIPALITY_CODE = "x", "y", "municipality", "municipality_code"
DWELLING, MO, ENTRY, LOOT = "dwelling_type", "modus_operandi", "entry", "loot_class"
VICTIM, OFFENDER = "victim_group", "offender_group"

#: Headings per field, the most telling first: where an export has two of them, the first of this list is taken.
#: Source: headings of police exports as described by suppliers; a new one can be named in a mapping file.
ALIASES: Final[dict[str, tuple[str, ...]]] = {
    ID: ("Registratienummer", "BVH-nummer", "BVHnr", "BVH nr", "Incidentnummer", "Incident nr", "PL-nummer", "PLnr",
         "Mutatienummer", "Mutatie nr", "Zaaknummer", "Incident ID"),
    MK: ("MK", "MK-code", "MKcode", "Code MK", "Maatschappelijke klasse", "Maatschappelijke klasse code"),
    MK_TEXT: ("MK-omschrijving", "Omschrijving MK", "Maatschappelijke klasse omschrijving", "Delict",
              "Soort misdrijf", "Delictomschrijving", "Delictsoort", "Feitomschrijving"),
    CRIME_TYPE: ("Delicttype", "Crime type"),
    ATTEMPT: ("Voltooid/Poging", "Poging J/N", "Poging (J/N)", "V/P", "Poging", "Poging/Voltooid", "Ind poging"),
    COMPLETED: ("Voltooid", "Voltooid J/N", "Voltooid (J/N)"),
    START: ("Pleegdatum begin", "Begin pleegdatum", "Begindatum", "Datum begin", "Datum van", "Pleegdatum van",
            "Begindatum pleegperiode", "Datum vanaf", "Begindatum delict", "Begin", "Van", "Pleegdatum"),
    START_CLOCK: ("Pleegtijd begin", "Begin pleegtijd", "Begintijd", "Tijd begin", "Tijd van", "Pleegtijd van",
                  "Begintijdstip", "Tijdstip begin", "Tijd vanaf", "Pleegtijd"),
    END: ("Pleegdatum eind", "Pleegdatum einde", "Eind pleegdatum", "Einddatum", "Datum eind", "Datum einde",
          "Datum t/m", "Datum tot", "Pleegdatum t/m", "Pleegdatum tot", "Einddatum pleegperiode", "Eind", "Einde"),
    END_CLOCK: ("Pleegtijd eind", "Pleegtijd einde", "Eind pleegtijd", "Eindtijd", "Tijd eind", "Tijd einde",
                "Tijd t/m", "Tijd tot", "Pleegtijd t/m", "Pleegtijd tot", "Eindtijdstip"),
    REPORTED: ("Kennisname", "Datum kennisname", "Kennisnamedatum", "Datum aangifte", "Aangiftedatum",
               "Datum/tijd kennisname", "Datum melding"),
    REPORTED_CLOCK: ("Tijd kennisname", "Kennisnametijd", "Tijdstip kennisname", "Tijd aangifte"),
    X: ("X", "X-coordinaat", "X coördinaat", "XCOORD", "X_COORD", "X_RD", "RD-X", "X-coord", "Coordinaat X"),
    Y: ("Y", "Y-coordinaat", "Y coördinaat", "YCOORD", "Y_COORD", "Y_RD", "RD-Y", "Y-coord", "Coordinaat Y"),
    MUNICIPALITY: ("Gemeente", "Gemeentenaam", "Pleeggemeente", "Gemeente pleegplaats", "Naam gemeente"),
    MUNICIPALITY_CODE: ("Gemeentecode", "GM-code", "Gemeente code", "Code gemeente", "CBS-code gemeente", "GM_CODE"),
    DWELLING: ("Woningtype", "Type woning", "Soort woning", "Bestemming", "Object", "Objectsoort"),
    MO: ("MO", "Modus operandi", "Werkwijze", "Inbraakmethode", "MO-omschrijving"),
    ENTRY: ("Plaats binnentreden", "Plaats van binnentreden", "Toegang", "Binnentreden"),
    LOOT: ("Buit", "Buitsoort", "Soort buit", "Weggenomen goed"),
    VICTIM: ("Slachtoffergroep", "Huishouden", "Type huishouden", "Huishoudtype"),
    OFFENDER: ("Dadergroep", "Type dader", "Dadertype"),
}  # fmt: skip
FIELDS: Final = frozenset(ALIASES)

#: How many rows above the headings may hold a title, a selection or nothing at all.
TITLE_ROWS: Final = 40
#: A row is the heading row when it names at least this many fields; titles name one by accident.
FEWEST_FIELDS: Final = 3
#: A heading that is reported back is cut here: a longer one is a text that has strayed into the heading row.
LONGEST_HEADING: Final = 60

_TOTAL: Final = re.compile(r"(?:eind|sub)?totaal\b.*|(?:grand )?total\b.*|aantal(?: rijen| incidenten)?\b.*|som\b.*")


@dataclass(frozen=True)
class Headings:
    """Where each field stands, and which headings are not carried on.

    Attributes:
        columns: field -> position of its column.
        dropped: headings of the columns that stay behind, as the file writes them.
        width: how many columns the heading row has.
    """

    columns: dict[str, int]
    dropped: tuple[str, ...]
    width: int


def normal(heading: str) -> str:
    """Write a heading as headings are compared: no accents, capitals, spaces or marks."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]", "", plain.casefold())


def recognise(headings: Sequence[str], own: Mapping[str, str] | None = None) -> Headings:
    """Tell which heading stands for which field.

    Args:
        headings: the cells of a row that may be the heading row.
        own: field -> heading of a supplier; it goes before every alias, and its heading is used for nothing else.
    Returns: the columns that were found, perhaps none.
    """
    places: dict[str, int] = {}
    for place, heading in enumerate(map(normal, headings)):
        places.setdefault(heading, place)
    asked = {field: places[name] for field, heading in (own or {}).items() if (name := normal(heading)) in places}
    taken = set(asked.values())
    named = {field: _by_alias(field, places, taken) for field in ALIASES}
    columns = {field: place for field, place in named.items() if place is not None} | asked
    return Headings(columns, _left(headings, set(columns.values())), len(headings))


def in_order(order: Sequence[str]) -> Headings:
    """Give the columns of a file without a heading row; an empty name is a column that stays behind."""
    columns: dict[str, int] = {field: place for place, field in enumerate(order) if field}
    dropped = tuple(f"kolom {place}" for place, field in enumerate(order, 1) if not field)
    return Headings(columns, dropped, len(order))


def heading_row(rows: Sequence[Sequence[str]], own: Mapping[str, str] | None = None) -> tuple[int, Headings]:
    """Find the row that names most fields, below title rows.

    Returns: its place in ``rows`` and what it names; the first row, with nothing named, when no row is a heading row.
    """
    best, best_row = Headings({}, (), 0), 0
    for place, row in enumerate(rows[:TITLE_ROWS]):
        named = recognise(row, own)
        if len(named.columns) > len(best.columns):
            best, best_row = named, place
    return (best_row, best) if len(best.columns) >= FEWEST_FIELDS else (0, Headings({}, (), 0))


def is_total(row: Sequence[str]) -> bool:
    """Tell whether a row is the total below the table: its first filled cell says so."""
    first = next((cell.strip() for cell in row if cell.strip()), "")
    return bool(_TOTAL.fullmatch(first.casefold()))


def _by_alias(field: str, places: Mapping[str, int], taken: set[int]) -> int | None:
    found = (places.get(normal(alias)) for alias in ALIASES[field])
    return next((place for place in found if place is not None and place not in taken), None)


def _left(headings: Sequence[str], used: set[int]) -> tuple[str, ...]:
    named = (heading.strip()[:LONGEST_HEADING] for place, heading in enumerate(headings) if place not in used)
    return tuple(heading for heading in named if heading)
