"""The mix of categories: shares with intervals, and "veranderd" only when it is."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest

from analysis.profiles import profile_shares, share_change, wilson_interval

CATEGORIES = ("raam", "deur", "flipperen", "onbekend")


def mix(**counts):
    return pd.Series([name for name, count in counts.items() for _ in range(count)], dtype="str")


@pytest.mark.parametrize(("count", "n"), [(0, 10), (3, 10), (10, 10), (61, 452)])
def test_wilson_equals_an_independent_library(count, n):
    low, high = wilson_interval(np.array([count]), n, level=0.95)
    expected = binomtest(count, n).proportion_ci(0.95, method="wilson")
    assert (low[0], high[0]) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_newcombe_gives_the_published_example():
    # Newcombe (1998), table II: 56/70 against 48/80 gives 0.0524 to 0.3339 at 95 %
    now, earlier = np.array([56]), np.array([48])
    assert share_change(now, 70, earlier, 80, level=0.95)[0] == 1
    assert share_change(now, 70, earlier, 80, level=0.999)[0] == 0


def test_shares_are_over_the_known_and_say_of_how_many():
    profile = profile_shares(
        mix(raam=6, deur=4, onbekend=90), mix(raam=60, deur=40), categories=CATEGORIES, unknown="onbekend"
    )
    assert (profile.known, profile.total, profile.earlier_known) == (10, 100, 100)
    assert [c.share for c in profile.categories] == [0.6, 0.4, 0.0]
    assert sum(c.share for c in profile.categories) == pytest.approx(1.0)


def test_a_new_way_of_working_is_called_changed():
    profile = profile_shares(
        mix(raam=40, flipperen=30), mix(raam=280, deur=10, flipperen=20), categories=CATEGORIES, unknown="onbekend"
    )
    assert {c.category: c.changed for c in profile.categories} == {"raam": -1, "deur": 0, "flipperen": 1}


def test_fewer_than_five_events_change_nothing():
    profile = profile_shares(mix(flipperen=4), mix(raam=300), categories=CATEGORIES, unknown="onbekend")
    assert profile.categories[2].changed == 0


def test_the_same_mix_seldom_changes():
    rng = np.random.default_rng(8)
    changed = 0
    for _ in range(200):
        now = pd.Series(rng.choice(["raam", "deur", "flipperen"], 60, p=[0.5, 0.3, 0.2]), dtype="str")
        earlier = pd.Series(rng.choice(["raam", "deur", "flipperen"], 180, p=[0.5, 0.3, 0.2]), dtype="str")
        profile = profile_shares(now, earlier, categories=CATEGORIES, unknown="onbekend")
        changed += sum(c.changed != 0 for c in profile.categories)
    assert changed / 600 <= 0.02


def test_no_incidents_give_shares_without_meaning_but_no_error():
    profile = profile_shares(mix(), mix(raam=3), categories=CATEGORIES, unknown="onbekend")
    assert profile.known == 0
    assert [(c.low, c.high, c.changed) for c in profile.categories] == [(0.0, 1.0, 0)] * 3
