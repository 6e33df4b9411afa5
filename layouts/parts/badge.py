"""A level as a pill: sign, word and colour together."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from layouts.parts.icons import level_icon
from layouts.wording import LEVEL_WORDS


def level_badge(level: str, *, undecided: bool = False) -> Component:
    """Show a level (contracts.LEVELS) as sign + word + colour; hatched while nobody decided it."""
    name = f"lv lv-{level} undecided" if undecided else f"lv lv-{level}"
    return html.Span([level_icon(level), LEVEL_WORDS[level]], className=name)


def own_badge(state: str, words: Mapping[str, str]) -> Component:
    """Show why there is no proposal, as sign + word."""
    return html.Span([level_icon(state), words[state]], className="lv lv-none")
