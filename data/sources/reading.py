"""The way of a delivery inside the limited process: bytes, rows, what they say, which are kept, where they count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Dictionary
from datetime import datetime
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from data.sources.coordinates import Places, places, stations_in
from data.sources.delivered import QUARANTINE, Accounting, Delivery, DeliveryRefused
from data.sources.incidents import incidents_table
from data.sources.locating import Located, in_one_area, locate, told_by
from data.sources.mapping import DEFAULT_SUPPLIER, Mapping
from data.sources.placing import Map, is_one_area, one_area
from data.sources.rows import Rows
from data.sources.texts import read_text
from data.sources.understanding import Understood, must_tell, understand
from data.sources.workbooks import read_workbook

_ONE_SECOND: Final = np.timedelta64(1, "s")
_NEVER: Final = np.datetime64(0, "s")
#: First bytes of files that are often mistaken for a table, and what they are.
_OTHERS: Final = {
    b"\xd0\xcf\x11\xe0": "een oud of beveiligd Excel-bestand", b"%PDF": "een PDF", b"\x1f\x8b": "een ingepakt bestand",
    b"7z\xbc\xaf": "een ingepakt bestand", b"Rar!": "een ingepakt bestand",
}  # fmt: skip
_ZIP: Final = b"PK\x03\x04"
_UNNAMED: Final = "Gebied van de levering"

Bools = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Texts = NDArray[np.object_]


def read_delivery(
    files: Iterable[bytes], areas: pa.Table | None, key: bytes, mapping: Mapping, delivered: datetime | None
) -> Delivery:
    """Read the files of one delivery; ``data.sources.police.read_police`` says what the arguments are.

    Returns: the delivery, but for the hash of its source.
    Raises: DeliveryRefused.
    """
    tables = [(number, rows) for number, data in enumerate(files, 1) for rows in _tables(data, mapping)]
    rows, file = _together(tables, mapping)
    said = understand(rows, mapping, delivered=np.datetime64(delivered or "NaT", "s"))
    twice = _twice(said)
    kept = np.flatnonzero(~twice & (said.reasons == ""))
    spots = places(said.x[kept], said.y[kept], epsg=mapping.epsg, crs=mapping.crs)
    drawn, found = _located(spots, said, kept, areas, mapping)
    reasons = said.reasons.copy()
    reasons[kept] = found.reasons
    flags = {name: mark[kept] for name, mark in said.flags.items()} | spots.flags | found.flags
    fine = found.reasons == ""
    return _delivery(
        incidents=incidents_table(rows, said, kept, found, _laid(areas, drawn), key, mapping),
        accounting=_accounting(reasons, twice, _counted(flags, fine), _dropped(rows for _, rows in tables)),
        quarantine=_quarantine(file, rows, reasons, twice),
        starts=said.earliest[kept[fine]], supplier=mapping.supplier, crs=spots.crs, areas=drawn,
    )  # fmt: skip


def _located(
    spots: Places, said: Understood, kept: Numbers, areas: pa.Table | None, mapping: Mapping
) -> tuple[pa.Table | None, Located]:
    """Find where the kept rows count: in the areas, or in one area that is drawn round them and given as well."""
    stations = stations_in(mapping.stations, epsg=mapping.epsg, crs=spots.crs)
    if areas is None or is_one_area(areas):
        name, year = _name(mapping), _year(said, kept)
        return one_area(spots.x_m, spots.y_m, name=name, year=year, before=areas), in_one_area(spots, stations)
    known = Map(areas)
    told = told_by([column.iloc[kept] for column in said.municipality], known, len(kept))
    return None, locate(spots, told, known, stations)


def _laid(areas: pa.Table | None, drawn: pa.Table | None) -> pa.Table:
    """The areas that incidents are laid in: those that were drawn go before those that were given."""
    laid = areas if drawn is None else drawn
    if laid is None:
        raise DeliveryRefused("Er zijn geen gebieden.")
    return laid


def _tables(data: bytes, mapping: Mapping) -> list[Rows]:
    """Tell a workbook from a text, and take it apart."""
    for start, what in _OTHERS.items():
        if data.startswith(start):
            raise DeliveryRefused(f"Het bestand is {what}. Sla het op als CSV of XLSX en lever het opnieuw aan.")
    if not data.strip():
        raise DeliveryRefused("Het bestand is leeg.")
    tables = read_workbook(data, mapping) if data.startswith(_ZIP) else [read_text(data, mapping)]
    for rows in tables:
        must_tell(rows, mapping)
    return tables


def _together(tables: Sequence[tuple[int, Rows]], mapping: Mapping) -> tuple[Rows, NDArray[np.int32]]:
    """Put all tables below each other; a column that one of them lacks is empty there."""
    file = np.concatenate([np.full(len(rows), number, np.int32) for number, rows in tables])
    if not len(file):
        raise DeliveryRefused("De levering bevat geen enkele rij met een incident.")
    if len(tables) == 1:
        return tables[0][1], file
    fields = sorted({field for _, rows in tables for field in rows.columns})
    columns = {
        field: pa.chunked_array([c for _, rows in tables for c in _column(rows, field, mapping)]) for field in fields
    }
    return (
        Rows(
            columns,
            np.concatenate([rows.numbers for _, rows in tables]),
            np.concatenate([rows.refused for _, rows in tables]),
            (),
        ),
        file,
    )


def _column(rows: Rows, field: str, mapping: Mapping) -> list[pa.Array]:
    if field in rows.columns:
        return list(rows.columns[field].chunks)
    return [pa.array(np.full(len(rows), mapping.constants.get(field, "")), pa.string())]


def _twice(said: Understood) -> Bools:
    """Mark the rows about an incident of which another row is kept: the heaviest, of equals the first."""
    numbered = said.ids != ""
    codes, distinct = pd.factorize(said.ids)
    twice = np.zeros(len(codes), bool)
    if len(distinct) == len(codes):
        return twice
    weight = np.where(said.reasons == "", said.heavy, -1)
    order = np.lexsort((np.arange(len(codes)), -weight, codes))
    again = np.concatenate([[False], codes[order][1:] == codes[order][:-1]])
    twice[order] = again
    marked: Bools = twice & numbered
    return marked


def _accounting(reasons: Texts, twice: Bools, flags: Dictionary[str, int], dropped: tuple[str, ...]) -> Accounting:
    refused = (reasons != "") & ~twice
    return Accounting(
        read=len(reasons),
        accepted=int(((reasons == "") & ~twice).sum()),
        quarantined=int(refused.sum()),
        duplicates=int(twice.sum()),
        reasons=dict(Counter(reasons[refused].tolist()).most_common()),
        dropped_columns=dropped,
        flags=flags,
    )


def _counted(flags: Dictionary[str, Bools], fine: Bools) -> dict[str, int]:
    counts = {name: int((mark & fine).sum()) for name, mark in flags.items()}
    return {name: count for name, count in counts.items() if count}


def _dropped(tables: Iterable[Rows]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(heading for rows in tables for heading in rows.dropped))


def _quarantine(file: NDArray[np.int32], rows: Rows, reasons: Texts, twice: Bools) -> pa.Table:
    refused = (reasons != "") & ~twice
    columns = [file[refused], rows.numbers[refused], reasons[refused]]
    arrays = [pa.array(column, field.type) for column, field in zip(columns, QUARANTINE.schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=QUARANTINE.schema)


def _delivery(*, incidents: pa.Table, accounting: Accounting, quarantine: pa.Table, starts: NDArray[np.datetime64],
              supplier: str, crs: str, areas: pa.Table | None) -> Delivery:  # fmt: skip
    first, last = (starts.min(), starts.max() + _ONE_SECOND) if len(starts) else (_NEVER, _NEVER)
    return Delivery(
        incidents=incidents, accounting=accounting, quarantine=quarantine, window_from=first.item(),
        window_to=last.item(), source_sha256="", supplier=supplier, crs=crs, areas=areas,
    )  # fmt: skip


def _name(mapping: Mapping) -> str:
    return mapping.area or (mapping.supplier if mapping.supplier != DEFAULT_SUPPLIER else _UNNAMED)


def _year(said: Understood, kept: NDArray[np.int64]) -> int:
    """The year of the newest incident: the division of the one area is of that year."""
    newest: datetime = (said.earliest[kept].max() if len(kept) else _NEVER).item()
    return newest.year
