"""The bodies of the demo that decide: five DVO's and invented driehoeken, with their meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import pandas as pd

from data.contracts import DISTRICT, MUNICIPALITY

#: The first month in which the plan was on the table, and the last for which meetings are planned.
FIRST_MEETING: Final = date(2015, 10, 5)
LAST_MEETING: Final = date(2017, 7, 15)
#: The meeting of each DVO in December 2016, in order of district code; all stay on their weekday.
DVO_IN_DECEMBER: Final = (
    date(2016, 12, 15), date(2016, 12, 13), date(2016, 12, 21), date(2016, 12, 7), date(2016, 12, 8),
)  # fmt: skip
#: Weeks between meetings, walking back from December 2016; the summer has the longest gap. A DVO meets every 6-12.
WEEKS_BACK: Final = ((7, 7, 12, 8, 8, 9, 7), (7, 6, 12, 9, 8, 8, 6), (6, 8, 10, 8, 9, 7, 8), (8, 6, 11, 8, 8, 9, 7),
                     (7, 6, 10, 9, 8, 8, 8))  # fmt: skip
WEEKS_AHEAD: Final = (8, 9, 7, 6)
#: A driehoek meets every four weeks.
DRIEHOEK_WEEKS: Final = 4
#: The last driehoek meeting before the newest delivery lies on one of the days from here.
DRIEHOEK_ANCHOR: Final = date(2016, 11, 22)

#: The invented driehoeken and their municipalities. They are no copy of any real division.
DRIEHOEKEN: Final = (
    ("Zwolle", ("GM0193",)),
    ("IJsselmond", ("GM0166", "GM1896", "GM1708", "GM0180")),
    ("Vechtstreek", ("GM0148", "GM0160", "GM0175")),
    ("Salland", ("GM0150", "GM1773", "GM0177")),
    ("Enschede", ("GM0153", "GM0158")),
    ("Midden-Twente", ("GM0164", "GM0147", "GM1735")),
    ("Almelo en omgeving", ("GM0141", "GM0189", "GM1700", "GM0183")),
    ("Dinkelstreek", ("GM0173", "GM0168", "GM1774")),
    ("Sallandse Heuvelrug", ("GM1742", "GM0163")),
    ("Apeldoorn", ("GM0200",)),
    ("Oost-Veluwe", ("GM0232", "GM0246", "GM0244")),
    ("Randmeren", ("GM0243", "GM0233", "GM0273")),
    ("Noord-Veluwe", ("GM0302", "GM0230", "GM0269")),
    ("Midden-IJssel", ("GM0301", "GM0262", "GM0213", "GM0285")),
    ("Oost-Achterhoek", ("GM0294", "GM0197", "GM1586", "GM1859")),
    ("West-Achterhoek", ("GM0222", "GM1955", "GM1509", "GM1876")),
    ("Arnhem", ("GM0202",)),
    ("Ede en omgeving", ("GM0228", "GM0289", "GM0274")),
    ("Gelderse Vallei", ("GM0203", "GM0267", "GM0279")),
    ("Veluwezoom", ("GM0275", "GM0277", "GM0221")),
    ("Liemers", ("GM0226", "GM0293", "GM0299", "GM0196")),
    ("Midden-Betuwe", ("GM1734", "GM1705")),
    ("Nijmegen", ("GM0268",)),
    ("Rijk van Nijmegen", ("GM1945", "GM0252", "GM0209")),
    ("Maas en Waal", ("GM0296", "GM0225", "GM0668")),
    ("Tiel en omgeving", ("GM0281", "GM0214", "GM1740")),
    ("Linge", ("GM0236", "GM0304", "GM0733", "GM0216")),
    ("Bommelerwaard", ("GM0297", "GM0263")),
)


@dataclass(frozen=True)
class Body:
    """A body that decides, as one row of contracts.BODIES."""

    body_id: str
    kind: str
    name: str
    municipalities: list[str]
    meetings: list[date]

    def meeting_from(self, day: date) -> date:
        """Give the first meeting on or after a day."""
        return min(meeting for meeting in self.meetings if meeting >= day)


def build_bodies(areas: pd.DataFrame) -> list[Body]:
    """Give every body with its municipalities and meetings.

    A municipality that no driehoek of the script names joins one of its district.

    Args:
        areas: rows as contracts.AREAS.
    """
    places = areas[areas["level"] == MUNICIPALITY].sort_values("code")
    districts = areas[areas["level"] == DISTRICT].sort_values("code")
    dvos = [
        _dvo(number, str(code), str(name), places)
        for number, (code, name) in enumerate(zip(districts["code"], districts["name"], strict=True))
    ]
    named = _driehoeken(set(places["code"]))
    rest = places[~places["code"].isin([code for body in named for code in body.municipalities])]
    others = [
        _driehoek(len(DRIEHOEKEN) + number, f"{str(district)[3:]}-R", f"overig {district}", sorted(group["code"]))
        for number, (district, group) in enumerate(rest.groupby("parent_code"))
    ]
    return [*dvos, *named, *others]


def body_frame(bodies: list[Body]) -> pd.DataFrame:
    """Give bodies as contracts.BODIES."""
    return pd.DataFrame([vars(body) for body in bodies])


def body_of(bodies: list[Body], municipality_code: str, kind: str) -> Body:
    """Give the body of a kind that decides about a municipality.

    Raises: StopIteration when there is none.
    """
    return next(body for body in bodies if body.kind == kind and municipality_code in body.municipalities)


def _dvo(number: int, district: str, name: str, places: pd.DataFrame) -> Body:
    turn = number % len(WEEKS_BACK)
    return Body(
        body_id=f"DVO-{district[3:]}",
        kind="dvo",
        name=f"DVO {name}",
        municipalities=sorted(places.loc[places["parent_code"] == district, "code"]),
        meetings=_dvo_meetings(DVO_IN_DECEMBER[turn], WEEKS_BACK[turn]),
    )


def _dvo_meetings(next_one: date, weeks_back: tuple[int, ...]) -> list[date]:
    meetings = [next_one]
    for weeks in weeks_back:
        meetings.insert(0, meetings[0] - timedelta(weeks=weeks))
    for weeks in WEEKS_AHEAD:
        meetings.append(meetings[-1] + timedelta(weeks=weeks))
    return meetings


def _driehoeken(present: set[str]) -> list[Body]:
    chosen = [(number, name, sorted(present & set(codes))) for number, (name, codes) in enumerate(DRIEHOEKEN)]
    return [_driehoek(number, f"{number + 1:02d}", name, codes) for number, name, codes in chosen if codes]


def _driehoek(number: int, mark: str, name: str, codes: list[str]) -> Body:
    return Body(
        body_id=f"DRH-{mark}",
        kind="driehoek",
        name=f"Driehoek {name}",
        municipalities=codes,
        meetings=_driehoek_meetings(DRIEHOEK_ANCHOR + timedelta(days=number % 3 - 7 * (number % 2))),
    )


def _driehoek_meetings(anchor: date) -> list[date]:
    step = timedelta(weeks=DRIEHOEK_WEEKS)
    first = anchor - (anchor - FIRST_MEETING) // step * step
    count = (LAST_MEETING - first) // step + 1
    return [first + step * i for i in range(count)]
