"""A world small enough to count by hand: two districts, three municipalities, and the incidents you name."""

from __future__ import annotations

import hashlib
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from data import contracts
from data.build import Contents, build_snapshot
from data.snapshot import Manifest
from data.sources.delivered import DELIVERED, MERGED, QUARANTINE, Accounting, Delivery

AS_OF = datetime(2016, 12, 5)
#: code, name, parent, dwellings, west edge (m); every square is 10 km wide and high.
MUNICIPALITIES = (
    ("GM0001", "Aaldorp", "ON-A", 10_000, 200_000),
    ("GM0002", "Beekstad", "ON-A", 40_000, 210_000),
    ("GM0003", "Cumerveen", "ON-B", 50, 220_000),
)
SOUTH, SIDE = 450_000, 10_000


def areas() -> pa.Table:
    """Give unit, districts, municipalities, one wijk and one buurt per municipality."""
    rows = []
    for code, name, parent, homes, west in MUNICIPALITIES:
        square = shapely.box(west, SOUTH, west + SIDE, SOUTH + SIDE)
        wijk, buurt = f"WK{code[2:]}01", f"BU{code[2:]}0101"
        rows += [(code, name, "gemeente", parent, homes, square), (wijk, f"{name} wijk", "wijk", code, homes, square)]
        rows.append((buurt, f"{name} buurt", "buurt", wijk, homes, square))
    rows.append(("ON-A", "Anderland", "district", "ON", 50_000, shapely.box(200_000, SOUTH, 220_000, SOUTH + SIDE)))
    rows.append(("ON-B", "Boeskool", "district", "ON", 50, shapely.box(220_000, SOUTH, 230_000, SOUTH + SIDE)))
    rows.append(("ON", "Overal", "eenheid", None, 50_050, shapely.box(200_000, SOUTH, 230_000, SOUTH + SIDE)))
    frame = pd.DataFrame(rows, columns=["code", "name", "level", "parent_code", "dwellings", "shape"])
    return contracts.AREAS.from_frame(
        frame.assign(
            year=2016, earlier_codes=[["GM0009"] if code == "GM0003" else [] for code in frame["code"]],
            population=frame["dwellings"] * 2, urbanity=3, school_region="noord",
            x_m=[shape.centroid.x for shape in frame["shape"]], y_m=[shape.centroid.y for shape in frame["shape"]],
            geometry=[shape.wkb for shape in frame["shape"]],
        ).drop(columns="shape")
    )  # fmt: skip


