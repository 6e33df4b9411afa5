"""The form of one event in the register, and the chain that shows when somebody changed one."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

Kind = Literal["besluit", "status"]
Source = Literal["invoer", "levering"]

#: What the first event of a register follows.
GENESIS: Final = "0" * 64


@dataclass(frozen=True)
class Draft:
    """Something that is to be recorded.

    Attributes:
        event_id: chosen by whoever submits; the same one again records nothing twice.
        subject: what it is about; the events of one subject follow each other.
        kind: decision or claim.
        content: the facts, as JSON can write them.
        source: typed in, or read from a delivery.
        account: who recorded it.
        seen: number of events of the subject that the writer had seen; None when that does not matter.
    """

    event_id: str
    subject: str
    kind: Kind
    content: dict[str, object]
    source: Source
    account: str
    seen: int | None = None


@dataclass(frozen=True)
class Event:
    """Something that was recorded, never to be changed.

    Attributes:
        sequence: place in the register, from 1 without gaps.
        version: place among the events of its subject, from 1 without gaps.
        previous, hash: the chain: every hash covers the event and the hash before it.
    """

    sequence: int
    event_id: str
    subject: str
    version: int
    kind: Kind
    content: dict[str, object]
    source: Source
    account: str
    recorded_at: datetime
    previous: str
    hash: str


def canonical(content: dict[str, object]) -> str:
    """Write content in the one form that is stored and hashed."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def next_event(draft: Draft, *, sequence: int, version: int, recorded_at: datetime, previous: str) -> Event:
    """Give a draft its place in the register."""
    event = Event(
        sequence=sequence, event_id=draft.event_id, subject=draft.subject, version=version, kind=draft.kind,
        content=draft.content, source=draft.source, account=draft.account, recorded_at=recorded_at,
        previous=previous, hash="",
    )  # fmt: skip
    return Event(**{**event.__dict__, "hash": seal(event)})


def seal(event: Event) -> str:
    """Hash everything an event says, and the hash of the event before it."""
    said = (
        event.previous, str(event.sequence), event.event_id, event.subject, str(event.version), event.kind,
        canonical(event.content), event.source, event.account, event.recorded_at.isoformat(),
    )  # fmt: skip
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def first_broken(events: list[Event]) -> Event | None:
    """Find the first event that is not what was recorded, or does not follow the one before it; None when all hold."""
    previous, versions = GENESIS, dict[str, int]()
    for place, event in enumerate(events, 1):
        version = versions.get(event.subject, 0) + 1
        follows = event.sequence == place and event.previous == previous and event.version == version
        if not follows or event.hash != seal(event):
            return event
        previous, versions[event.subject] = event.hash, version
    return None
