"""Builds the fictitious region into a data folder: one call from nothing to a published snapshot."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa

from data import contracts
from data.build import Contents, build_snapshot
from data.ledger.delivered import record_deliveries, without_recorded
from data.ledger.register import Register, open_register
from data.sample.deliveries import build_deliveries
from data.sample.incidents import build_incidents
from data.sample.plan import build_plan
from data.sample.region import build_region
from data.sample.story import AS_OF
from data.snapshot import Manifest

SEED: Final = 2016


def build_demo(root: Path, *, scale: int = 1, seed: int = SEED, register: Register | None = None) -> Manifest:
    """Invent the region and publish it.

    Args:
        root: data folder.
        scale: how many times as many incidents, for benchmarks.
        seed: same seed, same region.
        register: where its decisions and claims are recorded; in the data folder when none is handed in.
    """
    tables = sample_tables(scale=scale, seed=seed)
    record_deliveries(register or open_register(root), tables, account="demo")
    return build_snapshot(root, Contents(without_recorded(tables), AS_OF, fictitious=True))


def sample_tables(*, scale: int = 1, seed: int = SEED) -> dict[str, pa.Table]:
    """Invent every table of the region, by its contract."""
    region = build_region(seed)
    sampled = build_incidents(region.areas, region.cells, scale=scale, seed=seed)
    delivered = build_deliveries(sampled.incidents, seed=seed)
    plan = build_plan(region.areas, seed=seed)
    frames: dict[str, pd.DataFrame] = {
        "areas": region.areas,
        "cells": region.cells,
        "streets": region.streets,
        "incidents": delivered.incidents,
        "deliveries": delivered.deliveries,
        "truth_outbreaks": sampled.outbreaks,
        "truth_near_repeats": _among(sampled.near_repeats, delivered.incidents),
        "measure": plan.measures,
        "milestone_status": plan.milestone_status,
        "decision": plan.decisions,
        "body": plan.bodies,
        "indicator": plan.indicators,
        "calendar": plan.calendar,
    }
    tables = {table.name: table for table in contracts.TABLES}
    return {name: tables[name].from_frame(frame) for name, frame in frames.items()}


def _among(near_repeats: pd.DataFrame, incidents: pd.DataFrame) -> pd.DataFrame:
    """Keep the pairs of which both incidents were delivered."""
    delivered = pd.Index(incidents["incident_id"])
    both = np.all([delivered.get_indexer(near_repeats[side]) >= 0 for side in ("incident_id", "parent_id")], axis=0)
    return near_repeats[both].reset_index(drop=True)
