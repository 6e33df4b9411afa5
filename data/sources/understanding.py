"""Rows of texts -> rows that say what, when and where, each with the reason why it can be no incident."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from data.sources import headings as h
from data.sources.delivered import DeliveryRefused
from data.sources.intervals import Told, intervals
from data.sources.mapping import Mapping
from data.sources.police_class import classes, names_attempt, weights
from data.sources.rows import Rows
from data.sources.values import moments, numbers, yes

NO_ID: Final = "registratienummer ontbreekt"
FLAG_OWN_ID: Final = "nummer afgeleid uit de rij zelf"
FLAG_LATE_REPORT: Final = "kennisname ligt na de levering, niet overgenomen"
_NO_NUMBER: Final = frozenset({"", "-", "onbekend", "null", "nvt", "n.v.t.", "none", "nan"})
_IS_ATTEMPT: Final = frozenset({"p", "poging", "attempt", "attempted", "j", "ja", "y", "yes", "true", "waar", "1", "x"})
_NOT_COMPLETED: Final = frozenset({"n", "nee", "no", "false", "onwaar", "0", "p", "poging"})
#: Half of a SHA-256: no two numbers of a country meet, and a row stays short.
_PSEUDONYM: Final = 32
_DIGEST: Final = 32
_HEX: Final = np.array([f"{byte:02x}" for byte in range(256)], dtype="S2")
#: What tells two rows without a number apart.
_CONTENT: Final = (
    h.START, h.START_CLOCK, h.END, h.END_CLOCK, h.X, h.Y, h.MK, h.MK_TEXT, h.MUNICIPALITY, h.MO, h.DWELLING,
)  # fmt: skip

Texts = Callable[[str], pd.Series | None]


@dataclass(frozen=True)
class Understood:
    """What every row says.

    Attributes:
        ids: (n,) the police's own number, of which only the pseudonym goes further; empty where there is none.
        mk: (n,) class, empty where it is none of ours.
        heavy: (n,) how heavy the class is.
        attempt: (n,) whether it was an attempt.
        earliest, latest, reported: (n,) moments.
        x, y: (n,) coordinates as the export gives them, NaN where unreadable.
        municipality: columns that may name the municipality, perhaps none.
        reasons: (n,) why the row can be no incident; empty where it can.
        flags: remark -> (n,) where it is true.
    """

    ids: NDArray[np.object_]
    mk: NDArray[np.object_]
    heavy: NDArray[np.int64]
    attempt: NDArray[np.bool_]
    earliest: NDArray[np.datetime64]
    latest: NDArray[np.datetime64]
    reported: NDArray[np.datetime64]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    municipality: Sequence[pd.Series]
    reasons: NDArray[np.object_]
    flags: Dictionary[str, NDArray[np.bool_]]


def texts_of(rows: Rows, mapping: Mapping) -> Texts:
    """Give a reader of fields: a column with the mapping's constant where it is missing or empty; None without both."""

    def texts(field: str) -> pd.Series | None:
        constant = mapping.constants.get(field)
        if field not in rows.columns:
            return None if constant is None else pd.Series(constant, index=range(len(rows)), dtype="str")
        column: pd.Series = rows.columns[field].to_pandas().astype("str").str.strip()
        return column if constant is None else column.mask(column == "", constant)

    return texts


def must_tell(rows: Rows, mapping: Mapping) -> None:
    """Check that the columns tell what an incident cannot do without.

    Raises: DeliveryRefused that names the missing columns.
    """
    given = {*rows.columns, *mapping.constants}
    needed = {"het registratienummer": {h.ID}, "het delict (MK)": {h.MK, h.MK_TEXT, h.CRIME_TYPE},
              "de pleegdatum": {h.START, h.END}}  # fmt: skip
    if mapping.text:
        del needed["het registratienummer"]
    if missing := [words for words, fields in needed.items() if not fields & given]:
        raise DeliveryRefused(
            f"Het bestand heeft geen kolom met {' en '.join(missing)}. Noem de kop in een mappingbestand (--mapping)."
        )


