"""How much of a period is known already: asked by every page that says "nog niet compleet"."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np

from analysis.completeness import KnownCurve
from analysis.counts import DAYS_PER_FORTNIGHT
from data.contracts_computed import KNOWN_CURVE
from data.precompute.completeness import curve_of
from data.query import Query
from data.store import Store

#: Where nothing could be learnt yet, a fortnight counts as wholly known this long after its end, and not before:
#: 97 % is reported within 28 days. Source: docs/methods.md, Late registration.
DAYS_TO_COMPLETE: Final = 28
#: From this known share on a period is complete. Source: docs/methods.md, Counting and small numbers.
COMPLETE_FROM: Final = 0.9


def is_complete(store: Store, query: Query) -> bool:
    """Tell whether enough is known of the period a query asks about to call it complete."""
    share = share_known_of(store, query)
    return share is not None and share >= COMPLETE_FROM


def share_known_of(store: Store, query: Query) -> float | None:
    """Give the share known of the period and the crime type a query asks about; see ``share_known``."""
    days = query.days()
    return share_known(store, query.crime_types[0], days.start, days=(days.end - days.start).days)


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
