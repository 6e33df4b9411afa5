"""The project's own facts about the unit: complete, consistent, and the same as the folder they were restated from."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data import reference
from data.sources.areas import Reference
from data.sources.reorganised import successors

SHARED = Path(__file__).parents[2].parent / "shared" / "geo"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the reference folder ../shared/geo is not here")


def test_the_unit_has_79_municipalities_in_five_districts():
    table = reference.municipalities()
    assert table["code"].is_unique
    assert table.groupby("district_code").size().to_dict() == {
        "ON-GM": 16, "ON-GZ": 16, "ON-IJ": 11, "ON-NG": 22, "ON-TW": 14,
    }  # fmt: skip
    assert set(table["urbanity"]) <= {1, 2, 3, 4, 5}
    assert set(table["school_region"]) == {"Noord", "Midden", "Zuid"}


def test_registered_crime_is_there_for_every_municipality_and_year():
    expected = {(code, year) for code in reference.municipalities()["code"] for year in reference.COUNTED_YEARS}
    for table in (reference.burglaries(), reference.sheds()):
        assert set(zip(table["code"], table["year"], strict=True)) == expected
        assert len(table) == len(expected)
    totals = reference.burglaries().groupby("year")["count"].sum()
    assert totals[[2012, 2013, 2014, 2015]].tolist() == [15_485, 14_758, 10_841, 9_311]


def test_groesbeek_is_berg_en_dal_from_2016():
    code = successors(["GM0241"], reference.reorganisations(), year=2015).code_of["GM0241"]
    assert code == "GM0241"
    division = successors(["GM0241"], reference.reorganisations(), year=2016)
    assert division.code_of["GM0241"] == "GM1945"
    assert division.earlier_codes["GM1945"] == ["GM0241", "GM0265", "GM0282"]


def test_the_tables_are_what_the_area_import_asks_for():
    given = Reference(reference.municipalities(), reference.reorganisations())
    assert {"code", "district_code", "district_name", "population", "dwellings", "urbanity", "school_region"} <= set(
        given.municipalities.columns
    )


def test_a_school_holiday_has_a_first_and_a_last_day_in_each_region():
    table = reference.school_holidays()
    assert (table["start"] <= table["end"]).all()
    assert set(table["region"]) == {"Noord", "Midden", "Zuid"}
    summer = table[(table["name"] == "Zomervakantie") & (table["region"] == "Zuid")].set_index("start")
    assert summer.loc[date(2016, 7, 23), "end"] == date(2016, 9, 4)


@needs_shared
def test_the_facts_are_those_of_the_folder_they_come_from():
    given = pd.read_csv(SHARED / "politie_counts_2012_2025_oostnl.csv").query("jaar <= 2016")
    for offence, table in (("1.1.1", reference.burglaries()), ("1.1.2", reference.sheds())):
        of_offence = given[given["misdrijf_code"] == offence]
        counted = of_offence.set_index(["code_2015", "jaar"])["aantal"].round()
        ours = table.set_index(["code", "year"])["count"]
        assert (counted.reindex(ours.index) == ours).all()
    places = pd.read_csv(SHARED / "municipalities_2015.csv").set_index("code")
    own = reference.municipalities().set_index("code")
    pairs = {"dwellings": "dwellings_2015", "population": "population_2015", "land_km2": "area_km2"}
    for ours, theirs in pairs.items():
        assert (own[ours] == places[theirs].reindex(own.index)).all()
