"""What is worked out once, at publish: one module a subject, each tables in and tables out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from datetime import datetime
from typing import Final

import pyarrow as pa

from data.precompute.completeness import completeness
from data.precompute.levels import levels
from data.precompute.quality import quality
from data.precompute.spatial import spatial

#: Takes the checked tables of a snapshot, its moment and an executor; gives tables of data/contracts_computed.py.
Precomputation = Callable[[Mapping[str, pa.Table], datetime, Executor], dict[str, pa.Table]]

PRECOMPUTATIONS: Final[tuple[Precomputation, ...]] = (completeness, quality, levels, spatial)


def precompute(tables: Mapping[str, pa.Table], as_of: datetime, executor: Executor) -> dict[str, pa.Table]:
    """Work out every table that is computed at publish.

    Args:
        tables: the checked tables of the snapshot, by name.
        as_of: the moment of the data.
        executor: runs the heavy parts; handed in, so that they may run elsewhere.
    """
    computed: dict[str, pa.Table] = {}
    for work in PRECOMPUTATIONS:
        computed |= work({**tables, **computed}, as_of, executor)
    return computed
