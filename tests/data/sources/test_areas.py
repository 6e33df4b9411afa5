"""Outlines of CBS become the areas of the unit: hand-drawn squares first, then the real region."""

from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely.geometry import box

from data.contracts import AREAS, BUURT, DISTRICT, MUNICIPALITY, RD_NEW, UNIT, WIJK
from data.sources.areas import AreaFileRefused, Reference, read_areas

SHARED = Path(__file__).parents[3].parent / "shared" / "geo"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the reference folder ../shared/geo is not here")

#: Two municipalities in one district and a third in another; GM0003 becomes part of GM0002 in 2018.
REFERENCE = Reference(
    municipalities=pd.DataFrame(
        {
            "code": ["GM0001", "GM0002", "GM0003"],
            "name": ["Aa", "Bee", "Cee"],
            "district_code": ["ON-X", "ON-X", "ON-Y"],
            "district_name": ["Xland", "Xland", "Yland"],
            "population": [1000, 2000, 300],
            "dwellings": [400, 800, 100],
            "urbanity": [2, 3, 5],
            "school_region": ["Noord", "Noord", "Zuid"],
        }
    ),
    reorganisations=pd.DataFrame(
        {"old_code": ["GM0003"], "new_code": ["GM0002"], "date": [date(2018, 1, 1)]},
    ),
)


def squares(columns: dict[str, list], *, size: float = 1000.0, start: float = 200_000.0) -> gpd.GeoDataFrame:
    """One square per row, in a row from west to east."""
    count = len(next(iter(columns.values())))
    outlines = [box(start + i * size, 450_000, start + (i + 1) * size, 450_000 + size) for i in range(count)]
    return gpd.GeoDataFrame(columns, geometry=outlines, crs=RD_NEW)


def municipalities(**extra: list) -> gpd.GeoDataFrame:
    codes = ["GM0001", "GM0002", "GM0003"]
    return squares({"gemeentecode": codes, "gemeentenaam": ["Aa", "Bee", "Cee"], **extra})


def written(folder: Path, **layers: gpd.GeoDataFrame) -> Path:
    """A GeoPackage with the layers, as CBS publishes one."""
    file = folder / "wijkenbuurten.gpkg"
    for name, layer in layers.items():
        layer.to_file(file, layer=name)
    return file


def read(folder: Path, *, year: int = 2015, **layers: gpd.GeoDataFrame) -> pd.DataFrame:
    frame = read_areas([written(folder, **layers)], year=year, reference=REFERENCE)
    AREAS.from_frame(frame)
    return frame.set_index("code")


def test_unit_and_districts_are_drawn_from_their_municipalities(tmp_path):
    areas = read(tmp_path, gemeenten=municipalities())
    assert areas["level"].to_dict() == {
        "ON": UNIT, "ON-X": DISTRICT, "ON-Y": DISTRICT,
        "GM0001": MUNICIPALITY, "GM0002": MUNICIPALITY, "GM0003": MUNICIPALITY,
    }  # fmt: skip
    assert areas.loc["GM0001", "parent_code"] == "ON-X"
    assert areas.loc["ON-X", "parent_code"] == "ON"
    assert areas.loc["ON", "dwellings"] == 1300
    outline = shapely.from_wkb(areas.loc["ON-X", "geometry"])
    assert outline.equals(box(200_000, 450_000, 202_000, 451_000))


def test_the_label_point_lies_inside_the_outline(tmp_path):
    areas = read(tmp_path, gemeenten=municipalities())
    inside = shapely.contains_xy(shapely.from_wkb(areas["geometry"].to_numpy()), areas["x_m"], areas["y_m"])
    assert inside.all()


def test_numbers_of_the_file_win_and_no_data_falls_back_on_the_reference(tmp_path):
    areas = read(
        tmp_path,
        gemeenten=municipalities(aantal_inwoners=[1111, -99997, -99999999], woningvoorraad=[444, -99997, 90]),
    )
    assert areas.loc["GM0001", ["population", "dwellings"]].tolist() == [1111, 444]
    assert areas.loc["GM0002", ["population", "dwellings"]].tolist() == [2000, 800]
    assert areas.loc["GM0003", ["population", "dwellings"]].tolist() == [300, 90]


