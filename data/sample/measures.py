"""The invented measures of the demo: what was done about each outbreak, in each season, and on the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
import pandas as pd

from analysis.counts import DAYS_PER_FORTNIGHT
from analysis.plan import PROGRESS
from data.contracts import MUNICIPALITY, UNIT, WIJK
from data.sample.decisions import first_rise
from data.sample.story import OUTBREAKS, PERIOD_END, Outbreak

Row = dict[str, object]

#: First day of the plan: from here on a measure answers a decision.
PLAN_START: Final = date(2015, 10, 5)
#: A decision about an outbreak is taken at the latest this long after its end.
ANSWERED_WITHIN: Final = timedelta(days=60)
DOING: Final = PROGRESS[2:]


@dataclass(frozen=True)
class Answer:
    """A measure that answers an outbreak: ``after`` days from its first day, for ``days``; none means it still runs."""

    theme: str
    line: str | None
    kind: str
    after: int
    days: int
    per_extra: float
    unit: str
    organiser: str


#: What is done about an outbreak, in the order in which it comes; the dose grows with its size.
ANSWERS: Final = (
    Answer("1", "2", "besmettingsbrieven", 16, 12, 14.0, "brieven", "IV-ambtenaar gemeente"),
    Answer("6", None, "extra surveillance", 17, 28, 3.0, "uren", "teamchef basisteam"),
    Answer("3", "10", "wijkschouw", 24, 1, 0.1, "schouwen", "wijkcoördinator gemeente"),
    Answer("3", "11", "PKVW-actie", 31, 42, 0.8, "adviezen", "adviseur wonen en bouwen gemeente"),
    Answer("1", "2", "buurtpreventie", 38, 90, 0.05, "groepen", "wijkcoördinator gemeente"),
)  # fmt: skip
#: An outbreak with fewer burglaries than this has no buurtpreventie and no PKVW-actie.
LARGE: Final = 30
#: Campaigns of the unit, each year of the plan.
CAMPAIGNS: Final = (
    ("1", "3", "zomercampagne", (2016, 6, 6), (2016, 7, 22)),
    ("4", "3", "campagne Donkere Dagen Offensief", (2015, 10, 12), (2016, 1, 8)),
    ("4", "3", "campagne Donkere Dagen Offensief", (2016, 10, 3), (2017, 1, 6)),
    ("4", "14b", "controleweek opkopers", (2015, 12, 7), (2015, 12, 13)),
    ("4", "14b", "controleweek opkopers", (2016, 12, 12), (2016, 12, 18)),
)  # fmt: skip
SCHOUW_SHARE: Final = 0.8
ADVICE_PER_DWELLINGS: Final = 500
#: Share of the dwellings that a campaign reaches. Ours.
CAMPAIGN_REACH: Final = (0.05, 0.3)
FRIDAY: Final = 4


def build_measures(
    areas: pd.DataFrame, current: pd.DataFrame, decisions: pd.DataFrame, *, seed: int = 2016
) -> pd.DataFrame:
    """Give all measures in order of start, as contracts.MEASURES.

    Args:
        areas: rows as contracts.AREAS.
        current: what ``current_claims`` gives: who says it does something has a measure.
        decisions: rows as contracts.DECISIONS, which the measures of an outbreak answer.
        seed: same seed, same measures.
    """
    rng = np.random.default_rng([seed, *b"measures"])
    present = set(areas.loc[areas["level"] == MUNICIPALITY, "code"])
    rows: list[Row] = []
    for outbreak in OUTBREAKS:
        if outbreak.municipality_code in present:
            rows += _answers(outbreak, _heart(areas, outbreak), decisions)
    rows += _campaigns(str(areas.loc[areas["level"] == UNIT, "code"].iloc[0]))
    rows += _local(areas, current, rng)
    frame = pd.DataFrame(rows).sort_values(["start", "area_code", "kind"], kind="stable", ignore_index=True)
    return frame.assign(measure_id=[f"M{number:04d}" for number in range(1, len(frame) + 1)])


def _heart(areas: pd.DataFrame, outbreak: Outbreak) -> str:
    """Give the wijk of an outbreak: the so-manieth by dwellings, or the municipality when it has no wijken."""
    inside = areas[(areas["level"] == WIJK) & (areas["parent_code"] == outbreak.municipality_code)]
    ranked = inside.sort_values(["dwellings", "code"], ascending=[False, True])["code"]
    return str(ranked.iloc[min(outbreak.wijk_rank, len(ranked)) - 1]) if len(ranked) else outbreak.municipality_code


def _answers(outbreak: Outbreak, wijk: str, decisions: pd.DataFrame) -> list[Row]:
    """Give the measures about an outbreak: before the plan at once, under it after the decision to do more."""
    rose = first_rise(decisions, outbreak.municipality_code, outbreak.first_fortnight, outbreak.end + ANSWERED_WITHIN)
    if outbreak.first_fortnight >= PLAN_START and rose is None:
        return []
    number, decided_on = rose or (None, outbreak.first_fortnight)
    known = max(outbreak.first_fortnight, decided_on - timedelta(days=DAYS_PER_FORTNIGHT))
    rows = []
    for answer in ANSWERS:
        start = known + timedelta(days=answer.after)
        small = outbreak.extra < LARGE and answer.per_extra < 1
        if start < PERIOD_END and not small:
            rows.append(_answer(answer, outbreak, wijk, start, number))
    return rows


def _answer(answer: Answer, outbreak: Outbreak, wijk: str, start: date, decision: str | None) -> Row:
    end = start + timedelta(days=answer.days - 1)
    return _measure(
        (answer.theme, answer.line), answer.kind, wijk, start, None if end >= PERIOD_END else end,
        (float(max(1, round(answer.per_extra * outbreak.extra))), answer.unit), answer.organiser, decision,
    )  # fmt: skip


def _campaigns(unit: str) -> list[Row]:
    return [
        _measure((theme, line), kind, unit, date(*start), date(*end), (None, None), "communicatieadviseur expertteam")
        for theme, line, kind, start, end in CAMPAIGNS
    ]


def _local(areas: pd.DataFrame, current: pd.DataFrame, rng: np.random.Generator) -> list[Row]:
    """Give what a municipality does that says it does something: schouwen (10), advice (11) and campaigns (3)."""
    homes = areas.set_index("code")["dwellings"]
    active = current[(current["actor_kind"] == MUNICIPALITY) & current["status"].isin(DOING)]
    told = list(zip(active["line"], active["actor_code"], strict=True))
    rows = [_schouw(code, rng) for line, code in told if line == "10" and rng.random() < SCHOUW_SHARE]
    rows += [_advice(code, float(homes[code]), rng) for line, code in told if line == "11"]
    return rows + [_campaign(code, float(homes[code]), rng) for line, code in told if line == "3"]


def _schouw(code: str, rng: np.random.Generator) -> Row:
    day = _working_day(rng)
    return _measure(("3", "10"), "wijkschouw", code, day, day, (1.0, "schouwen"), "wijkcoördinator gemeente")


def _advice(code: str, homes: float, rng: np.random.Generator) -> Row:
    dose = float(max(1, rng.poisson(homes / ADVICE_PER_DWELLINGS)))
    organiser = "communicatieadviseur gemeente"
    return _measure(("3", "11"), "preventieadvies", code, _working_day(rng), None, (dose, "adviezen"), organiser)


def _campaign(code: str, homes: float, rng: np.random.Generator) -> Row:
    start = date(2016, 10, 3) + timedelta(weeks=int(rng.integers(0, 4)))
    dose = float(round(homes * rng.uniform(*CAMPAIGN_REACH)))
    organiser = "communicatieadviseur gemeente"
    return _measure(("4", "3"), "DDO-campagne", code, start, date(2016, 12, 31), (dose, "huishoudens"), organiser)


def _working_day(rng: np.random.Generator) -> date:
    day = date(2016, 3, 1) + timedelta(days=int(rng.integers(0, 270)))
    return day - timedelta(days=max(0, day.weekday() - FRIDAY))


def _measure(
    serves: tuple[str, str | None],
    kind: str,
    area: str,
    start: date,
    end: date | None,
    dose: tuple[float | None, str | None],
    organiser: str,
    linked_to: str | None = None,
) -> Row:
    return {
        "theme": serves[0],
        "line": serves[1],
        "kind": kind,
        "area_code": area,
        "cells": [],
        "start": start,
        "end": end,
        "dose": dose[0],
        "dose_unit": dose[1],
        "organiser": organiser,
        "linked_to": linked_to,
    }
