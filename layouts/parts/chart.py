"""A Plotly chart that takes the colours of the screen by itself (callbacks.parts.connect_chart)."""

from __future__ import annotations

from dash import dcc
from dash.development.base_component import Component

from layouts.theme import GRAPH_CONFIG


def chart(graph_id: str, figure_id: str) -> list[Component]:
    """Give the graph and the store with its figure; a callback writes the figure, without colours, to the store."""
    return [
        dcc.Graph(id=graph_id, config=GRAPH_CONFIG, responsive=True, className="graph"),
        dcc.Store(id=figure_id),
    ]
