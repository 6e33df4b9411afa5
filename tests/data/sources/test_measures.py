"""The tables a steward fills in are read by their contract, from any program, and refused by row and column."""

from datetime import date

import pyarrow.parquet as pq
import pytest
import xlsxwriter

from data.contracts import INDICATORS, MEASURES, MILESTONE_STATUS
from data.errors import InputRefused
from data.sources.measures import HEADINGS, PLAN, added, heading, read_measures
from data.sources.templates import MEANING, write_templates

MEASURE = {
    "Nummer": "M1", "Thema": "2", "Beslispunt": "4", "Soort maatregel": "brief aan bewoners", "Gebiedscode": "WK000101",
    "Cellen": "360001600, 360001601", "Begindatum": "01-12-2016", "Einddatum": "", "Hoeveelheid": "1250,5",
    "Eenheid": "brieven", "Organisator (functie)": "wijkagent", "Hoort bij": "",
}  # fmt: skip
STATUS = {
    "Beslispunt": "14a", "Soort actor": "Gemeente", "Code van de actor": "GM0001", "Status": "in uitvoering",
    "Eigenaar (functie)": "IV-ambtenaar", "Datum": "2016-11-30", "Bewijs": "raadsbesluit", "Knelpunt": "",
    "Volgende stap": "", "Opnieuw bekijken op": "2017-03-01", "Wie zegt het": "gemeente",
}  # fmt: skip


def csv(folder, *rows: dict[str, str], name: str = "maatregelen.csv", separator: str = ";"):
    file = folder / name
    lines = [separator.join(f'"{text}"' for text in line) for line in (rows[0], *(row.values() for row in rows))]
    file.write_text("\n".join(lines), encoding="utf-8-sig")
    return file


def workbook(folder, **sheets: dict[str, str]):
    file = folder / "plan.xlsx"
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet("Uitleg").write(0, 0, "Lees dit eerst")
        for name, row in sheets.items():
            sheet = book.add_worksheet(name)
            for place, (title, value) in enumerate(row.items()):
                sheet.write(0, place, title)
                sheet.write(1, place, value)
    return file


def test_a_csv_becomes_a_table_by_contract(tmp_path):
    for separator in ";,\t":
        tables = read_measures([csv(tmp_path, MEASURE, separator=separator)])
        assert tables["measure"].to_pylist() == [
            {
                "measure_id": "M1", "theme": "2", "line": "4", "kind": "brief aan bewoners", "area_code": "WK000101",
                "cells": [360001600, 360001601], "start": date(2016, 12, 1), "end": None, "dose": 1250.5,
                "dose_unit": "brieven", "organiser": "wijkagent", "linked_to": None,
            }
        ]  # fmt: skip


def test_a_workbook_may_hold_all_tables_and_an_explanation(tmp_path):
    indicator = {"Thema": "3", "Indicator": "PKVW", "Gebiedscode": "GM0001", "Datum": "1-1-2016", "Waarde": 12,
                 "Toestand in woorden": ""}  # fmt: skip
    tables = read_measures([workbook(tmp_path, maatregelen=MEASURE, voortgang=STATUS, Blad3=indicator)])
    assert set(tables) == {"measure", "milestone_status", "indicator"}
    assert tables["milestone_status"]["status"].to_pylist() == ["in_uitvoering"]
    assert tables["indicator"]["value"].to_pylist() == [12.0]


def test_parquet_by_contract_is_taken_as_it_is(tmp_path):
    table = read_measures([csv(tmp_path, MEASURE)])["measure"]
    pq.write_table(table, tmp_path / "iets.parquet")
    assert read_measures([tmp_path / "iets.parquet"])["measure"] == table


def test_names_of_the_contract_are_understood_as_headings(tmp_path):
    plain = {code: MEASURE[title] for code, title in HEADINGS.items() if title in MEASURE}
    assert read_measures([csv(tmp_path, plain, name="x.csv")])["measure"].num_rows == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"Thema": "9"}, r"rij 2, kolom Thema: '9' kan hier niet; wel: 1, 2"),
        ({"Begindatum": "ooit"}, r"rij 2, kolom Begindatum: 'ooit' is geen datum"),
        ({"Hoeveelheid": "veel"}, r"kolom Hoeveelheid: 'veel' is geen getal"),
        ({"Cellen": "hier"}, r"kolom Cellen: 'hier' zijn geen celnummers"),
        ({"Nummer": ""}, r"kolom Nummer: hier moet iets staan"),
    ],
)
def test_a_wrong_value_is_refused_with_its_row_and_column(tmp_path, change, said):
    with pytest.raises(InputRefused, match=said):
        read_measures([csv(tmp_path, MEASURE | change)])


def test_a_missing_column_a_double_row_an_empty_file_and_another_file_are_refused(tmp_path):
    without = {title: value for title, value in MEASURE.items() if title != "Gebiedscode"}
    with pytest.raises(InputRefused, match="de kolom Gebiedscode ontbreekt"):
        read_measures([csv(tmp_path, without)])
    with pytest.raises(InputRefused, match="rij 3: deze regel staat er twee keer in"):
        read_measures([csv(tmp_path, MEASURE, MEASURE)])
    with pytest.raises(InputRefused, match="geen rijen"):
        read_measures([write_templates(tmp_path)[0]])
    with pytest.raises(InputRefused, match="geen maatregelen"):
        read_measures([csv(tmp_path, {"a": "1", "b": "2"}, name="x.csv")])
    for content in (b"", b"\x00\x01", b"PK\x03\x04kapot"):
        (tmp_path / "kapot.xlsx").write_bytes(content)
        with pytest.raises(InputRefused, match="kapot"):
            read_measures([tmp_path / "kapot.xlsx"])


def test_delivered_rows_replace_those_with_their_key_and_nothing_disappears(tmp_path):
    before = read_measures([csv(tmp_path, MEASURE, MEASURE | {"Nummer": "M2"})])["measure"]
    change = MEASURE | {"Nummer": "M2", "Eenheid": "uren"}
    delivered = read_measures([csv(tmp_path, change, MEASURE | {"Nummer": "M3"})])["measure"]
    after = added(before, delivered, MEASURES)
    assert after["measure_id"].to_pylist() == ["M1", "M2", "M3"]
    assert after["dose_unit"].to_pylist() == ["brieven", "uren", "brieven"]


def test_every_column_has_a_heading_and_a_meaning_in_the_template():
    columns = [column for table in (MEASURES, MILESTONE_STATUS, INDICATORS) for column in table.columns]
    assert {column.name for column in columns} == set(HEADINGS) == set(MEANING)
    for table, _ in PLAN.values():
        titles = [heading(column) for column in table.columns]
        assert len(set(titles)) == len(titles)


def test_a_filled_template_is_read(tmp_path):
    written = write_templates(tmp_path / "leeg")
    file = written[1]
    line = ";".join(f'"{value}"' for value in MEASURE.values())
    file.write_text(file.read_text(encoding="utf-8-sig") + line + "\n", encoding="utf-8")
    assert read_measures([file])["measure"].num_rows == 1
