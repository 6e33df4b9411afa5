"""Scores a trigger on regions whose outbreaks are known: false starts, outbreaks found, delay, flaps, way down.

A false start is an alarm episode that begins where no outbreak is or was in the four periods before. An outbreak is
found when there is an alarm while it lasts; the delay of a missed one is its full duration. Way down: periods after the
end of a found outbreak until afbouwen, until basisniveau. A flap is a fall out of opgeschaald while the outbreak lasts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.level_regions import Outbreak, Region

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: First scored period: after 3.2 years.
FIRST = 82
#: An outbreak is scored when it ends this many periods before the end, so that its way down can be seen.
ROOM = 8
LARGE = 3
UP = 2


@dataclass(frozen=True)
class Judged:
    """What a trigger said about one region, arrays (areas, scored periods)."""

    region: Region
    p: Floats
    guard: Bools
    alarm: Bools
    states: Ints


@dataclass(frozen=True)
class Tally:
    """False starts, area-years in which there could be one, and a row per outbreak."""

    false_starts: int
    area_years: float
    outbreaks: Floats


def tally(alarm: Bools, region: Region, states: Ints | None = None) -> Tally:
    """Count one region; with states, an alarm is being in opgeschaald."""
    if states is not None:
        alarm = states == UP
    clean = ~region.active
    for lag in range(1, 5):
        clean[:, lag:] &= ~region.active[:, :-lag]
    clean = clean[:, FIRST:]
    before = np.zeros_like(alarm)
    before[:, 1:] = alarm[:, :-1]
    last = region.counts.shape[1] - ROOM
    rows = [_row(one, alarm, states) for one in region.outbreaks if one.start > FIRST and one.end < last]
    return Tally(int((alarm & ~before & clean).sum()), clean.sum() / 26, np.array(rows, float).reshape(-1, 8))


def _row(one: Outbreak, alarm: Bools, states: Ints | None) -> list[float]:
    """Size, wave, found, delay, found at once, periods to afbouwen, periods to basisniveau, flaps."""
    during = alarm[one.area, one.start - FIRST : one.end - FIRST + 1]
    found = bool(during.any())
    delay = int(during.argmax()) if found else len(during)
    held = [np.nan] * 3
    if states is not None and found:
        after, seen = states[one.area, one.end - FIRST + 1 :], during[delay:]
        held = [_first(after != UP), _first(after < UP), float((seen[:-1] & ~seen[1:]).sum())]
    return [one.size, one.wave, found, delay, during[0], *held]


def _first(which: Bools) -> float:
    return float(which.argmax()) if which.any() else float(len(which))


def summary(tallies: Sequence[Tally]) -> dict[str, float]:
    """Put the tallies of several regions into figures, named as in docs/methods.md."""
    rows = np.concatenate([one.outbreaks for one in tallies])
    size, wave, found, delay, at_once, down, base, flaps = rows.T
    large, early = (wave == 0) & (size >= LARGE), found * (delay <= 1)
    figures = {
        "FA": sum(one.false_starts for one in tallies) / sum(one.area_years for one in tallies),
        "POD": found.mean(), "POD3": found[large].mean(), "within2": early.mean(), "POD3_within2": early[large].mean(),
        "first": at_once.mean(), "RMD": delay.mean(), "n": len(rows),
    }  # fmt: skip
    if not np.isnan(down).all():
        figures |= {"down1": np.nanmedian(down), "down2": np.nanmedian(base), "flaps": np.nanmean(flaps)}
    return {name: float(value) for name, value in figures.items()}


def by_default(judged: Sequence[Judged]) -> dict[str, float]:
    """Score the levels that the rule itself gives."""
    return summary([tally(one.alarm, one.region, one.states) for one in judged])


def at_rate(judged: Sequence[Judged], rate: float) -> dict[str, float]:
    """Score alarms p < threshold, at the threshold that gives ``rate`` false starts per area-year."""

    def scored(threshold: float) -> dict[str, float]:
        strength = [-np.log10(one.p + 1e-300) >= threshold for one in judged]
        return summary([tally(loud & one.guard, one.region) for loud, one in zip(strength, judged, strict=True)])

    low, high = 0.0, 8.0
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if scored(middle)["FA"] > rate else (low, middle)
    return scored(high)


def scores(judge: Callable[[int], Judged], seeds: Sequence[int]) -> dict[str, dict[str, float]]:
    """Score a trigger on the regions of the seeds: by default, and at .10 and .25 false starts per area-year."""
    judged = [judge(seed) for seed in seeds]
    return {"default": by_default(judged), "FA .10": at_rate(judged, 0.10), "FA .25": at_rate(judged, 0.25)}
