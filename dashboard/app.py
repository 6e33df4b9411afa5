"""Builds the app from its settings and the answers; nothing happens on import."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dash import Dash
from dash.development.base_component import Component

from callbacks import register_all
from callbacks.notices import show_error
from dashboard.compression import compress
from dashboard.config import Settings
from dashboard.health import register_health
from dashboard.refusals import refuse
from dashboard.routes import register_routes
from dashboard.security import image_sources, protect
from data.access import current_principal
from data.answers import Answers
from data.errors import DashboardError
from layouts.shell.filters import filter_options
from layouts.shell.frame import PRODUCT, bare_page, frame

ASSETS: Final = Path(__file__).resolve().parent.parent / "assets"
ONE_YEAR: Final = 365 * 24 * 3600
PAGE: Final = """<!DOCTYPE html>
<html lang="nl">
<head>{%metas%}<title>{%title%}</title>{%favicon%}{%css%}</head>
<body>{%app_entry%}<footer>{%config%}{%scripts%}{%renderer%}</footer></body>
</html>"""
VIEWPORT: Final = {"name": "viewport", "content": "width=device-width, initial-scale=1"}


def create_app(settings: Settings, answers: Answers) -> Dash:
    """Build the whole app: frame, pages, callbacks, map layers, health, headers.

    Args:
        settings: how this installation presents itself.
        answers: the questions that may be asked of the current snapshot.
    """
    app = Dash(
        PRODUCT, assets_folder=str(ASSETS), title=PRODUCT, update_title="", index_string=PAGE, meta_tags=[VIEWPORT],
        suppress_callback_exceptions=True, enable_mcp=False, on_error=show_error, serve_locally=True,
    )  # fmt: skip

    app.layout = lambda: _layout(settings, answers)
    register_all(app, answers, tiles=settings.tiles)
    server = app.server
    server.secret_key = settings.secret_key
    server.config["SEND_FILE_MAX_AGE_DEFAULT"] = ONE_YEAR
    register_routes(server, answers)
    register_health(server, lambda: answers.for_(current_principal()).source())
    refuse(app)
    compress(server)
    protect(server, app.csp_hashes(), image_sources(settings.tiles))
    _name_scripts(app)
    return app


def _name_scripts(app: Dash) -> None:
    """Let Dash note which scripts it may serve before any request: a second one at that moment would find none."""
    with app.server.test_request_context("/"):
        app.index()


def _layout(settings: Settings, answers: Answers) -> Component:
    """Lay out the frame, or say why there is nothing to frame."""
    try:
        mine = answers.for_(current_principal())
        return frame(mine.source(), filter_options(mine.areas(), mine.fortnights()), region=settings.region)
    except DashboardError as error:
        return bare_page(str(error))
