"""Runs work on files of others in a process that may take only so much memory and time, and writes no file."""

from __future__ import annotations

import multiprocessing
import os
import resource
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Final, TypeVar

from data.errors import DashboardError

Answer = TypeVar("Answer")
#: What a limited process says first: what follows is the answer, a Dutch sentence, or the name of an error.
_DONE, _REFUSED, _FULL, _BROKEN = "done", "refused", "full", "broken"
_OUT_OF_MEMORY: Final = ("MemoryError", "ArrowMemoryError", "_ArrayMemoryError")


class LimitReached(DashboardError):
    """Work on a file took more than it may, or broke off."""


@dataclass(frozen=True)
class Limits:
    """What one piece of work may take; ours, with room above a million rows (benchmarks/police_import.py)."""

    memory: int = 4_000_000_000
    seconds: int = 300


LIMITS: Final = Limits()


def limited(
    work: Callable[..., Answer], arguments: Sequence[Any], *, limits: Limits = LIMITS, preload: Sequence[str] = ()
) -> Answer:
    """Run ``work(*arguments)`` in a process of its own.

    The first call starts a server that holds the modules; each further call forks it, which takes milliseconds.

    Args:
        work: a function that can be imported by name.
        arguments: what it is called with; they travel to the other process, as its answer travels back.
        limits: what it may take.
        preload: modules that the server holds ready.
    Raises: DashboardError as ``work`` raises it; LimitReached when it took too much or broke off.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, *preload])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, limits, work, tuple(arguments)), daemon=True)
    process.start()
    theirs.close()
    try:
        said, what = _heard(ours, limits)
    finally:
        process.kill()
        process.join()
        ours.close()
    if said == _REFUSED:
        kind, sentence = what
        raise kind(sentence)
    if said != _DONE:
        raise LimitReached(_SENTENCES[said].format(what))
    answer: Answer = what
    return answer


_SENTENCES: Final = {
    _FULL: "Het bestand vraagt meer geheugen dan het lezen van een bestand mag kosten.",
    _BROKEN: "Het bestand kan niet worden gelezen ({}).",
}


def _heard(ours: Connection, limits: Limits) -> tuple[str, Any]:
    if not ours.poll(limits.seconds):
        raise LimitReached(f"Het lezen van het bestand duurde langer dan {limits.seconds} seconden en is afgebroken.")
    try:
        said, what = ours.recv()
    except EOFError:
        return _FULL, ""
    return said, what


def _work(theirs: Connection, limits: Limits, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """Do the work and say how it went; a library that panics says nothing more than that."""
    _limit(limits)
    try:
        said: tuple[str, Any] = (_DONE, work(*arguments))
    except DashboardError as error:
        said = (_REFUSED, (type(error), str(error)))
    except BaseException as error:
        name = type(error).__name__
        said = (_FULL, "") if name in _OUT_OF_MEMORY else (_BROKEN, name)
    theirs.send(said)
    theirs.close()


def _limit(limits: Limits) -> None:
    """Bound this process: memory of its own, processor time, no core dump, no file; and let nobody speak but it."""
    for what, most in (
        (resource.RLIMIT_DATA, limits.memory),
        (resource.RLIMIT_CPU, limits.seconds * (os.cpu_count() or 1)),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 2)
