"""Steps of colour for the cells of a map: fixed edges, so that two maps beside each other mean the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.grid import Floats, Mask

Steps = NDArray[np.uint8]


@dataclass(frozen=True)
class StepRule:
    """Lower edges of the second and later steps; a marked cell below the first edge is in step 1."""

    edges: tuple[float, ...]


#: Density as a multiple of the mean of the inhabited cells. Source: ours; 3 x the mean starts the legend.
DENSITY_STEPS: Final = StepRule((3.0, 5.0, 8.0, 12.0))
#: Gi* in standard deviations. Source: ours; 2 is the smallest that is remarkable, and none is called significant.
GI_STEPS: Final = StepRule((2.0, 3.0, 4.0, 6.0))


def steps_of(values: Floats, marked: Mask, rule: StepRule) -> Steps:
    """Give the step 1 .. k of every marked cell, 0 elsewhere.

    Args:
        values: any shape; NaN only where nothing is marked.
        marked: of that shape.
        rule: k - 1 edges.
    """
    steps = np.searchsorted(np.array(rule.edges), np.nan_to_num(values), side="right") + 1
    return np.where(marked, steps, 0).astype(np.uint8)
