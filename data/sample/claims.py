"""The invented claims of municipalities: how far each line of the plan is, how that grew, where voices differ."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.plan import NOT_APPLICABLE, NOT_STARTED, PREPARING, PROGRESS, UNKNOWN
from analysis.plan_lines import LINES
from data.contracts import MUNICIPALITY
from data.sample.claim_texts import SAID, Said

Ints = NDArray[np.int64]
Row = dict[str, object]

#: The lines of a municipality.
OWN_LINES: Final = tuple(line.line for line in LINES if "gemeente" in line.actors)
#: How far a line is on average, on the scale of ``STEPS_AT``; who starts late on everything lies below it. Ours.
EASE: Final = {
    "1": 1.5, "2": 0.5, "3": 0.7, "7": -0.1, "8": 0.1, "9": -0.1, "10": 0.4, "11": 0.5, "12": 1.1,
    "14a": 0.6, "14b": 0.0, "14c": 0.2, "17": 0.2,
}  # fmt: skip
#: From here on a line is in preparation, being done, done, and kept up.
STEPS_AT: Final = (-1.1, -0.3, 0.7, 1.9)
PACE_SPREAD: Final = 0.6
LINE_SPREAD: Final = 0.6
DONE: Final = PROGRESS.index("gerealiseerd")
#: Shares of the cells of the grid: never told, told as unknown, and told so long ago that it has faded. Ours.
SILENT_SHARE, UNKNOWN_SHARE, OUTDATED_SHARE = 0.05, 0.02, 0.08
HURDLE_SHARE: Final = 0.6
#: Share that had not even started at the first inventory.
INVENTORY_EMPTY_SHARE: Final = 0.5
#: Lines about which the police speak too, the share of municipalities, and what they see beside the municipality.
POLICE_LINES: Final = ("10", "12", "14b", "17")
POLICE_SHARE: Final = 0.3
POLICE_DIFFERENCE: Final = (-1, -1, 0, 1)
#: A municipality with fewer dwellings builds nothing and has no corporation.
SMALLEST_DWELLINGS: Final = 1_000
TOO_SMALL_FOR: Final = ("8", "9")

#: Claims from here on still hold on 5 December 2016; those before ``FADED_UNTIL`` do not.
FRESH: Final = (date(2016, 6, 13), date(2016, 11, 28))
FADED: Final = (date(2016, 1, 11), date(2016, 5, 20))
#: The first inventory, for everyone, and the one in spring.
INVENTORY: Final = (date(2015, 11, 9), date(2015, 12, 18))
REVIEW_AFTER: Final = timedelta(days=183)

MONTHS: Final = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip


def dutch_day(day: date) -> str:
    """Write a day as it stands in a Dutch sentence."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def municipal_claims(areas: pd.DataFrame, *, seed: int = 2016) -> pd.DataFrame:
    """Give every claim by or about a municipality, as contracts.MILESTONE_STATUS.

    Args:
        areas: rows as contracts.AREAS.
        seed: same seed, same claims.
    """
    places = areas[areas["level"] == MUNICIPALITY].sort_values("code", ignore_index=True)
    rng = np.random.default_rng([seed, *b"claims"])
    steps = draw_steps(len(places), rng)
    fate = rng.random(steps.shape)
    rows: list[Row] = []
    for i, (code, homes) in enumerate(zip(places["code"], places["dwellings"], strict=True)):
        for j, line in enumerate(OWN_LINES):
            if homes < SMALLEST_DWELLINGS and line in TOO_SMALL_FOR:
                rows.append(_not_applicable(line, str(code)))
            else:
                rows += _cell(line, str(code), int(steps[i, j]), float(fate[i, j]), rng)
    return pd.DataFrame(rows)


def draw_steps(municipalities: int, rng: np.random.Generator) -> Ints:
    """Draw how far every municipality is on every line: (municipalities, lines), a place in ``PROGRESS``.

    The register cannot be the only one (14c) before it stands in the by-law (14a).
    """
    pace = rng.normal(0.0, PACE_SPREAD, (municipalities, 1))
    score = np.array([EASE[line] for line in OWN_LINES]) + pace
    score = score + rng.normal(0.0, LINE_SPREAD, score.shape)
    steps = np.searchsorted(np.array(STEPS_AT), score)
    law, only = OWN_LINES.index("14a"), OWN_LINES.index("14c")
    early = steps[:, law] < DONE
    steps[early, only] = np.minimum(steps[early, only], PROGRESS.index(PREPARING))
    return steps


