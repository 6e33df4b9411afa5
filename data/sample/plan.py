"""Everything of the demo that people decided, claimed and did: one call that gives the tables of the plan."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.plan import current_claims
from data.plan_actors import plan_actors
from data.sample.bodies import body_frame, build_bodies
from data.sample.calendars import build_calendar
from data.sample.claims import municipal_claims
from data.sample.claims_partners import partner_claims
from data.sample.decisions import build_decisions
from data.sample.indicators import build_indicators
from data.sample.measures import build_measures
from data.sample.story import AS_OF


@dataclass(frozen=True)
class SampledPlan:
    """The tables of the plan, each by its contract."""

    measures: pd.DataFrame
    milestone_status: pd.DataFrame
    decisions: pd.DataFrame
    bodies: pd.DataFrame
    indicators: pd.DataFrame
    calendar: pd.DataFrame


def build_plan(areas: pd.DataFrame, *, seed: int = 2016) -> SampledPlan:
    """Invent bodies, decisions, claims, indicators, measures and calendar.

    Args:
        areas: rows as contracts.AREAS.
        seed: same seed, same plan.
    """
    bodies = build_bodies(areas)
    decisions = build_decisions(areas, bodies, seed=seed)
    actors = plan_actors(areas, body_frame(bodies))
    claims = pd.concat([municipal_claims(areas, seed=seed), partner_claims(actors, seed=seed)], ignore_index=True)
    current = current_claims(claims, AS_OF.date(), actors=actors)
    return SampledPlan(
        measures=build_measures(areas, current, decisions, seed=seed),
        milestone_status=claims,
        decisions=decisions,
        bodies=body_frame(bodies),
        indicators=build_indicators(areas, bodies, current, seed=seed),
        calendar=build_calendar(),
    )
