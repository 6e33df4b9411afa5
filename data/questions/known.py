"""How much of a period is known already: asked by every page that says "nog niet compleet"."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np

from analysis.completeness import KnownCurve
from analysis.counts import DAYS_PER_FORTNIGHT
from data.contracts_computed import KNOWN_CURVE
from data.precompute.completeness import curve_of
from data.store import Store

#: Where nothing could be learnt yet, a fortnight counts as wholly known this long after its end, and not before:
#: 97 % is reported within 28 days. Source: docs/methods.md, Late registration.
DAYS_TO_COMPLETE: Final = 28


def curve(store: Store, crime_type: str) -> KnownCurve:
    """Give the curve of a crime type, as it was learnt when this version was published."""
    return curve_of(store.table(KNOWN_CURVE.name), crime_type)


def share_known(store: Store, crime_type: str, start: date, *, days: int = DAYS_PER_FORTNIGHT) -> float | None:
    """Give the share of a period's incidents that is known at the moment of the data.

    Args:
        store: the snapshot.
        crime_type: one of the disjoint types.
        start: first day of the period.
        days: its length.
    Returns: 0 to 1; None when nothing could be learnt and the period is too young to be taken as known.
    """
    learnt = curve(store, crime_type)
    as_of = store.manifest.as_of
    if learnt.incidents:
        return learnt.of_period(np.datetime64(start, "s"), np.datetime64(as_of, "s"), days=days)
    return 1.0 if (as_of.date() - start).days - days >= DAYS_TO_COMPLETE else None
