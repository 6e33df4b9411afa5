"""Any bytes at all: a delivery is read or refused in Dutch; never a traceback, never a lost row."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import DashboardError
from data.sources.delivered import Delivery
from data.sources.police import read_police
from tests.exports import AREAS, HEADINGS, KEY, PLAIN_ROW, export, read

NAMES = HEADINGS.split(";")
#: Cells that exports are known for, and some that nobody has seen yet.
KNOWN = (
    "", " ", "A20", "B72", "C20", "12-10-2015", "31-02-2015", "01-01-1900", "42289", "42289,75", "24:00", "0830",
    "9e9", "205010,5", "455.010,50", "-1", "1e400", "nan", "inf", "NULL", "=1+1", '"', '""', 'a"b', "Totaal", "\u00a0",
    "\x1f", "99-99-9999", "2015-10-12T08:15:00", "Aaldorp", "GM0009", "\ufeff", "12-10-2015 08:15:60", "²",
    "१२-१०-२०१५",
)  # fmt: skip
CELLS = st.one_of(st.sampled_from(KNOWN), st.text(st.characters(codec="utf-8"), max_size=12))
ROWS = st.lists(st.dictionaries(st.sampled_from(NAMES), CELLS, max_size=6), min_size=1, max_size=8)
TABLES = st.lists(st.lists(CELLS, max_size=18), max_size=12)


def written(rows: list[list[str]], separator: str = ";") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def read_or_refused(data: bytes) -> Delivery | None:
    """Read, which checks that the accounting closes; a refusal is one sentence."""
    try:
        return read(data)
    except DashboardError as error:
        if not str(error).endswith((".", ").")):
            raise
        return None


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2_000))
def test_any_bytes_are_read_or_refused(data):
    read_or_refused(data)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 600))
def test_bytes_in_the_middle_of_an_export_are_read_or_refused(noise, at):
    sound = export({}, {}, {}).encode()
    read_or_refused(sound[:at] + noise + sound[at:])


@settings(max_examples=150, deadline=None)
@given(TABLES, st.sampled_from(";,\t|"))
def test_any_table_is_read_or_refused(rows, separator):
    text = written([NAMES, *rows], separator)
    delivery = read_or_refused(text)
    assert delivery is None or delivery.accounting.read <= text.count(b"\n") + text.count(b"\r")


@settings(max_examples=100, deadline=None)
@given(ROWS, st.sampled_from(";,\t|"))
def test_no_row_of_a_well_written_table_is_lost(rows, separator):
    """Cells may hold separators, quotes and marks of any kind; each row counts once, whatever it says."""
    plain = str.maketrans("", "", "\0\r\n")
    told = [{**PLAIN_ROW, **row, "Registratienummer": f"PL{number}"} for number, row in enumerate(rows)]
    cells = [[row[name].translate(plain) for name in NAMES] for row in told]
    assert read(written([NAMES, *cells], separator)).accounting.read == len(rows)


@settings(max_examples=50, deadline=None)
@given(ROWS)
def test_a_line_break_in_a_cell_starts_no_row(rows):
    told = [
        {**PLAIN_ROW, "Registratienummer": f"PL{number}", "MO": "Flipperen\nvia de deur"} for number in range(len(rows))
    ]
    delivery = read(written([NAMES, *([row[name] for name in NAMES] for row in told)]))
    assert (delivery.accounting.read, delivery.accounting.accepted) == (len(rows), len(rows))


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=500), TABLES.map(lambda rows: written([NAMES, *rows]))))
def test_in_the_limited_process_too(tmp_path_factory, data):
    file = tmp_path_factory.mktemp("levering") / "levering.csv"
    file.write_bytes(data)
    try:
        delivery = read_police([file], areas=AREAS, key=KEY)
    except DashboardError as error:
        if "kan niet worden gelezen (" in str(error):
            raise
    else:
        assert delivery.accounting.closes
