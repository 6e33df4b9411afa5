"""Hours of the week that somebody chose, as the link keeps them: ``4-5.18-21`` is Friday and Saturday, 18 to 21."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.errors import BadQuery

#: Key in the address, the same on Tijden and Kaart.
HOURS_KEY: Final = "uren"
DAYS, HOURS = 7, 24
_FORM: Final = re.compile(r"([0-6])-([0-6])\.(\d{1,2})-(\d{1,2})", re.ASCII)


@dataclass(frozen=True)
class ChosenHours:
    """A block of the week: days 0 (Monday) to 6, both included, and hours ``first_hour <= hour < last_hour``."""

    first_day: int
    last_day: int
    first_hour: int
    last_hour: int

    @classmethod
    def from_text(cls, text: str) -> ChosenHours | None:
        """Read a choice; None when nothing was chosen.

        Raises: BadQuery when it is not a block of the week.
        """
        if not text:
            return None
        found = _FORM.fullmatch(text)
        chosen = cls(*(int(part) for part in found.groups())) if found else None
        if chosen is None or not chosen.days or not chosen.hours or chosen.last_hour > HOURS:
            raise BadQuery("De link noemt uren die niet bestaan.")
        return chosen

    def to_text(self) -> str:
        """Write the choice as the link keeps it."""
        return f"{self.first_day}-{self.last_day}.{self.first_hour}-{self.last_hour}"

    @property
    def days(self) -> range:
        """The days inside, 0 is Monday."""
        return range(self.first_day, self.last_day + 1)

    @property
    def hours(self) -> range:
        """The hours of the day inside."""
        return range(self.first_hour, self.last_hour)

    def mask(self) -> NDArray[np.bool_]:
        """Mark the hours: (7, 24) True inside, for ``analysis.hot_times.weights_in_hours``."""
        mask = np.zeros((DAYS, HOURS), dtype=np.bool_)
        mask[self.first_day : self.last_day + 1, self.first_hour : self.last_hour] = True
        return mask
