"""Which page stands in the frame: our own router, so that a filter never rebuilds the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from dash import Dash, Input, Output
from dash.development.base_component import Component

from layouts.hot_times.page import hot_times_page
from layouts.levels.page import levels_page
from layouts.map.page import map_page
from layouts.meeting.page import meeting_page
from layouts.overview.page import overview_page
from layouts.plan.page import plan_page
from layouts.profile.page import profile_page
from layouts.quality.page import quality_page
from layouts.shell import pages
from layouts.shell.ids import ShellId

#: Address -> layout of the page.
LAYOUTS: Final[dict[str, Callable[[], Component]]] = {
    pages.OVERVIEW.path: overview_page,
    pages.MAP.path: map_page,
    pages.HOT_TIMES.path: hot_times_page,
    pages.PROFILE.path: profile_page,
    pages.LEVELS.path: levels_page,
    pages.PLAN.path: plan_page,
    pages.MEETING.path: meeting_page,
    pages.QUALITY.path: quality_page,
}


def register(app: Dash, *, tiles: str = "") -> None:
    """Connect the address to the page; the rail follows in the browser (assets/link.js).

    Args:
        app: the app.
        tiles: address of map tiles under Kaart; empty for none.
    """
    layouts: dict[str, Callable[[], Component]] = {**LAYOUTS, pages.MAP.path: partial(map_page, tiles)}

    @app.callback(Output(ShellId.PAGE, "children"), Input(ShellId.URL, "pathname"))
    def show_page(path: str) -> Component:
        return layouts.get(path, pages.unknown_page)()
