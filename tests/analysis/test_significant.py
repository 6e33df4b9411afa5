"""Significant hotspots and what became of them; and seldom a hotspot where risk is even."""

import numpy as np
import pytest
from scipy import stats

from analysis.grid import Grid
from analysis.significant import LIFECYCLE, STANDARD_LIFECYCLE, lifecycle, lifecycle_of, significant_hotspots

SHAPE = (30, 40)


def town(seed, events=60):
    """Give ragged inhabited cells, their dwellings, and burglaries at an even risk per dwelling."""
    rng = np.random.default_rng(seed)
    mask = rng.random(SHAPE) < 0.8
    dwellings = np.where(mask, rng.integers(1, 60, SHAPE), 0)
    risk = dwellings.ravel() / dwellings.sum()
    return mask, dwellings, rng.multinomial(events, risk).reshape(SHAPE), rng


def tail_of_one(row, column, counts, mask, weights, binomial):
    """The tail by its definition: go round the disc cell by cell."""
    y, x = np.mgrid[: SHAPE[0], : SHAPE[1]]
    disc = (np.hypot(y - row, x - column) <= 3) & mask
    share, total = weights[disc].sum() / weights[mask].sum(), counts[mask].sum()
    k = counts[disc].sum()
    return stats.binom.sf(k - 1, total, share) if binomial else stats.poisson.sf(k - 1, total * share)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("binomial", [True, False])
def test_p_is_the_exact_tail_around_every_cell(seed, binomial):
    mask, dwellings, counts, rng = town(seed)
    counts = counts + (rng.random(SHAPE) < 0.01) * 5
    found = significant_hotspots(counts, mask, dwellings=dwellings if binomial else None)
    weights = dwellings if binomial else mask.astype(int)
    for row, column in np.argwhere(mask)[::7]:
        if found.events[row, column] >= 3:
            expected = tail_of_one(row, column, counts, mask, weights, binomial)
            assert found.p[row, column] == pytest.approx(expected, rel=1e-9)
        else:
            assert found.p[row, column] == 1


def test_findings_are_those_of_benjamini_hochberg_over_all_inhabited_cells():
    mask, dwellings, counts, _ = town(1)
    counts[10:13, 10:13] += 2
    found = significant_hotspots(counts, mask, dwellings=dwellings)
    assert found.hot.any()
    assert np.array_equal(found.hot[mask], stats.false_discovery_control(found.p[mask]) <= 0.05)


def test_a_planted_cluster_is_found_and_only_there():
    mask, dwellings, counts, _ = town(2, events=100)
    counts[15, 20] += 12
    where = np.argwhere(significant_hotspots(counts, mask, dwellings=dwellings).hot)
    assert len(where)
    assert (np.hypot(*(where - [15, 20]).T) <= 3).all()


def test_many_burglaries_where_many_people_live_are_no_hotspot():
    mask = np.ones(SHAPE, bool)
    dwellings = np.ones(SHAPE)
    dwellings[10:15, 10:15] = 200
    counts = np.zeros(SHAPE, int)
    counts[10:15, 10:15] = 1
    assert not significant_hotspots(counts, mask, dwellings=dwellings).hot.any()
    assert significant_hotspots(counts, mask, dwellings=None).hot.any()


def test_two_burglaries_are_never_a_hotspot_however_rare():
    counts = np.zeros((200, 200), int)
    counts[100, 100] = 2
    assert not significant_hotspots(counts, np.ones((200, 200), bool)).hot.any()


def test_burglaries_outside_the_area_play_no_part():
    mask, dwellings, counts, _ = town(3)
    noisy = np.where(mask, counts, 50)
    here, there = (significant_hotspots(given, mask, dwellings=dwellings) for given in (counts, noisy))
    assert np.array_equal(here.p, there.p)


@pytest.mark.parametrize("mask", [np.zeros(SHAPE, bool), np.ones(SHAPE, bool)])
def test_without_cells_or_burglaries_there_is_no_hotspot(mask):
    found = significant_hotspots(np.zeros(SHAPE, int), mask, dwellings=np.zeros(SHAPE))
    assert not found.hot.any()
    assert (found.p == 1).all()


# --- Lifecycle


@pytest.mark.parametrize(
    ("windows", "name"),
    [
        (".............", "geen"),
        ("............#", "geen"),
        ("...........##", "nieuw"),
        ("..........###", "nieuw"),
        (".........####", "wisselend"),
        ("..###########", "blijvend"),
        ("#.####.######", "blijvend"),
        ("...##########", "wisselend"),
        ("####.........", "voormalig"),
        ("##########...", "voormalig"),
        ("#.#.#.#.#.#.#", "wisselend"),
    ],
)
def test_what_became_of_a_hotspot(windows, name):
    hot = np.array([[mark == "#"] for mark in windows])
    assert LIFECYCLE[lifecycle_of(hot)[0]] == name


def test_the_windows_roll_over_eighteen_fortnights():
    mask = np.ones(SHAPE, bool)
    fortnights = np.zeros((STANDARD_LIFECYCLE.span, *SHAPE), int)
    fortnights[:, 5, 5] = 2  # all the time
    fortnights[0:3, 5, 25] = 8  # in the first windows only
    fortnights[-2:, 22, 25] = 8  # in the last two windows only
    found = lifecycle(fortnights, mask)
    assert [LIFECYCLE[found[cell]] for cell in ((5, 5), (5, 25), (22, 25), (15, 15))] == [
        "blijvend", "voormalig", "nieuw", "geen",
    ]  # fmt: skip
    assert STANDARD_LIFECYCLE.span == 18


def test_fewer_fortnights_than_the_windows_need_are_refused():
    with pytest.raises(ValueError, match="need 18 fortnights"):
        lifecycle(np.zeros((17, 3, 3), int), np.ones((3, 3), bool))


# --- Where risk is even


@pytest.mark.slow
@pytest.mark.parametrize("events", [30, 120, 600])
@pytest.mark.parametrize("known", [True, False])
def test_at_most_five_percent_of_maps_show_a_hotspot_where_risk_is_even(events, known):
    rng = np.random.default_rng(events)
    grid, runs = Grid(0, 0, 120, 120), 400
    # Inhabited cells lie together in villages; without dwellings the risk is even per cell.
    centres = rng.uniform(0, 120, (25, 2))
    y, x = np.mgrid[:120, :120]
    mask = (np.hypot(y[..., None] - centres[:, 0], x[..., None] - centres[:, 1]) < 9).any(axis=-1)
    dwellings = np.where(mask, rng.integers(5, 60, grid.shape), 0)
    weights = dwellings if known else mask
    risk = (weights / weights.sum()).ravel()
    shows = 0
    for _ in range(runs):
        counts = rng.multinomial(events, risk).reshape(grid.shape)
        shows += significant_hotspots(counts, mask, dwellings=dwellings if known else None).hot.any()
    assert shows / runs <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / runs)
