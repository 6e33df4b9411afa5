"""The day it is: handed in, so that the demo and the tests stand still and production does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

#: Wall clock of the police and of every stored moment. Source: docs/decisions/0007.
TIME_ZONE = ZoneInfo("Europe/Amsterdam")


class Clock(Protocol):
    """Tells the moment that validity is measured at: zones that expire, decisions that end, reviews that are due."""

    def now(self) -> datetime:
        """Give the moment as naive Dutch wall-clock time."""
        ...


@dataclass(frozen=True)
class FrozenClock:
    """Stands still; for the demo region, whose data ends in 2016, and for tests."""

    moment: datetime

    def now(self) -> datetime:
        """Give always the same moment."""
        return self.moment


class WallClock:
    """Runs along with the wall clock in the Netherlands."""

    def now(self) -> datetime:
        """Give the moment it is now."""
        return datetime.now(TIME_ZONE).replace(tzinfo=None)


def today(clock: Clock) -> date:
    """Give the day of the clock's moment."""
    return clock.now().date()
