"""Fetching the map of CBS: page by page into one file, or one sentence and no file."""

import json
from urllib.error import URLError
from urllib.parse import parse_qs, urlparse

import geopandas as gpd
import pyogrio
import pytest
from shapely.geometry import box, mapping

from data.contracts import AREAS, UNIT
from data.errors import InputRefused
from data.sources import download
from data.sources.download import download_areas
from data.sources.own_areas import read_own_areas


def pages(address: str) -> bytes:
    """PDOK with three outlines a layer."""
    asked = parse_qs(urlparse(address).query)
    layer, start, count = asked["typeNames"][0].partition(":")[2], int(asked["startIndex"][0]), int(asked["count"][0])
    word = {"gemeenten": "gemeente", "wijken": "wijk", "buurten": "buurt"}[layer]
    features = [
        {
            "type": "Feature", "geometry": mapping(box(number, 0, number + 1, 1)),
            "properties": {f"{word}code": f"X{number}", f"{word}naam": "naam"},
        }
        for number in range(3)
    ]  # fmt: skip
    return json.dumps({"features": features[start : start + count]}).encode()


def test_all_pages_of_all_layers_come_into_one_file(tmp_path, monkeypatch):
    monkeypatch.setattr(download, "PAGE", 2)
    target, steps = tmp_path / "kaart.gpkg", []
    download_areas(2023, target, tell=steps.append, get=pages)
    assert [name for name, _ in pyogrio.list_layers(target)] == ["gemeenten", "wijken", "buurten"]
    assert len(gpd.read_file(target, layer="buurten")) == 3
    assert steps[0] == "De gemeenten worden opgehaald"
    assert [path.name for path in tmp_path.iterdir()] == ["kaart.gpkg"]


def refuse(error: Exception):
    def get(_: str) -> bytes:
        raise error

    return get


@pytest.mark.parametrize(
    ("get", "said"),
    [
        (refuse(URLError("offline")), "geen verbinding"),
        (refuse(TimeoutError()), "geen verbinding"),
        (lambda _: b"<html>", "geen kaart"),
        (lambda _: b"{}", "geen kaart"),
    ],
)
def test_offline_or_nonsense_is_one_sentence_and_no_file(tmp_path, get, said):
    with pytest.raises(InputRefused, match=said):
        download_areas(2023, tmp_path / "kaart.gpkg", tell=lambda _: None, get=get)
    assert list(tmp_path.iterdir()) == []


def test_polygons_of_another_city_become_areas_of_their_own(tmp_path):
    file = tmp_path / "beats.geojson"
    shapes = [box(0, 0, 0.1, 0.1), box(0.1, 0, 0.2, 0.1)]
    gpd.GeoDataFrame({"community": ["NORTH SIDE", "loop"]}, geometry=shapes, crs="EPSG:4326").to_file(file)
    areas = read_own_areas([file], crs="EPSG:32631", name="Elders", year=2020)
    AREAS.check(areas)
    rows = {row["code"]: row for row in areas.select(["code", "name", "level", "parent_code"]).to_pylist()}
    assert rows["ON"] == {"code": "ON", "name": "Elders", "level": UNIT, "parent_code": None}
    assert rows["GM9001"]["name"] == "North Side"
    assert rows["BU90020101"]["parent_code"] == "WK900201"
    points = tmp_path / "points.geojson"
    gpd.GeoDataFrame({"a": [1]}, geometry=[shapes[0].centroid], crs="EPSG:4326").to_file(points)
    with pytest.raises(InputRefused, match="geen vlakken"):
        read_own_areas([points], crs="EPSG:32631", name="Elders", year=2020)
