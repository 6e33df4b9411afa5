"""What a request gets that cannot be answered: a Dutch sentence and the right status, never a traceback."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from typing import Any, Final

from dash import Dash
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from data.errors import DashboardError, NoSnapshot, SnapshotDamaged

LOG = logging.getLogger(__name__)

QUESTION_PATH: Final = "/_dash-update-component"
BAD_REQUEST, FAILED, UNAVAILABLE = 400, 500, 503
NOT_UNDERSTOOD: Final = "Dit verzoek is niet te begrijpen. Laad de pagina opnieuw."
SENTENCES: Final = {
    400: NOT_UNDERSTOOD,
    404: "Dit bestaat hier niet.",
    405: "Dit kan hier niet.",
    413: "Dit verzoek is te groot.",
    415: NOT_UNDERSTOOD,
}


def refuse(app: Dash) -> None:
    """Check questions before Dash reads them, and word every error of the server."""
    server: Flask = app.server

    @server.before_request
    def check_question() -> Response | None:
        if request.path != QUESTION_PATH or request.method != "POST":
            return None
        understood = is_question(request.get_json(silent=True), app.callback_map)
        return None if understood else _said(NOT_UNDERSTOOD, BAD_REQUEST)

    @server.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        code = error.code or FAILED
        return _said(SENTENCES.get(code, f"Er ging iets mis ({code})."), code)

    @server.errorhandler(DashboardError)
    def expected(error: DashboardError) -> Response:
        return _said(str(error), UNAVAILABLE if isinstance(error, (NoSnapshot, SnapshotDamaged)) else BAD_REQUEST)

    @server.errorhandler(Exception)
    def unexpected(error: Exception) -> Response:
        number = secrets.token_hex(4)
        LOG.error("unexpected error %s", number, exc_info=error)
        return _said(f"Er ging iets mis ({number}).", FAILED)


def is_question(body: object, callbacks: Mapping[str, Mapping[str, Any]]) -> bool:
    """Tell whether a body asks one of our callbacks what it can answer.

    Args:
        body: parsed JSON of the request, or None.
        callbacks: the callbacks of the app by their output.
    """
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        return False
    callback = callbacks.get(body["output"])
    changed = body.get("changedPropIds", [])
    if callback is None or not (isinstance(changed, list) and all(isinstance(one, str) for one in changed)):
        return False
    return all(_fits(body.get(part, []), callback[part]) for part in ("inputs", "state")) and _outputs_fit(body)


def _fits(given: object, expected: list[dict[str, Any]]) -> bool:
    if not isinstance(given, list) or len(given) != len(expected):
        return False
    return all(_end_fits(end, wanted) for end, wanted in zip(given, expected, strict=True))


def _end_fits(given: object, wanted: dict[str, Any]) -> bool:
    if str(wanted["id"]).startswith("{"):  # a pattern: one or many elements with an id of several parts
        many = given if isinstance(given, list) else [given]
        return all(isinstance(one, dict) and isinstance(one.get("id"), dict) for one in many)
    return isinstance(given, dict) and (given.get("id"), given.get("property")) == (wanted["id"], wanted["property"])


def _outputs_fit(body: dict[str, Any]) -> bool:
    """The elements that are written are those in the name of the callback."""
    outputs = body.get("outputs")
    many = outputs if isinstance(outputs, list) else [outputs]
    named = body["output"].strip(".").split("...")
    if len(many) != len(named) or not all(isinstance(one, dict) for one in many):
        return False
    return all(
        isinstance(one.get("id"), dict) or _bare(name) == _bare(f"{one.get('id')}.{one.get('property')}")
        for one, name in zip(many, named, strict=True)
    )


def _bare(name: str) -> str:
    """Give the name of an output without the mark Dash adds when several callbacks write it."""
    return name.split("@", maxsplit=1)[0]


def _said(sentence: str, status: int) -> Response:
    return Response(f"{sentence}\n", status, mimetype="text/plain")
