"""A worker that never served the page serves its scripts: behind a balancer the page may come from another one."""

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


def test_a_script_of_another_workers_page_is_served(tmp_path):
    build_snapshot(tmp_path, contents(incidents({"day": "2016-11-22"})))
    page = app(tmp_path).server.test_client().get("/").text
    scripts = re.findall(r'src="(/_dash-component-suites/[^"]+)"', page)
    assert any("dash_mantine_components" in script for script in scripts)
    cold = app(tmp_path).server.test_client()
    assert {cold.get(script).status_code for script in scripts} == {200}
