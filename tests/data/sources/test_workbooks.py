"""Workbooks: cells as they show, title and total rows, several sheets, and files that only pretend to be one."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
import xlsxwriter

from data.sources.delivered import DeliveryRefused
from tests.exports import HEADINGS, PLAIN_ROW, frame, only, read


def workbook(*sheets: list[list[object]]) -> bytes:
    """Write sheets, each a list of rows; dates and times as spreadsheets hold them."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        formats = {date: book.add_format({"num_format": "dd-mm-yyyy"}), time: book.add_format({"num_format": "hh:mm"}),
                   datetime: book.add_format({"num_format": "dd-mm-yyyy hh:mm"})}  # fmt: skip
        for rows in sheets:
            sheet = book.add_worksheet()
            for y, row in enumerate(rows):
                for x, cell in enumerate(row):
                    sheet.write(y, x, cell, formats.get(type(cell)))
    return written.getvalue()


def row(**cells: object) -> list[object]:
    return [{**PLAIN_ROW, **cells}[name] for name in HEADINGS.split(";")]


HEAD = HEADINGS.split(";")


def test_cells_with_dates_times_and_numbers():
    cells = {"Pleegdatum begin": date(2015, 10, 12), "Pleegtijd begin": time(8, 15), "X": 205010.5, "Y": 455010.5,
             "Pleegdatum eind": 42289, "Pleegtijd eind": 0.75, "Kennisname": datetime(2015, 10, 12, 18, 2)}  # fmt: skip
    incident = only(read(workbook([HEAD, row(**cells)])))
    assert (incident["earliest"], incident["latest"]) == (datetime(2015, 10, 12, 8, 15), datetime(2015, 10, 12, 18))
    assert (incident["reported"], incident["x_m"]) == (datetime(2015, 10, 12, 18, 2), 205010.5)


def test_title_and_total_rows_are_no_rows():
    rows = [["Woninginbraken"], [], HEAD, row(), row(Registratienummer="PL2"), [], ["Totaal", 2]]
    delivery = read(workbook(rows))
    assert (delivery.accounting.read, delivery.accounting.accepted) == (2, 2)


def test_a_refused_row_is_named_by_its_place_in_the_sheet():
    delivery = read(workbook([["Titel"], [], HEAD, row(), [], row(Registratienummer="PL2", MK="C20")]))
    assert delivery.quarantine["row"].to_pylist() == [6]


def test_every_sheet_with_headings_is_read():
    delivery = read(workbook([["Uitleg"]], [HEAD, row()], [HEAD[::-1], row(Registratienummer="PL2")[::-1]]))
    assert frame(delivery)["modus_operandi"].tolist() == ["flipperen", "flipperen"]


def zipped(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return written.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """A sound workbook with one part more, or another in its place."""
    written = io.BytesIO()
    sound = zipfile.ZipFile(io.BytesIO(workbook([HEAD, row()])))
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in sound.namelist():
            if part != name:
                archive.writestr(part, sound.read(part))
        archive.writestr(name, content)
    return written.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (with_part("xl/vbaProject.bin", b"macro"), "macro"),
        (with_part("xl/sharedStrings.xml", BOMB), "documenttype"),
        (with_part("xl/media/image1.png", b"\0" * 30_000_000), "te groot"),
        (zipped(inbraken__csv=b"a;b"), "archief"),
        (workbook([["Uitleg"]]), "koprij"),
        (workbook([HEAD, row()])[:2_000], "beschadigd"),
        (b"PK\x03\x04" + b"\0" * 500, "beschadigd"),
        (with_part("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row r="), "koprij|beschadigd"),
    ],
    ids=["macro", "entities", "bomb", "archive", "no headings", "cut", "pretender", "broken sheet"],
)
def test_what_only_pretends_is_refused_in_one_sentence(given, sentence):
    with pytest.raises(DeliveryRefused, match=sentence):
        read(given)
