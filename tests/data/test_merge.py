"""Deliveries follow each other: nothing is lost, nothing counts twice, and the log says what became of every row."""

import time
from datetime import datetime, timedelta

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.contracts import DELIVERIES, INCIDENTS
from data.merge import Merged, merge, moment_of
from data.plausible import doubts, missing_areas
from tests.world import areas, delivery, incidents

FIRST, SECOND = datetime(2016, 11, 21), datetime(2016, 12, 5)
NOTHING, NO_LOG = INCIDENTS.empty(), DELIVERIES.empty()


def row(number: int, day: str = "2016-11-10", **other: object) -> dict[str, object]:
    return {"incident_id": f"{number:04d}", "day": day, **other}


#: Before any delivery.
EMPTY = Merged(NOTHING, NO_LOG, 0, 0, 0, 0, 0, 0)


def first(*rows: dict[str, object], window: tuple[str, str] | None = None) -> Merged:
    return merge(NOTHING, NO_LOG, delivery(*rows, window=window), delivered=FIRST, kind="veiligheidsbeeld")


def then(before: Merged, *rows: dict[str, object], **options: object) -> Merged:
    given = delivery(*rows, **options)
    return merge(before.incidents, before.deliveries, given, delivered=SECOND, kind="veiligheidsbeeld")


def told(merged: Merged) -> tuple[int, int, int, int]:
    return merged.new, merged.updated, merged.unchanged, merged.lapsed


def by_id(merged: Merged) -> pd.DataFrame:
    return merged.incidents.to_pandas().set_index("incident_id").sort_index()


def test_a_first_delivery_is_all_new_and_visible_since_it_came():
    merged = first(row(1), row(2))
    assert told(merged) == (2, 0, 0, 0)
    assert by_id(merged)["visible_since"].tolist() == [FIRST, FIRST]
    assert merged.deliveries["new"].to_pylist() == [2]


def test_what_is_carried_again_is_unchanged_updated_or_lapsed_within_its_window():
    before = first(row(1, "2016-11-02"), row(2), row(3), row(4, "2016-11-18"))
    after = then(before, row(2), row(3, attempt=True), row(5, "2016-11-20"), window=("2016-11-07", "2016-11-21"))
    assert told(after) == (1, 1, 1, 1)
    frame = by_id(after)
    assert frame["lapsed"].to_dict() == {"0001": False, "0002": False, "0003": False, "0004": True, "0005": False}
    assert frame.loc["0003", "attempt"]
    assert frame["visible_since"].tolist() == [FIRST, FIRST, FIRST, FIRST, SECOND]
    assert frame["delivery_id"].tolist() == [1, 1, 1, 1, 2]


def test_the_window_is_half_open():
    before = first(row(1, "2016-11-07", at="00:00"), row(2, "2016-11-21", at="00:00"))
    after = then(before, row(3), window=("2016-11-07", "2016-11-21"))
    assert by_id(after)["lapsed"].to_dict() == {"0001": True, "0002": False, "0003": False}


def test_what_lapsed_and_comes_back_counts_again_and_is_an_update():
    gone = then(first(row(1), row(2)), row(2), window=("2016-11-01", "2016-11-30"))
    assert by_id(gone)["lapsed"].tolist() == [True, False]
    back = then(gone, row(1), row(2), window=("2016-11-01", "2016-11-30"))
    assert told(back) == (0, 1, 1, 0)
    assert not by_id(back)["lapsed"].any()


def test_one_supplier_does_not_make_the_incidents_of_another_lapse():
    before = first(row(1), row(2, supplier="marechaussee"))
    after = then(before, row(3), window=("2016-11-01", "2016-11-30"))
    assert by_id(after)["lapsed"].to_dict() == {"0001": True, "0002": False, "0003": False}


def test_a_late_registration_is_new_but_started_before_the_delivery_before_it_ended():
    before = first(row(1), window=("2016-11-01", "2016-11-15"))
    after = then(before, row(2, "2016-11-14"), row(3, "2016-11-15"), window=("2016-11-01", "2016-11-30"))
    assert after.late == 1


def test_the_moment_of_a_delivery_without_a_date_is_the_midnight_after_the_last_thing_that_was_heard():
    assert moment_of(delivery(row(1, "2016-11-10", at="21:00", hours=30))) == datetime(2016, 11, 13)
    assert moment_of(delivery(row(1, "2016-11-10", reported=None))) == datetime(2016, 11, 11)


rows_of_a_delivery = st.dictionaries(st.integers(1, 12), st.tuples(st.integers(1, 28), st.booleans()), max_size=10)


@settings(max_examples=60, deadline=None)
@given(st.lists(rows_of_a_delivery, min_size=1, max_size=4))
def test_many_deliveries_give_what_a_patient_clerk_would_write(deliveries):
    """Oracle: a dictionary, one row at a time."""
    merged = EMPTY
    book: dict[str, tuple[int, bool, int, bool]] = {}
    for turn, found in enumerate(deliveries, 1):
        rows = [row(number, f"2016-11-{day:02d}", attempt=attempt) for number, (day, attempt) in found.items()]
        given_now = delivery(*rows, window=("2016-11-08", "2016-11-22"))
        merged = merge(
            merged.incidents, merged.deliveries, given_now, delivered=FIRST + timedelta(days=turn), kind="tussentijds"
        )
        for number, (day, attempt, since, _) in list(book.items()):
            if int(number) not in found and 8 <= day < 22:
                book[number] = (day, attempt, since, True)
            elif int(number) in found:
                book[number] = (*found[int(number)], since, False)
        book |= {f"{n:04d}": (*found[n], turn, False) for n in found if f"{n:04d}" not in book}
        assert merged.new + merged.updated + merged.unchanged == len(found)
    frame = by_id(merged)
    read = {
        number: (r.earliest.day, r.attempt, r.delivery_id, r.lapsed)
        for number, r in zip(frame.index, frame.itertuples(), strict=True)
    }
    assert read == book


