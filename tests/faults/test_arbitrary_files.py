"""Files nobody has seen before: each is published or refused in a Dutch sentence, and no row is ever lost."""

from datetime import datetime
from functools import partial
from io import BytesIO

import pytest
import xlsxwriter
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data.errors import DashboardError
from data.publish import Request, Surroundings, publish
from data.sources.headings import ALIASES
from data.sources.police import read_police
from data.store import Store
from data.versions import damages
from tests.world import areas, cells, nothing_to_compute

KEY = bytes(range(32))
NOW = datetime(2016, 12, 6)
#: A row that is accepted, by heading.
GOOD = {
    "Registratienummer": "PL0600-2016000001", "MK": "A20", "Voltooid/Poging": "Voltooid",
    "Pleegdatum begin": "10-11-2016", "Pleegtijd begin": "08:15", "Pleegdatum eind": "10-11-2016",
    "Pleegtijd eind": "17:40", "Kennisname": "10-11-2016 18:02", "Gemeentecode": "GM0001", "X": "205010,0",
    "Y": "455010,0", "Straat": "Fictiefstraat", "Woningtype": "Tussenwoning",
}  # fmt: skip
HEADINGS = sorted({alias for aliases in ALIASES.values() for alias in aliases})
ODD = [
    "",
    "0",
    "-1",
    "24:00",
    "01-01-1900",
    "99999999999999999999",
    "=1+1",
    "\x00",
    '"',
    "é",
    "NaN",
    "1e309",
    "B72",
    "J",
]

cell_texts = st.one_of(st.sampled_from(ODD), st.sampled_from(list(GOOD.values())), st.text(max_size=12))


@st.composite
def almost_good(draw) -> bytes:
    """An export of which some cells are something else, some rows are twice there, and one row may be cut off."""
    rows = []
    for number in range(draw(st.integers(1, 6))):
        row = GOOD | {"Registratienummer": f"PL{number}"}
        for heading in draw(st.lists(st.sampled_from(list(GOOD)), max_size=3)):
            row[heading] = draw(cell_texts)
        rows += [list(row.values())] * draw(st.integers(1, 2))
    separator = draw(st.sampled_from(";\t,"))
    lines = [separator.join(row) for row in [list(GOOD), *rows]]
    title = draw(st.sampled_from(["", "sep=;\n", "Export van de politie\n\n"]))
    text = title + draw(st.sampled_from(["\n", "\r\n", "\r"])).join(lines)
    content = text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])), errors="replace")
    return content[: draw(st.integers(len(content) // 2, len(content)))]


@st.composite
def tables(draw) -> bytes:
    """Headings that are known above cells that are anything."""
    width = draw(st.integers(1, 8))
    rows = [[draw(st.sampled_from(HEADINGS)) for _ in range(width)]]
    rows += draw(st.lists(st.lists(cell_texts, min_size=0, max_size=10), max_size=5))
    return "\n".join(draw(st.sampled_from(";,\t")).join(row) for row in rows).encode("utf-8", errors="replace")


@st.composite
def workbooks(draw) -> bytes:
    """A workbook with anything in its cells, whole or cut off."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for place, heading in enumerate(GOOD):
            sheet.write(0, place, heading)
        for row in range(1, draw(st.integers(1, 4))):
            for place, value in enumerate(GOOD.values()):
                sheet.write_string(row, place, draw(st.one_of(st.just(value), cell_texts)).replace("\x00", ""))
    content = written.getvalue()
    return content[: draw(st.sampled_from([len(content), len(content) // 2]))]


anything = st.one_of(
    st.binary(max_size=600),
    st.binary(max_size=200).map(lambda tail: b"PK\x03\x04" + tail),
    almost_good(),
    tables(),
    workbooks(),
)
names = st.sampled_from(["levering.csv", "levering.xlsx", "levering.tsv", "levering.txt", "levering.xls", "levering"])


def world(root) -> None:
    """Areas to publish in."""
    brought = {"areas": areas(), "cells": cells()}
    publish(root, Request(imports={"gebieden": lambda _: brought}), Surroundings(NOW, executor=nothing_to_compute()))


def try_to_publish(root, folder, content: bytes, name: str, force: str) -> str:
    """Publish the file; gives what happened."""
    file = folder / name
    file.write_bytes(content)
    read = partial(read_police, (file,), key=KEY)
    request = Request(lambda known, delivered: read(areas=known, delivered=delivered), force=force)
    try:
        outcome = publish(root, request, Surroundings(NOW, executor=nothing_to_compute()))
    except DashboardError as refusal:
        sentence = str(refusal)
        assert sentence.strip().endswith((".", ")"))
        assert "Traceback" not in sentence
        return "refused"
    account = outcome.delivery.accounting
    assert account.closes
    assert account.accepted == outcome.delivery.incidents.num_rows
    if outcome.changed:
        merged = outcome.merged
        assert account.accepted == merged.new + merged.updated + merged.unchanged
        assert len(Store.open(root).incidents) == sum(not lapsed for lapsed in merged.incidents["lapsed"].to_pylist())
    return "published"


@pytest.mark.parametrize("files", [pytest.param(25, id="25"), pytest.param(500, id="500", marks=pytest.mark.slow)])
def test_any_file_is_published_or_refused_and_no_row_is_lost(tmp_path, files):
    root = tmp_path / "data"
    world(root)
    ended: list[str] = []

    @settings(max_examples=files, suppress_health_check=list(HealthCheck), database=None)
    @example(content=f"{';'.join(GOOD)}\n{';'.join(GOOD.values())}".encode(), name="levering.csv", force="")
    @example(content=b"geen levering", name="levering.csv", force="")
    @given(content=anything, name=names, force=st.sampled_from(["", "proef"]))
    def one(content, name, force):
        ended.append(try_to_publish(root, tmp_path, content, name, force))

    one()
    assert len(ended) >= files
    assert {"published", "refused"} == set(ended)
    assert damages(root) == ()
