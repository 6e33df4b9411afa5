"""Proposals at publish: one row per area and fortnight, from what each delivery knew, unchanged by later ones."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc

from data import contracts
from data.contracts_computed import LEVEL_PROPOSAL
from data.cubes import build_cubes
from data.precompute.levels import levels
from tests import world
from tests.world import AS_OF
from tests.years import NEWEST, YEARS, burglary, years


def proposed(rows, *, as_of=AS_OF, delivered=(AS_OF,)):
    given = world.incidents(*rows)
    one = world.deliveries(given.num_rows)
    log = pa.concat_tables(
        one.set_column(0, one.schema.field(0), pa.array([number], pa.int32())).set_column(
            1, one.schema.field(1), pa.array([moment], pa.timestamp("s"))
        )
        for number, moment in enumerate(delivered)
    )
    tables = {"incidents": given, "areas": world.areas(), "deliveries": log, **build_cubes(given)}
    with ThreadPoolExecutor(2) as executor:
        return LEVEL_PROPOSAL.check(levels(tables, as_of, executor)["level_proposal"])


def newest(table, area, crime="woninginbraak"):
    mine = pc.and_(pc.equal(table["area_code"], area), pc.equal(table["crime_type"], crime))
    return table.filter(pc.and_(mine, pc.equal(table["period"], pa.scalar(NEWEST)))).to_pylist()[0]


def test_a_wave_is_proposed_and_its_neighbours_are_not():
    table = proposed(years())
    assert newest(table, "GM0001")["level"] == "opgeschaald"
    assert [newest(table, area)["alarm"] for area in ("GM0001", "GM0002", "GM0003")] == [True, False, False]


def test_there_is_a_row_for_every_fortnight_after_three_years():
    table = proposed(years())
    mine = table.filter(pc.equal(table["area_code"], "GM0002"))
    periods = sorted(mine["period"].to_pylist())
    assert len(periods) == YEARS * 26 - 77
    assert periods[-1] == NEWEST
    assert {after - before for before, after in pairwise(periods)} == {timedelta(days=14)}


def test_districts_and_the_unit_stand_beside_as_context():
    table = proposed(years())
    assert {row["area_code"] for row in table.to_pylist()} == {"GM0001", "GM0002", "GM0003", "ON", "ON-A", "ON-B"}
    assert newest(table, "ON")["observed"] == sum(newest(table, area)["observed"] for area in ("ON-A", "ON-B"))


def test_the_way_down_stands_at_what_is_above_basisniveau():
    table = proposed(years())
    above, base = newest(table, "GM0001"), next(row for row in table.to_pylist() if row["level"] == "basisniveau")
    assert above["down_first"] > NEWEST
    assert above["down_periods"] >= 2
    assert base["down_most"] is None


def test_without_three_years_the_state_says_so():
    rows = [burglary(AS_OF - timedelta(days=day), "GM0001") for day in range(1, 200)]
    row = newest(proposed(rows), "GM0001")
    assert (row["level"], row["own_state"]) == (None, "te_weinig_historie")


def test_without_any_incident_there_is_nothing():
    assert proposed([burglary(AS_OF - timedelta(days=9), "GM0001", crime="overval")]).num_rows > 0
    assert LEVEL_PROPOSAL.empty().num_rows == 0


def test_a_silent_municipality_is_not_delivered():
    silent = [row for row in years() if row["area"] != "GM0003" or row["day"] < "2016-11-21"]
    row = newest(proposed(silent), "GM0003")
    assert row["own_state"] == "geen_levering"
    assert not row["alarm"]


def test_a_proposal_does_not_change_when_more_comes_in_later():
    """Thirty burglaries of the second last fortnight in Beekstad come in with the newest delivery only."""
    before = AS_OF - timedelta(days=14)
    late = [burglary(before - timedelta(days=3, hours=n), "GM0002", visible=AS_OF) for n in range(30)]
    moments = [datetime(2012, 12, 1), *(AS_OF - timedelta(days=14 * back) for back in range(60, -1, -1))]
    known_before = [row for row in years() if datetime.fromisoformat(f"{row['day']} {row['at']}") < before]
    issued = proposed(known_before, as_of=before, delivered=moments[:-1])
    again = proposed([*years(), *late], delivered=moments)
    told = {(row["area_code"], row["period"]): row for row in again.to_pylist()}
    ours = [row for row in issued.to_pylist() if row["crime_type"] == "woninginbraak"]
    assert len(ours) > 20
    for row in ours:
        assert as_issued(row) == as_issued(told[row["area_code"], row["period"]])


def as_issued(row):
    """A row without the way down, which is worked out for the newest fortnight only; floats to the ninth decimal."""
    kept = {name: value for name, value in row.items() if not name.startswith("down_")}
    return {name: round(value, 9) if isinstance(value, float) else value for name, value in kept.items()}


def test_attempts_and_violent_burglaries_count_and_other_crimes_do_not():
    rows = [*years(), *[burglary(AS_OF - timedelta(days=2, hours=n), "GM0002", crime="overval") for n in range(20)]]
    violent = [burglary(AS_OF - timedelta(days=2, hours=n), "GM0003", crime="inbraak_met_geweld") for n in range(20)]
    table = proposed([*rows, *violent])
    assert newest(table, "GM0002")["observed"] == newest(proposed(years()), "GM0002")["observed"]
    assert newest(table, "GM0003")["observed"] == newest(proposed(years()), "GM0003")["observed"] + 20


def test_every_column_is_in_the_contract():
    assert proposed(years()).schema.names == contracts.Table.empty(LEVEL_PROPOSAL).schema.names
