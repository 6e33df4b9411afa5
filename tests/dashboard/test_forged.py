"""Whatever is sent to the server: a Dutch sentence and a status that fits, never a traceback."""

from __future__ import annotations

import json
from copy import deepcopy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layouts.overview.ids import Id
from layouts.shell.ids import ShellId

pytestmark = pytest.mark.slow
QUESTION = "/_dash-update-component"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
#: Values that mean something, so that the answer behind the link is reached too.
TELLING = (
    "GM0001", "ON", "BU00010101", "zelf", "ddo", "12m", "schuur", "2016-11-21", "2016-11-28", "0001-01-01",
    "9999-12-31",
)  # fmt: skip
LINKS = st.one_of(
    st.text(max_size=60),
    st.builds(
        lambda pairs: "?" + "&".join(f"{key}={value}" for key, value in pairs),
        st.lists(
            st.tuples(
                st.sampled_from(["gebied", "periode", "terug", "delict", "pogingen", "van", "tot", "lagen", "zoom"]),
                st.one_of(
                    st.text(max_size=20), st.dates().map(str), st.integers().map(str),
                    st.sampled_from(TELLING),
                ),
            ), max_size=7,
        ),
    ),
)  # fmt: skip
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def bodies(app) -> dict[str, dict[str, object]]:
    """A rightly formed question for every callback of the server, all values empty."""
    found = {}
    for output, callback in app.callback_map.items():
        if "callback" not in callback:
            continue
        names = [name.rsplit(".", 1) for name in output.strip(".").split("...")]  # with the mark, as a browser does
        ends = [{"id": name, "property": prop} for name, prop in names]
        found[output] = {
            "output": output,
            "outputs": ends if output.startswith("..") else ends[0],
            "inputs": [{**end, "value": None} for end in callback["inputs"]],
            "state": [{**end, "value": None} for end in callback["state"]],
            "changedPropIds": [],
        }
    return found


@pytest.fixture(scope="module")
def questions(app):
    return bodies(app)


def question_that_writes(questions, element):
    """A fresh copy of the question whose answer writes an element."""
    return deepcopy(next(body for output, body in questions.items() if f"{element}." in output))


def refused_in_dutch(answer):
    assert answer.status_code in {400, 404, 405, 413, 415}
    assert answer.text.startswith(("Dit verzoek", "Dit bestaat", "Dit kan"))


def answered(answer):
    """An answer without a traceback; when something is wrong with the question, a notice says it."""
    assert answer.status_code in {200, 204}
    assert "Traceback" not in answer.text


@many
@given(body=JSON)
def test_any_json_at_all_is_refused(web, body):
    refused_in_dutch(web.post(QUESTION, json=body))


@many
@given(body=st.binary(max_size=300), kind=st.sampled_from(["application/json", "text/plain", "image/png", ""]))
def test_any_bytes_at_all_are_refused(web, body, kind):
    refused_in_dutch(web.post(QUESTION, data=body, content_type=kind))


@many
@given(data=st.data())
def test_a_question_with_one_part_replaced_is_refused_or_answered(web, questions, data):
    body = deepcopy(questions[data.draw(st.sampled_from(sorted(questions)))])
    part = data.draw(st.sampled_from(sorted(body)))
    body[part] = data.draw(JSON)
    answer = web.post(QUESTION, json=body)
    answered(answer) if answer.status_code < 400 else refused_in_dutch(answer)


@many
@given(data=st.data())
def test_forged_values_in_every_callback_are_answered(web, questions, data):
    body = deepcopy(questions[data.draw(st.sampled_from(sorted(questions)))])
    for end in [*body["inputs"], *body["state"]]:
        end["value"] = data.draw(JSON | LINKS)
    answered(web.post(QUESTION, json=body))


@many
@given(link=LINKS)
def test_any_link_gets_a_page_or_a_notice(web, questions, link):
    body = deepcopy(
        next(body for body in questions.values() if body["inputs"][0]["id"] == ShellId.URL and len(body["inputs"]) > 1)
    )
    body["inputs"][0]["value"] = link
    body["changedPropIds"] = [f"{ShellId.URL}.search"]
    answer = web.post(QUESTION, json=body)
    answered(answer)
    written = json.loads(answer.text)["response"]
    assert written[ShellId.QUERY]["data"].startswith("?gebied=")


@many
@given(link=LINKS)
def test_any_question_in_the_store_gets_the_page_or_a_notice(web, questions, link):
    body = question_that_writes(questions, Id.ANSWER)
    body["inputs"][0]["value"] = link
    answer = web.post(QUESTION, json=body)
    answered(answer)
    said = json.loads(answer.text)
    assert Id.ANSWER in said.get("response", {}) or ShellId.NOTICE in json.dumps(said)


@many
@given(path=st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), max_size=40))
def test_any_address_gets_the_app_or_a_sentence(web, path):
    for start in ("/", "/geo/", "/geo/1/", "/assets/", "/_dash-component-suites/"):
        answer = web.get(start + path.replace("/", "").replace("?", "").replace("#", ""))
        assert answer.status_code in {200, 204, 304, 308, 400, 404, 405}, start
        assert "Traceback" not in answer.text
