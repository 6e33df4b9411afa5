"""The state machine of a level: up at once, down slowly, and down only on complete periods."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

#: Codes of the levels in ``states``; the order in which they are compared is that of the level words.
BASE, RAISED, UP, DOWN = 0, 1, 2, 3


class HasQuietPeriods(Protocol):
    """A rule that says how many quiet periods in a row end an escalation."""

    @property
    def quiet_periods(self) -> int:
        """Quiet periods until basisniveau."""
        ...


def run_states(
    alarm: NDArray[np.bool_], elevated: NDArray[np.bool_], quiet: NDArray[np.bool_], *, quiet_periods: int
) -> Ints:
    """Walk every area through its periods."""
    level = np.zeros(alarm.shape, np.int64)
    now, calm = np.zeros(len(alarm), np.int64), np.zeros(len(alarm), np.int64)
    for period in range(alarm.shape[1]):
        up, raised, still = alarm[:, period], elevated[:, period], quiet[:, period]
        active = now >= UP
        calm = np.where(still & active & ~up, calm + 1, 0)
        again = (now == DOWN) & raised & ~still
        held = np.where(calm >= quiet_periods, BASE, np.where(again, UP, np.where(still, DOWN, now)))
        now = np.where(up, UP, np.where(active, held, np.where(raised, RAISED, BASE)))
        level[:, period] = now
    return level
