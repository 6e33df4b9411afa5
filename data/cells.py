"""The inhabited cells as arrays, sorted by number, with the areas they lie in as positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analysis.zones import Cells
from data.contracts import BUURT, MUNICIPALITY, WIJK

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class ServedCells:
    """Inhabited cells, (m,) each; ``municipality``, ``wijk`` and ``buurt`` are positions in the sorted codes, -1 none.

    ``estimated`` tells whether the dwellings were spread over the cells instead of counted.
    """

    cell_id: Ints
    dwellings: Ints
    municipality: Ints
    wijk: Ints
    buurt: Ints
    estimated: bool

    @cached_property
    def for_zones(self) -> Cells:
        """The cells in the form that zones are worked out from."""
        return Cells(self.cell_id, self.dwellings, self.buurt)

    def place(self, cell_id: int) -> int:
        """Give the place of a cell in the list, -1 when nobody lives there."""
        return int(self.for_zones.find(np.array([cell_id], np.int64))[0])


def served_cells(table: pa.Table, codes: Mapping[str, Sequence[str]]) -> ServedCells:
    """Turn the table of cells into arrays.

    Args:
        table: by contracts.CELLS.
        codes: per level its codes, sorted.
    """
    sorted_cells = table.take(pc.sort_indices(table["cell_id"]))
    return ServedCells(
        cell_id=sorted_cells["cell_id"].to_numpy(),
        dwellings=sorted_cells["dwellings"].to_numpy().astype(np.int64),
        municipality=_positions(sorted_cells["municipality_code"], codes[MUNICIPALITY]),
        wijk=_positions(sorted_cells["wijk_code"], codes[WIJK]),
        buurt=_positions(sorted_cells["buurt_code"], codes[BUURT]),
        estimated=bool(pc.any(table["estimated"]).as_py()),
    )


def _positions(values: pa.ChunkedArray, codes: Sequence[str]) -> Ints:
    found = pc.fill_null(pc.index_in(values, value_set=pa.array(list(codes), pa.string())), -1)
    return np.asarray(found.to_numpy(), np.int64)
