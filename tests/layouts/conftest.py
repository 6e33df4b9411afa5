"""A small answer drawn by hand: three municipalities, 26 fortnights, one late."""

from datetime import date, datetime, timedelta

import pytest

from data.answered.common import AreaRef, Period, Source
from data.answered.overview import AreaCount, Figure, LevelFigure, OverviewAnswer, ZoneFigure

LAST = date(2016, 11, 21)


def area_count(name, count, before, *, z, level="basisniveau", rate=1.25):
    return AreaCount(
        area=AreaRef("GM" + name[:4].upper(), name, "gemeente"),
        parent_code="DI",
        count=count,
        before=before,
        z=z,
        dwellings=10_000,
        rate=rate,
        rate_low=None if rate is None else 0.5,
        rate_high=None if rate is None else 2.5,
        level_in_force=level,
    )


@pytest.fixture
def answer():
    year = timedelta(days=364)
    return OverviewAnswer(
        area=AreaRef("ON", "Oost-Nederland", "eenheid"),
        period=Period(LAST, LAST + timedelta(days=14)),
        before=Period(LAST - year, LAST - year + timedelta(days=14)),
        complete=False,
        source=Source("7-abc", datetime(2016, 12, 5), datetime(2016, 12, 5, 6), 25, True, 0.86, 4),
        fortnights=tuple(LAST - timedelta(days=14 * k) for k in range(25, -1, -1)),
        areas=(
            area_count("Almelo", 38, 20, z=3.4, level="opgeschaald"),
            area_count("Borne", 3, 14, z=-4.0),
            area_count("Rozendaal", 1, 0, z=2.0, rate=None),
        ),
        burglaries=Figure(42, 34, 1.3, tuple(range(20, 46)), tuple(range(30, 56))),
        attempts=Figure(15, 12, 0.8, (1,) * 26, (2,) * 26),
        hic=Figure(4, 9, -2.0, (1,) * 26, (2,) * 26),
        zones=ZoneFigure(12, 3, (5,) * 26),
        levels=LevelFigure(
            {"opgeschaald": 1, "verhoogde_aandacht": 0, "afbouwen": 0, "basisniveau": 2}, 1, 0, (0,) * 26
        ),
    )
