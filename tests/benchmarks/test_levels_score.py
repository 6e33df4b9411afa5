"""The region that the engine is judged on, the scorer that judges, and the figures it has to reach."""

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.level_regions import Outbreak, Region, Scenario, region
from benchmarks.level_scorer import FIRST, scores, summary, tally
from benchmarks.levels import judge, judge_late, null_share

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "levels" / "region_111.json").read_text())
SCENARIOS = {
    "plain": Scenario(),
    "without outbreaks": Scenario(outbreaks=False),
    "level shift": Scenario(level_shift=True),
}
#: Other seeds than those the figures of docs/methods.md are measured on.
SEEDS = range(501, 505)


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_seed_gives_the_counts_of_the_design(name):
    ours, theirs = region(111, SCENARIOS[name]), GOLDEN[name]
    assert ours.counts.sum(0).tolist() == theirs["per_period"]
    assert ours.counts.sum(1).tolist() == theirs["per_area"]
    assert ours.counts[7].tolist() == theirs["area_7"]
    assert len(ours.outbreaks) == theirs["outbreaks"]


def drawn(alarms, outbreak, *, states=None):
    """One area from the first scored period on: x an alarm; the outbreak as (start, end) counted from there."""
    alarm = np.array([[letter == "x" for letter in alarms]])
    active = np.zeros((1, FIRST + len(alarms)), bool)
    start, end = outbreak[0] + FIRST, outbreak[1] + FIRST
    active[0, start : end + 1] = True
    one = Region(active.astype(int), active, active, np.zeros(1, int), active, [Outbreak(0, start, end, 3, wave=False)])
    codes = None if states is None else np.array([[".vxa".index(letter) for letter in states]])
    return tally(alarm, one, codes)


@pytest.mark.parametrize(
    ("alarms", "false_starts", "delay"),
    [
        ("....................", 0, 4),
        ("...x.x..............", 2, 4),
        ("....x...............", 1, 4),
        (".....xx.............", 1, 0),
        ("......x.............", 0, 0),
        (".......xx...........", 0, 1),
        (".........x..........", 0, 3),
        ("..........x.........", 0, 4),
        (".............x......", 0, 4),
        ("..............x.....", 1, 4),
    ],
)
def test_a_false_start_lies_outside_and_a_find_inside(alarms, false_starts, delay):
    found = drawn(alarms, (6, 9))
    assert (found.false_starts, found.outbreaks[0][3]) == (false_starts, delay)


def test_the_way_down_is_counted_from_the_end():
    states = "......x.xxaa........"
    figures = summary([drawn(states, (6, 9), states=states)])
    assert (figures["down1"], figures["down2"], figures["flaps"]) == (0, 2, 1)


@pytest.mark.slow
def test_the_engine_reaches_its_figures_on_other_seeds_too():
    found = scores(lambda seed: judge(seed, Scenario()), SEEDS)
    assert found["default"]["FA"] < 0.15
    assert found["FA .10"]["POD"] > 0.42
    assert found["FA .25"]["POD"] > 0.56
    assert found["FA .10"]["POD3"] > 0.84
    assert (found["default"]["down1"], found["default"]["down2"]) == (1, 2)
    assert found["default"]["flaps"] < 0.2


@pytest.mark.slow
def test_without_outbreaks_one_percent_of_p_is_below_one_percent():
    assert 0.008 < null_share(range(601, 611)) < 0.013


@pytest.mark.slow
def test_late_registration_costs_a_fortnight_on_the_way_down_and_few_finds():
    found = scores(lambda seed: judge_late(seed, Scenario()), SEEDS)
    assert found["FA .10"]["POD"] > 0.4
    assert (found["default"]["down1"], found["default"]["down2"]) == (2, 3)
