"""A cache speeds up; it never decides what is true, and its failure costs next to nothing."""

import shutil
import socket
import subprocess
import threading
import time

import pytest

from data.cache import BytesOnly, Cache, open_cache


class Broken:
    def get(self, key):
        raise ConnectionError(key)

    def set(self, key, value, timeout):
        raise ConnectionError(key, value, timeout)


def test_what_was_computed_is_not_computed_again():
    cache, asked = open_cache(), []
    assert [cache.once("key", lambda: asked.append(1) or b"answer") for _ in range(3)] == [b"answer"] * 3
    assert asked == [1]


def test_a_cold_key_is_computed_once_however_many_ask():
    cache, asked, start = open_cache(), [], threading.Barrier(8)

    def compute():
        asked.append(1)
        time.sleep(0.05)
        return b"answer"

    def ask():
        start.wait()
        assert cache.once("key", compute) == b"answer"

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert asked == [1]
    assert cache._locks == {}


def test_a_broken_cache_is_a_miss():
    cache = Cache(Broken())
    assert cache.once("key", lambda: b"answer") == b"answer"


def test_an_error_while_computing_is_passed_on_and_leaves_nothing():
    cache = open_cache()

    def fail():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        cache.once("key", fail)
    assert cache.once("key", lambda: b"answer") == b"answer"


def test_only_bytes_are_ever_stored_or_read():
    with pytest.raises(TypeError):
        BytesOnly().dumps({"an": "object"})
    assert BytesOnly().loads(b"raw") == b"raw"
    assert BytesOnly().loads(None) is None


@pytest.fixture
def redis_url(tmp_path):
    server = shutil.which("redis-server")
    if server is None:
        pytest.skip("redis-server is not installed here")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [server, "--port", str(port), "--save", "", "--dir", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"redis://127.0.0.1:{port}/0"
        process.terminate()


def test_two_processes_share_answers_through_redis(redis_url):
    first, second = open_cache(redis_url), open_cache(redis_url)
    assert first.once("key", lambda: b"answer") == b"answer"
    assert second.get("key") == b"answer"


def test_a_redis_that_is_gone_is_a_quick_miss():
    cache = open_cache("redis://127.0.0.1:1/0")
    assert cache.once("key", lambda: b"answer") == b"answer"
