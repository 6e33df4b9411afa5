"""`check`: reads a delivery, says what would become of every row, and keeps nothing."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Final

import pyarrow as pa
import typer

from dashboard.commands.common import AsJson, Data, data_folder, print_json, progress, say
from data.contracts import RD_NEW
from data.errors import NoSnapshot
from data.imports import areas_of
from data.sources.delivered import Delivery
from data.sources.mapping import Mapping, read_mapping
from data.sources.police import read_police
from data.store import Store

#: Refused rows that are named one by one; the rest is counted.
SHOWN_ROWS: Final = 10

Files = Annotated[list[Path], typer.Argument(help="Bestanden van de politie; samen zijn zij één levering.")]
Areas = Annotated[list[Path], typer.Option(help="Gebieden: kaart van het CBS (GeoPackage of GeoJSON).")]
Mapped = Annotated[Path | None, typer.Option("--mapping", help="Hoe deze leverancier schrijft (TOML).")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(check)


def check(
    files: Files,
    mapping: Mapped = None,
    areas: Areas = [],  # noqa: B006 - typer copies it
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Lees een levering en zeg wat ervan zou worden; er wordt niets bewaard."""
    written = read_mapping(mapping) if mapping else None
    with progress(quiet=as_json) as tell:
        tell("De levering wordt gelezen")
        where = _areas(areas, written, data_folder(data))
        delivery = read_police(files, areas=where, key=secrets.token_bytes(), mapping=written)
    if as_json:
        print_json(told(delivery))
    else:
        for line in lines(delivery):
            say(line, markup=False)


def told(delivery: Delivery) -> dict[str, Any]:
    """Give what became of the rows as the command prints it in JSON."""
    account = delivery.accounting
    return {
        "read": account.read, "accepted": account.accepted, "quarantined": account.quarantined,
        "duplicates": account.duplicates, "reasons": dict(account.reasons),
        "dropped_columns": list(account.dropped_columns), "version": None, "flags": dict(account.flags),
    }  # fmt: skip


def lines(delivery: Delivery) -> Iterator[str]:
    """Say what became of the rows, the first refused ones by their line."""
    account = delivery.accounting
    yield (
        f"Gelezen {account.read} rijen: {account.accepted} bruikbaar, {account.quarantined} apart gezet, "
        f"{account.duplicates} dubbel."
    )
    yield from (f"  {count} keer apart gezet: {reason}" for reason, count in account.reasons.items())
    for row in delivery.quarantine.slice(0, SHOWN_ROWS).to_pylist():
        yield f"  bestand {row['file']}, regel {row['row']}: {row['reason']}"
    yield from (f"  {count} keer opgemerkt: {remark}" for remark, count in account.flags.items())
    if account.dropped_columns:
        yield f"Niet bewaard worden de kolommen {', '.join(account.dropped_columns)}."
    if account.accepted:
        yield f"De levering loopt van {delivery.window_from:%d-%m-%Y} tot en met {delivery.window_to:%d-%m-%Y}."


def _areas(files: list[Path], mapping: Mapping | None, folder: Path) -> pa.Table | None:
    """Give the areas that were named, else those that were published, else none."""
    crs = mapping.crs or RD_NEW if mapping else RD_NEW
    if files:
        return areas_of(files, crs=crs)
    try:
        store = Store.open(folder)
    except NoSnapshot:
        return None
    return store.table("areas") if store.manifest.crs == crs and not store.manifest.fictitious else None
