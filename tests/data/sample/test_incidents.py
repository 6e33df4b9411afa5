"""The invented incidents have the figures of the real ones, and their planted truth is true.

Figures: the facts of the demo region; R is real, M a modelling choice (data/sample).
"""

import numpy as np
import pandas as pd
import pytest

from analysis.hot_times import aoristic_week
from data import contracts, reference
from data.sample.incidents import build_incidents
from data.sample.region import municipalities
from data.sample.story import OUTBREAKS, PERIOD_END, PERIOD_START
from data.sample.times import LARGER_DWELLINGS

WHOLE_YEARS = range(2010, 2016)
WINTER = (10, 11, 12, 1)


def counted_by_the_police():
    """Registered burglaries: rows are the municipalities of the map, columns the years."""
    table = reference.burglaries().pivot_table(index="code", columns="year", values="count")
    return table.rename(index={"GM0241": "GM1945"})


def by_municipality(incidents):
    return pd.crosstab(incidents["municipality_code"].astype(str), incidents["year"])


def shares(values):
    return values.value_counts(normalize=True)


def per_day(months):
    """Burglaries per day of each month, in the whole years."""
    days = pd.Series(pd.date_range("2010-01-01", "2015-12-31").month).value_counts()
    return months.value_counts() / days


# --- How many, where ---------------------------------------------------------------------------------------


def test_burglaries_per_municipality_and_year_are_within_two_percent_of_the_counted(sample):
    found, real = by_municipality(sample.burglaries), counted_by_the_police()
    years = [2012, 2013, 2014, 2015]
    assert len(found) == 79
    assert ((found[years] / real.loc[found.index, years] - 1).abs() <= 0.02).all(axis=None)


def test_2016_counts_in_proportion_to_the_part_that_has_passed(sample):
    found, real = by_municipality(sample.burglaries)[2016], counted_by_the_police()[2016]
    part = found.sum() / real.sum()
    assert 0.86 < part < 0.93
    large = real[real > 100].index
    assert ((found[large] / (real[large] * part) - 1).abs() < 0.05).all()


def test_ten_municipalities_hold_47_percent(sample):
    total = by_municipality(sample.burglaries)[[2012, 2013, 2014, 2015, 2016]].sum(axis=1)
    assert total.nlargest(10).sum() / total.sum() == pytest.approx(0.47, abs=0.025)


def test_no_incident_starts_outside_the_period(sample):
    starts = sample.sampled.incidents["earliest"]
    assert starts.min() >= pd.Timestamp(PERIOD_START)
    assert starts.max() < pd.Timestamp(PERIOD_END)


def test_the_other_types_are_as_many_as_the_facts_say(sample):
    found = pd.crosstab(sample.counted["crime_type"].astype(str), sample.counted["year"])
    street, robbery = found.loc[contracts.STRAATROOF], found.loc[contracts.OVERVAL]
    assert street[list(WHOLE_YEARS)].between(270, 345).all()
    assert street[list(WHOLE_YEARS)].mean() == pytest.approx(300, abs=25)
    assert robbery[[2012, 2013, 2014, 2015]].between(110, 150).all()
    sheds = reference.sheds().groupby("year")["count"].sum()
    assert (found.loc[contracts.SCHUUR, [2012, 2013, 2014, 2015]] == sheds[[2012, 2013, 2014, 2015]]).all()


def test_a_small_part_of_the_burglaries_is_violent(sample):
    assert (sample.burglaries["crime_type"] == contracts.INBRAAK_MET_GEWELD).mean() == pytest.approx(0.015, abs=0.003)


def test_classes_fit_their_crime_type(sample):
    kinds = sample.counted[["mk_code", "crime_type"]].astype(str).drop_duplicates()
    assert (kinds["mk_code"].map(contracts.CRIME_TYPE_OF_MK) == kinds["crime_type"]).all()


def test_a_few_cells_hold_a_fifth_of_the_risk(sample):
    per_cell = sample.burglaries["cell_id"].value_counts()
    busiest = per_cell.head(int(0.03 * len(sample.region.cells))).sum() / per_cell.sum()
    assert 0.18 < busiest < 0.32


# --- When --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("larger", "rise"), [(True, 1.35), (False, 1.70)])
def test_winter_rises_with_the_size_of_the_municipality(sample, larger, rise):
    dwellings = municipalities().set_index("code")["dwellings"]
    mine = sample.burglaries["municipality_code"].astype(str).map(dwellings >= LARGER_DWELLINGS) == larger
    whole = sample.burglaries["year"].isin(WHOLE_YEARS)
    days = pd.Series(pd.date_range("2010-01-01", "2015-12-31").month)
    months = sample.burglaries.loc[mine & whole, "month"]
    dark, light = (months.isin(WINTER) == want for want in (True, False))
    ratio = (dark.sum() / days.isin(WINTER).sum()) / (light.sum() / (~days.isin(WINTER)).sum())
    assert ratio == pytest.approx(rise, abs=0.06)


def test_december_is_highest_and_june_lowest(sample):
    months = sample.burglaries.loc[sample.burglaries["year"].isin(WHOLE_YEARS), "month"]
    assert (per_day(months).idxmax(), per_day(months).idxmin()) == (12, 6)


