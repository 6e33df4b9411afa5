"""Remembers answers as bytes: an accelerator, never a place where the truth is; when it fails, that is a miss."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, Protocol

from cachelib.serializers import RedisSerializer
from flask_caching.backends.rediscache import RedisCache
from flask_caching.backends.simplecache import SimpleCache

LOG = logging.getLogger(__name__)

#: Answers kept in the memory of one process; an answer is some ten kB.
KEPT: Final = 2_000
#: Answers of an old snapshot are never asked for again and may go after a day.
SECONDS_KEPT: Final = 24 * 3600
#: A cache that does not answer costs at most this, connecting and reading together. Source: ARCHITECTURE.md, Rules.
REDIS_SECONDS: Final = 0.045


class Backend(Protocol):
    """What a Flask-Caching backend offers of what is used here."""

    def get(self, key: str) -> Any:
        """Give what was stored, or None."""

    def set(self, key: str, value: Any, timeout: int | None = None) -> bool | None:
        """Store a value."""


class BytesOnly(RedisSerializer):
    """Stores bytes as they are. Nothing is ever unpickled, whoever wrote in the cache."""

    def dumps(self, value: bytes, timeout: int | None = None) -> bytes:  # noqa: ARG002 - cachelib's signature
        """Give the bytes that are stored."""
        if not isinstance(value, bytes):
            raise TypeError("only bytes are cached")
        return value

    def loads(self, value: bytes | None) -> bytes | None:
        """Give the bytes that were stored."""
        return value


class _BytesRedis(RedisCache):
    serializer = BytesOnly()


class Cache:
    """A cache of bytes in which a cold key is computed once, however many ask for it at the same time."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._locks: dict[str, tuple[threading.Lock, int]] = {}
        self._guard = threading.Lock()

    def once(self, key: str, compute: Callable[[], bytes]) -> bytes:
        """Give what is stored under ``key``; when there is nothing, compute it once and store it."""
        stored = self.get(key)
        if stored is not None:
            return stored
        with self._alone(key):
            stored = self.get(key)
            if stored is None:
                stored = compute()
                self.set(key, stored)
        return stored

    def get(self, key: str) -> bytes | None:
        """Give what is stored, or None; a cache that fails is a miss."""
        try:
            value = self._backend.get(key)
        except Exception:
            LOG.warning("cache does not answer; the answer is computed")
            return None
        return value if isinstance(value, bytes) else None

    def set(self, key: str, value: bytes) -> None:
        """Store bytes; a cache that fails stores nothing."""
        try:
            self._backend.set(key, value, timeout=SECONDS_KEPT)
        except Exception:
            LOG.warning("cache does not store; the next question is computed again")

    @contextmanager
    def _alone(self, key: str) -> Iterator[None]:
        with self._guard:
            lock, waiting = self._locks.get(key, (threading.Lock(), 0))
            self._locks[key] = (lock, waiting + 1)
        try:
            with lock:
                yield
        finally:
            with self._guard:
                lock, waiting = self._locks.pop(key)
                if waiting > 1:
                    self._locks[key] = (lock, waiting - 1)


def open_cache(url: str = "") -> Cache:
    """Open the cache: in the memory of this process, or Redis by ``redis://`` address, shared by processes."""
    if not url:
        return Cache(SimpleCache(threshold=KEPT, default_timeout=SECONDS_KEPT))
    from redis import Redis  # noqa: PLC0415 - Redis is optional

    client = Redis.from_url(url, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS, retry=None)
    return Cache(_BytesRedis(host=client, default_timeout=SECONDS_KEPT, key_prefix="veiligheidsbeeld:"))
