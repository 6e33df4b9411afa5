"""Steps of colour for areas: which class a value falls in, and what the legend says of each class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from layouts.parts.change import RULE

#: Cool steps of the area map (tokens --a1 .. --a5) and of the change map (--d1 .. --d5).
STEPS: Final = 5


@dataclass(frozen=True)
class LegendStep:
    """One step of the legend: its class (1-5, 0 = no value) and what it stands for."""

    step: int
    text: str


def breaks(values: Sequence[float], *, steps: int = STEPS) -> tuple[float, ...]:
    """Give upper bounds of the first ``steps - 1`` classes, each holding about as many areas, without doubles."""
    ordered = sorted(value for value in values if value > 0)
    if not ordered:
        return ()
    bounds = [ordered[min(len(ordered) * k // steps, len(ordered) - 1)] for k in range(1, steps)]
    return tuple(sorted({bound for bound in bounds if bound < ordered[-1]}))


def step_of(value: float, bounds: Sequence[float]) -> int:
    """Give the class 1-5 of a value; few bounds are spread so that the highest class stays the darkest."""
    position = sum(value > bound for bound in bounds)
    return 1 if not bounds else 1 + round(position * (STEPS - 1) / len(bounds))


def change_step(z: float) -> int:
    """Give the class 1-5 of a difference: clear from |z| 2, strong from 3. Source: ``ChangeRule``."""
    size = 2 if abs(z) >= RULE.strong else 1 if abs(z) >= RULE.attention else 0
    return 3 + (size if z > 0 else -size)
