"""Up at once, down slowly: the state machine of a level, as drawn tables and against a walk by hand."""

import numpy as np
import pytest

from analysis.levels import states

BASE, RAISED, UP, DOWN = range(4)
LETTERS = {"b": BASE, "v": RAISED, "o": UP, "a": DOWN}


def walk(signals):
    """One area: A alarm, e elevated, q quiet, . nothing of these; per period a group of letters."""
    groups = signals.split()
    alarm, elevated, quiet = (np.array([[letter in group for group in groups]]) for letter in "Aeq")
    return "".join("bvoa"[code] for code in states(alarm, elevated, quiet)[0])


@pytest.mark.parametrize(
    ("signals", "levels"),
    [
        ("q q A q q q", "bboabb"),
        ("A . . q . q q", "oooaaab"),
        ("A q e q q", "oaoab"),
        ("A q eq q", "oabb"),
        ("A q Aq q q", "oaoab"),
        ("e e q e", "vvbv"),
        ("A q . . q q", "oaaaab"),
        ("A q q e", "oabv"),
    ],
)
def test_a_level_goes_up_at_once_and_down_after_two_quiet_fortnights(signals, levels):
    assert walk(signals) == levels


def by_hand(alarm, elevated, quiet):
    """The rules of docs/methods.md, Level, one area and one period at a time."""
    level, calm, seen = BASE, 0, []
    for up, raised, still in zip(alarm, elevated, quiet, strict=True):
        if up:
            level, calm = UP, 0
        elif level in (UP, DOWN):
            calm = calm + 1 if still else 0
            if calm >= 2:
                level, calm = BASE, 0
            elif still:
                level = DOWN
            elif level == DOWN and raised:
                level = UP
        else:
            level = RAISED if raised else BASE
        seen.append(level)
    return seen


def test_all_areas_at_once_are_each_area_by_hand():
    rng = np.random.default_rng(8)
    alarm, elevated, quiet = (rng.random((300, 60)) < share for share in (0.1, 0.2, 0.5))
    expected = [by_hand(*rows) for rows in zip(alarm, elevated, quiet, strict=True)]
    assert states(alarm, elevated, quiet).tolist() == expected


def test_the_past_does_not_depend_on_the_future():
    rng = np.random.default_rng(9)
    signals = [rng.random((50, 40)) < share for share in (0.1, 0.2, 0.5)]
    whole = states(*signals)
    for until in (1, 17, 39):
        assert (states(*(part[:, :until] for part in signals)) == whole[:, :until]).all()
