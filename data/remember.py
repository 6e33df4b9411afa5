"""Answers a question once per snapshot, scope, query and options, and keeps the answer as JSON bytes."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, get_type_hints

from pydantic import TypeAdapter

if TYPE_CHECKING:
    from data.answers import Answers
    from data.query import Query

Answer = TypeVar("Answer")
Options = ParamSpec("Options")


def remembered(
    question: Callable[Concatenate[Answers, Query, Options], Answer],
) -> Callable[Concatenate[Answers, Query, Options], Answer]:
    """Answer once per (snapshot, scope, today, question, query, options); new data has new keys, so nothing is stale.

    Options are keyword arguments that JSON can write: what a page asks beside the query that every page shares.
    """
    codecs: list[TypeAdapter[Answer]] = []

    def codec() -> TypeAdapter[Answer]:
        if not codecs:
            codecs.append(TypeAdapter(get_type_hints(question)["return"]))
        return codecs[0]

    @wraps(question)
    def ask(answers: Answers, query: Query, /, *args: Options.args, **options: Options.kwargs) -> Answer:
        settled = answers.settled(query)
        asked = f"{question.__name__}{json.dumps(options, sort_keys=True) if options else ''}"
        key = answers.key(asked, settled)
        stored = answers.cache.once(key, lambda: codec().dump_json(question(answers, settled, *args, **options)))
        return codec().validate_json(stored)

    return ask
