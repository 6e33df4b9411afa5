"""Addresses beside Dash: map layers, kept by the browser for ever because the snapshot is in their address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flask import Flask, Response, request

from data import map_served
from data.access import current_principal
from data.answered.map import LIFE
from data.answers import Answers
from data.errors import BadQuery, DashboardError
from data.map_picture import TOWN
from data.query import Query
from layouts import theme
from layouts.theme import Scheme

NOT_FOUND = 404
FOR_EVER = "public, max-age=31536000, immutable"
#: What depends on the rights of whoever asks is kept by that one browser only.
OWN_FOR_EVER = "private, max-age=31536000, immutable"
GEOJSON: Final = "application/geo+json"
SCHEME_WORDS: Final[dict[str, Scheme]] = {"licht": "light", "donker": "dark"}


#: Gives the bytes of a layer to whoever asks.
Layer = Callable[[Answers], bytes]


def register_routes(server: Flask, answers: Answers) -> None:
    """Add the addresses of map layers, all below ``/geo/<snapshot>/``.

    Args:
        server: the web server.
        answers: gives the layers.
    """

    def sent(snapshot: str, layer: Layer, mimetype: str, kept: str) -> Response:
        return _sent(answers.for_(current_principal()), snapshot, layer, mimetype, kept)

    @server.get("/geo/<snapshot>/<layer>.geojson")
    def geo(snapshot: str, layer: str) -> Response:
        return sent(snapshot, lambda mine: mine.outlines(layer), GEOJSON, FOR_EVER)

    @server.get("/geo/<snapshot>/cellen/<code>.geojson")
    def cells(snapshot: str, code: str) -> Response:
        return sent(snapshot, lambda mine: map_served.cell_outlines(mine, code), GEOJSON, FOR_EVER)

    @server.get("/geo/<snapshot>/kaart/<layer>.geojson")
    def map_layer(snapshot: str, layer: str) -> Response:
        return sent(snapshot, lambda mine: map_served.layer(mine, _asked(mine), layer), GEOJSON, OWN_FOR_EVER)

    @server.get("/geo/<snapshot>/kaart/<layer>.png")
    def map_picture(snapshot: str, layer: str) -> Response:
        return sent(snapshot, lambda mine: _picture(mine, layer), "image/png", OWN_FOR_EVER)

    @server.get("/geo/<snapshot>/export/<name>.geojson")
    def map_export(snapshot: str, name: str) -> Response:
        answer = sent(snapshot, lambda mine: map_served.export(mine, _asked(mine), name), GEOJSON, "no-store")
        return _as_file(answer, f"veiligheidsbeeld-{name}.geojson")


def _sent(mine: Answers, snapshot: str, layer: Layer, mimetype: str, kept: str) -> Response:
    """Send a layer of the current version, or say in Dutch why there is none."""
    if snapshot != mine.store.manifest.version:
        return Response("Deze versie van de kaart is er niet meer. Laad de pagina opnieuw.\n", NOT_FOUND)
    try:
        found = layer(mine)
    except DashboardError as error:
        return Response(f"{error}\n", NOT_FOUND)
    return Response(found, mimetype=mimetype, headers={"Cache-Control": kept})


def _as_file(answer: Response, name: str) -> Response:
    """Let the browser keep what was found as a file."""
    if answer.status_code != NOT_FOUND:
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _asked(mine: Answers) -> Query:
    """Read the question of the address; the day in it must be the one it is, for zones expire.

    Raises: BadQuery when the address cannot be understood or is of another day.
    """
    if request.args.get("dag") != mine.now().date().isoformat():
        raise BadQuery("Deze kaart is van een andere dag. Laad de pagina opnieuw.")
    return Query.from_url(request.query_string.decode("utf-8", "replace"))


def _picture(mine: Answers, layer: str) -> bytes:
    scheme = SCHEME_WORDS.get(request.args.get("thema", ""))
    if scheme is None:
        raise BadQuery("Dit adres noemt geen thema: licht of donker.")
    return map_served.picture(mine, _asked(mine), layer, theme.colours(_palette(layer), scheme))


def _palette(layer: str) -> tuple[str, ...]:
    if layer == TOWN:
        return theme.TOWN
    return theme.STAGES if layer.startswith(LIFE) else theme.RAMP
