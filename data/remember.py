"""Answers a question once per snapshot, scope and query, and keeps the answer as JSON bytes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar, get_type_hints

from pydantic import TypeAdapter

if TYPE_CHECKING:
    from data.answers import Answers
    from data.query import Query

Answer = TypeVar("Answer")


def remembered(question: Callable[[Answers, Query], Answer]) -> Callable[[Answers, Query], Answer]:
    """Answer once per (snapshot, scope, today, question, query); new data has new keys, so nothing is ever stale."""
    codecs: list[TypeAdapter[Answer]] = []

    def codec() -> TypeAdapter[Answer]:
        if not codecs:
            codecs.append(TypeAdapter(get_type_hints(question)["return"]))
        return codecs[0]

    @wraps(question)
    def ask(answers: Answers, query: Query) -> Answer:
        settled = answers.settled(query)
        key = answers.key(question.__name__, settled)
        stored = answers.cache.once(key, lambda: codec().dump_json(question(answers, settled)))
        return codec().validate_json(stored)

    return ask
