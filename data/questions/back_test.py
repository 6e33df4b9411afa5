"""Answers the threshold explorer of Niveau: what other thresholds would have done, on counts as known then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from analysis.back_test import Signals, back_test
from analysis.levels import PRESETS, STANDARD
from data.answered.back_test import ONE_IN, BackTestAnswer, Tried
from data.contracts import MUNICIPALITY, WONINGINBRAAK
from data.contracts_computed import NOT_DELIVERED
from data.store import Store


def back_tests(store: Store, *, one_in: int) -> BackTestAnswer:
    """Try the presets, and one threshold of one's own (0: none), on every fortnight with a proposal."""
    signals, periods = _signals(store)
    active = _active(store, periods)
    rules = dict(PRESETS)
    if one_in in ONE_IN:
        rules["eigen keuze"] = replace(STANDARD, threshold=1 / one_in)
    return BackTestAnswer(
        since=periods[0] if periods else None,
        fortnights=len(periods),
        areas=len(signals.p),
        one_in=one_in if one_in in ONE_IN else 0,
        tried=tuple(
            Tried(name, None if rule.threshold is None else round(1 / rule.threshold), back_test(signals, rule, active))
            for name, rule in rules.items()
            if periods
        ),
    )


def _signals(store: Store) -> tuple[Signals, list[date]]:
    table = store.table("level_proposal")
    names = ["area_code", "period", "own_state", "p", "guard", "quiet", "complete"]
    rows = table.filter(pc.equal(table["crime_type"], WONINGINBRAAK)).select(names).to_pylist()
    codes = store.codes(MUNICIPALITY)
    found = {(row["area_code"], row["period"]): row for row in rows if row["p"] is not None}
    periods = sorted({period for _, period in found})

    def column(pick: Any, kind: type) -> NDArray[Any]:
        values = [[pick(found[code, period]) for period in periods] for code in codes]
        return np.array(values, kind).reshape(len(codes), len(periods))

    complete = column(lambda row: row["complete"].toordinal(), int)
    news = np.diff(complete, axis=1, prepend=complete[:, :1] - 1) > 0
    signals = Signals(
        p=column(lambda row: row["p"], float), guard=column(lambda row: row["guard"], bool),
        quiet=column(lambda row: row["quiet"], bool),
        judged=news & (column(lambda row: row["own_state"] != NOT_DELIVERED, bool)),
    )  # fmt: skip
    return signals, periods


def _active(store: Store, periods: list[date]) -> NDArray[np.bool_] | None:
    """Where a planted outbreak ran; None where the data is real and nobody knows."""
    rows, codes = store.table("truth_outbreaks").to_pylist(), store.codes(MUNICIPALITY)
    if not rows or not store.manifest.fictitious:
        return None
    active = np.zeros((len(codes), len(periods)), bool)
    for row in rows:
        ran = [row["start"] <= period <= row["end"] for period in periods]
        active[codes.index(row["area_code"])] |= np.array(ran, bool)
    return active
