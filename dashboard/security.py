"""Headers on every response: only our own scripts, no frames, no guessing, no referrer, and what may be kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from flask import Flask, Response, request

from dashboard.compression import FIXED

#: No question of a page is near this; a larger body is no question. Source: ARCHITECTURE.md, Rules.
MAXIMUM_BODY: Final = 1_000_000
#: Styles are inline in what Mantine, Leaflet and Plotly draw; scripts are strict: own files and hashed inline ones.
DIRECTIVES: Final = (
    ("default-src", "'self'"),
    ("style-src", "'self' 'unsafe-inline'"),
    ("img-src", "'self' data: blob:"),
    ("font-src", "'self' data:"),
    ("connect-src", "'self'"),
    ("object-src", "'none'"),
    ("base-uri", "'self'"),
    ("form-action", "'self'"),
    ("frame-ancestors", "'none'"),
)
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FOR_EVER: Final = "public, max-age=31536000, immutable"
NOT_KEPT: Final = "no-store"
OK: Final = 200


def policy(script_hashes: Sequence[str], image_sources: Sequence[str] = ()) -> str:
    """Write the content security policy.

    Args:
        script_hashes: of the inline scripts of Dash, once every callback is registered.
        image_sources: origins of map tiles, when this installation switched them on.
    """
    scripts = " ".join(["'self'", *script_hashes])
    extra = {"img-src": " ".join(["", *image_sources])} if image_sources else {}
    given = [*((name, value + extra.get(name, "")) for name, value in DIRECTIVES), ("script-src", scripts)]
    return "; ".join([f"{name} {value}" for name, value in given])


def image_sources(tiles: str) -> tuple[str, ...]:
    """Give the origin that map tiles come from, for the policy; none when they are off."""
    parts = urlsplit(tiles)
    return (f"{parts.scheme}://{parts.netloc}",) if parts.netloc else ()


def protect(server: Flask, script_hashes: Sequence[str], image_sources: Sequence[str] = ()) -> None:
    """Put the headers on every response, and refuse large bodies."""
    content_policy = policy(script_hashes, image_sources)
    server.config["MAX_CONTENT_LENGTH"] = MAXIMUM_BODY

    @server.after_request
    def add_headers(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", content_policy)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if _versioned() and response.status_code == OK:
            response.headers["Cache-Control"] = FOR_EVER
        elif not request.path.startswith(FIXED):
            response.headers.setdefault("Cache-Control", NOT_KEPT)
        return response


def _versioned() -> bool:
    """Tell whether the address names the version of a file: Dash writes ``?m=`` or ``.v1_2_3m``."""
    return request.path.startswith(FIXED) and ("m" in request.args or ".v" in request.path)
