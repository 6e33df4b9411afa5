"""Kaart drawn: the views become components; nothing here computes."""

from __future__ import annotations

from typing import Any, Final

import dash_leaflet as dl
import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from layouts.map.cells_view import CellsView
from layouts.map.ids import Id
from layouts.map.panel import areas_legend, cells_legend, layers_card, zones_legend
from layouts.map.view import BarsView, MapView
from layouts.parts.attributes import aria, data
from layouts.parts.card import card, picture_and_table, picture_button
from layouts.parts.finding import answer_sentence, confidence_line
from layouts.parts.leaflet import function, named_pane, zoom_buttons
from layouts.parts.twin import table_twin, twin_switch

START_CENTRE: Final = (52.2, 6.25)
START_ZOOM: Final = 8.5
MAXIMUM_ZOOM: Final = 16
#: A picture of one transparent pixel, for before there is one and for tiles that cannot be had.
NOTHING: Final = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
EXPLANATION: Final = (
    "Een cel is 125 bij 125 meter. Wij tekenen alleen cellen waar mensen wonen, en nooit het adres van een inbraak.",
    (
        "Levensloop: een hotspot is een cel waar binnen 375 meter meer inbraken zijn dan het aantal woningen en toeval "
        "verklaren, in vensters van twaalf weken. Nieuw is alleen in de laatste drie vensters, blijvend in vier van de "
        "vijf, voormalig niet meer in de laatste drie."
    ),
    "Dichtheid: inbraken in de gekozen periode, uitgesmeerd over 300 meter. Standaard de drukste 3 % van de cellen.",
    "Gi*: hoe ver het aantal in een cel en de acht ernaast boven het gemiddelde ligt. Om naar te kijken, geen bewijs.",
    (
        "Na een inbraak is de kans op een volgende tijdelijk hoger: binnen 200 meter twee weken lang, binnen 400 meter "
        "vier weken. Een zone loopt vanaf het moment dat de inbraak bekend was."
    ),
)


def map_page(tiles: str = "") -> Component:
    """Lay out the page: every place that a callback fills, with its fixed words.

    Args:
        tiles: address of map tiles with {z}, {x} and {y}; empty for our own land and town only.
    """
    answer = [html.Div(id=Id.ANSWER, **aria(live="polite")), html.Div(id=Id.CONFIDENCE)]
    story = html.Section(id=Id.STORY, className="card story-card", **aria(live="polite"))
    stores = [dcc.Store(id=one) for one in (Id.DRAWN, Id.CELLS, Id.MOVED, Id.STEPS)]
    return html.Div(
        [
            html.Section(answer, className="answer"),
            html.Div([layers_card(), _map_card(tiles), _time_card(), story], className="map-page"),
            html.Details(
                [html.Summary("Uitleg bij deze kaart"), html.Ul([html.Li(line) for line in EXPLANATION])],
                id=Id.EXPLANATION, className="explanation",
            ),
            dcc.Store(id=Id.CHOICE, data=""),
            *stores,
        ],
        className="page",
    )  # fmt: skip


def _map_card(tiles: str) -> Component:
    tools = [twin_switch(Id.TWIN, label="Kaart of tabel", picture="Kaart"), picture_button()]
    drawing = html.Div(_map(tiles), className="map")
    body = picture_and_table(drawing, picture_id=Id.PICTURE, table_id=Id.TABLE, label="Tabellen bij de kaart")
    inside = html.Div(body, id=Id.BODY, className="map-body")
    return card(html.Span(id=Id.TITLE), html.Span(id=Id.CAPTION), [inside], name="where-card", tools=tools)


