"""What may be told about an area outside one's own scope: rounded counts that cannot be subtracted from each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

#: Counts outside scope are multiples of this; a floor in code, settings may only raise it.
#: Source: docs/methods.md, Counting and small numbers; Hundepool et al. (2012), Statistical Disclosure Control, ch. 5.
ROUNDING_BASE: Final = 5

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Disclosed:
    """Counts as they may be shown: multiples of the base, and which cells read "<5".

    A small cell (1 up to the base) holds 0, so that totals of cells never tell how small it was.
    """

    rounded: Ints
    small: NDArray[np.bool_]


def disclose(counts: Ints, *, base: int = ROUNDING_BASE) -> Disclosed:
    """Round each cell of a fixed table to the base and mark the cells that are too small to tell.

    Args:
        counts: non-negative counts of any shape; the same fixed cells for everybody.
        base: at least ``ROUNDING_BASE``.
    Raises: ValueError for a negative count or a base below the floor.
    """
    if base < ROUNDING_BASE:
        raise ValueError(f"the rounding base is at least {ROUNDING_BASE}, not {base}")
    if counts.size and counts.min() < 0:
        raise ValueError("counts cannot be negative")
    small = (counts > 0) & (counts < base)
    nearest = (counts + base // 2) // base * base
    return Disclosed(rounded=np.where(small, 0, nearest), small=small)


def disclosed_total(disclosed: Disclosed, *, axis: int | None = None) -> Disclosed:
    """Add up rounded cells; a total of which only small cells are known is itself small."""
    rounded = np.asarray(disclosed.rounded.sum(axis=axis))
    any_small = np.asarray(disclosed.small.any(axis=axis))
    return Disclosed(rounded=rounded, small=any_small & (rounded == 0))
