"""Many tests at once: which p-values still mean something when a whole map or region is looked at."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def benjamini_hochberg(p: ArrayLike, *, q: float, tests: int | None = None) -> NDArray[np.bool_]:
    """Mark the findings among which at most a share ``q`` is expected to be chance.

    Args:
        p: (n,) p-values; equal ones share their fate.
        q: the share of false findings that is accepted.
        tests: how many tests were done, when those left out have p = 1.
    Returns: (n,) True for a finding.
    Source: Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57:289-300.
    """
    values = np.asarray(p, float)
    ranked = np.sort(values)
    bound = q * np.arange(1, values.size + 1) / (tests or max(values.size, 1))
    passed = ranked[ranked <= bound]
    return np.asarray(values <= passed[-1]) if passed.size else np.zeros(values.shape, np.bool_)
