"""Empty tables of the plan for a steward to fill in: one workbook, and the same as CSV files."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from data.contracts import DAY, TEXT, Column, Table
from data.sources.measures import PLAN, heading

WORKBOOK: Final = "maatregelen.xlsx"
EXPLANATION: Final = "Uitleg"
#: Rows of a template that offer the words that may be chosen.
ROWS: Final = 2_000
#: A list of words that Excel accepts in one cell rule.
_LONGEST_RULE: Final = 255
_WIDTH: Final = 22
#: What may stand in a column, in words of the steward.
MEANING: Final = {
    "measure_id": "Uw eigen nummer; hetzelfde nummer opnieuw aanleveren werkt de maatregel bij",
    "theme": "Thema van het plan, 1 tot en met 6",
    "line": "Nummer van het beslispunt of een deel ervan",
    "kind": "Bijvoorbeeld: brief aan bewoners, extra toezicht",
    "area_code": "CBS-code van het gebied, zoals GM0202 of WK020201",
    "cells": "Nummers van de 125 m-cellen, met een komma ertussen; leeg is het hele gebied",
    "start": "Eerste dag",
    "end": "Laatste dag; leeg: loopt nog",
    "dose": "Hoeveel, als getal",
    "dose_unit": "Waarvan, bijvoorbeeld: brieven, uren",
    "organiser": "Functie en organisatie, nooit een naam",
    "linked_to": "Zone of besluit waar het bij hoort",
    "actor_kind": "Wie aan zet is",
    "actor_code": "Gebied of overleg van de actor",
    "status": "Hoe ver het is",
    "owner": "Functie, nooit een naam",
    "date": "Dag waarop dit waar was",
    "evidence": "Waaruit dat blijkt; geen persoonsgegevens",
    "hurdle": "Wat in de weg staat; geen persoonsgegevens",
    "next_step": "Wat er nu gebeurt; geen persoonsgegevens",
    "review_date": "Na deze dag is de status weer onbekend",
    "voice": "Wie dit zegt",
    "indicator": "Wat er gemeten is",
    "value": "De waarde, als getal",
    "text": "De toestand in woorden; geen persoonsgegevens",
}


def write_templates(folder: Path) -> list[Path]:
    """Write the workbook and a CSV per table into a folder; files that are there are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    written = [folder / WORKBOOK]
    with xlsxwriter.Workbook(written[0]) as book:
        _explain(book)
        for table, word in PLAN.values():
            _sheet(book, table, word)
    for table, word in PLAN.values():
        path = folder / f"{word}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream, delimiter=";").writerow([heading(column) for column in table.columns])
        written.append(path)
    return written


def what_may_stand(column: Column) -> str:
    """Say which values a column takes."""
    if column.allowed:
        return ", ".join(column.allowed)
    if column.type == DAY:
        return "datum (dd-mm-jjjj)"
    return "tekst" if column.type == TEXT else "getal"


def _explain(book: Workbook) -> None:
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet(EXPLANATION)
    sheet.write_row(0, 0, ["Blad", "Kolom", "Betekenis", "Wat er mag staan", "Verplicht"], bold)
    lines = [(word, column) for table, word in PLAN.values() for column in table.columns]
    for row, (word, column) in enumerate(lines, 1):
        must = "nee" if column.optional or column.name == "cells" else "ja"
        sheet.write_row(row, 0, [word, heading(column), MEANING[column.name], what_may_stand(column), must])
    sheet.set_column(0, 1, _WIDTH)
    sheet.set_column(2, 3, 3 * _WIDTH)


def _sheet(book: Workbook, table: Table, word: str) -> None:
    sheet = book.add_worksheet(word)
    sheet.freeze_panes(1, 0)
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    for place, column in enumerate(table.columns):
        form = book.add_format({"num_format": "dd-mm-yyyy"}) if column.type == DAY else text
        sheet.set_column(place, place, _WIDTH, None if column.type not in {DAY, TEXT} else form)
        sheet.write(0, place, heading(column), bold)
        _choices(sheet, place, column)


def _choices(sheet: Worksheet, place: int, column: Column) -> None:
    """Offer the prescribed words, where they fit in one rule."""
    if column.allowed and len(",".join(column.allowed)) <= _LONGEST_RULE:
        rule = {"validate": "list", "source": list(column.allowed), "ignore_blank": column.optional}
        sheet.data_validation(1, place, ROWS, place, rule)
