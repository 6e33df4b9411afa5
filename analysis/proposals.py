"""Levels as they would have been proposed every fortnight, from what was known then: up at once, down when complete.

A *look* is one fortnight's judgement of all areas of a family. Up is judged on the newest period of which enough is
known, down on the newest complete one, which normally lies one fortnight back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.completeness import STANDARD_COMPLETENESS, CompletenessRule
from analysis.expected import NEWEST, Expected, expected_counts
from analysis.level_states import run_states
from analysis.levels import STANDARD, Assessment, LevelRule, alarms, weigh

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

#: A municipality without any row while this many are expected has not been delivered. Source: GLOSSARY.md, Level.
SILENT_FROM = 5.0


class NothingUsable(ValueError):
    """No period is known far enough to judge; ``str(error)`` is the Dutch sentence for the user."""


class Known(NamedTuple):
    """What was known at one moment: counts (areas, periods) up to the newest period, and shares known (periods,)."""

    counts: Ints
    share: Floats


@dataclass(frozen=True)
class Look:
    """One fortnight's judgement of a family of areas.

    Attributes:
        newest, complete: numbers of the newest usable and the newest complete period.
        share: share known of the newest usable period.
        up: what the newest usable period says, as far as it is known.
        whole: the same as if everything were known: expected count and band for the chart.
        down: what the newest complete period says.
        counted, seen: known burglaries of the newest usable and of the newest complete period.
        alarm, elevated, quiet: signals of the state machine.
        silent: nothing was delivered of these areas.
    """

    newest: int
    complete: int
    share: float
    up: Assessment
    whole: Assessment
    down: Assessment
    counted: Ints
    seen: Ints
    alarm: Bools
    elevated: Bools
    quiet: Bools
    silent: Bools


def look(
    known: Known,
    districts: NDArray[np.integer],
    *,
    year_fraction: Floats | None = None,
    rule: LevelRule = STANDARD,
    completeness: CompletenessRule = STANDARD_COMPLETENESS,
) -> Look:
    """Judge all areas of a family at one moment.

    Args:
        known: what was known then.
        districts: (areas,) district of each area.
        year_fraction: (periods,) place of each period in the year.
        rule: thresholds of the level.
        completeness: which share known is enough for up and for down.
    Raises: NothingUsable, NotEnoughHistory.
    """
    newest = _last(known.share >= completeness.usable)
    complete = _last(known.share >= completeness.complete)
    normal, share = normal_at(known, newest, districts, year_fraction, rule)
    up = weigh(known.counts[:, newest - NEWEST + 1 : newest + 1], normal, share, rule)
    whole = weigh(known.counts[:, newest - NEWEST + 1 : newest + 1], normal, np.ones(share.shape), rule)
    down = judged_at(known, complete, districts, year_fraction, rule)
    seen = known.counts[:, complete]
    silent = (known.counts[:, newest] == 0) & (up.expected >= SILENT_FROM)
    mute = (seen == 0) & (down.expected >= SILENT_FROM)
    guard = up.guard & ~silent
    return Look(
        newest=newest, complete=complete, share=float(known.share[newest]), up=up, whole=whole, down=down,
        counted=known.counts[:, newest], seen=seen,
        alarm=alarms(up.p, guard, rule), elevated=(up.p < rule.raised) & guard,
        quiet=(seen <= down.quiet_max) & (down.p2 > rule.quiet_p) & ~mute, silent=silent,
    )  # fmt: skip


def normal_at(
    known: Known, period: int, districts: NDArray[np.integer], year_fraction: Floats | None, rule: LevelRule
) -> tuple[Expected, Floats]:
    """What is normal up to a period, and the shares known of it and the three before: (areas, 4)."""
    share = known.share[max(period - NEWEST + 1, 0) : period + 1]
    normal = expected_counts(
        known.counts[:, : period + 1],
        districts,
        year_fraction=None if year_fraction is None else year_fraction[: period + 1],
        known_share=share,
        rule=rule.baseline,
    )
    return normal, np.broadcast_to(share, (len(districts), NEWEST))


def judged_at(
    known: Known, period: int, districts: NDArray[np.integer], year_fraction: Floats | None, rule: LevelRule
) -> Assessment:
    """What a period that is not the newest says."""
    normal, share = normal_at(known, period, districts, year_fraction, rule)
    return weigh(known.counts[:, period - NEWEST + 1 : period + 1], normal, share, rule)


def _last(which: Bools) -> int:
    if not which.any():
        raise NothingUsable("Er is nog geen periode waarvan genoeg bekend is.")
    return int(np.flatnonzero(which)[-1])


@dataclass(frozen=True)
class Course:
    """Levels of a family through its looks, arrays (areas, looks).

    ``calm`` counts the quiet complete periods so far while scaled up; ``since`` is the look at which the level began.
    """

    level: Ints
    calm: Ints
    since: Ints


def course(looks: Sequence[Look], rule: LevelRule = STANDARD) -> Course:
    """Walk a family through its looks; a look that brings no newly complete period takes nobody down."""
    alarm, elevated, quiet, silent = (
        np.stack([getattr(one, name) for one in looks], 1) for name in ("alarm", "elevated", "quiet", "silent")
    )
    complete = np.array([one.complete for one in looks])
    news = np.diff(complete, prepend=complete[0] - 1) > 0
    level, calm = run_states(alarm, elevated, quiet, quiet_periods=rule.quiet_periods, judged=news & ~silent)
    changed = np.diff(level, axis=1, prepend=-1) != 0
    since = np.maximum.accumulate(np.where(changed, np.arange(level.shape[1]), 0), axis=1)
    return Course(level, calm, since)
