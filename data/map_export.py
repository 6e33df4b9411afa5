"""Zones and cells to take along: GeoJSON in degrees that says what it is, of when, and on which data it rests."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, Final

import numpy as np

from analysis.significant import LIFECYCLE
from analysis.zones import Zone
from data.answered.map import LIFE
from data.degrees import corners
from data.map_layers import Feature, dissolved
from data.query import Query
from data.questions.hotspots import area_cells, cell_steps
from data.questions.zones import Alive, Covers, alive, as_moment, chain_size, placed, zone_keys
from data.store import Store

#: What may be taken along, by its name in the address; cells go as ``cellen-<kind>-<share>``.
ZONES: Final = "zones"
CELLS: Final = "cellen-"


def map_export(store: Store, query: Query, name: str, now: datetime, covers: Covers) -> bytes:
    """Give zones or marked cells as a file of their own.

    Raises: BadQuery when there is nothing of that name.
    """
    if name == ZONES:
        features = zone_features(store, alive(store, store.area(query.area), query, now, covers))
    else:
        features = cell_features(store, query, name.removeprefix(CELLS))
    return _written(store, query, features)


def _written(store: Store, query: Query, features: list[Feature]) -> bytes:
    days, manifest = query.days(), store.manifest
    about = {
        "gebied": store.area(query.area).ref.name, "van": days.start.isoformat(), "tot": days.end.isoformat(),
        "delict": query.crime_type, "versie": manifest.version, "peildatum": manifest.as_of.isoformat(),
        "fictief": manifest.fictitious,
    }  # fmt: skip
    collection = {"type": "FeatureCollection", "herkomst": about, "features": features}
    return json.dumps(collection, separators=(",", ":"), ensure_ascii=False).encode()


def zone_features(store: Store, found: Alive) -> list[Feature]:
    """Give every drawn zone, primary and outer, with its expiry and dwellings."""
    keys = zone_keys(found)
    return [_zone(store, found, zone, keys[zone.burglary]) for zone in (*found.primary.zones, *found.outer.zones)]


def _zone(store: Store, found: Alive, zone: Zone, key: str) -> Feature:
    place, municipality = placed(store, zone.cell_id)
    properties: dict[str, Any] = {
        "zone": key, "soort": zone.kind, "buurt": place.name, "gemeente": municipality.name,
        "bekend": as_moment(zone.start).date().isoformat(), "verloopt": as_moment(zone.expiry).isoformat(),
        "woningen": None if store.cells.estimated else zone.dwellings, "keten": chain_size(found, zone.chain),
    }  # fmt: skip
    return {"type": "Feature", "geometry": dissolved(np.array(zone.cells, np.int64)), "properties": properties}


def cell_features(store: Store, query: Query, layer: str) -> list[Feature]:
    """Give the marked cells of a layer with their class.

    Raises: BadQuery when there is no such layer.
    """
    area = store.area(query.area)
    on = area_cells(store, area)
    kind, _, share = layer.partition("-")
    number = int(share) if share.isascii() and share.isdigit() else 0
    steps = cell_steps(store, area, query, on, kind=kind, share=number)
    marked = np.flatnonzero(steps)
    ids = store.cells.cell_id[on.place[marked]]
    return [
        {
            "type": "Feature",
            "geometry": {"type": "Polygon", "coordinates": [outline]},
            "properties": {"cel": int(cell), "klasse": LIFECYCLE[step] if kind == LIFE else int(step)},
        }
        for outline, cell, step in zip(corners(ids).tolist(), ids.tolist(), steps[marked].tolist(), strict=True)
    ]
