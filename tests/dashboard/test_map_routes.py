"""The addresses of the map's layers: kept for ever when right, a Dutch sentence and 404 when anything is forged."""

import pytest

ASKED = "?gebied=GM0001&periode=2016-11-21&dag=2016-12-05"


@pytest.fixture
def version(region):
    return (region / "CURRENT").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("layer", ["zones", "ketens", "incidenten"])
def test_a_layer_is_geojson_that_one_browser_keeps(web, version, layer):
    answer = web.get(f"/geo/{version}/kaart/{layer}.geojson{ASKED}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert answer.get_json(force=True)["type"] == "FeatureCollection"


def test_the_cells_of_a_municipality_are_kept_for_ever(web, version):
    answer = web.get(f"/geo/{version}/cellen/GM0001.geojson")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("layer", ["bebouwing", "levensloop-3", "dichtheid-10", "gi-1"])
@pytest.mark.parametrize("scheme", ["licht", "donker"])
def test_a_picture_is_png(web, version, layer, scheme):
    answer = web.get(f"/geo/{version}/kaart/{layer}.png{ASKED}&thema={scheme}")
    assert (answer.status_code, answer.mimetype, answer.data[:4]) == (200, "image/png", b"\x89PNG")


@pytest.mark.parametrize(
    "address",
    [
        "kaart/adressen.geojson" + ASKED,
        "kaart/zones.geojson",
        "kaart/zones.geojson?dag=2016-12-06",
        "kaart/zones.geojson?gebied=GM9999&dag=2016-12-05",
        "kaart/zones.geojson?periode=2016-11-22&dag=2016-12-05",
        "kaart/levensloop-3.png" + ASKED,
        "kaart/levensloop-3.png" + ASKED + "&thema=paars",
        "kaart/gi-0.png" + ASKED + "&thema=licht",
        "kaart/gi-99999999999999999999.png" + ASKED + "&thema=licht",
        "kaart/gi-3-3.png" + ASKED + "&thema=licht",
        "kaart/gi-%C2%B3.png" + ASKED + "&thema=licht",
        "kaart/x.png" + ASKED + "&thema=licht",
        "cellen/GM9999.geojson",
        "cellen/WK000101.geojson",
    ],
)
def test_what_is_forged_is_refused_in_dutch(web, version, address):
    answer = web.get(f"/geo/{version}/{address}")
    assert answer.status_code == 404
    assert answer.text.startswith(("De ", "Deze ", "Dit "))


def test_another_version_is_refused(web):
    assert web.get(f"/geo/000000-nothing/kaart/zones.geojson{ASKED}").status_code == 404


@pytest.mark.parametrize("name", ["zones", "cellen-levensloop-3", "cellen-dichtheid-5", "cellen-gi-10"])
def test_what_is_taken_along_says_what_it_is_and_that_it_is_invented(web, version, name):
    answer = web.get(f"/geo/{version}/export/{name}.geojson{ASKED}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="veiligheidsbeeld-{name}.geojson"'
    about = answer.get_json(force=True)["herkomst"]
    assert (about["gebied"], about["van"], about["fictief"]) == ("Aaldorp", "2016-11-21", True)


@pytest.mark.parametrize("name", ["adressen", "cellen-", "cellen-gi", "cellen-gi-11", "zones-"])
def test_nothing_else_can_be_taken_along(web, version, name):
    answer = web.get(f"/geo/{version}/export/{name}.geojson{ASKED}")
    assert (answer.status_code, "Content-Disposition" in answer.headers) == (404, False)
