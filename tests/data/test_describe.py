"""The page about the tables says what the contract says."""

from pathlib import Path

import pyarrow as pa

from data.contracts import TABLES, Column, Table
from data.describe import describe

PAGE = Path(__file__).parents[2] / "docs" / "data.md"


def test_the_committed_page_is_the_generated_one():
    assert PAGE.read_text(encoding="utf-8") == describe(), "run: python -m data.describe > docs/data.md"


def test_every_column_of_every_table_has_its_row():
    page = describe()
    for table in TABLES:
        section = page.split(f"\n## {table.name}\n", 1)[1].split("\n## ", 1)[0]
        for column in table.columns:
            assert f"| `{column.name}` | {column.type} | {column.meaning}" in section


def test_a_column_shows_unit_source_allowed_values_and_that_it_may_be_empty():
    column = Column("kind", pa.string(), "Kind", "none", "here|there", allowed=("a", "b"), optional=True)
    page = describe([Table(name="one", meaning="A table", columns=(column,), key=("kind",), crs="EPSG:1")])
    assert "| `kind` | string | Kind; *may be empty* | none | here\\|there | `a`, `b` |" in page
    assert "A table. Places in EPSG:1. One row per `kind`." in page


def test_every_column_says_what_it_means():
    assert [(table.name, column.name) for table in TABLES for column in table.columns if not column.meaning] == []
