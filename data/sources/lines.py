"""Bytes of a text file -> UTF-8 in which every line is one row: encodings, line ends, line breaks inside quotes."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.sources.delivered import DeliveryRefused

#: No row of a police export comes near this; a longer line is no table.
LONGEST_LINE: Final = 100_000
#: A text inside quotes may run over this many lines; more means that a quote was never closed.
LONGEST_QUOTE: Final = 50
#: How much is looked at in one go: few steps, and never a second copy of a large file.
PIECE: Final = 16_000_000
NEWLINE, QUOTE, SPACE, APOSTROPHE = b"\n"[0], b'"'[0], b" "[0], b"'"[0]
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SAMPLE: Final = 2_000
_MOSTLY: Final = 0.4

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Lines:
    """A text in which every line is one row.

    Attributes:
        data: UTF-8 with line feeds.
        starts: (n,) where each line starts.
        ends: (n,) where each line ends, its line feed not included.
        numbers: (n,) its number in the file, the first is 1.
    """

    data: bytes | bytearray
    starts: Places
    ends: Places
    numbers: Places

    def __len__(self) -> int:
        return len(self.starts)

    def text(self, line: int) -> str:
        """Give one line."""
        return bytes(self.data[self.starts[line] : self.ends[line]]).decode("utf-8", "replace")


def decoded(data: bytes) -> bytes:
    """Give a text as UTF-8 with line feeds: from UTF-8, UTF-16, or Windows-1252 wherever it is no UTF-8.

    Raises: DeliveryRefused when it holds marks that no text holds.
    """
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", _guess(data)))
    data = data[len(mark) :]
    if encoding.startswith("utf-16"):
        data = data.decode(encoding, "replace").encode("utf-8", "replace")
    if b"\0" in data:
        raise DeliveryRefused("Het bestand bevat NUL-tekens en is dus geen tekstbestand. Lever CSV of XLSX aan.")
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    pieces = [_utf8(piece) for piece in _pieces(data)]
    return data if all(fine for _, fine in pieces) else b"".join(piece for piece, _ in pieces)


def lines_of(data: bytes | bytearray) -> Lines:
    """Find the lines of a text.

    Raises: DeliveryRefused when a line is longer than any row can be.
    """
    found = [np.flatnonzero(piece == NEWLINE) + at for at, piece in _bytes_of(data)]
    ends = np.concatenate([*found, np.array([len(data)])])
    starts = np.concatenate([np.zeros(1, np.int64), ends[:-1] + 1])
    if (ends - starts).max(initial=0) > LONGEST_LINE:
        raise DeliveryRefused(f"Het bestand heeft een regel van meer dan {LONGEST_LINE:,} tekens.".replace(",", "."))
    return Lines(data, starts, ends, np.arange(1, len(ends) + 1))


def unbroken(lines: Lines, *, separator: str, width: int, first: int) -> Lines:
    """Put rows together that run over several lines inside quotes, and take loose quotes for plain text.

    A line that holds every separator of a row is a row, whatever its quotes say: one quote that was never closed must
    not swallow the rows below it.

    Args:
        lines: of the whole file.
        separator: mark between columns.
        width: how many columns a row has.
        first: the first line of the table.
    """
    odd = [line for line in np.flatnonzero(_odd_quotes(lines)).tolist() if line >= first]
    if not odd:
        return lines
    data = bytearray(lines.data)
    kept = np.ones(len(lines), bool)
    while odd:
        line = odd.pop(0)
        if odd and _is_broken(lines, line, odd[0], separator, width):
            last = odd.pop(0)
            for end in lines.ends[line:last]:
                data[end] = SPACE
            kept[line + 1 : last + 1] = False
        else:
            start, end = lines.starts[line], lines.ends[line]
            data[start:end] = data[start:end].replace(b'"', b"'")
    return _joined(lines, data, kept)


def _joined(lines: Lines, data: bytearray, kept: NDArray[np.bool_]) -> Lines:
    firsts = np.flatnonzero(kept)
    lasts = np.append(firsts[1:], len(kept)) - 1
    return Lines(data, lines.starts[firsts], lines.ends[lasts], lines.numbers[firsts])


def _is_broken(lines: Lines, line: int, until: int, separator: str, width: int) -> bool:
    """Tell whether a row runs from one line to another: no line after its first is a whole row."""
    if until - line > LONGEST_QUOTE:
        return False
    return all(lines.text(part).count(separator) < width - 1 for part in range(line + 1, until + 1))


def _odd_quotes(lines: Lines) -> NDArray[np.bool_]:
    """Mark the lines with an odd number of quotes."""
    odd = np.zeros(len(lines), bool)
    if b'"' not in lines.data or not len(lines.data):
        return odd
    for first, last in _runs(lines):
        start, end = int(lines.starts[first]), int(lines.ends[last - 1])
        marks = np.frombuffer(lines.data, np.uint8, end - start, start) == QUOTE
        offsets = lines.starts[first:last] - start
        filled = np.flatnonzero(lines.ends[first:last] > lines.starts[first:last])
        counts = np.add.reduceat(marks.view(np.uint8), offsets[filled], dtype=np.uint8) if len(filled) else 0
        odd[first + filled] = np.bitwise_and(counts, 1).astype(bool)
    return odd


def _runs(lines: Lines) -> Iterator[tuple[int, int]]:
    """Cut the lines into runs of about a piece."""
    cuts = np.searchsorted(lines.ends, np.arange(0, len(lines.data) + PIECE, PIECE), side="right")
    yield from ((int(a), int(b)) for a, b in pairwise(np.unique([0, *cuts, len(lines)])))


def _bytes_of(data: bytes | bytearray) -> Iterator[tuple[int, NDArray[np.uint8]]]:
    whole = np.frombuffer(data, np.uint8)
    for at in range(0, len(whole), PIECE):
        yield at, whole[at : at + PIECE]


def _pieces(data: bytes) -> Iterator[bytes]:
    """Cut a text behind line ends, so that no mark is cut in two."""
    at = 0
    while at < len(data):
        end = data.find(b"\n", at + PIECE) + 1 or len(data)
        yield data[at:end]
        at = end


def _utf8(piece: bytes) -> tuple[bytes, bool]:
    try:
        piece.decode("utf-8")
    except UnicodeDecodeError:
        return piece.decode("utf-8", _FALLBACK).encode("utf-8"), False
    return piece, True


def _guess(data: bytes) -> str:
    """Tell UTF-16 without a mark by its many empty bytes at every other place."""
    sample = np.frombuffer(data[: _SAMPLE - _SAMPLE % 2], np.uint8)
    if len(sample) % 2 or not len(sample):
        return "utf-8"
    empty = (sample.reshape(-1, 2) == 0).mean(axis=0)
    if empty.max() > _MOSTLY and empty.min() == 0:
        return "utf-16-be" if empty[0] > empty[1] else "utf-16-le"
    return "utf-8"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows-1252, as Dutch spreadsheets write them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_FALLBACK: Final = "windows-1252-where-it-is-no-utf-8"
codecs.register_error(_FALLBACK, _as_windows)
