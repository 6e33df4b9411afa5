"""Late registration: which share of the burglaries of a day is known k days later, learnt from what came in late."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.counts import DAYS_PER_FORTNIGHT

Days = NDArray[np.int64]
Floats = NDArray[np.float64]
Moments = NDArray[np.datetime64]


@dataclass(frozen=True)
class CompletenessRule:
    """How the share known is learnt, and when a period is complete.

    ``complete`` and ``usable``: Source: docs/methods.md, Late registration and Level. The other values are ours: after
    a year hardly anything is still reported, and registration practice of more than three years ago says little.
    """

    complete: float = 0.90
    usable: float = 0.35
    horizon_days: int = 365
    learn_days: int = 3 * 365
    fewest: int = 100


STANDARD_COMPLETENESS: Final = CompletenessRule()


@dataclass(frozen=True)
class KnownCurve:
    """How fast burglaries become known.

    Attributes:
        share: (horizon + 1,) share of a day's burglaries that is known once the k-th day after it is over; the last
            value is 1, for what comes later is not counted on.
        incidents: burglaries it was learnt from; 0 when nothing could be learnt, and then everything counts as known.
    """

    share: Floats
    incidents: int

    def after(self, days: Days) -> Floats:
        """Give the share known once so many days have passed; 0 for a day that is not over."""
        at = np.clip(days, 0, len(self.share) - 1)
        return np.where(np.asarray(days) < 0, 0.0, self.share[at])

    def of_period(self, first_day: np.datetime64, as_of: np.datetime64, *, days: int = DAYS_PER_FORTNIGHT) -> float:
        """Give the share of a period's burglaries that is known at ``as_of``; all its days weigh the same."""
        age = _last_day(as_of) - _day(np.array([first_day]))[0]
        return float(self.after(age - np.arange(days)).mean())


def registered(reported: Moments, earliest: Moments, visible: Moments, deliveries: Moments) -> Moments:
    """Tell when each incident came into the registration of the police.

    What was reported since the delivery before the one that first carried it, was registered when it was reported.
    What was reported earlier than that must have been registered late: no earlier than the delivery that missed it, and
    for certain at the delivery that carried it. The first delivery carries history, and says nothing of that.

    Args:
        reported: (n,) kennisname; NaT where unknown.
        earliest: (n,) start of the interval.
        visible: (n,) moment of the first delivery that carried it.
        deliveries: (d,) moments of all deliveries.
    Returns: (n,) moments, never before the start of the interval.
    """
    moments = np.unique(deliveries)
    at = np.searchsorted(moments, visible)
    missed = moments[np.maximum(at - 1, 0)] if len(moments) else visible
    told = np.where(np.isnat(reported), visible, reported)
    late = (at > 0) & (told <= missed) & (earliest <= missed)
    return np.maximum(np.where(late, visible, told), earliest)


def known_curve(
    earliest: Moments, known: Moments, as_of: np.datetime64, *, rule: CompletenessRule = STANDARD_COMPLETENESS
) -> KnownCurve:
    """Learn how fast burglaries become known, although the slowest of the newest days are not known yet.

    Works backwards, as run-off tables do: of the burglaries known within j days, a share was known on day j itself.
    That share is counted only over days that are at least j days old, so that no day is judged before its time.

    Args:
        earliest: (n,) start of each incident.
        known: (n,) when it became known; incidents that became known after ``as_of`` are left out.
        as_of: moment of the data.
    Source: reverse hazard of right-truncated delays: Kalbfleisch & Lawless 1989; Mack 1993 (chain ladder).
    """
    day, last = _day(earliest), _last_day(as_of)
    delay = np.maximum(_day(known) - day, 0)
    told = (delay <= np.minimum(last - day, rule.horizon_days)) & (day > last - rule.learn_days - rule.horizon_days)
    if told.sum() < rule.fewest:
        return KnownCurve(np.ones(rule.horizon_days + 1), 0)
    return KnownCurve(_run_off(delay[told], last - day[told], rule.horizon_days), int(told.sum()))


def known_curves(
    crime_type: NDArray[np.str_],
    earliest: Moments,
    known: Moments,
    as_of: np.datetime64,
    *,
    rule: CompletenessRule = STANDARD_COMPLETENESS,
) -> Mapping[str, KnownCurve]:
    """Learn a curve per crime type; a type with too few incidents borrows the curve of all together.

    Returns: crime type -> curve, and under the empty text that of all together.
    """
    together = known_curve(earliest, known, as_of, rule=rule)
    curves = {"": together}
    for name in np.unique(crime_type):
        own = crime_type == name
        curve = known_curve(earliest[own], known[own], as_of, rule=rule)
        curves[str(name)] = curve if curve.incidents else together
    return curves


def known_share(
    curve: KnownCurve, first_days: Moments, as_of: np.datetime64, *, days: int = DAYS_PER_FORTNIGHT
) -> Floats:
    """Give the share of each period's burglaries that is known at ``as_of``, ``(periods,)``."""
    return np.array([curve.of_period(first, as_of, days=days) for first in first_days], dtype=np.float64)


def _run_off(delay: Days, age: Days, horizon: int) -> Floats:
    """Share known within k days, for k = 0 .. horizon."""
    on_day = np.bincount(delay, minlength=horizon + 1).astype(np.float64)
    within = _known_within(delay, age, horizon)
    kept = 1.0 - np.divide(on_day, within, out=np.zeros_like(on_day), where=within > 0)
    share = np.ones(horizon + 1)
    share[:-1] = np.cumprod(kept[:0:-1])[::-1]
    return share


def _known_within(delay: Days, age: Days, horizon: int) -> Floats:
    """Count, for every j, the incidents known within j days on days that are at least j days old."""
    steps = np.zeros(horizon + 2)
    np.add.at(steps, delay, 1.0)
    np.add.at(steps, np.minimum(age, horizon) + 1, -1.0)
    return np.cumsum(steps)[:-1]


def _day(moments: Moments) -> Days:
    return moments.astype("datetime64[D]").astype(np.int64)


def _last_day(as_of: np.datetime64) -> int:
    """The last day that is over."""
    return int(_day(np.array([as_of]))[0]) - 1
