"""The oracle answers as R does: 56 cases of farringtonFlexible, R surveillance 1.20.3."""

import json
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from benchmarks.farrington import Control, farrington

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "levels" / "farrington.json").read_text())


def by_control():
    """Cases that share their options and their time axis, so that they may be answered together."""
    groups = defaultdict(list)
    for name, case in GOLDEN["cases"].items():
        groups[f"{name.split('|')[1]} of {case['per_year']}"].append(case)
    return dict(groups)


GROUPS = by_control()


def column(cases, field):
    named = {"NaN": np.nan, "Inf": np.inf, "-Inf": -np.inf, "NA": np.nan}
    rows = [[np.nan if v is None else named.get(v, v) for v in case[field]] for case in cases]
    return np.array(rows, float)


@pytest.mark.parametrize("name", GROUPS)
def test_the_oracle_answers_as_r_does(name):
    cases = GROUPS[name]
    counts = np.array([GOLDEN["series"][case["series"]] for case in cases])
    control = Control(**(cases[0]["control"] | {"fewest": tuple(cases[0]["control"]["fewest"])}))
    periods = range(cases[0]["first"], cases[0]["last"] + 1)
    found = [farrington(counts, now, control, per_year=cases[0]["per_year"]) for now in periods]
    for field in ("expected", "upper", "p"):
        ours = np.stack([getattr(one, field) for one in found], 1)
        np.testing.assert_allclose(ours, column(cases, field), rtol=1e-6, atol=1e-6, err_msg=field)
    assert (np.stack([one.alarm for one in found], 1) == column(cases, "alarm")).all()


def test_there_are_all_56_of_them():
    assert sum(len(cases) for cases in GROUPS.values()) == 56


def test_series_together_are_series_apart():
    counts = np.random.default_rng(1).poisson(6, (5, 140))
    together = farrington(counts, 130, Control(), per_year=26)
    apart = [farrington(counts[[area]], 130, Control(), per_year=26) for area in range(5)]
    np.testing.assert_allclose(together.upper, [one.upper[0] for one in apart], rtol=1e-9)


def test_too_little_history_is_said():
    with pytest.raises(ValueError, match="too little history"):
        farrington(np.ones((1, 60), int), 59, Control(), per_year=26)
