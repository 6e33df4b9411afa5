"""Counts per municipality and fortnight as they were known when each fortnight's proposals were made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analysis.completeness import STANDARD_COMPLETENESS, known_curve, registered
from analysis.counts import DAYS_PER_FORTNIGHT, fortnight_index, fortnight_start
from analysis.proposals import Known
from data.contracts import MUNICIPALITY
from data.query import CRIMES

Ints = NDArray[np.int64]
Moments = NDArray[np.datetime64]

#: A fortnight's proposals wait this long for the delivery that closes it, and are else made of what is there.
WAIT: Final = np.timedelta64(DAYS_PER_FORTNIGHT, "D")
#: Older fortnights count as wholly known: the curve of late registration looks no further back.
LOOK_BACK: Final = 27
#: Older incidents say nothing of how fast incidents become known.
LEARN: Final = np.timedelta64(STANDARD_COMPLETENESS.learn_days + STANDARD_COMPLETENESS.horizon_days, "D")
NEVER: Final = np.datetime64("9999-12-31", "s")


@dataclass(frozen=True)
class KnownThen:
    """What was known of one crime type.

    Attributes:
        first: number of the first fortnight with an incident; periods are counted from it.
        counts: (municipalities, periods) as known now, in order of their codes.
        moments: (periods,) when the proposals of each period were made.
        late: (n, 3) municipality, period, and first period at whose moment an incident was known, where that is later.
        shares: (periods, LOOK_BACK) share known, at each period's moment, of it and the periods before, oldest first;
            learnt from what was known at that moment, so that later deliveries change nothing.
    """

    first: int
    counts: Ints
    moments: Moments
    late: Ints
    shares: NDArray[np.float64]

    @property
    def periods(self) -> int:
        """Fortnights from the first with an incident to the newest that is over."""
        return int(self.counts.shape[1])

    def as_known(self, period: int, members: NDArray[np.bool_]) -> Known:
        """Give what was known at the moment of a period; ``members`` (areas, municipalities) adds up to areas."""
        counts = self.counts[:, : period + 1].copy()
        missed = self.late[(self.late[:, 1] <= period) & (self.late[:, 2] > period)]
        np.subtract.at(counts, (missed[:, 0], missed[:, 1]), 1)
        share = np.ones(period + 1)
        share[-LOOK_BACK:] = self.shares[period, -(period + 1) :]
        return Known(members.astype(np.int64) @ counts, share)


def known_then(tables: Mapping[str, pa.Table], crime_type: str, as_of: np.datetime64) -> KnownThen:
    """Count one crime type as it was known at every fortnight.

    Args:
        tables: areas, cube, incidents and deliveries of the snapshot.
        crime_type: a key of ``CRIMES``.
        as_of: moment of the data.
    """
    areas = tables["areas"]
    codes = np.sort(_text(areas.filter(pc.equal(areas["level"], MUNICIPALITY))["code"]))
    cube = _of(tables["cube"], crime_type)
    last = int(fortnight_index(np.array([as_of - WAIT]))[0])
    period = fortnight_index(cube["week"].to_numpy())
    first = min(int(period.min(initial=last + 1)), last + 1)
    counts = np.zeros((len(codes), last + 1 - first), np.int64)
    where = _text(cube["municipality_code"])
    inside = (period <= last) & np.isin(where, codes)
    np.add.at(counts, (np.searchsorted(codes, where[inside]), period[inside] - first), cube["count"].to_numpy()[inside])
    delivered = tables["deliveries"]["delivered"].to_numpy()
    moments = _moments(delivered, first, counts.shape[1], as_of)
    seen = _Seen.of(_of(tables["incidents"], crime_type), delivered)
    return KnownThen(first, counts, moments, seen.late(codes, first, moments), seen.shares(first, moments))


class _Seen(NamedTuple):
    """Counted incidents: where, when they started, when they were registered, when they were there to be counted."""

    where: NDArray[np.str_]
    earliest: Moments
    registered: Moments
    since: Moments

    @classmethod
    def of(cls, incidents: pa.Table, delivered: Moments) -> _Seen:
        """Work out when each incident was there: with its delivery; what the first carried, when it was registered."""
        counted = incidents.filter(pc.invert(incidents["lapsed"]))
        reported, earliest, visible = (counted[name].to_numpy() for name in ("reported", "earliest", "visible_since"))
        told = registered(reported, earliest, visible, delivered)
        start = delivered.min() if len(delivered) else NEVER
        return cls(_text(counted["municipality_code"]), earliest, told, np.where(visible <= start, told, visible))

    def late(self, codes: NDArray[np.str_], first: int, moments: Moments) -> Ints:
        """Incidents that were not yet known when the proposals of their own fortnight were made."""
        period, known = fortnight_index(self.earliest) - first, np.searchsorted(moments, self.since)
        rows = (known > period) & (period >= 0) & (period < len(moments)) & np.isin(self.where, codes)
        place = np.searchsorted(codes, self.where[rows])
        return np.column_stack([place, period[rows], known[rows]]).astype(np.int64)

    def shares(self, first: int, moments: Moments) -> NDArray[np.float64]:
        """Share known of the newest periods at every moment, learnt from what was there at that moment."""
        shares = np.ones((len(moments), LOOK_BACK))
        for number, moment in enumerate(moments):
            there = (self.since <= moment) & (self.earliest > moment - LEARN)
            curve = known_curve(self.earliest[there], self.registered[there], moment)
            periods = range(first + number - LOOK_BACK + 1, first + number + 1)
            shares[number] = [curve.of_period(np.datetime64(fortnight_start(one)), moment) for one in periods]
        return shares


def _of(table: pa.Table, crime_type: str) -> pa.Table:
    return table.filter(pc.is_in(table["crime_type"], pa.array(CRIMES[crime_type])))


def _text(column: pa.ChunkedArray) -> NDArray[np.str_]:
    return np.asarray(column.to_numpy(zero_copy_only=False), str)


def _moments(delivered: Moments, first: int, periods: int, as_of: np.datetime64) -> Moments:
    """The first delivery after a fortnight is over; its end when none comes in time; ``as_of`` for the newest."""
    ends = np.array([fortnight_start(first + one + 1) for one in range(periods)], "datetime64[s]")
    ordered = np.sort(delivered.astype("datetime64[s]"))
    after = np.append(ordered, NEVER)[np.searchsorted(ordered, ends)]
    moments = np.where(after <= ends + WAIT, after, ends)
    moments[-1:] = as_of
    return moments
