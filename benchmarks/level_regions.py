"""Invents burglary counts of 79 areas with outbreaks that are known, so that a trigger can be judged.

A winter curve, a level and a slope per area, a slow wobble per district, more spread than chance, near repeats, local
outbreaks of 1 to 5 standard deviations and weak waves through a district. Everything follows from the seed. The order
of the draws is that of the design's own generator, so that the same seed gives the same counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

PERIODS_PER_YEAR = 26
#: Expected offspring of a burglary, and the share of it that falls in the next fortnight.
OFFSPRING, LATER = 0.12, 0.35
LARGE_TOWNS = (40.0, 34.0, 28.0, 22.0, 18.0, 15.0, 12.0, 10.0)
HAMLETS = (0.1, 0.15, 0.25, 0.3)


@dataclass(frozen=True)
class Scenario:
    """What a region is like; the defaults are the region that the figures of docs/methods.md are measured on."""

    years: int = 6
    districts: tuple[int, ...] = (11, 14, 22, 16, 16)
    large_towns: int = 8
    median: float = 1.8
    outbreaks: bool = True
    level_shift: bool = False
    peak: float = 0.96
    second_wave: float = 0.25


@dataclass(frozen=True)
class Outbreak:
    """An area's periods ``start`` to ``end``, both included, at ``size`` standard deviations."""

    area: int
    start: int
    end: int
    size: int
    wave: bool


@dataclass
class Region:
    """Counts (areas, periods), what they would be without outbreaks, and the outbreaks."""

    counts: Ints
    mean: Floats
    spread: Floats
    district: Ints
    active: NDArray[np.bool_]
    outbreaks: list[Outbreak] = field(default_factory=list)


def region(seed: int, scenario: Scenario = Scenario()) -> Region:
    """Invent one region."""
    rng = np.random.default_rng(seed)
    district = np.repeat(np.arange(len(scenario.districts)), scenario.districts)
    log_mean, spread = _normal(rng, district, scenario)
    mean = np.exp(log_mean)
    extra, found = _outbreaks(rng, district, mean, spread, scenario)
    counts = _near_repeats(rng, mean, spread) + rng.poisson(extra)
    active = np.zeros(mean.shape, bool)
    for one in found:
        active[one.area, one.start : one.end + 1] = True
    return Region(counts, mean, spread, district, active, found)


def _normal(rng: np.random.Generator, district: Ints, scenario: Scenario) -> tuple[Floats, Floats]:
    areas, time = len(district), np.arange(scenario.years * PERIODS_PER_YEAR)
    level = np.clip(np.exp(rng.normal(np.log(scenario.median), 0.8, areas)), 0.1, 9)
    towns = LARGE_TOWNS[: scenario.large_towns]
    level[rng.choice(areas, len(towns), replace=False)] = towns
    level[rng.choice(np.flatnonzero(level < 5), len(HAMLETS), replace=False)] = HAMLETS
    slope = rng.normal(-0.06, 0.03, areas)
    height = np.clip(rng.normal(0.30, 0.06, areas), 0.1, 0.5)
    spread = 1.1 + 0.9 * rng.beta(2, 2, areas)
    wobble = _wobble(rng, len(scenario.districts), len(time))[district]
    season = _season(time, scenario)
    log_mean = np.log(level)[:, None] + slope[:, None] * (time / PERIODS_PER_YEAR) + height[:, None] * season + wobble
    return log_mean + (_level_shift(time) if scenario.level_shift else 0.0), spread


def _season(time: Ints, scenario: Scenario) -> Floats:
    phase = 2 * np.pi * ((time / PERIODS_PER_YEAR) % 1.0 - scenario.peak)
    return np.cos(phase) + scenario.second_wave * np.cos(2 * phase)


def _wobble(
    rng: np.random.Generator, districts: int, periods: int, *, memory: float = 0.95, sd: float = 0.06
) -> Floats:
    wobble = np.zeros((districts, periods))
    wobble[:, 0] = rng.normal(0, sd, districts)
    for period in range(1, periods):
        step = rng.normal(0, sd * np.sqrt(1 - memory**2), districts)
        wobble[:, period] = memory * wobble[:, period - 1] + step
    return wobble


def _level_shift(time: Ints) -> Floats:
    """A year at 65 % and then 85 % for good, as after the spring of 2020."""
    return np.where(time < 60, 0.0, np.where(time < 86, np.log(0.65), np.log(0.85)))


def _outbreaks(
    rng: np.random.Generator, district: Ints, mean: Floats, spread: Floats, scenario: Scenario
) -> tuple[Floats, list[Outbreak]]:
    extra, found = np.zeros(mean.shape), list[Outbreak]()
    if scenario.outbreaks:
        for one in _planned(rng, district, mean.shape[1], scenario):
            if _is_apart(one, found):
                found.append(one)
                extra[one.area, one.start : one.end + 1] += _burglaries(one, mean, spread)
    return extra, found


def _planned(rng: np.random.Generator, district: Ints, periods: int, scenario: Scenario) -> list[Outbreak]:
    """Local outbreaks, .35 a year per area; then one wave a year per district, through five to eight areas."""
    planned = []
    for area in range(len(district)):
        for start in np.sort(rng.integers(0, periods - 2, rng.poisson(0.35 * scenario.years))):
            length, size = int(rng.integers(2, 9)), int(rng.choice([1, 2, 3, 5]))
            planned.append(Outbreak(area, int(start), min(int(start) + length, periods) - 1, size, wave=False))
    for number in range(len(scenario.districts)):
        for start in rng.integers(0, periods - 4, rng.poisson(1.0 * scenario.years)):
            members, length = np.flatnonzero(district == number), int(rng.integers(4, 9))
            end = min(int(start) + length, periods) - 1
            hit = rng.choice(members, min(len(members), int(rng.integers(5, 9))), replace=False)
            planned += [Outbreak(int(area), int(start), end, 1, wave=True) for area in hit]
    return planned


def _is_apart(one: Outbreak, others: list[Outbreak]) -> bool:
    """Outbreaks of one area keep four periods distance."""
    return all(o.area != one.area or one.end + 4 < o.start or one.start > o.end + 4 for o in others)


def _burglaries(one: Outbreak, mean: Floats, spread: Floats) -> Floats:
    normal = mean[one.area, one.start : one.end + 1]
    extra = np.maximum(one.size * np.sqrt((1 + OFFSPRING) * spread[one.area] * normal), 1.5)
    extra[0] *= 0.6
    return np.asarray(extra)


def _near_repeats(rng: np.random.Generator, mean: Floats, spread: Floats) -> Ints:
    wild = (spread - 1)[:, None]
    first = rng.poisson(mean / (1 + OFFSPRING) * rng.gamma(mean / wild, wild / mean))
    offspring = rng.poisson(OFFSPRING * first)
    later = rng.binomial(offspring, LATER)
    counts = first + offspring - later
    counts[:, 1:] += later[:, :-1]
    return np.asarray(counts, np.int64)
