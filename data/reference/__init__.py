"""What the project itself knows of Oost-Nederland: municipalities, mergers, registered crime, school holidays.

Facts, restated in small tables beside this file; no outline and no third-party file among them.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final

import pandas as pd

#: The years of which registered crime is restated.
COUNTED_YEARS: Final = (2012, 2013, 2014, 2015, 2016)


def municipalities() -> pd.DataFrame:
    """Give the 79 municipalities of the division of 2015, in order of code.

    Returns: code, name, district_code, district_name, population, dwellings, land_km2, urbanity (1 most urban to
        5 rural), school_region, x_m and y_m (centroid, RD New).
    Source: CBS, Kerncijfers wijken en buurten 2015 and 2017; dwellings are an estimate from households.
    """
    return _read("municipalities")


def reorganisations() -> pd.DataFrame:
    """Give the mergers and renamings of 2015 to 2019 that touch them.

    Returns: old_code, new_code, new_name, date (first day of the new division).
    Source: CBS, Gemeentelijke indeling per jaar.
    """
    return _dated(_read("reorganisations"), "date")


def burglaries() -> pd.DataFrame:
    """Give the burglaries (1.1.1) that were registered per municipality of 2015 and year: code, year, count.

    Source: police open data, table 47018NED. That table counts in today's division; where municipalities merged,
        it was split by dwellings and rounded.
    """
    return _per_year("burglaries")


def sheds() -> pd.DataFrame:
    """Give the burglaries of sheds, boxes and garages (1.1.2) per municipality and year, as ``burglaries`` does."""
    return _per_year("sheds")


def school_holidays() -> pd.DataFrame:
    """Give the Christmas, May and summer holidays of 2013 to 2019: name, region, start and end (both included).

    Source: Regeling vaststelling schoolvakanties 2013-2016 (BWBR0032704) and 2016-2019 (BWBR0037100).
    """
    return _dated(_read("school_holidays"), "start", "end")


def _read(name: str) -> pd.DataFrame:
    with (files(__name__) / f"{name}.csv").open("r", encoding="utf-8") as table:
        return pd.read_csv(table)


def _dated(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    return table.assign(**{column: pd.to_datetime(table[column]).dt.date for column in columns})


def _per_year(name: str) -> pd.DataFrame:
    """Turn one column per year into one row per municipality and year."""
    long = _read(name).melt("code", var_name="year", value_name="count").astype({"year": "int64"})
    return long.sort_values(["code", "year"], ignore_index=True)
