"""What zones are worth: warnings in time, burglaries inside visible zones, and how fast the risk fades."""

import numpy as np
import pytest

from analysis.grid import cell_centres
from analysis.near_repeat import STANDARD, Pairs, near_repeat_pairs, order_of
from analysis.near_repeat_score import preventable, scorecard
from analysis.near_repeat_weight import LEARNING, fitted_halves, learnt_weight
from analysis.zones import OUTER, PRIMARY, Burglaries, Cells

HOME = 3_600_1600  # row 3600, column 1600
DAY = np.timedelta64(1, "D")
MONDAY = np.datetime64("2016-11-21T00:00:00", "s")


def block(rng=None, reach=6):
    """Give the inhabited cells around HOME; with chance, some are empty and dwellings differ."""
    steps = np.arange(-reach, reach + 1)
    ids = (HOME + steps[:, None] * 100_000 + steps[None, :]).ravel()
    if rng is None:
        return Cells.of(ids, np.full(ids.size, 10), np.zeros(ids.size, int))
    ids = ids[rng.random(ids.size) < 0.8]
    return Cells.of(ids, rng.integers(1, 40, ids.size), np.zeros(ids.size, int))


# --- Preventable


def pair(known_after_days, *, seen_after_days=None, delay=5):
    starts = np.array([MONDAY, MONDAY + delay * DAY])
    known = starts + known_after_days * DAY
    seen = known if seen_after_days is None else starts + seen_after_days * DAY
    linked = Pairs(np.array([0]), np.array([1]), np.array([50.0]), np.array([delay]))
    found = preventable(linked, starts, known, seen)
    return found.followed, found.after_known, found.after_visible


def test_a_near_repeat_counts_as_preventable_when_the_first_was_known_before_it_began():
    assert pair(5) == (1, 1, 1)
    assert pair(6) == (1, 0, 0)


def test_what_was_known_but_not_yet_delivered_is_told_apart():
    assert pair(1, seen_after_days=6) == (1, 1, 0)


def test_a_burglary_counts_once_however_many_it_followed():
    starts = np.array([MONDAY, MONDAY + DAY, MONDAY + 3 * DAY])
    x = np.zeros(3)
    linked = near_repeat_pairs(x, x, starts, order_of(starts), max_metres=200, max_days=14)
    found = preventable(linked, starts, starts, starts, counted=np.array([False, True, True]))
    assert (found.burglaries, found.followed, found.after_known) == (2, 2, 2)


# --- Scorecard


def one_by_one(given, cells, tested_cell, tested_start, start, end, kind, in_area):
    """The scorecard by its definition, hour by hour and burglary by burglary."""
    metres, days = (200.0, 14) if kind == PRIMARY else (400.0, 28)
    x, y = cell_centres(cells.cell_id)
    home = cells.find(given.cell_id)
    zones = []
    for i in range(given.cell_id.size):
        if home[i] >= 0 and cells.dwellings[home[i]] >= 8:
            near = np.hypot(x - x[home[i]], y - y[home[i]]) <= metres
            zones.append((near, max(given.known_since[i], given.visible_since[i]), given.known_since[i] + days * DAY))
    where = cells.find(tested_cell)
    inside = sum(
        any(near[c] and seen < moment < expiry for near, seen, expiry in zones)
        for c, moment in zip(where, tested_start, strict=True)
        if c >= 0
    )
    hours = np.arange(start, end, np.timedelta64(1, "h"))
    covered = [
        np.any([near for near, seen, expiry in zones if seen <= hour < expiry] or [np.zeros(x.size, bool)], axis=0)
        for hour in hours
    ]
    homes = np.where(in_area, cells.dwellings, 0)
    return inside, np.mean([homes[mask].sum() for mask in covered]) / homes.sum()


