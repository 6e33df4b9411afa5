"""The invented incidents of the demo region, with the truth that was planted in them."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data import contracts
from data.sample import profiles
from data.sample.burglaries import NOBODY, Events, burglaries, joined, loose
from data.sample.places import Places, heart, places
from data.sample.robberies import burglary_counts, other_counts
from data.sample.rows import incident_rows
from data.sample.story import OUTBREAKS, PERIOD_END, Outbreak
from data.sample.targets import course, draw_days, full_years, unrest, within_period
from data.sample.times import Calendar, calendar, day_weights, season

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: The key of the demo's pseudonyms is public, because the police numbers behind them are invented.
DEMO_KEY: Final = b"fictieve gegevens"
ID_LENGTH: Final = 16
#: Winter against the rest of the year for the other types. M.
OTHER_WINTER: Final = {contracts.SCHUUR: 1.15, contracts.STRAATROOF: 1.20, contracts.OVERVAL: 1.40}


@dataclass(frozen=True)
class SampledIncidents:
    """Incidents (contracts.INCIDENTS; the two delivery columns come with ``build_deliveries``) and their truth."""

    incidents: pd.DataFrame
    outbreaks: pd.DataFrame
    near_repeats: pd.DataFrame


@dataclass(frozen=True)
class Municipalities:
    """The municipalities in a fixed order: code, district number, dwellings, urbanity; ``number`` knows old codes."""

    codes: tuple[str, ...]
    district: Ints
    dwellings: Ints
    urbanity: Ints
    number: dict[str, int]


def build_incidents(areas: pd.DataFrame, cells: pd.DataFrame, *, scale: int = 1, seed: int = 2016) -> SampledIncidents:
    """Invent all incidents of the demo region.

    Args:
        areas: rows as contracts.AREAS; municipalities without real counts get no incidents.
        cells: rows as contracts.CELLS.
        scale: how many times as many incidents, for benchmarks.
        seed: same seed, same region, same incidents.
    """
    who = municipalities(areas)
    days = calendar()
    where = places(cells, who.codes, _stream(seed, "risk"))
    outbreaks = {
        number: (outbreak, who.number[outbreak.municipality_code])
        for number, outbreak in enumerate(OUTBREAKS)
        if outbreak.municipality_code in who.number
    }
    events, crime = _events(who, where, days, outbreaks, scale, seed)
    order = np.lexsort((events.x, events.municipality, events.day))
    events, crime = _reordered(events, order), crime[order]
    ids = pseudonyms(len(events), seed)
    rows = incident_rows(_stream(seed, "rows"), events, crime, who.urbanity[events.municipality], where, days)
    frame = rows.assign(incident_id=ids)
    child = np.flatnonzero(events.parent != NOBODY)
    near = pd.DataFrame({"incident_id": ids[child], "parent_id": ids[events.parent[child]]})
    return SampledIncidents(frame, outbreak_truth(outbreaks, where, scale), near)


def municipalities(areas: pd.DataFrame) -> Municipalities:
    """Number the municipalities, in order of code."""
    table = areas[areas["level"] == contracts.MUNICIPALITY].sort_values("code", ignore_index=True)
    district, _ = pd.factorize(table["parent_code"], sort=True)
    number = {str(code): i for i, code in enumerate(table["code"])}
    for i, earlier in enumerate(table["earlier_codes"]):
        number.update({str(code): i for code in earlier})
    return Municipalities(
        codes=tuple(map(str, table["code"])),
        district=district.astype(np.int64),
        dwellings=table["dwellings"].fillna(0).to_numpy(np.int64),
        urbanity=table["urbanity"].fillna(3).to_numpy(np.int64),
        number=number,
    )


def outbreak_truth(outbreaks: dict[int, tuple[Outbreak, int]], where: Places, scale: int) -> pd.DataFrame:
    """Write down what was planted, as contracts.TRUTH_OUTBREAKS."""
    rows = [
        (
            where.codes[municipality],
            heart(where, outbreak, municipality)[0],
            outbreak.first_fortnight,
            outbreak.last_fortnight,
            outbreak.extra * scale,
            outbreak.story,
        )
        for outbreak, municipality in outbreaks.values()
    ]
    return pd.DataFrame(rows, columns=[column.name for column in contracts.TRUTH_OUTBREAKS.columns])


def pseudonyms(number: int, seed: int) -> NDArray[np.object_]:
    """Give as many pseudonyms, each the keyed hash of an invented police number."""
    names = (f"{seed}-PL{i:09d}".encode() for i in range(number))
    return np.fromiter((hmac.digest(DEMO_KEY, name, "sha256").hex()[:ID_LENGTH] for name in names), object, number)


def _stream(seed: int, purpose: str) -> np.random.Generator:
    """One stream of chance per purpose, so that a change in one leaves the others as they were."""
    return np.random.default_rng([seed, *purpose.encode()])


def _events(
    who: Municipalities,
    where: Places,
    days: Calendar,
    outbreaks: dict[int, tuple[Outbreak, int]],
    scale: int,
    seed: int,
) -> tuple[Events, Ints]:
    """Draw all events, and the number of the crime type of each."""
    inside = days.days < np.datetime64(PERIOD_END)
    yearly = full_years(burglary_counts(who.number, len(who.codes)), _stream(seed, "earlier"))
    base = day_weights(days, who.dwellings) * course(days, yearly)
    fortnight = np.arange(len(days.days)) // 14
    restless = base * unrest(fortnight, yearly.mean(axis=1) / 26, who.district, _stream(seed, "unrest"))
    wanted = within_period(days, yearly, base, np.datetime64(PERIOD_END)) * scale
    rng = _stream(seed, "burglaries")
    parts = [burglaries(rng, where, wanted, restless * inside, days, outbreaks, scale=scale)]
    violent = rng.random(len(parts[0])) < profiles.VIOLENT_SHARE
    crime = [np.where(violent, _crime(contracts.INBRAAK_MET_GEWELD), _crime(contracts.WONINGINBRAAK))]
    for name, counts in other_counts(who.number, who.dwellings, who.urbanity, _stream(seed, "others")).items():
        flat = np.broadcast_to(season(days, OTHER_WINTER[name]), base.shape)
        number = within_period(days, counts, flat, np.datetime64(PERIOD_END)) * scale
        rng = _stream(seed, name)
        parts.append(loose(rng, where, *draw_days(rng, flat * inside, days.year - days.year[0], number)))
        crime.append(np.full(len(parts[-1]), _crime(name)))
    return joined(parts), np.concatenate(crime)


def _crime(name: str) -> int:
    return contracts.CRIME_TYPES.index(name)


def _reordered(events: Events, order: Ints) -> Events:
    """Put events in another order and let parents point at the new rows."""
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    moved = events.take(order)
    parent = np.where(moved.parent == NOBODY, NOBODY, rank[moved.parent])
    return Events(
        moved.municipality, moved.day, moved.cell, moved.x, moved.y, parent, moved.outbreak, moved.lapsed
    )  # fmt: skip
