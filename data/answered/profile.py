"""What Profiel is told: the mix of each profile now and earlier, and ways of working by dwelling and by hour."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.profiles import CategoryShare, ProfileShares
from data.answered.common import AreaRef, Period, Source


@dataclass(frozen=True)
class Profile:
    """One profile by its column (see ``data.cubes.PROFILES``), or ``poging``."""

    name: str
    shares: ProfileShares


@dataclass(frozen=True)
class Crossing:
    """Ways of working against something else: ``weights[row][column]`` incidents, aoristic weights for hours."""

    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    weights: tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class ProfileAnswer:
    """Everything Profiel shows for the chosen area, period and crime type.

    ``earlier`` holds the same days of the years before, newest first; ``chosen`` is the profile and category within
    which is looked, empty for all. ``elderly`` is the share of ouderen, living alone or together.
    """

    area: AreaRef
    period: Period
    earlier: tuple[Period, ...]
    complete: bool
    source: Source
    chosen: tuple[str, str]
    n: int
    earlier_n: int
    profiles: tuple[Profile, ...]
    elderly: CategoryShare
    crossings: tuple[Crossing, ...]
