"""The recorded decisions of the demo: those of the script, and the ordinary ones of every DVO."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from data.contracts import MUNICIPALITY
from data.sample.bodies import Body, body_of
from data.sample.decision_script import BASE, DRIEHOEK, DVO, RAISED, STEPS, UP, Step

#: Meetings of each DVO (counted from its first) at which an ordinary rise is on the table; the next one ends it.
ORDINARY_TURNS: Final = (0, 2, 4)
#: A municipality with fewer dwellings has too few burglaries for an ordinary rise.
ORDINARY_DWELLINGS: Final = 8_000
#: Share of the ordinary proposals that the DVO does not follow. Ours.
OVERRULED_SHARE: Final = 0.2

RISES: Final = (
    "Meer inbraken dan normaal in {naam}; de gemeente stuurt brieven in de straten rond de inbraken.",
    "In {naam} vielen de inbraken dicht bij elkaar; het team rijdt vaker rond op vrijdag en zaterdag.",
    "De stijging in {naam} zit in één wijk; de wijkagent en de gemeente pakken dit samen op.",
    "In {naam} gaat het om achterdeuren in rijtjeswoningen; bewoners krijgen preventieadvies.",
)
ENDS: Final = (
    "In {naam} is het twee perioden rustig geweest; de extra inzet stopt.",
    "De aantallen in {naam} zijn weer normaal voor de tijd van het jaar.",
    "De brieven in {naam} zijn verstuurd en het is rustig; terug naar de gewone inzet.",
)
REFUSALS: Final = (
    "De stijging in {naam} komt door één verdachte, die is aangehouden. Geen extra inzet nodig.",
    "De inbraken in {naam} hangen niet samen; de gewone inzet is genoeg.",
    "In {naam} liep al een actie; het DVO wacht het resultaat daarvan af.",
)


def build_decisions(areas: pd.DataFrame, bodies: list[Body], *, seed: int = 2016) -> pd.DataFrame:
    """Give all recorded decisions in order of date, as contracts.DECISIONS.

    Args:
        areas: rows as contracts.AREAS; steps about a municipality that is not among them are left out.
        bodies: what ``build_bodies`` gives.
        seed: same seed, same ordinary decisions.
    """
    places = areas[areas["level"] == MUNICIPALITY].sort_values("code")
    names = dict(zip(places["code"], places["name"], strict=True))
    large = set(places.loc[places["dwellings"] >= ORDINARY_DWELLINGS, "code"])
    rows = [_scripted(step, bodies, names) for step in STEPS if step.municipality_code in names]
    rows += _ordinary(bodies, names, large, np.random.default_rng([seed, *b"decisions"]))
    frame = pd.DataFrame(rows).sort_values(["decided_on", "body_id", "area_code"], ignore_index=True)
    year = pd.to_datetime(frame["decided_on"]).dt.year
    number = frame.groupby(year).cumcount() + 1
    return frame.assign(decision_id=[f"B{y}-{n:03d}" for y, n in zip(year, number, strict=True)])


def first_rise(decisions: pd.DataFrame, municipality_code: str, since: date, until: date) -> tuple[str, date] | None:
    """Give number and day of the first decision between two days that asked for more in a municipality, if any."""
    rises = decisions[(decisions["area_code"] == municipality_code) & decisions["level"].isin((RAISED, UP))]
    days = zip(rises["decision_id"], rises["decided_on"], strict=True)
    return next(((str(number), day) for number, day in days if since <= day <= until), None)


def _scripted(step: Step, bodies: list[Body], names: dict[str, str]) -> dict[str, object]:
    body = body_of(bodies, step.municipality_code, step.body)
    day = body.meeting_from(step.since)
    return _decision(body, step.municipality_code, names, day, (step.proposed, step.level), step.reason, step.end)


def _ordinary(
    bodies: list[Body], names: dict[str, str], large: set[str], rng: np.random.Generator
) -> list[dict[str, object]]:
    """Let every DVO look at one municipality of its own at a few meetings."""
    scripted = {step.municipality_code for step in STEPS}
    rows: list[dict[str, object]] = []
    for body in (one for one in bodies if one.kind == DVO):
        picked = rng.permutation([code for code in body.municipalities if code in large - scripted])[
            : len(ORDINARY_TURNS)
        ]
        for turn, code in zip(ORDINARY_TURNS, picked, strict=False):
            rows += _rise(body, str(code), names, body.meetings[turn : turn + 2], rng)
    return rows


def _rise(
    body: Body, code: str, names: dict[str, str], days: list[date], rng: np.random.Generator
) -> list[dict[str, object]]:
    if rng.random() < OVERRULED_SHARE:
        reason = REFUSALS[rng.integers(len(REFUSALS))]
        return [_decision(body, code, names, days[0], (RAISED, BASE), reason)]
    return [
        _decision(body, code, names, days[0], (RAISED, RAISED), RISES[rng.integers(len(RISES))]),
        _decision(body, code, names, days[1], (BASE, BASE), ENDS[rng.integers(len(ENDS))]),
    ]


def _decision(
    body: Body,
    code: str,
    names: dict[str, str],
    day: date,
    levels: tuple[str, str],
    reason: str,
    end: date | None = None,
) -> dict[str, object]:
    name = names[code]
    return {
        "body_id": body.body_id,
        "area_code": code,
        "proposed_level": levels[0],
        "level": levels[1],
        "decided_on": day,
        "end": end,
        "reason": reason.format(naam=name),
        "owner": _owner(body.kind, name),
        "recorded_by": f"demo-{body.body_id.lower()}",
    }


def _owner(kind: str, name: str) -> str:
    return f"teamchef basisteam, politie {name}" if kind == DRIEHOEK else f"IV-ambtenaar gemeente {name}"
