"""Addresses beside Dash: map layers, kept by the browser for ever because the snapshot is in their address."""

from __future__ import annotations

from flask import Flask, Response

from data.access import current_principal
from data.answers import Answers
from data.errors import DashboardError

NOT_FOUND = 404
FOR_EVER = "public, max-age=31536000, immutable"


def register_routes(server: Flask, answers: Answers) -> None:
    """Add ``/geo/<snapshot>/<layer>.geojson``.

    Args:
        server: the web server.
        answers: gives the outlines.
    """

    @server.get("/geo/<snapshot>/<layer>.geojson")
    def geo(snapshot: str, layer: str) -> Response:
        mine = answers.for_(current_principal())
        if snapshot != mine.store.manifest.version:
            return Response("Deze versie van de kaart is er niet meer. Laad de pagina opnieuw.\n", NOT_FOUND)
        try:
            found = mine.outlines(layer)
        except DashboardError as error:
            return Response(f"{error}\n", NOT_FOUND)
        return Response(found, mimetype="application/geo+json", headers={"Cache-Control": FOR_EVER})
