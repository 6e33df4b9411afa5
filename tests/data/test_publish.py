"""A publication from beginning to end: what is merged, refused, forced, or was there already."""

from datetime import datetime

import pytest

from data.errors import Implausible, InputRefused, SnapshotDamaged
from data.publish import Request, Surroundings, publish
from data.snapshot import CURRENT, current_folder, read_manifest
from data.store import Store
from data.versions import all_versions
from tests.world import areas, build_world, cells, delivery, nothing_to_compute

NOW = datetime(2016, 12, 6, 9, 30)


def row(number: int, day: str = "2016-11-10", **other: object) -> dict[str, object]:
    return {"incident_id": f"{number:04d}", "day": day, **other}


def around() -> Surroundings:
    return Surroundings(NOW, executor=nothing_to_compute())


def areas_and_cells(_):
    return {"areas": areas(), "cells": cells()}


def first(root, *rows, **options):
    given = delivery(*(rows or (row(1), row(2))))
    request = Request(
        lambda *_: given, imports={"gebieden": areas_and_cells}, inputs={"gebieden": "a"}, key="k", **options
    )
    return publish(root, request, around())


def then(root, *rows, window=None, **options):
    given = delivery(*rows, window=window)
    return publish(root, Request(lambda *_: given, **{"key": "k"} | options), around())


def test_a_first_publication_brings_its_areas_and_becomes_current(tmp_path):
    outcome = first(tmp_path)
    store = Store.open(tmp_path)
    assert outcome.changed
    assert store.manifest.version == outcome.version
    assert len(store.incidents) == 2
    assert store.manifest.as_of == datetime(2016, 11, 11)
    assert store.manifest.published == NOW
    assert not store.manifest.fictitious
    assert store.deliveries["new"].tolist() == [2]


def test_without_areas_there_is_nothing_to_publish_in(tmp_path):
    with pytest.raises(InputRefused, match="--areas"):
        then(tmp_path, row(1))
    assert all_versions(tmp_path) == []


def test_a_next_delivery_is_merged_into_the_version_before(tmp_path):
    first(tmp_path)
    outcome = then(tmp_path, row(2), row(3, "2016-11-12"), window=("2016-11-01", "2016-11-15"))
    assert (outcome.merged.new, outcome.merged.unchanged, outcome.merged.lapsed) == (1, 1, 1)
    assert len(Store.open(tmp_path).incidents) == 2


def test_the_declared_window_and_date_go_before_those_of_the_files(tmp_path):
    first(tmp_path)
    outcome = then(
        tmp_path, row(3, "2016-11-12"), window_from=datetime(2016, 11, 11), window_to=datetime(2016, 11, 14),
        delivered=datetime(2016, 11, 20), kind="tussentijds",
    )  # fmt: skip
    assert outcome.merged.lapsed == 0
    log = Store.open(tmp_path).deliveries
    assert log["kind"].tolist() == ["veiligheidsbeeld", "tussentijds"]
    assert log["window_to"].iloc[1] == datetime(2016, 11, 14)
    assert Store.open(tmp_path).manifest.as_of == datetime(2016, 11, 20)
    with pytest.raises(InputRefused, match="eindigt voor zij begint"):
        then(tmp_path, row(4), window_from=datetime(2016, 12, 1))


def test_the_same_files_again_change_nothing(tmp_path):
    first(tmp_path)
    published = then(tmp_path, row(3))
    again = then(tmp_path, row(3))
    assert (again.version, again.changed) == (published.version, False)
    assert len(all_versions(tmp_path)) == 2


def test_a_doubted_delivery_is_refused_until_somebody_says_why_it_is_right(tmp_path):
    first(tmp_path, *[row(number) for number in range(100)])
    before = (tmp_path / CURRENT).read_bytes()
    rows = [row(number) for number in range(10)]
    with pytest.raises(Implausible, match=r"-90 %.*--force"):
        then(tmp_path, *rows)
    assert (tmp_path / CURRENT).read_bytes() == before
    outcome = then(tmp_path, *rows, force="opschoning na dubbele invoer")
    manifest = read_manifest(current_folder(tmp_path))
    assert manifest.forced == "opschoning na dubbele invoer"
    assert manifest.overruled == outcome.overruled
    assert "-90 %" in manifest.overruled[0]


def test_a_reason_that_was_not_needed_is_not_kept(tmp_path):
    first(tmp_path, force="zomaar")
    assert read_manifest(current_folder(tmp_path)).forced == ""


def test_invented_and_real_data_do_not_mix(tmp_path):
    build_world(tmp_path, row(1))
    with pytest.raises(InputRefused, match="fictieve regio"):
        then(tmp_path, row(2))


def test_another_secret_would_count_everything_twice(tmp_path):
    first(tmp_path)
    with pytest.raises(InputRefused, match="sleutel"):
        then(tmp_path, row(3), key="another")


def test_nothing_is_built_on_a_damaged_version(tmp_path):
    first(tmp_path)
    victim = current_folder(tmp_path) / "archive" / "incidents.parquet"
    raw = bytearray(victim.read_bytes())
    raw[50] ^= 1
    victim.write_bytes(raw)
    with pytest.raises(SnapshotDamaged, match="incidents"):
        then(tmp_path, row(3))


def test_an_import_alone_keeps_the_moment_of_the_data(tmp_path):
    first(tmp_path)
    request = Request(imports={"woningen": lambda _: {"cells": cells()}}, inputs={"woningen": "c"})
    assert publish(tmp_path, request, around()).changed
    assert not publish(tmp_path, request, around()).changed
    manifest = read_manifest(current_folder(tmp_path))
    assert manifest.as_of == datetime(2016, 11, 11)
    assert dict(manifest.inputs) == {"gebieden": "a", "woningen": "c", "sleutel": "k"}


def test_areas_may_come_before_any_delivery(tmp_path):
    request = Request(imports={"gebieden": areas_and_cells}, inputs={"gebieden": "a"})
    publish(tmp_path, request, around())
    store = Store.open(tmp_path)
    assert store.manifest.as_of == datetime(2016, 12, 6)
    assert len(store.incidents) == 0
    then(tmp_path, row(1))
    assert len(Store.open(tmp_path).incidents) == 1


def test_each_step_is_told(tmp_path):
    steps: list[str] = []
    given = delivery(row(1))
    request = Request(lambda *_: given, imports={"gebieden": areas_and_cells})
    publish(tmp_path, request, Surroundings(NOW, executor=nothing_to_compute(), tell=steps.append))
    assert steps == [
        "De huidige versie wordt gelezen", "Gebieden worden ingelezen", "De incidenten worden ingelezen",
        "Alles wordt uitgerekend", "De versie wordt geschreven en nagelezen",
    ]  # fmt: skip


def test_a_first_publication_brings_the_calendar_that_is_known(tmp_path):
    first(tmp_path)
    calendar = Store.open(tmp_path).table("calendar").to_pandas()
    season = calendar[calendar["name"] == "Donkere Dagen Offensief 2015-2016"]
    assert season[["kind", "region"]].to_numpy().tolist() == [["ddo", "ON"]]
    assert str(season["start"].iloc[0]) == "2015-10-01"
    assert set(calendar.loc[calendar["kind"] == "schoolvakantie", "region"]) == {"Noord", "Midden", "Zuid"}
