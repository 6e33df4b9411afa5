"""Claims about the plan, as events: edits and deliveries beside each other, and no delivery over a newer edit."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

import pandas as pd
import pyarrow as pa
from pydantic import TypeAdapter

from data.contracts import MILESTONE_STATUS, STATUSES
from data.errors import DashboardError
from data.ledger.events import Draft, Event, Source
from data.ledger.free_text import checked
from data.ledger.register import Register

#: The column ``date`` hides the type of that name inside the class.
Day = date
FREE_TEXTS: Final = ("owner", "evidence", "hurdle", "next_step")


@dataclass(frozen=True)
class Claim:
    """What one voice says about one status line of one actor; the columns of contracts.MILESTONE_STATUS."""

    line: str
    actor_kind: str
    actor_code: str
    status: str
    date: Day
    voice: str
    owner: str | None = None
    evidence: str | None = None
    hurdle: str | None = None
    next_step: str | None = None
    review_date: Day | None = None


@dataclass(frozen=True)
class RecordedClaim:
    """A claim with its place in the register; ``version`` counts the claims of this voice on this line and actor."""

    claim: Claim
    sequence: int
    version: int
    source: Source
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True)
class Conflict:
    """A delivered claim that was not recorded, because somebody edited this status on the same day or later."""

    delivered: Claim
    edited: RecordedClaim


@dataclass(frozen=True)
class Imported:
    """What became of delivered claims: ``recorded + unchanged + len(conflicts)`` is what was delivered."""

    recorded: int
    unchanged: int
    conflicts: tuple[Conflict, ...]


_CLAIM = TypeAdapter(Claim)


def subject_of(claim: Claim) -> str:
    """Name what the claims of one voice about one line and actor have in common."""
    return f"status/{claim.line}/{claim.actor_kind}/{claim.actor_code}/{claim.voice}"


def claim(register: Register, said: Claim, *, account: str, event_id: str, seen: int | None) -> RecordedClaim:
    """Record a claim that somebody typed in.

    Args:
        register: where it is recorded.
        said: the claim.
        account: who records it.
        event_id: the same one again records nothing twice.
        seen: how many claims of this voice on this line and actor the writer had seen.

    Raises: DashboardError when something is wrong or holds a person; ChangedMeanwhile when another was first.
    """
    draft = _draft(_sound(said), event_id=event_id, account=account, source="invoer", seen=seen)
    return _recorded(register.append(draft)[0])


def claims(register: Register) -> tuple[RecordedClaim, ...]:
    """Give every claim that was ever recorded, in order of recording."""
    return tuple(_recorded(event) for event in register.events("status"))


def claims_frame(recorded: Sequence[RecordedClaim]) -> pd.DataFrame:
    """Give claims as rows of contracts.MILESTONE_STATUS with ``sequence, version, source, recorded_by, recorded_at``.

    Of two claims of one voice about one line and actor on one day the one recorded last stands last.
    """
    names = [column.name for column in MILESTONE_STATUS.columns]
    extra = ["sequence", "version", "source", "recorded_by", "recorded_at"]
    rows = [
        (*(getattr(one.claim, name) for name in names), *(getattr(one, name) for name in extra)) for one in recorded
    ]
    return pd.DataFrame(rows, columns=[*names, *extra])


def import_claims(register: Register, table: pa.Table, *, account: str) -> Imported:
    """Record delivered claims (contracts.MILESTONE_STATUS); nothing is deleted and no newer edit is overwritten."""
    delivered = sorted((_CLAIM.validate_python(row) for row in table.to_pylist()), key=lambda one: one.date)
    history: defaultdict[str, list[RecordedClaim]] = defaultdict(list)
    for one in claims(register):
        history[subject_of(one.claim)].append(one)
    drafts, conflicts, unchanged = list[Draft](), list[Conflict](), 0
    for said in delivered:
        before = history[subject_of(said)]
        if any(one.claim == said for one in before):
            unchanged += 1
        elif edits := [one for one in before if one.source == "invoer" and one.claim.date >= said.date]:
            conflicts.append(Conflict(said, edits[-1]))
        else:
            drafts.append(_draft(said, event_id=_delivery_id(said), account=account, source="levering", seen=None))
    register.append(*drafts)
    return Imported(len(drafts), unchanged, tuple(conflicts))


def _delivery_id(said: Claim) -> str:
    """The same delivered claim has the same id, so that two imports at once record it once."""
    return hashlib.sha256(_CLAIM.dump_json(said)).hexdigest()


def _sound(said: Claim) -> Claim:
    _allowed(said)
    if said.review_date is not None and said.review_date < said.date:
        raise DashboardError("De herzieningsdatum ligt voor de dag van de status. Kies een latere dag.")
    owner, evidence, hurdle, next_step = (checked(getattr(said, name) or "") or None for name in FREE_TEXTS)
    return replace(said, owner=owner, evidence=evidence, hurdle=hurdle, next_step=next_step)


def _allowed(said: Claim) -> None:
    if said.status not in STATUSES:
        raise DashboardError("Kies een status die bestaat.")
    for name in ("line", "actor_kind", "voice"):
        if getattr(said, name) not in MILESTONE_STATUS.column(name).allowed:
            raise DashboardError("Deze regel van het plan bestaat niet. Laad de pagina opnieuw.")


def _draft(said: Claim, *, event_id: str, account: str, source: Source, seen: int | None) -> Draft:
    content: dict[str, Any] = _CLAIM.dump_python(said, mode="json")
    return Draft(event_id, subject_of(said), "status", content, source, account, seen)


def _recorded(event: Event) -> RecordedClaim:
    said = _CLAIM.validate_python(event.content)
    return RecordedClaim(said, event.sequence, event.version, event.source, event.account, event.recorded_at)
