"""What the system itself can tell about the plan: decision 15, the fortnightly picture, from the log of deliveries."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import numpy as np

from analysis.counts import DAYS_PER_FORTNIGHT
from data.contracts import MUNICIPALITY
from data.ledger.statuses import Claim, RecordedClaim
from data.query import newest_fortnight
from data.store import Store

LINE: Final = "15"
SYSTEM: Final = "systeem"
#: A picture is on time within so many days after its fortnight; a choice of ours, half the rhythm of the plan.
ON_TIME_DAYS: Final = 7
#: So many of the newest fortnights are looked at: a quarter of a year.
LOOKED_AT: Final = 6


def system_claims(store: Store) -> tuple[RecordedClaim, ...]:
    """Claim for the police how far the fortnightly picture comes, with the log as evidence; nothing without a log."""
    if store.deliveries.empty:
        return ()
    on_time = pictures_on_time(store)
    as_of = store.manifest.as_of
    places = len(store.codes(MUNICIPALITY))
    said = Claim(
        LINE, "politie", store.top().ref.code, _status(on_time), as_of.date(), SYSTEM, owner="leveringslogboek",
        evidence=f"{sum(on_time)} van de laatste {len(on_time)} tweewekelijkse beelden waren er binnen {ON_TIME_DAYS} "
        f"dagen, voor alle {places} gemeenten tegelijk",
        next_step=None if all(on_time) else "Leveren binnen een week na elke twee weken.",
    )  # fmt: skip
    return (RecordedClaim(said, 0, 0, "levering", SYSTEM, as_of),)


def pictures_on_time(store: Store) -> list[bool]:
    """Tell of the newest fortnights, oldest first, whether a delivery closed each within ``ON_TIME_DAYS``."""
    log = store.deliveries
    closing = log[log["kind"] == "veiligheidsbeeld"]
    delivered, until = (closing[name].to_numpy("datetime64[s]") for name in ("delivered", "window_to"))
    newest = newest_fortnight(store.manifest.as_of.date())
    ends = [newest + timedelta(days=DAYS_PER_FORTNIGHT * (1 - back)) for back in range(LOOKED_AT)][::-1]
    last = [np.datetime64(end, "s") + np.timedelta64(ON_TIME_DAYS, "D") for end in ends]
    return [
        bool(((until >= np.datetime64(end, "s")) & (delivered <= latest)).any())
        for end, latest in zip(ends, last, strict=True)
    ]


def _status(on_time: list[bool]) -> str:
    if all(on_time):
        return "gerealiseerd"
    return "in_uitvoering" if any(on_time) else "niet_gestart"
