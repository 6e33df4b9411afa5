"""A level as a pill: sign, word and colour together."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from layouts.parts.icons import level_icon
from layouts.wording import LEVEL_WORDS


def level_badge(level: str) -> Component:
    """Show a level (contracts.LEVELS) as sign + word + colour."""
    return html.Span([level_icon(level), LEVEL_WORDS[level]], className=f"lv lv-{level}")