@pytest.mark.parametrize("kind", [PRIMARY, OUTER])
@pytest.mark.parametrize("seed", range(12))
def test_the_scorecard_equals_one_made_hour_by_hour(kind, seed):
    rng = np.random.default_rng(seed)
    cells = block(rng)
    n = 12
    hours = lambda low, high, size: MONDAY + rng.integers(low, high, size) * np.timedelta64(1, "h")  # noqa: E731
    known = hours(-24 * 40, 24 * 14, n)
    given = Burglaries(
        rng.choice(np.append(cells.cell_id, 5), n), np.zeros(n, int), known,
        known + rng.integers(0, 24 * 20, n) * np.timedelta64(1, "h"), np.full(n, -1),
    )  # fmt: skip
    tested = rng.choice(np.append(cells.cell_id, 5), 60), hours(0, 24 * 14, 60)
    in_area = rng.random(cells.cell_id.size) < 0.7
    end = MONDAY + 14 * DAY
    card = scorecard(given, cells, *tested, start=MONDAY, end=end, in_area=in_area, kind=kind)
    inside, share = one_by_one(given, cells, *tested, MONDAY, end, kind, in_area)
    assert (card.burglaries, card.inside) == (60, inside)
    assert card.dwelling_share == pytest.approx(share)
    assert card.ratio == pytest.approx(inside / 60 / share)
    assert card.ratio_low <= card.ratio <= card.ratio_high


def test_a_zone_never_catches_the_burglary_that_made_it():
    moment = np.array([MONDAY])
    own = Burglaries(np.array([HOME]), np.array([0]), moment, moment, np.array([-1]))
    card = scorecard(own, block(), np.array([HOME]), moment, start=MONDAY, end=MONDAY + 14 * DAY)
    assert (card.inside, card.share) == (0, 0.0)


def test_without_zones_there_is_no_ratio():
    nothing = np.empty(0, np.int64)
    moments = nothing.astype("datetime64[s]")
    none = Burglaries(nothing, nothing, moments, moments, nothing)
    card = scorecard(none, block(), np.array([HOME]), np.array([MONDAY]), start=MONDAY, end=MONDAY + 14 * DAY)
    assert (card.inside, card.dwelling_share) == (0, 0.0)
    assert np.isnan(card.ratio)


# --- The weight of one's own


@pytest.mark.parametrize(("half_metres", "half_days"), [(40.0, 3.0), (100.0, 7.0), (250.0, 12.0)])
def test_planted_halves_are_found_again(half_metres, half_days):
    far, late = (np.asarray(edges, float) for edges in (LEARNING.distance_edges_m, LEARNING.day_edges))
    metres, days = (far[1:] + far[:-1]) / 2, (late[1:] + late[:-1]) / 2 - 0.5
    expected = np.outer(np.diff(far**2), np.diff(late)) / 20
    excess = 6 * 0.5 ** (metres[:, None] / half_metres + days[None, :] / half_days)
    observed = np.random.default_rng(1).poisson(expected * (1 + excess))
    found = fitted_halves(observed, expected)
    assert found == (pytest.approx(half_metres, rel=0.25), pytest.approx(half_days, rel=0.25))


def followed_by(rng, metres, days, n=3000):
    x, y, day = rng.uniform(0, 15_000, n), rng.uniform(0, 15_000, n), rng.integers(0, 700, n)
    east, north = rng.normal(0, metres, (2, n))
    later = day + np.ceil(rng.exponential(days, n)).astype(int)
    both = np.append(x, x + east), np.append(y, y + north), np.append(day, later)
    return learnt_weight(*both)


def test_a_risk_that_fades_faster_gets_shorter_halves():
    rng = np.random.default_rng(4)
    fast, slow = followed_by(rng, 60, 3), followed_by(rng, 160, 9)
    assert fast.half_metres < slow.half_metres
    assert fast.half_days < slow.half_days


def test_without_excess_or_with_few_pairs_the_standard_stays():
    rng = np.random.default_rng(5)
    loose = rng.uniform(0, 4000, 3000), rng.uniform(0, 4000, 3000), rng.integers(0, 365, 3000)
    assert learnt_weight(*loose) is STANDARD
    assert learnt_weight(*(values[:100] for values in loose)) is STANDARD
