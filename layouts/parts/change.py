"""How a difference between two counts may be said: a rule, a verdict, and the Dutch for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from layouts.wording import number


@dataclass(frozen=True)
class ChangeRule:
    """A difference is clear at ``attention`` or more; a percentage needs ``percent_from`` events on both sides.

    Source: Wheeler (2016), z of two counts; docs/methods.md, Counting and small numbers.
    """

    attention: float = 2.0
    strong: float = 3.0
    percent_from: int = 20


RULE: Final = ChangeRule()


class Tone(StrEnum):
    """What a coloured word means; colour never says it alone."""

    NONE = "none"
    UP = "up"
    DOWN = "down"
    WARN = "warn"


@dataclass(frozen=True)
class Change:
    """The verdict on two counts as it is shown: a symbol, a text, a tone."""

    symbol: str
    text: str
    tone: Tone


def is_clear(z: float, rule: ChangeRule = RULE) -> bool:
    """Tell whether a difference is more than chance alone easily gives."""
    return abs(z) >= rule.attention


def count_change(count: int, before: int, z: float, rule: ChangeRule = RULE) -> Change:
    """Say a difference no more exactly than the counts allow.

    Args:
        count: events now.
        before: events in the period it is compared with.
        z: 2(sqrt(count) - sqrt(before)).
        rule: what is clear and what may be a percentage.
    Source: docs/methods.md, Counting and small numbers (Wheeler 2016).
    """
    if not is_clear(z, rule):
        return Change("=", "geen duidelijk verschil", Tone.NONE)
    more = count > before
    symbol, tone = ("▲", Tone.UP) if more else ("▼", Tone.DOWN)
    if min(count, before) < rule.percent_from:
        return Change(symbol, f"{number(abs(count - before))} {'meer' if more else 'minder'}", tone)
    percentage = round(100 * (count - before) / before)
    return Change(symbol, f"{'+' if more else '−'}{number(abs(percentage))} %", tone)
