"""The course of Overzicht as a Plotly figure, without colours: those come from the template."""

from __future__ import annotations

from typing import Any

from layouts.overview.view import TrendView


def trend_figure(view: TrendView) -> dict[str, Any]:
    """Draw 26 fortnights, the same ones a year earlier, and hollow and dashed what is not complete.

    The order of the traces is that of the template's colours: observed, incomplete, a year earlier.
    """
    solid = len(view.days) if view.complete else len(view.days) - 1
    open_from = len(view.days) if view.complete else max(solid - 1, 0)
    return {
        "data": [
            _line("deze periode", view, view.now, 0, solid),
            _line("nog niet compleet", view, view.now, open_from, len(view.days), dash="dot", hollow_last=True),
            _line("een jaar eerder", view, view.before, 0, len(view.days), dash="dash"),
        ],
        "layout": {"xaxis": {"tickformat": "%b %Y", "dtick": "M2", "hoverformat": "vanaf %-d %B %Y"}},
    }


def _line(
    name: str, view: TrendView, values: tuple[int, ...], start: int, end: int, *, dash: str = "solid",
    hollow_last: bool = False,
) -> dict[str, Any]:  # fmt: skip
    length = end - start
    return {
        "type": "scatter", "name": name, "x": list(view.days[start:end]), "y": list(values[start:end]),
        "mode": "lines+markers" if hollow_last else "lines", "line": {"dash": dash},
        "marker": {"size": [0] * (length - 1) + [9] if hollow_last and length else 0},
        "hovertemplate": "%{y:,}",
    }  # fmt: skip