def test_13_percent_is_at_night_and_over_60_in_the_afternoon_and_evening(sample):
    week = aoristic_week(
        sample.burglaries["earliest"].to_numpy("datetime64[s]"), sample.burglaries["latest"].to_numpy("datetime64[s]")
    )
    hours = np.asarray(week).reshape(7, 24).sum(axis=0)
    hours = hours / hours.sum()
    assert hours[:6].sum() == pytest.approx(0.13, abs=0.012)
    assert hours[12:].sum() > 0.60
    assert set(np.argsort(hours)[-4:]) == {15, 16, 17, 18}


def test_friday_and_saturday_are_the_busiest_days_and_sunday_the_quietest(sample):
    days = shares(sample.burglaries["earliest"].dt.day_of_week)
    assert days[[4, 5]].tolist() == pytest.approx([0.16, 0.16], abs=0.006)
    assert 0.12 <= days[6] <= 0.13
    assert days.idxmin() == 6


def test_windows_are_as_long_as_the_facts_say(sample):
    hours = (sample.burglaries["latest"] - sample.burglaries["earliest"]).dt.total_seconds() / 3600
    edges = [-1, 0, 1, 4, 12, 24, 72, 400]
    found = pd.cut(hours, edges).value_counts(normalize=True, sort=False)
    assert found.tolist() == pytest.approx([0.15, 0.10, 0.27, 0.30, 0.08, 0.06, 0.04], abs=0.012)


def test_windows_are_longer_in_the_summer_holidays(sample):
    long = sample.burglaries["latest"] - sample.burglaries["earliest"] > pd.Timedelta(days=1)
    away = sample.burglaries["month"].isin([7, 8])
    assert long[away].mean() > 1.7 * long[~away].mean()


def test_reports_come_within_days_with_a_tail_to_a_year(sample):
    days = (sample.burglaries["reported"] - sample.burglaries["latest"]).dt.total_seconds() / 86_400
    known = days.dropna()
    assert (known <= 3).mean() == pytest.approx(0.80, abs=0.02)
    assert (known <= 28).mean() == pytest.approx(0.97, abs=0.01)
    assert 300 < known.max() <= 366
    assert 0 < days.isna().mean() < 0.005


def test_known_since_is_the_later_of_kennisname_and_the_end_of_the_window(sample):
    rows = sample.counted
    later = rows[["reported", "latest"]].max(axis=1)
    assert (rows["known_since"] == later).all()
    assert (rows["latest"] >= rows["earliest"]).all()


# --- What --------------------------------------------------------------------------------------------------


def test_28_5_percent_are_attempts_and_an_attempt_has_no_loot(sample):
    assert sample.burglaries["attempt"].mean() == pytest.approx(0.285, abs=0.005)
    assert set(sample.counted.loc[sample.counted["attempt"], "loot_class"]) == {"geen"}


def test_ways_of_working_have_their_shares(sample):
    found = shares(sample.burglaries["modus_operandi"])
    asked = {
        "raam_deur_forceren": 0.45, "insluiping": 0.13, "flipperen": 0.12, "kerntrekken": 0.10, "ruit_ingooien": 0.09,
        "gaatjesboren": 0.05, "babbeltruc": 0.02,
    }  # fmt: skip
    assert found[list(asked)].tolist() == pytest.approx(list(asked.values()), abs=0.006)
    assert found[["overig", "onbekend"]].sum() == pytest.approx(0.04, abs=0.006)


def test_gaatjesboren_is_done_at_night_and_a_babbeltruc_by_day_on_the_elderly(sample):
    way, hour = sample.burglaries["modus_operandi"], sample.burglaries["latest"].dt.hour
    night = hour.between(0, 8)
    assert night[way == "gaatjesboren"].mean() > 2 * night[way != "gaatjesboren"].mean()
    trick = sample.burglaries[way == "babbeltruc"]
    assert trick["earliest"].dt.hour.between(7, 21).all()
    assert set(trick["victim_group"]) == {"ouderen_alleenwonend", "ouderen_samenwonend"}


def test_types_of_dwelling_have_their_shares_and_shift_to_detached_in_the_country(sample):
    found = shares(sample.burglaries["dwelling_type"])
    asked = {
        "tussenwoning": 0.33, "hoekwoning": 0.15, "twee_onder_een_kap": 0.14, "vrijstaand": 0.18, "appartement": 0.18,
        "overig": 0.02,
    }  # fmt: skip
    assert found[list(asked)].tolist() == pytest.approx(list(asked.values()), abs=0.012)
    urbanity = sample.burglaries["municipality_code"].astype(str).map(municipalities().set_index("code")["urbanity"])
    detached = sample.burglaries["dwelling_type"] == "vrijstaand"
    assert detached[urbanity == 5].mean() > 2 * detached[urbanity <= 2].mean()


def test_7_to_8_percent_is_solved_and_only_then_the_offender_is_known(sample):
    assert (sample.burglaries["offender_group"] != contracts.UNKNOWN).mean() == pytest.approx(0.075, abs=0.004)


