"""Dresses the invented events as rows of the incidents table: moments, place as far as known, and profile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data import contracts
from data.sample import profiles
from data.sample.burglaries import NOBODY, Events
from data.sample.places import Places
from data.sample.profiles import by_type, draw, draw_dwellings, draw_where_known, number_of, worded
from data.sample.story import OUTBREAKS
from data.sample.times import (
    HOUR_PROFILES,
    SUMMER_MONTHS,
    Calendar,
    Moments,
    draw_hours,
    draw_reported,
    draw_windows,
    place_windows,
)

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Words = NDArray[np.object_]

#: M: share without a place, at the police station, with a place that contradicts the delivered municipality, and
#: without a kennisname.
NO_PLACE_SHARE: Final = 0.025
STATION_SHARE: Final = 0.004
CONTRADICTION_SHARE: Final = 0.004
NO_REPORT_SHARE: Final = 0.002
SUPPLIER: Final = "Politie Oost-Nederland"
PLACE_KNOWN: Final = ("exact", "tegenspraak")


@dataclass(frozen=True)
class Moment:
    """Start and end of the window and kennisname, datetime64[s]; kennisname may be empty."""

    earliest: Moments
    latest: Moments
    reported: Moments

    @property
    def known_since(self) -> Moments:
        """The later of kennisname and the end of the window; the end when there is no kennisname."""
        return np.fmax(self.reported, self.latest)


def incident_rows(
    rng: np.random.Generator, events: Events, crime: Ints, urbanity: Ints, where: Places, days: Calendar
) -> pd.DataFrame:
    """Give events the columns of contracts.INCIDENTS, without number and delivery.

    Args:
        rng: draws everything that is not in the events.
        events: what happened, where and on which day; parents stand in rows of these events.
        crime: (n,) number of the crime type.
        urbanity: (n,) urbanity class of the municipality.
        where: the inhabited cells.
        days: the calendar.
    """
    way = ways(rng, events, crime)
    moment = moments(rng, days, events.day, crime, way)
    return pd.DataFrame(
        {
            "crime_type": worded(crime, contracts.CRIME_TYPES),
            "lapsed": events.lapsed,
            "municipality_code": worded(events.municipality, where.codes),
            "supplier": worded(np.zeros(len(events), np.int64), (SUPPLIER,)),
            **_moment_columns(moment),
            **_place_columns(rng, events, where),
            **_profile_columns(rng, crime, way, urbanity),
        }
    )


def ways(rng: np.random.Generator, events: Events, crime: Ints) -> Ints:
    """Draw the way of working: by type, as the story of an outbreak says, or as the burglary before."""
    words = contracts.MODI_OPERANDI
    sheds, robbery = profiles.SCHUUR_MO_SHARE, profiles.ROBBERY_MO_SHARE
    way = by_type(rng, crime, words, {
        contracts.WONINGINBRAAK: profiles.MO_SHARE, contracts.INBRAAK_MET_GEWELD: profiles.MO_SHARE,
        contracts.SCHUUR: sheds, contracts.STRAATROOF: robbery, contracts.OVERVAL: robbery,
    })  # fmt: skip
    same = rng.random(len(events)) < profiles.SAME_MO
    told = np.array([number_of(outbreak.modus_operandi, words) for outbreak in OUTBREAKS])
    planted = same & (events.outbreak != NOBODY)
    way[planted] = told[events.outbreak[planted]]
    return _as_before(way, events, same)


def _as_before(way: Ints, events: Events, same: Bools) -> Ints:
    """Let offspring be done as the burglary it follows; twice, because offspring has offspring."""
    child = np.flatnonzero(same & (events.parent != NOBODY))
    for _ in range(2):
        way[child] = way[events.parent[child]]
    return way


def moments(rng: np.random.Generator, days: Calendar, day: Ints, crime: Ints, way: Ints) -> Moment:
    """Draw hour, window and kennisname of each incident."""
    names = contracts.CRIME_TYPES
    month = days.month[day]
    hours = np.where(np.isin(month, SUMMER_MONTHS), _hours("zomer"), _hours("winter"))
    hours[way == number_of("gaatjesboren", contracts.MODI_OPERANDI)] = _hours("nacht")
    hours[way == number_of("babbeltruc", contracts.MODI_OPERANDI)] = _hours("overdag")
    hours[crime == names.index(contracts.STRAATROOF)] = _hours("straat")
    hours[crime == names.index(contracts.OVERVAL)] = _hours("zaak")
    met = [contracts.STRAATROOF, contracts.OVERVAL, contracts.INBRAAK_MET_GEWELD]
    victim_there = np.isin(crime, [names.index(name) for name in met])
    victim_there |= way == number_of("babbeltruc", contracts.MODI_OPERANDI)
    window = draw_windows(rng, month, victim_there)
    earliest, latest = place_windows(rng, days.days[day], draw_hours(rng, hours), window)
    reported = draw_reported(rng, earliest, latest)
    reported[rng.random(len(day)) < NO_REPORT_SHARE] = np.datetime64("NaT")
    return Moment(earliest, latest, reported)


def _hours(name: str) -> int:
    return HOUR_PROFILES.index(name)


def _moment_columns(moment: Moment) -> dict[str, Moments]:
    return {
        "earliest": moment.earliest,
        "latest": moment.latest,
        "reported": moment.reported,
        "known_since": moment.known_since,
    }


def _place_columns(rng: np.random.Generator, events: Events, where: Places) -> dict[str, object]:
    """Give each incident its place; a few have none, and of a few it contradicts the delivered municipality."""
    flags = contracts.PLACE_FLAGS
    share = {contracts.UNKNOWN: NO_PLACE_SHARE, "bureau": STATION_SHARE, "tegenspraak": CONTRADICTION_SHARE}
    flag = draw(rng, flags, share | {"exact": 1 - sum(share.values())}, len(events))
    known = np.isin(flag, [flags.index(name) for name in PLACE_KNOWN])
    return {
        "place_flag": worded(flag, flags),
        "x_m": np.where(known, events.x, np.nan),
        "y_m": np.where(known, events.y, np.nan),
        "cell_id": pd.arrays.IntegerArray(where.cell_id[events.cell], ~known),
        "wijk_code": _code_of(where.wijk, events.cell, known),
        "buurt_code": _code_of(where.buurt, events.cell, known),
    }


def _code_of(codes: pd.Series, cell: Ints, known: Bools) -> pd.Categorical[str]:
    """Give the code of each cell, empty where the place is not known."""
    number, words = pd.factorize(codes, sort=True)
    return worded(np.where(known, number[cell], -1), tuple(map(str, words)))


def _profile_columns(rng: np.random.Generator, crime: Ints, way: Ints, urbanity: Ints) -> dict[str, object]:
    """Draw what is told about an incident: attempt, police class, dwelling, entry, people and loot."""
    names = contracts.CRIME_TYPES
    attempt = rng.random(len(crime)) < np.array([profiles.ATTEMPT_SHARE[name] for name in names])[crime]
    at_home = np.isin(crime, [names.index(contracts.WONINGINBRAAK), names.index(contracts.INBRAAK_MET_GEWELD)])
    classes = tuple(contracts.CRIME_TYPE_OF_MK)
    dwelling = np.where(at_home, draw_dwellings(rng, urbanity), number_of(contracts.UNKNOWN, contracts.DWELLING_TYPES))
    return {
        "attempt": attempt,
        "mk_code": worded(by_type(rng, crime, classes, profiles.MK_SHARE), classes),
        "modus_operandi": worded(way, contracts.MODI_OPERANDI),
        "dwelling_type": worded(dwelling, contracts.DWELLING_TYPES),
        "entry": worded(draw_where_known(rng, contracts.ENTRIES, profiles.ENTRY_SHARE, at_home), contracts.ENTRIES),
        "victim_group": worded(_victims(rng, at_home, way), contracts.VICTIM_GROUPS),
        "offender_group": worded(
            draw_where_known(rng, contracts.OFFENDER_GROUPS, profiles.OFFENDER_SHARE, np.ones(len(crime), bool)),
            contracts.OFFENDER_GROUPS,
        ),
        "loot_class": worded(_loot(rng, crime, attempt), contracts.LOOT_CLASSES),
    }


def _victims(rng: np.random.Generator, at_home: Bools, way: Ints) -> Ints:
    """Draw the household; a babbeltruc is aimed at the elderly, and then it is known."""
    words = contracts.VICTIM_GROUPS
    group = draw_where_known(rng, words, profiles.VICTIM_SHARE, at_home)
    tricked = at_home & (way == number_of("babbeltruc", contracts.MODI_OPERANDI))
    group[tricked] = draw(rng, words, profiles.ELDERLY_SHARE, int(tricked.sum()))
    return group


def _loot(rng: np.random.Generator, crime: Ints, attempt: Bools) -> Ints:
    """Draw the kind of loot; an attempt has none."""
    robbery = profiles.ROBBERY_LOOT_SHARE
    loot = by_type(rng, crime, contracts.LOOT_CLASSES, {
        contracts.WONINGINBRAAK: profiles.LOOT_SHARE, contracts.INBRAAK_MET_GEWELD: profiles.LOOT_SHARE,
        contracts.SCHUUR: profiles.SCHUUR_LOOT_SHARE, contracts.STRAATROOF: robbery, contracts.OVERVAL: robbery,
    })  # fmt: skip
    return np.where(attempt, number_of("geen", contracts.LOOT_CLASSES), loot)
