"""Another threshold on the same past: what it would have found, missed and started for nothing, counted by hand."""

from dataclasses import replace

import numpy as np
import pytest

from analysis.back_test import Signals, back_test
from analysis.levels import STANDARD

FIXED = replace(STANDARD, threshold=0.01)


def drawn(*areas, p_alarm=0.001):
    """Rows of letters: A alarm, q quiet and complete, . nothing."""
    letters = np.array([list(row.replace(" ", "")) for row in areas])
    loud = letters == "A"
    return Signals(np.where(loud, p_alarm, 0.5), loud, letters == "q", np.ones(letters.shape, bool))


def active(*rows):
    return np.array([[letter == "x" for letter in row.replace(" ", "")] for row in rows])


def test_a_find_a_miss_and_a_start_for_nothing():
    signals = drawn("..A.qq....", "..........", ".......A..")
    found = back_test(signals, FIXED, active("..xx......", "....xx....", ".........."))
    assert (found.found, found.outbreaks) == (1, 2)
    assert found.false_starts == pytest.approx(1 / (10 / 26))
    assert found.missed == 2


def test_every_area_fortnight_counts_once():
    signals = drawn("..A.qq....", "..........", ".......A..")
    found = back_test(signals, FIXED, active("..xx......", "....xx....", ".........."))
    echo = 2  # the first area is scaled up in the two fortnights of its outbreak, and afbouwen in its echo
    assert (found.acted, found.in_vain) == (2, 3)
    assert found.acted + found.in_vain + found.missed + found.rested <= 30
    assert found.acted + found.in_vain + found.missed + found.rested >= 30 - 2 * echo


def test_a_stricter_threshold_starts_less():
    rng = np.random.default_rng(2)
    p = rng.random((60, 120)) ** 2
    signals = Signals(p, p < 0.3, rng.random(p.shape) < 0.5, np.ones(p.shape, bool))
    starts = [back_test(signals, replace(STANDARD, threshold=1 / n)).starts for n in (20, 100, 1000)]
    assert starts == sorted(starts, reverse=True)


def test_up_again_soon_is_a_flap():
    assert back_test(drawn("A q q A . . . ."), FIXED).flaps == pytest.approx(1 / (8 / 26))
    assert back_test(drawn("A q q . . . . A"), FIXED).flaps == 0


def test_without_known_outbreaks_nothing_is_said_of_them():
    found = back_test(drawn("A q q ."), FIXED)
    assert (found.found, found.outbreaks, found.false_starts, found.acted) == (None,) * 4
