"""The script of the demo region: which local outbreaks are planted, when they end, and who failed to deliver.

Everything here is fictitious. On Monday 5 December 2016 every district has something to decide, and every level
and own state of docs/methods.md, Level, occurs somewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from analysis.counts import DAYS_PER_FORTNIGHT

#: First day that the demo region holds incidents of: a fortnight start.
PERIOD_START = date(2009, 12, 28)
#: First day after the newest fortnight, 21 November to 4 December 2016.
PERIOD_END = date(2016, 12, 5)
#: Moment of the newest delivery, and so of all data in the demo.
AS_OF = datetime(2016, 12, 5, 9, 0)

#: The first fortnight of an outbreak holds this share of what each later one holds.
#: Source: the simulator the level engine was tuned on; a modelling choice.
FIRST_SHARE = 0.6


@dataclass(frozen=True)
class Outbreak:
    """A planted local outbreak: ``extra`` burglaries over ``fortnights``, most of them in one wijk.

    ``wijk_rank`` 1 is the wijk with most dwellings of the municipality; ``first_fortnight`` is a Monday.
    Most of its burglaries are done in the way of ``modus_operandi``.
    """

    municipality_code: str
    wijk_rank: int
    first_fortnight: date
    fortnights: int
    extra: int
    story: str
    modus_operandi: str = "raam_deur_forceren"

    @property
    def last_fortnight(self) -> date:
        """First day of the last fortnight that holds planted burglaries."""
        return self.first_fortnight + timedelta(days=DAYS_PER_FORTNIGHT * (self.fortnights - 1))

    @property
    def end(self) -> date:
        """First day after the outbreak."""
        return self.last_fortnight + timedelta(days=DAYS_PER_FORTNIGHT)

    @property
    def runs(self) -> bool:
        """Tell whether it still runs in the newest fortnight."""
        return self.end >= PERIOD_END

    def per_fortnight(self) -> NDArray[np.int64]:
        """Planted burglaries of each fortnight; they sum to ``extra``."""
        weight = np.ones(self.fortnights)
        weight[0] = FIRST_SHARE if self.fortnights > 1 else 1.0
        reached = np.rint(np.cumsum(weight) / weight.sum() * self.extra).astype(np.int64)
        planted: NDArray[np.int64] = np.diff(reached, prepend=0)
        return planted


@dataclass(frozen=True)
class Silence:
    """A municipality whose incidents from ``since`` on are missing from the deliveries: own state geen levering."""

    municipality_code: str
    since: date
    story: str


#: Oldest first. The comment gives the state the level rules should reach on 5 December 2016.
OUTBREAKS: tuple[Outbreak, ...] = (
    # History, with a known end.
    Outbreak(
        "GM0268", 2, date(2012, 11, 5), 5, 75,
        "Een rondtrekkende groep forceerde achterdeuren in een naoorlogse wijk; na vier aanhoudingen hield het op.",
    ),
    Outbreak(
        "GM0193", 1, date(2012, 12, 3), 4, 56,
        "Inbraken in de avond tijdens de donkere dagen; na wijkavonden en extra surveillance weer normaal.",
    ),
    Outbreak(
        "GM0228", 1, date(2013, 10, 21), 6, 80,
        "Kerntrekken langs de snelweg; de sloten in twee straten waren van hetzelfde type.",
        modus_operandi="kerntrekken",
    ),
    Outbreak(
        "GM0153", 3, date(2014, 1, 13), 4, 52,
        "Jeugdgroep uit de eigen wijk; na persoonsgerichte aanpak van drie jongeren keerde de rust terug.",
    ),
    Outbreak(
        "GM0200", 2, date(2014, 10, 6), 5, 60,
        "Insluipingen bij vrijstaande woningen aan de bosrand, vooral op zaterdag.",
        modus_operandi="insluiping",
    ),
    Outbreak(
        "GM0202", 4, date(2015, 10, 5), 5, 66,
        "Flipperen in portieken; na acties met de woningcorporatie en nieuwe strips op de deuren gestopt.",
        modus_operandi="flipperen",
    ),
    Outbreak(
        "GM0164", 1, date(2016, 2, 1), 4, 40,
        "Ruiten ingegooid tijdens de carnavalsweken, buit vooral sieraden.",
        modus_operandi="ruit_ingooien",
    ),
    Outbreak(
        "GM0281", 1, date(2016, 8, 15), 4, 34,
        "Vakantiegangers kwamen thuis in een doorzocht huis; sinds de herfst is het hier weer normaal.",
    ),
    # On the table on 5 December 2016.
    # Quiet looks at two fortnights together, so what ended on 23 October can be quiet first in 7-20 November.
    Outbreak(  # afbouwen: 7-20 November was the first quiet complete fortnight
        "GM0232", 1, date(2016, 9, 12), 3, 42,
        "Gaatjesboren in rijtjeswoningen; na een aanhouding op 22 oktober is het stil.",
        modus_operandi="gaatjesboren",
    ),
    Outbreak(  # opgeschaald
        "GM0150", 2, date(2016, 10, 24), 3, 54,
        "Achterdeuren worden geforceerd tussen 16 en 20 uur; de reeks loopt door naar de wijk ernaast.",
    ),
    Outbreak(  # opgeschaald
        "GM0267", 1, date(2016, 11, 7), 2, 22,
        "Nieuwbouw met bouwcilinders die nog niet vervangen zijn.",
        modus_operandi="kerntrekken",
    ),
    Outbreak(  # opgeschaald, but only in its second fortnight
        "GM0296", 2, date(2016, 11, 7), 2, 15,
        "Inbraken in hoekwoningen langs een donkere fietsroute.",
    ),
    Outbreak(  # verhoogde aandacht: begins in the newest fortnight
        "GM0141", 1, date(2016, 11, 21), 1, 9,
        "Een eerste reeks in twee straten; nog onduidelijk of het doorzet.",
    ),
)  # fmt: skip

SILENCE: Silence = Silence(
    "GM0301",
    date(2016, 11, 21),
    "Door een storing bij het basisteam ontbreken de registraties van de laatste twee weken.",
)
