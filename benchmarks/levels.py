"""Scores the level engine on invented regions, and times it: ``python -m benchmarks.levels --seeds 111-120 --json``.

Beside the figures with complete counts stands a run in which burglaries become known with the delay of the demo, and,
where the design's prototype lies beside the repository, the same regions and the same clock for the prototype.
"""

from __future__ import annotations

import argparse
import json
import runpy
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from analysis.levels import STANDARD, Assessment, LevelRule, alarms, assess, states
from benchmarks.level_regions import Region, Scenario, region
from benchmarks.level_scorer import FIRST, Judged, scores
from benchmarks.measured import Result, median_seconds

PROTOTYPE = Path(__file__).parents[2] / "shared" / "reference" / "levels" / "prototype.py"
SCENARIOS = {"plain": Scenario(), "level shift": Scenario(level_shift=True)}
OTHERS = {
    "early sharp winter": Scenario(peak=0.86, second_wave=0.4),
    "few and sparse": Scenario(districts=(10, 14), large_towns=1, median=0.9),
    "five years": Scenario(years=5),
}
#: Share of a fortnight that is known when it has just ended, and 14, 28 and 42 days later. Source: docs/methods.md.
KNOWN = (0.80, 0.95, 0.985, 1.0)
AT_MOST = 1.1


def judge(seed: int, scenario: Scenario, rule: LevelRule = STANDARD) -> Judged:
    """Let the engine look at every scored period of a region, with all counts complete."""
    one = region(seed, scenario)
    looks = [assess(one.counts[:, : now + 1], one.district, rule=rule) for now in _scored(one)]
    return _judged(one, looks, looks, rule, late=0)


def judge_late(seed: int, scenario: Scenario, rule: LevelRule = STANDARD) -> Judged:
    """The same with late registration: up on the newest period, down on the one before, which is complete."""
    one, rng = region(seed, scenario), np.random.default_rng(seed)
    newest, complete, known = [], [], _as_known(rng, one)
    for now in _scored(one):
        counts = known(now)
        newest.append(assess(counts, one.district, known_share=np.array(KNOWN[::-1]), rule=rule))
        complete.append(assess(counts[:, :-1], one.district, known_share=np.array([1.0, *KNOWN[:0:-1]]), rule=rule))
    return _judged(one, newest, complete, rule, late=1)


def _scored(one: Region) -> range:
    return range(FIRST, one.counts.shape[1])


def _as_known(rng: np.random.Generator, one: Region) -> Callable[[int], Any]:
    """Deal every burglary a delay, and give the counts as known at the end of a period."""
    waits = rng.multinomial(one.counts, np.diff([0.0, *KNOWN]))
    seen = waits.cumsum(-1)

    def known(now: int) -> Any:
        counts = one.counts[:, : now + 1].copy()
        for age in range(len(KNOWN)):
            counts[:, now - age] = seen[:, now - age, age]
        return counts

    return known


def _judged(
    one: Region, newest: Sequence[Assessment], complete: Sequence[Assessment], rule: LevelRule, *, late: int
) -> Judged:
    p, guard = (np.stack([getattr(look, name) for look in newest], 1) for name in ("p", "guard"))
    p2, limit = (np.stack([getattr(look, name) for look in complete], 1) for name in ("p2", "quiet_max"))
    last = one.counts[:, FIRST - late : one.counts.shape[1] - late]
    alarm = alarms(p, guard, rule)
    quiet = (last <= limit) & (p2 > rule.quiet_p)
    return Judged(one, p, guard, alarm, states(alarm, (p < rule.raised) & guard, quiet, rule))


def prototype() -> SimpleNamespace | None:
    """Load the design's prototype when it lies beside the repository."""
    return SimpleNamespace(**runpy.run_path(str(PROTOTYPE))) if PROTOTYPE.exists() else None


def judge_prototype(seed: int, scenario: Scenario, theirs: SimpleNamespace) -> Judged:
    """Let the prototype look at the same region."""
    one = region(seed, scenario)
    looks = [theirs.step(one.counts[:, : now + 1], now, one.district) for now in _scored(one)]
    p, guard, p2, limit = (np.stack([look[name] for look in looks], 1) for name in ("p", "guard", "p2", "quiet_max"))
    alarm = alarms(p, guard)
    quiet = (one.counts[:, FIRST:] <= limit) & (p2 > STANDARD.quiet_p)
    return Judged(one, p, guard, alarm, theirs.machine(alarm, (p < STANDARD.raised) & guard, quiet))


def null_share(seeds: Sequence[int], below: float = 0.01) -> float:
    """Share of p below a value in regions without any outbreak; it should be that value."""
    p = np.concatenate([judge(seed, Scenario(outbreaks=False)).p.ravel() for seed in seeds])
    return float((p < below).mean())


def timings() -> tuple[float, float | None]:
    """Median seconds of a year of 79 areas: ours, and the prototype's in the same run."""
    one, theirs = region(111), prototype()
    year = range(one.counts.shape[1] - 26, one.counts.shape[1])

    def ours() -> None:
        for now in year:
            assess(one.counts[:, : now + 1], one.district)

    def peers(theirs: SimpleNamespace) -> None:
        for now in year:
            theirs.step(one.counts[:, : now + 1], now, one.district)

    return median_seconds(ours), None if theirs is None else median_seconds(lambda: peers(theirs))


def report(seeds: Sequence[int], *, others: bool = False) -> dict[str, Any]:
    """Work out everything that is printed."""
    found: dict[str, Any] = {"seeds": list(seeds)}
    theirs = prototype()
    for name, scenario in (SCENARIOS | OTHERS if others else SCENARIOS).items():
        found[name] = scores(partial(judge, scenario=scenario), seeds)
        if theirs is not None:
            found[f"{name}, prototype"] = scores(
                lambda seed, region=scenario: judge_prototype(seed, region, theirs), seeds
            )
    found["plain, known late"] = scores(partial(judge_late, scenario=Scenario()), seeds)
    found["share of p < .01 without outbreaks"] = null_share(seeds)
    found["seconds for 79 areas x 26 fortnights"], found["prototype seconds"] = timings()
    return found


def main(argv: Sequence[str]) -> list[Result] | int:
    """Print the figures when seeds are asked for; else give the timing for the table of all benchmarks."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.levels", description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=_seeds, help="e.g. 111-120")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--others", action="store_true", help="also other winters, fewer areas, shorter history")
    asked = parser.parse_args(argv)
    if asked.seeds is None:
        ours, peers = timings()
        return [Result("79 areas x 26 fortnights", ours, "prototype", peers, AT_MOST)]
    found = report(asked.seeds, others=asked.others)
    print(json.dumps(found, indent=2) if asked.json else _as_text(found))
    return 0


def _seeds(text: str) -> list[int]:
    first, _, last = text.partition("-")
    return list(range(int(first), int(last or first) + 1))


def _as_text(found: dict[str, Any]) -> str:
    lines = []
    for name, figures in found.items():
        shown = {name: figures} if not isinstance(figures, dict) else {f"{name}, {k}": v for k, v in figures.items()}
        lines += [f"{k:34} {_figures(v)}" for k, v in shown.items()]
    return "\n".join(lines)


def _figures(value: Any) -> str:
    return "  ".join(f"{k} {v:.3f}" for k, v in value.items()) if isinstance(value, dict) else str(value)


if __name__ == "__main__":
    main(sys.argv[1:])
