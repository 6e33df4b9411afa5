"""The walls of the house hold, and each of them notices the violation it is there for."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
CONTRACTS = {contract["name"]: contract for contract in SETTINGS["contracts"]}
#: Pages whose views are put together from those of others, and folders that are no page.
NOT_APART = {"meeting", "overview", "export", "shell", "parts"}

#: Per contract the files to plant, each with the one import that must break it.
PLANTED = {
    "Rooms: each imports only from rooms to its right": [
        {"analysis/planted.py": "import data.contracts"},
        {"data/planted.py": "import layouts"},
        {"layouts/planted.py": "import callbacks"},
        {"callbacks/planted.py": "import dashboard"},
    ],
    "data and analysis know no web framework": [
        {"data/planted.py": "from flask import request"},
        {"analysis/planted.py": "import plotly.graph_objects"},
    ],
    "Only data.cache may use flask_caching": [
        {"data/planted.py": "from flask_caching import Cache"},
        {"dashboard/planted.py": "from flask_caching import Cache"},
    ],
    "analysis has no files and no operating system": [
        {"analysis/planted.py": "import os"},
        {"analysis/planted.py": "def read():\n    from pathlib import Path\n    return Path()"},
    ],
    "A callback computes nothing: no frames, no analysis": [
        {"callbacks/planted.py": "import pandas as pd"},
        {"callbacks/planted.py": "from analysis.counts import fortnight_of"},
    ],
    "A view knows no Dash": [
        {"layouts/planted/__init__.py": "", "layouts/planted/view.py": "from dash import html"},
    ],
    "A page knows no frames": [
        {"layouts/planted/__init__.py": "", "layouts/planted/page.py": "import pandas as pd"},
    ],
    "No layout imports a page; only callbacks show one": [
        {
            "layouts/planted/__init__.py": "",
            "layouts/planted/page.py": "",
            "layouts/other/__init__.py": "",
            "layouts/other/page.py": "import layouts.planted.page",
        },
    ],
    "Pages do not know each other": [
        {"layouts/plan/planted.py": "import layouts.hot_times.ids"},
    ],
    "A view stands alone; meeting, overview and export may use others": [
        {
            "layouts/planted/__init__.py": "",
            "layouts/planted/view.py": "",
            "layouts/other/__init__.py": "",
            "layouts/other/view.py": "import layouts.planted.view",
        },
    ],
}
CASES = [(name, files) for name, plants in PLANTED.items() for files in plants]


def lint(folder: Path) -> str:
    """Run the import contracts of ``folder`` and give what is printed, one contract a line."""
    environment = {**os.environ, "COLUMNS": "400", "NO_COLOR": "1", "PYTHONPATH": str(folder)}
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"]
    finished = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return finished.stdout + finished.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the rooms and their contracts, to plant something in."""
    for room in SETTINGS["root_packages"]:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_wall_holds():
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken" in lint(ROOT)


def test_every_wall_has_a_planted_violation():
    assert set(PLANTED) == set(CONTRACTS)


@pytest.mark.parametrize(("name", "files"), CASES, ids=[f"{name}-{[*files][-1]}" for name, files in CASES])
def test_a_wall_notices_what_it_is_there_for(copy, name, files):
    for path, source in files.items():
        (copy / path).parent.mkdir(exist_ok=True)
        (copy / path).write_text(f'"""Planted by a test."""\n{source}\n', encoding="utf-8")
    assert f"{name} BROKEN" in lint(copy)


def test_what_a_wall_allows_does_not_break_it(copy):
    """The exceptions that architecture grants: the cache, and an overview that uses another page's view."""
    allowed = {
        "data/cache.py": "from flask_caching import Cache",
        "layouts/planted/__init__.py": "",
        "layouts/planted/view.py": "",
        "layouts/overview/view.py": "import layouts.planted.view",
        "callbacks/planted.py": "import layouts.planted.view",
    }
    for path, source in allowed.items():
        (copy / path).parent.mkdir(exist_ok=True)
        (copy / path).write_text(f'"""Planted by a test."""\n{source}\n', encoding="utf-8")
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken" in lint(copy)


def test_pages_are_named_in_a_contract_that_keeps_them_apart():
    """Wildcards cannot say "another page than its own", so the pages are listed; this notices a new one."""
    pages = {page.parent.name for page in (ROOT / "layouts").glob("*/page.py")} - NOT_APART
    listed = {module for contract in CONTRACTS.values() for module in contract.get("modules", ())}
    missing = {f"layouts.{page}" for page in pages} - listed
    assert len(pages) < 2 or not missing, f"add an independence contract for {sorted(missing)}"
