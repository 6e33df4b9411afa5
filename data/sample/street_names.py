"""Invented streets: every buurt has a few, each running straight through a row or a column of its cells."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.grid import ROW_STEP

Ints = NDArray[np.int64]

#: Cells with fewer dwellings than this have one street, others two.
TWO_STREETS: Final = 8
#: A street is this many cells wide, so that neighbouring cells share it.
WIDE: Final = 2

STEMS: Final = (
    "Appel", "Berken", "Beuken", "Bosuil", "Braam", "Dahlia", "Distel", "Duinroos", "Eekhoorn", "Egel", "Eiken",
    "Esdoorn", "Fazanten", "Ganzen", "Geelgors", "Gentiaan", "Goudenregen", "Grutto", "Haver", "Hazelaar", "Hermelijn",
    "Hulst", "Iepen", "Iris", "Jasmijn", "Kamille", "Kastanje", "Kersen", "Kievits", "Klaproos", "Klaver", "Koekoek",
    "Korenbloem", "Krekel", "Kruiden", "Lavendel", "Leeuwerik", "Libellen", "Lijster", "Linden", "Lupine", "Magnolia",
    "Margriet", "Meidoorn", "Merel", "Mispel", "Narcissen", "Nachtegaal", "Noten", "Olmen", "Ooievaar", "Papaver",
    "Patrijzen", "Peppel", "Pimpernel", "Populieren", "Primula", "Reiger", "Ridderspoor", "Robinia", "Roerdomp",
    "Salie", "Sering", "Sleutelbloem", "Specht", "Sperwer", "Spreeuwen", "Tarwe", "Tijm", "Tulpen", "Valeriaan",
    "Veldleeuwerik", "Vlierbes", "Vlinder", "Vossen", "Wikke", "Wilgen", "Wulpen", "Zonnebloem", "Zwaluw",
)  # fmt: skip
ENDINGS: Final = (
    "straat", "laan", "weg", "hof", "pad", "plein", "dreef", "kamp", "steeg", "veld", "hoek", "brink",
)  # fmt: skip


def build_streets(rng: np.random.Generator, cells: pd.DataFrame) -> pd.DataFrame:
    """Invent the streets of all cells, as contracts.STREETS.

    Args:
        rng: mixes the names per municipality.
        cells: rows as contracts.CELLS.
    """
    row, column = np.divmod(cells["cell_id"].to_numpy(np.int64), ROW_STEP)
    homes = cells["dwellings"].to_numpy(np.int64)
    across = homes >= TWO_STREETS
    buurt, _ = pd.factorize(cells["buurt_code"], sort=True)
    municipality, codes = pd.factorize(cells["municipality_code"], sort=True)
    cell = np.concatenate([np.arange(len(cells)), np.flatnonzero(across)])
    street = np.concatenate([2 * (row // WIDE), 2 * (column // WIDE)[across] + 1])
    number = numbered(municipality[cell], buurt[cell], street)
    second = np.where(across, homes // 2, 0)
    return pd.DataFrame(
        {
            "cell_id": cells["cell_id"].to_numpy()[cell],
            "street": _names(rng, len(codes))[municipality[cell], number],
            "dwellings": np.concatenate([homes - second, second[across]]),
        }
    )


def numbered(municipality: Ints, buurt: Ints, street: Ints) -> Ints:
    """Number the streets of each municipality from 0; one that stops at a border of a buurt has another number there.

    When a municipality has more streets than there are names, the numbers start again.
    """
    key = buurt * 10**6 + street
    streets, place = np.unique(municipality * 10**12 + key, return_inverse=True)
    owner = streets // 10**12
    rank = np.arange(len(streets)) - np.searchsorted(owner, owner)
    numbers: Ints = rank[place] % (len(STEMS) * len(ENDINGS))
    return numbers


def _names(rng: np.random.Generator, municipalities: int) -> NDArray[np.object_]:
    """Give every municipality all names in an order of its own: (municipalities, names)."""
    names = np.array([stem + ending for stem in STEMS for ending in ENDINGS], dtype=object)
    return np.stack([rng.permutation(names) for _ in range(municipalities)])
