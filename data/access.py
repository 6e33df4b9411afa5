"""Who asks, and which areas that person may see in detail."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

#: Roles and what they are for. Source: GLOSSARY.md, Rights.
ROLES: Final = ("beheerder", "expertteam", "ambassadeur", "iv_ambtenaar", "lezer")
#: Who may record decisions, and claims of those who are no municipality.
DECIDERS: Final = ("beheerder", "expertteam", "ambassadeur")


@dataclass(frozen=True)
class Scope:
    """The municipalities somebody sees in detail; ``everything`` means all of them."""

    municipalities: frozenset[str] = frozenset()
    everything: bool = False

    def covers(self, municipality_code: str) -> bool:
        """Tell whether a municipality lies within this scope."""
        return self.everything or municipality_code in self.municipalities

    @property
    def fingerprint(self) -> str:
        """Name the scope shortly and stably, for cache keys."""
        if self.everything:
            return "alles"
        return hashlib.sha256(",".join(sorted(self.municipalities)).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Principal:
    """The account that asks, with its role and its scope; comes from the session, never from the browser."""

    account: str
    role: str
    scope: Scope


def may_decide(principal: Principal, municipality_codes: Iterable[str]) -> bool:
    """Tell whether somebody may record what a body of these municipalities decides. Source: GLOSSARY.md, Rights."""
    return principal.role in DECIDERS and all(principal.scope.covers(code) for code in municipality_codes)


def may_edit_status(principal: Principal, actor_kind: str, municipality_codes: Iterable[str]) -> bool:
    """Tell whether somebody may record a claim of an actor of these municipalities. Source: GLOSSARY.md, Rights."""
    editors = DECIDERS if actor_kind != "gemeente" else (*DECIDERS, "iv_ambtenaar")
    return principal.role in editors and all(principal.scope.covers(code) for code in municipality_codes)


#: On one's own machine nobody signs in: the person at the keyboard is the steward of the data.
LOCAL: Final = Principal("lokaal", role="beheerder", scope=Scope(everything=True))

_CURRENT: ContextVar[Principal] = ContextVar("principal", default=LOCAL)


def current_principal() -> Principal:
    """Give whoever asks at this moment."""
    return _CURRENT.get()


@contextmanager
def acting_as(principal: Principal) -> Iterator[None]:
    """Let everything inside the block be asked by ``principal``."""
    token = _CURRENT.set(principal)
    try:
        yield
    finally:
        _CURRENT.reset(token)
