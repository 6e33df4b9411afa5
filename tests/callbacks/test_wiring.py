"""Walks every layout and every callback: each id exists once, and each callback finds what it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path

import pytest
from dash.development.base_component import Component

from callbacks.routing import LAYOUTS
from layouts.shell.ids import ShellId
from layouts.shell.pages import PAGES
from tests.browser.region import app_on, publish

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("region")
    publish(folder)
    return app_on(folder)


def ids(component: object) -> Iterator[str]:
    """Every id in a layout, whatever property it hangs in."""
    if isinstance(component, Component):
        if getattr(component, "id", None) is not None:
            yield str(component.id)
        for prop in component._prop_names:
            yield from ids(getattr(component, prop, None))
    elif isinstance(component, (list, tuple)):
        for one in component:
            yield from ids(one)


def enums() -> list[type[StrEnum]]:
    modules = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in ROOT.glob("layouts/*/ids.py")]
    found = [vars(import_module(module)).values() for module in modules]
    return [
        one
        for group in found
        for one in group
        if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
    ]


def named_by(app) -> set[str]:
    """Every id that a callback reads or writes, on the server or in the browser."""
    ends = [end for callback in app._callback_list for end in [*callback["inputs"], *callback["state"]]]
    outputs = [part for callback in app._callback_list for part in callback["output"].strip(".").split("...")]
    return {end["id"] for end in ends} | {part.rsplit(".", 1)[0] for part in outputs if part and "." in part}


def test_every_id_stands_in_one_place(app):
    frame = list(ids(app.layout()))
    for path, layout in LAYOUTS.items():
        count = Counter([*frame, *ids(layout())])
        assert {name: times for name, times in count.items() if times > 1} == {}, path


def test_pages_share_no_id():
    count = Counter(name for layout in LAYOUTS.values() for name in set(ids(layout())))
    assert {name: times for name, times in count.items() if times > 1} == {}


def test_every_id_of_an_enumeration_belongs_to_one_owner():
    count = Counter(str(member) for enum in enums() for member in enum)
    assert {name: times for name, times in count.items() if times > 1} == {}


def drawn_later() -> Counter[str]:
    """Ids that an answer brings along, by how often the code of their page draws them."""
    found: Counter[str] = Counter()
    for module in ROOT.glob("layouts/*/ids.py"):
        names = vars(import_module(".".join(module.relative_to(ROOT).with_suffix("").parts))).get("Id", {})
        code = "\n".join(path.read_text(encoding="utf-8") for path in module.parent.glob("*.py"))
        for member in names:
            found[str(member)] += len(re.findall(rf"\bid=Id\.{member.name}\b", code))
    return found


def test_every_callback_names_ids_that_an_enumeration_owns_and_that_are_drawn_once(app):
    known = {str(member) for enum in enums() for member in enum}
    shown = {*ids(app.layout()), *(name for layout in LAYOUTS.values() for name in ids(layout()))}
    parts, later = named_by(app), drawn_later()
    assert parts - known == set()
    assert {name: later[name] for name in parts - shown if later[name] != 1} == {}


def test_every_page_of_the_rail_has_a_layout_and_every_layout_a_place_in_the_rail():
    assert set(LAYOUTS) == {page.path for page in PAGES}


def test_no_id_of_a_page_looks_like_one_of_the_frame():
    own = {str(member) for member in ShellId}
    assert [name for layout in LAYOUTS.values() for name in ids(layout()) if name in own] == []
