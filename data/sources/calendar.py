"""The calendar that an installation starts with: school holidays and the seasons of the dark-days offensive."""

from __future__ import annotations

from datetime import date
from typing import Final

import pandas as pd
import pyarrow as pa

from data.contracts import CALENDAR
from data.reference import school_holidays

EVERYWHERE: Final = "ON"
#: The offensive runs from 1 October to 31 March. Source: plan, theme 4, Toelichting.
DDO_START, DDO_END = (10, 1), (3, 31)
#: First years of the seasons that are known: those around the school holidays of the reference table.
SEASONS: Final = range(2012, 2020)


def known_calendar() -> pa.Table:
    """Give school holidays per region and the offensive of every season, by contracts.CALENDAR."""
    school = school_holidays().assign(kind="schoolvakantie")
    seasons = [
        ("ddo", f"Donkere Dagen Offensief {year}-{year + 1}", EVERYWHERE, date(year, *DDO_START),
         date(year + 1, *DDO_END))
        for year in SEASONS
    ]  # fmt: skip
    names = ["kind", "name", "region", "start", "end"]
    rows = pd.concat([school[names], pd.DataFrame(seasons, columns=names)], ignore_index=True)
    return CALENDAR.from_frame(rows.sort_values(["start", "kind", "name", "region"], ignore_index=True))
