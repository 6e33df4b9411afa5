"""The register holds what was recorded: in order, once, by one writer at a time, whatever dies in between."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path

import pytest

from data.ledger.events import GENESIS, Draft, first_broken
from data.ledger.register import FILE_NAME, ChangedMeanwhile, open_register

NOON = datetime(2016, 12, 5, 12, 0)
ROOT = Path(__file__).parents[3]


def draft(event_id, subject="status/2/gemeente/GM0001/gemeente", *, seen=None, **content):
    return Draft(event_id, subject, "status", content or {"status": "in_uitvoering"}, "invoer", "anna", seen)


@pytest.fixture
def register(tmp_path):
    return open_register(tmp_path, now=lambda: NOON)


def test_events_follow_each_other_and_keep_what_was_said(register):
    register.append(draft("a", "s/1"), draft("b", "s/2"))
    register.append(draft("c", "s/1", woord="één"))
    events = register.events()
    assert [(event.sequence, event.subject, event.version) for event in events] == [
        (1, "s/1", 1), (2, "s/2", 1), (3, "s/1", 2),
    ]  # fmt: skip
    assert (events[2].content, events[2].account, events[2].recorded_at) == ({"woord": "één"}, "anna", NOON)
    assert [event.previous for event in events] == [GENESIS, events[0].hash, events[1].hash]
    assert first_broken(list(events)) is None
    assert register.revision() == 3


def test_the_same_submission_twice_is_recorded_once(register):
    first = register.append(draft("a"))
    assert register.append(draft("a", status="iets anders")) == first
    assert register.revision() == 1


def test_twice_within_one_submission_is_recorded_once(register):
    once, again = register.append(draft("a"), draft("a"))
    assert once == again
    assert register.revision() == 1


def test_the_second_writer_is_told_what_the_first_one_recorded(register):
    register.append(draft("first", seen=0, status="gerealiseerd"))
    with pytest.raises(ChangedMeanwhile, match=r"door een ander \(anna, 05-12-2016 om 12.00 uur\)") as told:
        register.append(draft("second", seen=0))
    assert told.value.newest.content == {"status": "gerealiseerd"}
    register.append(draft("second", seen=1))
    assert [event.version for event in register.events()] == [1, 2]


def test_a_refused_draft_takes_the_whole_submission_with_it(register):
    register.append(draft("a", "s/1"))
    with pytest.raises(ChangedMeanwhile):
        register.append(draft("b", "s/2"), draft("c", "s/1", seen=0))
    assert [event.event_id for event in register.events()] == ["a"]


def test_an_event_that_somebody_changed_is_found(register, tmp_path):
    register.append(*(draft(str(number), f"s/{number % 2}") for number in range(6)))
    with sqlite3.connect(tmp_path / FILE_NAME) as database:
        database.execute("UPDATE events SET content = '{}' WHERE sequence = 4")
    broken = first_broken(list(register.events()))
    assert broken is not None
    assert broken.sequence == 4


@pytest.mark.parametrize("column", ["account", "recorded_at", "subject", "hash"])
def test_any_changed_part_is_found(register, tmp_path, column):
    register.append(draft("a"), draft("b"))
    with sqlite3.connect(tmp_path / FILE_NAME) as database:
        database.execute(f"UPDATE events SET {column} = '2016-01-01 00:00:00.000000' WHERE sequence = 2")  # noqa: S608
    broken = first_broken(list(register.events()))
    assert broken is not None
    assert broken.sequence == 2


def test_an_event_that_is_gone_is_found(register, tmp_path):
    register.append(draft("a"), draft("b"), draft("c"))
    with sqlite3.connect(tmp_path / FILE_NAME) as database:
        database.execute("DELETE FROM events WHERE sequence = 2")
    assert first_broken(list(register.events())) is not None


def write_many(folder: str, writer: int, count: int) -> None:
    register = open_register(Path(folder))
    for number in range(count):
        register.append(draft(f"{writer}-{number}", f"s/{number % 5}"))


@pytest.mark.parametrize(
    ("writers", "count"), [(4, 25), pytest.param(8, 300, marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_writers_at_the_same_time_lose_nothing(tmp_path, writers, count):
    with ProcessPoolExecutor(writers, mp_context=get_context("spawn")) as pool:
        list(pool.map(write_many, [str(tmp_path)] * writers, range(writers), [count] * writers))
    events = open_register(tmp_path).events()
    assert {event.event_id for event in events} == {f"{w}-{n}" for w in range(writers) for n in range(count)}
    assert first_broken(list(events)) is None


WRITER = textwrap.dedent("""
    import itertools, sys
    from pathlib import Path
    from data.ledger.events import Draft
    from data.ledger.register import open_register
    register = open_register(Path(sys.argv[1]))
    start = register.revision()
    for number in itertools.count(start):
        said = {"n": number}
        register.append(*(Draft(f"{number}-{part}", f"s/{part}", "status", said, "invoer", "x") for part in "abc"))
        print(number, flush=True)
""")


@pytest.mark.parametrize("kills", [3, pytest.param(100, marks=pytest.mark.slow)])
def test_a_writer_that_is_killed_leaves_whole_events_only(tmp_path, kills):
    confirmed: set[int] = set()
    for attempt in range(kills):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert writer.stdout is not None
        confirmed.add(int(writer.stdout.readline()))
        time.sleep(0.002 * (attempt % 10))
        writer.send_signal(signal.SIGKILL)
        confirmed.update(int(line) for line in writer.stdout if line.endswith("\n"))
        writer.wait()
        writer.stdout.close()
        events = open_register(tmp_path).events()
        assert first_broken(list(events)) is None
        assert len(events) % 3 == 0, "a submission of three was recorded in part"
        assert confirmed <= {event.content["n"] for event in events}
