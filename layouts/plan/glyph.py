"""A mark of the plan as a Harvey ball."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from layouts.parts.attributes import aria


def glyph(code: str, *, large: bool = False) -> Component:
    """Draw a mark code as a Harvey ball; the words always stand beside it."""
    names = ["g", "large"] if large else ["g"]
    return html.I(className=" ".join([*names, f"s{code[0]}", *code[1:]]), **aria(hidden=True))
