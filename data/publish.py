"""One publication from beginning to end: read what is delivered, merge it, doubt it, and make it a version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

import pyarrow as pa

from data.build import Contents, complete_tables, write_version
from data.contracts import RD_NEW
from data.disk import DISK, Disk
from data.errors import Implausible, InputRefused
from data.merge import Merged, merge, moment_of
from data.plausible import doubts, missing_areas
from data.sources.calendar import known_calendar
from data.sources.delivered import Delivery
from data.standing import Standing, what_stands
from data.versions import alone

#: Reads a delivery of incidents into these areas, None when there are none, at this moment of delivery, None unknown.
ReadIncidents = Callable[[pa.Table | None, datetime | None], Delivery]
#: Changes the standing tables by what was imported: areas, cells, streets, measures.
Import = Callable[[Mapping[str, pa.Table]], Mapping[str, pa.Table]]


@dataclass(frozen=True)
class Request:
    """What somebody wants to publish.

    Attributes:
        incidents: reads the delivery of incidents; None when there is none.
        imports: what else is delivered (areas, measures ...) -> how it changes the tables, in this order.
        inputs: the same names -> hash of the files.
        window_from, window_to: over which interval starts the delivery speaks; None: from its first to its last.
        delivered: moment of delivery; None: the midnight after the last thing that the police heard of.
        kind: whether it closes a fortnight (contracts.DELIVERY_KINDS).
        force: why it must be published although it is doubted; empty: it must not.
        key: fingerprint of the secret that makes pseudonyms.
        crs: metric CRS of the places.
    """

    incidents: ReadIncidents | None = None
    imports: Mapping[str, Import] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    window_from: datetime | None = None
    window_to: datetime | None = None
    delivered: datetime | None = None
    kind: str = "veiligheidsbeeld"
    force: str = ""
    key: str = ""
    crs: str = RD_NEW


@dataclass(frozen=True)
class Outcome:
    """What came of it: the version that is current now, whether it is a new one, and what was read."""

    version: str
    changed: bool
    delivery: Delivery | None = None
    merged: Merged | None = None
    overruled: tuple[str, ...] = ()


@dataclass(frozen=True)
class Surroundings:
    """What publishing needs from outside: the clock, the disk, who computes, and whom to tell how far it is."""

    now: datetime
    disk: Disk = DISK
    executor: Executor | None = None
    tell: Callable[[str], None] = lambda _: None


#: The name under which the fingerprint of the secret stands in a manifest.
KEY: Final = "sleutel"


def publish(root: Path, request: Request, around: Surroundings) -> Outcome:
    """Publish what is requested, or refuse and leave everything as it was.

    Raises: InputRefused, Implausible, ContractBroken, SnapshotDamaged, DiskFailed, Busy: nothing has changed.
        Unconfirmed: the version is current, but may not survive a power cut.
    """
    with alone(root, around.disk):
        around.tell("De huidige versie wordt gelezen")
        standing = what_stands(root, around.disk)
        _may_follow(standing, request)
        tables = dict(standing.tables)
        if not tables["calendar"].num_rows:
            tables["calendar"] = known_calendar()
        for name, change in request.imports.items():
            around.tell(f"{name.capitalize()} worden ingelezen")
            tables |= change(tables)
        doubted = missing_areas(standing.tables["areas"], tables["areas"])
        delivery = merged = None
        if request.incidents is not None:
            around.tell("De incidenten worden ingelezen")
            delivery = _delivery(request.incidents, tables, request)
            _same_crs(standing, request, delivery)
            merged, more = _merged(tables, delivery, request)
            doubted += more
            tables |= _of_delivery(delivery, merged)
        if standing.manifest and _adds_nothing(standing, request, delivery):
            return Outcome(standing.manifest.version, changed=False, delivery=delivery)
        _answered(doubted, request.force)
        around.tell("Alles wordt uitgerekend")
        crs = delivery.crs if delivery else request.crs
        contents = _contents(standing, tables, replace(request, crs=crs), doubted, around.now)
        complete = complete_tables(contents, around.executor)
        around.tell("De versie wordt geschreven en nagelezen")
        manifest = write_version(root, contents, complete, around.disk)
        return Outcome(manifest.version, changed=True, delivery=delivery, merged=merged, overruled=doubted)


def _may_follow(standing: Standing, request: Request) -> None:
    """Refuse what would mix invented with real data, two secrets, or two coordinate systems.

    Raises: InputRefused.
    """
    manifest = standing.manifest
    if not manifest:
        return
    if manifest.fictitious:
        raise InputRefused("In deze map staat de fictieve regio. Kies met --data een andere map voor echte gegevens.")
    if request.incidents and manifest.inputs.get(KEY, request.key) != request.key:
        raise InputRefused(
            "De sleutel voor de pseudoniemen is een andere dan die van de vorige leveringen; dan telt elk incident "
            "dubbel. Zet de oude sleutel terug."
        )


def _same_crs(standing: Standing, request: Request, delivery: Delivery) -> None:
    """Refuse places in another coordinate system than the incidents that stand, or the areas they are laid in.

    Raises: InputRefused.
    """
    manifest = standing.manifest
    if manifest and manifest.crs != delivery.crs and standing.tables["incidents"].num_rows:
        raise InputRefused("De coördinaten staan in een ander stelsel dan die van de vorige leveringen.")
    laid_in = request.crs if request.imports or not manifest else manifest.crs
    if delivery.areas is None and laid_in != delivery.crs:
        raise InputRefused(
            "De coördinaten staan in een ander stelsel dan de gebieden. Noem metric_epsg in het mappingbestand."
        )


def _delivery(read: ReadIncidents, tables: Mapping[str, pa.Table], request: Request) -> Delivery:
    """Read the delivery; what the request says about its window goes before what the files say."""
    areas = tables["areas"]
    delivery = read(areas if areas.num_rows else None, request.delivered)
    if not areas.num_rows and delivery.areas is None:
        raise InputRefused("Er zijn nog geen gebieden. Geef ze mee met --areas.")
    start, end = request.window_from or delivery.window_from, request.window_to or delivery.window_to
    if start >= end:
        raise InputRefused("De periode van de levering eindigt voor zij begint.")
    return replace(delivery, window_from=start, window_to=end)


def _merged(tables: Mapping[str, pa.Table], delivery: Delivery, request: Request) -> tuple[Merged, tuple[str, ...]]:
    before, log = tables["incidents"], tables["deliveries"]
    if not delivery.incidents.num_rows and request.delivered is None:
        raise InputRefused("De levering bevat geen enkel bruikbaar incident.")
    delivered = request.delivered or moment_of(delivery)
    areas = tables["areas"] if delivery.areas is None else delivery.areas
    merged = merge(before, log, delivery, delivered=delivered, kind=request.kind)
    return merged, doubts(before, log, delivery, areas, delivered=delivered)


def _of_delivery(delivery: Delivery, merged: Merged) -> dict[str, pa.Table]:
    drawn = {} if delivery.areas is None else {"areas": delivery.areas}
    return drawn | {"incidents": merged.incidents, "deliveries": merged.deliveries}


def _adds_nothing(standing: Standing, request: Request, delivery: Delivery | None) -> bool:
    """Tell whether all of this has been published before: the same files about the same window."""
    known = standing.manifest.inputs if standing.manifest else {}
    if any(known.get(name) != value for name, value in request.inputs.items()):
        return False
    return delivery is None or any(
        (row["source_sha256"], row["kind"], row["window_from"], row["window_to"])
        == (delivery.source_sha256, request.kind, delivery.window_from, delivery.window_to)
        for row in standing.tables["deliveries"].to_pylist()
    )


def _answered(doubted: tuple[str, ...], reason: str) -> None:
    """Refuse what is doubted, unless somebody says why it is right.

    Raises: Implausible.
    """
    if doubted and not reason:
        raise Implausible(
            f"{' '.join(doubted)} Klopt dit toch? Publiceer dan met --force en de reden; die wordt bewaard."
        )


def _contents(
    standing: Standing, tables: Mapping[str, pa.Table], request: Request, doubted: tuple[str, ...], now: datetime
) -> Contents:
    inputs = dict(standing.manifest.inputs) if standing.manifest else {}
    crs = request.crs if request.incidents or not standing.manifest else standing.manifest.crs
    return Contents(
        tables=tables, as_of=_as_of(tables["deliveries"], standing, now), crs=crs, published=now,
        inputs=inputs | dict(request.inputs) | ({KEY: request.key} if request.incidents else {}),
        forced=request.force if doubted else "", overruled=doubted,
    )  # fmt: skip


def _as_of(log: pa.Table, standing: Standing, now: datetime) -> datetime:
    """Give the moment of the data: that of the newest delivery; before the first, the midnight before now."""
    newest: datetime | None = pa.compute.max(log["delivered"]).as_py()
    if newest is not None:
        return newest
    return standing.manifest.as_of if standing.manifest else datetime(now.year, now.month, now.day)
