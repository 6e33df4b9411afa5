"""Keeps events in SQLite or PostgreSQL: appended one after the other, read back, never changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Engine,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    event,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from data.errors import DashboardError
from data.ledger.events import GENESIS, Draft, Event, Kind, canonical, next_event

FILE_NAME: Final = "register.sqlite"
#: How long a writer waits for another one.
WAIT_SECONDS: Final = 10
#: Values in one question; SQLite takes at most some thousands.
ASKED_AT_ONCE: Final = 500
#: Any number, the same for every writer: PostgreSQL lets one of them through at a time.
TURN: Final = 20_151_005

_META: Final = MetaData()
EVENTS: Final = Table(
    "events",
    _META,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("event_id", String(64), nullable=False, unique=True),
    Column("subject", String(200), nullable=False),
    Column("version", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("content", Text, nullable=False),
    Column("source", String(20), nullable=False),
    Column("account", String(200), nullable=False),
    Column("recorded_at", DateTime, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("subject", "version"),
)


class ChangedMeanwhile(DashboardError):
    """Somebody else recorded something about the same subject after the writer had looked."""

    def __init__(self, newest: Event) -> None:
        self.newest = newest
        moment = newest.recorded_at.strftime("%d-%m-%Y om %H.%M uur")
        super().__init__(
            f"Zojuist vastgelegd door een ander ({newest.account}, {moment}). Bekijk dat eerst; uw invoer staat er nog."
        )


class RegisterBusy(DashboardError):
    """The register could not be written."""

    def __init__(self) -> None:
        super().__init__("Het register is bezet en er is niets vastgelegd. Probeer het over een minuut opnieuw.")


class Register:
    """The append-only register of one installation."""

    def __init__(self, engine: Engine, now: Callable[[], datetime] = datetime.now) -> None:
        self._engine = engine
        self._now = now
        with self._turn() as connection:
            _META.create_all(connection)
        engine.dispose()  # a connection may not cross a fork of the web server

    def append(self, *drafts: Draft) -> tuple[Event, ...]:
        """Record drafts, all of them or none.

        A draft whose ``event_id`` was recorded before gives the event of then.

        Raises: ChangedMeanwhile when a subject has more events than the writer had seen; RegisterBusy when another
            writer holds the register too long.
        """
        try:
            with self._turn() as connection:
                return self._record(connection, drafts)
        except OperationalError as error:
            raise RegisterBusy from error

    def events(self, kind: Kind | None = None, subject: str | None = None) -> tuple[Event, ...]:
        """Give what was recorded, oldest first."""
        wanted = select(EVENTS).order_by(EVENTS.c.sequence)
        if kind is not None:
            wanted = wanted.where(EVENTS.c.kind == kind)
        if subject is not None:
            wanted = wanted.where(EVENTS.c.subject == subject)
        with self._engine.connect() as connection:
            return tuple(_event(row) for row in connection.execute(wanted))

    def revision(self) -> int:
        """Count the events; it grows with every one, so it may stand in a cache key."""
        with self._engine.connect() as connection:
            return int(connection.scalar(select(func.coalesce(func.max(EVENTS.c.sequence), 0))) or 0)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _turn(self) -> Iterator[Connection]:
        """One writer at a time, so that the chain has no forks."""
        with self._engine.execution_options(write=True).begin() as connection:
            if self._engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": TURN})
            yield connection

    def _record(self, connection: Connection, drafts: Sequence[Draft]) -> tuple[Event, ...]:
        known = {event.event_id: event for event in _having(connection, "event_id", [one.event_id for one in drafts])}
        newest = {event.subject: event for event in _having(connection, "subject", [one.subject for one in drafts])}
        tail = connection.execute(
            select(EVENTS.c.sequence, EVENTS.c.hash).order_by(EVENTS.c.sequence.desc()).limit(1)
        ).one_or_none()
        sequence, previous = tail or (0, GENESIS)
        fresh: list[Event] = []
        moment = self._now().replace(microsecond=0)
        for draft in drafts:
            if draft.event_id in known:
                continue
            before = newest.get(draft.subject)
            version = before.version if before else 0
            if before and draft.seen is not None and draft.seen != version:
                raise ChangedMeanwhile(before)
            sequence += 1
            recorded = next_event(draft, sequence=sequence, version=version + 1, recorded_at=moment, previous=previous)
            previous = recorded.hash
            known[draft.event_id] = newest[draft.subject] = recorded
            fresh.append(recorded)
        if fresh:
            connection.execute(insert(EVENTS), [_row(event) for event in fresh])
        return tuple(known[draft.event_id] for draft in drafts)


def _having(connection: Connection, name: str, values: Sequence[str]) -> Iterator[Event]:
    """Give the events with one of the values, oldest first per value; asked in parts that a database can take."""
    column, distinct = EVENTS.c[name], list(dict.fromkeys(values))
    for start in range(0, len(distinct), ASKED_AT_ONCE):
        part = distinct[start : start + ASKED_AT_ONCE]
        for row in connection.execute(select(EVENTS).where(column.in_(part)).order_by(EVENTS.c.version)):
            yield _event(row)


def _row(event: Event) -> dict[str, Any]:
    return {**event.__dict__, "content": canonical(event.content)}


def _event(row: Row[Any]) -> Event:
    return Event(**{**row._mapping, "content": json.loads(row.content)})


def open_register(folder: Path, url: str = "", now: Callable[[], datetime] = datetime.now) -> Register:
    """Open the register: a file in the data folder, or PostgreSQL by address.

    Args:
        folder: data folder; made when it is not there.
        url: ``postgresql+psycopg://...``; empty means SQLite in the folder.
        now: the machine's clock.
    """
    if url:
        return Register(create_engine(url, pool_pre_ping=True), now)
    folder.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        f"sqlite:///{folder / FILE_NAME}", connect_args={"timeout": WAIT_SECONDS}, poolclass=NullPool
    )
    event.listen(engine, "connect", _careful)
    event.listen(engine, "begin", _take_turn)
    return Register(engine, now)


def _careful(connection: Any, _: object) -> None:
    """Write ahead, wait for the disk, and leave the beginning of a transaction to ``_take_turn``."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


def _take_turn(connection: Connection) -> None:
    """Readers do not wait for a writer; a writer takes its turn at once, not at its first write."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("write") else "BEGIN")
