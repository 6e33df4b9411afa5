"""The invented claims of the other actors: DVO's, driehoeken, police, prosecution, Veiligheidshuizen, boards, team."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from analysis.plan import PROGRESS
from data.sample.claims import Row, claim, dutch_day

NOT_STARTED, PREPARING, DOING, DONE, KEPT = PROGRESS
Told = tuple[str, date, str, str | None, str]

DVO_OWNER: Final = "ambtelijk secretaris DVO"
HOUSE_OWNER: Final = "manager Veiligheidshuis"
#: Decision 5, per DVO in order of district code; an empty place never told anything.
STEERING: Final[tuple[Told | None, ...]] = (
    (DONE, date(2016, 6, 16), "Werkwijze besproken in de stuurgroep van het Veiligheidshuis; verslag aanwezig.", None,
     "Na een jaar evalueren."),
    (PREPARING, date(2016, 9, 13), "Staat op de agenda van de stuurgroep.", "De stuurgroep vergadert weinig.",
     "Bespreken in de stuurgroep van januari."),
    None,
    (DOING, date(2016, 8, 31), "Stuurgroep is akkoord met een proef van een half jaar.", None,
     "Proef beoordelen in het voorjaar."),
    (NOT_STARTED, date(2016, 10, 20), "Nog niet geagendeerd.", "Discussie over wie de kosten draagt.",
     "Agenderen voor het DVO van december."),
)  # fmt: skip
#: Decision 6, per Veiligheidshuis in order of district code.
TOP_50: Final[tuple[Told, ...]] = (
    (DOING, date(2016, 10, 11), "Acht van de tien personen op de lijst hebben een aanpak.",
     "Wachttijd bij de reclassering.", "De laatste twee bespreken in het casusoverleg."),
    (DOING, date(2016, 9, 27), "Zeven van de tien personen op de lijst hebben een aanpak.", None,
     "Lijst van november verwerken."),
    (KEPT, date(2016, 11, 8), "Alle personen op de lijst hebben een aanpak en een vaste regisseur.", None,
     "Elke twee maanden bijwerken."),
    (PREPARING, date(2016, 11, 1), "Lijst is ontvangen; regisseurs worden aangewezen.", "Te weinig regisseurs.",
     "Regisseurs verdelen over de gemeenten."),
    (DOING, date(2016, 4, 12), "De helft van de lijst is besproken.", None, "Volgende bespreking plannen."),
)  # fmt: skip
#: Decision 13, per DVO in order of district code.
ALIGNED: Final[tuple[Told, ...]] = (
    (DOING, date(2016, 10, 27), "DDO-aanpak vastgesteld in het DVO.", None, "Tussenstand in december."),
    (DOING, date(2016, 10, 25), "DDO-kalender van het district is verdeeld.", None, "Acties bij opkopers plannen."),
    (DONE, date(2016, 11, 9), "DDO-aanpak met politie en OM vastgesteld.", None, "Evalueren in april."),
    (PREPARING, date(2016, 10, 12), "Voorstel besproken, nog niet vastgesteld.",
     "Gemeenten kiezen verschillende weken.", "Vaststellen op 7 december."),
    (DOING, date(2016, 10, 20), "Aanpak loopt; twee gemeenten sluiten later aan.", None, "Alle gemeenten aan tafel."),
)  # fmt: skip
#: Driehoeken that have told nothing, that are late, and that have only prepared, by place in the list of bodies.
DRIEHOEK_SILENT: Final = (7, 20)
DRIEHOEK_LATE: Final = (8, 27)
DRIEHOEK_PREPARING: Final = (4, 12, 21)
FRIDAY: Final = 4


def partner_claims(actors: pd.DataFrame, *, seed: int = 2016) -> pd.DataFrame:
    """Give the claims of every actor that is not a municipality, as contracts.MILESTONE_STATUS.

    Args:
        actors: what ``plan_actors`` gives.
        seed: same seed, same days.
    """
    codes = {str(kind): list(group["actor_code"]) for kind, group in actors.groupby("actor_kind")}
    unit = codes["politie"][0]
    rows = _districts("5", "dvo", codes.get("dvo", []), STEERING, DVO_OWNER)
    rows += _districts("13", "dvo", codes.get("dvo", []), ALIGNED, DVO_OWNER)
    rows += _districts("6", "veiligheidshuis", codes["veiligheidshuis"], TOP_50, HOUSE_OWNER)
    rows += _driehoeken(codes.get("driehoek", []), np.random.default_rng([seed, *b"driehoeken"]))
    return pd.DataFrame([*rows, *_police(unit), *_prosecution(unit), *_boards(unit)])


def _districts(line: str, kind: str, codes: list[str], told: tuple[Told | None, ...], owner: str) -> list[Row]:
    """Let district ``i`` say what stands at place ``i``; a first inventory came before it."""
    rows: list[Row] = []
    for number, code in enumerate(codes):
        one = told[number % len(told)]
        if one is not None:
            status, day, evidence, hurdle, step = one
            rows.append(claim(line, (kind, code), NOT_STARTED, date(2015, 11, 30), owner=owner))
            rows.append(
                claim(line, (kind, code), status, day, owner=owner, evidence=evidence, hurdle=hurdle, next_step=step)
            )
    return rows


def _driehoeken(codes: list[str], rng: np.random.Generator) -> list[Row]:
    days = [date(2016, 9, 5 + int(n)) for n in rng.integers(0, 25, len(codes))]
    rows = []
    for number, (code, day) in enumerate(zip(codes, days, strict=True)):
        if number not in DRIEHOEK_SILENT:
            rows.append(_driehoek(number, code, day))
    return rows


def _driehoek(number: int, code: str, day: date) -> Row:
    status, evidence, hurdle = DOING, f"DDO besproken in de driehoek van {dutch_day(day)}.", None
    if number in DRIEHOEK_LATE:
        status, evidence, hurdle = NOT_STARTED, "Nog niet besproken.", "Agenda zat vol."
    elif number in DRIEHOEK_PREPARING:
        status, evidence, hurdle = PREPARING, "Voorstel ligt bij de driehoek.", "Inzet van handhaving is nog onzeker."
    return claim(
        "13", ("driehoek", code), status, day, owner="secretaris driehoek", evidence=evidence, hurdle=hurdle,
        next_step="Tussenstand bespreken in januari." if status == DOING else "Bespreken in december.",
    )  # fmt: skip


def _police(unit: str) -> list[Row]:
    actor = ("politie", unit)
    return [
        claim("1", actor, KEPT, date(2016, 6, 27), owner="hoofd operatiën", evidence="Opgenomen in het jaarplan 2016.",
              next_step="Opnemen in het jaarplan 2017."),
        claim("12", actor, DOING, date(2016, 10, 3), owner="coördinator DDO politie",
              evidence="Elk district en elk basisteam heeft een coördinator.",
              next_step="Actieweek opkopers in december."),
        claim("15", actor, PREPARING, date(2015, 11, 16), owner="hoofd informatie", evidence="Eerste proeflevering."),
        claim("15", actor, KEPT, date(2016, 9, 26), owner="hoofd informatie",
              evidence="Elke twee weken geleverd sinds begin 2016.", next_step="Levering op maandag vóór 9 uur."),
        claim("15", actor, DOING, date(2016, 11, 28), owner="voorzitter expertteam", voice="overig",
              evidence="Van één gemeente ontbreken registraties.", hurdle="Storing bij een basisteam.",
              next_step="Levering van Zutphen laten herstellen."),
        claim("16", actor, DONE, date(2016, 7, 4), owner="hoofd informatie",
              evidence="Strategische analyse 2015 aangeboden aan alle gemeenten.",
              next_step="Analyse 2016 in april 2017."),
    ]  # fmt: skip


def _prosecution(unit: str) -> list[Row]:
    actor = ("om", unit)
    return [
        claim("1", actor, DONE, date(2016, 6, 20), owner="beleidsmedewerker OM",
              evidence="Brief van de hoofdofficier."),
        claim("12", actor, PREPARING, date(2016, 10, 10), owner="beleidsmedewerker OM",
              evidence="Voorstel voor een coördinator per district.", hurdle="Capaciteit over vijf districten.",
              next_step="Coördinator bekendmaken vóór de feestdagen."),
        claim("12", actor, DOING, date(2016, 11, 14), owner="coördinator DDO politie", voice="politie",
              evidence="Vast aanspreekpunt bij het OM is bekend bij de teams."),
    ]  # fmt: skip


def _boards(unit: str) -> list[Row]:
    return [
        claim("4", ("bestuur", unit), DONE, date(2015, 11, 27), owner="secretaris RVO",
              evidence="Akkoord in het Regionaal Veiligheidsoverleg.", review=date(2017, 6, 30),
              next_step="Voortgang bespreken in juni 2017."),
        claim("2", ("expertteam", unit), DOING, date(2016, 9, 19), owner="voorzitter expertteam",
              evidence="Menukaart met interventies gedeeld op de miniconferentie.",
              next_step="Tweede miniconferentie in maart."),
    ]  # fmt: skip
