"""Maps: our Leaflet functions by name (assets/map.js), panes in their order, Dutch zoom buttons."""

from __future__ import annotations

from typing import Any, Final

import dash_leaflet as dl
from dash.development.base_component import Component
from dash_extensions.javascript import Namespace

_OWN: Final = Namespace("veiligheidsbeeld", "map")


def function(name: str) -> Any:
    """Point to ``window.veiligheidsbeeld.map.<name>``; nothing is evaluated in the browser."""
    return _OWN(name)


def named_pane(name: str, layer: Component, height: int, *, clickable: bool = True) -> Component:
    """Put a layer in a pane with its own height: areas 410, hotspots 420, zones 430, points 440, names 450.

    Args:
        name: of the pane; a layer that names itself refers to it.
        layer: what lies in it.
        height: what is higher lies over what is lower.
        clickable: False lets the mouse through to the panes below, which a canvas otherwise keeps to itself.
    """
    style = {"zIndex": height} | ({} if clickable else {"pointerEvents": "none"})
    pane: Component = dl.Pane(layer, name=name, style=style)
    return pane


def zoom_buttons() -> Component:
    """Offer zoom buttons; assets/map.js gives them their Dutch names."""
    buttons: Component = dl.ZoomControl(position="topright")
    return buttons
