"""Dwellings per 125 m cell: squares and points keep their total, and what was spread says so."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from data.contracts import AREAS, CELLS, RD_NEW
from data.errors import InputRefused
from data.sources.cells import _recut, estimate_cells, known, placed_again, read_cells
from data.sources.relocate import relocated
from data.sources.streets import read_streets
from data.sources.within import codes_of
from tests.world import areas, incidents

#: South-west corner of the first municipality of the small world; a corner of a cell too.
WEST, SOUTH = 200_000, 450_000


def table(folder, text: str):
    file = folder / "woningen.csv"
    file.write_text(text, encoding="utf-8")
    return file


def by_cell(cells) -> dict[int, int]:
    return dict(zip(cells["cell_id"].to_pylist(), cells["dwellings"].to_pylist(), strict=True))


def cell(column: int, row: int) -> int:
    return (SOUTH // 125 + row) * 100_000 + WEST // 125 + column


def test_a_point_brings_all_its_dwellings_to_its_cell(tmp_path):
    file = table(tmp_path, "x;y;woningen\n200010,5;450010;3\n200124;450124;4\n200125;450000;5\n")
    assert by_cell(read_cells(file, areas())) == {cell(0, 0): 7, cell(1, 0): 5}


def test_a_square_of_100_m_is_shared_by_the_area_it_has_in_each_cell(tmp_path):
    """The square from 100 to 200 m lies for a quarter in the first column and for three quarters in the second."""
    file = table(tmp_path, "crs28992res100m,aantal_woningen\nE2001N4500,100\n")
    assert by_cell(read_cells(file, areas())) == {cell(0, 0): 25, cell(1, 0): 75}


def test_squares_on_a_map_are_read_as_they_lie(tmp_path):
    file = tmp_path / "vierkanten.gpkg"
    shape = shapely.box(WEST + 100, SOUTH, WEST + 200, SOUTH + 100)
    gpd.GeoDataFrame({"aantal_woningen": [100, -99997]}, geometry=[shape, shape], crs=RD_NEW).to_file(file)
    assert by_cell(read_cells(file, areas())) == {cell(0, 0): 25, cell(1, 0): 75}


@given(
    st.lists(
        st.tuples(st.floats(0, 2000), st.floats(0, 2000), st.sampled_from([0.0, 100.0, 500.0]), st.integers(1, 50)),
        min_size=1, max_size=20,
    )
)  # fmt: skip
def test_re_cutting_keeps_the_total(squares):
    west, south, side, dwellings = (np.array(values, float) for values in zip(*squares, strict=True))
    _, values = _recut(WEST + west, SOUTH + south, side, dwellings)
    assert values.sum() == pytest.approx(dwellings.sum())


def test_whole_dwellings_keep_the_total_of_the_municipality(tmp_path):
    rows = "".join(f"E{2000 + i}N{4500 + i},3\n" for i in range(40))
    cells = read_cells(table(tmp_path, "crs28992res100m,aantal_woningen\n" + rows), areas())
    assert sum(cells["dwellings"].to_pylist()) == 120
    assert not any(cells["estimated"].to_pylist())
    assert known(cells)


def test_a_cell_just_outside_the_outline_belongs_to_the_nearest_area_and_farther_ones_are_left_out(tmp_path):
    file = table(tmp_path, f"x;y;woningen\n{WEST - 10};{SOUTH + 10};3\n{WEST - 1000};{SOUTH};9\n")
    cells = read_cells(file, areas())
    assert cells["dwellings"].to_pylist() == [3]
    assert cells["municipality_code"].to_pylist() == ["GM0001"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x;y\n1;1\n", "aantal woningen"),
        ("woningen\n5\n", "waar de woningen staan"),
        ("x;y;woningen\n1;1;5\n", "geen woningen binnen"),
    ],
)
def test_a_file_without_dwellings_or_places_is_refused(tmp_path, text, said):
    with pytest.raises(InputRefused, match=said):
        read_cells(table(tmp_path, text), areas())


def test_without_a_file_municipal_dwellings_are_spread_and_marked():
    cells = estimate_cells(areas()).to_pandas()
    assert cells["estimated"].all()
    assert cells.groupby("municipality_code")["dwellings"].sum().to_dict() == {
        "GM0001": 10_000, "GM0002": 40_000, "GM0003": 50,
    }  # fmt: skip
    assert cells.loc[cells["municipality_code"] == "GM0002", "dwellings"].between(6, 7).all()
    assert not known(CELLS.from_frame(cells))


def two_buurten(**columns: list) -> pd.DataFrame:
    """GM0001 cut in two buurten, a quarter and three quarters of its land."""
    frame = areas().to_pandas()
    own = frame[frame["code"] == "BU00010101"]
    parts = pd.concat([own, own], ignore_index=True).assign(code=["BU00010101", "BU00010102"], **columns)
    shapes = [shapely.box(WEST, SOUTH, WEST + 2500, SOUTH + 10_000), shapely.box(WEST + 2500, SOUTH, 210_000, 460_000)]
    parts["geometry"] = [shape.wkb for shape in shapes]
    return pd.concat([frame[frame["code"] != "BU00010101"], parts], ignore_index=True)


@pytest.mark.parametrize(
    ("columns", "first"),
    [
        ({"dwellings": [6000, 2000], "population": [1, 1]}, 7500),
        ({"dwellings": [None, 2000], "population": [300, 700]}, 3000),
        ({"dwellings": [None, None], "population": [300, None]}, 2500),
    ],
    ids=["by dwellings", "by people", "by land"],
)
def test_buurten_share_by_what_is_known_of_all_of_them(columns, first):
    split = AREAS.from_frame(two_buurten(**columns).astype({"dwellings": "Int32", "population": "Int32"}))
    cells = estimate_cells(split).to_pandas()
    assert cells.loc[cells["buurt_code"] == "BU00010101", "dwellings"].sum() == pytest.approx(first, abs=1)


def test_without_buurten_there_are_no_cells():
    frame = areas().to_pandas()
    assert estimate_cells(AREAS.from_frame(frame[frame["level"] != "buurt"])).num_rows == 0


def test_cells_and_incidents_are_looked_up_again_in_new_outlines():
    frame = areas().to_pandas()
    merged = frame[~frame["code"].str.contains("0003")].copy()
    shapes = {"GM0002": shapely.box(210_000, SOUTH, 230_000, 460_000)}
    shapes |= {"WK000201": shapes["GM0002"], "BU00020101": shapes["GM0002"]}
    for code, shape in shapes.items():
        merged.loc[merged["code"] == code, "geometry"] = pd.Series([shape.wkb], dtype=object).to_numpy()
    merged["earlier_codes"] = [["GM0003"] if code == "GM0002" else [] for code in merged["code"]]
    now = AREAS.from_frame(merged)
    cells = placed_again(estimate_cells(areas()), now).to_pandas()
    assert set(cells["municipality_code"]) == {"GM0001", "GM0002"}
    given = incidents(
        {"day": "2016-11-22", "area": "GM0003"},
        {"day": "2016-11-22", "area": "GM0003", "x_m": None, "y_m": None, "wijk_code": None, "buurt_code": None},
    )
    moved = relocated(given, now)
    assert moved["municipality_code"].to_pylist() == ["GM0002", "GM0002"]
    assert moved["buurt_code"].to_pylist() == ["BU00020101", None]


def test_a_place_on_a_border_belongs_to_one_area_and_no_place_to_none():
    x, y = np.array([210_000.0, np.nan, 0.0]), np.array([455_000.0, np.nan, 0.0])
    found = codes_of(areas(), x, y)
    assert found["municipality_code"].tolist() == ["GM0001", None, None]


def test_streets_are_counted_per_cell_without_their_house_numbers(tmp_path):
    text = "straatnaam;huisnummer;x;y\nDorpsstraat;1;200010;450010\nDorpsstraat;3;200020;450010\nKade;5;200200;450010\n"
    streets = read_streets(table(tmp_path, text))
    assert streets.to_pylist() == [
        {"cell_id": cell(0, 0), "street": "Dorpsstraat", "dwellings": 2},
        {"cell_id": cell(1, 0), "street": "Kade", "dwellings": 1},
    ]
    with pytest.raises(InputRefused, match="straatnaam"):
        read_streets(table(tmp_path, "x;y\n1;2\n"))
    with pytest.raises(InputRefused, match="waar de straten liggen"):
        read_streets(table(tmp_path, "straat\nKade\n"))
