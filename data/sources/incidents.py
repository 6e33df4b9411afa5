"""What rows say and where they count -> the incidents of the contract; nothing else of a row goes further."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analysis.grid import cell_of
from data.contracts import BUURT, CRIME_TYPE_OF_MK, INCIDENTS, MUNICIPALITY, WIJK
from data.sources import headings as h
from data.sources.delivered import DELIVERED
from data.sources.locating import Located
from data.sources.mapping import Mapping
from data.sources.rows import Rows
from data.sources.understanding import Understood, pseudonyms, texts_of
from data.sources.words import spelled, worded

#: Columns that hold a word of the contract.
WORDS = (h.DWELLING, h.MO, h.ENTRY, h.VICTIM, h.OFFENDER, h.LOOT)


def incidents_table(
    rows: Rows, said: Understood, kept: NDArray[np.int64], found: Located, areas: pa.Table, key: bytes, mapping: Mapping
) -> pa.Table:
    """Make the incidents of the kept rows that count somewhere.

    Args:
        rows: all rows, as texts.
        said: all rows, as they were understood.
        kept: (k,) the rows that may be an incident.
        found: (k,) where these count.
        areas: by contracts.AREAS; the codes that ``found`` numbers.
        key: secret of the pseudonyms.
        mapping: how this supplier writes.
    Returns: a table that keeps DELIVERED.
    """
    fine = found.reasons == ""
    at = kept[fine]
    reported = said.reported[at]
    columns = {
        "incident_id": pseudonyms(said.ids[at], key),
        "mk_code": _text(said.mk[at]),
        "crime_type": _crime_type(said.mk[at]),
        "attempt": pa.array(said.attempt[at]),
        "earliest": _moments(said.earliest[at]),
        "latest": _moments(said.latest[at]),
        "reported": _moments(reported),
        "known_since": _moments(np.fmax(said.latest[at], np.where(np.isnat(reported), said.latest[at], reported))),
        **_places(found, fine, areas),
        **_words(rows, at, mapping),
        "supplier": pa.array(np.full(len(at), mapping.supplier), pa.string()),
    }
    return DELIVERED.check(pa.table(columns))


def _words(rows: Rows, at: NDArray[np.int64], mapping: Mapping) -> dict[str, pa.Array]:
    texts = texts_of(rows, mapping)
    told = {field: column.iloc[at] for field in WORDS if (column := texts(field)) is not None}
    return {field: worded(field, told.get(field), mapping.words.get(field, {}), len(at)) for field in WORDS}


def _places(found: Located, fine: NDArray[np.bool_], areas: pa.Table) -> dict[str, pa.Array]:
    x_m, y_m = found.x_m[fine], found.y_m[fine]
    unknown = np.isnan(x_m)
    cells = cell_of(np.where(unknown, 0.0, x_m), np.where(unknown, 0.0, y_m))
    return {
        "municipality_code": _codes(found.municipality[fine], areas, MUNICIPALITY),
        "wijk_code": _codes(found.wijk[fine], areas, WIJK),
        "buurt_code": _codes(found.buurt[fine], areas, BUURT),
        "cell_id": pa.array(cells, pa.int64(), mask=unknown),
        "x_m": pa.array(x_m, pa.float64(), mask=unknown),
        "y_m": pa.array(y_m, pa.float64(), mask=unknown),
        "place_flag": _text(found.place_flag[fine]),
    }


def _codes(numbers: NDArray[np.int64], areas: pa.Table, level: str) -> pa.Array:
    """Write numbers as codes of a level; -1 is empty."""
    codes = areas.filter(pc.equal(areas["level"], level))["code"].combine_chunks()
    places = pa.array(numbers, pa.int32(), mask=numbers < 0)
    return pa.DictionaryArray.from_arrays(places, codes).cast(pa.string())


def _crime_type(mk: NDArray[np.object_]) -> pa.Array:
    codes, distinct = pd.factorize(mk)
    return spelled(codes, [*(CRIME_TYPE_OF_MK[name] for name in distinct), ""])


def _text(values: NDArray[np.object_]) -> pa.Array:
    codes, distinct = pd.factorize(values)
    return spelled(codes, [*map(str, distinct), ""])


def _moments(values: NDArray[np.datetime64]) -> pa.Array:
    return pa.array(values.astype("datetime64[s]"), INCIDENTS.column("earliest").type)
