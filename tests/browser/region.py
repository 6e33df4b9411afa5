"""The small world with two years of incidents, published once, and the real app on a free port."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from dash import Dash
from werkzeug.serving import make_server

from dashboard.app import create_app
from dashboard.config import Settings
from dashboard.opening import open_answers
from data.build import build_snapshot
from tests import world

FIRST, DAYS, COUNT = date(2014, 12, 1), 734, 900
SHARES = {"GM0001": 0.2, "GM0002": 0.78, "GM0003": 0.02}


def publish(folder: Path) -> None:
    """Publish about 900 incidents in three municipalities, the same ones on every machine."""
    rng = np.random.default_rng(3)
    given = world.incidents(*(incident(rng) for _ in range(COUNT)))
    contents = world.contents(given, decisions=(world.decision(1),), meetings=(date(2016, 12, 20),))
    with ThreadPoolExecutor(1) as executor:
        build_snapshot(folder, contents, executor)


def incident(rng: np.random.Generator) -> dict[str, object]:
    day = FIRST + timedelta(days=int(rng.integers(DAYS)))
    return {
        "day": day.isoformat(),
        "at": f"{rng.integers(24):02d}:{rng.integers(60):02d}",
        "hours": float(rng.choice([0.5, 2, 6, 14])),
        "area": str(rng.choice(list(SHARES), p=list(SHARES.values()))),
        "crime_type": str(rng.choice(["woninginbraak", "schuur", "straatroof", "overval"], p=[0.8, 0.1, 0.07, 0.03])),
        "attempt": bool(rng.random() < 0.35),
    }


def app_on(folder: Path) -> Dash:
    """Build the real app on a data folder."""
    settings = Settings(data=folder)
    return create_app(settings, open_answers(settings))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the app on this machine only, and give its address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app_on(folder).server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
