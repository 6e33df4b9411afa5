"""Areas as GeoJSON in degrees: the one place where geometry leaves for the browser."""

from __future__ import annotations

import io
from typing import Final

import geopandas as gpd
import pyarrow.compute as pc

from data.errors import BadQuery
from data.store import DEPTH, Store

DEGREES: Final = "EPSG:4326"
#: Five decimals are about a metre.
DECIMALS: Final = 5
#: A layer with this ending holds the label points of a level instead of its outlines.
LABELS: Final = "-namen"


def outlines(store: Store, layer: str) -> bytes:
    """Give the outlines of a level, or the label points with ``-namen`` behind it.

    Raises: BadQuery when there is no such layer.
    """
    level = layer.removesuffix(LABELS)
    if level not in DEPTH:
        raise BadQuery("Deze kaartlaag bestaat niet.")
    areas = store.table("areas")
    chosen = areas.filter(pc.equal(areas["level"], level)).to_pandas()
    if layer.endswith(LABELS):
        shapes = gpd.GeoSeries.from_xy(chosen["x_m"], chosen["y_m"], crs=store.manifest.crs)
    else:
        shapes = gpd.GeoSeries.from_wkb(chosen["geometry"], crs=store.manifest.crs)
    frame = gpd.GeoDataFrame(chosen[["code", "name", "parent_code"]], geometry=shapes).to_crs(DEGREES)
    written = io.BytesIO()
    frame.to_file(written, driver="GeoJSON", COORDINATE_PRECISION=DECIMALS)
    return written.getvalue()
