"""What brings a level down: how few burglaries, in how many fortnights, tried out count by count.

The engine is asked what it would say of periods that are still to come. What is normal then rests on periods that are
over, so every count can be tried without fitting anything again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.expected import NEWEST, Expected
from analysis.level_states import RAISED, UP
from analysis.levels import STANDARD, LevelRule, weigh
from analysis.proposals import Known, normal_at

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class StandDown:
    """Per area (areas,): with at most ``most`` burglaries in each of ``periods`` periods from number ``first`` on.

    ``most`` is -1 for an area that is not above basisniveau, or that nothing brings down within the periods to come.
    """

    most: Ints
    periods: Ints
    first: Ints


#: A period right after a peak cannot be quiet, because quiet looks at two; then it takes so many periods more.
LONGER = 1


def stand_down(
    known: Known,
    districts: NDArray[np.integer],
    level: Ints,
    calm: Ints,
    *,
    newest: int,
    complete: int,
    year_fraction: Floats,
    rule: LevelRule = STANDARD,
) -> StandDown:
    """Tell how each area above basisniveau comes back to it, as soon as it can.

    Args:
        known: what is known now; periods after ``complete`` count with what is expected to be added to them.
        districts: (areas,) district of each area.
        level, calm: (areas,) level now, and quiet periods so far.
        newest, complete: newest usable and newest complete period.
        year_fraction: (periods to come too,) at least three more than ``newest`` + 1.
        rule: thresholds of the level.
    """
    active = level >= UP
    needed = np.where(active, rule.quiet_periods - calm, 1)
    trial = _Trial(known, districts, year_fraction, rule, newest=newest, complete=complete)
    most, periods, first = np.full(len(level), -1), needed.copy(), np.full(len(level), complete + 1)
    for end in range(complete + 1, newest + 2 + LONGER):
        for start in range(min(end, newest + 1), complete, -1):
            longer = end - start
            able = (active if start <= newest else active | (level == RAISED)) & (most < 0) & (longer <= LONGER)
            found = trial.most(able, start, needed, active, longer)
            better = found >= trial.least(start)
            most, first = np.where(better, found, most), np.where(better, start, first)
            periods = np.where(better, needed + longer, periods)
    return StandDown(most, periods, first)


class _Trial:
    """Tries counts for periods to come; what is normal in a period is worked out once."""

    def __init__(
        self, known: Known, districts: NDArray[np.integer], year_fraction: Floats, rule: LevelRule,
        *, newest: int, complete: int,
    ) -> None:  # fmt: skip
        self.districts, self.year_fraction, self.rule, self.newest = districts, year_fraction, rule, newest
        self.future = _topped_up(known, newest, complete, len(year_fraction))
        self._normal: dict[int, tuple[Expected, Floats]] = {}

    def least(self, start: int) -> Ints:
        """What a period that is over is expected to hold; 0 for one to come."""
        begun = self.future.counts[:, start]
        return begun if start <= self.newest else np.zeros_like(begun)

    def most(self, able: Bools, start: int, needed: Ints, active: Bools, longer: int) -> Ints:
        """Largest count in every period from ``start`` on with which the last ``needed`` are no news; else -1.

        Where ``active`` they must be quiet too; ``longer`` periods come before them; only ``able`` areas are tried.
        """
        best, alive, count = np.full(len(needed), -1), able, 0
        while alive.any():
            alive = alive & self._calm(start + longer, start, needed, active, count)
            best = np.where(alive, count, best)
            count += 1
        return best

    def _calm(self, judged: int, start: int, needed: Ints, active: Bools, count: int) -> Bools:
        counts = self.future.counts.copy()
        counts[:, start:] = count
        fits = np.ones(len(needed), bool)
        for period in range(judged, judged + int(needed.max(initial=1))):
            fits &= self._calm_in(period, counts, active) | (period >= judged + needed)
        return fits

    def _calm_in(self, period: int, counts: Ints, active: Bools) -> Bools:
        if period not in self._normal:
            self._normal[period] = normal_at(self.future, period, self.districts, self.year_fraction, self.rule)
        normal, share = self._normal[period]
        found = weigh(counts[:, period - NEWEST + 1 : period + 1], normal, share, self.rule)
        quiet = (counts[:, period] <= found.quiet_max) & (found.p2 > self.rule.quiet_p)
        return np.asarray((quiet | ~active) & ~((found.p < self.rule.raised) & found.guard))


def _topped_up(known: Known, newest: int, complete: int, periods: int) -> Known:
    """Counts as they are expected to end; in periods to come as many as in the newest one."""
    counts = np.zeros((len(known.counts), periods), np.int64)
    counts[:, : newest + 1] = known.counts[:, : newest + 1]
    for period in range(complete + 1, newest + 1):
        counts[:, period] = np.rint(known.counts[:, period] / known.share[period])
    counts[:, newest + 1 :] = counts[:, [newest]]
    return Known(counts, np.ones(periods))
