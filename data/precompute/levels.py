"""Works out at publish what was proposed every fortnight: from what each delivery knew, never from decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from analysis.counts import DAYS_PER_FORTNIGHT, fortnight_start
from analysis.expected import NotEnoughHistory
from analysis.level_states import BASE, DOWN, RAISED, UP
from analysis.levels import CONTEXT, STANDARD, Assessment, LevelRule
from analysis.proposals import Course, Look, NothingUsable, course, look
from analysis.stand_down import StandDown, stand_down
from data.contracts import DISTRICT, INBRAAK_MET_GEWELD, MUNICIPALITY, OVERVAL, STRAATROOF, UNIT, WONINGINBRAAK
from data.contracts_computed import LEVEL_PROPOSAL, NOT_DELIVERED, TOO_FEW, TOO_SHORT
from data.precompute.known_then import KnownThen, known_then

Ints = NDArray[np.int64]

#: What is judged, with burglary first. Source: GLOSSARY.md, Level.
HIC: Final = (WONINGINBRAAK, STRAATROOF, OVERVAL, INBRAAK_MET_GEWELD)
#: The word of a level's code, and the name of the thresholds that proposals are made with.
WORDS: Final = {BASE: "basisniveau", RAISED: "verhoogde_aandacht", UP: "opgeschaald", DOWN: "afbouwen"}
RULE: Final = "standaard"
#: Below this many expected a fortnight a level is not shown. Source: GLOSSARY.md, Level.
FEW: Final = 0.5
#: Periods to come that the way down is worked out for.
AHEAD: Final = 4
DAYS_PER_YEAR: Final = 365.25


class Family(NamedTuple):
    """Areas that are judged together: rows of ``members`` add municipalities up to an area."""

    crime_type: str
    codes: tuple[str, ...]
    members: NDArray[np.bool_]
    district: Ints
    rule: LevelRule


def levels(tables: Mapping[str, pa.Table], as_of: datetime, executor: Executor) -> dict[str, pa.Table]:
    """Propose for every fortnight with enough history.

    Municipalities are judged for burglary; districts and the unit, as context, for every high-impact crime.
    """
    known = {crime: known_then(tables, crime, np.datetime64(as_of, "s")) for crime in HIC}
    jobs = [executor.submit(proposals, family, known[family.crime_type]) for family in families(tables["areas"])]
    frames = [frame for job in jobs if len(frame := job.result())]
    table = LEVEL_PROPOSAL.from_frame(pd.concat(frames, ignore_index=True)) if frames else LEVEL_PROPOSAL.empty()
    return {LEVEL_PROPOSAL.name: table}


def families(areas: pa.Table) -> list[Family]:
    """Give the areas that are judged together; municipalities stand in order of their codes."""
    frame = areas.select(["code", "level", "parent_code"]).to_pandas()
    towns = frame[frame["level"] == MUNICIPALITY].sort_values("code")
    codes, parents = tuple(towns["code"]), towns["parent_code"].to_numpy()
    unit, districts = frame.loc[frame["level"] == UNIT, "code"], sorted(frame.loc[frame["level"] == DISTRICT, "code"])
    above = (*unit, *districts)
    members = np.array([parents == code for code in above]).reshape(len(above), len(codes))
    members[: len(unit)] = True
    order = np.array([districts.index(parent) if parent in districts else 0 for parent in parents], np.int64)
    own = Family(WONINGINBRAAK, codes, np.eye(len(codes), dtype=bool), order, STANDARD)
    context = np.arange(len(above))
    return [own, *(Family(crime, above, members, context, CONTEXT) for crime in HIC)]


def proposals(family: Family, known: KnownThen) -> pd.DataFrame:
    """Propose for one family, oldest fortnight first."""
    if not len(family.codes) or not known.periods:
        return pd.DataFrame()
    fraction = year_fractions(known.first, known.periods + AHEAD)
    looks, at = list[Look](), list[int]()
    for period in range(known.periods):
        found = known.as_known(period, family.members)
        with suppress(NothingUsable, NotEnoughHistory):
            looks.append(look(found, family.district, year_fraction=fraction, rule=family.rule))
            at.append(period)
    if not looks:
        return _without_history(family, known)
    walked = course(looks, family.rule)
    issued = _Issued(family, known, looks, walked, at)
    way = _way_down(issued, fraction) if family.rule == STANDARD else None
    return pd.concat([issued.frame(number, way if number == len(looks) - 1 else None) for number in range(len(looks))])


def year_fractions(first: int, periods: int) -> NDArray[np.float64]:
    """Place of the middle of each fortnight in its year, 0 to 1. Season follows the calendar day."""
    middle = [fortnight_start(first + period).toordinal() + DAYS_PER_FORTNIGHT // 2 for period in range(periods)]
    return np.array(middle) % DAYS_PER_YEAR / DAYS_PER_YEAR


@dataclass(frozen=True)
class _Issued:
    """What was proposed for one family at its moments; ``periods`` numbers their fortnights."""

    family: Family
    known: KnownThen
    looks: Sequence[Look]
    walked: Course
    periods: Sequence[int]

    def start(self, period: int) -> date:
        """First day of a period."""
        return fortnight_start(self.known.first + period)

    def frame(self, number: int, way: StandDown | None) -> pd.DataFrame:
        """One moment's rows by the contract."""
        one, period, walked = self.looks[number], self.periods[number], self.walked
        return pd.DataFrame(
            {
                "crime_type": self.family.crime_type, "area_code": self.family.codes, "period": self.start(period),
                "issued": self.known.moments[period], "rule": RULE,
                "level": [WORDS[code] for code in walked.level[:, number]], "own_state": _own_states(one),
                "since": [self.start(self.periods[begun]) for begun in walked.since[:, number]],
                "newest": self.start(one.newest), "known_share": one.share,
                "observed": one.counted, **_band(one.whole),
                "p": one.up.p, "guard": one.up.guard & ~one.silent, "alarm": one.alarm,
                "window": one.up.window, "window_observed": one.up.observed,
                "window_expected": one.up.window_expected, "window_lower": one.up.window_lower,
                "window_upper": one.up.window_upper,
                "complete": self.start(one.complete), "complete_observed": one.seen,
                "complete_expected": one.down.expected, "quiet_max": one.down.quiet_max, "p2": one.down.p2,
                "quiet": one.quiet, "calm": walked.calm[:, number], **self._down(way),
            }
        )  # fmt: skip

    def _down(self, way: StandDown | None) -> dict[str, list[object]]:
        names = ("down_most", "down_periods", "down_first")
        if way is None:
            return {name: [None] * len(self.family.codes) for name in names}
        rows = zip(way.most.tolist(), way.periods.tolist(), way.first.tolist(), strict=True)
        found = [(most, periods, self.start(first)) if most >= 0 else (None,) * 3 for most, periods, first in rows]
        return dict(zip(names, map(list, zip(*found, strict=True)), strict=True))


