"""Bends a plane a little, so that straight borders wind as borders do, and no two of them ever cross."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Length of a wave and how far it moves a place, in metres, from the sweep of a border to its small turns. M: together
#: they stretch no piece of the plane to nothing, which keeps borders apart.
WAVES: Final = ((42_000.0, 1_500.0), (15_000.0, 520.0), (5_500.0, 150.0))
#: Waves of each length, each in a direction of its own.
DIRECTIONS: Final = 6
#: Steps in which ``unbent`` is undone; each makes the error at least twice as small.
STEPS: Final = 14


@dataclass(frozen=True)
class Bend:
    """A sum of plane waves per axis; ``wave`` (n, 2) radians per metre, ``phase`` (n,), ``reach`` (n, 2) metres."""

    wave: Floats
    phase: Floats
    reach: Floats

    @classmethod
    def drawn(cls, rng: np.random.Generator) -> Bend:
        """Draw directions and phases of all waves."""
        length, reach = (np.repeat(column, DIRECTIONS) for column in np.array(WAVES).T)
        angle = rng.random(len(length)) * 2 * np.pi
        push = rng.random(len(length)) * 2 * np.pi
        wave = (2 * np.pi / length)[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
        size = (reach * np.sqrt(2 / DIRECTIONS))[:, None]
        return cls(wave, rng.random(len(length)) * 2 * np.pi, size * np.column_stack([np.cos(push), np.sin(push)]))

    def _shift(self, places: Floats) -> Floats:
        return np.sin(places @ self.wave.T + self.phase) @ self.reach

    def straight(self, places: Floats) -> Floats:
        """Give for (n, 2) places on the map where they lie on the straight plane."""
        return places + self._shift(places)

    def bent(self, straight: Floats) -> Floats:
        """Give for (n, 2) places on the straight plane where they lie on the map; undoes ``straight``."""
        places = straight
        for _ in range(STEPS):
            places = straight - self._shift(places)
        return places