def test_columns_of_the_shapefiles_of_2015_are_understood(tmp_path):
    file = tmp_path / "gem_2015.shp"
    layer = municipalities(AANT_INW=[1111, -99997, 333], WATER=["NEE"] * 3)
    layer.rename(columns={"gemeentecode": "GM_CODE", "gemeentenaam": "GM_NAAM"}).to_file(file)
    areas = read_areas([file], year=2015, reference=REFERENCE).set_index("code")
    assert areas.loc["GM0001", ["name", "population"]].tolist() == ["Aa", 1111]


def test_statistical_codes_in_degrees_are_understood(tmp_path):
    file = tmp_path / "gemeenten.geojson"
    layer = municipalities().rename(columns={"gemeentecode": "statcode", "gemeentenaam": "statnaam"})
    layer.to_crs("EPSG:4326").to_file(file, driver="GeoJSON")
    areas = read_areas([file], year=2015, reference=REFERENCE).set_index("code")
    assert shapely.area(shapely.from_wkb(areas.loc["GM0001", "geometry"])) == pytest.approx(1e6, rel=1e-4)


def test_water_and_other_countries_are_left_out(tmp_path):
    layer = squares(
        {
            "gemeentecode": ["GM0001", "GM0002", "GM0003", "GM0001", "GM9999"],
            "gemeentenaam": ["Aa", "Bee", "Cee", "Aa", "Buitenland"],
            "water": ["NEE", "NEE", "NEE", "JA", "B"],
        }
    )
    areas = read(tmp_path, gemeenten=layer)
    assert "GM9999" not in areas.index
    assert shapely.area(shapely.from_wkb(areas.loc["GM0001", "geometry"])) == 1e6


def test_municipalities_of_other_units_are_left_out(tmp_path):
    columns = {"gemeentecode": ["GM0001", "GM0002", "GM0003", "GM0599"], "gemeentenaam": ["Aa", "Bee", "Cee", "Elders"]}
    buurten = squares({"buurtcode": ["BU00010101", "BU05990101"], "buurtnaam": ["Kern", "Elders"]})
    areas = read(tmp_path, gemeenten=squares(columns), buurten=buurten)
    assert areas.index[areas["level"].isin((MUNICIPALITY, BUURT))].tolist() == [
        "GM0001", "GM0002", "GM0003", "BU00010101",
    ]  # fmt: skip


def test_parents_follow_from_the_code_and_a_missing_wijk_is_drawn_from_its_buurten(tmp_path):
    buurten = squares(
        {
            "buurtcode": ["BU00010101", "BU00010102", "BU00020501"],
            "buurtnaam": ["Kern", "Rand", "Ver"],
            "wijkcode": ["WK000101", "WK000101", "WK000205"],
            "gemeentecode": ["GM0001", "GM0001", "GM0002"],
        }
    )
    wijken = squares({"wijkcode": ["WK000101"], "wijknaam": ["Wijk 01 Oost"], "gemeentecode": ["GM0001"]}, size=2000)
    areas = read(tmp_path, gemeenten=municipalities(), wijken=wijken, buurten=buurten)
    assert areas.loc["BU00010102", "parent_code"] == "WK000101"
    assert areas.loc["WK000101", ["name", "parent_code"]].tolist() == ["Wijk 01 Oost", "GM0001"]
    assert areas.loc["WK000205", ["name", "level", "parent_code"]].tolist() == ["Wijk 05", WIJK, "GM0002"]
    assert shapely.from_wkb(areas.loc["WK000205", "geometry"]).equals(buurten.geometry.iloc[2])


def test_a_merger_maps_the_old_code_and_adds_up_what_is_known(tmp_path):
    merged = squares({"gemeentecode": ["GM0001", "GM0002"], "gemeentenaam": ["Aa", "Bee"]})
    areas = read(tmp_path, year=2018, gemeenten=merged)
    assert areas.loc["GM0002", "earlier_codes"] == ["GM0003"]
    assert areas.loc["GM0002", ["population", "dwellings"]].tolist() == [2300, 900]
    assert areas.loc["GM0001", "earlier_codes"] == []
    assert set(areas["year"]) == {2018}


