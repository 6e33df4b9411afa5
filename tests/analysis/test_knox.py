"""The Knox test: golden counts and p, one-by-one oracles, and what may not change the answer."""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import knox_pairs, near_repeat, near_repeat_compiled
from analysis.knox import DAY_EDGES, DISTANCE_EDGES_M, knox_test

GOLDEN = Path(__file__).parents[1] / "golden" / "knox"
METRICS = ["euclidean", "manhattan"]
EDGES = {"distance_edges_m": (0, 50, 150, 300), "day_edges": (0, 3, 8)}


def golden(metric):
    return {name: np.array(value) for name, value in json.loads((GOLDEN / "expected.json").read_text())[metric].items()}


def golden_test(metric, **options):
    points = pd.read_csv(GOLDEN / "points.csv", parse_dates=["date"])
    return knox_test(*(points[name].to_numpy() for name in points), metric=metric, **options)


def scattered(seed, n=80, side=1000.0, days=40):
    rng = np.random.default_rng(seed)
    return rng.uniform(0, side, n), rng.uniform(0, side, n), rng.integers(0, days, n)


def counted_one_by_one(x, y, days, distance_edges_m, day_edges, metric):
    table = np.zeros((len(distance_edges_m) - 1, len(day_edges) - 1), int)
    for i in range(len(x)):
        for j in range(i):
            dx, dy = abs(x[i] - x[j]), abs(y[i] - y[j])
            far = dx + dy if metric == "manhattan" else np.hypot(dx, dy)
            table += np.outer(
                [a <= far < b for a, b in pairwise(distance_edges_m)],
                [a <= abs(days[i] - days[j]) < b for a, b in pairwise(day_edges)],
            )
    return table


# --- Golden values


def test_the_defaults_are_the_published_bands():
    assert (DISTANCE_EDGES_M, DAY_EDGES) == ((0, 1, 100, 200, 300, 400, 500), (0, 7, 14, 21, 28))


@pytest.mark.parametrize("metric", METRICS)
def test_counts_equal_those_of_two_r_packages(metric):
    assert np.array_equal(golden_test(metric, permutations=0).observed, golden(metric)["observed"])


@pytest.mark.parametrize("metric", METRICS)
def test_the_expectation_is_exact(metric):
    np.testing.assert_allclose(golden_test(metric, permutations=0).expected, golden(metric)["expected"], atol=1e-9)


@pytest.mark.parametrize("metric", METRICS)
def test_permutations_agree_with_those_of_r_within_chance(metric):
    theirs, ours = golden(metric), golden_test(metric)
    error = theirs["sd"] * np.sqrt(2 / 999)
    assert (np.abs(ours.mean - theirs["mean"]) < 4.5 * error).all()
    assert (np.abs(ours.median - theirs["median"]) <= 1).all()
    spread = np.sqrt(2 * theirs["p"] * (1 - theirs["p"]) / 999)
    assert (np.abs(ours.p - theirs["p"]) < 4.5 * spread + 0.002).all()
    np.testing.assert_allclose(ours.simulated.std(axis=-1), theirs["sd"], rtol=0.12)


# --- Oracles


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("seed", range(15))
def test_counts_equal_those_made_one_by_one(metric, seed):
    x, y, days = scattered(seed)
    x, y = np.round(x, -1), np.round(y, -1)  # so that distances fall on edges
    expected = counted_one_by_one(x, y, days, *EDGES.values(), metric)
    assert np.array_equal(knox_test(x, y, days, **EDGES, permutations=0, metric=metric).observed, expected)


@pytest.mark.parametrize("seed", range(5))
def test_every_permutation_is_the_same_days_dealt_anew(seed):
    days = np.random.default_rng(seed).integers(0, 500, 300).astype(np.int16)
    labels = np.empty((300, near_repeat_compiled.LANES), np.int16)
    seeds = np.arange(near_repeat_compiled.LANES, dtype=np.uint64)
    near_repeat_compiled.shuffled_labels(days, seeds, labels)
    assert np.array_equal(labels[:, 0], days)
    assert np.array_equal(np.sort(labels, axis=0), np.sort(np.broadcast_to(days[:, None], labels.shape), axis=0))
    assert len({column.tobytes() for column in labels.T}) == near_repeat_compiled.LANES


def test_every_order_is_equally_likely():
    days, columns = np.arange(4, dtype=np.int16), near_repeat_compiled.LANES
    seen = {}
    for block in range(150):
        labels = np.empty((4, columns), np.int16)
        seeds = np.random.SeedSequence(block).generate_state(columns, np.uint64)
        near_repeat_compiled.shuffled_labels(days, seeds, labels)
        for column in labels.T:
            seen[tuple(column)] = seen.get(tuple(column), 0) + 1
    drawn = 150 * columns
    chi_square = sum((count - drawn / 24) ** 2 for count in seen.values()) / (drawn / 24)
    assert len(seen) == 24
    assert chi_square < 49.7  # the 99.9 % point with 23 degrees of freedom


