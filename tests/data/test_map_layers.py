"""What the browser is sent: cells and their centres, never the place of a burglary; pictures that lie over cells."""

import io
import json

import numpy as np
import pytest
import shapely
from PIL import Image

from analysis.grid import Grid, cell_centres
from data import map_served
from data.degrees import bounds_of, centres, to_degrees
from data.map_picture import lookup, picture, size
from data.query import Query
from tests import town
from tests.town import burglary, on_the_farm

AALDORP = Query(area="GM0001")
ROWS = (
    burglary(10, 10, "2016-11-20"), burglary(10, 11, "2016-11-24", east=99.0), burglary(12, 11, "2016-11-29"),
    burglary(1, 1, "2016-11-24"), on_the_farm("2016-11-24"), on_the_farm("2016-11-26"),
)  # fmt: skip


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    return town.answers_on(town.publish(tmp_path_factory.mktemp("town"), *ROWS))


def features(answers, layer):
    return json.loads(map_served.layer(answers, AALDORP, layer))["features"]


def degrees(row, column):
    x, y = centres(np.array([town.cell_id(row, column)]))
    return [float(x[0]), float(y[0])]


def test_incidents_are_at_the_centre_of_their_cell_and_the_farm_is_not_there(answers):
    places = [one["geometry"]["coordinates"] for one in features(answers, "incidenten")]
    assert sorted(places) == sorted([degrees(10, 11), degrees(12, 11), degrees(1, 1)])


def test_rings_stand_at_cell_centres_with_their_hours_left(answers):
    rings = [one for one in features(answers, "zones") if one["properties"]["kind"] == "ring"]
    assert sorted(one["geometry"]["coordinates"] for one in rings) == sorted(
        [degrees(10, 11), degrees(12, 11), degrees(1, 1)]
    )
    assert all(0 < one["properties"]["share"] <= 1 and one["properties"]["hours"] > 0 for one in rings)


def test_zone_outlines_are_the_union_of_their_cells(answers):
    outer, primary = features(answers, "zones")[:2]
    assert (outer["properties"]["kind"], primary["properties"]["kind"]) == ("buiten", "primair")
    assert _area(primary) < _area(outer)


def _area(feature):
    return shapely.from_geojson(json.dumps(feature["geometry"])).area


def test_chains_run_between_cell_centres(answers):
    lines = [one["geometry"]["coordinates"] for one in features(answers, "ketens")]
    ends = {tuple(end) for line in lines for end in line}
    assert ends <= {tuple(degrees(10, 10)), tuple(degrees(10, 11)), tuple(degrees(12, 11))}
    assert len(lines) >= 1


def test_cells_of_a_municipality_come_in_order_of_number_with_a_shade(answers):
    found = json.loads(map_served.cell_outlines(answers, "GM0001"))["features"]
    assert [one["properties"]["i"] for one in found] == list(range(442))
    assert {one["properties"]["t"] for one in found} == {1, 2}


def test_no_layer_holds_the_place_of_a_burglary(answers):
    sent = b"".join([
        *(map_served.layer(answers, AALDORP, layer) for layer in ("zones", "ketens", "incidenten")),
        map_served.cell_outlines(answers, "GM0001"),
    ])  # fmt: skip
    for row in ROWS:
        x, y = to_degrees(np.array([row["x_m"]]), np.array([row["y_m"]]))
        assert f"{float(x[0])},{float(y[0])}".encode() not in sent
        assert str(int(row["x_m"])).encode() not in sent


def test_every_pixel_shows_the_cell_it_lies_in():
    grid = Grid(3630, 1630, 21, 30)
    shape = size(grid)
    found = lookup(grid, shape)
    west, south, east, north = bounds_of(grid)
    x_m, y_m = cell_centres(grid.cell_ids.ravel())
    longitude, latitude = to_degrees(x_m, y_m)
    column = ((longitude - west) / (east - west) * shape[1]).astype(int)
    top, bottom, at = (np.arctanh(np.sin(np.radians(one))) for one in (north, south, latitude))
    row = ((top - at) / (top - bottom) * shape[0]).astype(int)
    assert (found[row, column] == np.arange(grid.rows * grid.columns)).all()


def test_a_picture_has_the_colours_it_is_given_and_is_clear_elsewhere():
    grid = Grid(3630, 1630, 4, 4)
    values = np.zeros(grid.shape, np.uint8)
    values[0, 0] = 2
    image = Image.open(io.BytesIO(picture(grid, values, [(1, 2, 3), (200, 100, 0)])))
    assert image.mode == "P"
    pixels = np.asarray(image.convert("RGBA"))
    assert set(map(tuple, pixels[pixels[..., 3] > 0].tolist())) == {(200, 100, 0, 255)}
    south_west = pixels[pixels.shape[0] // 2 :, : pixels.shape[1] // 2, 3]
    assert (south_west > 0).sum() == (pixels[..., 3] > 0).sum()
