"""Overzicht drawn: the views become components; nothing here computes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import dash_leaflet as dl
from dash import dcc, html
from dash.development.base_component import Component

from layouts.overview.chart import trend_figure
from layouts.overview.ids import Id
from layouts.overview.map_view import LEVEL, MEASURE_WORDS, Layer, MapView
from layouts.overview.view import Difference, LevelLine, OverviewView
from layouts.parts.attributes import aria
from layouts.parts.badge import level_badge
from layouts.parts.card import card, picture_and_table, picture_button
from layouts.parts.chart import chart
from layouts.parts.finding import answer_sentence, confidence_line
from layouts.parts.icons import LEVEL_PATHS
from layouts.parts.kpi import kpi_card
from layouts.parts.leaflet import function, named_pane, zoom_buttons
from layouts.parts.segmented import segmented
from layouts.parts.states import empty
from layouts.parts.twin import table_data, twin_switch

#: Where the map stands before its areas are known; Oost-Nederland in the middle.
START_CENTRE: Final = (52.2, 6.25)
START_ZOOM: Final = 8.5
EXPLANATION: Final = (
    (
        "Twee weken is een vast blok van veertien dagen vanaf maandag; een inbraak telt in het blok waarin het tijdvak "
        "begint."
    ),
    (
        "Wij vergelijken met dezelfde weken een jaar eerder, nooit met de vorige twee weken: inbraak hangt sterk af "
        "van het seizoen."
    ),
    (
        "Een verschil heet duidelijk als z = 2(√nu − √toen) minstens 2 is. Onder de 20 zaken noemen wij nooit een "
        "percentage."
    ),
    "Per 1.000 woningen: met een marge van 95 procent; geen cijfer onder de 100 woningen.",
)


def overview_page() -> Component:
    """Lay out the page: every place that a callback fills, with its fixed words."""
    answer = [html.Div(id=Id.ANSWER, **aria(live="polite")), html.Div(id=Id.CONFIDENCE)]
    return html.Div(
        [
            html.Section(answer, className="answer"),
            html.Div(id=Id.KPIS, className="kpis"),
            html.Div([_map_card(), _differences_card(), _levels_card(), _trend_card()], className="overview"),
            _explanation(),
        ],
        className="page",
    )


def _map_card() -> Component:
    tools = [
        segmented(Id.MAP_MEASURE, MEASURE_WORDS, value=LEVEL, label="Wat de kaart toont", remember=False),
        twin_switch(Id.MAP_TWIN, label="Kaart of tabel", picture="Kaart"),
        picture_button(),
    ]
    drawing = html.Div([_map(), html.Div(id=Id.MAP_LEGEND, className="legend")], className="map")
    body = picture_and_table(drawing, picture_id=Id.MAP_PICTURE, table_id=Id.MAP_TABLE, label="Tabel bij de kaart")
    stores = [dcc.Store(id=Id.MAP_CLASSES), dcc.Store(id=Id.MAP_ROWS)]
    inside = html.Div([*body, *stores], id=Id.MAP_BODY, className=f"map-body measure-{LEVEL}")
    return card("Waar vraagt het aandacht?", html.Span(id=Id.MAP_CAPTION), [inside], name="map-card", tools=tools)


def _map() -> Component:
    areas = dl.GeoJSON(
        id=Id.MAP_AREAS, style=function("style"), filter=function("inScope"), onEachFeature=function("explain"),
    )  # fmt: skip
    districts = dl.GeoJSON(id=Id.MAP_DISTRICTS, style=function("outline"), interactive=False)
    names = dl.GeoJSON(id=Id.MAP_LABELS, filter=function("named"), pointToLayer=function("name"))
    panes = [
        named_pane("vlakken", areas, 410),
        named_pane("grenzen", districts, 415, clickable=False),
        named_pane("namen", names, 450, clickable=False),
    ]
    leaflet = dl.MapContainer(
        [*panes, zoom_buttons()],
        id=Id.MAP, center=START_CENTRE, zoom=START_ZOOM, zoomSnap=0.1, zoomDelta=0.5, minZoom=7, maxZoom=13,
        preferCanvas=True, attributionControl=False, zoomControl=False, scrollWheelZoom=False,
    )  # fmt: skip
    return html.Div(
        leaflet, role="region", className="map-region",
        **aria(label="Kaart van gebieden; dezelfde gegevens staan in de tabel"),
    )  # fmt: skip


def _differences_card() -> Component:
    sub = html.Span(id=Id.DIFFERENCES_SUB)
    return card("Opvallende verschillen", sub, [html.Div(id=Id.DIFFERENCES, className="fill")], name="differences-card")


def _levels_card() -> Component:
    sub = html.Span(id=Id.LEVELS_SUB)
    return card("Geldend niveau", sub, [html.Div(id=Id.LEVELS, className="fill")], name="levels-card")


def _trend_card() -> Component:
    key = html.Div(
        [html.Span([html.I(), "deze periode"]), html.Span([html.I(className="before"), "een jaar eerder"]),
         html.Span([html.I(className="open"), "nog niet compleet"])],
        className="trend-key",
    )  # fmt: skip
    drawing = html.Div(chart(Id.TREND, Id.TREND_FIGURE), className="chart")
    label = "Tabel bij het verloop"
    body = picture_and_table(drawing, picture_id=Id.TREND_PICTURE, table_id=Id.TREND_TABLE, label=label)
    tools = [twin_switch(Id.TREND_TWIN, label="Grafiek of tabel", picture="Grafiek"), picture_button()]
    inside = [key, *body, dcc.Store(id=Id.TREND_ROWS)]
    return card("Verloop", html.Span(id=Id.TREND_SUB), inside, name="trend-card", tools=tools)


def _explanation() -> Component:
    return html.Details(
        [html.Summary("Uitleg bij deze cijfers"), html.Ul([html.Li(line) for line in EXPLANATION])],
        id=Id.EXPLANATION, className="explanation",
    )  # fmt: skip


#: Where each part of the page goes: name -> (id, property).
PLACES: Final = {
    "answer": (Id.ANSWER, "children"),
    "confidence": (Id.CONFIDENCE, "children"),
    "kpis": (Id.KPIS, "children"),
    "classes": (Id.MAP_CLASSES, "data"),
    "legend": (Id.MAP_LEGEND, "children"),
    "caption": (Id.MAP_CAPTION, "children"),
    "table": (Id.MAP_ROWS, "data"),
    "differences": (Id.DIFFERENCES, "children"),
    "differences_sub": (Id.DIFFERENCES_SUB, "children"),
    "levels": (Id.LEVELS, "children"),
    "levels_sub": (Id.LEVELS_SUB, "children"),
    "trend": (Id.TREND_FIGURE, "data"),
    "trend_sub": (Id.TREND_SUB, "children"),
    "trend_table": (Id.TREND_ROWS, "data"),
}


def overview_parts(view: OverviewView) -> dict[str, Any]:
    """Draw every part of the page, by its name in ``PLACES``."""
    return {
        "answer": answer_sentence(view.answer),
        "confidence": confidence_line(view.confidence, link=f"#{Id.EXPLANATION}", method=view.method),
        "kpis": [kpi_card(kpi) for kpi in view.kpis],
        "classes": map_layers(view.map),
        "legend": legend_part(view.map),
        "caption": view.map.caption,
        "table": table_data(view.table),
        "differences": differences_part(view),
        "differences_sub": view.differences_title,
        "levels": levels_part(view.levels),
        "levels_sub": view.levels_title,
        "trend": trend_figure(view.trend),
        "trend_sub": view.trend.sentence,
        "trend_table": table_data(view.trend.twin),
    }


def map_layers(view: MapView) -> dict[str, Any]:
    """Give the browser what it needs to colour the map for every measure."""
    layers = {
        name: {
            "palette": layer.palette,
            "classes": layer.classes,
            "names": list(layer.names),
            "signs": {code: LEVEL_PATHS[level] for code, level in layer.signs.items()},
        }
        for name, layer in view.layers.items()
    }
    return {
        "layers": layers,
        "texts": view.texts,
        "selected": view.area,
        "scope": view.scope,
        "urls": [view.areas_url, view.labels_url, view.districts_url],
    }


def legend_part(view: MapView) -> list[Component]:
    """Show the legend of each measure; CSS shows the one that is on."""
    return [_legend(name, layer) for name, layer in view.layers.items()]


def _legend(name: str, layer: Layer) -> Component:
    steps = [
        html.Li([html.Span(className=f"swatch swatch-{layer.palette}{step.step}"), step.text]) for step in layer.legend
    ]
    return html.Div([html.P(MEASURE_WORDS[name], className="legend-title"), html.Ul(steps)], className=f"legend-{name}")


def differences_part(view: OverviewView) -> Component:
    """Show the areas that clearly differ from a year earlier, or say that there are none."""
    if not view.differences:
        return empty("Geen enkel gebied verschilt duidelijk van een jaar eerder.")
    more = [html.Li(view.differences_more, className="more")] if view.differences_more else []
    return html.Ul([*(_difference(line) for line in view.differences), *more], className="differences")


def _difference(line: Difference) -> Component:
    mark = html.Span(line.change.symbol, className=f"mark tone-{line.change.tone}", **aria(hidden=True))
    change = html.Span(line.change.text, className=f"tone-{line.change.tone}")
    name = html.A(line.name, href=line.href)
    return html.Li([mark, html.Div([html.P([name, ": ", change]), html.Small(line.detail)])])


def levels_part(lines: Sequence[LevelLine]) -> Component:
    """Show how many municipalities stand at each level in force, with their names where it matters."""
    return html.Ul([_level(line) for line in lines], className="levels")


def _level(line: LevelLine) -> Component:
    row = html.Div([level_badge(line.level), html.B(line.shown)], className="row")
    return html.Li([row, html.P(line.names)] if line.names else [row])
