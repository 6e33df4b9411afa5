"""The layers of Kaart as GeoJSON: cells, dissolved zones with their rings, chains, and incidents at cell centres."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

from analysis.grid import CELL_M, cell_centres
from analysis.zones import OUTER, PRIMARY, STANDARD_ZONES, Zone, may_be_shown
from data.contracts import MUNICIPALITY
from data.degrees import centres, corners, to_degrees
from data.errors import BadQuery
from data.query import Query
from data.questions.zones import Alive, Covers, alive, links, share_left, zone_keys
from data.store import Rows, Store

#: Dwellings in a cell from which the town is drawn a shade darker. Source: ours, thirds of the inhabited cells.
TOWN: Final = (STANDARD_ZONES.shown_from, 30)

#: Layers that follow the chosen area and period, by their name in the address.
ZONES, CHAINS, INCIDENTS = "zones", "ketens", "incidenten"

Feature = dict[str, Any]


def written(features: Iterable[Feature]) -> bytes:
    """Write features as GeoJSON."""
    collection = {"type": "FeatureCollection", "features": list(features)}
    return json.dumps(collection, separators=(",", ":")).encode()


def _feature(geometry: dict[str, Any], properties: dict[str, Any]) -> Feature:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _point(longitude: float, latitude: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [longitude, latitude]}


def town_shades(dwellings: Rows) -> NDArray[np.uint8]:
    """Give the shade 1-3 of inhabited cells: the more dwellings, the darker the town."""
    return (np.searchsorted(TOWN, dwellings, side="right") + 1).astype(np.uint8)


def cell_layer(store: Store, code: str) -> bytes:
    """Give the inhabited cells of a municipality: ``i`` counts them by number, ``t`` is the shade of the town, 1-3.

    Raises: BadQuery when there is no such municipality.
    """
    if code not in store.codes(MUNICIPALITY):
        raise BadQuery("Deze kaartlaag bestaat niet.")
    own = np.flatnonzero(store.cells.municipality == store.codes(MUNICIPALITY).index(code))
    outlines = corners(store.cells.cell_id[own]).tolist()
    shades = town_shades(store.cells.dwellings[own]).tolist()
    return written(
        _feature({"type": "Polygon", "coordinates": [outline]}, {"i": i, "t": shade})
        for i, (outline, shade) in enumerate(zip(outlines, shades, strict=True))
    )


def map_layer(store: Store, query: Query, layer: str, now: datetime, covers: Covers) -> bytes:
    """Give a layer that follows the chosen area and period.

    Raises: BadQuery when there is no such layer.
    """
    area = store.area(query.area)
    if layer == INCIDENTS:
        return incident_layer(store, store.rows(area, query.days(), query))
    if layer not in {ZONES, CHAINS}:
        raise BadQuery("Deze kaartlaag bestaat niet.")
    found = alive(store, area, query, now, covers)
    return zone_layer(found) if layer == ZONES else chain_layer(store, found)


def zone_layer(found: Alive) -> bytes:
    """Give the dissolved cells of all outer and all primary zones, and a ring at the middle of every primary one."""
    outer, primary = (_cells_of(one.zones) for one in (found.outer, found.primary))
    areas = [_feature(dissolved(outer), {"kind": OUTER}), _feature(dissolved(primary), {"kind": PRIMARY})]
    return written([*areas, *_rings(found, zone_keys(found))])


def _cells_of(zones: Iterable[Zone]) -> Rows:
    return np.unique(np.array([cell for zone in zones for cell in zone.cells], np.int64))


def dissolved(cell_id: Rows) -> dict[str, Any]:
    """Dissolve cells into one outline, in degrees; neighbours share their edges exactly."""
    x_m, y_m = cell_centres(cell_id)
    half = CELL_M / 2
    shape = shapely.coverage_union_all(shapely.box(x_m - half, y_m - half, x_m + half, y_m + half))
    moved = shapely.transform(shape, lambda places: np.column_stack(to_degrees(places[:, 0], places[:, 1])))
    geometry: dict[str, Any] = json.loads(shapely.to_geojson(moved))
    return geometry


def _rings(found: Alive, keys: dict[int, str]) -> list[Feature]:
    zones = found.primary.zones
    longitude, latitude = centres(np.array([zone.cell_id for zone in zones], np.int64))
    at = np.datetime64(found.at, "s")
    return [
        _feature(
            _point(float(longitude[i]), float(latitude[i])),
            {
                "key": keys[zone.burglary], "kind": "ring", "share": round(share_left(zone, found.at), 3),
                "hours": int((zone.expiry - at).astype(np.int64) // 3600),
            },
        )
        for i, zone in enumerate(zones)
    ]  # fmt: skip


def chain_layer(store: Store, found: Alive) -> bytes:
    """Give a line per link of a chain between cell centres, and a dot where it leaves the area.

    A link of which one cell may not be shown, or within one cell, is not drawn.
    """
    cell_id = store.incidents.cell_id[found.rows].astype(np.int64)
    pairs = [
        (later, earlier)
        for later, earlier in links(found)
        if found.shown[later] and found.shown[earlier] and cell_id[later] != cell_id[earlier]
    ]
    ends = np.array(pairs, np.int64).reshape(-1, 2)
    longitude, latitude = centres(cell_id[ends.ravel()])
    places = np.column_stack([longitude, latitude]).reshape(-1, 2, 2).tolist()
    lines = [_feature({"type": "LineString", "coordinates": place}, {"kind": "link"}) for place in places]
    away = [place[k] for place, pair in zip(places, pairs, strict=True) for k in (0, 1) if not found.inside[pair[k]]]
    return written([*lines, *(_feature(_point(*place), {"kind": "away"}) for place in away)])


def incident_layer(store: Store, rows: Rows) -> bytes:
    """Give a point per incident at the centre of its cell; those in a cell that may not be shown are left out."""
    cells = store.cells.for_zones
    cell_id = store.incidents.cell_id[rows].astype(np.int64)
    drawn = np.sort(cell_id[may_be_shown(cells, cells.find(cell_id))])
    longitude, latitude = centres(drawn)
    return written(_feature(_point(*place), {}) for place in zip(longitude.tolist(), latitude.tolist(), strict=True))
