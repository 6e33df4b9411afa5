"""The invented indicators of the six themes, in line with what the municipalities of the demo claim."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from analysis.plan import PROGRESS
from data.contracts import DISTRICT, MUNICIPALITY, UNIT
from data.plan_indicators import DOR_STATES, INDICATOR
from data.sample.bodies import Body, body_of

Row = dict[str, object]

#: Days of the yearly and the quarterly figures. The newest month is that of the newest OM list.
NEWEST: Final = date(2016, 11, 30)
QUARTERS: Final = (date(2015, 12, 31), date(2016, 3, 31), date(2016, 6, 30), date(2016, 9, 30), NEWEST)
#: The OM gives its list once every two months. Source: plan, theme 2, action 1.
OM_LISTS: Final = (
    date(2016, 1, 29), date(2016, 3, 31), date(2016, 5, 31), date(2016, 7, 29), date(2016, 9, 30), date(2016, 11, 30),
)  # fmt: skip
#: Persons of the Top 50 with an approach, per district in order of code, at each of ``QUARTERS``: numbers only.
WITH_APPROACH: Final = ((2, 4, 5, 7, 8), (1, 3, 4, 6, 7), (4, 6, 8, 9, 10), (0, 1, 1, 2, 3), (2, 3, 5, 5, 5))
TOP: Final = 10
CONFIRMED_LINE: Final = "14b"
#: Share of the by-laws in the making that already allow the digital register. Ours.
ALREADY_BOTH_SHARE: Final = 0.5
DOING: Final = PROGRESS.index("in_uitvoering")
DONE: Final = PROGRESS.index("gerealiseerd")
COORDINATORS: Final = (
    "beleidsmedewerker integrale veiligheid", "teamleider handhaving", "adviseur openbare orde", "wijkcoördinator",
)  # fmt: skip
DEALERS: Final = (
    "juweliers", "juweliers, cash converters", "juweliers, cash converters, gebruikte elektronica",
)  # fmt: skip
CORPORATIONS: Final = (
    "beter hang- en sluitwerk bij groot onderhoud", "verlichting van achterpaden", "voorlichting aan nieuwe huurders",
)  # fmt: skip
POLICE: Final = ("wijkspreekuur over inbraak", "voorlichting aan ouderen", "extra rondes in het DDO")


def build_indicators(
    areas: pd.DataFrame, bodies: list[Body], current: pd.DataFrame, *, seed: int = 2016
) -> pd.DataFrame:
    """Give the indicators, as contracts.INDICATORS.

    Args:
        areas: rows as contracts.AREAS.
        bodies: what ``build_bodies`` gives: an agreement was confirmed at a meeting of the DVO.
        current: what ``current_claims`` gives: the states and dates follow from it.
        seed: same seed, same numbers.
    """
    rng = np.random.default_rng([seed, *b"indicators"])
    own = current[current["actor_kind"] == MUNICIPALITY]
    told = {(line, code): (step, _confirmed(bodies, line, code, day)) for line, code, step, day in _told(own)}
    places = areas[areas["level"] == MUNICIPALITY].sort_values("code")
    rows: list[Row] = []
    for code, homes in zip(places["code"], places["dwellings"], strict=True):
        steps = {line: told[line, code] for line in own["line"].unique() if (line, code) in told}
        rows += _municipality(str(code), int(homes), steps, rng)
    rows += _districts(sorted(areas.loc[areas["level"] == DISTRICT, "code"]), rng)
    rows += _unit(str(areas.loc[areas["level"] == UNIT, "code"].iloc[0]))
    return pd.DataFrame(rows)


def _told(own: pd.DataFrame) -> Iterator[tuple[str, str, int, date]]:
    """Give line, municipality, step and day of what was told last, faded or not; the unknown is left out."""
    for row in own[own["was"].isin(PROGRESS)].to_dict("records"):
        yield str(row["line"]), str(row["actor_code"]), PROGRESS.index(row["was"]), row["date"].date()


def _confirmed(bodies: list[Body], line: str, code: str, day: date) -> date:
    """Enforcement (14b) is confirmed in the DVO: at its last meeting before it was told, if it met at all."""
    if line != CONFIRMED_LINE:
        return day
    return max((meeting for meeting in body_of(bodies, code, "dvo").meetings if meeting <= day), default=day)


def _row(name: str, area: str, day: date, value: float | None = None, text: str | None = None) -> Row:
    theme = INDICATOR[name].theme
    return {"theme": theme, "indicator": name, "area_code": area, "date": day, "value": value, "text": text}


Steps = dict[str, tuple[int, date]]


def _municipality(code: str, homes: int, steps: Steps, rng: np.random.Generator) -> list[Row]:
    numbers = [*_victims(homes, steps, rng), *_label(homes, steps, rng)]
    rows = [_row(name, code, NEWEST, value=value) for name, value in numbers]
    texts = [*_partners(steps, rng), *_offensive(steps, rng), *_dealers(steps, rng)]
    rows += [_row(name, code, day, text=text) for name, day, text in texts]
    if "17" in steps:
        rows.append(_row("eigen_lagen", code, NEWEST, value=float(max(0, steps["17"][0] - 1))))
    return rows


def _step(steps: Steps, line: str) -> int:
    return steps[line][0] if line in steps else 0


def _victims(homes: int, steps: Steps, rng: np.random.Generator) -> list[tuple[str, float]]:
    effort = _step(steps, "3")
    if "3" not in steps:
        return []
    reached = np.rint(homes * effort * np.array([0.02, 0.006, 0.001]) * rng.uniform(0.6, 1.4, 3))
    return [
        ("voorlichtingsbijeenkomsten", float(rng.poisson(1.5 * effort))),
        ("ouderen_bezocht", float(rng.poisson(homes * effort * 0.002))),
        ("bewoners_zelfredzaam", float(reached[0])),
        ("bewoners_deels_zelfredzaam", float(reached[1])),
        ("bewoners_niet_zelfredzaam", float(reached[2])),
    ]


def _label(homes: int, steps: Steps, rng: np.random.Generator) -> list[tuple[str, float]]:
    rows = [("pkvw_woningen", round(float(rng.gamma(4.0, 1.3)) + 2 * _step(steps, "8"), 1))]
    if "8" in steps:
        rows.append(("pkvw_nieuwbouw", float(min(100, round(25 * _step(steps, "8") + rng.uniform(0, 15))))))
    if "9" in steps:
        rows.append(("pkvw_corporaties", round(float(rng.uniform(2, 8)) + 5 * _step(steps, "9"), 1)))
    if "10" in steps:
        rows.append(("wijkschouwen", float(rng.poisson(2 * _step(steps, "10")))))
    if "11" in steps:
        rows.append(("preventieadviezen", float(rng.poisson(homes * _step(steps, "11") * 0.001))))
    return rows


def _partners(steps: Steps, rng: np.random.Generator) -> list[tuple[str, date, str]]:
    """Say what partners contribute, once the policy (decision 2) is being carried out."""
    if _step(steps, "2") < DOING:
        return []
    day = steps["2"][1]
    return [
        ("bijdrage_corporaties", day, str(rng.choice(CORPORATIONS))),
        ("bijdrage_politie", day, str(rng.choice(POLICE))),
    ]


def _offensive(steps: Steps, rng: np.random.Generator) -> list[tuple[str, date, str]]:
    """Name the coordinator by function, once there is one (decision 12)."""
    if "12" not in steps:
        return []
    step, day = steps["12"]
    named = [("ddo_coordinator", day, str(rng.choice(COORDINATORS)))] if step >= DOING else []
    return [*named, ("informatierapportage", day, "ja" if rng.random() < 0.2 + 0.2 * step else "nee")]


def _dealers(steps: Steps, rng: np.random.Generator) -> list[tuple[str, date, str]]:
    """Give the state of the register with its three evidence fields (decision 14)."""
    law, agreed, only = (_step(steps, line) for line in ("14a", "14b", "14c"))
    rows = [
        (name, steps[line][1], steps[line][1].isoformat())
        for name, line in (("apv_datum", "14a"), ("dvo_bekrachtigd_op", "14b"), ("aanwijzingsbesluit_datum", "14c"))
        if _step(steps, line) >= DONE
    ]
    if "14a" in steps:
        state = _dealer_state(law, only, rng)
        rows.append(("dor_stand", steps["14a"][1], state))
        if state in DOR_STATES[2:]:
            rows.append(("dor_doelgroepen", steps["14a"][1], DEALERS[min(agreed, len(DEALERS) - 1)]))
    return rows


def _dealer_state(law: int, only: int, rng: np.random.Generator) -> str:
    nothing, paper, both, digital = DOR_STATES
    if only >= DONE:
        return digital
    if law >= DONE:
        return both
    return both if law >= DOING and rng.random() < ALREADY_BOTH_SHARE else str(rng.choice([nothing, paper]))


def _districts(codes: list[str], rng: np.random.Generator) -> list[Row]:
    """Give the numbers of theme 2: never a person."""
    rows: list[Row] = []
    for number, code in enumerate(codes):
        known = WITH_APPROACH[number % len(WITH_APPROACH)]
        gone = rng.poisson(3.0, len(QUARTERS)).cumsum()
        for place, (day, approach) in enumerate(zip(QUARTERS, known, strict=True)):
            rows += [
                _row("top10", code, day, value=float(TOP)),
                _row("top50_met_pga", code, day, value=float(approach)),
                _row("afspraken_vastgelegd", code, day, value=float(max(0, approach - 1))),
                _row("verdachten_gemeld", code, day, value=float(gone[place])),
                _row("omgevingsscans", code, day, value=float(approach // 3)),
            ]
    return rows


def _unit(code: str) -> list[Row]:
    lists = [_row("om_lijst", code, day, value=float(58 + 3 * (place % 3))) for place, day in enumerate(OM_LISTS)]
    offered = date(2016, 7, 4)
    return [*lists, _row("strategische_analyse", code, offered, text=offered.isoformat())]