def claim(
    line: str, actor: tuple[str, str], status: str, day: date, said: Said | None = None, *,
    voice: str | None = None, evidence: str | None = None, hurdle: str | None = None, next_step: str | None = None,
    review: date | None = None, owner: str | None = None,
) -> Row:  # fmt: skip
    """Give one claim; what is not given follows from the words of the line."""
    kind, code = actor
    return {
        "line": line,
        "actor_kind": kind,
        "actor_code": code,
        "status": status,
        "owner": owner or (said.owner if said else None),
        "date": day,
        "evidence": evidence or (_evidence(said, status, day) if said else None),
        "hurdle": hurdle,
        "next_step": next_step or (_next_step(said, status) if said else None),
        "review_date": review or day + REVIEW_AFTER,
        "voice": voice or (kind if kind in ("gemeente", "politie", "om") else "overig"),
    }


def _evidence(said: Said, status: str, day: date) -> str | None:
    text = {PREPARING: said.preparing, "in_uitvoering": said.doing, "gerealiseerd": said.done, "geborgd": said.done}
    return text[status].format(dag=dutch_day(day)) if status in text else None


def _next_step(said: Said, status: str) -> str | None:
    text = {NOT_STARTED: said.start, PREPARING: said.start, "in_uitvoering": said.finish}
    return text.get(status, said.keep) if status in PROGRESS else None


def _cell(line: str, code: str, step: int, fate: float, rng: np.random.Generator) -> list[Row]:
    """Give all claims about one line of one municipality; none when it never told anything."""
    if fate < SILENT_SHARE:
        return []
    said, actor = SAID[line], ("gemeente", code)
    rows = [
        claim(line, actor, PROGRESS[min(step, 1) if fate > INVENTORY_EMPTY_SHARE else 0], _day(rng, INVENTORY), said)
    ]
    if fate < SILENT_SHARE + UNKNOWN_SHARE:
        return [*rows, claim(line, actor, UNKNOWN, _day(rng, FRESH), owner=said.owner, next_step="Navraag doen.")]
    outdated = fate < SILENT_SHARE + UNKNOWN_SHARE + OUTDATED_SHARE
    if step > 1 and not outdated:
        rows.append(claim(line, actor, PROGRESS[step - 1], _day(rng, FADED), said))
    stuck = step < DONE and rng.random() < HURDLE_SHARE
    hurdle = said.hurdles[rng.integers(len(said.hurdles))] if stuck else None
    rows.append(claim(line, actor, PROGRESS[step], _day(rng, FADED if outdated else FRESH), said, hurdle=hurdle))
    if line in POLICE_LINES and rng.random() < POLICE_SHARE:
        seen = int(np.clip(step + rng.choice(POLICE_DIFFERENCE), 0, len(PROGRESS) - 1))
        rows.append(_police(line, actor, PROGRESS[seen], _day(rng, FRESH)))
    return rows


def _police(line: str, actor: tuple[str, str], status: str, day: date) -> Row:
    text = f"Beeld van het politieteam, besproken op {dutch_day(day)}."
    return claim(line, actor, status, day, voice="politie", owner="teamchef basisteam", evidence=text)


def _not_applicable(line: str, code: str) -> Row:
    text = "Geen nieuwbouw gepland." if line == "8" else "Geen woningcorporatie in de gemeente."
    return claim(line, ("gemeente", code), NOT_APPLICABLE, FRESH[0], evidence=text, owner=SAID[line].owner)


def _day(rng: np.random.Generator, between: tuple[date, date]) -> date:
    """Draw a working day."""
    day = between[0] + timedelta(days=int(rng.integers((between[1] - between[0]).days + 1)))
    return day - timedelta(days=max(0, day.weekday() - 4))
