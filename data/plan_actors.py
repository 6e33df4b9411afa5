"""Who must act on the plan: every actor with its kind, its code, its name on screen and its district."""

from __future__ import annotations

from typing import Final

import pandas as pd

from data.contracts import DISTRICT, MUNICIPALITY, UNIT

#: Actors that act for the whole unit, once.
FOR_THE_UNIT: Final = {
    "politie": "Politie Oost-Nederland",
    "om": "Openbaar Ministerie Oost-Nederland",
    "bestuur": "Regionaal Veiligheidsoverleg",
    "expertteam": "Expertteam woninginbraken en HIC",
}


def plan_actors(areas: pd.DataFrame, bodies: pd.DataFrame) -> pd.DataFrame:
    """List the actors of the plan.

    A municipality has its own code, a DVO and a driehoek that of the body, a Veiligheidshuis that of its district,
    and who acts for all of it that of the unit.

    Args:
        areas: rows as contracts.AREAS.
        bodies: rows as contracts.BODIES.
    Returns: ``actor_kind, actor_code, name, district_code`` (missing for who acts for the unit), in order of code.
    """
    places = areas[areas["level"] == MUNICIPALITY].sort_values("code")
    districts = areas[areas["level"] == DISTRICT].sort_values("code")
    unit = str(areas.loc[areas["level"] == UNIT, "code"].iloc[0])
    district_of = dict(zip(places["code"], places["parent_code"], strict=True))
    rows = [("gemeente", code, name, district_of[code]) for code, name in _named(places)]
    rows += [
        (body["kind"], body["body_id"], body["name"], district_of[body["municipalities"][0]])
        for body in bodies.to_dict("records")
        if body["kind"] in ("dvo", "driehoek") and len(body["municipalities"])
    ]
    rows += [("veiligheidshuis", code, f"Veiligheidshuis {name}", code) for code, name in _named(districts)]
    rows += [(kind, unit, name, None) for kind, name in FOR_THE_UNIT.items()]
    return pd.DataFrame(rows, columns=["actor_kind", "actor_code", "name", "district_code"])


def _named(areas: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(areas["code"], areas["name"], strict=True))
