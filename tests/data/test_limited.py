"""Work on files of others runs in a process that is ended when it takes too much, and says so in one sentence."""

import os
import time
from pathlib import Path

import pytest

from data.errors import ContractBroken
from data.limited import LimitReached, Limits, limited


def double(number):
    return 2 * number


def refuse():
    raise ContractBroken("Dit kan niet.")


def break_off():
    raise ValueError("met de naam Jan Jansen erin")


def fall_down():
    os.abort()


def grow():
    return len(bytearray(10**10))


def linger():
    time.sleep(60)


def write(file):
    Path(file).write_text("iets", encoding="utf-8")


def test_work_gives_its_answer():
    assert limited(double, (21,)) == 42


def test_a_refusal_comes_through_as_it_is():
    with pytest.raises(ContractBroken, match="Dit kan niet"):
        limited(refuse, ())


def test_an_unexpected_error_says_its_name_and_nothing_of_the_file():
    with pytest.raises(LimitReached) as told:
        limited(break_off, ())
    assert "ValueError" in str(told.value)
    assert "Jansen" not in str(told.value)


@pytest.mark.parametrize("work", [fall_down, grow])
def test_too_much_memory_is_one_sentence(work):
    with pytest.raises(LimitReached, match="geheugen"):
        limited(work, (), limits=Limits(memory=500_000_000))


def test_too_long_is_one_sentence():
    with pytest.raises(LimitReached, match="langer dan 1 seconden"):
        limited(linger, (), limits=Limits(seconds=1))


def test_a_limited_process_writes_no_file(tmp_path):
    with pytest.raises(LimitReached):
        limited(write, (tmp_path / "x",))
    assert not (tmp_path / "x").exists() or (tmp_path / "x").stat().st_size == 0
