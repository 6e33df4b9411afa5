"""How many incidents each municipality had in each year: counted burglaries, and what is made of the other types."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data import contracts, reference
from data.sample.targets import full_years

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: In the whole unit per year, 2009 to 2016. R: street robbery about 300 a year; M: robbery 110 to 150.
STREET_ROBBERIES: Final = (345, 340, 330, 320, 305, 290, 280, 270)
ROBBERIES: Final = (170, 165, 158, 150, 140, 126, 116, 110)
#: M: how often per dwelling, against a municipality of class 3, by urbanity class 1-5.
STREET_BY_URBANITY: Final = (4.0, 3.0, 1.0, 0.45, 0.25)
ROBBERY_BY_URBANITY: Final = (2.5, 2.0, 1.0, 0.65, 0.45)


def burglary_counts(number: dict[str, int], municipalities: int) -> Floats:
    """Give the counted burglaries (1.1.1) of 2012 to 2016: (municipalities, 5).

    Args:
        number: code, of today or of earlier, -> number of the municipality.
        municipalities: how many there are.
    """
    return _placed(reference.burglaries(), number, municipalities)


def other_counts(
    number: dict[str, int], dwellings: Ints, urbanity: Ints, rng: np.random.Generator
) -> dict[str, Floats]:
    """Give per other crime type the counts of 2009 to 2016: (municipalities, 8).

    Sheds were counted; robberies fall by chance, more of them where more people live close together.

    Args:
        number: code, of today or of earlier, -> number of the municipality.
        dwellings: (municipalities,).
        urbanity: (municipalities,) class 1-5.
        rng: draws the robberies and the years that were not counted.
    """
    sheds = full_years(_placed(reference.sheds(), number, len(dwellings)), rng)
    street = dwellings * np.array(STREET_BY_URBANITY)[urbanity - 1]
    robbery = dwellings * np.array(ROBBERY_BY_URBANITY)[urbanity - 1]
    return {
        contracts.SCHUUR: sheds,
        contracts.STRAATROOF: _thrown(rng, STREET_ROBBERIES, street),
        contracts.OVERVAL: _thrown(rng, ROBBERIES, robbery),
    }


def _placed(counted: pd.DataFrame, number: dict[str, int], municipalities: int) -> Floats:
    """Add counts up per municipality of the map and year; what is not on the map is left out."""
    known = counted[counted["code"].isin(list(number))]
    placed = np.zeros((municipalities, len(reference.COUNTED_YEARS)))
    row = known["code"].map(number).to_numpy(np.int64)
    np.add.at(placed, (row, known["year"].to_numpy() - reference.COUNTED_YEARS[0]), known["count"].to_numpy())
    return placed


def _thrown(rng: np.random.Generator, totals: tuple[int, ...], weight: Floats) -> Floats:
    """Throw the total of each year over the municipalities by weight."""
    share = weight / weight.sum()
    return np.stack([rng.multinomial(total, share) for total in totals], axis=1).astype(float)
