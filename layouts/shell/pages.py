"""The pages that exist, in the order of the rail. A new page is one line here and one in callbacks/routing.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dash import html
from dash.development.base_component import Component

from layouts.parts.attributes import aria
from layouts.parts.icons import page_icon
from layouts.parts.states import notice


@dataclass(frozen=True)
class Page:
    """One page: its address, its word, and its sign (icons.PAGE_PATHS)."""

    path: str
    title: str
    icon: str


OVERVIEW: Final = Page("/", "Overzicht", "overzicht")
HOT_TIMES: Final = Page("/tijden", "Tijden", "tijden")
PLAN: Final = Page("/plan", "Plan", "plan")
PAGES: Final = (
    OVERVIEW,
    HOT_TIMES,
    PLAN,
)


def unknown_page() -> Component:
    """Say that an address leads nowhere, and offer the way back."""
    back = html.P(html.A("Naar het overzicht", href=OVERVIEW.path))
    return html.Div([notice("Deze pagina bestaat niet."), back], className="page")


def rail_links(path: str, search: str) -> list[Component]:
    """Show the pages; a link keeps the chosen area and period."""
    return [_link(page, search, here=page.path == path) for page in PAGES]


def _link(page: Page, search: str, *, here: bool) -> Component:
    current = aria(current="page") if here else {}
    return html.A(
        [page_icon(page.icon), page.title], href=page.path + search, className="on" if here else "", **current
    )
