"""Answers how sure zones are in an area: the verdict on near repeats and what zones caught, worked out at publish."""

from __future__ import annotations

from typing import Any, Final

import pyarrow.compute as pc

from analysis.significant import CHRONIC
from analysis.zones import PRIMARY
from data.answered.map_story import Caught, Evidence
from data.contracts import WONINGINBRAAK
from data.store import Store

VERDICTS: Final = "near_repeat_verdict"
SCORECARD: Final = "zone_scorecard"


def evidence(store: Store, code: str) -> Evidence | None:
    """Give what the newest twelve months say of near repeats in an area; None when it was not worked out.

    An area with too few burglaries has the numbers of the larger area that answers for it.
    """
    found = _row(store, VERDICTS, code)
    if found is None:
        return None
    lender = str(found["borrowed_from"] or "")
    told = _row(store, VERDICTS, lender) or found if lender else found
    return Evidence(
        verdict=str(found["verdict"]),
        area=store.areas[str(told["area_code"])].ref,
        borrowed=bool(lender),
        start=told["start"],
        end=told["end"],
        n=int(told["burglaries"]),
        observed=int(told["observed"]),
        expected=float(told["expected"]),
        p=float(told["p"]),
        permutations=int(told["permutations"]),
        followed=int(told["followed"]),
        after_known=int(told["after_known"]),
        caught=_caught(store, code),
    )


def _caught(store: Store, code: str) -> Caught | None:
    found = _row(store, SCORECARD, code, kind=PRIMARY)
    if found is None or not found["burglaries"]:
        return None
    return Caught(int(found["burglaries"]), int(found["inside"]), float(found["dwelling_share"]), found["start"])


def _row(store: Store, name: str, code: str, **more: str) -> dict[str, Any] | None:
    """Give the row of an area over the longest window up to a year."""
    if not store.has(name):
        return None
    table = store.table(name)
    wanted = {"area_code": code, "crime_type": WONINGINBRAAK, **more}
    for column, value in wanted.items():
        table = table.filter(pc.equal(table[column], value))
    rows = [row for row in table.to_pylist() if row["fortnights"] <= CHRONIC]
    return max(rows, key=lambda row: row["fortnights"], default=None)
