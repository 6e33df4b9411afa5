"""What a finding and a headline number say, before they are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layouts.parts.change import Change, Tone


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence; ``tone`` colours only words of direction or attention."""

    text: str
    tone: Tone = Tone.NONE


def plain(pieces: Sequence[Piece]) -> str:
    """Give the sentence without its colours, for exports and tests."""
    return "".join(piece.text for piece in pieces)


@dataclass(frozen=True)
class Kpi:
    """What one card shows: all words ready, nothing left to compute."""

    title: str
    value: str
    unit: str
    trend: tuple[int, ...]
    complete: bool
    verdict: Change
    detail: str
    tone: str = "accent"
