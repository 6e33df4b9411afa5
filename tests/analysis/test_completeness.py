"""How fast burglaries become known: a table worked out by hand, an oracle, and a simulation with a known answer."""

from dataclasses import replace

import numpy as np
import pytest

from analysis.completeness import STANDARD_COMPLETENESS, known_curve, known_curves, known_share, registered

FEW = replace(STANDARD_COMPLETENESS, fewest=1, horizon_days=10)
START = np.datetime64("2016-01-04", "s")
DAY = np.timedelta64(86_400, "s")


def moments(days: list[float]) -> np.ndarray:
    return START + (np.array(days) * 86_400).astype("timedelta64[s]")


def test_run_off_worked_out_by_hand():
    """Two old days with delays 0, 0, 1, 3; one day of yesterday with only delay 0 visible.

    Day 3 back: of 4 known within 3 days on old days 1 on day 3: 3/4 before it. Day 2: none. Day 1: of the 3 within one
    day on days that are a day old, 1: 2/3. So after 0 days 1/2 is known, after 1 and 2 days 3/4, then all.
    """
    start = moments([0, 0, 1, 1, 19])
    known = moments([0.5, 0.5, 2, 4, 19.5])
    curve = known_curve(start, known, moments([20])[0], rule=FEW)
    np.testing.assert_allclose(curve.share[:5], [1 / 2, 3 / 4, 3 / 4, 1, 1])
    assert curve.incidents == 5


def test_the_newest_days_do_not_make_registration_look_fast():
    """Of every day half is known at once and half after 9 days; the newest 9 days show only the quick half."""
    start = moments(list(np.repeat(np.arange(30), 2)))
    known = moments([day + 9 * (i % 2) for i, day in enumerate(np.repeat(np.arange(30), 2))])
    curve = known_curve(start, known, moments([30])[0], rule=FEW)
    np.testing.assert_allclose(curve.share, [0.5] * 9 + [1, 1], atol=0.02)


@pytest.mark.parametrize("seed", range(5))
def test_a_known_delay_is_found_again(seed):
    rng = np.random.default_rng(seed)
    day = rng.integers(0, 600, 20_000)
    delay = rng.geometric(0.1, 20_000) - 1
    as_of = START + 600 * DAY
    curve = known_curve(moments(list(day)), moments(list(day + delay)), as_of)
    k = np.arange(60)
    np.testing.assert_allclose(curve.share[:60], 1 - 0.9 ** (k + 1), atol=0.02)


@pytest.mark.parametrize("seed", range(3))
def test_run_off_equals_the_slow_sum(seed):
    rng = np.random.default_rng(seed)
    day, delay, last = rng.integers(0, 40, 300), rng.integers(0, 11, 300), 39
    seen = day + delay <= last
    day, delay = day[seen], delay[seen]
    curve = known_curve(moments(list(day)), moments(list(day + delay)), START + 40 * DAY, rule=FEW)
    for k in range(11):
        product = 1.0
        for j in range(k + 1, 11):
            old = day <= last - j
            within = (delay[old] <= j).sum()
            product *= 1 - (delay[old] == j).sum() / within if within else 1
        assert curve.share[k] == pytest.approx(product)


def test_a_fortnight_is_known_as_the_mean_of_its_days():
    start, known = moments([0, 0, 30, 30]), moments([0, 1, 30, 31])
    curve = known_curve(start, known, START + 40 * DAY, rule=FEW)
    shares = known_share(curve, np.array([START, START + 26 * DAY, START + 33 * DAY]), START + 40 * DAY)
    np.testing.assert_allclose(shares, [1, (13 + 0.5) / 14, (6 + 0.5) / 14])


def test_too_few_borrow_the_curve_of_all_together():
    start = moments(list(np.arange(200) % 90))
    known = start + np.repeat([0, 5], 100) * DAY
    kind = np.array(["woninginbraak"] * 190 + ["overval"] * 10)
    curves = known_curves(kind, start, known, START + 400 * DAY)
    assert curves["overval"] is curves[""]
    assert curves["woninginbraak"].incidents == 190


def test_nothing_learnt_means_nothing_is_added():
    curve = known_curve(moments([1]), moments([2]), START + 40 * DAY)
    assert curve.incidents == 0
    assert curve.after(np.array([0, 3])).tolist() == [1, 1]


def test_what_a_delivery_missed_was_registered_late():
    deliveries = moments([14, 28, 42])
    start, told = moments([2, 3, 20, 2]), moments([2.5, 4, 21, 2.5])
    visible = moments([14, 28, 28, 14])
    got = registered(told, start, visible, deliveries)
    assert got.tolist() == moments([2.5, 28, 21, 2.5]).tolist()


def test_without_kennisname_the_delivery_is_when_it_became_known():
    nat = np.array(["NaT"], "datetime64[s]")
    assert registered(nat, moments([3]), moments([14]), moments([14])).tolist() == moments([14]).tolist()
