"""The map of the demo: whole, without gaps, recognisable, and with towns that look like towns."""

import geopandas as gpd
import numpy as np
import pytest
import shapely

from data import contracts, reference
from data.sample.region import YEAR, build_region, municipalities

LEVELS = contracts.AREA_LEVELS


def outlines(region, level):
    areas = region.areas[region.areas["level"] == level].set_index("code")
    return gpd.GeoSeries(shapely.from_wkb(areas["geometry"].to_numpy()), index=areas.index, crs=contracts.RD_NEW)


def test_the_frames_keep_their_contracts(region):
    contracts.AREAS.from_frame(region.areas)
    contracts.CELLS.from_frame(region.cells)
    contracts.STREETS.from_frame(region.streets)


def test_there_are_five_districts_79_municipalities_and_about_500_wijken(region):
    number = region.areas["level"].value_counts()
    assert (number["eenheid"], number["district"], number["gemeente"]) == (1, 5, 79)
    assert 450 <= number["wijk"] <= 560
    assert number["buurt"] >= 3 * number["wijk"]


def test_wijken_and_buurten_say_in_their_name_that_they_are_invented(region):
    areas = region.areas.set_index("code")
    assert areas.loc["WK020003", "name"] == "Apeldoorn wijk 03 (fictief)"
    assert areas.loc["BU02000302", "name"] == "Apeldoorn buurt 03-02 (fictief)"
    small = areas[areas["level"].isin([contracts.WIJK, contracts.BUURT])]
    assert small["name"].str.endswith("(fictief)").all()


def test_groesbeek_is_berg_en_dal(region):
    areas = region.areas.set_index("code")
    assert "GM0241" not in areas.index
    assert areas.loc["GM1945", "name"] == "Berg en Dal"
    assert "GM0241" in areas.loc["GM1945", "earlier_codes"]
    assert (areas["year"] == YEAR).all()


@pytest.mark.parametrize("level", LEVELS)
def test_every_outline_is_one_piece_and_neighbours_share_their_border(region, level):
    shapes = outlines(region, level)
    assert set(shapes.geom_type) == {"Polygon"}
    assert shapely.get_num_interior_rings(shapes.array).sum() == 0
    assert shapes.is_valid.all()
    assert shapely.coverage_is_valid(shapes.array)


def test_each_level_covers_the_same_land(region):
    whole = outlines(region, contracts.UNIT).iloc[0]
    for level in LEVELS[1:]:
        assert outlines(region, level).area.sum() == pytest.approx(whole.area, rel=1e-9)


def test_every_area_lies_in_the_area_it_is_part_of(region):
    areas = region.areas.set_index("code")
    for level, above in zip(LEVELS[1:], LEVELS, strict=False):
        inner, outer = outlines(region, level), outlines(region, above)
        parents = outer.loc[areas.loc[inner.index, "parent_code"]]
        assert inner.representative_point().within(parents, align=False).all()


def test_every_municipality_holds_its_own_centroid_and_every_area_its_label(region):
    table = municipalities().set_index("code")
    shapes = outlines(region, contracts.MUNICIPALITY)
    centroids = gpd.GeoSeries(gpd.points_from_xy(table["x_m"], table["y_m"]), index=table.index, crs=contracts.RD_NEW)
    assert shapes.contains(centroids.loc[shapes.index]).all()
    labels = shapely.points(region.areas[["x_m", "y_m"]].to_numpy())
    assert shapely.contains(shapely.from_wkb(region.areas["geometry"].to_numpy()), labels).all()


def test_municipalities_have_about_the_land_area_they_have(region):
    ratio = outlines(region, contracts.MUNICIPALITY).area / 1e6 / municipalities().set_index("code")["land_km2"]
    assert ratio.between(0.9, 1.1).sum() >= 75
    assert ratio.between(0.95, 1.05).mean() > 0.8


def test_neighbours_on_the_map_are_neighbours_in_the_country(region):
    shapes = outlines(region, contracts.MUNICIPALITY)
    name = municipalities().set_index("code")["name"]
    touching = {
        frozenset((name.iloc[i], name.iloc[j]))
        for i, j in shapes.sindex.query(shapes.array, predicate="touches").T
    }  # fmt: skip
    expected = (
        "Almelo-Wierden", "Arnhem-Renkum", "Barneveld-Ede", "Deventer-Voorst", "Enschede-Hengelo", "Kampen-Zwolle",
        "Nijmegen-Heumen", "Apeldoorn-Epe", "Tiel-Buren", "Zutphen-Lochem",
    )  # fmt: skip
    assert [pair for pair in expected if frozenset(pair.split("-")) not in touching] == []