@pytest.mark.parametrize("seed", range(5))
def test_the_compiled_count_equals_numpy(seed):
    rng = np.random.default_rng(seed)
    x, y, _ = scattered(seed, n=200, side=800)
    labels = rng.integers(0, 700, (200, near_repeat_compiled.LANES)).astype(np.int16)
    pairs = knox_pairs.find_pairs(x, y, np.array([0.0, 100.0, 300.0]), "euclidean")
    delays = np.array([0, 7, 200, 255])
    compiled = knox_pairs.close(pairs, labels, delays)
    assert np.array_equal(compiled, knox_pairs.close_by_numpy(pairs.neighbours, pairs.starts, labels, delays))


def test_delays_beyond_a_byte_are_counted_too():
    x, y, days = scattered(3, days=900)
    wide = knox_test(x, y, days, distance_edges_m=(0, 300), day_edges=(0, 250, 500), permutations=50)
    assert np.array_equal(wide.observed, counted_one_by_one(x, y, days, (0, 300), (0, 250, 500), "euclidean"))
    narrow = knox_test(x, y, days, distance_edges_m=(0, 300), day_edges=(0, 250), permutations=50)
    assert np.array_equal(wide.simulated[:, 0], narrow.simulated[:, 0])


def test_the_exact_expectation_is_what_many_permutations_come_to():
    result = knox_test(*scattered(4), **EDGES, permutations=4000)
    spread = result.simulated.std(axis=-1) / np.sqrt(4000)
    assert (np.abs(result.mean - result.expected) < 4 * spread).all()


# --- What may not change the answer


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=25, deadline=None)
def test_shifting_places_or_days_changes_nothing(seed):
    x, y, days = scattered(seed)
    here = knox_test(x, y, days, **EDGES, permutations=19)
    there = knox_test(x + 1024.0, y - 512.0, days + 365, **EDGES, permutations=19)
    assert np.array_equal(here.observed, there.observed)
    np.testing.assert_array_equal(here.expected, there.expected)


@given(st.integers(0, 2**32 - 1), st.floats(0, 6.28))
@settings(max_examples=25)
def test_turning_the_map_changes_no_straight_line(seed, angle):
    x, y, days = scattered(seed)
    cos, sin = np.cos(angle), np.sin(angle)
    turned = knox_test(cos * x - sin * y, sin * x + cos * y, days, **EDGES, permutations=0)
    assert np.array_equal(turned.observed, knox_test(x, y, days, **EDGES, permutations=0).observed)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=25)
def test_the_order_of_the_rows_changes_nothing(seed):
    x, y, days = scattered(seed)
    rows = np.random.default_rng(seed).permutation(len(x))
    here = knox_test(x, y, days, **EDGES, permutations=19)
    there = knox_test(x[rows], y[rows], days[rows], **EDGES, permutations=19)
    assert np.array_equal(here.simulated, there.simulated)
    assert np.array_equal(here.observed, there.observed)


def test_the_same_seed_gives_the_same_permutations_and_another_seed_does_not():
    here, again, other = (knox_test(*scattered(1), **EDGES, seed=seed).simulated for seed in (5, 5, 6))
    assert np.array_equal(here, again)
    assert not np.array_equal(here, other)


# --- Edges, and what is refused


def test_bands_together_come_from_the_same_permutations():
    result = golden_test("euclidean")
    band = result.below(metres=200, days=14)
    assert band.observed == result.observed[:3, :2].sum()
    assert band.expected == pytest.approx(result.expected[:3, :2].sum())
    assert band.p == (1 + (result.simulated[:3, :2].sum(axis=(0, 1)) >= band.observed).sum()) / 1000
    with pytest.raises(ValueError, match="no edges"):
        result.below(metres=150, days=14)


def test_a_band_is_notable_when_rare_and_large():
    result = golden_test("euclidean")
    assert result.notable.tolist() == ((result.p < 0.05) & (result.observed >= 1.2 * result.expected)).tolist()


@pytest.mark.parametrize("n", [0, 1, 2])
def test_very_few_burglaries_give_a_table_without_evidence(n):
    result = knox_test(np.zeros(n), np.zeros(n), np.zeros(n, int), permutations=9)
    assert result.observed.sum() == n // 2
    assert (result.p == 1).all()


def test_what_cannot_be_tested_is_refused():
    place, day = np.zeros(2), np.zeros(2, int)
    for match, burglaries in {
        "needs a place": (np.array([0, np.nan]), place, day),
        "whole": (place, place, np.array([0, 0.5])),
        "differ in length": (place, place, np.zeros(3, int)),
        "span": (place, place, np.array([0, 40_000])),
    }.items():
        with pytest.raises(ValueError, match=match):
            knox_test(*burglaries)
    for edges in ((0,), (5, 1), (-1, 1)):
        with pytest.raises(ValueError, match="must rise"):
            knox_test(place, place, day, distance_edges_m=edges)


def test_others_find_the_test_where_near_repeats_are():
    assert near_repeat.knox_test is knox_test
    assert near_repeat.KnoxResult is type(golden_test("euclidean", permutations=0))
