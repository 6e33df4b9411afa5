"""The verdict behind a zone: its own, that of a larger area, or none when nothing was worked out."""

from datetime import date

import pyarrow as pa
import pytest

from data.questions.zone_evidence import SCORECARD, VERDICTS, evidence
from data.store import Store
from tests import town


def verdict(code, fortnights, *, said="bewijs", lender="", n=100):
    return {
        "area_code": code, "crime_type": "woninginbraak", "fortnights": fortnights, "start": date(2015, 12, 7),
        "end": date(2016, 12, 5), "burglaries": n, "observed": 30, "expected": 12.5, "p": 0.001, "verdict": said,
        "borrowed_from": lender, "followed": 20, "after_known": 11, "permutations": 999,
    }  # fmt: skip


def score(code, kind, inside):
    return {
        "area_code": code, "crime_type": "woninginbraak", "fortnights": 6, "kind": kind, "start": date(2016, 9, 12),
        "burglaries": 50, "inside": inside, "dwelling_share": 0.06,
    }  # fmt: skip


@pytest.fixture
def world(tmp_path):
    bare = town.publish(tmp_path, town.burglary(1, 1, "2016-11-22"))
    others = {name: table for name, table in bare._tables.items() if name not in {VERDICTS, SCORECARD}}

    def told(**tables):
        return Store(bare.folder, bare.manifest, {**others, **tables})

    return told


def test_an_area_answers_over_the_longest_window_up_to_a_year(world):
    rows = [verdict("GM0001", 6, n=10), verdict("GM0001", 26, n=80), verdict("GM0001", 52, n=300)]
    found = evidence(world(near_repeat_verdict=pa.Table.from_pylist(rows)), "GM0001")
    assert (found.verdict, found.n, found.borrowed, found.area.name) == ("bewijs", 80, False, "Aaldorp")


def test_too_few_borrows_the_numbers_of_the_larger_area_and_says_so(world):
    rows = [verdict("GM0001", 26, lender="ON-A", n=9), verdict("ON-A", 26, n=400)]
    found = evidence(world(near_repeat_verdict=pa.Table.from_pylist(rows)), "GM0001")
    assert (found.n, found.borrowed, found.area.name) == (400, True, "Anderland")


def test_what_zones_caught_is_that_of_the_primary_ones(world):
    tables = {
        "near_repeat_verdict": pa.Table.from_pylist([verdict("GM0001", 26)]),
        "zone_scorecard": pa.Table.from_pylist([score("GM0001", "buiten", 30), score("GM0001", "primair", 11)]),
    }
    assert evidence(world(**tables), "GM0001").caught.inside == 11


def test_nothing_worked_out_says_nothing(world):
    assert evidence(world(), "GM0001") is None
    assert evidence(world(near_repeat_verdict=pa.Table.from_pylist([verdict("ON", 26)])), "GM0001") is None
