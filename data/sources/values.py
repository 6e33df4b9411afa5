"""Dates, times, numbers and yes/no as police exports write them; what cannot be read becomes empty, never a guess."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

#: Days are kept from this year on; 01-01-1900 and the like mean "unknown" in police systems.
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
#: Two-digit years below this belong to 20xx.
_CENTURY_TURN: Final = 70
#: Day 0 of spreadsheet serial numbers (the 1900 system with its false leap day).
_SERIAL_ZERO: Final = date(1899, 12, 30)
_SERIAL: Final = re.compile(r"\d{5}(?:[.,]\d+)?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CLOCK: Final = re.compile(r"(\d{1,2})[:.u](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(am|pm)?(?:\s*uur)?", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d{3,4}")
_FRACTION: Final = re.compile(r"0?[.,]\d+")
#: The T between day and time of ISO 8601.
_ISO: Final = r"(\d)T(\d)"
_NUMBER: Final = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?$"
_SECONDS_PER_DAY: Final = 86_400
_HOURS_PER_DAY: Final = 24
_YES: Final = frozenset({"j", "ja", "y", "yes", "true", "waar", "1", "x"})

Texts = pd.Series


def parse_day(text: str, pattern: str = "") -> date | None:
    """Read a day: dd-mm-jjjj, d-m-jj, jjjj-mm-dd, jjjjmmdd, a spreadsheet serial, or ``pattern`` (strptime) when given.

    Returns: the day, or None when it is empty, unreadable or a stand-in for unknown (before 1990, after 2100).
    """
    try:
        day = datetime.strptime(text, pattern).date() if pattern else _day_of(text)
    except (ValueError, OverflowError):
        return None
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def parse_clock(text: str) -> int | None:
    """Read a time of day as seconds after midnight: uu:mm, H:MM, 0830, 24:00, uu:mm:ss, 2:05 PM or a day fraction.

    Returns: 0 to 86,400 (24:00 is midnight at the end of the day), or None when it is unreadable.
    """
    if _FRACTION.fullmatch(text):
        return round(float(text.replace(",", ".")) * _SECONDS_PER_DAY)
    if _DIGITS.fullmatch(text):
        return _clock_seconds(int(text[:-2]), int(text[-2:]), 0)
    match = _CLOCK.fullmatch(text)
    if not match:
        return None
    hours, minutes, seconds, half = match.groups()
    return _clock_seconds(_in_24_hours(int(hours), (half or "").lower()), int(minutes), int(seconds or 0))


def moments(
    days: Texts, clocks: Texts | None = None, *, pattern: str = ""
) -> tuple[NDArray[np.datetime64], NDArray[np.bool_]]:
    """Read a column of days, with the time in a second column or behind the day, as wall-clock moments.

    Args:
        days: (n,) texts such as "12-10-2015" or "12-10-2015 18:02".
        clocks: (n,) texts such as "08:15"; None when the time stands behind the day.
        pattern: strptime pattern of the day part, for exports that write it otherwise.
    Returns: (n,) datetime64[s], NaT where the day is unknown; (n,) True where a time was given.
    """
    day_texts, clock_texts = (days, clocks) if clocks is not None else _split(days, pattern)
    day = _by_distinct(day_texts, lambda text: _day_number(text, pattern))
    seconds = _by_distinct(clock_texts, lambda text: _or_missing(parse_clock(text)))
    fraction = _by_distinct(day_texts, _serial_seconds)
    seconds = np.where(np.isnan(seconds), fraction, seconds)
    timed = ~np.isnan(seconds)
    total = day * _SECONDS_PER_DAY + np.where(timed, seconds, 0)
    known = ~np.isnan(day)
    stamps = np.where(known, total, 0).astype(np.int64).astype("datetime64[s]")
    return np.where(known, stamps, np.datetime64("NaT", "s")), timed & known


def numbers(texts: Texts) -> NDArray[np.float64]:
    """Read numbers with a decimal comma or point and thousands points ("1.850,00"); NaN where unreadable."""
    text = pc.replace_substring(pa.array(texts, pa.string(), from_pandas=True), " ", "")
    comma = pc.match_substring(text, ",")
    grouped = pc.or_(comma, pc.greater(pc.count_substring(text, "."), 1))
    text = pc.if_else(grouped, pc.replace_substring(text, ".", ""), text)
    text = pc.replace_substring(text, ",", ".")
    readable = pc.fill_null(pc.match_substring_regex(text, _NUMBER), False)
    values = pc.if_else(readable, text, None).cast(pa.float64())
    return np.asarray(values.to_numpy(zero_copy_only=False))


def yes(texts: Texts, *, words: frozenset[str] = _YES) -> NDArray[np.bool_]:
    """Read J/N, Ja/Nee, 1/0: True for a yes, False for anything else."""
    return np.equal(_by_distinct(texts, lambda text: float(text.lower() in words)), 1.0)


def _day_of(text: str) -> date | None:
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, match.groups())
        return date(_full_year(year), month, day)
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return date(*map(int, match.groups()))
    if _SERIAL.fullmatch(text):
        return _SERIAL_ZERO + timedelta(days=int(float(text.replace(",", "."))))
    return None


def _full_year(year: int) -> int:
    if year > 99:  # noqa: PLR2004 - four digits
        return year
    return year + (2000 if year < _CENTURY_TURN else 1900)


def _clock_seconds(hours: int, minutes: int, seconds: int) -> int | None:
    total = hours * 3600 + minutes * 60 + seconds
    return total if minutes < 60 and seconds < 60 and total <= _SECONDS_PER_DAY else None  # noqa: PLR2004 - clock


def _in_24_hours(hours: int, half: str) -> int:
    return hours % 12 + (12 if half == "pm" else 0) if half else hours


def _split(days: Texts, pattern: str) -> tuple[Texts, Texts]:
    """Part "12-10-2015 18:02" into its day and its time; the day has as many words as its pattern."""
    words = len(pattern.split()) if pattern else 1
    told = pa.array(days.fillna(""), pa.string(), from_pandas=True)
    plain = pc.replace_substring_regex(pc.utf8_trim_whitespace(told), _ISO, r"\1 \2")
    parts = pc.split_pattern(pc.replace_substring_regex(plain, " +", " "), " ", max_splits=words)
    day = pc.binary_join(pc.list_slice(parts, 0, words), " ")
    clock = pc.binary_join(pc.list_slice(parts, words, words + 1), "")
    return day.to_pandas().astype("str"), clock.to_pandas().astype("str")


def _serial_seconds(text: str) -> float:
    """Time of day inside a spreadsheet serial such as 42289,75; missing for a whole day."""
    if not _SERIAL.fullmatch(text) or text.isdigit():
        return np.nan
    return float(round(float(text.replace(",", ".")) % 1 * _SECONDS_PER_DAY))


def _day_number(text: str, pattern: str) -> float:
    day = parse_day(text, pattern)
    return np.nan if day is None else float((day - date(1970, 1, 1)).days)


def _or_missing(value: int | None) -> float:
    return np.nan if value is None else float(value)


def _by_distinct(texts: Texts, read: Callable[[str], float]) -> NDArray[np.float64]:
    """Read each distinct text once: a million rows hold a few thousand days and 1,440 minutes."""
    codes, distinct = pd.factorize(texts)
    values = np.array([*(read(str(text).strip()) for text in distinct), np.nan])
    return values[codes]
