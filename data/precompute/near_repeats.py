"""Works out at publish who followed whom, the Knox tests with their verdicts, and what visible zones caught."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.knox import KnoxResult, knox_test
from analysis.near_repeat import NONE, STANDARD, NearRepeatRule, Pairs, near_repeat_pairs, order_of, roles
from analysis.near_repeat_score import preventable, visible_zones
from analysis.near_repeat_verdict import STANDARD_VERDICT, AreaBand, verdicts
from analysis.near_repeat_weight import learnt_weight
from analysis.significant import CHRONIC, CURRENT
from analysis.zones import OUTER, PRIMARY, STANDARD_ZONES
from data.contracts import INBRAAK_MET_GEWELD
from data.contracts_spatial import KNOX, NEAR_REPEAT, NEAR_REPEAT_VERDICT, ZONE_SCORECARD
from data.precompute.located import Located, Place, Rows
from data.query import CRIMES

#: Stored with every test, so that it can be repeated.
SEED: Final = 2015
#: Fortnights that are looked back over: the newest, the current window and the chronic one.
WINDOWS: Final = (CURRENT, CHRONIC)
SCORED: Final = (1, CURRENT, CHRONIC)


# --- Who followed whom


def parts_table(world: Located) -> pa.Table:
    """Give every incident its part among those of its own kind; violent burglaries are burglaries."""
    n = len(world.incidents)
    columns = {name: np.full(n, NONE, np.int64) for name in ("follows", "chain")} | {"role": np.zeros(n, np.int64)}
    for kind in CRIMES:
        if kind != INBRAAK_MET_GEWELD:
            rows = np.flatnonzero(world.of_kind(kind) & world.placed)
            pairs, order = _pairs(world, rows)
            part = roles(pairs, order)
            columns["role"][rows] = part.role
            for name, found in (("follows", part.follows), ("chain", part.chain)):
                columns[name][rows] = np.where(found == NONE, NONE, rows[found])
    frame = pd.DataFrame({"row": np.arange(n), **columns, "chain_name": _names(world, columns["chain"])})
    return NEAR_REPEAT.from_frame(frame)


def _pairs(world: Located, rows: Rows) -> tuple[Pairs, Rows]:
    one = world.incidents
    order = order_of(one.earliest[rows], world.ids[rows])
    place = one.x_m[rows], one.y_m[rows]
    return near_repeat_pairs(
        *place, one.earliest[rows], order, max_metres=STANDARD.metres, max_days=STANDARD.days
    ), order


def _names(world: Located, chain: Rows) -> list[str | None]:
    """Name a chain after its first incident, so that a new snapshot calls it the same."""
    firsts = np.unique(chain[chain != NONE])
    name = {int(row): hashlib.sha256(str(world.ids[row]).encode()).hexdigest()[:6].upper() for row in firsts}
    return [name.get(int(row)) for row in chain]


# --- Tests and verdicts


def knox_tables(world: Located) -> dict[str, pa.Table]:
    """Test every area, kind and window, and judge them together per kind and window."""
    bands: list[pd.DataFrame] = []
    judged: list[dict[str, Any]] = []
    for kind in CRIMES:
        chosen = world.of_kind(kind) & world.placed
        for fortnights in WINDOWS:
            tests = {
                place.code: _test(world, np.flatnonzero(chosen & world.in_place(place)), fortnights)
                for place in world.places
            }
            bands += [_bands(code, kind, fortnights, test) for code, test in tests.items()]
            judged += _judged(world, kind, fortnights, tests)
    return {
        KNOX.name: KNOX.from_frame(pd.concat(bands, ignore_index=True)),
        NEAR_REPEAT_VERDICT.name: NEAR_REPEAT_VERDICT.from_frame(pd.DataFrame(judged)),
    }


def _test(world: Located, rows: Rows, fortnights: int) -> KnoxResult:
    rows = _in_window(world, rows, fortnights)
    one = world.incidents
    return knox_test(one.x_m[rows], one.y_m[rows], one.earliest[rows], seed=SEED)


def _in_window(world: Located, rows: Rows, fortnights: int) -> Rows:
    moments = world.incidents.earliest[rows]
    inside = (moments >= np.datetime64(world.start(fortnights), "s")) & (moments < np.datetime64(world.end, "s"))
    return rows[inside]


def _bands(code: str, kind: str, fortnights: int, test: KnoxResult) -> pd.DataFrame:
    metres, days = test.distance_edges_m, test.day_edges
    far, late = len(metres) - 1, len(days) - 1
    return pd.DataFrame(
        {
            "area_code": code,
            "crime_type": kind,
            "fortnights": fortnights,
            "metres_from": np.repeat(metres[:-1], late),
            "metres_to": np.repeat(metres[1:], late),
            "days_from": np.tile(days[:-1], far),
            "days_to": np.tile(days[1:], far),
            **{name: getattr(test, name).ravel() for name in ("observed", "expected", "mean", "median", "p")},
        }
    )


def _judged(world: Located, kind: str, fortnights: int, tests: Mapping[str, KnoxResult]) -> Iterator[dict[str, Any]]:
    chosen = world.of_kind(kind) & world.placed
    rows = np.flatnonzero(chosen)
    pairs, _ = _pairs(world, rows)
    year = world.within(world.start(CHRONIC), world.end)
    bands = {
        code: test.below(metres=STANDARD_VERDICT.metres, days=STANDARD_VERDICT.days) for code, test in tests.items()
    }
    in_year = {place.code: int((chosen & year & world.in_place(place)).sum()) for place in world.places}
    said = verdicts(
        {
            place.code: AreaBand(place.lender, place.level, in_year[place.code], bands[place.code])
            for place in world.places
        }
    )
    for place in world.places:
        band, weight = bands[place.code], _weight(world, place, rows, fortnights)
        yield {
            "area_code": place.code, "crime_type": kind, "fortnights": fortnights, "start": world.start(fortnights),
            "end": world.end, "burglaries": tests[place.code].n, "burglaries_year": in_year[place.code],
            "observed": band.observed, "expected": band.expected, "p": band.p,
            "verdict": said[place.code].verdict, "borrowed_from": said[place.code].borrowed_from,
            **_prevented(world, place, rows, pairs, fortnights),
            "half_metres": weight.half_metres, "half_days": weight.half_days,
            "permutations": tests[place.code].permutations, "seed": SEED,
        }  # fmt: skip


def _weight(world: Located, place: Place, rows: Rows, fortnights: int) -> NearRepeatRule:
    own = _in_window(world, rows[world.in_place(place)[rows]], fortnights)
    one = world.incidents
    return learnt_weight(one.x_m[own], one.y_m[own], one.earliest[own].astype("datetime64[D]").astype(np.int64))


def _prevented(world: Located, place: Place, rows: Rows, pairs: Pairs, fortnights: int) -> dict[str, int]:
    counted = (world.in_place(place) & world.within(world.start(fortnights), world.end))[rows]
    one = world.incidents
    found = preventable(
        pairs.take(counted[pairs.second]), one.earliest[rows], one.known_since[rows], one.visible_since[rows], counted
    )
    return {"followed": found.followed, "after_known": found.after_known, "after_visible": found.after_visible}


# --- What zones caught


def scorecards(world: Located) -> pa.Table:
    """Score the visible zones of every kind of incident, window and reach on every area."""
    scored = [
        row
        for kind in CRIMES
        for fortnights in SCORED
        for reach in (PRIMARY, OUTER)
        for row in _scored(world, kind, fortnights, reach)
    ]
    return ZONE_SCORECARD.from_frame(pd.DataFrame(scored))


def _scored(world: Located, kind: str, fortnights: int, reach: str) -> Iterator[dict[str, Any]]:
    start, end = world.start(fortnights), world.end
    moments = np.datetime64(start, "s"), np.datetime64(end, "s")
    rows = np.flatnonzero(world.of_kind(kind) & world.placed)
    young = world.incidents.known_since[rows] > moments[0] - np.timedelta64(STANDARD_ZONES.outer_days, "D")
    zones = visible_zones(world.burglaries(rows[young]), world.cells, start=moments[0], end=moments[1], kind=reach)
    tested = _in_window(world, rows, fortnights)
    for place in world.places:
        own = tested[world.in_place(place)[tested]]
        one = world.incidents
        card = zones.score(world.cells, one.cell_id[own], one.earliest[own], in_area=world.cells_of(place))
        yield {
            "area_code": place.code, "crime_type": kind, "fortnights": fortnights, "kind": reach, "start": start,
            "end": end, "burglaries": card.burglaries, "inside": card.inside, "dwelling_share": card.dwelling_share,
            "ratio": card.ratio, "ratio_low": card.ratio_low, "ratio_high": card.ratio_high,
        }  # fmt: skip
