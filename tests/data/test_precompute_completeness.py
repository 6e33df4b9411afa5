"""The curve of late registration is stored with the snapshot and read back the same."""

import numpy as np
import pandas as pd

from analysis.completeness import known_curves
from data.contracts_computed import KNOWN_CURVE
from data.precompute.completeness import completeness, curve_of, curves_table
from tests.world import AS_OF, deliveries, incidents


def test_too_few_incidents_count_as_known():
    given = incidents({"day": "2016-11-01"})
    table = completeness({"incidents": given, "deliveries": deliveries(1)}, AS_OF, None)["known_curve"]
    curve = curve_of(KNOWN_CURVE.check(table), "woninginbraak")
    assert curve.incidents == 0
    assert set(curve.share) == {1.0}


def test_a_curve_is_read_back_as_it_was_written():
    start = pd.date_range("2016-01-01", periods=300, freq="D").to_numpy("datetime64[s]")
    known = start + np.resize([0, 1, 6], 300) * np.timedelta64(86_400, "s")
    curves = known_curves(np.full(300, "woninginbraak"), start, known, np.datetime64("2016-12-01", "s"))
    back = curve_of(curves_table(curves), "woninginbraak")
    np.testing.assert_array_equal(back.share, curves["woninginbraak"].share)
    np.testing.assert_array_equal(curve_of(curves_table(curves), "schuur").share, curves[""].share)
