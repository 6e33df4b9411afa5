"""Fetches the Wijk- en Buurtkaart of CBS from PDOK; only ever run by a steward who asks for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import geopandas as gpd

from data.contracts import RD_NEW
from data.errors import InputRefused

#: Source: PDOK, dataset "CBS Wijken en Buurten", WFS 2.0.
ADDRESS: Final = "https://service.pdok.nl/cbs/wijkenbuurten/{year}/wfs/v1_0"
LAYERS: Final = ("gemeenten", "wijken", "buurten")
#: So many outlines are given per request. Source: PDOK.
PAGE: Final = 1_000
SECONDS: Final = 60

#: Gets what stands at an address.
Fetch = Callable[[str], bytes]


def fetch(address: str) -> bytes:
    """Get what stands at an address of PDOK."""
    with urlopen(address, timeout=SECONDS) as answer:  # noqa: S310 - only the https address above
        content: bytes = answer.read()
        return content


def download_areas(year: int, target: Path, *, tell: Callable[[str], None], get: Fetch = fetch) -> None:
    """Fetch municipalities, wijken and buurten of a year into one GeoPackage.

    Args:
        year: year of the division.
        target: where the file goes.
        tell: hears how far it is.
        get: fetches an address; handed in by tests.
    Raises: InputRefused when PDOK cannot be reached or has no such year; then there is no file.
    """
    aside = target.with_name(f".{target.stem}.part.gpkg")
    try:
        for layer in LAYERS:
            tell(f"De {layer} worden opgehaald")
            _layer(year, layer, get).to_file(aside, layer=layer, driver="GPKG")
        aside.replace(target)
    except (URLError, TimeoutError, ConnectionError) as error:
        raise InputRefused(
            f"De kaart van {year} is niet op te halen bij PDOK: er is geen verbinding, of dat jaar is er niet."
        ) from error
    except (OSError, ValueError, KeyError) as error:
        raise InputRefused(f"PDOK geeft voor {year} geen kaart die te lezen of te bewaren is.") from error
    finally:
        aside.unlink(missing_ok=True)


def _layer(year: int, layer: str, get: Fetch) -> gpd.GeoDataFrame:
    """Fetch a layer page by page."""
    features: list[dict[str, object]] = []
    while True:
        page = json.loads(get(_address(year, layer, len(features))))["features"]
        features += page
        if len(page) < PAGE:
            return gpd.GeoDataFrame.from_features(features, crs=RD_NEW)


def _address(year: int, layer: str, start: int) -> str:
    asked = {
        "service": "WFS", "version": "2.0.0", "request": "GetFeature", "typeNames": f"wijkenbuurten:{layer}",
        "outputFormat": "application/json", "srsName": RD_NEW, "count": PAGE, "startIndex": start,
    }  # fmt: skip
    return f"{ADDRESS.format(year=year)}?{urlencode(asked)}"
