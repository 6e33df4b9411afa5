"""The layers of Kaart as bytes, for whoever asks: each is made once per version, rights, day and question."""

from __future__ import annotations

from collections.abc import Sequence

from data.answered.map import LIFE
from data.answers import Answers
from data.map_export import map_export
from data.map_layers import cell_layer, map_layer
from data.map_picture import Colour, map_picture
from data.query import Query
from data.questions.map_story import chosen_at


def layer(answers: Answers, query: Query, name: str) -> bytes:
    """Give zones, chains or incidents as GeoJSON: the centres and outlines of cells only.

    Raises: BadQuery when there is no such layer; OutsideScope when the area is not this account's to see.
    """
    asked, covers = answers.settled(query), answers.principal.scope.covers
    key = answers.key(f"laag {name}", asked)
    return answers.cache.once(key, lambda: map_layer(answers.store, asked, name, answers.now(), covers))


def picture(answers: Answers, query: Query, name: str, palette: Sequence[Colour]) -> bytes:
    """Give the cells of an area as a picture: the town, or hotspots as ``<kind>-<share>``.

    Raises: BadQuery when there is no such layer; OutsideScope when the area is not this account's to see.
    """
    asked = answers.settled(query)
    known = answers.map(query).stages if name.startswith(LIFE) else ""
    key = answers.key(f"beeld {name} {palette}", asked)
    return answers.cache.once(key, lambda: map_picture(answers.store, asked, name, palette, known))


def cell_outlines(answers: Answers, municipality_code: str) -> bytes:
    """Give the inhabited cells of a municipality as GeoJSON.

    Raises: BadQuery when there is no such municipality.
    """
    key = f"{answers.store.manifest.version}:cells:{municipality_code}"
    return answers.cache.once(key, lambda: cell_layer(answers.store, municipality_code))


def export(answers: Answers, query: Query, name: str) -> bytes:
    """Give zones or marked cells as a file to take along.

    Raises: BadQuery when there is nothing of that name; OutsideScope when the area is not this account's to see.
    """
    asked = answers.settled(query)
    return map_export(answers.store, asked, name, answers.now(), answers.principal.scope.covers)


def under(answers: Answers, query: Query, click: object, area: object) -> str:
    """Name what lies under a click on the map; empty for nothing."""
    return chosen_at(answers.store, answers.settled(query), click, area)
