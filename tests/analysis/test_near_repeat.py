"""Near repeats: who followed whom, which part each burglary plays, and which belong to one chain."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.near_repeat import ROLES, NearRepeatRule, chains, near_repeat_pairs, order_of, roles

DAY0 = np.datetime64("2016-11-01T00:00:00", "s")


def burglaries(text):
    """Read a table ``name x y day [hh:mm]`` into arrays."""
    rows = [line.split() for line in text.strip().splitlines()]
    names = np.array([row[0] for row in rows])
    x, y = (np.array([float(row[column]) for row in rows]) for column in (1, 2))
    clock = [np.timedelta64(60 * int(row[4][:2]) + int(row[4][3:]), "m") if len(row) > 4 else 0 for row in rows]
    starts = np.array([DAY0 + np.timedelta64(int(row[3]), "D") + at for row, at in zip(rows, clock, strict=True)])
    return names, x, y, starts


def pairs_of(text, *, max_metres=200.0, max_days=14):
    names, x, y, starts = burglaries(text)
    found = near_repeat_pairs(x, y, starts, order_of(starts, names), max_metres=max_metres, max_days=max_days)
    return [(names[a] + names[b], m, d) for a, b, m, d in zip(*vars(found).values(), strict=True)]


def played(text):
    names, x, y, starts = burglaries(text)
    order = order_of(starts, names)
    part = roles(near_repeat_pairs(x, y, starts, order, max_metres=200.0, max_days=14), order)
    name = lambda row: "-" if row < 0 else str(names[row])  # noqa: E731
    return {str(who): (ROLES[part.role[i]], name(part.follows[i]), name(part.chain[i])) for i, who in enumerate(names)}


def random_burglaries(seed, n=60):
    rng = np.random.default_rng(seed)
    x, y = rng.integers(0, 60, (2, n)) * 20.0
    return x, y, DAY0 + rng.integers(0, 30, n) * np.timedelta64(12, "h")


def brute_pairs(x, y, starts, order, metres, days):
    """Every pair by the definition, one by one."""
    day = starts.astype("datetime64[D]").astype(int)
    return {
        (i, j)
        for i in range(len(x))
        for j in range(len(x))
        if order[i] < order[j] and np.hypot(x[i] - x[j], y[i] - y[j]) < metres and day[j] - day[i] < days
    }


def as_set(pairs):
    return set(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))


def components(pairs):
    """Merge pairs that share a burglary until none do."""
    groups = []
    for pair in pairs:
        touching = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in touching] + [set(pair).union(*touching)]
    return groups


# --- Pairs


def test_a_pair_is_close_in_space_and_in_time():
    found = pairs_of("""
        a       0   0    0
        b     150   0    7
        c     900   0    7
        d       0  10   60
    """)
    assert found == [("ab", 150.0, 7)]


def test_both_bounds_are_exclusive():
    assert pairs_of("a 0 0 0 \n b 200 0 1") == []
    assert pairs_of("a 0 0 0 \n b 10 0 14") == []
    assert pairs_of("a 0 0 0 \n b 199.9 0 13") == [("ab", 199.9, 13)]


def test_delay_counts_calendar_days_whatever_the_hour():
    assert pairs_of("a 0 0 0 00:05 \n b 10 0 13 23:55") == [("ab", 10.0, 13)]


def test_on_the_same_day_the_earlier_start_comes_first_and_then_the_lower_id():
    assert pairs_of("a 0 0 0 21:00 \n b 10 0 0 20:00") == [("ba", 10.0, 0)]
    assert pairs_of("b 0 0 0 20:00 \n a 10 0 0 20:00") == [("ab", 10.0, 0)]


def test_a_burglary_without_a_place_has_no_pairs():
    assert pairs_of("a nan nan 0 \n b nan nan 0 \n c 0 0 0 \n d 0 0 0") == [("cd", 0.0, 0)]


@pytest.mark.parametrize("seed", range(40))
def test_pairs_equal_those_found_one_by_one(seed):
    x, y, starts = random_burglaries(seed)
    order = order_of(starts)
    found = near_repeat_pairs(x, y, starts, order, max_metres=200.0, max_days=5)
    assert as_set(found) == brute_pairs(x, y, starts, order, 200.0, 5)


@pytest.mark.parametrize("n", [0, 1])
def test_few_burglaries_have_no_pairs(n):
    starts = np.full(n, DAY0)
    assert len(near_repeat_pairs(np.zeros(n), np.zeros(n), starts, order_of(starts), max_metres=200, max_days=14)) == 0


# --- Roles


def test_originator_repeat_and_near_repeat():
    assert played("""
        first     0   0   0
        again     0   0   4
        near    120   0   6
        alone  5000   0   6
    """) == {
        "first": ("aanleiding", "-", "first"),
        "again": ("herhaling", "first", "first"),
        "near": ("nabije_herhaling", "again", "first"),
        "alone": ("los", "-", "-"),
    }


def test_a_burglary_follows_the_earlier_one_that_weighs_most():
    # 150 m and 1 day weighs .35; 20 m and 6 days weighs .45.
    assert played("a 0 0 0 \n b 170 0 5 \n c 20 0 6")["c"][1] == "a"


def test_the_weight_falls_by_half_at_a_hundred_metres_and_at_seven_days():
    assert NearRepeatRule().weight([0, 100, 0, 100], [0, 0, 7, 7]).tolist() == [1.0, 0.5, 0.5, 0.25]


# --- Chains


def test_a_chain_links_what_is_not_itself_close():
    part = played("a 0 0 0 \n b 150 0 10 \n c 300 0 20 \n z 9000 0 0")
    assert [part[name][2] for name in "abcz"] == ["a", "a", "a", "-"]


@pytest.mark.parametrize("seed", range(20))
def test_chains_are_the_connected_components(seed):
    x, y, starts = random_burglaries(seed)
    order = order_of(starts)
    found = near_repeat_pairs(x, y, starts, order, max_metres=90.0, max_days=4)
    label = chains(found, order)
    assert (label >= 0).sum() == len({row for pair in as_set(found) for row in pair})
    for component in components(as_set(found)):
        assert {int(label[row]) for row in component} == {min(component, key=lambda row: order[row])}


@given(st.integers(0, 2**32 - 1))
def test_the_order_of_the_rows_changes_nothing(seed):
    x, y, starts = random_burglaries(seed, n=30)
    ids = np.arange(30)
    shuffled = np.random.default_rng(seed).permutation(30)
    for chosen in (ids, shuffled):
        order = order_of(starts[chosen], ids[chosen])
        part = roles(near_repeat_pairs(x[chosen], y[chosen], starts[chosen], order, max_metres=200, max_days=9), order)
        by_id = np.argsort(chosen)
        named = [[None if r < 0 else int(chosen[r]) for r in column[by_id]] for column in (part.follows, part.chain)]
        if chosen is ids:
            expected = (part.role.tolist(), named)
    assert (part.role[by_id].tolist(), named) == expected
