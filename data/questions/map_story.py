"""Answers what is known about one zone, cell or area of the map."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analysis.day_blocks import DAY_BLOCKS, block_weights
from analysis.grid import cell_of
from analysis.hot_times import aoristic_week
from analysis.knox import DISTANCE_EDGES_M
from analysis.near_repeat import NONE, STANDARD
from analysis.significant import LIFECYCLE, STANDARD_SIGNIFICANT
from analysis.zones import STANDARD_ZONES, Zone, zone_cells
from data.answered.common import Period
from data.answered.map_story import CellStory, Followed, MapStory, Outline, StreetLine, ZoneStory
from data.degrees import to_metres
from data.errors import BadQuery
from data.map_layers import dissolved
from data.query import Query
from data.questions.hotspots import area_cells, life_days, stages
from data.questions.overview import area_counts
from data.questions.zone_evidence import evidence
from data.questions.zones import Alive, Covers, alive, placed, zone_figures, zone_keys
from data.store import Area, Rows, Store

#: What may be chosen, as it stands in the link before a dash.
ZONE, CELL, AREA = "zone", "cel", "gebied"
GONE: Final = "Wat de link kiest, is hier niet te vinden. Misschien is de zone verlopen."


def map_story(store: Store, query: Query, now: datetime, covers: Covers, chosen: str) -> MapStory:
    """Tell about what was chosen, written as ``zone-<key>``, ``cel-<number>`` or ``gebied-<code>``.

    Raises: BadQuery when there is no such thing in the chosen area.
    """
    kind, _, key = chosen.partition("-")
    if kind == ZONE:
        return _zone(store, alive(store, store.area(query.area), query, now, covers), key)
    if kind == CELL:
        return _cell(store, query, key)
    if kind == AREA:
        return _area(store, query, key, covers)
    raise BadQuery(GONE)


def _outline(cells: Rows) -> Outline:
    shape = dissolved(cells)
    parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return tuple(tuple(tuple((x, y) for x, y in ring) for ring in part) for part in parts)


def _zone(store: Store, found: Alive, key: str) -> MapStory:
    by_key = {name: burglary for burglary, name in zone_keys(found).items()}
    primary = {zone.burglary: zone for zone in found.primary.zones}
    if by_key.get(key) not in primary:
        raise BadQuery(GONE)
    zone = primary[by_key[key]]
    outer = next(one for one in found.outer.zones if one.burglary == zone.burglary)
    line = next(one for one in zone_figures(store, found).lines if one.key == key)
    rows = _inside(store, found, outer)
    start = store.incidents.earliest[found.rows[found.roles.chain == zone.chain]]
    days = store.incidents.earliest[rows].astype("datetime64[D]")
    story = ZoneStory(
        line=line,
        follows=_followed(store, found, zone.burglary),
        place_in_chain=_place_in_chain(store, found, zone),
        chain_start=_day(start.min() if start.size else store.incidents.earliest[found.rows[zone.burglary]]),
        burglaries=len(rows),
        attempts=int(store.incidents.attempt[rows].sum()),
        first=_day(days.min()),
        last=_day(days.max()),
        parts_of_day=_parts(store, rows),
        streets=_streets(store, zone),
        at=found.at,
        evidence=evidence(store, line.municipality.code),
    )
    return MapStory(f"{ZONE}-{key}", story, None, None, _outline(np.array(zone.cells, np.int64)))


def _day(moment: np.datetime64) -> date:
    return date.fromisoformat(str(moment.astype("datetime64[D]")))


def _inside(store: Store, found: Alive, zone: Zone) -> Rows:
    """Rows of the known burglaries of the last 28 days in the cells of a zone, always with its own."""
    cell_id, known = store.incidents.cell_id[found.rows], store.incidents.known_since[found.rows]
    since = np.datetime64(found.at - timedelta(days=STANDARD_ZONES.outer_days), "s")
    inside = np.isin(cell_id, zone.cells) & (known > since)
    inside[zone.burglary] = True
    return found.rows[inside]


def _followed(store: Store, found: Alive, burglary: int) -> Followed | None:
    """Say how near the burglary lies to the one it follows, in bands of distance only."""
    earlier = int(found.roles.follows[burglary])
    if earlier == NONE:
        return None
    one = store.incidents
    mine, other = found.rows[burglary], found.rows[earlier]
    metres = float(np.hypot(one.x_m[mine] - one.x_m[other], one.y_m[mine] - one.y_m[other]))
    days = one.earliest[[other, mine]].astype("datetime64[D]").astype(np.int64)
    if metres < STANDARD.same_place_m:
        return Followed(0, 0, int(days[1] - days[0]))
    band = int(np.searchsorted(DISTANCE_EDGES_M, metres, side="right"))
    low = 0 if band <= 2 else int(DISTANCE_EDGES_M[band - 1])  # noqa: PLR2004 - the first band after the same place
    return Followed(low, int(DISTANCE_EDGES_M[band]), int(days[1] - days[0]))


def _place_in_chain(store: Store, found: Alive, zone: Zone) -> int:
    if zone.chain == NONE:
        return 1
    chain = np.flatnonzero(found.roles.chain == zone.chain)
    starts = store.incidents.earliest[found.rows[chain]]
    return 1 + int((starts < store.incidents.earliest[found.rows[zone.burglary]]).sum())


def _parts(store: Store, rows: Rows) -> tuple[tuple[str, float], ...]:
    weights = block_weights(aoristic_week(store.incidents.earliest[rows], store.incidents.latest[rows]))
    return tuple((block.name, float(weight)) for block, weight in zip(DAY_BLOCKS, weights, strict=True))


def _streets(store: Store, zone: Zone) -> tuple[StreetLine, ...]:
    """Add up the dwellings of each street over the cells of a zone; streets are optional."""
    if not store.has("streets"):
        return ()
    table = store.table("streets")
    inside = table.filter(pc.is_in(table["cell_id"], value_set=pa.array(zone.cells, pa.int64())))
    summed = inside.group_by("street").aggregate([("dwellings", "sum")]).sort_by("street").to_pylist()
    return tuple(StreetLine(str(row["street"]), int(row["dwellings_sum"])) for row in summed)


def _cell(store: Store, query: Query, key: str) -> MapStory:
    area = store.area(query.area)
    on = area_cells(store, area)
    number = int(key) if key.isascii() and key.isdigit() and len(key) < 12 else -1  # noqa: PLR2004 - fits in 64 bits
    at = np.flatnonzero(store.cells.cell_id[on.place] == number)
    if not at.size:
        raise BadQuery("De link kiest een plek waar hier niemand woont.")
    place, municipality = placed(store, number)
    dwellings = int(store.cells.dwellings[on.place[at[0]]])
    days, stage = life_days(query), int(stages(store, area, query, on)[at[0]])
    in_cell = store.rows(area, query.days(), query)
    in_cell = in_cell[store.incidents.cell_id[in_cell] == number]
    shown = dwellings >= STANDARD_ZONES.shown_from
    around, homes, expected = _around(store, area, query, days, number)
    story = CellStory(
        place=place,
        municipality=municipality,
        shown=shown,
        dwellings=None if store.cells.estimated else dwellings,
        count=len(in_cell) if shown else 0,
        attempts=int(store.incidents.attempt[in_cell].sum()) if shown else 0,
        around=around,
        around_homes=homes,
        expected=expected,
        days=days,
        stage=LIFECYCLE[stage] if stage else "",
    )
    return MapStory(f"{CELL}-{number}", None, story, None, _outline(np.array([number], np.int64)))


def _around(store: Store, area: Area, query: Query, days: Period, number: int) -> tuple[int, int | None, float | None]:
    """Count the incidents in the disc around a cell, the dwellings there, and the incidents these make one expect."""
    cells, on = store.cells.for_zones, area_cells(store, area)
    near = np.intersect1d(zone_cells(cells, np.array([number]), STANDARD_SIGNIFICANT.radius_m)[0], on.place)
    rows = store.rows(area, days, query)
    placed_rows = np.isin(store.incidents.cell_id[rows], cells.cell_id[on.place])
    count = int(np.isin(store.incidents.cell_id[rows], cells.cell_id[near]).sum())
    if store.cells.estimated:
        return count, None, None
    homes, all_homes = int(cells.dwellings[near].sum()), int(cells.dwellings[on.place].sum())
    return count, homes, float(placed_rows.sum() * homes / max(all_homes, 1))


def _area(store: Store, query: Query, key: str, covers: Covers) -> MapStory:
    area = store.area(key)
    inside = store.within(area, "gemeente") or [store.municipality_of(area)]
    if not all(one is not None and covers(one.ref.code) for one in inside):
        raise BadQuery(GONE)
    counted = area_counts(store, (area,), query)[0] if area.ref.level in {"gemeente", "wijk"} else None
    if counted is None:
        raise BadQuery(GONE)
    return MapStory(f"{AREA}-{area.ref.code}", None, None, counted, ())


def chosen_at(store: Store, query: Query, click: object, area: object) -> str:
    """Name the inhabited cell of the chosen area under a click, else the area that was clicked, else nothing.

    Args:
        store: the snapshot.
        query: settled.
        click: what the browser says of a click on the map; anything at all.
        area: what it says of the last click on an area.
    """
    number = _cell_at(click)
    on = area_cells(store, store.area(query.area))
    if number >= 0 and np.isin(number, store.cells.cell_id[on.place]):
        return f"{CELL}-{number}"
    properties = area.get("properties") if isinstance(area, dict) else None
    code = properties.get("code") if isinstance(properties, dict) else None
    return f"{AREA}-{code}" if isinstance(code, str) and code in store.areas else ""


def _cell_at(click: object) -> int:
    """Number of the cell under a click; -1 when the click says nothing usable."""
    place = click.get("latlng") if isinstance(click, dict) else None
    if not isinstance(place, dict):
        return -1
    longitude, latitude = place.get("lng"), place.get("lat")
    if not (isinstance(longitude, float) and isinstance(latitude, float)):
        return -1
    x_m, y_m = to_metres(longitude, latitude)
    return int(cell_of(np.array([x_m]), np.array([y_m]))[0]) if np.isfinite(x_m) and np.isfinite(y_m) else -1
