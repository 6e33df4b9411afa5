"""A map in the layout of CBS on which the unit's 79 municipalities are squares of a kilometre in a row."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
from shapely.geometry import box

from data.contracts import RD_NEW
from data.reference import municipalities

#: South-west corner of the first municipality.
WEST, SOUTH, SIDE = 200_000, 450_000, 1_000


def region(folder: Path) -> Path:
    """Write the map; each municipality is one wijk and one buurt."""
    codes = municipalities()["code"].tolist()
    shapes = [box(WEST + SIDE * i, SOUTH, WEST + SIDE * (i + 1), SOUTH + SIDE) for i in range(len(codes))]
    file = folder / "kaart_2015.gpkg"
    layers = {
        "gemeenten": ("gemeente", "", codes),
        "wijken": ("wijk", "01", codes),
        "buurten": ("buurt", "0101", codes),
    }
    letters = {"gemeenten": "GM", "wijken": "WK", "buurten": "BU"}
    for layer, (word, tail, numbers) in layers.items():
        names = [letters[layer] + code[2:] + tail for code in numbers]
        columns = {f"{word}code": names, f"{word}naam": [f"Plaats {code}" for code in numbers]}
        gpd.GeoDataFrame(columns, geometry=shapes, crs=RD_NEW).to_file(file, layer=layer)
    return file
