"""The demo as a whole: what was delivered is all there is, and late registrations are really late."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from data.sample.demo import sample_tables
from data.sample.story import AS_OF, SILENCE

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    names = ("incidents", "deliveries", "truth_near_repeats", "measure", "areas", "truth_outbreaks")
    found = sample_tables(seed=2016)
    return {name: found[name].to_pandas() for name in names}


def test_nothing_is_visible_after_the_newest_delivery(tables):
    incidents, log = tables["incidents"], tables["deliveries"]
    assert incidents["visible_since"].max() == pd.Timestamp(AS_OF) == log["delivered"].max()
    assert (incidents["visible_since"] >= incidents["known_since"]).all()
    first = log.set_index("delivery_id").loc[incidents["delivery_id"]]
    assert (first["delivered"].to_numpy() == incidents["visible_since"].to_numpy()).all()
    assert (first["window_from"].to_numpy() <= incidents["earliest"].to_numpy()).all()
    assert log["new"].sum() == len(incidents)


def test_the_planted_pairs_are_pairs_of_delivered_incidents(tables):
    pairs = tables["truth_near_repeats"]
    assert set(pairs["incident_id"]) | set(pairs["parent_id"]) <= set(tables["incidents"]["incident_id"])
    assert len(pairs) > 5_000


def test_the_newest_fortnight_is_not_complete_and_older_ones_are(tables):
    """Of what a fortnight will hold in the end, the first delivery carries most, a month later nearly all."""
    rows = tables["incidents"]
    start = rows["earliest"].to_numpy()
    year = rows[(start >= np.datetime64("2014-12-22")) & (start < np.datetime64("2015-12-07"))]
    closed = (year["earliest"] - pd.Timestamp("2014-12-22")).dt.days // 14 * 14 + 14
    closing = pd.Timestamp("2014-12-22 09:00") + pd.to_timedelta(closed, "D")
    at_once = (year["visible_since"] <= closing).mean()
    a_month_later = (year["visible_since"] <= closing + pd.Timedelta(days=28)).mean()
    assert 0.75 < at_once < 0.92
    assert a_month_later > 0.95


def test_the_silent_municipality_is_silent(tables):
    rows = tables["incidents"]
    own = rows[rows["municipality_code"] == SILENCE.municipality_code]
    assert (own["earliest"] < pd.Timestamp(SILENCE.since)).all()
    assert (own["earliest"] >= pd.Timestamp(SILENCE.since) - pd.Timedelta(days=14)).sum() >= 3


def test_measures_stand_in_the_wijk_of_the_outbreak(tables):
    """The wijk of the measures is the wijk where the burglaries were planted."""
    planted = set(tables["truth_outbreaks"]["wijk_code"])
    found = {code for code in tables["measure"]["area_code"] if code.startswith("WK")}
    assert found <= planted
    assert set(tables["measure"]["area_code"]) <= set(tables["areas"]["code"])
