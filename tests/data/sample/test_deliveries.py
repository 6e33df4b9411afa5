"""The deliveries of the demo: first delivery at or after an incident was known, and books that balance."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pandas as pd
import pytest

from data.contracts import DELIVERIES
from data.sample.deliveries import Agenda, agenda, build_deliveries
from data.sample.story import AS_OF, PERIOD_END, PERIOD_START, SILENCE


def incidents(*rows: tuple[str, str], code: str = "GM0150", lapsed: bool = False) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["earliest", "known_since"]).astype("datetime64[s]")
    return frame.assign(lapsed=lapsed, municipality_code=code, incident_id=[f"i{n}" for n in range(len(frame))])


def many(count: int, seed: int) -> pd.DataFrame:
    """Incidents over the whole demo, with a tail of late reports."""
    rng = np.random.default_rng(seed)
    span = (PERIOD_END - PERIOD_START).days * 86_400
    start = np.datetime64(PERIOD_START, "s") + rng.integers(0, span, count).astype("timedelta64[s]")
    days = np.where(rng.random(count) < 0.9, rng.exponential(2, count), rng.uniform(0, 370, count))
    known = start + (days * 86_400).astype(np.int64).astype("timedelta64[s]")
    return pd.DataFrame(
        {
            "earliest": start, "known_since": known, "lapsed": rng.random(count) < 0.02,
            "municipality_code": rng.choice(["GM0150", SILENCE.municipality_code], count),
            "incident_id": [f"i{n}" for n in range(count)],
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("start", "known", "visible"),
    [
        ("2016-03-01 20:00", "2016-03-02 08:00", "2016-03-14 09:00"),  # known within its fortnight
        ("2016-03-01 20:00", "2016-03-14 08:59", "2016-03-14 09:00"),  # known just before the file was made
        ("2016-03-01 20:00", "2016-03-14 09:01", "2016-03-28 09:00"),  # a minute too late: one fortnight later
        ("2016-03-01 20:00", "2016-11-30 12:00", "2016-12-05 09:00"),  # late
        ("2016-03-14 00:00", "2016-03-14 01:00", "2016-03-28 09:00"),  # known, but of the next fortnight
        ("2016-11-25 20:00", "2016-11-26 08:00", "2016-11-28 09:00"),  # an increment is quicker
        ("2016-11-29 20:00", "2016-11-30 08:00", "2016-12-01 09:00"),
        ("2016-11-01 20:00", "2016-11-27 08:00", "2016-11-28 09:00"),
        ("2016-10-20 20:00", "2016-11-27 08:00", "2016-12-05 09:00"),  # before the window of the increment
    ],
)
def test_an_incident_is_visible_from_the_first_delivery_that_covers_it(start, known, visible):
    delivered = build_deliveries(incidents((start, known)))
    assert delivered.incidents["visible_since"].tolist() == [pd.Timestamp(visible)]
    log = delivered.deliveries.set_index("delivery_id")
    assert log.loc[delivered.incidents["delivery_id"][0], "delivered"] == pd.Timestamp(visible)


def test_what_is_not_known_at_the_newest_delivery_is_not_in_the_demo():
    late = build_deliveries(
        incidents(("2016-12-04 20:00", "2016-12-05 09:01"), ("2016-12-04 20:00", "2016-12-05 07:00"))
    )
    assert late.incidents["incident_id"].tolist() == ["i1"]


def test_the_silent_municipality_delivers_nothing_from_its_day_on():
    rows = (("2016-11-20 23:59", "2016-11-21 01:00"), ("2016-11-21 00:00", "2016-11-21 01:00"))
    assert build_deliveries(incidents(*rows, code=SILENCE.municipality_code)).incidents["incident_id"].tolist() == [
        "i0"
    ]
    assert len(build_deliveries(incidents(*rows)).incidents) == 2


def test_a_lapsed_incident_was_carried_once_and_is_counted_by_the_next_delivery():
    gone = build_deliveries(incidents(("2016-03-01 20:00", "2016-03-02 08:00"), lapsed=True))
    log = gone.deliveries.set_index("delivered")
    assert log.loc["2016-03-14 09:00", ["new", "lapsed", "accepted"]].tolist() == [1, 0, 1]
    assert log.loc["2016-03-28 09:00", ["new", "lapsed", "accepted"]].tolist() == [0, 1, 0]
    newest = incidents(("2016-12-01 20:00", "2016-12-02 08:00"), lapsed=True)
    assert build_deliveries(newest).incidents.empty, "withdrawn before a later delivery could show it"


def test_every_fortnight_is_closed_on_the_monday_after_it_and_increments_close_none():
    log = build_deliveries(many(100, 1)).deliveries
    closing = log[log["kind"] == "veiligheidsbeeld"]
    assert (closing["delivered"].diff().dropna() == pd.Timedelta(days=14)).all()
    assert closing["delivered"].iloc[-1] == pd.Timestamp(AS_OF)
    assert (closing["window_to"] == closing["delivered"].dt.normalize()).all()
    assert set(closing["delivered"].dt.day_of_week) == {0}
    assert (log["kind"] == "tussentijds").sum() == 7
    assert log["delivered"].is_monotonic_increasing
    assert log["delivery_id"].tolist() == list(range(1, len(log) + 1))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_books_balance_and_equal_a_count_by_hand(seed):
    given = many(600, seed)
    delivered = build_deliveries(given, seed=seed)
    log = DELIVERIES.from_frame(delivered.deliveries).to_pandas()
    assert (log["read"] == log["accepted"] + log["quarantined"] + log["duplicates"]).all()
    assert (log["accepted"] == log["new"] + log["updated"] + log["unchanged"]).all()
    assert (log[["unchanged", "new", "updated", "lapsed"]] >= 0).all().all()
    assert log["new"].sum() == len(delivered.incidents)
    assert log["lapsed"].sum() == delivered.incidents["lapsed"].sum()
    assert log["accepted"].tolist() == by_hand(delivered.incidents, agenda())


def by_hand(carried: pd.DataFrame, log: Agenda) -> list[int]:
    """Walk through the deliveries one by one, as a clerk would."""
    counts, gone = [], set()
    rows = list(carried[["incident_id", "earliest", "delivery_id", "lapsed"]].itertuples(index=False))
    for place in range(len(log)):
        inside = [row for row in rows if log.window_from[place] <= row.earliest < log.window_to[place]]
        seen_before = {row.incident_id for row in inside if row.delivery_id - 1 < place}
        if log.fortnightly[place]:
            gone |= {row.incident_id for row in inside if row.lapsed} & seen_before
        counts.append(sum(row.delivery_id - 1 <= place and row.incident_id not in gone for row in inside))
    return counts


def test_a_report_after_almost_a_year_is_still_carried():
    late = incidents(("2015-03-01 20:00", "2016-03-10 08:00"))
    assert build_deliveries(late).incidents["visible_since"].tolist() == [pd.Timestamp("2016-03-14 09:00")]


def test_same_seed_same_log_and_another_seed_the_same_incidents():
    given = many(500, 4)
    one, again, other = (build_deliveries(given, seed=seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(one.deliveries, again.deliveries)
    pd.testing.assert_frame_equal(one.incidents, other.incidents)
    assert one.deliveries["source_sha256"].nunique() == len(one.deliveries)


@pytest.mark.slow
def test_a_million_incidents_take_seconds():
    given = many(1_000_000, 5)
    started = datetime.now()
    build_deliveries(given)
    assert (datetime.now() - started).total_seconds() < 10
