"""The pages that exist, in the order of the rail. A new page is one line here and one in callbacks/routing.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dash import html
from dash.development.base_component import Component

from layouts.parts.attributes import data
from layouts.parts.icons import page_icon
from layouts.parts.states import notice


@dataclass(frozen=True)
class Page:
    """One page: its address, its word, and its sign (icons.PAGE_PATHS)."""

    path: str
    title: str
    icon: str


OVERVIEW: Final = Page("/", "Overzicht", "overzicht")
MAP: Final = Page("/kaart", "Kaart", "kaart")
HOT_TIMES: Final = Page("/tijden", "Tijden", "tijden")
LEVELS: Final = Page("/niveau", "Niveau", "niveau")
PROFILE: Final = Page("/profiel", "Profiel", "profiel")
PLAN: Final = Page("/plan", "Plan", "plan")
MEETING: Final = Page("/dvo", "DVO", "dvo")
QUALITY: Final = Page("/gegevens", "Gegevens", "gegevens")
#: The pages that can be opened, from top to bottom; callbacks/routing.py has their layouts.
PAGES: Final = (
    OVERVIEW,
    MAP,
    HOT_TIMES,
    LEVELS,
    PROFILE,
    PLAN,
    MEETING,
    QUALITY,
)  # fmt: skip


def unknown_page() -> Component:
    """Say that an address leads nowhere, and offer the way back."""
    back = html.P(html.A("Naar het overzicht", href=OVERVIEW.path))
    return html.Div([notice("Deze pagina bestaat niet."), back], className="page")


def rail_links() -> list[Component]:
    """Show the pages; the browser marks where we are and adds the chosen area and period (assets/link.js)."""
    return [html.A([page_icon(page.icon), page.title], href=page.path, **data(path=page.path)) for page in PAGES]