def test_a_map_of_another_year_is_refused_with_the_codes_that_miss(tmp_path):
    merged = squares({"gemeentecode": ["GM0001", "GM0002"], "gemeentenaam": ["Aa", "Bee"]})
    with pytest.raises(AreaFileRefused, match=r"mist 1 gemeenten van de indeling van 2015: GM0003"):
        read(tmp_path, gemeenten=merged)


def test_a_buurt_that_contradicts_its_municipality_is_refused(tmp_path):
    buurten = squares({"buurtcode": ["BU00010101"], "buurtnaam": ["Kern"], "gemeentecode": ["GM0002"]})
    with pytest.raises(AreaFileRefused, match="BU00010101 staat bij GM0002"):
        read(tmp_path, gemeenten=municipalities(), buurten=buurten)


def test_a_layer_that_is_given_twice_is_refused(tmp_path):
    file = written(tmp_path, gemeenten=municipalities())
    with pytest.raises(AreaFileRefused, match="meer dan één kaartlaag"):
        read_areas([file, file], year=2015, reference=REFERENCE)


@pytest.mark.parametrize("content", ["", "geen kaart", '{"type": "FeatureCollection", "features": []}'])
def test_a_file_that_is_no_map_is_refused_in_dutch(tmp_path, content):
    file = tmp_path / "kaart.geojson"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(AreaFileRefused, match=r"kaart"):
        read_areas([file], year=2015, reference=REFERENCE)


def test_a_map_without_codes_is_refused(tmp_path):
    with pytest.raises(AreaFileRefused, match="geen kolom met gemeentecode"):
        read(tmp_path, gemeenten=squares({"naam": ["Aa"]}))


@needs_shared
def test_the_real_region_has_five_districts_79_municipalities_and_every_parent():
    areas = read_areas([SHARED / "wijkenbuurten_2015_oostnl_demo.gpkg"], year=2015, reference=real_reference())
    AREAS.from_frame(areas)
    counts = areas["level"].value_counts()
    assert counts[[UNIT, DISTRICT, MUNICIPALITY, BUURT]].tolist() == [1, 5, 79, 2377]
    assert areas.groupby("parent_code").size()[["ON-IJ", "ON-TW", "ON-NG", "ON-GM", "ON-GZ"]].tolist() == [
        11, 14, 22, 16, 16,
    ]  # fmt: skip
    assert set(areas["parent_code"].dropna()) <= set(areas["code"])
    named = areas.set_index("code")
    assert named.loc["GM0241", "earlier_codes"] == ["GM0265", "GM0282"]
    unit = shapely.from_wkb(named.loc["ON", "geometry"])
    parts = shapely.from_wkb(areas.loc[areas["level"] == MUNICIPALITY, "geometry"].to_numpy())
    assert unit.area == pytest.approx(shapely.area(parts).sum(), rel=1e-6)


@needs_shared
def test_the_real_outlines_in_degrees_give_the_same_places_as_those_in_metres():
    metres = read_areas([SHARED / "wijkenbuurten_2015_oostnl_demo.gpkg"], year=2015, reference=real_reference())
    degrees = read_areas([SHARED / "gemeenten_2015_oostnl_middel.geojson"], year=2015, reference=real_reference())
    outlines = [
        gpd.GeoSeries.from_wkb(areas.set_index("code")["geometry"], crs=RD_NEW).loc["GM0228"]
        for areas in (metres, degrees)
    ]
    overlap = outlines[0].intersection(outlines[1]).area / outlines[0].union(outlines[1]).area
    assert overlap > 0.97


def real_reference() -> Reference:
    """The unit's own table from the reference folder, in the columns the import asks for."""
    table = pd.read_csv(SHARED / "municipalities_2015.csv")
    letters = {
        "IJsselland": "IJ", "Twente": "TW", "Noord- en Oost-Gelderland": "NG",
        "Gelderland-Midden": "GM", "Gelderland-Zuid": "GZ",
    }  # fmt: skip
    return Reference(
        municipalities=table.rename(
            columns={
                "district": "district_name",
                "population_2015": "population",
                "dwellings_2015": "dwellings",
                "sted_2017": "urbanity",
                "school_holiday_region": "school_region",
            }
        ).assign(district_code="ON-" + table["district"].map(letters)),
        reorganisations=pd.read_csv(SHARED / "reorganisations.csv"),
    )
