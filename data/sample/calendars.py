"""The calendar of the demo: school holidays per region, the dark-days offensive, campaigns and public holidays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import pandas as pd

from data.reference import school_holidays

EVERYWHERE: Final = "ON"

#: The offensive runs from 1 October to 31 March. Source: plan, theme 4, Toelichting.
DDO_START: Final = (10, 1)
DDO_END: Final = (3, 31)
#: First year under the plan: campaigns come before the summer holidays and around the offensive. Source: plan, 3.
PLAN_YEARS: Final = range(2015, 2018)
#: The king's birthday replaced the queen's in 2014.
KING_SINCE: Final = 2014
#: Month and day of Easter Sunday; a test works them out again.
EASTER: Final = {
    2010: (4, 4), 2011: (4, 24), 2012: (4, 8), 2013: (3, 31), 2014: (4, 20), 2015: (4, 5), 2016: (3, 27), 2017: (4, 16),
}  # fmt: skip
SUNDAY: Final = 6

#: Name, first and last day of each campaign.
CAMPAIGNS: Final = (
    ("Zomercampagne inbraakpreventie", (6, 6), (7, 22)),
    ("Start Donkere Dagen Offensief", (10, 1), (10, 16)),
    ("Campagne rond de feestdagen", (12, 10), (12, 31)),
)


def build_calendar() -> pd.DataFrame:
    """Give the calendar, as contracts.CALENDAR, in order of start."""
    rows = [*_school(), *_offensives(), *_campaigns(), *_public()]
    frame = pd.DataFrame(rows, columns=["kind", "name", "region", "start", "end"])
    return frame.sort_values(["start", "kind", "name", "region"], ignore_index=True)


Row = tuple[str, str, str, date, date]


def _school() -> list[Row]:
    table = school_holidays()
    return [
        ("schoolvakantie", str(row["name"]), str(row["region"]), row["start"], row["end"])
        for row in table.to_dict("records")
    ]


def _offensives() -> list[Row]:
    return [
        (
            "ddo", f"Donkere Dagen Offensief {year}-{year + 1}", EVERYWHERE,
            date(year, *DDO_START), date(year + 1, *DDO_END),
        )
        for year in (min(EASTER) - 1, *EASTER)
    ]  # fmt: skip


def _campaigns() -> list[Row]:
    return [
        ("campagne", f"{name} {year}", EVERYWHERE, date(year, *start), date(year, *end))
        for year in PLAN_YEARS
        for name, start, end in CAMPAIGNS
    ]


def _public() -> list[Row]:
    return [("feestdag", name, EVERYWHERE, day, day) for year in EASTER for name, day in public_holidays(year)]


def public_holidays(year: int) -> list[tuple[str, date]]:
    """Give the public holidays of a year.

    Source: Algemene termijnenwet, article 3; Koningsdag is a day earlier when it falls on a Sunday.
    """
    sunday = date(year, *EASTER[year])
    monarch = date(year, 4, 27) if year >= KING_SINCE else date(year, 4, 30)
    back = timedelta(days=1) if monarch.weekday() == SUNDAY else timedelta()
    return [
        ("Nieuwjaarsdag", date(year, 1, 1)),
        ("Goede Vrijdag", sunday - timedelta(days=2)),
        ("Eerste paasdag", sunday),
        ("Tweede paasdag", sunday + timedelta(days=1)),
        ("Koningsdag" if year >= KING_SINCE else "Koninginnedag", monarch - back),
        ("Bevrijdingsdag", date(year, 5, 5)),
        ("Hemelvaartsdag", sunday + timedelta(days=39)),
        ("Eerste pinksterdag", sunday + timedelta(days=49)),
        ("Tweede pinksterdag", sunday + timedelta(days=50)),
        ("Eerste kerstdag", date(year, 12, 25)),
        ("Tweede kerstdag", date(year, 12, 26)),
    ]
