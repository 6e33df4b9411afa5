"""HTML attributes with a hyphen (aria-*, data-*), written as Python keywords."""

from __future__ import annotations

from typing import Any


def aria(**values: object) -> dict[str, Any]:
    """Give ARIA attributes: ``aria(label="Kaart")`` is ``{"aria-label": "Kaart"}``; True and False become words."""
    return {f"aria-{name}": str(value).lower() if isinstance(value, bool) else value for name, value in values.items()}


def data(**values: object) -> dict[str, Any]:
    """Give data attributes: ``data(order=3)`` is ``{"data-order": "3"}``."""
    return {f"data-{name}": str(value) for name, value in values.items()}
