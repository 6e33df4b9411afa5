"""A button with only a sign: its word is read out and stands in its tooltip; assets/shell.js does what it says."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from layouts.parts.attributes import aria, data
from layouts.parts.icons import sign


def square_button(action: str, path: str, word: str, *, pressed: bool | None = None) -> Component:
    """Show a button that asks the browser for an action.

    Args:
        action: name in ``actions`` of assets/shell.js.
        path: its sign (layouts.parts.icons).
        word: what it does.
        pressed: for a button that stays down; None for one that does not.
    """
    state = {} if pressed is None else aria(pressed=pressed)
    return html.Button(
        sign(path), className="button square", title=word, type="button",
        **data(do=action), **aria(label=word), **state,
    )  # fmt: skip
