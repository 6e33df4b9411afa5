"""Opens the questions of an installation from its settings."""

from __future__ import annotations

from dashboard.config import Settings
from data.answers import Answers
from data.cache import open_cache
from data.ledger.register import open_register
from data.store import Current


def open_answers(settings: Settings) -> Answers:
    """Open the data folder and the cache; the demo's day is the moment of its data."""
    register = open_register(settings.data, settings.ledger_url)
    return Answers(Current(settings.data), open_cache(settings.cache_url), register=register)
