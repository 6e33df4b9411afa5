"""A worker can serve every script before its first page: requests that arrive at the same moment need no order."""

import re

from dashboard.app import create_app
from dashboard.config import Settings
from data.answers import Answers
from data.build import build_snapshot
from data.cache import open_cache
from data.store import Current
from tests.world import contents, incidents


def app(folder):
    return create_app(Settings(data=folder), Answers(Current(folder), open_cache()))


def test_the_scripts_of_the_page_are_known_before_any_request(tmp_path):
    build_snapshot(tmp_path, contents(incidents({"day": "2016-11-22"})))
    page = app(tmp_path).server.test_client().get("/").text
    libraries = set(re.findall(r'src="/_dash-component-suites/(\w+)/', page))
    assert {"dash", "dash_mantine_components", "dash_leaflet"} <= libraries
    assert libraries <= set(app(tmp_path).registered_paths)
