"""Whoever watches the process asks two things: does it live, and can it answer?"""

from tests.browser.region import app_on


def test_a_process_with_data_lives_and_is_ready(web):
    assert (web.get("/livez").status_code, web.get("/livez").text) == (200, "ok\n")
    assert (web.get("/readyz").status_code, web.get("/readyz").text) == (200, "ok\n")


def test_a_process_without_data_lives_and_says_in_dutch_why_it_is_not_ready(tmp_path):
    web = app_on(tmp_path).server.test_client()
    assert web.get("/livez").status_code == 200
    answer = web.get("/readyz")
    assert answer.status_code == 503
    assert "gepubliceerd" in answer.text


def test_a_page_without_data_shows_a_dutch_sentence_and_no_traceback(tmp_path):
    web = app_on(tmp_path).server.test_client()
    answer = web.get("/_dash-layout")
    assert "gepubliceerd" in answer.get_json()["props"]["children"][1]["props"]["children"]
    assert "Traceback" not in answer.text
