"""A snapshot is whole or not there, and what is in it can be read back."""

import json

import geopandas as gpd
import pyarrow.parquet as pq
import pytest

from data.build import Contents, build_snapshot
from data.contracts import INCIDENTS
from data.errors import ContractBroken, NoSnapshot, SnapshotDamaged
from data.snapshot import CURRENT, check_files, current_folder, read_manifest
from data.store import Current, Store
from tests.world import AS_OF, contents, incidents

ONE = {"day": "2016-11-22"}


def test_what_is_published_can_be_read_back(tmp_path):
    manifest = build_snapshot(tmp_path, contents(incidents(ONE, ONE | {"area": "GM0002"})))
    folder = current_folder(tmp_path)
    assert read_manifest(folder) == manifest
    assert manifest.as_of == AS_OF
    assert manifest.sequence == 1
    assert INCIDENTS.check(pq.read_table(folder / "archive" / "incidents.parquet")).num_rows == 2
    assert gpd.read_parquet(folder / "archive" / "areas.parquet").crs.to_epsg() == 28992


def test_every_file_is_in_the_manifest_with_its_hash(tmp_path):
    manifest = build_snapshot(tmp_path, contents(incidents(ONE)))
    folder = current_folder(tmp_path)
    on_disk = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {file.path for file in manifest.files} == on_disk - {"manifest.json"}
    check_files(folder, manifest)


def test_a_changed_file_is_noticed(tmp_path):
    manifest = build_snapshot(tmp_path, contents(incidents(ONE)))
    folder = current_folder(tmp_path)
    victim = folder / manifest.files[3].path
    raw = bytearray(victim.read_bytes())
    raw[len(raw) // 2] ^= 1
    victim.write_bytes(raw)
    with pytest.raises(SnapshotDamaged, match=victim.name):
        check_files(folder, manifest)


def test_the_same_contents_give_the_same_fingerprint(tmp_path):
    names = [build_snapshot(tmp_path / name, contents(incidents(ONE))).version for name in "ab"]
    assert names[0] == names[1]


def test_a_next_version_follows_its_parent_and_becomes_current(tmp_path):
    current = Current(tmp_path)
    first = build_snapshot(tmp_path, contents(incidents(ONE)))
    assert len(current().incidents) == 1
    second = build_snapshot(tmp_path, contents(incidents(ONE, ONE)))
    assert (second.sequence, second.parent) == (2, first.version)
    assert len(current().incidents) == 2
    assert {path.name for path in (tmp_path / "versions").iterdir()} == {first.version, second.version}


def test_a_refused_publication_changes_nothing(tmp_path):
    build_snapshot(tmp_path, contents(incidents(ONE)))
    before = (tmp_path / CURRENT).read_text()
    broken = dict(contents(incidents(ONE)).tables)
    broken["incidents"] = broken["incidents"].drop(["attempt"])
    with pytest.raises(ContractBroken, match="attempt"):
        build_snapshot(tmp_path, Contents(broken, AS_OF))
    with pytest.raises(ContractBroken, match="areas"):
        build_snapshot(tmp_path, Contents({"incidents": incidents(ONE)}, AS_OF))
    assert (tmp_path / CURRENT).read_text() == before
    assert len(list((tmp_path / "versions").iterdir())) == 1


def test_an_empty_folder_says_what_to_do(tmp_path):
    with pytest.raises(NoSnapshot, match="Publiceer"):
        Store.open(tmp_path)


def test_a_damaged_manifest_says_what_to_do(tmp_path):
    build_snapshot(tmp_path, contents(incidents(ONE)))
    (current_folder(tmp_path) / "manifest.json").write_text(json.dumps({"version": 1}))
    with pytest.raises(SnapshotDamaged, match="vorige versie"):
        Store.open(tmp_path)


def test_lapsed_incidents_are_kept_but_not_counted(tmp_path):
    build_snapshot(tmp_path, contents(incidents(ONE, ONE | {"lapsed": True})))
    store = Store.open(tmp_path)
    assert len(store.incidents) == 1
    assert store.table("cube").to_pydict()["count"] == [1]
    assert pq.read_table(store.folder / "archive" / "incidents.parquet").num_rows == 2


def test_the_cubes_hold_every_counted_incident(tmp_path):
    many = [ONE, ONE | {"attempt": True}, ONE | {"day": "2016-11-28", "hours": 30.0}, ONE | {"crime_type": "overval"}]
    build_snapshot(tmp_path, contents(incidents(*many)))
    store = Store.open(tmp_path)
    cube = store.table("cube").to_pandas()
    assert cube["count"].sum() == 4
    assert sorted(cube["week"].astype(str).unique()) == ["2016-11-21", "2016-11-28"]
    hours = store.table("cube_hours").to_pandas()
    assert sum(week.sum() for week in hours["weights"]) == pytest.approx(4)
    profiles = store.table("cube_profiles").to_pandas()
    assert set(profiles.groupby("profile")["count"].sum()) == {4}


def test_a_version_without_incidents_has_empty_cubes(tmp_path):
    build_snapshot(tmp_path, contents(INCIDENTS.empty()))
    store = Store.open(tmp_path)
    assert [store.table(cube).num_rows for cube in ("cube", "cube_hours", "cube_profiles")] == [0, 0, 0]
