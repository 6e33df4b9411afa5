"""Four years of burglaries in the small world of tests/world.py: about six a fortnight in each municipality."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache

import numpy as np

from tests.world import AS_OF

#: First day of the newest fortnight of that world.
NEWEST = date(2016, 11, 21)
YEARS = 4
#: Extra burglaries in each of the two newest fortnights in Aaldorp.
WAVE = 14


@cache
def years(*, wave: int = WAVE) -> tuple[dict[str, object], ...]:
    """Give the incidents; ``wave`` more in each of the two newest fortnights in GM0001."""
    rng = np.random.default_rng(7)
    rows: list[dict[str, object]] = []
    for area in ("GM0001", "GM0002", "GM0003"):
        for fortnight in range(YEARS * 26):
            start = AS_OF - timedelta(days=14 * (fortnight + 1))
            many = rng.binomial(12, 0.5) + (wave if area == "GM0001" and fortnight < 2 else 0)
            rows += [burglary(start + timedelta(hours=float(hour)), area) for hour in rng.uniform(0, 320, many)]
    return tuple(rows)


def burglary(
    start: datetime, area: str, *, visible: datetime | None = None, crime: str = "woninginbraak"
) -> dict[str, object]:
    """Give one incident; ``visible`` when it came in later than it happened."""
    seen = {} if visible is None else {"visible_since": visible, "reported": visible, "known_since": visible}
    return {"day": f"{start:%Y-%m-%d}", "at": f"{start:%H:%M}", "area": area, "crime_type": crime, **seen}
