"""Gegevens is told what was delivered, how good it is, and how much is known of the newest fortnights."""

from datetime import date

import pytest

from data.answers import Answers
from data.build import build_snapshot
from data.cache import open_cache
from data.query import Query
from data.store import Current
from tests.world import contents, incidents

DAY = "2016-11-25"


def ask(folder, *given) -> Answers:
    build_snapshot(folder, contents(incidents(*given)))
    return Answers(Current(folder), open_cache())


def unplaced(**other: object) -> dict[str, object]:
    return {"day": DAY, "cell_id": None, "wijk_code": None, "buurt_code": None, "x_m": None, "y_m": None,
            "place_flag": "bureau", **other}  # fmt: skip


def test_quality_per_municipality_and_of_the_whole(tmp_path):
    given = ({"day": DAY}, unplaced(hours=13), {"day": DAY, "area": "GM0002", "place_flag": "tegenspraak"},
             {"day": DAY, "crime_type": "straatroof"}, {"day": "2015-11-01"})  # fmt: skip
    answer = ask(tmp_path, *given).quality(Query())
    one, two, three = answer.municipalities
    assert (one.quality.n, one.quality.located, one.quality.stations, one.quality.long_share) == (2, 0.5, 1, 0.5)
    assert (two.quality.n, two.quality.contradicted, three.quality.located) == (1, 1, None)
    assert (answer.whole.n, answer.whole.located) == (3, pytest.approx(2 / 3))
    assert answer.whole.unknown == (0.0, 0.0, 0.0, 0.0, 1.0, 0.0)


def test_suppliers_are_measured_over_all_crimes(tmp_path):
    answer = ask(tmp_path, {"day": DAY}, {"day": DAY, "crime_type": "straatroof"}, {"day": DAY, "supplier": "x"})
    found = {one.supplier: one.quality.n for one in answer.quality(Query()).suppliers}
    assert found == {"politie": 2, "x": 1}


def test_deliveries_come_newest_first_with_their_accounting(tmp_path):
    line = ask(tmp_path, {"day": DAY}).quality(Query()).deliveries[0]
    assert (line.read, line.accepted, line.quarantined, line.duplicates) == (1, 1, 0, 0)


def test_a_young_period_is_not_known_and_an_old_one_is_while_nothing_was_learnt(tmp_path):
    known = ask(tmp_path, {"day": DAY}).quality(Query()).known
    assert known.incidents == 0
    assert known.fortnights == ((date(2016, 10, 24), 1.0), (date(2016, 10, 10), 1.0))


def test_an_area_shows_its_own_municipality(tmp_path):
    answer = ask(tmp_path, {"day": DAY}).quality(Query(area="WK000101"))
    assert [one.area.code for one in answer.municipalities] == ["GM0001"]


def test_the_data_model_says_how_many_rows_a_table_has(tmp_path):
    rows = {table.name: table.rows for table in ask(tmp_path, {"day": DAY}).quality(Query()).contract}
    assert (rows["incidents"], rows["deliveries"]) == (1, 1)
