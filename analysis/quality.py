"""How good delivered incidents are: how many have a place, how sharp their time is, and what is not filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class QualityRule:
    """When deliveries are good enough to draw maps from.

    ``located``: least share of incidents with a place. Source: Ratcliffe (2004), Int. J. Geogr. Inf. Sci. 18:61-72.
    ``long_hours``: from this length on a window says little about the hour. ``fewest``: below this many a share is not
    judged. Both ours.
    """

    located: float = 0.85
    long_hours: float = 12.0
    fewest: int = 20


STANDARD_QUALITY: Final = QualityRule()


@dataclass(frozen=True)
class Quality:
    """The quality of a group of incidents; shares are None when there is none.

    Attributes:
        n: incidents.
        located: share with an exact place.
        stations: incidents that stood at a police station.
        contradicted: incidents whose point lies in another municipality than was delivered.
        median_hours: middle length of the windows.
        long_share: share of the windows that are long.
        unknown: per field the share that is not filled in.
    """

    n: int
    located: float | None
    stations: int
    contradicted: int
    median_hours: float | None
    long_share: float | None
    unknown: tuple[float, ...]

    def is_poor(self, rule: QualityRule = STANDARD_QUALITY) -> bool:
        """Tell whether too few incidents have a place, among enough to say so."""
        return self.n >= rule.fewest and self.located is not None and self.located < rule.located


def quality_of(
    located: Bools, station: Bools, contradicted: Bools, hours: Floats, unknown: Bools,
    rule: QualityRule = STANDARD_QUALITY,
) -> Quality:  # fmt: skip
    """Measure a group of incidents.

    Args:
        located: (n,) has an exact place.
        station: (n,) stood at a police station.
        contradicted: (n,) the point contradicts the delivered municipality.
        hours: (n,) length of the window.
        unknown: (n, fields) not filled in.
        rule: from when on a window is long.
    """
    n = len(located)
    if not n:
        return Quality(0, None, 0, 0, None, None, (0.0,) * unknown.shape[1])
    return Quality(
        n=n, located=float(located.mean()), stations=int(station.sum()), contradicted=int(contradicted.sum()),
        median_hours=float(np.median(hours)), long_share=float((hours >= rule.long_hours).mean()),
        unknown=tuple(unknown.mean(axis=0).tolist()),
    )  # fmt: skip
