"""The burglaries of the demo: exactly as many per municipality and year as were counted, near repeats included."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.sample.places import Places, draw_cells, draw_points, outbreak_cells, step_from
from data.sample.story import Outbreak
from data.sample.targets import draw_days
from data.sample.times import Calendar

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: M: 12 % of the burglaries is the offspring of another; distance and delay are exponential with these means.
OFFSPRING_SHARE: Final = 0.12
OFFSPRING_METRES: Final = 90.0
OFFSPRING_DAYS: Final = 8.0
#: M: share of the offspring at the very same address: 2.4 % of all burglaries.
SAME_ADDRESS: Final = 0.2
#: Share of the offspring that follows a first burglary; the rest follows one that was offspring itself.
FIRST_GENERATION: Final = 0.85
#: Candidates per parent; a little more than are kept, so that the share is reached in most municipalities.
CANDIDATES: Final = (0.17, 0.30)
#: M: share of lapsed incidents, on top of the counted ones.
LAPSED_SHARE: Final = 0.004

NOBODY: Final = -1


@dataclass(frozen=True)
class Events:
    """Incidents as numbers, one row each.

    ``municipality``, ``cell`` and ``outbreak`` are row numbers; ``day`` counts from the start of the demo;
    ``parent`` is the row it is the offspring of; -1 means none.
    """

    municipality: Ints
    day: Ints
    cell: Ints
    x: Ints
    y: Ints
    parent: Ints
    outbreak: Ints
    lapsed: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.day)

    def take(self, rows: Ints | NDArray[np.bool_]) -> Events:
        """Give the chosen rows."""
        return Events(*(getattr(self, field.name)[rows] for field in fields(self)))


def joined(parts: list[Events]) -> Events:
    """Put parts under each other; parents already count over the whole."""
    names = [field.name for field in fields(Events)]
    return Events(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def loose(rng: np.random.Generator, where: Places, municipality: Ints, day: Ints, *, lapsed: bool = False) -> Events:
    """Place incidents that follow no other, anywhere in their municipality by risk."""
    cell = draw_cells(rng, where, municipality)
    x, y = draw_points(rng, where, cell)
    none = np.full(len(day), NOBODY)
    return Events(municipality, day, cell, x, y, none, none, np.full(len(day), lapsed))


def planted(
    rng: np.random.Generator, where: Places, outbreaks: dict[int, tuple[Outbreak, int]], days: Calendar, scale: int
) -> Events:
    """Plant the outbreaks of the story.

    Args:
        rng: draws days and places.
        where: the inhabited cells.
        outbreaks: number of the outbreak -> outbreak and number of its municipality.
        days: the calendar.
        scale: every outbreak is this many times larger.
    """
    parts = [loose(rng, where, np.empty(0, np.int64), np.empty(0, np.int64))]
    for number, (outbreak, municipality) in outbreaks.items():
        size = outbreak.extra * scale
        first = int((np.datetime64(outbreak.first_fortnight) - days.days[0]).astype(np.int64))
        fortnight = np.repeat(np.arange(outbreak.fortnights), outbreak.per_fortnight() * scale)
        cell = outbreak_cells(rng, where, outbreak, municipality, size)
        x, y = draw_points(rng, where, cell)
        day = first + 14 * fortnight + rng.integers(0, 14, size)
        parts.append(
            Events(
                np.full(size, municipality), day, cell, x, y,
                np.full(size, NOBODY), np.full(size, number), np.zeros(size, bool),
            )
        )  # fmt: skip
    return joined(parts)


def offspring(
    rng: np.random.Generator, where: Places, parents: Events, rows: Ints, per_parent: float, last_day: int
) -> Events:
    """Let burglaries be followed by others, close by and soon after; a border is no obstacle.

    Args:
        rng: draws number, distance and delay.
        where: the inhabited cells.
        parents: the burglaries that may be followed.
        rows: (parents,) their row in the whole.
        per_parent: mean number that follows each.
        last_day: first day after the period.
    """
    source = np.repeat(np.arange(len(parents)), rng.poisson(per_parent, len(parents)))
    day = parents.day[source] + np.ceil(rng.exponential(OFFSPRING_DAYS, len(source))).astype(np.int64).clip(min=1)
    metres = rng.exponential(OFFSPRING_METRES, len(source))
    x, y, cell = step_from(rng, where, parents.x[source], parents.y[source], parents.cell[source], metres)
    same = rng.random(len(source)) < SAME_ADDRESS
    x, y = np.where(same, parents.x[source], x), np.where(same, parents.y[source], y)
    cell = np.where(same, parents.cell[source], cell)
    found = Events(
        where.municipality[cell], day, cell, x, y,
        rows[source], np.full(len(source), NOBODY), np.zeros(len(source), bool),
    )  # fmt: skip
    return found.take(day < last_day)


def at_most(rng: np.random.Generator, group: Ints, limit: Ints) -> Ints:
    """Keep by lot at most ``limit[g]`` rows of each group g, in order of appearance."""
    order = np.lexsort((rng.random(len(group)), group))
    first = np.searchsorted(group[order], group[order])
    kept = order[np.arange(len(group)) - first < limit[group[order]]]
    return np.sort(kept)


def tally(events: Events, year: Ints, shape: tuple[int, int]) -> Ints:
    """Count events per municipality and year."""
    flat = events.municipality * shape[1] + year[events.day]
    return np.bincount(flat, minlength=shape[0] * shape[1]).reshape(shape)


def burglaries(
    rng: np.random.Generator,
    where: Places,
    wanted: Ints,
    weights: Floats,
    days: Calendar,
    outbreaks: dict[int, tuple[Outbreak, int]],
    *,
    scale: int = 1,
) -> Events:
    """Draw burglaries so that every municipality gets exactly the wanted number in every year.

    Args:
        rng: draws all of it.
        where: the inhabited cells.
        wanted: (municipalities, years) counted burglaries, near repeats and outbreaks included.
        weights: (municipalities, days) season and unrest; zero after the period.
        days: the calendar.
        outbreaks: number of the outbreak -> outbreak and number of its municipality.
        scale: how many times larger an outbreak is planted.
    Returns: events; the lapsed ones come on top of ``wanted``.
    """
    year = days.year - days.year[0]
    last_day = int(np.flatnonzero(weights.any(axis=0))[-1]) + 1
    story = planted(rng, where, outbreaks, days, scale)
    repeats = np.rint(OFFSPRING_SHARE * wanted).astype(np.int64)
    free = np.maximum(wanted - tally(story, year, wanted.shape) - repeats, 0)
    first = loose(rng, where, *draw_days(rng, weights, year, free))
    everyone = joined([story, first])
    youngest, rows = everyone, np.arange(len(everyone))
    for share, per_parent in zip((FIRST_GENERATION, 1.0), CANDIDATES, strict=True):
        born = offspring(rng, where, youngest, rows, per_parent, last_day)
        room = np.maximum(wanted - tally(everyone, year, wanted.shape), 0)
        limit = np.minimum(np.rint(share * repeats).astype(np.int64), room)
        kept = at_most(rng, born.municipality * wanted.shape[1] + year[born.day], limit.ravel())
        youngest = born.take(kept)
        rows = len(everyone) + np.arange(len(youngest))
        everyone = joined([everyone, youngest])
    short = np.maximum(wanted - tally(everyone, year, wanted.shape), 0)
    rest = loose(rng, where, *draw_days(rng, weights, year, short))
    gone = rng.binomial(wanted, LAPSED_SHARE)
    lapsed = loose(rng, where, *draw_days(rng, weights, year, gone), lapsed=True)
    return joined([everyone, rest, lapsed])
