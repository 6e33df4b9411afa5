"""Proposals of every fortnight: from what was known then, up on the newest, down on complete periods only."""

from itertools import pairwise

import numpy as np
import pytest

from analysis.level_states import BASE, DOWN, RAISED, UP
from analysis.proposals import Known, NothingUsable, course, look
from analysis.stand_down import stand_down

PERIODS, AREAS = 110, 10
DISTRICTS = np.repeat([0, 1], 5)
SHARES = np.array([0.97, 0.94, 0.80])
FRACTION = (np.arange(PERIODS + 6) / 26) % 1


def region(seed=1, mean=8.0):
    return np.random.default_rng(seed).poisson(mean, (AREAS, PERIODS))


def known(counts, until, shares=SHARES):
    """What is known when period ``until`` is just over: counts as they are, shares of the newest three."""
    share = np.ones(until + 1)
    share[-len(shares) :] = shares
    seen = counts[:, : until + 1].copy()
    for age, part in enumerate(reversed(shares)):
        seen[:, until - age] = np.floor(counts[:, until - age] * part)
    return Known(seen, share)


def looks(counts, first=90, last=PERIODS - 1):
    return [look(known(counts, until), DISTRICTS, year_fraction=FRACTION) for until in range(first, last + 1)]


def hit(counts, burglaries, *, area=0, start):
    wave = counts.copy()
    wave[area, start : start + len(burglaries)] += burglaries
    return wave


def test_up_looks_at_the_newest_and_down_one_fortnight_back():
    one = look(known(region(), 100), DISTRICTS, year_fraction=FRACTION)
    assert (one.newest, one.complete, one.share) == (100, 99, 0.80)


def test_too_little_known_waits_for_more():
    one = look(known(region(), 100, np.array([0.92, 0.6, 0.3])), DISTRICTS, year_fraction=FRACTION)
    assert (one.newest, one.complete) == (99, 98)


def test_nothing_known_is_nothing_to_say():
    with pytest.raises(NothingUsable):
        look(Known(region(), np.zeros(PERIODS)), DISTRICTS, year_fraction=FRACTION)


def test_a_wave_goes_up_at_once_and_down_after_two_quiet_complete_fortnights():
    counts = region()
    counts[0, 98:] = 8
    walked = course(looks(hit(counts, (25, 25), start=96)))
    levels = walked.level[0, 96 - 90 :].tolist()
    assert levels[:3] == [UP, UP, UP]
    down, base = levels.index(DOWN), levels.index(BASE)
    assert (down, base) == (4, 5)


def test_what_is_not_complete_takes_nobody_down():
    """The fortnight after a wave is known for 80 %; only when 94 % is known it may be quiet."""
    counts = region()
    counts[0, 98:] = 2
    one = looks(hit(counts, (25, 25), start=96), first=98, last=98)[0]
    assert not one.quiet[0]
    assert one.complete == 97


def test_silence_is_no_quiet():
    counts = region(mean=12)
    counts[0, 99:] = 0
    one = looks(counts, first=100, last=100)[0]
    assert one.silent[0]
    assert not one.quiet[0]
    assert not one.silent[1:].any()


def test_a_level_began_where_it_changed():
    walked = course(looks(hit(region(), (25, 25), start=100)))
    for area in range(AREAS):
        for number, (before, now) in enumerate(pairwise(walked.level[area]), start=1):
            assert (walked.since[area, number] == number) == (before != now)


def levels_after(counts, complete, level, calm, area, end):
    """Brute force: let periods come true one by one, and walk; a signal counts as an alarm."""
    for period in range(complete + 1, end + 1):
        whole = Known(counts[:, : period + 1], np.ones(period + 1))
        one = look(whole, DISTRICTS, year_fraction=FRACTION)
        raised, quiet = bool(one.elevated[area]), bool(one.quiet[area])
        if level < UP:
            level = RAISED if raised else BASE
            continue
        calm = calm + 1 if quiet and not raised else 0
        level = BASE if calm >= 2 else level
    return level


@pytest.mark.parametrize("seed", range(6))
def test_the_way_down_is_what_trying_every_count_says(seed):
    newest, complete = 100, 99
    counts = hit(hit(region(seed), (14, 16), start=99), (18, 9), area=6, start=97)
    rows = looks(counts, first=92, last=newest)
    walked = course(rows)
    now = known(counts, newest)
    level, calm = walked.level[:, -1], walked.calm[:, -1]
    found = stand_down(now, DISTRICTS, level, calm, newest=newest, complete=complete, year_fraction=FRACTION)
    assert (level != BASE).any()
    for area in np.flatnonzero(found.most >= 0):
        first, end = int(found.first[area]), int(found.first[area] + found.periods[area] - 1)
        ends = [tried(now, newest, first, area, count, end, level, calm) for count in range(1, 40)]
        least = round(now.counts[area, first] / now.share[first]) if first <= newest else 0
        works = [count for count, last in enumerate(ends, start=1) if last == BASE and count >= least]
        assert max(works, default=0) == found.most[area]
    assert (found.most[level == BASE] == -1).all()


def tried(now, newest, first, area, count, end, level, calm):
    future = np.zeros((AREAS, end + 1), int)
    future[:, : newest + 1] = now.counts
    future[:, newest] = np.rint(now.counts[:, newest] / now.share[newest])
    future[:, newest + 1 :] = future[:, [newest]]
    future[area, first:] = count
    raised_only = level[area] == RAISED
    complete = newest if raised_only else newest - 1
    return levels_after(future, complete, int(level[area]), int(calm[area]), area, end)