def understand(rows: Rows, mapping: Mapping, *, delivered: np.datetime64) -> Understood:
    """Read every row.

    Args:
        rows: as taken apart; they have been checked by ``must_tell``.
        mapping: how this supplier writes.
        delivered: moment of delivery, NaT when nobody said.
    """
    texts = texts_of(rows, mapping)
    ids, own_id = _ids(texts, len(rows))
    named = [column for field in (h.MK, h.CRIME_TYPE, h.MK_TEXT) if (column := texts(field)) is not None]
    mk, wrong_class = classes(named, mapping.words.get(h.CRIME_TYPE, {}))
    reported = _told(texts, h.REPORTED, h.REPORTED_CLOCK, mapping, len(rows)).at
    late = reported > delivered
    reported = np.where(late, np.datetime64("NaT", "s"), reported)
    start = _told(texts, h.START, h.START_CLOCK, mapping, len(rows))
    end = _told(texts, h.END, h.END_CLOCK, mapping, len(rows))
    window = intervals(start, end, reported, delivered=delivered)
    reasons = _first(rows.refused, np.where(ids == "", NO_ID, ""), wrong_class, window.reasons)
    municipality = [column for field in (h.MUNICIPALITY_CODE, h.MUNICIPALITY) if (column := texts(field)) is not None]
    return Understood(
        ids=ids, mk=mk, heavy=weights(mk), attempt=_attempts(texts, len(rows)),
        earliest=window.earliest, latest=window.latest, reported=reported,
        x=_numbers(texts(h.X), len(rows)), y=_numbers(texts(h.Y), len(rows)), municipality=municipality,
        reasons=reasons, flags={**window.flags, FLAG_OWN_ID: own_id, FLAG_LATE_REPORT: late},
    )  # fmt: skip


def pseudonyms(ids: NDArray[np.object_], key: bytes) -> pa.Array:
    """Turn police numbers into pseudonyms; who lacks the key cannot tell them, nor test a guess.

    Returns: (n,) hexadecimal texts of 32 characters.
    """
    digests = b"".join(hmac.digest(key, number.encode("utf-8", "replace"), "sha256") for number in ids)
    kept = np.frombuffer(digests, np.uint8).reshape(-1, _DIGEST)[:, : _PSEUDONYM // 2]
    offsets = np.arange(len(ids) + 1, dtype=np.int32) * _PSEUDONYM
    return pa.StringArray.from_buffers(len(ids), pa.py_buffer(offsets), pa.py_buffer(_HEX[kept].tobytes()))


def _ids(texts: Texts, rows: int) -> tuple[NDArray[np.object_], NDArray[np.bool_]]:
    """Give the number of every row, written one way; without a column of numbers what the row itself says."""
    column = texts(h.ID)
    if column is not None:
        plain = column.str.upper().str.replace(" ", "", regex=False)
        return plain.mask(column.str.lower().isin(_NO_NUMBER), "").to_numpy(dtype=object), np.zeros(rows, bool)
    told = pd.DataFrame({field: part for field in _CONTENT if (part := texts(field)) is not None})
    said = told.agg("\x1f".join, axis=1)
    again = said.groupby(said).cumcount().astype("str")
    return (said + "\x1f" + again).to_numpy(dtype=object), np.ones(rows, bool)


def _attempts(texts: Texts, rows: int) -> NDArray[np.bool_]:
    column = texts(h.ATTEMPT)
    if column is not None:
        return yes(column, words=_IS_ATTEMPT)
    column = texts(h.COMPLETED)
    if column is not None:
        return yes(column, words=_NOT_COMPLETED)
    column = texts(h.MK_TEXT)
    return np.zeros(rows, bool) if column is None else names_attempt(column)


def _told(texts: Texts, day: str, clock: str, mapping: Mapping, rows: int) -> Told:
    days, clocks = texts(day), texts(clock)
    if days is None:
        return Told(np.full(rows, np.datetime64("NaT", "s")), np.zeros(rows, bool))
    at, timed = moments(days, clocks, pattern=mapping.date_format)
    return Told(at, timed)


def _numbers(column: pd.Series | None, rows: int) -> NDArray[np.float64]:
    return np.full(rows, np.nan) if column is None else numbers(column)


def _first(*reasons: NDArray[np.object_]) -> NDArray[np.object_]:
    """Give the first reason of every row."""
    found = reasons[0]
    for more in reasons[1:]:
        found = np.where(found == "", more, found)
    return found
