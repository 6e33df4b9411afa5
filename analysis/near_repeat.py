"""Near repeats: which burglary followed another close by and soon after, and which belong to one chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.knox import KnoxResult, knox_test

__all__ = [
    "NONE", "ROLES", "STANDARD", "KnoxResult", "NearRepeatRule", "Pairs", "Roles",
    "chains", "knox_test", "near_repeat_pairs", "order_of", "roles",
]  # fmt: skip

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Moments = NDArray[np.datetime64]

#: The part a burglary plays; a number in ``Roles.role`` is a place in this list.
ROLES: Final = ("los", "aanleiding", "herhaling", "nabije_herhaling")
ALONE, ORIGINATOR, REPEAT, NEAR_REPEAT = range(len(ROLES))
#: Stands for "follows no other burglary" and "belongs to no chain".
NONE: Final = -1


@dataclass(frozen=True)
class NearRepeatRule:
    """How close and how soon a burglary must be to follow another, and how much a pair weighs.

    Both bounds are exclusive, as in the Knox bands. A pair weighs ``1 / ((1 + d / half_metres)(1 + t / half_days))``.
    Source: Johnson et al. (2007), J. Quant. Criminol. 23:201-219: 200 m and two weeks, ten areas in five countries;
    the weight is ProMap's (Bowers, Johnson & Pease 2004, Br. J. Criminol. 44:641-658).
    """

    metres: float = 200.0
    days: int = 14
    same_place_m: float = 1.0
    half_metres: float = 100.0
    half_days: float = 7.0

    def weight(self, metres: ArrayLike, days: ArrayLike) -> Floats:
        """Weigh pairs by distance and delay; 1 for the same place on the same day."""
        far, late = np.asarray(metres, float), np.asarray(days, float)
        return np.asarray(1 / ((1 + far / self.half_metres) * (1 + late / self.half_days)))


STANDARD: Final = NearRepeatRule()


@dataclass(frozen=True)
class Pairs:
    """Pairs of burglaries, (m,) each: row of the earlier and of the later one, metres apart, days of delay."""

    first: Ints
    second: Ints
    metres: Floats
    days: Ints

    def __len__(self) -> int:
        return len(self.first)

    def take(self, chosen: Mask | Ints) -> Pairs:
        """Give the chosen pairs."""
        return Pairs(self.first[chosen], self.second[chosen], self.metres[chosen], self.days[chosen])


@dataclass(frozen=True)
class Roles:
    """The part each burglary plays.

    Attributes:
        role: (n,) place in ``ROLES``.
        follows: (n,) row of the earlier burglary it most likely follows, -1 for none.
        chain: (n,) row of the first burglary of its chain, -1 when it belongs to none.
    """

    role: Ints
    follows: Ints
    chain: Ints


def order_of(starts: Moments, ids: NDArray[np.str_] | NDArray[np.object_] | Ints | None = None) -> Ints:
    """Give each burglary its place in time: by start, then by id, so that no two share a place.

    Args:
        starts: (n,) start of the time window.
        ids: (n,) what decides between equal starts; the row itself when left out.
    Returns: (n,) a permutation of 0 .. n - 1.
    """
    keys = (starts,) if ids is None else (ids, starts)
    place = np.empty(starts.size, np.int64)
    place[np.lexsort(keys)] = np.arange(starts.size)
    return place


def near_repeat_pairs(
    x_m: Floats, y_m: Floats, starts: Moments, order: Ints, *, max_metres: float, max_days: int
) -> Pairs:
    """Pair every burglary with the later ones that lie close to it in space and time.

    Args:
        x_m, y_m: (n,) places in metres; a burglary without a place (NaN) has no pairs.
        starts: (n,) start of the time window; delays are counted in whole calendar days.
        order: (n,) place in time as ``order_of`` gives it; decides who is first on the same day.
        max_metres: straight-line distance of a pair is below this.
        max_days: delay of a pair is below this.
    Returns: pairs, ordered by their first and then their second burglary in time.
    Source: Johnson et al. (2007), J. Quant. Criminol. 23:201-219.
    """
    placed = np.flatnonzero(np.isfinite(x_m) & np.isfinite(y_m))
    day = starts.astype("datetime64[D]").astype(np.int64)
    i, j = _candidates(x_m[placed], y_m[placed], day[placed], max_metres, max_days)
    i, j = placed[i], placed[j]
    swap = order[i] > order[j]
    first, second = np.where(swap, j, i), np.where(swap, i, j)
    found = Pairs(first, second, np.hypot(x_m[i] - x_m[j], y_m[i] - y_m[j]), day[second] - day[first])
    close = found.take((found.metres < max_metres) & (found.days < max_days))
    return close.take(np.lexsort((order[close.second], order[close.first])))


def _candidates(x_m: Floats, y_m: Floats, day: Ints, max_metres: float, max_days: int) -> tuple[Ints, Ints]:
    """Find the pairs within a box in space and time: a little more than asked for, never less."""
    from scipy.spatial import cKDTree  # noqa: PLC0415 - web workers load scipy only when they need it

    if x_m.size == 0 or max_days < 1:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    scaled = np.column_stack([x_m / max_metres, y_m / max_metres, day / max_days])
    pairs = cKDTree(scaled).query_pairs(1.0 + _SLACK, p=np.inf, output_type="ndarray")
    return pairs[:, 0].astype(np.int64), pairs[:, 1].astype(np.int64)


def roles(pairs: Pairs, order: Ints, *, rule: NearRepeatRule = STANDARD) -> Roles:
    """Tell for every burglary whether it stands alone, set off others, or followed one.

    A burglary that followed another at the same place is a *repeat*, one that followed a burglary elsewhere a *near
    repeat*; one that only set off others is an *originator*. It follows the earlier burglary with the heaviest weight,
    of equal weights the latest.

    Args:
        pairs: as ``near_repeat_pairs`` gives them.
        order: (n,) place in time.
    """
    n = order.size
    close = pairs.take((pairs.metres < rule.metres) & (pairs.days < rule.days))
    role = np.full(n, ALONE, np.int64)
    role[close.first] = ORIGINATOR
    role[close.second] = NEAR_REPEAT
    role[close.second[close.metres < rule.same_place_m]] = REPEAT
    return Roles(role, _followed(close, order, rule), chains(close, order))


def _followed(pairs: Pairs, order: Ints, rule: NearRepeatRule) -> Ints:
    """Row of the earlier burglary each one follows, -1 for none."""
    follows = np.full(order.size, NONE, np.int64)
    # The last assignment stays, so the likeliest comes last.
    lightest_first = np.lexsort((order[pairs.first], rule.weight(pairs.metres, pairs.days)))
    follows[pairs.second[lightest_first]] = pairs.first[lightest_first]
    return follows


def chains(pairs: Pairs, order: Ints) -> Ints:
    """Put burglaries that are linked by pairs, directly or through others, in one chain.

    Municipal borders play no part: a chain keeps its one number wherever it goes.

    Returns: (n,) row of the first burglary of the chain, -1 for one that has no pair.
    """
    from scipy.sparse import coo_array  # noqa: PLC0415
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    n = order.size
    links = coo_array((np.ones(len(pairs), np.int8), (pairs.first, pairs.second)), shape=(n, n))
    _, component = connected_components(links, directed=False)
    first = np.full(component.max(initial=NONE) + 1, NONE, np.int64)
    latest_first = np.argsort(-order)
    first[component[latest_first]] = latest_first
    linked = np.zeros(n, np.bool_)
    linked[pairs.first] = linked[pairs.second] = True
    return np.where(linked, first[component], NONE)


#: Widens the search box by more than rounding can take away; exact bounds are applied afterwards.
_SLACK: Final = 1e-9