def cells() -> pa.Table:
    """Give one inhabited cell in the middle of each municipality."""
    rows = []
    for code, _, _, homes, west in MUNICIPALITIES:
        column, row = (west + SIDE // 2) // 125, (SOUTH + SIDE // 2) // 125
        rows.append((row * 100_000 + column, column * 125 + 62.5, row * 125 + 62.5, homes, False, code))
    names = ["cell_id", "x_m", "y_m", "dwellings", "estimated", "municipality_code"]
    frame = pd.DataFrame(rows, columns=names)
    number = frame["municipality_code"].str[2:]
    return contracts.CELLS.from_frame(frame.assign(wijk_code="WK" + number + "01", buurt_code="BU" + number + "0101"))


def incidents(*given: dict[str, object]) -> pa.Table:
    """Give incidents; each names what matters (``day``, ``at``, ``hours`` ...), the rest is plain."""
    return contracts.INCIDENTS.from_frame(pd.DataFrame([_incident(number, **one) for number, one in enumerate(given)]))


def _incident(number: int, *, day: str, at: str = "12:00", hours: float = 1, area: str = "GM0001", **other: object):
    start = datetime.fromisoformat(f"{day} {at}")
    end = start + timedelta(hours=hours)
    west = next(west for code, _, _, _, west in MUNICIPALITIES if code == area)
    x, y = west + SIDE / 2 + 10, SOUTH + SIDE / 2 + 10
    plain: dict[str, object] = {
        "incident_id": f"{number:016x}", "crime_type": "woninginbraak", "mk_code": "A20", "attempt": False,
        "earliest": start, "latest": end, "reported": end, "known_since": end, "visible_since": end, "delivery_id": 1,
        "lapsed": False, "municipality_code": area, "wijk_code": f"WK{area[2:]}01", "buurt_code": f"BU{area[2:]}0101",
        "cell_id": int(y // 125) * 100_000 + int(x // 125), "x_m": x, "y_m": y, "place_flag": "exact",
        "dwelling_type": "tussenwoning", "modus_operandi": "flipperen", "entry": "voordeur", "victim_group": "gezin",
        "offender_group": "onbekend", "loot_class": "geld", "supplier": "politie",
    }  # fmt: skip
    return {**plain, **other}


def deliveries(count: int) -> pa.Table:
    """Give a log with one delivery that carried everything."""
    row = {
        "delivery_id": 1, "delivered": AS_OF, "kind": "veiligheidsbeeld", "supplier": "politie",
        "window_from": datetime(2009, 12, 28), "window_to": AS_OF, "read": count, "accepted": count, "quarantined": 0,
        "duplicates": 0, "new": count, "updated": 0, "unchanged": 0, "lapsed": 0, "source_sha256": "0" * 64,
    }  # fmt: skip
    return contracts.DELIVERIES.from_frame(pd.DataFrame([row]))


def decision(number: int, **given: object) -> dict[str, object]:
    """Give one decision of the driehoek ``D1``; ``decided_on`` and ``level`` are what tests care about."""
    plain: dict[str, object] = {
        "decision_id": f"B{number}", "body_id": "D1", "area_code": "GM0001", "proposed_level": "opgeschaald",
        "level": "opgeschaald", "decided_on": date(2016, 11, 25), "end": None, "reason": "Meer inbraken.",
        "owner": "teamchef", "recorded_by": "demo",
    }  # fmt: skip
    return {**plain, **given}


def contents(
    given: pa.Table, *, decisions: tuple[dict[str, object], ...] = (), meetings: tuple[date, ...] = (),
    dvo: tuple[date, ...] = (),
) -> Contents:  # fmt: skip
    """Give everything a snapshot needs around the incidents; ``dvo`` are meetings of a delivered DVO of Anderland."""
    bodies = [{
        "body_id": "D1", "kind": "driehoek", "name": "Driehoek Aaldorp", "municipalities": ["GM0001"],
        "meetings": list(meetings),
    }]  # fmt: skip
    if dvo:
        bodies.append({
            "body_id": "V1", "kind": "dvo", "name": "DVO Anderland", "municipalities": ["GM0001", "GM0002"],
            "meetings": list(dvo),
        })  # fmt: skip
    tables = {
        "incidents": given, "areas": areas(), "cells": cells(), "deliveries": deliveries(given.num_rows),
        "body": contracts.BODIES.from_frame(pd.DataFrame(bodies)),
    }  # fmt: skip
    if decisions:
        tables["decision"] = contracts.DECISIONS.from_frame(pd.DataFrame(list(decisions)))
    return Contents(tables, as_of=AS_OF, fictitious=True)


def delivery(
    *rows: dict[str, object], window: tuple[str, str] | None = None, table: pa.Table | None = None, source: str = ""
) -> Delivery:
    """Give a delivery of the named incidents; its window runs from the first to the last start unless it is named."""
    given = (incidents(*rows) if rows else contracts.INCIDENTS.empty()) if table is None else table
    accepted = given.drop(list(MERGED))
    starts = sorted(
        moment.as_py() for moment in (pc.min(given["earliest"]), pc.max(given["earliest"])) if moment.is_valid
    )
    first, last = map(datetime.fromisoformat, window) if window else (starts[0], starts[-1] + timedelta(seconds=1))
    return Delivery(
        DELIVERED.check(accepted), Accounting(accepted.num_rows, accepted.num_rows, 0, 0), QUARANTINE.empty(), first,
        last, source_sha256=source or hashlib.sha256(repr(rows).encode()).hexdigest(), supplier="politie",
    )  # fmt: skip


def nothing_to_compute() -> Executor:
    """Give an executor for worlds in which nothing heavy is worked out: no process is started."""
    return ThreadPoolExecutor(1)


def build_world(root: Path, *rows: dict[str, object]) -> Manifest:
    """Publish a world with the named incidents."""
    return build_snapshot(root, contents(incidents(*rows)), nothing_to_compute())
