"""The tables of Gegevens: deliveries, the curve of late registration, quality, and the data model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analysis.quality import Quality
from data.answered.quality import ContractTable, DeliveryLine, Known, QualityAnswer, SupplierQuality
from layouts.parts.table import Twin, TwinCell, TwinColumn
from layouts.quality.words import FIELD_WORDS, KIND_WORDS, TABLE_WORDS
from layouts.wording import day, days, fortnight, number, percent

#: Days after the day itself of which the table tells the share.
TOLD_DAYS: Final = (0, 1, 2, 3, 7, 14, 21, 28, 42, 56)
NOTHING: Final = TwinCell("-", -1.0)
_COUNTS: Final = (
    ("Gelezen", "read"), ("Aangenomen", "accepted"), ("Apart gezet", "quarantined"), ("Dubbel", "duplicates"),
    ("Nieuw", "new"), ("Bijgewerkt", "updated"), ("Gelijk", "unchanged"), ("Vervallen", "lapsed"),
)  # fmt: skip
_QUALITY: Final = ("Incidenten", "Met plaats", "Op bureau", "Tegenspraak", "Mediaan tijdvak", "12 uur of meer")


def log_twin(deliveries: Sequence[DeliveryLine]) -> Twin:
    """List the deliveries with their accounting."""
    counts = (TwinColumn(title, numeric=True) for title, _ in _COUNTS)
    columns = (
        TwinColumn("Geleverd"),
        TwinColumn("Soort"),
        *counts,
        TwinColumn("Pleegdatum"),
        TwinColumn("Leverancier"),
    )
    rows = tuple(_log_row(line) for line in deliveries)
    return Twin("Leveringen, de nieuwste eerst; apart gezet = geweigerd met een reden", columns, rows)


def known_twin(known: Known, noun: str) -> Twin:
    """Tell the share known after some days, and of the newest fortnights."""
    after = [(f"na {number(age)} dagen", float(age), known.by_day[age]) for age in TOLD_DAYS if age < len(known.by_day)]
    newest = [(fortnight(start, short=True), 1000.0 + at, share) for at, (start, share) in enumerate(known.fortnights)]
    rows = tuple((TwinCell(text, order), _share(share)) for text, order, share in (*after, *newest))
    caption = f"Deel van de {noun} dat bekend is, geleerd van {number(known.incidents)} registraties"
    return Twin(caption, (TwinColumn("Wanneer"), TwinColumn("Bekend", numeric=True)), rows)


def places_twin(answer: QualityAnswer, over: str) -> Twin:
    """List the quality of every municipality, the whole area first."""
    names = [(answer.area.name, answer.whole), *((one.area.name, one.quality) for one in answer.municipalities)]
    rows = tuple((TwinCell(name, name), *_quality_cells(quality)) for name, quality in dict(names).items())
    return Twin(
        f"Kwaliteit per gemeente, {over}; rechts het deel dat niet is ingevuld", _quality_columns("Gebied"), rows
    )


def suppliers_twin(suppliers: Sequence[SupplierQuality]) -> Twin:
    """List the quality of every supplier."""
    rows = tuple((TwinCell(one.supplier, one.supplier), *_quality_cells(one.quality)) for one in suppliers)
    caption = "Alle delicten, het jaar voor de peildatum; rechts het deel dat niet is ingevuld"
    return Twin(caption, _quality_columns("Leverancier"), rows)


def contract_twin(tables: Sequence[ContractTable]) -> Twin:
    """List the tables of the data model that say something to a reader."""
    columns = (TwinColumn("Tabel"), TwinColumn("Inhoud"), TwinColumn("Kolommen", numeric=True),
               TwinColumn("Rijen", numeric=True))  # fmt: skip
    rows = tuple(
        (TwinCell(name, name), TwinCell(meaning, meaning), _count(one.columns), _count(one.rows))
        for one in tables
        if one.name in TABLE_WORDS
        for name, meaning in (TABLE_WORDS[one.name],)
    )
    return Twin("Wat in deze versie staat", columns, rows)


def _log_row(line: DeliveryLine) -> tuple[TwinCell, ...]:
    kind = KIND_WORDS[line.kind]
    delivered = line.delivered.date()
    return (
        TwinCell(day(delivered, short=True), line.delivered.timestamp()),
        TwinCell(kind, kind),
        *(_count(getattr(line, name)) for _, name in _COUNTS),
        TwinCell(days(line.window.start, line.window.end, short=True), line.window.start.toordinal()),
        TwinCell(line.supplier, line.supplier),
    )


def _quality_columns(first: str) -> tuple[TwinColumn, ...]:
    return (TwinColumn(first), *(TwinColumn(title, numeric=True) for title in (*_QUALITY, *FIELD_WORDS)))


def _quality_cells(quality: Quality) -> tuple[TwinCell, ...]:
    hours = quality.median_hours
    return (
        _count(quality.n),
        _share(quality.located),
        _count(quality.stations),
        _count(quality.contradicted),
        NOTHING if hours is None else TwinCell(f"{number(hours, 1)} uur", hours),
        _share(quality.long_share),
        *(_share(share) if quality.n else NOTHING for share in quality.unknown),
    )


def _count(value: int) -> TwinCell:
    return TwinCell(number(value), float(value))


def _share(share: float | None) -> TwinCell:
    return NOTHING if share is None else TwinCell(percent(share), share)
