"""What another threshold would have done: levels walked again from stored p-values, and how that would have gone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.counts import FORTNIGHTS_PER_YEAR
from analysis.level_states import BASE, UP, run_states
from analysis.levels import LevelRule, alarms

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]

#: An alarm so many periods after an outbreak is still its echo. Source: the definitions of benchmarks/level_scorer.py.
ECHO = 4


@dataclass(frozen=True)
class Signals:
    """What was known of each area (row) at each moment (column), as stored with the proposals."""

    p: Floats
    guard: Bools
    quiet: Bools
    judged: Bools


@dataclass(frozen=True)
class BackTest:
    """How a threshold would have gone.

    Attributes:
        above: areas above basisniveau per fortnight, on average.
        starts: escalations per year over all areas.
        flaps: escalations that began within four fortnights after the one before ended, per year.
        found, outbreaks: outbreaks with an escalation while they lasted, of those there were; None where unknown.
        false_starts: escalations per year outside any outbreak and its echo; None where outbreaks are unknown.
        acted, in_vain, missed, rested: area-fortnights, scaled up or not, in an outbreak or not; None where unknown.
    """

    above: float
    starts: float
    flaps: float
    found: int | None = None
    outbreaks: int | None = None
    false_starts: float | None = None
    acted: int | None = None
    in_vain: int | None = None
    missed: int | None = None
    rested: int | None = None


def back_test(signals: Signals, rule: LevelRule, active: Bools | None = None) -> BackTest:
    """Walk the levels again with another rule.

    Args:
        signals: as stored, (areas, moments) each.
        rule: thresholds to try.
        active: (areas, moments) whether an outbreak is known to run; None where nobody knows.
    """
    alarm = alarms(signals.p, signals.guard, rule)
    raised = (signals.p < rule.raised) & signals.guard
    level, _ = run_states(
        alarm, raised, signals.quiet, quiet_periods=rule.quiet_periods, judged=signals.judged
    )  # fmt: skip
    years = level.shape[1] / FORTNIGHTS_PER_YEAR
    up = level == UP
    starts = _starts(up)
    plain = BackTest(
        above=float((level != BASE).sum(0).mean()), starts=starts.sum() / years, flaps=_again(up, starts) / years
    )
    return plain if active is None else _judged(plain, level >= UP, starts, active, years)


def _starts(up: Bools) -> Bools:
    before = np.zeros_like(up)
    before[:, 1:] = up[:, :-1]
    return up & ~before


def _again(up: Bools, starts: Bools) -> int:
    """Starts soon after an earlier escalation."""
    return int((starts & _recent(up)).sum())


def _recent(which: Bools) -> Bools:
    """Whether it was so in one of the ``ECHO`` moments before."""
    found = np.zeros_like(which)
    for lag in range(1, ECHO + 1):
        found[:, lag:] |= which[:, :-lag]
    return found


def _judged(plain: BackTest, scaled: Bools, starts: Bools, active: Bools, years: float) -> BackTest:
    echo = active | _recent(active)
    runs = _runs(active)
    found = sum(bool(scaled[area, first:last].any()) for area, first, last in runs)
    return BackTest(
        above=plain.above, starts=plain.starts, flaps=plain.flaps, found=found, outbreaks=len(runs),
        false_starts=float((starts & ~echo).sum() / years), acted=int((scaled & active).sum()),
        in_vain=int((scaled & ~echo).sum()), missed=int((~scaled & active).sum()),
        rested=int((~scaled & ~active).sum()),
    )  # fmt: skip


def _runs(active: Bools) -> list[tuple[int, int, int]]:
    """Every outbreak as area, first moment, first moment after."""
    edges = np.diff(np.pad(active.astype(int), ((0, 0), (1, 1))), axis=1)
    area, first = np.nonzero(edges == 1)
    _, last = np.nonzero(edges == -1)
    return list(zip(area.tolist(), first.tolist(), last.tolist(), strict=True))
