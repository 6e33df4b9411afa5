"""Fifty users at once: each changes a filter, reads for a second, and changes it again."""

from __future__ import annotations

import json
import random
import threading
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

USERS, SECONDS, THINK_SECONDS = 50, 20, 1.0
OK = 200
FRONT = "/_dash-update-component"
PERIODS = ("2016-11-21", "2016-11-07", "2016-10-24", "2016-09-26", "2016-05-09", "2015-11-23", "2015-10-12")
SPANS = ("", "&terug=3m", "&terug=12m", "&terug=ddo")


@dataclass
class Crowd:
    """Milliseconds of every answer, and how many were none."""

    milliseconds: list[float] = field(default_factory=list)
    errors: int = 0

    @property
    def p95_ms(self) -> float:
        """The time within which 95 of 100 answers came."""
        ordered = sorted(self.milliseconds)
        return ordered[int(0.95 * (len(ordered) - 1))]


def crowd(address: str) -> Crowd:
    """Let the users work and gather what they waited for."""
    host = urlsplit(address).netloc
    questions = _questions(host)
    areas = _areas(host)
    whole = Crowd()
    people = [
        threading.Thread(target=_user, args=(host, questions, areas, _choice(number), whole)) for number in range(USERS)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return whole


def _user(host: str, questions: dict[str, Any], areas: list[str], choice: random.Random, whole: Crowd) -> None:
    line = HTTPConnection(host, timeout=30)
    time.sleep(choice.random() * THINK_SECONDS)
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        span = choice.choice(SPANS)
        link = f"?gebied={choice.choice(areas)}&periode={choice.choice(PERIODS)}{span}"
        for element in ("schil-link-melding.", "overzicht-antwoord."):
            body = _filled(questions[element], link)
            start = time.perf_counter()
            try:
                line.request("POST", FRONT, body, {"Content-Type": "application/json", "Accept-Encoding": "br"})
                answer = line.getresponse()
                answer.read()
                whole.errors += answer.status != OK
            except (OSError, HTTPException):
                whole.errors += 1
                line = HTTPConnection(host, timeout=30)
            whole.milliseconds.append((time.perf_counter() - start) * 1000)
        time.sleep(THINK_SECONDS)
    line.close()


def _choice(number: int) -> random.Random:
    return random.Random(number)  # noqa: S311 - the same users every time


def _filled(question: dict[str, Any], link: str) -> str:
    first = {**question["inputs"][0], "value": link}
    ids = [f"{first['id']}.{first['property']}"]
    return json.dumps({**question, "inputs": [first, *question["inputs"][1:]], "changedPropIds": ids})


def _get(host: str, path: str) -> Any:
    line = HTTPConnection(host, timeout=30)
    line.request("GET", path)
    found = json.loads(line.getresponse().read())
    line.close()
    return found


def _questions(host: str) -> dict[str, Any]:
    """The two questions that a changed filter asks, by an element that their answer writes."""
    found = {}
    for callback in _get(host, "/_dash-dependencies"):
        for element in ("schil-link-melding.", "overzicht-antwoord."):
            if element in callback["output"] and not callback["clientside_function"]:
                names = [name.rsplit(".", 1) for name in callback["output"].strip(".").split("...")]
                found[element] = {
                    "output": callback["output"],
                    "outputs": [{"id": name, "property": prop} for name, prop in names],
                    "inputs": [{**end, "value": None} for end in callback["inputs"]],
                    "state": [{**end, "value": None} for end in callback["state"]],
                }
    return found


def _areas(host: str) -> list[str]:
    """Municipalities and districts that may be chosen."""
    text = json.dumps(_get(host, "/_dash-layout"))
    codes = {part.split('"', 1)[0] for part in text.split('"value": "')[1:]}
    return sorted(code for code in codes if code.startswith(("GM", "ON")))
