"""Answers Profiel: what kind of burglary is it, and is that different from the years before?"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.day_blocks import DAY_BLOCKS, block_weights
from analysis.hot_times import weeks_per_group
from analysis.profiles import CategoryShare, ProfileShares, profile_shares
from data.answered.common import Source
from data.answered.profile import Crossing, Profile, ProfileAnswer
from data.contracts import UNKNOWN
from data.errors import BadQuery
from data.query import Query
from data.questions.known import is_complete
from data.serving import WORDS
from data.store import Rows, Store

#: The years before that make the area's own expected mix. Source: docs/methods.md, Profiles.
YEARS_BEFORE: Final = 3
ATTEMPT: Final = "poging"
#: The profiles of the page, in the order of the screen.
PROFILES: Final = (
    "modus_operandi", "dwelling_type", "entry", "victim_group", "offender_group", "loot_class", ATTEMPT,
)  # fmt: skip
ATTEMPT_WORDS: Final = ("voltooid", ATTEMPT)
ELDERLY: Final = ("ouderen_alleenwonend", "ouderen_samenwonend")
OLD, YOUNGER = "ouderen", "overige"


def profile(store: Store, query: Query, source: Source, *, chosen: str = "") -> ProfileAnswer:
    """Answer the page for one area, period and crime type.

    Args:
        query: settled: area and period are filled in.
        chosen: ``profile:category`` within which is looked; empty for all.
    Raises: BadQuery when the chosen category does not exist.
    """
    area, days = store.area(query.area), query.days()
    pick = _picked(chosen)
    earlier = tuple(query.days_before(years) for years in range(1, YEARS_BEFORE + 1))
    now, before = store.rows(area, days, query), np.concatenate([store.rows(area, one, query) for one in earlier])
    inside, inside_before = now[_fits(store, now, pick)], before[_fits(store, before, pick)]
    return ProfileAnswer(
        area=area.ref,
        period=days,
        earlier=earlier,
        complete=is_complete(store, query),
        source=replace(source, without_place=int((store.incidents.cell_id[now] < 0).sum())),
        chosen=pick,
        n=len(inside),
        earlier_n=len(inside_before),
        profiles=tuple(
            Profile(name, _shares(store, name, *((now, before) if name == pick[0] else (inside, inside_before))))
            for name in PROFILES
        ),
        elderly=_elderly(store, inside, inside_before),
        crossings=(_with_dwellings(store, inside), _with_hours(store, inside)),
    )


def categories(name: str) -> tuple[str, ...]:
    """Give all categories of a profile, in the order of the contract."""
    return ATTEMPT_WORDS if name == ATTEMPT else tuple(WORDS[name])


def _picked(chosen: str) -> tuple[str, str]:
    name, _, category = chosen.partition(":")
    if not chosen:
        return "", ""
    if name not in PROFILES or category not in categories(name):
        raise BadQuery("De link noemt een categorie die niet bestaat.")
    return name, category


def _codes(store: Store, name: str, rows: Rows) -> NDArray[np.int64]:
    """Position of each incident's category; what is missing counts as unknown."""
    if name == ATTEMPT:
        return np.asarray(store.incidents.attempt[rows], dtype=np.int64)
    codes = np.asarray(getattr(store.incidents, name)[rows], dtype=np.int64)
    return np.where(codes < 0, categories(name).index(UNKNOWN), codes)


def _fits(store: Store, rows: Rows, pick: tuple[str, str]) -> NDArray[np.bool_]:
    name, category = pick
    if not name:
        return np.ones(len(rows), dtype=np.bool_)
    return np.asarray(_codes(store, name, rows) == categories(name).index(category))


def _series(store: Store, name: str, rows: Rows) -> pd.Series:
    return pd.Series(pd.Categorical.from_codes(_codes(store, name, rows), pd.Index(categories(name))))


def _shares(store: Store, name: str, now: Rows, before: Rows) -> ProfileShares:
    names = categories(name)
    return profile_shares(_series(store, name, now), _series(store, name, before), categories=names, unknown=UNKNOWN)


def _elderly(store: Store, now: Rows, before: Rows) -> CategoryShare:
    groups = {name: OLD if name in ELDERLY else YOUNGER for name in categories("victim_group")} | {UNKNOWN: UNKNOWN}
    sides = (_series(store, "victim_group", rows).astype(object).map(groups) for rows in (now, before))
    return profile_shares(*sides, categories=(OLD, YOUNGER), unknown=UNKNOWN).categories[0]


def _with_dwellings(store: Store, rows: Rows) -> Crossing:
    ways, homes = categories("modus_operandi"), categories("dwelling_type")
    place = _codes(store, "modus_operandi", rows) * len(homes) + _codes(store, "dwelling_type", rows)
    counts = np.bincount(place, minlength=len(ways) * len(homes)).reshape(len(ways), len(homes))
    return Crossing("dwelling_type", ways, homes, _table(counts.astype(np.float64)))


def _with_hours(store: Store, rows: Rows) -> Crossing:
    """Every incident weighs 1, spread over the parts of the day in which it may have happened."""
    ways = categories("modus_operandi")
    start, end = store.incidents.earliest[rows], store.incidents.latest[rows]
    weeks = weeks_per_group(start, end, _codes(store, "modus_operandi", rows), len(ways))
    weights = np.stack([block_weights(week.reshape(7, 24)) for week in weeks])
    return Crossing("dagdeel", ways, tuple(block.name for block in DAY_BLOCKS), _table(weights))


def _table(weights: NDArray[np.float64]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(row) for row in np.round(weights, 3).tolist())
