"""Colours for what cannot read CSS: the Plotly template, in light and dark; the same values as assets/tokens.css."""

from __future__ import annotations

from typing import Any, Final, Literal

from layouts.wording import MONTHS, SHORT_MONTHS

Scheme = Literal["light", "dark"]
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
FONT: Final = 'Inter, "Segoe UI", Roboto, "Noto Sans", sans-serif'

#: The tokens that charts need, by their name in assets/tokens.css.
TOKENS: Final[dict[Scheme, dict[str, str]]] = {
    "light": {
        "surface": "#ffffff", "ink": "#14202b", "ink2": "#4a5b6a", "line": "#dfe5ea", "line2": "#c6d0d8",
        "accent": "#0b5c7a", "obs": "#14202b", "before": "#7b8b98", "band": "#cfe0e8", "alert": "#b3261e",
        "s1": "#fde3c0", "s2": "#fbb877", "s3": "#f0843c", "s4": "#cc4c14", "s5": "#7f2704",
        "town1": "#e3e9ed", "town2": "#d3dde3", "town3": "#c2ced6",
    },
    "dark": {
        "surface": "#17212a", "ink": "#e8eef3", "ink2": "#a9b9c6", "line": "#2a3742", "line2": "#3b4b58",
        "accent": "#6cc3e0", "obs": "#e8eef3", "before": "#6f8190", "band": "#24414e", "alert": "#ff8f84",
        "s1": "#3b1d10", "s2": "#7f2f0b", "s3": "#cc4c14", "s4": "#f58f45", "s5": "#fdd9a8",
        "town1": "#1c2832", "town2": "#22303b", "town3": "#2a3a46",
    },
}  # fmt: skip


#: Tokens of the steps 1, 2 ... of a picture of cells; stages of a hotspot are new, persistent, former, intermittent.
RAMP: Final = ("s1", "s2", "s3", "s4", "s5")
STAGES: Final = ("s3", "s5", "s1", "s2")
TOWN: Final = ("town1", "town2", "town3")


def colours(names: tuple[str, ...], scheme: Scheme) -> tuple[tuple[int, int, int], ...]:
    """Give tokens as red, green, blue from 0 to 255."""
    found = [bytes.fromhex(TOKENS[scheme][name].removeprefix("#")) for name in names]
    return tuple((red, green, blue) for red, green, blue in found)


def template(scheme: Scheme) -> dict[str, Any]:
    """Give the Plotly template of one colour scheme: no chrome, thin lines, numbers as a Dutch reader writes them.

    Colours of traces cycle as: observed, incomplete observed, a year earlier.
    """
    token = TOKENS[scheme]
    axis = {
        "gridcolor": token["line"], "linecolor": token["line2"], "zeroline": False, "automargin": True,
        "tickfont": {"size": 11, "color": token["ink2"]}, "fixedrange": True,
    }  # fmt: skip
    return {
        "layout": {
            "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": 12, "color": token["ink2"]}, "separators": ",.",
            "margin": {"l": 34, "r": 10, "t": 8, "b": 24}, "showlegend": False, "dragmode": False,
            "hovermode": "x unified",
            "hoverlabel": {
                "bgcolor": token["surface"], "bordercolor": token["line2"],
                "font": {"family": FONT, "size": 12, "color": token["ink"]},
            },
            "xaxis": {**axis, "showgrid": False}, "yaxis": {**axis, "rangemode": "tozero", "showline": False},
        },
        "data": {
            "scatter": [
                {"line": {"color": token["obs"], "width": 2}, "marker": {"color": token["obs"]}},
                {
                    "line": {"color": token["obs"], "width": 2},
                    "marker": {"color": token["surface"], "line": {"color": token["obs"], "width": 2}},
                },
                {"line": {"color": token["before"], "width": 1.5}, "marker": {"color": token["before"]}},
            ]
        },
    }  # fmt: skip


def templates() -> dict[Scheme, dict[str, Any]]:
    """Give both templates, for the browser to swap without asking the server."""
    return {scheme: template(scheme) for scheme in SCHEMES}


#: Plotly speaks Dutch: months, days, and no toolbar.
GRAPH_CONFIG: Final[Any] = {
    "displayModeBar": False,
    "locale": "nl",
    "locales": {
        "nl": {
            "dictionary": {},
            "format": {
                "days": ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
                "shortDays": ["zo", "ma", "di", "wo", "do", "vr", "za"],
                "months": list(MONTHS),
                "shortMonths": list(SHORT_MONTHS),
                "date": "%d-%m-%Y",
                "decimal": ",",
                "thousands": ".",
            },
        }
    },
}
