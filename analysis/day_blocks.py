"""Parts of the day, such as shifts: the week's hours added up in blocks, and blocks compared at equal exposure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.compare import ratio_interval
from analysis.hot_times import Floats
from analysis.rates import count_change_z

HOURS_PER_DAY: Final = 24


@dataclass(frozen=True)
class DayBlock:
    """A block of hours on every day, ``first <= hour < last``; it runs past midnight when last is not after first."""

    name: str
    first: int
    last: int

    @property
    def hours(self) -> tuple[int, ...]:
        """The hours of the day inside, in order."""
        length = (self.last - self.first - 1) % HOURS_PER_DAY + 1
        return tuple((self.first + step) % HOURS_PER_DAY for step in range(length))


#: Parts of the day on screen; an installation may put its own shifts in their place. Source: ours.
DAY_BLOCKS: Final = (
    DayBlock("nacht", 0, 6),
    DayBlock("ochtend", 6, 12),
    DayBlock("middag", 12, 17),
    DayBlock("vooravond", 17, 20),
    DayBlock("avond", 20, 24),
)


@dataclass(frozen=True)
class BlockComparison:
    """One block on two sides: weights as they are, and the ratio of the rates with its interval.

    ``z`` is 2(sqrt(weight) - sqrt(other)) with ``other`` brought to the exposure of the first side; ``clear`` is -1,
    0 or 1: the interval of the ratio lies below 1, around it, or above.
    """

    block: DayBlock
    weight: float
    other: float
    ratio: float
    low: float
    high: float
    z: float
    clear: int


def block_weights(week: Floats, blocks: Sequence[DayBlock] = DAY_BLOCKS) -> Floats:
    """Add the week's hours up per block.

    Args:
        week: (7, 24) weights, Monday first.
    Returns: (blocks,) weights; they sum to the week's total when the blocks share the day out.
    """
    by_hour = np.asarray(week, float).sum(axis=0)
    return np.array([by_hour[list(block.hours)].sum() for block in blocks])


def is_whole_day(blocks: Sequence[DayBlock]) -> bool:
    """Tell whether the blocks hold every hour of the day exactly once."""
    return sorted(hour for block in blocks for hour in block.hours) == list(range(HOURS_PER_DAY))


def compare_blocks(
    week: Floats, exposure: float, other: Floats, other_exposure: float, blocks: Sequence[DayBlock] = DAY_BLOCKS
) -> tuple[BlockComparison, ...]:
    """Compare two weeks block by block at equal exposure.

    Args:
        week, other: (7, 24) weights of the two sides.
        exposure, other_exposure: what they were gathered over: days, or the total of each side to compare shares.
    Raises: ValueError when an exposure is not above 0.
    Source: ``analysis.compare.ratio_interval`` on weights rounded to whole incidents; a weight varies no more than
        a count, so the interval is on the wide side.
    """
    pairs = zip(blocks, block_weights(week, blocks), block_weights(other, blocks), strict=True)
    return tuple(_compared(block, float(a), exposure, float(b), other_exposure) for block, a, b in pairs)


def hour_changes(week: Floats, exposure: float, other: Floats, other_exposure: float) -> Floats:
    """Say per hour of the week how far two sides lie apart at equal exposure: (7, 24) z, as ``count_change_z``."""
    return count_change_z(week, np.asarray(other, float) * exposure / other_exposure)


def _compared(block: DayBlock, weight: float, exposure: float, other: float, other_exposure: float) -> BlockComparison:
    ratio, low, high = ratio_interval(round(weight), exposure, round(other), other_exposure)
    z = float(count_change_z(weight, other * exposure / other_exposure))
    return BlockComparison(block, weight, other, ratio, low, high, z, int(low > 1) - int(high < 1))


def chosen_hours(days: Sequence[int], blocks: Sequence[DayBlock]) -> NDArray[np.bool_]:
    """Mark the hours of some blocks on some days: (7, 24) True inside, Monday first."""
    mask = np.zeros((7, HOURS_PER_DAY), dtype=np.bool_)
    hours = [hour for block in blocks for hour in block.hours]
    mask[np.ix_(list(days), hours)] = True
    return mask
