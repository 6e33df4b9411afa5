"""Headers on every response: only our own scripts, no frames, no guessing, no referrer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from flask import Flask, Response

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


def policy(script_hashes: Sequence[str]) -> str:
    """Write the content security policy with the hashes of Dash's own inline scripts."""
    scripts = " ".join(["'self'", *script_hashes])
    return "; ".join([f"{name} {value}" for name, value in (*DIRECTIVES, ("script-src", scripts))])


def protect(server: Flask, script_hashes: Sequence[str]) -> None:
    """Put the headers on every response."""
    content_policy = policy(script_hashes)

    @server.after_request
    def add_headers(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", content_policy)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