def test_the_log_closes_for_every_delivery():
    after = then(first(row(1), row(2)), row(2), row(3), window=("2016-11-01", "2016-11-30"))
    log = after.deliveries.to_pandas()
    assert (log["accepted"] == log["new"] + log["updated"] + log["unchanged"]).all()
    assert (log["read"] == log["accepted"] + log["quarantined"] + log["duplicates"]).all()
    assert log["delivery_id"].tolist() == [1, 2]


# --- Doubts -------------------------------------------------------------------------------------------------------


def many(
    count: int, *, area: str = "GM0001", day: str = "2016-11-10", first_number: int = 0
) -> list[dict[str, object]]:
    return [row(first_number + number, day, area=area) for number in range(count)]


def doubted(before: Merged, *rows: dict[str, object], delivered: datetime = SECOND, **options: object) -> str:
    given = delivery(*rows, **options)
    return " ".join(doubts(before.incidents, before.deliveries, given, areas(), delivered=delivered))


@pytest.mark.parametrize(("count", "expected"), [(100, ""), (80, ""), (79, "-21 %"), (150, ""), (151, "+51 %")])
def test_rows_over_equal_windows_may_differ_so_much_and_no_more(count, expected):
    before = first(*many(100), window=("2016-11-10", "2016-11-11"))
    said = doubted(before, *many(count), window=("2016-11-10", "2016-11-11"))
    assert (expected in said) if expected else said == ""


def test_only_the_part_of_the_window_that_was_there_before_is_compared():
    before = first(*many(100), window=("2016-11-01", "2016-11-15"))
    rows = [*many(100), *many(400, day="2016-11-20", first_number=1000)]
    assert doubted(before, *rows, window=("2016-11-01", "2016-11-30")) == ""


def test_few_rows_and_other_suppliers_are_not_compared():
    assert doubted(first(*many(49)), *many(1), window=("2016-11-01", "2016-11-30")) == ""
    others = [one | {"supplier": "marechaussee"} for one in many(100)]
    assert doubted(first(*others), *many(1), window=("2016-11-01", "2016-11-30")) == ""


def test_a_municipality_that_falls_silent_is_named():
    year = [
        row(number, (datetime(2016, 1, 4) + timedelta(days=number % 300)).date().isoformat(), area=area)
        for number, area in enumerate(["GM0001", "GM0002"] * 100)
    ]
    before = first(*year, window=("2016-01-01", "2016-11-01"))
    fresh = many(5, first_number=1000)
    said = doubted(before, *fresh, window=("2016-11-07", "2016-12-05"))
    assert "Beekstad" in said
    assert "Aaldorp" not in said


def test_places_outside_the_areas_and_too_few_places_are_doubted():
    outside = [row(1, x_m=100.0, y_m=100.0), row(2)]
    assert "1 incidenten hebben coördinaten buiten" in doubted(EMPTY, *outside)
    nowhere = {"x_m": None, "y_m": None, "cell_id": None, "place_flag": "onbekend"}
    hidden = [one | nowhere for one in many(60)]
    assert "Slechts 0 van de 60" in doubted(EMPTY, *hidden)


def test_dates_after_the_delivery_outside_the_window_and_out_of_order_are_doubted():
    assert "beginnen na de levering" in doubted(first(row(9)), row(1, "2016-12-25"))
    assert "buiten de periode" in doubted(EMPTY, row(1), window=("2016-11-20", "2016-11-30"))
    assert "ouder dan de vorige" in doubted(first(row(9)), row(1), delivered=datetime(2016, 11, 14))


def test_an_empty_delivery_is_doubted():
    assert "geen enkel" in doubted(first(row(1)), window=("2016-11-01", "2016-11-30"))


def test_new_outlines_must_hold_the_municipalities_that_were_there():
    known = areas()
    without = known.filter(pa.array([code != "GM0002" for code in known["code"].to_pylist()]))
    assert missing_areas(known, known) == ()
    assert missing_areas(known, without) == ("De nieuwe gebieden missen Beekstad.",)


@pytest.mark.slow
def test_a_million_rows_are_merged_in_seconds():
    rng = np.random.default_rng(1)
    base = incidents(*[{"day": "2016-11-10"}] * 1000)
    big = pa.concat_tables([base] * 1000)
    names = pa.array([f"{number:032x}" for number in range(big.num_rows)])
    before = big.set_column(0, INCIDENTS.column("incident_id").field, names)
    kept = before.filter(pa.array(rng.random(big.num_rows) < 0.99))
    started = time.process_time()
    merged = merge(
        before, NO_LOG, delivery(table=kept, window=("2016-11-01", "2016-11-30")), delivered=SECOND, kind="tussentijds"
    )
    assert time.process_time() - started < 8
    assert merged.unchanged == kept.num_rows
    assert merged.lapsed == before.num_rows - kept.num_rows