def _map(tiles: str) -> Component:
    base = [dl.TileLayer(url=tiles, errorTileUrl=NOTHING, opacity=0.75)] if tiles else []
    leaflet = dl.MapContainer(
        [*base, *_panes(), zoom_buttons(), dl.ScaleControl(position="bottomleft", imperial=False)],
        id=Id.MAP, center=START_CENTRE, zoom=START_ZOOM, zoomSnap=0.25, zoomDelta=0.5, minZoom=7, maxZoom=MAXIMUM_ZOOM,
        preferCanvas=True, attributionControl=bool(tiles), zoomControl=False,
    )  # fmt: skip
    return html.Div(
        leaflet, role="region", className="map-region",
        **aria(label="Kaart; dezelfde gegevens staan in de tabel, en zones in het paneel ernaast"),
    )  # fmt: skip


def _panes() -> list[Component]:
    world = [[0, 0], [0, 0]]
    areas = dl.GeoJSON(
        id=Id.AREAS, style=function("style"), filter=function("inScope"), onEachFeature=function("explainOnly"),
    )  # fmt: skip
    cells = dl.GeoJSON(id=Id.CELL_SHAPES, style=function("cell"), interactive=False)
    zones = dl.GeoJSON(id=Id.ZONES, style=function("zone"), pointToLayer=function("ring"))
    chains = dl.GeoJSON(id=Id.CHAINS, style=function("chain"), pointToLayer=function("away"))
    incidents = dl.GeoJSON(
        id=Id.INCIDENTS, cluster=True, zoomToBoundsOnClick=True, spiderfyOnMaxZoom=False,
        superClusterOptions={"radius": 60, "maxZoom": MAXIMUM_ZOOM}, pointToLayer=function("incident"),
        clusterToLayer=function("cluster"),
    )  # fmt: skip
    return [
        named_pane("bebouwing", dl.ImageOverlay(id=Id.TOWN, url=NOTHING, bounds=world, className="cells-image"), 405),
        named_pane("vlakken", areas, 410),
        named_pane("grenzen", dl.GeoJSON(id=Id.BORDERS, style=function("outline")), 415, clickable=False),
        named_pane("cellen", cells, 420, clickable=False),
        named_pane(
            "cellenbeeld", dl.ImageOverlay(id=Id.CELL_PICTURE, url=NOTHING, bounds=world, className="cells-image"), 421,
            clickable=False,
        ),
        named_pane("zones", zones, 430, clickable=False),
        named_pane("ketens", chains, 435, clickable=False),
        named_pane("gekozen", dl.GeoJSON(id=Id.CHOSEN, style=function("chosen")), 438, clickable=False),
        named_pane("punten", incidents, 440),
        named_pane("namen", dl.GeoJSON(id=Id.NAMES, filter=function("named"), pointToLayer=function("name")), 450,
                   clickable=False),
        dl.Pane(name="ringen", style={"zIndex": 445}),
    ]  # fmt: skip


def _time_card() -> Component:
    play = html.Button("▶", id=Id.PLAY, className="play", type="button", title="Speel af",
                       **data(do="play"), **aria(label="Speel de perioden af", pressed=False))  # fmt: skip
    slider = dmc.Slider(
        id=Id.SLIDER, min=0, max=25, step=1, value=25, label=None, size="xs", thumbLabel="Periode van twee weken",
        className="time-slider",
    )  # fmt: skip
    return html.Section([play, html.Div([html.Div(id=Id.BARS), slider], className="time")], className="card time-card")


#: Where each part of the page goes: name -> (id, property).
PLACES: Final = {
    "answer": (Id.ANSWER, "children"),
    "confidence": (Id.CONFIDENCE, "children"),
    "title": (Id.TITLE, "children"),
    "caption": (Id.CAPTION, "children"),
    "drawn": (Id.DRAWN, "data"),
    "zones_sub": (Id.ZONES_SUB, "children"),
    "zones_legend": (Id.ZONES_LEGEND, "children"),
    "chains_sub": (Id.CHAINS_SUB, "children"),
    "incidents_sub": (Id.INCIDENTS_SUB, "children"),
    "areas_sub": (Id.AREAS_SUB, "children"),
    "areas_legend": (Id.AREAS_LEGEND, "children"),
    "bars": (Id.BARS, "children"),
    "steps": (Id.STEPS, "data"),
}
#: The same for what follows the choices of the layer of cells.
CELL_PLACES: Final = {
    "sub": (Id.CELLS_SUB, "children"),
    "legend": (Id.CELLS_LEGEND, "children"),
    "cells": (Id.CELLS, "data"),
    "table": (Id.TABLE, "children"),
}


