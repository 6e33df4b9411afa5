"""Answers Plan: where do the six themes and the 19 status lines stand today, for whom, and who says so?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal

import pandas as pd

from analysis.plan import STATUSES, UNKNOWN, Schedule, current_claims, roll_up
from analysis.plan_lines import LINE, LINES
from data.answered.common import Source
from data.answered.plan import (
    ActorMarks,
    Change,
    DistrictMarks,
    Fact,
    LineAnswer,
    Mark,
    PlanAnswer,
    ThemeSum,
    Voice,
)
from data.contracts import DISTRICT, MUNICIPALITY, THEMES
from data.errors import BadQuery
from data.ledger.statuses import RecordedClaim, claims_frame
from data.plan_actors import plan_actors
from data.query import Query
from data.store import Area, Store

#: Partners that act for part of the unit: a body by its municipalities, a Veiligheidshuis by its district.
LOCAL_PARTNERS: Final = ("dvo", "driehoek", "veiligheidshuis")
Key = Literal["theme", "line"]
#: The theme in which nothing is asked of municipalities; its sum is that of the chain partners.
PARTNERS_THEME: Final = "2"
#: Order of the rows for those who are no municipality.
PARTNERS: Final = ("politie", "om", "veiligheidshuis", "dvo", "driehoek", "bestuur", "expertteam")


def plan(store: Store, query: Query, source: Source, today: date, recorded: Sequence[RecordedClaim]) -> PlanAnswer:
    """Answer the grid for one area.

    The sums of the themes count municipalities; only theme 2, which asks nothing of them, counts the chain partners.

    Args:
        store: the snapshot: areas and bodies.
        query: settled: the area is filled in.
        source: what it rests on.
        today: claims are aged and held against the planning on this day.
        recorded: every claim of the register.
    """
    area = store.area(query.area)
    actors = actors_of(store)
    current = current_claims(claims_frame(recorded), today, actors=actors)
    places = _municipalities(store, area)
    mine = current[(current["actor_kind"] == "gemeente") & current["actor_code"].isin([one.ref.code for one in places])]
    districts = _districts(store, places, mine)
    partners = current[current["actor_kind"] != "gemeente"]
    chain = partners[partners["theme"] == PARTNERS_THEME]
    return PlanAnswer(
        area=area.ref,
        today=today,
        source=source,
        districts=districts,
        partners=_partners(store, partners, actors, {one.ref.code for one in places}),
        themes=_sums(pd.concat([mine, chain]), "theme"),
        asked=len(mine),
        unknown=int(mine["status"].eq(UNKNOWN).sum()),
    )


def actors_of(store: Store) -> pd.DataFrame:
    """List who must act, as ``data.plan_actors.plan_actors``."""
    columns = ["code", "name", "level", "parent_code"]
    areas = store.table("areas").select(columns).to_pandas()
    return plan_actors(areas, store.table("body").to_pandas())


def plan_line(
    store: Store, today: date, recorded: Sequence[RecordedClaim], line: str, kind: str, code: str, *, may_edit: bool
) -> LineAnswer:
    """Answer one status line of one actor, whole.

    Raises: BadQuery when the plan asks no such thing of such an actor.
    """
    actors = actors_of(store)
    only = actors[(actors["actor_kind"] == kind) & (actors["actor_code"] == code)]
    if line not in LINE or kind not in LINE[line].actors or only.empty:
        raise BadQuery("Deze regel van het plan bestaat niet voor deze partij.")
    of_actor = [one for one in recorded if (one.claim.actor_kind, one.claim.actor_code) == (kind, code)]
    rows = current_claims(claims_frame(of_actor), today, actors=only)
    marks = {row["line"]: _mark(row) for row in rows.to_dict("records") if row["theme"] == LINE[line].theme}
    said = [one for one in of_actor if one.claim.line == line]
    return LineAnswer(
        line=line,
        theme=LINE[line].theme,
        actor_kind=kind,
        actor_code=code,
        actor_name=str(only["name"].iloc[0]),
        mark=marks[line],
        siblings=marks,
        voices=_voices(said, today),
        facts=_facts(store, LINE[line].theme, code),
        history=tuple(_change(one) for one in reversed(said)),
        may_edit=may_edit,
        today=today,
    )


def _municipalities(store: Store, area: Area) -> tuple[Area, ...]:
    above = store.municipality_of(area)
    return (above,) if above else store.within(area, MUNICIPALITY)


def _districts(store: Store, places: Sequence[Area], rows: pd.DataFrame) -> tuple[DistrictMarks, ...]:
    themes = _by_actor(roll_up(rows, by=("municipality", "theme")), "theme")
    lines = _lines_by_actor(rows)
    district_of = {one.ref.code: one.parent_code for one in places}
    theme_sums, line_sums = (_sums_by_district(rows, key, district_of) for key in ("theme", "line"))
    found = []
    for district in store.within(store.top(), DISTRICT):
        marks = tuple(
            ActorMarks(
                "gemeente", one.ref.code, one.ref.name, themes.get(one.ref.code, {}), lines[("gemeente", one.ref.code)]
            )
            for one in places
            if one.parent_code == district.ref.code
        )
        if marks:
            code = district.ref.code
            found.append(DistrictMarks(district.ref, marks, theme_sums[code], line_sums[code]))
    return tuple(found)


def _partners(store: Store, rows: pd.DataFrame, actors: pd.DataFrame, places: set[str]) -> tuple[ActorMarks, ...]:
    """Give the partners that act for at least one of the municipalities, in the order of ``PARTNERS``."""
    inside = {row["body_id"] for row in store.table("body").to_pylist() if places & set(row["municipalities"])}
    inside |= {store.areas[code].parent_code for code in places}
    names = {(row["actor_kind"], row["actor_code"]): row["name"] for row in actors.to_dict("records")}
    kept = [
        (ActorMarks(kind, code, names[kind, code], {}, lines))
        for (kind, code), lines in _lines_by_actor(rows).items()
        if kind not in LOCAL_PARTNERS or code in inside
    ]
    return tuple(sorted(kept, key=lambda row: (PARTNERS.index(row.kind), row.name)))


def _lines_by_actor(rows: pd.DataFrame) -> dict[tuple[str, str], dict[str, Mark]]:
    found: dict[tuple[str, str], dict[str, Mark]] = {}
    for row in rows.to_dict("records"):
        found.setdefault((row["actor_kind"], row["actor_code"]), {})[row["line"]] = _mark(row)
    return found


def _mark(row: Mapping[Any, Any]) -> Mark:
    gap = row["gap"]
    return Mark(
        status=row["status"],
        schedule=row["schedule"],
        lines=1,
        unknown=int(row["status"] == UNKNOWN),
        outdated=int(row["outdated"]),
        differ=int(not pd.isna(gap) and gap != 0),
        was=row["was"],
    )


def _by_actor(counts: pd.DataFrame, key: str) -> dict[str, dict[str, Mark]]:
    found: dict[str, dict[str, Mark]] = {}
    for row in counts.to_dict("records"):
        if row[key]:
            found.setdefault(row["actor_code"], {})[row[key]] = Mark(
                row["least"], row["state"], int(row["n"]), int(row[UNKNOWN]), int(row["outdated"]), int(row["differ"])
            )
    return found


def _sums(rows: pd.DataFrame, key: Key) -> tuple[ThemeSum, ...]:
    return _in_order(key, roll_up(rows, by=key).to_dict("records")) if len(rows) else ()


def _sums_by_district(rows: pd.DataFrame, key: Key, district_of: Mapping[str, str]) -> dict[str, tuple[ThemeSum, ...]]:
    counted: dict[str, list[Mapping[Any, Any]]] = {}
    for row in roll_up(rows, by=("district", key), district_of=district_of).to_dict("records"):
        counted.setdefault(row["district"], []).append(row)
    return {district: _in_order(key, found) for district, found in counted.items()}


def _in_order(key: Key, counted: Sequence[Mapping[Any, Any]]) -> tuple[ThemeSum, ...]:
    order = THEMES if key == "theme" else tuple(line.line for line in LINES)
    found = {row[key]: row for row in counted}
    return tuple(
        ThemeSum(
            one, int(found[one]["n"]), {status: int(found[one][status]) for status in STATUSES},
            {state.value: int(found[one][state.value]) for state in Schedule},
        )
        for one in order
        if one in found
    )  # fmt: skip


def _voices(said: Sequence[RecordedClaim], today: date) -> tuple[Voice, ...]:
    newest: dict[str, RecordedClaim] = {}
    versions: dict[str, int] = {}
    for one in said:
        versions[one.claim.voice] = one.version
        held = newest.get(one.claim.voice)
        if one.claim.date <= today and (held is None or one.claim.date >= held.claim.date):
            newest[one.claim.voice] = one
    return tuple(_voice(one, today, versions[voice]) for voice, one in sorted(newest.items()))


def _voice(one: RecordedClaim, today: date, version: int) -> Voice:
    said = one.claim
    outdated = said.review_date is not None and said.review_date < today
    return Voice(
        said.voice, UNKNOWN if outdated else said.status, said.status, outdated, said.date, said.owner, said.evidence,
        said.hurdle, said.next_step, said.review_date, version,
    )  # fmt: skip


def _facts(store: Store, theme: str, area_code: str) -> tuple[Fact, ...]:
    rows = [
        row for row in store.table("indicator").to_pylist() if row["theme"] == theme and row["area_code"] == area_code
    ]
    newest = {row["indicator"]: row for row in sorted(rows, key=lambda row: row["date"])}
    return tuple(Fact(name, row["date"], row["value"], row["text"]) for name, row in newest.items())


def _change(one: RecordedClaim) -> Change:
    return Change(one.claim.date, one.claim.voice, one.claim.status, one.source, one.recorded_by, one.recorded_at)
