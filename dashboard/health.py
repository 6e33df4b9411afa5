"""Two addresses for whoever watches the process: does it live, and can it answer?"""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, Response

from data.errors import DashboardError

OK, UNAVAILABLE = 200, 503


def register_health(server: Flask, ready: Callable[[], object]) -> None:
    """Add ``/livez`` (the process runs) and ``/readyz`` (a snapshot can be read).

    Args:
        server: the web server.
        ready: reads the current snapshot; raises DashboardError when there is none.
    """

    @server.get("/livez")
    def livez() -> Response:
        return Response("ok\n", OK, mimetype="text/plain")

    @server.get("/readyz")
    def readyz() -> Response:
        try:
            ready()
        except DashboardError as error:
            return Response(f"{error}\n", UNAVAILABLE, mimetype="text/plain")
        return Response("ok\n", OK, mimetype="text/plain")
