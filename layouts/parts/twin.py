"""The table twin: the same data as a picture, as a table that sorts by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from layouts.parts.attributes import aria, data
from layouts.parts.segmented import segmented
from layouts.parts.table import Twin, TwinCell, TwinColumn

PICTURE, TABLE = "beeld", "tabel"


def twin_switch(switch_id: str, *, label: str, picture: str = "Beeld") -> Component:
    """Offer picture or table at the top right of a card; the browser remembers the choice."""
    return segmented(switch_id, {PICTURE: picture, TABLE: "Tabel"}, value=PICTURE, label=label)


def _heading(column: TwinColumn) -> Component:
    button = html.Button([column.title, html.Span(className="arrow", **aria(hidden=True))], className="sort")
    return html.Th(button, scope="col", className="num" if column.numeric else "", **aria(sort="none"))


def _cell(cell: TwinCell, column: TwinColumn, *, first: bool) -> Component:
    kind = "num" if column.numeric else ""
    order = data(order=cell.order)
    return html.Th(cell.text, scope="row", **order) if first else html.Td(cell.text, className=kind, **order)


def _row(cells: Sequence[TwinCell], columns: Sequence[TwinColumn]) -> Component:
    return html.Tr(
        [_cell(cell, column, first=i == 0) for i, (cell, column) in enumerate(zip(cells, columns, strict=True))]
    )


def table_twin(twin: Twin, *, key: str = "") -> Component:
    """Show the table; a heading is a button that sorts (assets/parts.js). A new ``key`` forgets the sorting."""
    head = html.Thead(html.Tr([_heading(column) for column in twin.columns]))
    body = html.Tbody([_row(row, twin.columns) for row in twin.rows])
    return html.Table([html.Caption(twin.caption), head, body], className="twin", key=key or twin.caption)


def table_data(twin: Twin) -> dict[str, Any]:
    """Give the table as plain data, a sixth of its size as components; ``callbacks.parts.connect_table`` draws it."""
    return {
        "caption": twin.caption,
        "columns": [[column.title, column.numeric] for column in twin.columns],
        "rows": [[[cell.text, cell.order] for cell in row] for row in twin.rows],
    }
