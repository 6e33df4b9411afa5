"""The state machine of a level: up at once, down slowly, and down only on complete periods."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

#: Codes of the levels; the order in which they are compared is that of the level words, not of these numbers.
BASE, RAISED, UP, DOWN = 0, 1, 2, 3


def run_states(
    alarm: Bools, elevated: Bools, quiet: Bools, *, quiet_periods: int, judged: Bools | None = None
) -> tuple[Ints, Ints]:
    """Walk every area through its periods.

    Args:
        alarm, elevated, quiet: (areas, periods) signals.
        quiet_periods: quiet periods in a row that end an escalation.
        judged: (periods,) or (areas, periods), whether there was a new complete period to be quiet in; without one
            nobody goes down, and what was quiet before still counts.
    Returns: level and quiet periods so far, (areas, periods) each.
    """
    news = np.broadcast_to(True if judged is None else judged, alarm.shape)
    level, quiet_so_far = np.zeros(alarm.shape, np.int64), np.zeros(alarm.shape, np.int64)
    now, calm = np.zeros(len(alarm), np.int64), np.zeros(len(alarm), np.int64)
    for period in range(alarm.shape[1]):
        up, raised, told = alarm[:, period], elevated[:, period], news[:, period]
        still = quiet[:, period] & told
        active = now >= UP
        calm = np.where(active & ~up, np.where(told, (calm + 1) * still, calm), 0)
        again = (now == DOWN) & raised & ~still
        held = np.where(calm >= quiet_periods, BASE, np.where(again, UP, np.where(still, DOWN, now)))
        now = np.where(up, UP, np.where(active, held, np.where(raised, RAISED, BASE)))
        calm = np.where(now >= UP, calm, 0)
        level[:, period], quiet_so_far[:, period] = now, calm
    return level, quiet_so_far
