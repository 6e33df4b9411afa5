"""Hot times: in which hours of the week burglaries happen, when only a time window is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

HOURS_PER_WEEK: Final = 168
SECONDS_PER_HOUR: Final = 3600
SECONDS_PER_WEEK: Final = HOURS_PER_WEEK * SECONDS_PER_HOUR
#: 1970-01-01 was a Thursday: its first hour is number 72 of a week that starts on Monday.
_EPOCH_HOUR: Final = 72
#: Below this many intervals numpy answers within 10 ms and the compiled kernel is not loaded (own measurement).
COMPILED_FROM: Final = 50_000

Moments = NDArray[np.datetime64]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class IntervalRule:
    """When an interval says much (sharp) or little (long) about the hour.

    Source: sharp and long are ours (docs/methods.md, Hot times), after Ashby & Bowers (2013), Crime Science 2:1,
    who show that midpoints and start hours of long intervals mislead.
    """

    sharp_hours: float = 2.0
    long_hours: float = 12.0


INTERVALS: Final = IntervalRule()


@dataclass(frozen=True)
class IntervalQuality:
    """How much the intervals themselves allow to say about hours.

    ``long_share`` is the share of the weight that comes from long intervals; every incident weighs 1.
    """

    n: int
    median_hours: float
    sharp_share: float
    long_share: float


def aoristic_week(start: Moments, end: Moments) -> Floats:
    """Spread every incident, weight 1, over the hours of the week in which it may have happened.

    An interval ``[start, end)`` gives each hour the share of its own length that overlaps that hour, in wall-clock
    time. A missing end (NaT), or an end not after the start, puts weight 1 in the start hour.

    Args:
        start: (n,) datetime64, local wall clock.
        end: (n,) datetime64, local wall clock; NaT where unknown.
    Returns: (7, 24) weights, Monday first; they sum to n.
    Raises: ValueError when the arrays differ in length or a start is missing.
    Source: Ratcliffe (2000), Int. J. GIS 14:669-679; exact overlap instead of whole search blocks.
    """
    begins, ends = _seconds(start, end)
    if begins.size < COMPILED_FROM:
        week = _week_by_numpy(begins, np.maximum(begins, ends))
    else:
        from analysis.hot_times_compiled import week_weights  # noqa: PLC0415 - numba only where it pays

        week = week_weights(begins, ends)
    return np.maximum(week, 0.0).reshape(7, 24)  # running sums may end a hair below zero


def weights_in_hours(start: Moments, end: Moments, chosen: NDArray[np.bool_]) -> Floats:
    """Tell for each incident which share of its weight lies in the chosen hours of the week.

    Args:
        start, end: (n,) as for ``aoristic_week``.
        chosen: (7, 24) True for a chosen hour, Monday first.
    Returns: (n,) shares from 0 to 1; with all hours chosen every share is 1.
    """
    begins, ends = closed_seconds(start, end)
    length = ends - begins
    chosen_seconds = _chosen_before(ends, chosen) - _chosen_before(begins, chosen)
    at_start = chosen.ravel()[_hour_of_week(begins)].astype(np.float64)
    return np.where(length > 0, chosen_seconds / np.maximum(length, 1), at_start)


def interval_quality(start: Moments, end: Moments, *, rule: IntervalRule = INTERVALS) -> IntervalQuality:
    """Describe the interval lengths: how many are sharp, and how much weight comes from long ones."""
    begins, ends = closed_seconds(start, end)
    hours = (ends - begins) / SECONDS_PER_HOUR
    if not hours.size:
        return IntervalQuality(0, 0.0, 0.0, 0.0)
    return IntervalQuality(
        n=hours.size,
        median_hours=float(np.median(hours)),
        sharp_share=float(np.mean(hours <= rule.sharp_hours)),
        long_share=float(np.mean(hours >= rule.long_hours)),
    )


def is_sharp(start: Moments, end: Moments, *, rule: IntervalRule = INTERVALS) -> NDArray[np.bool_]:
    """Mark the incidents whose interval is at most two hours: "alleen scherpe tijden"."""
    begins, ends = closed_seconds(start, end)
    return ends - begins <= rule.sharp_hours * SECONDS_PER_HOUR


def is_long(start: Moments, end: Moments, *, rule: IntervalRule = INTERVALS) -> NDArray[np.bool_]:
    """Mark the incidents whose interval is twelve hours or more."""
    begins, ends = closed_seconds(start, end)
    return ends - begins >= rule.long_hours * SECONDS_PER_HOUR


def weeks_per_group(start: Moments, end: Moments, group: Ints, groups: int) -> Floats:
    """Give the aoristic week of each group of incidents at once.

    Args:
        start, end: (n,) as for ``aoristic_week``.
        group: (n,) number of the group of each incident, from 0.
        groups: how many groups there are.
    Returns: (groups, 168) weights; each row is the aoristic week of that group.
    """
    begins, ends = closed_seconds(start, end)
    length = ends - begins
    beyond = length % SECONDS_PER_WEEK
    part = np.where(length > 0, beyond / np.maximum(length, 1), 1.0)
    # Every group has two weeks of its own on one long line; whole weeks are even and need no line.
    first = (begins + _EPOCH_HOUR * SECONDS_PER_HOUR) % SECONDS_PER_WEEK + group * 2 * SECONDS_PER_WEEK
    edges = np.arange(2 * groups * HOURS_PER_WEEK + 1, dtype=np.int64) * SECONDS_PER_HOUR
    lines = spread_over(first, first + beyond, edges, part).reshape(groups, 2, HOURS_PER_WEEK).sum(axis=1)
    even = np.bincount(group, 1.0 - part, groups) / HOURS_PER_WEEK
    weeks: Floats = np.maximum(lines + even[:, None], 0.0)
    return weeks


def spread_over(begins: Ints, ends: Ints, edges: Ints, amount: Floats | float = 1.0) -> Floats:
    """Spread incidents over consecutive segments of time, each by its share of overlap.

    Args:
        begins, ends: (n,) seconds, ``begins <= ends``; equal means a moment.
        edges: (m + 1,) increasing seconds that enclose all intervals.
        amount: weight of each incident.
    Returns: (m,) weights that sum to the amounts.
    """
    first = np.searchsorted(edges, begins, side="right") - 1
    last = np.maximum(np.searchsorted(edges, ends, side="left") - 1, first)
    density = amount / np.maximum(ends - begins, 1)
    inside = first == last
    head = np.where(inside, amount, (edges[first + 1] - begins) * density)
    tail = np.where(inside, 0.0, (ends - edges[last]) * density)
    segments = edges.size - 1
    whole = np.bincount(first + 1, np.where(inside, 0.0, density), segments + 1)
    whole -= np.bincount(last, np.where(inside, 0.0, density), segments + 1)
    weights = np.cumsum(whole)[:segments].astype(np.float64) * np.diff(edges)
    weights += np.bincount(first, head, segments)
    weights += np.bincount(last, tail, segments)
    return weights


def _week_by_numpy(begins: Ints, ends: Ints) -> Floats:
    """The reference the compiled kernel is held against: hours in a row, folded into one week."""
    if not begins.size:
        return np.zeros(HOURS_PER_WEEK)
    first_hour = int(begins.min()) // SECONDS_PER_HOUR
    last_hour = int(ends.max()) // SECONDS_PER_HOUR + 1
    edges = np.arange(first_hour, last_hour + 1, dtype=np.int64) * SECONDS_PER_HOUR
    weights = spread_over(begins, ends, edges)
    return np.bincount(_hour_of_week(edges[:-1]), weights, HOURS_PER_WEEK).astype(np.float64)


def _seconds(start: Moments, end: Moments) -> tuple[Ints, Ints]:
    """Wall-clock seconds of both sides; a missing end (NaT) is the smallest number, so it lies before its start."""
    if start.shape != end.shape:
        raise ValueError(f"start and end differ in length: {start.shape} and {end.shape}")
    if np.isnat(start).any():
        raise ValueError("every incident needs a start")
    begins = start.astype("datetime64[s]", copy=False).view(np.int64)
    return begins, end.astype("datetime64[s]", copy=False).view(np.int64)


def closed_seconds(start: Moments, end: Moments) -> tuple[Ints, Ints]:
    """Seconds of both sides, where an end that is missing or not after the start becomes the start."""
    begins, ends = _seconds(start, end)
    return begins, np.maximum(begins, ends)


def _hour_of_week(seconds: Ints) -> Ints:
    """Number of the hour in a week that starts on Monday 00:00."""
    return (seconds // SECONDS_PER_HOUR + _EPOCH_HOUR) % HOURS_PER_WEEK


def _chosen_before(seconds: Ints, chosen: NDArray[np.bool_]) -> Ints:
    """Seconds of chosen hours between a fixed Monday and each moment."""
    hours = chosen.ravel().astype(np.int64)
    before_hour = np.concatenate([[0], np.cumsum(hours)]) * SECONDS_PER_HOUR
    week, within = np.divmod(seconds + _EPOCH_HOUR * SECONDS_PER_HOUR, SECONDS_PER_WEEK)
    hour, rest = np.divmod(within, SECONDS_PER_HOUR)
    before: Ints = week * before_hour[-1] + before_hour[hour] + rest * hours[hour]
    return before
