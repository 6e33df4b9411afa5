"""Concentration: the cells that stand out most, risk per dwelling, and in how few cells half of all burglaries fall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from analysis.grid import Floats, Ints, Mask
from analysis.hotspots import disc_sums
from analysis.rates import MINIMUM_DWELLINGS, PER
from analysis.significant import STANDARD_SIGNIFICANT

#: Share of the inhabited cells that a map shows. Source: the Dutch police's CAS.
TOP_SHARE: Final = 0.03


def top_cells(values: Floats | Ints, mask: Mask, *, share: float = TOP_SHARE) -> Mask:
    """Mark the inhabited cells with the highest values, no more than a share of them.

    Cells without value are never marked, and of equal cells the first in the grid is taken, so that the marked area
    has a size that can be compared.

    Args:
        values: (rows, columns).
        mask: (rows, columns) the inhabited cells of the chosen area.
        share: 0 to 1 of the inhabited cells.
    """
    inside = np.flatnonzero(mask)
    wanted = min(round(share * inside.size), int((values.ravel()[inside] > 0).sum()))
    order = np.argsort(-values.ravel()[inside], kind="stable")
    marked = np.zeros(mask.size, np.bool_)
    marked[inside[order[:wanted]]] = True
    return marked.reshape(mask.shape)


def risk_per_1000(
    counts: Ints | Floats,
    dwellings: Ints | Floats,
    mask: Mask,
    *,
    radius_cells: float = STANDARD_SIGNIFICANT.radius_cells,
) -> Floats:
    """Give burglaries per 1,000 dwellings in the disc around every inhabited cell.

    Returns: (rows, columns); NaN outside the mask and where the disc holds too few dwellings for a rate.
    """
    inside = mask.astype(float)
    homes = disc_sums(dwellings * inside, radius_cells)
    rate = np.full(mask.shape, np.nan)
    np.divide(
        disc_sums(counts * inside, radius_cells) * PER, homes, out=rate, where=mask & (homes >= MINIMUM_DWELLINGS)
    )
    return rate


@dataclass(frozen=True)
class Concentration:
    """The 80/20 curve: of the inhabited cells, fullest first, the share of cells against the share of burglaries.

    ``cells`` and ``burglaries`` rise from 0 to 1 and have one point per distinct count, so (k + 1,) of them.
    """

    cells: Floats
    burglaries: Floats

    def cells_for(self, share: float) -> float:
        """Give the smallest share of the cells that holds a share of the burglaries; NaN without burglaries."""
        return float(np.interp(share, self.burglaries, self.cells)) if self.burglaries.size > 1 else float("nan")


def concentration(counts: Ints, mask: Mask) -> Concentration:
    """Draw the 80/20 curve of the inhabited cells: "half of the burglaries fell in x % of the cells".

    Args:
        counts: (rows, columns) burglaries per cell.
        mask: (rows, columns) the inhabited cells of the chosen area.
    Source: Weisburd (2015), Criminology 53:133-157.
    """
    cells_with = np.bincount(counts[mask])  # how many cells have 0, 1, 2 ... burglaries
    events = cells_with * np.arange(cells_with.size)
    filled = np.flatnonzero(events)[::-1]
    if not filled.size:
        return Concentration(np.zeros(1), np.zeros(1))
    cells = np.concatenate([[0.0], np.cumsum(cells_with[filled]) / mask.sum()])
    return Concentration(cells, np.concatenate([[0.0], np.cumsum(events[filled]) / events.sum()]))


def cells_for_by_chance(counts: Ints, mask: Mask, *, share: float = 0.5, draws: int = 20, seed: int = 0) -> float:
    """Give the share of cells that would hold a share of as many burglaries if every cell were as likely.

    With few burglaries most cells are empty whatever happens, so the curve only means something beside this.
    Source: Bernasco & Steenbeek (2017), J. Quant. Criminol. 33:451-467.
    """
    rng, cells, events = np.random.default_rng(seed), int(mask.sum()), int(counts[mask].sum())
    if not events:
        return float("nan")
    whole = np.ones(cells, np.bool_)
    dealt = (np.bincount(rng.integers(0, cells, events), minlength=cells) for _ in range(draws))
    return float(np.mean([concentration(drawn, whole).cells_for(share) for drawn in dealt]))
