"""The panel with layers: what may be shown, its legend with counts, and the choices that go with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import dash_mantine_components as dmc
import dash_svg as svg
from dash import html
from dash.development.base_component import Component

from data.answered.map import LIFE, SHARES, STANDARD_SHARE
from layouts.map.areas_view import COUNT, MEASURE_WORDS, AreasView
from layouts.map.cells_view import CellsView
from layouts.map.ids import Id
from layouts.map.view import MapView
from layouts.map.words import KIND_WORDS
from layouts.parts.attributes import aria
from layouts.parts.segmented import segmented

HOTSPOTS, ZONES, CHAINS, AREAS, INCIDENTS = "hotspots", "zones", "ketens", "gebieden", "incidenten"
#: The layers that are on when the link says nothing.
SHOWN_FIRST: Final = (HOTSPOTS, ZONES, CHAINS)


def layers_card() -> Component:
    """Lay out the panel with empty legends."""
    items = dmc.CheckboxGroup(
        [_hotspots(), _zones(), _item(CHAINS, "Ketens", Id.CHAINS_SUB), _areas(),
         _item(INCIDENTS, "Incidenten", Id.INCIDENTS_SUB)],
        id=Id.LAYERS, value=list(SHOWN_FIRST), **aria(label="Lagen op de kaart"),
    )  # fmt: skip
    return html.Section([html.Header(html.H2("Lagen")), items], className="card layers-card")


def _item(name: str, word: str, sub: Id, *more: Component) -> Component:
    box = dmc.Checkbox(label=word, value=name, size="xs", className="layer-choice")
    return html.Div([box, html.P(id=sub, className="sub"), *more], className="layer")


def _hotspots() -> Component:
    kind = segmented(Id.KIND, KIND_WORDS, value=LIFE, label="Wat de hotspots tonen", remember=False)
    slider = dmc.Slider(
        id=Id.SHARE, min=SHARES[0], max=SHARES[-1], step=1, value=STANDARD_SHARE, size="xs", label=None,
        thumbLabel="Deel van de bewoonde cellen in procenten", className="share",
        marks=[{"value": share, "label": f"{share} %"} for share in (1, STANDARD_SHARE, 5, 10)],
    )  # fmt: skip
    share = html.Div([html.Span("Drukste deel van de cellen"), slider], id=Id.SHARE_BOX, className="share-box hidden")
    return _item(HOTSPOTS, "Hotspots", Id.CELLS_SUB, kind, share, html.Div(id=Id.CELLS_LEGEND))


def _zones() -> Component:
    return _item(ZONES, "Near-repeat-zones", Id.ZONES_SUB, html.Div(id=Id.ZONES_LEGEND))


def _areas() -> Component:
    measure = segmented(Id.MEASURE, MEASURE_WORDS, value=COUNT, label="Wat de gebieden tonen", remember=False)
    inside = html.Div([measure, html.Div(id=Id.AREAS_LEGEND)], id=Id.AREAS_BODY, className=f"area-choice of-{COUNT}")
    return _item(AREAS, "Gebieden", Id.AREAS_SUB, inside)


def cells_legend(view: CellsView) -> Component:
    """Show the steps of the hotspots with how many cells are in each."""
    kind = "stage" if view.kind == LIFE else "step"
    steps = [
        html.Li([html.Span(className=f"cell-key {kind}-{step.step}"), step.text, html.B(step.count)])
        for step in view.legend
    ]
    return html.Ul(steps, className=f"key key-{kind}")


def zones_legend(view: MapView) -> Component:
    """Show the signs of zones with how many there are."""
    lines: Mapping[str, tuple[Component, str]] = {
        "actief": (ring_sign(0.75, soon=False), view.zones_active),
        "daarvan binnen 48 uur weg": (ring_sign(0.12, soon=True), view.zones_soon),
        "alleen nog 400 m": (html.Span(className="outer-key"), view.zones_outer),
    }
    return html.Ul([html.Li([mark, word, html.B(count)]) for word, (mark, count) in lines.items()], className="key")


def ring_sign(share: float, *, soon: bool) -> Component:
    """Draw the ring of a zone that has ``share`` of its life before it."""
    round_ = 2 * 3.14159 * 6
    back = svg.Circle(cx="8", cy="8", r="6", className="ring-back")
    arc = svg.Circle(
        cx="8", cy="8", r="6", className="ring-arc soon" if soon else "ring-arc", transform="rotate(-90 8 8)",
        strokeDasharray=f"{share * round_:.1f} {round_:.1f}",
    )  # fmt: skip
    drawing: Component = svg.Svg([back, arc], viewBox="0 0 16 16", width="16", height="16", **aria(hidden=True))
    return drawing


def areas_legend(view: AreasView) -> list[Component]:
    """Show the legend of each measure; CSS shows the one that is on."""
    return [
        html.Ul(
            [
                html.Li([html.Span(className=f"swatch swatch-{layer.palette}{step.step}"), step.text])
                for step in layer.legend
            ],
            className=f"key area-key-{name}",
        )
        for name, layer in view.layers.items()
    ]
