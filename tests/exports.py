"""Police exports for tests: written as a table, read as a delivery, in this process and without limits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import pandas as pd
import pyarrow as pa

from data.sources.delivered import DELIVERED, QUARANTINE, Delivery
from data.sources.mapping import PLAIN, Mapping
from data.sources.reading import read_delivery
from tests import world

KEY = b"k" * 32
AREAS = world.areas()
HEADINGS = (
    "Registratienummer;MK;Voltooid/Poging;Pleegdatum begin;Pleegtijd begin;Pleegdatum eind;Pleegtijd eind;Kennisname;"
    "Straat;Postcode;Gemeente;X;Y;Woningtype;MO"
)
#: A row of which nothing is remarkable; a test changes what it is about.
PLAIN_ROW = {
    "Registratienummer": "PL0600-1", "MK": "A20", "Voltooid/Poging": "Voltooid", "Pleegdatum begin": "12-10-2015",
    "Pleegtijd begin": "08:15", "Pleegdatum eind": "12-10-2015", "Pleegtijd eind": "17:40",
    "Kennisname": "12-10-2015 18:02", "Straat": "Fictiefstraat", "Postcode": "6811AA", "Gemeente": "Aaldorp",
    "X": "205010,5", "Y": "455010,5", "Woningtype": "Tussenwoning", "MO": "Flipperen",
}  # fmt: skip


def export(*rows: dict[str, str], headings: str = HEADINGS, separator: str = ";") -> str:
    """Write rows as an export; each names what differs from the plain row, and gets a number of its own."""
    names = headings.split(";")
    lines = [separator.join(names)]
    for number, row in enumerate(rows, 1):
        cells = {**PLAIN_ROW, "Registratienummer": f"PL0600-{number}", **row}
        lines.append(separator.join(cells.get(name, "") for name in names))
    return "\n".join(lines) + "\n"


def read(
    *files: str | bytes, areas: pa.Table | None = None, mapping: Mapping = PLAIN, delivered: datetime | None = None,
    nowhere: bool = False,
) -> Delivery:  # fmt: skip
    """Read files in the world of three municipalities, and check what is true of every delivery."""
    contents: Iterable[bytes] = [file.encode() if isinstance(file, str) else file for file in files]
    given = None if nowhere else areas or AREAS
    delivery = read_delivery(contents, given, KEY, mapping, delivered)
    assert delivery.accounting.closes, delivery.accounting
    assert delivery.incidents.num_rows == delivery.accounting.accepted
    DELIVERED.check(delivery.incidents)
    QUARANTINE.check(delivery.quarantine)
    return delivery


def only(delivery: Delivery) -> dict[str, object]:
    """Give the one incident of a delivery."""
    assert delivery.accounting.accepted == 1, delivery.accounting
    return dict(delivery.incidents.to_pylist()[0])


def frame(delivery: Delivery) -> pd.DataFrame:
    """Give the incidents as a frame."""
    return delivery.incidents.to_pandas()
