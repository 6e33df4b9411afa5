"""A choice of a few words side by side, one of which is on; the browser remembers it."""

from __future__ import annotations

from collections.abc import Mapping

import dash_mantine_components as dmc
from dash.development.base_component import Component

from layouts.parts.attributes import aria


def segmented(choice_id: str, words: Mapping[str, str], *, value: str, label: str, remember: bool = True) -> Component:
    """Offer the words; ``value`` of the component is the key that is chosen.

    Args:
        choice_id: id of the component.
        words: key -> word on the screen.
        value: key that is on at first.
        label: what is chosen, for who cannot see the card around it.
        remember: keep the choice in this browser; not for what the link keeps.
    """
    choice: Component = dmc.SegmentedControl(
        id=choice_id, data=[{"value": key, "label": word} for key, word in words.items()], value=value, size="xs",
        className="segmented", persistence=remember, persistence_type="local", transitionDuration=0,
        **aria(label=label),
    )  # fmt: skip
    return choice