def map_parts(view: MapView) -> dict[str, Any]:
    """Draw every part of the page but its cells and its story, by its name in ``PLACES``."""
    return {
        "answer": answer_sentence(view.answer),
        "confidence": confidence_line(view.confidence, link=f"#{Id.EXPLANATION}", method="alleen waar mensen wonen"),
        "title": view.title,
        "caption": view.caption,
        "drawn": drawn(view),
        "zones_sub": view.zones_sub,
        "zones_legend": zones_legend(view),
        "chains_sub": view.chains_sub,
        "incidents_sub": view.incidents_sub,
        "areas_sub": view.areas.sub,
        "areas_legend": areas_legend(view.areas),
        "bars": bars(view.bars),
        "steps": {"starts": list(view.bars.starts), "texts": list(view.bars.texts), "chosen": view.bars.chosen},
    }


def drawn(view: MapView) -> dict[str, Any]:
    """Give the browser what it needs to draw the layers: addresses, classes, names and where to look."""
    layers = {name: {"palette": one.palette, "classes": one.classes} for name, one in view.areas.layers.items()}
    return {
        "geo": f"/geo/{view.snapshot}",
        "address": view.address,
        "level": view.areas.level,
        "municipality": view.municipality,
        "scope": view.scope,
        "look": _frame(view.look),
        "layers": layers,
        "texts": view.areas.texts,
        "names": list(view.areas.names),
        "labels": view.areas.labels,
    }


def _frame(bounds: tuple[float, float, float, float]) -> list[list[float]]:
    """Write west, south, east, north as Leaflet does: south-west and north-east."""
    west, south, east, north = bounds
    return [[south, west], [north, east]]


def bars(view: BarsView) -> list[Component]:
    """Draw a bar per fortnight; a click chooses it, the slider under it does so by keyboard."""
    columns = [
        html.Div(
            [html.I(style={"height": f"{100 * height:.0f}%"}), html.Span(month)],
            className="bar on" if i == view.chosen else "bar",
            title=text,
            **data(do="period", period=start),
        )
        for i, (start, height, text, month) in enumerate(
            zip(view.starts, view.heights, view.texts, view.months, strict=True)
        )
    ]
    return [html.P(view.sentence, className="sub"), html.Div(columns, className="time-bars", **aria(hidden=True))]


def _take_along(view: CellsView, others: MapView) -> Component:
    """Offer what is drawn as files for another map program."""
    words = {"zones": "zones", f"cellen-{view.layer}": "hotspotcellen"}
    links = [
        html.A(f"Bewaar {word} als GeoJSON", href=f"/geo/{others.snapshot}/export/{name}.geojson{others.address}",
               download=f"veiligheidsbeeld-{name}.geojson")
        for name, word in words.items()
    ]  # fmt: skip
    return html.P(links, className="take-along")


def cell_parts(view: CellsView, others: MapView) -> dict[str, Any]:
    """Draw what follows the choices of the layer of cells, by its name in ``CELL_PLACES``."""
    return {
        "sub": view.sub,
        "legend": cells_legend(view),
        "cells": {"kind": view.kind, "layer": view.layer, "steps": view.steps, "municipality": view.municipality,
                  "address": others.address, "geo": f"/geo/{others.snapshot}", "bounds": _frame(others.bounds)},
        "table": [_take_along(view, others), table_twin(view.table), *map(table_twin, others.tables)],
    }  # fmt: skip
