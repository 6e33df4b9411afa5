"""Any supplier's export through a small mapping file: own headings, no headings, another coordinate system."""

from pathlib import Path

import pytest
import shapely

from data.sources.delivered import DeliveryRefused
from data.sources.mapping import MappingRefused, read_mapping
from tests.exports import export, frame, only, read

#: Burglaries of another city, as its open data gives them: no heading row, feet and miles far from here.
ELSEWHERE = """JA123456,10/12/2015 08:15:00 PM,0610,FORCIBLE ENTRY,HOUSE,350100.5,580200.25
JA123457,10/13/2015 12:05:00 AM,0610,UNLAWFUL ENTRY,APARTMENT,350300,580400
JA123458,,0610,FORCIBLE ENTRY,APARTMENT,350300,580400
"""
MAPPING = """
supplier = "Andere stad"
epsg = 26971
date_format = "%m/%d/%Y"
columns = ["id", "start", "", "modus_operandi", "dwelling_type", "x", "y"]
crime_type = "woninginbraak"

[words.dwelling_type]
house = "vrijstaand"
"""


def mapping(folder: Path, text: str):
    file = folder / "mapping.toml"
    file.write_text(text, encoding="utf-8")
    return read_mapping(file)


def test_another_city_without_a_heading_row_in_its_own_metres(tmp_path):
    delivery = read(ELSEWHERE, mapping=mapping(tmp_path, MAPPING), nowhere=True)
    incidents = frame(delivery)
    assert incidents["earliest"].astype(str).tolist() == ["2015-10-12 20:15:00", "2015-10-13 00:05:00"]
    assert incidents["dwelling_type"].tolist() == ["vrijstaand", "appartement"]
    assert incidents["modus_operandi"].tolist() == ["raam_deur_forceren", "insluiping"]
    assert incidents["x_m"].tolist() == [350100.5, 350300]
    assert (delivery.crs, delivery.supplier) == ("EPSG:26971", "Andere stad")
    assert delivery.accounting.reasons == {"begin en einde onbekend": 1}
    assert delivery.accounting.dropped_columns == ("kolom 3",)
    outline = shapely.from_wkb(delivery.areas["geometry"][0].as_py())
    assert shapely.contains_xy(outline, incidents["x_m"], incidents["y_m"]).all()


def test_degrees_in_the_netherlands_become_rijksdriehoek(tmp_path):
    told = mapping(tmp_path, 'epsg = 4326\n[headings]\nx = "lon"\ny = "lat"')
    given = export({"X": "5,9", "Y": "52,1"}).replace(";X;Y;", ";lon;lat;")
    delivery = read(given, mapping=told, nowhere=True)
    assert delivery.crs == "EPSG:28992"
    assert only(delivery)["x_m"] == pytest.approx(191_000, abs=2_000)
    assert only(delivery)["y_m"] == pytest.approx(456_000, abs=2_000)


def test_degrees_elsewhere_become_metres(tmp_path):
    told = mapping(tmp_path, "epsg = 4326")
    delivery = read(export({"X": "-87.6", "Y": "41.9"}, {"X": "-87.7", "Y": "41.8"}), mapping=told, nowhere=True)
    assert delivery.crs == "EPSG:32616"
    width = frame(delivery)["x_m"].max() - frame(delivery)["x_m"].min()
    assert width == pytest.approx(8_300, abs=300)


def test_a_supplier_without_numbers_gets_numbers_from_the_rows_themselves(tmp_path):
    told = mapping(tmp_path, 'crime_type = "woninginbraak"')
    given = export({}, {}, {"X": "206000"}).replace("Registratienummer", "Volgnr")
    incidents = frame(read(given, mapping=told))
    assert incidents["incident_id"].is_unique
    assert frame(read(given, mapping=told))["incident_id"].tolist() == incidents["incident_id"].tolist()


def test_own_headings_go_before_the_built_in_ones(tmp_path):
    told = mapping(tmp_path, '[headings]\nmodus_operandi = "Straat"')
    assert only(read(export({"Straat": "Babbeltruc"}), mapping=told))["modus_operandi"] == "babbeltruc"


def test_a_constant_fills_what_a_row_leaves_empty(tmp_path):
    told = mapping(tmp_path, '[constants]\nmunicipality = "Beekstad"')
    incidents = frame(read(export({"X": "", "Gemeente": ""}, {"X": ""}), mapping=told))
    assert incidents["municipality_code"].tolist() == ["GM0002", "GM0001"]


def test_own_words_for_the_crime(tmp_path):
    told = mapping(tmp_path, '[words.crime_type]\n"HOME INVASION" = "inbraak_met_geweld"')
    delivery = read(export({"MK": "Home invasion"}), mapping=told)
    assert only(delivery)["crime_type"] == "inbraak_met_geweld"


def test_known_stations_are_no_place(tmp_path):
    told = mapping(tmp_path, "stations = [[205010.5, 455010.5]]")
    assert only(read(export({}), mapping=told))["place_flag"] == "bureau"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("epsg = ", "TOML"), ('epsg = "x"', "epsg"), ("epsg = 1", "epsg"), ("vreemd = 1", "vreemd"),
        ('columns = ["id", "id"]', "meer dan één"), ('[headings]\nnaam = "Naam"', "onbekend veld"),
        ('crime_type = "moord"', "moord"), ('[words.entry]\nx = "schoorsteen"', "schoorsteen"),
        ('separator = ";;"', "separator"),
    ],
)  # fmt: skip
def test_a_mapping_that_cannot_be_is_refused_in_one_sentence(tmp_path, text, sentence):
    with pytest.raises(MappingRefused, match=sentence):
        mapping(tmp_path, text)


def test_a_mapping_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(MappingRefused, match="niet te lezen"):
        read_mapping(tmp_path / "niets.toml")


def test_columns_that_do_not_fit_the_file_are_refused(tmp_path):
    with pytest.raises(DeliveryRefused):
        read("alleen tekst\nzonder kolommen\n", mapping=mapping(tmp_path, MAPPING), nowhere=True)
