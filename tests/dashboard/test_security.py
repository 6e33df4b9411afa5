"""Headers on every response, strict scripts, small bodies, files that are kept for ever."""

import re

import pytest


def policy(answer):
    parts = [part.strip().split(" ") for part in answer.headers["Content-Security-Policy"].split(";")]
    return {name: values for name, *values in parts}


@pytest.mark.parametrize(
    "path", ["/", "/livez", "/_dash-layout", "/bestaat-niet", "/assets/shell.js", "/geo/x/y.geojson"]
)
def test_every_response_carries_the_headers(web, path):
    headers = web.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Content-Security-Policy" in headers


def test_scripts_are_our_own_files_and_hashed_lines_never_evaluated(web):
    scripts = policy(web.get("/"))["script-src"]
    assert scripts[0] == "'self'"
    assert all(re.fullmatch(r"'sha256-[\w+/]+=*'", one) for one in scripts[1:])


def test_nothing_comes_from_elsewhere(web):
    sources = {one for values in policy(web.get("/")).values() for one in values}
    assert [one for one in sources if "http" in one or "*" in one] == []
    assert policy(web.get("/"))["frame-ancestors"] == ["'none'"]


def test_every_inline_script_of_the_page_is_allowed_by_its_hash(app, web):
    assert set(app.csp_hashes()) <= set(policy(web.get("/"))["script-src"])


def test_a_body_of_more_than_a_megabyte_is_refused(web):
    answer = web.post("/_dash-update-component", data=b"x" * 1_000_001, content_type="application/json")
    assert answer.status_code == 413
    assert "te groot" in answer.text


def test_scripts_and_styles_are_kept_for_ever_and_compressed(web):
    page = web.get("/").text
    paths = re.findall(r'(?:src|href)="(/(?:assets|_dash-component-suites)/[^"]+)"', page)
    assert len(paths) > 10
    for path in paths:
        answer = web.get(path, headers={"Accept-Encoding": "br"})
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable", path
        assert answer.headers.get("Content-Encoding") == "br" or len(answer.data) < 500, path


def test_answers_are_never_kept_by_a_browser_or_a_proxy(web):
    for path in ("/", "/_dash-layout", "/readyz"):
        assert web.get(path).headers["Cache-Control"] == "no-store", path


def test_sessions_are_signed(app):
    assert app.server.secret_key


def test_a_map_layer_of_another_snapshot_is_refused(web):
    answer = web.get("/geo/ander/gemeente.geojson")
    assert answer.status_code == 404
    assert "Laad de pagina opnieuw" in answer.text
