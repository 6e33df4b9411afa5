"""Puts delivered decisions and claims into the register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pyarrow as pa

from data.contracts import DECISIONS, MILESTONE_STATUS
from data.ledger.decisions import import_decisions
from data.ledger.register import Register
from data.ledger.statuses import Imported, import_claims

#: Tables that live in the register and not in a snapshot.
RECORDED: Final = (DECISIONS.name, MILESTONE_STATUS.name)


def record_deliveries(register: Register, tables: Mapping[str, pa.Table], *, account: str) -> Imported:
    """Record the delivered decisions and claims that are not there yet; says what became of the claims."""
    import_decisions(register, tables.get(DECISIONS.name, DECISIONS.empty()))
    return import_claims(register, tables.get(MILESTONE_STATUS.name, MILESTONE_STATUS.empty()), account=account)


def without_recorded(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Give the tables that a snapshot holds."""
    return {name: table for name, table in tables.items() if name not in RECORDED}