def test_a_few_places_are_unknown_and_then_nothing_of_the_place_is_told(sample):
    nowhere = sample.counted["place_flag"].isin([contracts.UNKNOWN, "bureau"])
    assert 0.02 < nowhere.mean() < 0.04
    for column in ("x_m", "y_m", "cell_id", "wijk_code", "buurt_code"):
        assert (sample.counted[column].isna() == nowhere).all()
    assert set(shares(sample.counted["place_flag"].astype(str)).index) == set(contracts.PLACE_FLAGS)


def test_a_known_place_lies_in_its_inhabited_cell(sample):
    known = sample.counted.dropna(subset=["x_m"])
    cell = (known["y_m"] // 125 * 100_000 + known["x_m"] // 125).astype("int64")
    assert (cell == known["cell_id"]).all()
    cells = sample.region.cells.set_index("cell_id").loc[cell]
    for column in ("municipality_code", "wijk_code", "buurt_code"):
        assert (cells[column].to_numpy() == known[column].astype(str).to_numpy()).all()


# --- Near repeats ------------------------------------------------------------------------------------------


def families(sample):
    """Per planted near repeat with two known places: metres and whole days between it and the one before."""
    rows = sample.sampled.incidents.set_index("incident_id")
    truth = sample.sampled.near_repeats
    later, before = rows.loc[truth["incident_id"]], rows.loc[truth["parent_id"]]
    metres = np.hypot(later["x_m"].to_numpy() - before["x_m"].to_numpy(), later["y_m"].to_numpy() - before["y_m"])
    days = later["earliest"].dt.normalize().to_numpy() - before["earliest"].dt.normalize().to_numpy()
    return metres.dropna().to_numpy(), days.astype("timedelta64[D]").astype(int)


def test_12_percent_of_the_burglaries_follow_another_2_to_3_at_the_same_address(sample):
    metres, _ = families(sample)
    share = len(sample.sampled.near_repeats) / len(sample.burglaries)
    assert share == pytest.approx(0.12, abs=0.006)
    assert 0.02 < (metres == 0).mean() * share < 0.03


def test_a_near_repeat_is_close_in_place_and_time(sample):
    metres, days = families(sample)
    apart = metres[metres > 0]
    assert apart.mean() == pytest.approx(90, rel=0.06)
    assert np.median(apart) == pytest.approx(90 * np.log(2), rel=0.08)
    # Days are counted up to whole ones: half a day more than the delay itself, on average.
    assert days.mean() - 0.5 == pytest.approx(8, rel=0.08)
    assert days.min() == 1


def test_a_near_repeat_is_often_done_in_the_same_way(sample):
    rows = sample.sampled.incidents.set_index("incident_id")["modus_operandi"].astype(str)
    truth = sample.sampled.near_repeats
    same = rows.loc[truth["incident_id"]].to_numpy() == rows.loc[truth["parent_id"]].to_numpy()
    assert same.mean() > 0.6


# --- Outbreaks ---------------------------------------------------------------------------------------------


def test_a_dozen_outbreaks_are_planted_where_and_when_the_truth_says(sample):
    truth = contracts.TRUTH_OUTBREAKS.from_frame(sample.sampled.outbreaks).to_pandas()
    assert len(truth) == len(OUTBREAKS) >= 12
    assert set(truth["area_code"].str[2:]) == set(truth["wijk_code"].str[2:6])
    for outbreak in truth.itertuples():
        inside = sample.burglaries[sample.burglaries["wijk_code"] == outbreak.wijk_code]
        day = inside["earliest"].dt.date
        length = (outbreak.end - outbreak.start).days + 14
        during = ((day >= outbreak.start) & (day <= outbreak.end + pd.Timedelta(days=13))).sum()
        year = ((day >= outbreak.start - pd.Timedelta(days=365)) & (day < outbreak.start)).sum() * length / 365
        assert during > max(2 * year, 0.5 * outbreak.extra)


# --- The same again ----------------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_incidents_and_another_seed_gives_others(sample):
    again = build_incidents(sample.region.areas, sample.region.cells, seed=2016)
    assert again.incidents.equals(sample.sampled.incidents)
    other = build_incidents(sample.region.areas, sample.region.cells, seed=2017)
    assert not other.incidents["incident_id"].isin(sample.sampled.incidents["incident_id"]).any()
    assert (by_municipality(counted(other))[2014] == by_municipality(sample.burglaries)[2014]).all()


def test_a_larger_scale_multiplies_the_rows(sample):
    tripled = build_incidents(sample.region.areas, sample.region.cells, scale=3, seed=2016)
    assert len(tripled.incidents) == pytest.approx(3 * len(sample.sampled.incidents), rel=0.01)
    assert tripled.outbreaks["extra"].sum() == 3 * sample.sampled.outbreaks["extra"].sum()


def counted(sampled):
    rows = sampled.incidents[~sampled.incidents["lapsed"]]
    rows = rows[rows["crime_type"].isin([contracts.WONINGINBRAAK, contracts.INBRAAK_MET_GEWELD])]
    return rows.assign(year=rows["earliest"].dt.year)
