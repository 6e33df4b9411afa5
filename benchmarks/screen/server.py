"""The server that is measured: gunicorn as in the Procfile, on a free port, and the memory of its workers."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from data.errors import NoSnapshot
from data.sample.demo import build_demo
from data.store import Store

SECONDS_TO_START = 60


@dataclass(frozen=True)
class Server:
    """A running server."""

    address: str
    process: int

    def pss_megabytes(self) -> list[float]:
        """Give the proportional memory of every worker: what it shares is counted for its share only."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children").read_text(encoding="utf-8").split()
        return [_pss(int(child)) for child in children]


def incidents_in(folder: Path, scale: int) -> int:
    """Build the fictitious region at a scale, once, and count what it holds."""
    try:
        return Store.open(folder).table("incidents").num_rows
    except NoSnapshot:
        print(f"building the region at scale {scale} ...", flush=True)
        build_demo(folder, scale=scale)
        return Store.open(folder).table("incidents").num_rows


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """Run the web server on a data folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "gunicorn", "--preload", "--workers", "2", "--threads", "4", "--keep-alive", "75",
        "--no-control-socket", "--log-level", "warning", "--bind", f"127.0.0.1:{port}", "dashboard.server:server",
    ]  # fmt: skip
    server = subprocess.Popen(command, env={**os.environ, "VEILIGHEIDSBEELD_DATA": str(folder)})
    try:
        _wait(f"http://127.0.0.1:{port}/readyz")
        yield Server(f"http://127.0.0.1:{port}", server.pid)
    finally:
        server.terminate()
        server.wait()


def _wait(address: str) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        try:
            with urlopen(address):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


def _pss(process: int) -> float:
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
    return int(re.findall(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)[0]) / 1024