def test_dwellings_of_the_cells_sum_to_those_of_the_areas(region):
    areas = region.areas.set_index("code")
    for level in (contracts.MUNICIPALITY, contracts.WIJK, contracts.BUURT):
        column = {"gemeente": "municipality_code"}.get(level, f"{level}_code")
        counted = region.cells.groupby(column)["dwellings"].sum()
        known = areas.loc[areas["level"] == level, "dwellings"].astype(int)
        assert (counted.reindex(known.index, fill_value=0) == known).all()
    assert areas.loc["ON", "dwellings"] == reference.municipalities()["dwellings"].sum()
    assert areas.loc["ON", "population"] == reference.municipalities()["population"].sum()


def test_people_of_the_wijken_sum_to_those_of_the_municipality(region):
    areas = region.areas.set_index("code")
    for level in (contracts.WIJK, contracts.BUURT):
        small = areas[areas["level"] == level]
        summed = small.groupby("GM" + small.index.str[2:6])["population"].sum()
        assert (summed == areas.loc[summed.index, "population"]).all()


def test_a_cell_lies_in_the_buurt_that_it_names(region):
    centres = gpd.GeoSeries(gpd.points_from_xy(region.cells["x_m"], region.cells["y_m"]), crs=contracts.RD_NEW)
    assert (region.cells["cell_id"] == (region.cells["y_m"] // 125 * 100_000 + region.cells["x_m"] // 125)).all()
    shapes = outlines(region, contracts.BUURT).loc[region.cells["buurt_code"]]
    assert centres.within(shapes, align=False).all()
    assert (region.cells["buurt_code"].str[2:8] == region.cells["wijk_code"].str[2:]).all()
    assert (region.cells["wijk_code"].str[2:6] == region.cells["municipality_code"].str[2:]).all()


def test_a_town_is_dense_in_its_middle_and_empty_far_out(region):
    place = region.areas.set_index("code")
    for code in ("GM0200", "GM0193", "GM0153", "GM0202", "GM0150"):
        cells = region.cells[region.cells["municipality_code"] == code]
        away = np.hypot(cells["x_m"] - place.loc[code, "x_m"], cells["y_m"] - place.loc[code, "y_m"])
        middle, ring, outside = (
            cells.loc[away.between(*ends), "dwellings"].mean() for ends in ((0, 700), (1_500, 2_200), (5_000, 99_999))
        )
        assert middle > 1.5 * ring > 3 * outside


def test_most_people_live_on_a_small_part_of_the_land(region):
    cells = outlines(region, contracts.UNIT).area.iloc[0] / 125**2
    dense = region.cells[region.cells["dwellings"] >= 8]
    assert len(region.cells) < 0.2 * cells
    assert dense["dwellings"].sum() > 0.85 * region.cells["dwellings"].sum()
    assert len(dense) < 0.12 * cells


def test_most_wijken_have_a_village_of_their_own(region):
    dense = region.cells[region.cells["dwellings"] >= 8].groupby("wijk_code").size()
    wijken = region.areas.loc[region.areas["level"] == contracts.WIJK, "code"]
    assert (dense.reindex(wijken, fill_value=0) >= 8).mean() > 0.85


def test_streets_hold_all_dwellings_and_have_one_name_per_place(region):
    summed = region.streets.groupby("cell_id")["dwellings"].sum()
    assert (summed == region.cells.set_index("cell_id")["dwellings"]).all()
    assert (region.streets["dwellings"] >= 1).all()
    assert region.streets.groupby("street").size().max() < 0.01 * len(region.streets)


def test_another_seed_gives_another_map_that_is_as_whole():
    other = build_region(7)
    for level in LEVELS:
        shapes = outlines(other, level)
        assert set(shapes.geom_type) == {"Polygon"}
        assert shapely.coverage_is_valid(shapes.array)
    assert other.areas["level"].value_counts()["gemeente"] == 79