def _band(whole: Assessment) -> dict[str, object]:
    return {"expected": whole.expected, "lower": whole.lower, "upper": whole.upper}


def _own_states(one: Look) -> list[str]:
    pairs = zip(one.silent, one.whole.expected < FEW, strict=True)
    return [NOT_DELIVERED if silent else TOO_FEW if few else "" for silent, few in pairs]


def _way_down(issued: _Issued, fraction: NDArray[np.float64]) -> StandDown:
    newest, family = issued.looks[-1], issued.family
    return stand_down(
        issued.known.as_known(issued.periods[-1], family.members), family.district, issued.walked.level[:, -1],
        issued.walked.calm[:, -1], newest=newest.newest, complete=newest.complete, year_fraction=fraction,
        rule=family.rule,
    )  # fmt: skip


def _without_history(family: Family, known: KnownThen) -> pd.DataFrame:
    """One row per area that says why there is no proposal."""
    empty = dict.fromkeys(column.name for column in LEVEL_PROPOSAL.columns)
    newest = known.periods - 1
    return pd.DataFrame(
        {
            **empty, "crime_type": family.crime_type, "area_code": family.codes,
            "period": fortnight_start(known.first + newest), "issued": known.moments[newest], "rule": RULE,
            "own_state": TOO_SHORT,
        }
    )  # fmt: skip
