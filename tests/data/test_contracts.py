"""The contract of a table: what may come in is what may go out."""

import pandas as pd
import pyarrow as pa
import pytest

from data.contracts import TABLES, Column, Table
from data.errors import ContractBroken

FRUIT = Table(
    name="fruit",
    meaning="A small table to read this specification with",
    key=("id",),
    columns=(
        Column("id", pa.int32(), "Number"),
        Column("kind", pa.string(), "Kind", allowed=("appel", "peer")),
        Column("grams", pa.float64(), "Weight", "g", optional=True),
    ),
)


def rows(**changes):
    return pd.DataFrame({"id": [1, 2], "kind": ["appel", "peer"], "grams": [80.0, None]} | changes)


def test_a_good_frame_becomes_a_table_in_contract_order():
    table = FRUIT.from_frame(rows()[["grams", "id", "kind"]])
    assert table.schema == FRUIT.schema
    assert table.to_pylist()[1] == {"id": 2, "kind": "peer", "grams": None}


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        (rows().drop(columns="kind"), "mist de kolom kind"),
        (rows(kind=["appel", "kers"]), "'kers' mag niet in de kolom kind"),
        (rows(kind=["appel", None]), "1 rijen hebben geen waarde in de kolom kind"),
        (rows(id=[1, 1]), "1 rijen hebben een sleutel die al bestaat"),
        (rows(id=["een", "twee"]), "past niet in het gegevensmodel"),
    ],
)
def test_a_broken_frame_is_refused_with_a_dutch_sentence(frame, sentence):
    with pytest.raises(ContractBroken, match=sentence):
        FRUIT.from_frame(frame)


def test_an_unknown_column_is_refused():
    table = FRUIT.from_frame(rows()).append_column("naam", pa.array(["x", "y"]))
    with pytest.raises(ContractBroken, match="onbekende kolom: naam"):
        FRUIT.check(table)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_says_what_each_column_means(table):
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert set(table.key) <= set(names)
    assert all(column.meaning for column in table.columns)
    assert table.check(table.empty()).num_rows == 0
