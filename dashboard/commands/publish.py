"""`publish`: a delivery becomes the next version, or nothing changes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import pyarrow as pa
import typer

from dashboard.commands.common import AsJson, Data, Force, data_folder, moment, publish_now, settings, tell_outcome
from dashboard.commands.files import SeveralFiles
from data.contracts import DELIVERY_KINDS, RD_NEW
from data.errors import InputRefused
from data.imports import fingerprint, import_areas, import_plan
from data.ledger.delivered import record_deliveries
from data.ledger.register import open_register
from data.pseudonyms import fingerprint_of, read_key
from data.publish import ReadIncidents, Request
from data.sources.mapping import Mapping, read_mapping
from data.sources.measures import read_measures
from data.sources.police import read_police

#: Who records the statuses that come with a delivery.
ACCOUNT = "publish"

Files = list[Path]
Incidents = Annotated[Files, typer.Option(help="Bestanden van de politie; samen zijn zij één levering.")]
Measures = Annotated[Files, typer.Option(help="Maatregelen, voortgang en indicatoren (XLSX, CSV of Parquet).")]
Areas = Annotated[Files, typer.Option(help="Gebieden: kaart van het CBS (GeoPackage of GeoJSON).")]
Mapped = Annotated[Path | None, typer.Option("--mapping", help="Hoe deze leverancier schrijft (TOML).")]
From = Annotated[str, typer.Option("--from", help="Eerste dag waarover de levering gaat.")]
To = Annotated[str, typer.Option("--to", help="Dag waarover de levering niet meer gaat.")]
Delivered = Annotated[str, typer.Option(help="Datum van levering; anders de dag na de laatste kennisname.")]
Kind = Annotated[str, typer.Option(help=" of ".join(DELIVERY_KINDS))]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=SeveralFiles)(publish)


def publish(
    incidents: Incidents = [],  # noqa: B006 - typer copies it
    measures: Measures = [],  # noqa: B006
    areas: Areas = [],  # noqa: B006
    mapping: Mapped = None,
    start: From = "",
    end: To = "",
    delivered: Delivered = "",
    kind: Kind = DELIVERY_KINDS[0],
    force: Force = "",
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Lees een levering in en maak er de nieuwe versie van."""
    folder = data_folder(data)
    if not (incidents or measures or areas):
        raise InputRefused("Geef met --incidents, --measures of --areas aan wat er gepubliceerd moet worden.")
    if kind not in DELIVERY_KINDS:
        raise InputRefused(f"--kind is {' of '.join(DELIVERY_KINDS)}.")
    written = read_mapping(mapping) if mapping else None
    crs = written.crs or RD_NEW if written else RD_NEW
    key = read_key(settings().key, data=folder) if incidents else b""
    plan = read_measures(measures) if measures else {}
    request = Request(
        incidents=_reader(incidents, key, written) if incidents else None,
        imports=_imports(areas, plan, crs, written), inputs=_inputs(areas, measures, crs), kind=kind, force=force,
        window_from=moment(start, "--from"), window_to=moment(end, "--to"), delivered=moment(delivered, "--delivered"),
        key=fingerprint_of(key) if incidents else "", crs=crs,
    )  # fmt: skip
    outcome = publish_now(folder, request, quiet=as_json)
    tell_outcome(outcome, as_json=as_json, more=_recorded(folder, plan))


def _reader(files: Files, key: bytes, mapping: Mapping | None) -> ReadIncidents:
    read = partial(read_police, tuple(files), key=key, mapping=mapping)
    return lambda areas, delivered: read(areas=areas, delivered=delivered)


def _imports(areas: Files, plan: dict[str, pa.Table], crs: str, mapping: Mapping | None) -> dict[str, Any]:
    named = mapping.area if mapping else ""
    asked = {"gebieden": import_areas(areas, crs=crs, name=named)} if areas else {}
    return asked | ({"maatregelen": import_plan(plan)} if plan else {})


def _inputs(areas: Files, measures: Files, crs: str) -> dict[str, str]:
    asked = {"gebieden": fingerprint(areas, crs)} if areas else {}
    return asked | ({"maatregelen": fingerprint(measures)} if measures else {})


def _recorded(folder: Path, plan: dict[str, pa.Table]) -> dict[str, Any]:
    """Put delivered statuses into the register; a newer edit is never overwritten."""
    if not plan:
        return {}
    register = open_register(folder, settings().ledger_url)
    try:
        imported = record_deliveries(register, plan, account=ACCOUNT)
    finally:
        register.close()
    return {"statuses": {"recorded": imported.recorded, "unchanged": imported.unchanged,
                         "conflicts": len(imported.conflicts)}}  # fmt: skip
