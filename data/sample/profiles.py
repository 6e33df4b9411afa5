"""What the invented incidents look like: police class, way of working, dwelling, entry, people, loot.

Shares are modelling choices (M) from the facts of the demo region, except where a comment says they are real (R).
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data import contracts

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

#: R: 28.5 % of the burglaries is an attempt. The other types are M.
ATTEMPT_SHARE: Final = {
    contracts.WONINGINBRAAK: 0.285,
    contracts.INBRAAK_MET_GEWELD: 0.285,
    contracts.SCHUUR: 0.10,
    contracts.STRAATROOF: 0.15,
    contracts.OVERVAL: 0.25,
}
#: M: share of the burglaries (1.1.1) in which somebody was threatened or hurt.
VIOLENT_SHARE: Final = 0.015
MK_SHARE: Final = {
    contracts.WONINGINBRAAK: {"A20": 0.9, "A30": 0.1},
    contracts.INBRAAK_MET_GEWELD: {"B20": 0.9, "B30": 0.1},
    contracts.SCHUUR: {"A21": 0.55, "A34": 0.43, "B21": 0.01, "B34": 0.01},
    contracts.STRAATROOF: {"B70": 1.0},
    contracts.OVERVAL: {"B72": 0.3, "B73": 0.5, "B74": 0.2},
}
MO_SHARE: Final = {
    "raam_deur_forceren": 45, "insluiping": 13, "flipperen": 12, "kerntrekken": 10, "ruit_ingooien": 9,
    "gaatjesboren": 5, "babbeltruc": 2, "overig": 2, contracts.UNKNOWN: 2,
}  # fmt: skip
SCHUUR_MO_SHARE: Final = {"raam_deur_forceren": 55, "insluiping": 25, "overig": 10, contracts.UNKNOWN: 10}
ROBBERY_MO_SHARE: Final = {"overig": 60, contracts.UNKNOWN: 40}
#: Share of an outbreak's cases, and of near repeats, that is done as the story says, or as the one before.
SAME_MO: Final = 0.6

DWELLING_SHARE: Final = {
    "tussenwoning": 33, "hoekwoning": 15, "twee_onder_een_kap": 14, "vrijstaand": 18, "appartement": 18, "overig": 2,
}  # fmt: skip
#: Factor on each share from most urban (1) to rural (5), so that the whole keeps about the shares above.
DWELLING_BY_URBANITY: Final = {
    "tussenwoning": (1.00, 1.10, 1.10, 0.92, 0.65),
    "hoekwoning": (0.90, 1.00, 1.05, 1.05, 0.85),
    "twee_onder_een_kap": (0.50, 0.75, 1.05, 1.35, 1.40),
    "vrijstaand": (0.25, 0.55, 0.90, 1.60, 2.60),
    "appartement": (2.00, 1.50, 0.90, 0.45, 0.25),
    "overig": (1.0, 1.0, 1.0, 1.0, 1.3),
}

#: R: 7-8 % is solved in the same year; only then entry, household and offender are known.
KNOWN_SHARE: Final = 0.075
ENTRY_SHARE: Final = {
    "achterdeur": 38, "voordeur": 27, "raam_begane_grond": 25, "balkon_of_verdieping": 6, "overig": 4,
}  # fmt: skip
VICTIM_SHARE: Final = {
    "alleenwonend": 22, "ouderen_alleenwonend": 14, "ouderen_samenwonend": 14, "stel": 20, "gezin": 26, "studenten": 4,
}  # fmt: skip
#: A babbeltruc is aimed at the elderly.
ELDERLY_SHARE: Final = {"ouderen_alleenwonend": 75, "ouderen_samenwonend": 25}
OFFENDER_SHARE: Final = {"lokaal": 42, "regionaal": 24, "mobiel": 18, "jeugd": 16}
LOOT_SHARE: Final = {
    "sieraden": 34, "geld": 20, "elektronica": 24, "voertuigsleutels": 3, "overig": 12, contracts.UNKNOWN: 7,
}  # fmt: skip
SCHUUR_LOOT_SHARE: Final = {"elektronica": 5, "overig": 85, contracts.UNKNOWN: 10}
ROBBERY_LOOT_SHARE: Final = {"sieraden": 8, "geld": 46, "elektronica": 34, "overig": 7, contracts.UNKNOWN: 5}


def draw(rng: np.random.Generator, words: tuple[str, ...], share: dict[str, float] | dict[str, int], size: int) -> Ints:
    """Draw ``size`` numbers of ``words`` by share; words without a share do not occur."""
    edges = np.cumsum([share.get(word, 0) for word in words])
    numbers: Ints = np.searchsorted(edges, rng.random(size) * edges[-1], side="right")
    return numbers


def worded(numbers: Ints, words: tuple[str, ...]) -> pd.Categorical[str]:
    """Put numbers back into words, one small number per row in memory; -1 is empty."""
    return pd.Categorical.from_codes(numbers.astype(np.int32), categories=pd.Index(words))


def number_of(word: str, words: tuple[str, ...]) -> int:
    """Give the number of a word in a contract's list."""
    return words.index(word)


def by_type(
    rng: np.random.Generator,
    crime: Ints,
    words: tuple[str, ...],
    shares: dict[str, dict[str, float]] | dict[str, dict[str, int]],
) -> Ints:
    """Draw a word per incident with the shares of its crime type."""
    result = np.empty(len(crime), np.int64)
    for name, share in shares.items():
        mine = np.flatnonzero(crime == contracts.CRIME_TYPES.index(name))
        result[mine] = draw(rng, words, share, len(mine))
    return result


def draw_dwellings(rng: np.random.Generator, urbanity: Ints) -> Ints:
    """Draw the type of dwelling by the urbanity class (1-5) of the municipality."""
    words = contracts.DWELLING_TYPES
    share = np.zeros((6, len(words)))
    for name, percent in DWELLING_SHARE.items():
        share[1:, words.index(name)] = percent * np.array(DWELLING_BY_URBANITY[name])
    edges = np.cumsum(share, axis=1)
    edges[1:] /= edges[1:, -1:]
    flat = (edges + 2.0 * np.arange(6)[:, None]).ravel()
    return np.searchsorted(flat, rng.random(len(urbanity)) + 2.0 * urbanity, side="right") - len(words) * urbanity


def draw_where_known(rng: np.random.Generator, words: tuple[str, ...], share: dict[str, int], possible: Bools) -> Ints:
    """Draw a word for the few incidents of which it is known; the rest is "onbekend"."""
    known = possible & (rng.random(len(possible)) < KNOWN_SHARE)
    result = np.full(len(possible), words.index(contracts.UNKNOWN))
    result[known] = draw(rng, words, share, int(known.sum()))
    return result
