"""The commands of the steward: Dutch, JSON where asked, and an exit code that says what happened."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from dashboard.commands.common import exit_code, moment
from dashboard.commands.files import spread
from data.errors import Busy, InputRefused, NoSnapshot, Unconfirmed
from data.versions import alone
from tests.dutch_map import region
from tests.world import build_world


def test_areas_are_imported_and_versions_are_told(run, tmp_path):
    code, said, _ = run("areas", "import", region(tmp_path))
    assert (code, said.startswith("Gepubliceerd: versie 000001-")) == (0, True)
    code, said, _ = run("versions")
    assert "in gebruik" in said
    code, said, _ = run("versions", "--json")
    assert [line["state"] for line in json.loads(said)] == ["in gebruik"]


def test_the_same_areas_again_change_nothing(run, tmp_path):
    file = region(tmp_path)
    run("areas", "import", file)
    code, said, _ = run("areas", "import", file, "--json")
    assert code == 0
    assert json.loads(said)["published"] is False


def test_cells_and_streets_are_imported_and_can_be_rolled_back(run, tmp_path):
    run("areas", "import", region(tmp_path))
    table = tmp_path / "woningen.csv"
    table.write_text("x;y;woningen;straat\n200100;450100;12;Dorpsstraat\n", encoding="utf-8")
    assert run("areas", "cells", table)[0] == 0
    assert run("areas", "streets", table)[0] == 0
    code, said, _ = run("rollback")
    assert (code, "000002-" in said) == (0, True)


def test_a_refusal_is_one_dutch_sentence_and_an_exit_code(run, tmp_path):
    for args in (
        ("versions",), ("rollback",), ("publish",), ("areas", "import", tmp_path / "niets.gpkg"),
        ("areas", "cells", tmp_path / "niets.csv"), ("publish", "--incidents", tmp_path / "niets.csv"),
        ("publish", "--measures", tmp_path / "niets.xlsx"),
    ):  # fmt: skip
        code, said, refused = run(*args)
        assert (code, said) == (1, ""), args
        assert refused.startswith("Niet gelukt. ")
        assert "Traceback" not in refused


def test_who_comes_second_hears_that_somebody_is_publishing(run, tmp_path):
    file = region(tmp_path)
    with alone(tmp_path / "data"):
        code, _, refused = run("areas", "import", file)
    assert (code, "al gepubliceerd" in refused) == (75, True)


def test_each_refusal_has_its_exit_code():
    refusals = (NoSnapshot("x"), Unconfirmed("x", "000001-00000000"), Busy("x"))
    assert [exit_code(refusal) for refusal in refusals] == [1, 3, 75]


def test_real_data_is_not_put_in_the_folder_of_the_fictitious_region(run, tmp_path):
    build_world(tmp_path / "data", {"day": "2016-11-22"})
    code, _, refused = run("areas", "import", region(tmp_path))
    assert (code, "fictieve regio" in refused) == (1, True)


def test_templates_are_written(run, tmp_path):
    code, said, _ = run("measures", "template", tmp_path / "leeg", "--json")
    names = {Path(name).name for name in json.loads(said)["files"]}
    assert (code, names) == (0, {"maatregelen.xlsx", "maatregelen.csv", "voortgang.csv", "indicatoren.csv"})


def test_an_option_takes_every_file_until_the_next_option():
    args = ["--incidents", "a.csv", "b.csv", "--json", "--measures", "c.xlsx", "--force", "reden"]
    assert spread(args, {"--incidents", "--measures"}) == [
        "--incidents", "a.csv", "--incidents", "b.csv", "--json", "--measures", "c.xlsx", "--force", "reden",
    ]  # fmt: skip


def test_days_and_times_of_options():
    assert moment("2016-12-05", "--to") == datetime(2016, 12, 5)
    assert moment("5-12-2016 08:30", "--to") == datetime(2016, 12, 5, 8, 30)
    assert moment("", "--to") is None
    with pytest.raises(InputRefused, match="--to morgen is geen datum"):
        moment("morgen", "--to")
