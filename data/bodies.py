"""Who decides: the bodies that were delivered, and for a district without a DVO its standing one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from data.contracts import DISTRICT, MUNICIPALITY
from data.errors import BadQuery
from data.store import Area, Store

#: Code of the standing DVO of a district begins with this. Source: docs/decisions/0036-standing-dvo.md.
STANDING: Final = "DVO-"
#: Row of contracts.BODIES.
Body = Mapping[str, Any]


def bodies(store: Store) -> tuple[Body, ...]:
    """Give the delivered bodies, and a DVO without known meetings for every district that none was delivered for."""
    delivered = store.table("body").to_pylist()
    covered = {code for row in delivered if row["kind"] == "dvo" for code in row["municipalities"]}
    districts = store.within(store.top(), DISTRICT)
    standing = [_standing(store, one) for one in districts if not covered & set(_municipalities(store, one))]
    return (*delivered, *standing)


def body_of(store: Store, body_id: str) -> Body:
    """Give a body by its code.

    Raises: BadQuery when there is none.
    """
    for row in bodies(store):
        if row["body_id"] == body_id:
            return row
    raise BadQuery("Dit overleg bestaat niet.")


def deciding(store: Store, municipality_code: str) -> list[Body]:
    """Give who decides about a municipality: the delivered bodies, and only without any the standing DVO."""
    mine = [row for row in bodies(store) if municipality_code in row["municipalities"]]
    return [row for row in mine if not row["body_id"].startswith(STANDING)] or mine


def dvo_of(store: Store, district: Area) -> Body | None:
    """Give the DVO that decides about a district: the one with most of its municipalities."""
    inside = set(_municipalities(store, district))
    found = [row for row in bodies(store) if row["kind"] == "dvo" and inside & set(row["municipalities"])]
    return max(found, key=lambda row: len(inside & set(row["municipalities"])), default=None)


def _standing(store: Store, district: Area) -> dict[str, Any]:
    return {
        "body_id": f"{STANDING}{district.ref.code}", "kind": "dvo", "name": f"DVO {district.ref.name}",
        "municipalities": _municipalities(store, district), "meetings": [],
    }  # fmt: skip


def _municipalities(store: Store, district: Area) -> list[str]:
    return [one.ref.code for one in store.within(district, MUNICIPALITY)]
