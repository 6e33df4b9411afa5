"""From a police file and the real outlines to the screen, in one command."""

import json
from pathlib import Path

import pytest

from data.query import Query
from layouts.shell.ids import ShellId
from tests.browser.region import app_on
from tests.dashboard.test_forged import QUESTION, bodies

SHARED = Path(__file__).parents[2].parent / "shared" / "geo"
pytestmark = [
    pytest.mark.skipif(not SHARED.exists(), reason="the reference folder ../shared/geo is not here"),
    pytest.mark.slow,
]
SAMPLE, OUTLINES = SHARED / "sample_bvh_export_FICTIEF.csv", SHARED / "wijkenbuurten_2015_oostnl_demo.gpkg"


def test_the_sample_of_a_police_export_is_published_and_shown(run, tmp_path):
    code, said, refused = run("publish", "--incidents", SAMPLE, "--areas", OUTLINES, "--json")
    assert (code, refused) == (0, "")
    told = json.loads(said)
    assert told["read"] == told["accepted"] + told["quarantined"] + told["duplicates"] == 5
    assert told["dropped_columns"][:4] == ["Straat", "Huisnr", "Toev", "Postcode"]
    again = json.loads(run("publish", "--incidents", SAMPLE, "--json")[1])
    assert (again["version"], again["published"]) == (told["version"], False)

    app = app_on(tmp_path / "data")
    web = app.server.test_client()
    assert web.get("/").status_code == 200
    layout = web.get("/_dash-layout").text
    assert "Arnhem" in layout
    assert "fictieve gegevens" not in layout
    body = next(body for output, body in bodies(app).items() if "overzicht" in output)
    for end in [*body["inputs"], *body["state"]]:
        if end["id"] == ShellId.QUERY:
            end["value"] = Query(area="GM0202").to_url()
    answer = web.post(QUESTION, json=body)
    assert answer.status_code == 200
    assert "Arnhem" in answer.text
