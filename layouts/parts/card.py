"""A card: a heading, one line under it, tools at the right, and a picture with its table twin."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from layouts.parts.attributes import aria, data
from layouts.parts.button import square_button
from layouts.parts.icons import PICTURE_PATH


def card(
    title: Component | str, sub: Component | str, body: Sequence[Component], *, name: str,
    tools: Sequence[Component] = (),
) -> Component:  # fmt: skip
    """Lay out a card.

    Args:
        title: its heading.
        sub: the line under it: what, over which period, against what.
        body: what it holds.
        name: its CSS class, for its place in the grid of the page.
        tools: what stands at the right of the heading.
    """
    words = html.Div([html.H2(title), html.P(sub, className="sub")], className="card-words")
    return html.Section(
        [html.Header([words, html.Div(list(tools), className="tools")]), *body], className=f"card {name}"
    )


def picture_button() -> Component:
    """Offer to copy the picture of the card it stands in as PNG."""
    return square_button("picture", PICTURE_PATH, "Kopieer als afbeelding")


def picture_and_table(picture: Component, *, picture_id: str, table_id: str, label: str) -> list[Component]:
    """Put a picture and the place of its table twin in the body of a card.

    Args:
        picture: map or chart.
        picture_id: id of the box around the picture.
        table_id: id of the box that a callback fills with ``table_twin``.
        label: name of the table for who cannot see the card around it.
    """
    return [
        html.Div(picture, id=picture_id, className="picture", **data(picture="")),
        html.Div(id=table_id, className="scroll", hidden=True, tabIndex="0", role="region", **aria(label=label)),
    ]
