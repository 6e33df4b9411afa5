"""The peak of the week, and whether it may be named: it must stand when the incidents are drawn again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.hot_times import HOURS_PER_WEEK, Floats, Moments, weeks_per_group

HOURS_PER_DAY: Final = 24
DAYS_PER_WEEK: Final = 7
#: Scores closer than this are equal: far above rounding error, far below one incident.
_TIE: Final = 1e-6


@dataclass(frozen=True)
class PeakRule:
    """Which blocks of hours may be a peak, and how firmly one must stand before it is named.

    Source: docs/methods.md, Hot times: blocks of 2-4 hours on 1-2 neighbouring days, named when it stands in at
    least 90 % of resamples; it stands when the resample's block covers half of it. ``groups`` bounds the work:
    more incidents than that are drawn in random groups (Wolter 2007, Introduction to Variance Estimation, ch. 2).
    ``min_incidents`` is ours: below it the screen shows parts of the day instead of 168 hours.
    """

    hours: tuple[int, ...] = (2, 3, 4)
    days: tuple[int, ...] = (1, 2)
    resamples: int = 999
    named_from: float = 0.90
    overlap: float = 0.5
    groups: int = 2000
    min_incidents: int = 20


STANDARD_PEAK: Final = PeakRule()


@dataclass(frozen=True)
class Peak:
    """The block of hours that stands out most.

    ``day`` 0 is Monday; the block is ``hours`` long from ``hour`` on ``days`` days in a row. ``weight`` is the
    aoristic weight inside, ``stands`` the share of resamples in which it stands, ``named`` whether it may be named.
    """

    day: int
    days: int
    hour: int
    hours: int
    weight: float
    stands: float
    named: bool


def find_peak(start: Moments, end: Moments, *, seed: int = 0, rule: PeakRule = STANDARD_PEAK) -> Peak | None:
    """Find the block of hours with more burglaries than the rest of the week explains, and how firmly it stands.

    The block with the highest scan statistic is chosen, so a clear block on two days beats its own best corner
    (docs/decisions/0060-peak-by-scan-statistic.md).

    Args:
        start, end: (n,) local wall clock, as for ``analysis.hot_times.aoristic_week``.
        seed: of the resamples; the same seed gives the same answer.
    Returns: the peak, named or not; None when there are too few incidents to look for one.
    Source: Kulldorff (1997), Commun. Stat. 26:1481-1496 (Poisson scan statistic); Efron (1979) for the bootstrap.
    """
    if start.size < rule.min_incidents:
        return None
    groups = _group_weeks(start, end, seed, rule.groups)
    week = groups.sum(axis=0)
    members, spans = _blocks(rule.hours, rule.days)
    best = int(_scan(week[None, :], members)[0].argmax())
    stands = _share_standing(groups, members, best, seed, rule)
    first, days, hours = spans[best]
    return Peak(
        day=first // HOURS_PER_DAY,
        days=days,
        hour=first % HOURS_PER_DAY,
        hours=hours,
        weight=float(week @ members[best]),
        stands=stands,
        named=stands >= rule.named_from,
    )


def _group_weeks(start: Moments, end: Moments, seed: int, limit: int) -> Floats:
    """(groups, 168) weights: one row per incident, or random groups of incidents when there are many."""
    groups = min(limit, start.size)
    order = np.random.default_rng(seed).permutation(start.size)
    return weeks_per_group(start[order], end[order], np.arange(start.size) % groups, groups)


@cache
def _blocks(hours: tuple[int, ...], days: tuple[int, ...]) -> tuple[Floats, tuple[tuple[int, int, int], ...]]:
    """All candidate blocks as (blocks, 168) membership, and (first hour, days, hours) of each."""
    spans = tuple((first, d, h) for first in range(HOURS_PER_WEEK) for d in days for h in hours)
    members = np.zeros((len(spans), HOURS_PER_WEEK))
    for row, (first, d, h) in enumerate(spans):
        slots = first + np.add.outer(np.arange(d) * HOURS_PER_DAY, np.arange(h)).ravel()
        members[row, slots % HOURS_PER_WEEK] = 1.0
    return members, spans


def _scan(weeks: Floats, members: Floats) -> Floats:
    """Log likelihood ratio of each block against an even week: (weeks, blocks); 0 where it is not above."""
    total = weeks.sum(axis=1, keepdims=True)
    inside = weeks @ members.T
    expected = total * members.sum(axis=1) / HOURS_PER_WEEK
    outside, expected_outside = np.maximum(total - inside, 1e-12), total - expected
    ratio = inside * np.log(np.maximum(inside, 1e-12) / expected) + outside * np.log(outside / expected_outside)
    return np.where(inside > expected, ratio, 0.0)


def _share_standing(groups: Floats, members: Floats, best: int, seed: int, rule: PeakRule) -> float:
    """Share of resamples whose own best block covers at least half of the peak."""
    count = groups.shape[0]
    rng = np.random.default_rng([seed, 1])
    picked = rng.integers(count, size=(rule.resamples, count)) + np.arange(rule.resamples)[:, None] * count
    draws = np.bincount(picked.ravel(), minlength=rule.resamples * count).reshape(rule.resamples, count)
    winners = _broken_ties(_scan(draws.astype(np.float64) @ groups, members), rng).argmax(axis=1)
    covered = members[winners] @ members[best] / members[best].sum()
    return float(np.mean(covered >= rule.overlap))


def _broken_ties(scores: Floats, rng: np.random.Generator) -> Floats:
    """Let chance choose between equal blocks, so that hours nobody can tell apart never stand."""
    return (scores + _TIE) * (1.0 + _TIE * rng.random(scores.shape))


def peak_mask(peak: Peak) -> NDArray[np.bool_]:
    """Mark the hours of the peak: (7, 24) True inside, Monday first; a block may run past midnight."""
    first = peak.day * HOURS_PER_DAY + peak.hour
    slots = first + np.add.outer(np.arange(peak.days) * HOURS_PER_DAY, np.arange(peak.hours)).ravel()
    mask = np.zeros(HOURS_PER_WEEK, dtype=np.bool_)
    mask[slots % HOURS_PER_WEEK] = True
    return mask.reshape(DAYS_PER_WEEK, HOURS_PER_DAY)
