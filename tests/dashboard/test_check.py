"""`check` and `publish` on police exports: what is said, and what may never be said or kept."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from data.store import Store
from tests.exports import export

MAPPING = 'epsg = 26971\ncolumns = ["id", "start", "x", "y"]\ndate_format = "%m/%d/%Y"\ncrime_type = "woninginbraak"\n'
#: Words that stand in the exports below and may not be kept or told.
SECRETS = ("Fictiefstraat", "6811AA", "PL0600", "Jansen", "205010", "455010")


@pytest.fixture
def delivery(tmp_path) -> Path:
    file = tmp_path / "levering.csv"
    rows = ({}, {"MO": "Flipperen door Jansen"}, {"MK": "C20"}, {"Registratienummer": "PL0600-1", "MK": "B72"})
    file.write_text(export(*rows), encoding="utf-8")
    return file


def elsewhere(folder: Path) -> tuple[Path, Path]:
    """Points of another city without headings, and the mapping that reads them."""
    points, mapping = folder / "points.csv", folder / "mapping.toml"
    points.write_text("A1,10/12/2015 08:15,350100,580200\nA2,10/13/2015 08:15,350300,580400\n", encoding="utf-8")
    mapping.write_text(MAPPING, encoding="utf-8")
    return points, mapping


def test_check_accounts_for_every_row_and_keeps_nothing(run, delivery, tmp_path):
    code, said, _ = run("check", delivery, "--json")
    told = json.loads(said)
    assert (code, told["version"]) == (0, None)
    assert (told["read"], told["accepted"], told["quarantined"], told["duplicates"]) == (4, 2, 1, 1)
    assert told["reasons"] == {"geen HIC-delict": 1}
    assert told["dropped_columns"] == ["Straat", "Postcode"]
    assert not (tmp_path / "data").exists()
    assert not (tmp_path / "secret").exists()


def test_check_says_in_dutch_which_line_is_refused(run, delivery):
    _, said, _ = run("check", delivery)
    assert "Gelezen 4 rijen: 2 bruikbaar, 1 apart gezet, 1 dubbel." in said
    assert "regel 4: geen HIC-delict" in said


def test_what_is_no_delivery_is_one_sentence(run, tmp_path):
    file = tmp_path / "brief.csv"
    file.write_bytes(b"Geachte heer,\n")
    code, said, refused = run("check", file, "--json")
    assert (code, said) == (1, "")
    assert refused.startswith("Niet gelukt. ")
    assert refused.count("\n") == 1


def test_another_city_is_published_through_a_mapping_file(run, tmp_path):
    points, mapping = elsewhere(tmp_path)
    code, said, refused = run("publish", "--incidents", points, "--mapping", mapping, "--json")
    assert (code, refused) == (0, "")
    assert json.loads(said)["accepted"] == 2
    store = Store.open(tmp_path / "data")
    assert store.manifest.crs == "EPSG:26971"
    assert len(store.incidents) == 2


def test_a_second_delivery_of_another_city_widens_its_area(run, tmp_path):
    points, mapping = elsewhere(tmp_path)
    run("publish", "--incidents", points, "--mapping", mapping)
    points.write_text("A3,10/20/2015 08:15,390100,590200\n", encoding="utf-8")
    code, said, _ = run("publish", "--incidents", points, "--mapping", mapping, "--json")
    assert (code, json.loads(said)["accepted"]) == (0, 1)
    store = Store.open(tmp_path / "data")
    assert len(store.incidents) == 3
    assert (store.incidents.cell_id >= 0).all()


def test_nothing_that_may_not_be_kept_is_kept_or_told(run, delivery, tmp_path):
    """Every byte that leaves the data folder, and every word inside it."""
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('supplier = "politie"\n', encoding="utf-8")
    told = [run("check", delivery), run("check", delivery, "--json")]
    told += [run("publish", "--incidents", delivery, "--mapping", mapping), run("versions")]
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and file != delivery)
    kept += b"".join(str(pq.read_table(file).to_pylist()).encode() for file in tmp_path.rglob("incidents.parquet"))
    for secret in SECRETS:
        assert secret not in str(told), secret
        if not secret.isdigit():
            assert secret.encode() not in kept, secret
    assert any(file.name == "incidents.parquet" for file in tmp_path.rglob("*"))
