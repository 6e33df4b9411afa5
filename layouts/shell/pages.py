"""The pages that exist, in the order of the rail. A new page is one line here and one in callbacks/__init__.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dash import html
from dash.development.base_component import Component

from layouts.overview.page import overview_page
from layouts.parts.attributes import aria
from layouts.parts.icons import page_icon
from layouts.parts.states import notice


@dataclass(frozen=True)
class Page:
    """One page: its address, its word, its sign (icons.PAGE_PATHS) and its layout."""

    path: str
    title: str
    icon: str
    layout: Callable[[], Component]


PAGES: Final = (Page("/", "Overzicht", "overzicht", overview_page),)


def page_at(path: str) -> Component:
    """Give the page of a path; an unknown path gets a sentence and a way back."""
    for page in PAGES:
        if page.path == path:
            return page.layout()
    back = html.P(html.A("Naar het overzicht", href="/"))
    return html.Div([notice("Deze pagina bestaat niet."), back], className="page")


def rail_links(path: str, search: str) -> list[Component]:
    """Show the pages; a link keeps the chosen area and period."""
    return [_link(page, search, here=page.path == path) for page in PAGES]


def _link(page: Page, search: str, *, here: bool) -> Component:
    current = aria(current="page") if here else {}
    return html.A(
        [page_icon(page.icon), page.title], href=page.path + search, className="on" if here else "", **current
    )
