"""What a user sees when something fails: an expected error its own sentence, anything else a number to quote."""

from __future__ import annotations

import logging
import secrets

from dash import set_props

from data.errors import DashboardError
from layouts.parts.states import notice
from layouts.shell.ids import ShellId

LOG = logging.getLogger(__name__)


def show_error(error: Exception) -> None:
    """Put the error above the page; the log has the rest under the same number."""
    set_props(ShellId.NOTICE, {"children": notice(error_sentence(error), kind="alert")})


def error_sentence(error: Exception) -> str:
    """Say an error in Dutch; what is not expected is logged under a number."""
    if isinstance(error, DashboardError):
        return str(error)
    number = secrets.token_hex(4)
    LOG.error("unexpected error %s", number, exc_info=error)
    return f"Er ging iets mis ({number})."
