"""Our own drawn signs, as SVG that takes the colour of the text around it."""

from __future__ import annotations

from typing import Final

import dash_svg as svg
from dash.development.base_component import Component

_ROUND: Final = {"fill": "none", "stroke": "currentColor", "strokeLinecap": "round", "strokeLinejoin": "round"}

#: Path per sign in a 20 x 20 box.
PAGE_PATHS: Final = {
    "overzicht": "M3 3h6v8H3zM11 3h6v5h-6zM3 13h6v4H3zM11 10h6v7h-6z",
    "kaart": "M7.2 4 2.8 5.6v10.6L7.2 14.6l5.6 1.8 4.4-1.6V4.2l-4.4 1.6zM7.2 4v10.6M12.8 5.8v10.6",
    "tijden": "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4ZM10 5.6V10l3 2",
    "niveau": "M4.5 9.5 10 4l5.5 5.5M4.5 15 10 9.5l5.5 5.5",
    "profiel": "m3 9 7-6 7 6v7.5H3zM8 16.5v-5h4v5",
    "plan": "M3 5h7M3 10h11M3 15h5M13 15h4M15 5h2",
    "dvo": "M3 4h14v9H3zM10 13v3.5M6.5 17h7",
    "gegevens": "M3.5 5a6.5 2.4 0 0 1 13 0 6.5 2.4 0 0 1-13 0v10a6.5 2.4 0 0 0 13 0V5M3.5 10a6.5 2.4 0 0 0 13 0",
}
#: Path per level in a 16 x 16 box: a double chevron, a chevron, one down, a circle with a dash; and per own state a
#: ring of dots (too little) or a slashed circle (not delivered).
LEVEL_PATHS: Final = {
    "opgeschaald": "M3.2 8 8 3.2 12.8 8M3.2 13 8 8.2l4.8 4.8",
    "verhoogde_aandacht": "M3.2 10.4 8 5.6l4.8 4.8",
    "afbouwen": "M3.2 5.6 8 10.4l4.8-4.8",
    "basisniveau": "M8 2.4a5.6 5.6 0 1 0 0 11.2A5.6 5.6 0 0 0 8 2.4ZM5.4 8h5.2",
    "te_weinig_historie": "M8 2.4v0M11.2 3.3v0M13.6 8v0M11.2 12.7v0M8 13.6v0M4.8 12.7v0M2.4 8v0M4.8 3.3v0M8 8v0",
    "te_weinig_gegevens": "M8 2.4v0M11.2 3.3v0M13.6 8v0M11.2 12.7v0M8 13.6v0M4.8 12.7v0M2.4 8v0M4.8 3.3v0M8 8v0",
    "geen_levering": "M8 2.4a5.6 5.6 0 1 0 0 11.2A5.6 5.6 0 0 0 8 2.4ZM4.2 11.8l7.6-7.6",
}
LINK_PATH: Final = (
    "M6.6 9.4a2.8 2.8 0 0 0 4 0l2.2-2.2a2.8 2.8 0 0 0-4-4l-.8.8"
    "M9.4 6.6a2.8 2.8 0 0 0-4 0L3.2 8.8a2.8 2.8 0 0 0 4 4l.8-.8"
)
MOON_PATH: Final = "M13.4 10A6 6 0 0 1 6 2.6 6 6 0 1 0 13.4 10z"
STAR_PATH: Final = "M8 2.2l1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4L2.2 6.5l4-.6z"
SCREEN_PATH: Final = "M2 3h12v7.5H2zM8 10.5v3M5.2 13.5h5.6"
QUESTION_PATH: Final = "M5.6 5.8a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 1.8M8 12.4v.2"
BACK_PATH: Final = "M10 3.5 5.5 8l4.5 4.5"
ON_PATH: Final = "M6 3.5 10.5 8 6 12.5"
COPY_PATH: Final = "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3"
PICTURE_PATH: Final = "M2.5 3.5h11v9h-11zM2.5 10.5l3-3 2.5 2.5 2-2 3.5 3M10.6 6.2v.1"
INFO_PATH: Final = "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2ZM8 7.5v3.5M8 4.9v.2"


def _drawn(path: str, *, box: int, size: int, width: float) -> Component:
    line = svg.Path(d=path, strokeWidth=str(width), **_ROUND)
    drawing: Component = svg.Svg(
        [line], viewBox=f"0 0 {box} {box}", width=str(size), height=str(size), className="icon"
    )
    return drawing


def page_icon(name: str) -> Component:
    """Draw the sign of a page for the rail."""
    return _drawn(PAGE_PATHS[name], box=20, size=20, width=1.7)


def level_icon(level: str) -> Component:
    """Draw the sign of a level; it always stands beside the word."""
    return _drawn(LEVEL_PATHS[level], box=16, size=13, width=2.1)


def sign(path: str, *, size: int = 16) -> Component:
    """Draw one of the loose signs of this module."""
    return _drawn(path, box=16, size=size, width=1.5)


def brand_mark() -> Component:
    """Draw the mark: a roof over three bars."""
    roof = svg.Path(d="M8 17.2 17 9.6l9 7.6", className="mark-line", strokeWidth="2.6", fill="none",
                    strokeLinecap="round", strokeLinejoin="round")  # fmt: skip
    bars = [
        svg.Rect(x=x, y=y, width="3.4", height=height, rx="1", className=name)
        for x, y, height, name in (
            ("10.4", "18.6", "6.4", "mark-bar mark-low"),
            ("15.3", "16.2", "8.8", "mark-bar mark-mid"),
            ("20.2", "18", "7", "mark-warm"),
        )
    ]
    plate = svg.Rect(width="34", height="34", rx="9", className="mark-plate")
    drawing: Component = svg.Svg([plate, roof, *bars], viewBox="0 0 34 34", width="34", height="34", className="mark")
    return drawing
