"""Versions: what is kept, what is cleared, the way back, and a reader that survives a bad one."""

import shutil

import pytest

from data.answers import Answers
from data.build import build_snapshot
from data.cache import open_cache
from data.disk import DISK
from data.errors import Busy, InputRefused, SnapshotDamaged
from data.snapshot import CURRENT, check_files, current_folder, current_version, read_manifest
from data.store import SECONDS_BETWEEN_TRIES, Current, Store
from data.versions import COMPLETE, COUNTS_ONLY, DAMAGED, IN_USE, all_versions, alone, roll_back
from tests.world import contents, incidents, nothing_to_compute

ONE = {"day": "2016-11-22"}


def publish(root, *, count=1):
    return build_snapshot(root, contents(incidents(*[ONE] * count)), nothing_to_compute())


def states(root):
    return [version.state for version in all_versions(root)]


def flip(path, *, at=0.5):
    raw = bytearray(path.read_bytes())
    raw[int(len(raw) * at)] ^= 4
    path.write_bytes(raw)


def test_three_versions_keep_their_events_and_all_keep_their_counts(tmp_path):
    for count in range(1, 6):
        publish(tmp_path, count=count)
    assert states(tmp_path) == [COUNTS_ONLY, COUNTS_ONLY, COMPLETE, COMPLETE, IN_USE]
    oldest = tmp_path / "versions" / all_versions(tmp_path)[0].name
    left = {path.relative_to(oldest).as_posix() for path in oldest.rglob("*") if path.is_file()}
    cubes = {"cube", "cube_hours", "cube_profiles"}
    parquet, arrow = {f"archive/{cube}.parquet" for cube in cubes}, {f"serve/{cube}.arrow" for cube in cubes}
    assert left == {"manifest.json"} | parquet | arrow


def test_rolling_back_goes_to_the_version_before_or_to_the_one_that_is_named(tmp_path):
    first, second, third = (publish(tmp_path, count=count) for count in (1, 2, 3))
    assert roll_back(tmp_path) == second
    assert roll_back(tmp_path) == first
    with pytest.raises(InputRefused, match="geen versie voor deze"):
        roll_back(tmp_path)
    assert roll_back(tmp_path, third.version) == third
    assert current_version(tmp_path) == third.version


def test_after_rolling_back_the_next_version_has_a_number_of_its_own_and_keeps_what_it_came_from(tmp_path):
    first, _, _ = (publish(tmp_path, count=count) for count in (1, 2, 3))
    roll_back(tmp_path, first.version)
    fourth = publish(tmp_path, count=4)
    assert (fourth.sequence, fourth.parent) == (4, first.version)
    assert states(tmp_path) == [COMPLETE, COUNTS_ONLY, COMPLETE, IN_USE]


def test_a_version_without_events_or_with_damage_is_refused(tmp_path):
    manifests = [publish(tmp_path, count=count) for count in range(1, 5)]
    before = (tmp_path / CURRENT).read_bytes()
    with pytest.raises(InputRefused, match="alleen de tellingen"):
        roll_back(tmp_path, manifests[0].version)
    with pytest.raises(InputRefused, match="bestaat niet"):
        roll_back(tmp_path, "000099-deadbeef")
    flip(tmp_path / "versions" / manifests[2].version / "archive" / "incidents.parquet")
    with pytest.raises(SnapshotDamaged, match=r"incidents\.parquet"):
        roll_back(tmp_path, manifests[2].version)
    assert (tmp_path / CURRENT).read_bytes() == before


def test_what_an_interrupted_publication_left_is_cleared_by_the_next(tmp_path):
    publish(tmp_path)
    aside = tmp_path / "versions" / ".new"
    aside.mkdir()
    (aside / "half").write_text("half")
    (tmp_path / "CURRENT.new").write_text("half")
    publish(tmp_path)
    assert not aside.exists()
    assert not (tmp_path / "CURRENT.new").exists()
    assert states(tmp_path) == [COMPLETE, IN_USE]


def test_only_one_may_change_a_data_folder(tmp_path):
    with alone(tmp_path), pytest.raises(Busy, match="al gepubliceerd"):
        publish(tmp_path)
    publish(tmp_path)


def test_a_changed_manifest_or_pointer_is_noticed(tmp_path):
    manifest = publish(tmp_path)
    folder = current_folder(tmp_path)
    flip(folder / "manifest.json")
    with pytest.raises(SnapshotDamaged, match="inhoudsopgave"):
        read_manifest(folder)
    assert states(tmp_path) == [DAMAGED]
    flip(tmp_path / CURRENT, at=0)
    with pytest.raises(SnapshotDamaged):
        Store.open(tmp_path)
    assert manifest.published is None


def test_a_reader_takes_the_new_version_without_being_told(tmp_path):
    publish(tmp_path)
    current = Current(tmp_path)
    before = current()
    assert current() is before
    publish(tmp_path, count=2)
    assert (len(before.incidents), len(current().incidents)) == (1, 2)


def test_a_reader_keeps_the_old_version_when_the_new_one_is_bad_and_says_so(tmp_path):
    first = publish(tmp_path)
    now = [0.0]
    current = Current(tmp_path, lambda: now[0])
    current()
    second = publish(tmp_path, count=2)
    served = tmp_path / "versions" / second.version / "serve" / "incidents.arrow"
    good = served.read_bytes()
    flip(served)
    assert current().manifest == first
    assert second.version in current.fault
    assert first.version in current.fault
    served.write_bytes(good)
    assert current().manifest == first
    now[0] += SECONDS_BETWEEN_TRIES
    assert current().manifest == second
    assert current.fault == ""


def test_a_reader_that_starts_on_a_bad_version_takes_the_newest_good_one(tmp_path):
    first, second = publish(tmp_path), publish(tmp_path, count=2)
    flip(tmp_path / "versions" / second.version / "serve" / "areas.arrow")
    current = Current(tmp_path)
    assert current().manifest == first
    assert "areas" in current.fault


def test_a_reader_without_any_good_version_says_what_to_do(tmp_path):
    only = publish(tmp_path)
    flip(tmp_path / "versions" / only.version / "serve" / "areas.arrow")
    with pytest.raises(SnapshotDamaged, match="publiceer opnieuw"):
        Current(tmp_path)()


def test_a_reader_outlives_the_pointer_and_the_folder_of_its_version(tmp_path):
    publish(tmp_path)
    current = Current(tmp_path)
    store = current()
    (tmp_path / CURRENT).unlink()
    shutil.rmtree(tmp_path / "versions")
    assert current() is store
    assert "nog niets gepubliceerd" in current.fault
    assert len(store.incidents) == 1
    assert store.table("areas").num_rows == 12


def test_one_request_is_answered_by_one_version(tmp_path):
    publish(tmp_path)
    answers = Answers(Current(tmp_path), open_cache())
    request = answers.for_(answers.principal)
    publish(tmp_path, count=2)
    assert len(request.store.incidents) == 1
    assert len(answers.for_(answers.principal).store.incidents) == 2


def test_the_disk_lists_nothing_where_there_is_no_folder(tmp_path):
    assert DISK.names(tmp_path / "nowhere") == []


def test_every_file_of_a_version_is_held_against_its_hash(tmp_path):
    manifest = publish(tmp_path)
    folder = current_folder(tmp_path)
    for file in manifest.files:
        flip(folder / file.path)
        with pytest.raises(SnapshotDamaged, match=file.path):
            check_files(folder, manifest)
        flip(folder / file.path)
    check_files(folder, manifest)
