"""What a card says when there is nothing, too little, or something went wrong: always a sentence."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component


def empty(text: str) -> Component:
    """Say in a sentence why there is nothing to show."""
    return html.P(text, className="empty")


def notice(text: str, *, kind: str = "warn") -> Component:
    """Say above the answer what a user must know; ``kind`` is ``warn`` or ``alert``."""
    return html.P(text, className=f"notice notice-{kind}", role="alert" if kind == "alert" else "status")
