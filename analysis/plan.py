"""Where the plan stands: claims that age, two voices, on schedule or late, and sums that never hide an unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, Literal

import numpy as np
import pandas as pd

from analysis.plan_lines import LINE, LINES, Planning, Quarter, StatusLine

UNKNOWN: Final = "onbekend"
NOT_STARTED: Final = "niet_gestart"
PREPARING: Final = "in_voorbereiding"
NOT_APPLICABLE: Final = "niet_van_toepassing"
#: The statuses in the order of progress; unknown and not applicable have no place in it.
PROGRESS: Final = (NOT_STARTED, PREPARING, "in_uitvoering", "gerealiseerd", "geborgd")
STATUSES: Final = (UNKNOWN, *PROGRESS, NOT_APPLICABLE)

#: Quarters of execution in which preparing is still only behind, not late. Source: GLOSSARY.md, Plan.
PATIENCE_QUARTERS: Final = 4
#: Lines that the system itself proves, from the log of deliveries and the layers. Source: plan, decisions 15-17.
SELF_PROVING: Final = ("15", "16", "17")
#: Whose voice leads for each kind of actor; any other voice is the second one.
OWN_VOICE: Final = {"gemeente": "gemeente", "politie": "politie", "om": "om"}
ROW: Final = ["line", "actor_kind", "actor_code"]
VOICE_ORDER: Final = ("overig", "gemeente", "politie", "om", "systeem")


class Schedule(StrEnum):
    """How a status lies beside the planning of its theme, worst first."""

    LATE = "te_laat"
    BEHIND = "loopt_achter"
    UNKNOWN = "niet_te_zeggen"
    ON_TRACK = "op_schema"


By = Literal["line", "theme", "municipality", "district", "actor", "unit"]
_KEYS: Final[Mapping[str, list[str]]] = {
    "line": ["line"],
    "theme": ["theme"],
    "municipality": ["actor_code"],
    "district": ["district"],
    "actor": ["actor_kind"],
    "unit": ["unit"],
}


def schedule_state(status: str, line: StatusLine, today: date) -> Schedule:
    """Tell whether a status is on schedule, behind, or late on ``today``.

    What is unknown, what does not apply, and decision 1, which has no planning, have no schedule state.

    Raises: ValueError when the status is not a word of the plan.
    Source: GLOSSARY.md, Plan; docs/decisions/0030-register-of-events.md.
    """
    if status not in STATUSES:
        raise ValueError(f"Status {status!r} bestaat niet.")
    planning = line.planning
    if planning is None or status in (UNKNOWN, NOT_APPLICABLE):
        return Schedule.UNKNOWN
    if status == NOT_STARTED:
        return _when_not_started(planning, today)
    if status == PREPARING:
        return _when_preparing(planning, today)
    return Schedule.ON_TRACK


def _when_not_started(planning: Planning, today: date) -> Schedule:
    if today >= planning.due:
        return Schedule.LATE
    return Schedule.BEHIND if today >= planning.preparation_end.start else Schedule.ON_TRACK


def _when_preparing(planning: Planning, today: date) -> Schedule:
    if today < planning.due:
        return Schedule.ON_TRACK
    patience = Quarter.of(planning.due).after(PATIENCE_QUARTERS).start
    return Schedule.LATE if today >= patience else Schedule.BEHIND


def grid(actors: pd.DataFrame) -> pd.DataFrame:
    """List every status line beside every actor that must act on it: what the plan asks for, known or not.

    Args:
        actors: ``actor_kind, actor_code``, one row per actor.
    Returns: ``line, actor_kind, actor_code`` in the order of the plan.
    """
    asked = pd.DataFrame([(line.line, kind) for line in LINES for kind in line.actors], columns=["line", "actor_kind"])
    return asked.merge(actors[["actor_kind", "actor_code"]], on="actor_kind")[ROW]


def current_claims(claims: pd.DataFrame, today: date, *, actors: pd.DataFrame | None = None) -> pd.DataFrame:
    """Give for each line and actor what is claimed on ``today``, aged, beside the second voice and the planning.

    Args:
        claims: rows of the table milestone_status; claims dated after ``today`` do not count yet.
        today: a claim whose review date lies before this day fades to unknown.
        actors: when given, who never claimed anything stands in the answer as unknown.
    Returns: one row per line and actor: the columns of the leading claim plus ``was`` (its status before ageing),
        ``outdated``, ``theme``, ``schedule``, ``other_voice``, ``other_status`` and ``gap``: how many steps of
        progress the leading voice stands above the other, missing when either is unknown or absent.
    """
    aged = _aged(_latest(claims, today), today)
    lead, other = _two_voices(aged)
    rows = lead.merge(other, on=ROW, how="left", validate="one_to_one")
    if actors is not None:
        rows = grid(actors).merge(rows, on=ROW, how="left", validate="one_to_one")
    rows["status"] = rows["status"].fillna(UNKNOWN)
    rows["was"] = rows["was"].fillna(UNKNOWN)
    rows["outdated"] = rows["outdated"].eq(True)
    rows["theme"] = [LINE[line].theme for line in rows["line"]]
    rows["schedule"] = [
        schedule_state(status, LINE[line], today).value
        for status, line in zip(rows["status"], rows["line"], strict=True)
    ]
    rows["gap"] = _steps(rows["status"]) - _steps(rows["other_status"])
    return _in_plan_order(rows)


def _latest(claims: pd.DataFrame, today: date) -> pd.DataFrame:
    dated = claims.assign(date=pd.to_datetime(claims["date"]))
    known = dated[dated["date"] <= pd.Timestamp(today)]
    return known.sort_values("date", kind="stable").drop_duplicates([*ROW, "voice"], keep="last")


def _aged(claims: pd.DataFrame, today: date) -> pd.DataFrame:
    outdated = pd.to_datetime(claims["review_date"]) < pd.Timestamp(today)
    status = claims["status"].where(~outdated, UNKNOWN)
    return claims.assign(was=claims["status"], outdated=outdated, status=status)


def _two_voices(claims: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    own = claims["actor_kind"].map(OWN_VOICE).fillna("overig")
    proves = claims["line"].isin(SELF_PROVING) & claims["voice"].eq("systeem")
    rank = np.where(proves, 0, np.where(claims["voice"].eq(own), 1, 2))
    order = claims["voice"].map({voice: place for place, voice in enumerate(VOICE_ORDER)})
    ranked = claims.assign(_rank=rank, _order=order).sort_values(["_rank", "_order"], kind="stable")
    place = ranked.groupby(ROW).cumcount()
    second = ranked.loc[place == 1, [*ROW, "voice", "status"]]
    return (
        ranked[place == 0].drop(columns=["_rank", "_order"]),
        second.rename(columns={"voice": "other_voice", "status": "other_status"}),
    )


def _steps(statuses: pd.Series) -> pd.Series:
    return statuses.map({status: step for step, status in enumerate(PROGRESS)}).astype("Int64")


def _in_plan_order(rows: pd.DataFrame) -> pd.DataFrame:
    order = {line.line: place for place, line in enumerate(LINES)}
    placed = rows.assign(_place=rows["line"].map(order))
    return placed.sort_values(["_place", "actor_kind", "actor_code"]).drop(columns="_place").reset_index(drop=True)


def roll_up(
    current: pd.DataFrame, *, by: By | Sequence[By], district_of: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """Count statuses and schedule states per group, unknown always as a count of its own.

    Args:
        current: what ``current_claims`` gives.
        by: one or more of line, theme, municipality, district, actor (who must act) and unit.
        district_of: district of each actor code; needed for district, actors without one are left out there.
    Returns: one row per group: ``n``, a count per status, per schedule state, ``outdated``, ``differ`` (two voices
        that disagree), ``least`` (least advanced known status) and ``state``: the worst schedule state; on schedule
        only when nothing that is asked for is unknown.
    """
    levels = [by] if isinstance(by, str) else list(by)
    rows = _grouped_rows(current, levels, district_of or {})
    keys = [key for level in levels for key in _KEYS[level]]
    marks = _marks(rows)
    counts = marks.groupby([rows[key] for key in keys], sort=False).sum()
    counts["least"] = [_least(row) for row in counts[list(PROGRESS)].to_numpy()]
    counts["state"] = [_state({str(name): row[name] for name in row}) for row in counts.to_dict("records")]
    return counts.reset_index()


def _grouped_rows(current: pd.DataFrame, levels: Sequence[str], district_of: Mapping[str, str]) -> pd.DataFrame:
    rows = current.assign(unit="ON", district=current["actor_code"].map(district_of))
    if "municipality" in levels:
        rows = rows[rows["actor_kind"] == "gemeente"]
    if "district" in levels:
        rows = rows[rows["district"].notna()]
    return rows.reset_index(drop=True)


def _marks(rows: pd.DataFrame) -> pd.DataFrame:
    marks = {"n": np.ones(len(rows), int)}
    marks |= {status: rows["status"].eq(status).to_numpy(int) for status in STATUSES}
    marks |= {state.value: rows["schedule"].eq(state).to_numpy(int) for state in Schedule}
    marks["outdated"] = rows["outdated"].to_numpy(int)
    marks["differ"] = (rows["gap"].fillna(0) != 0).to_numpy(int)
    return pd.DataFrame(marks)


def _least(counts: np.ndarray[tuple[int], np.dtype[np.int64]]) -> str:
    present = np.flatnonzero(counts)
    return PROGRESS[present[0]] if len(present) else UNKNOWN


def _state(row: Mapping[str, int]) -> str:
    if row[Schedule.LATE]:
        return Schedule.LATE.value
    if row[Schedule.BEHIND]:
        return Schedule.BEHIND.value
    green = row[Schedule.ON_TRACK] and not row[UNKNOWN]
    return (Schedule.ON_TRACK if green else Schedule.UNKNOWN).value
