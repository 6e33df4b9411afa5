"""Every page in a real browser: no error, nothing from elsewhere, no barrier, and its tables by keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from layouts.shell.pages import PAGES

PATHS = [page.path for page in PAGES]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_answers_in_a_sentence_without_errors_and_without_asking_others(web, path):
    page = web.open(path)
    assert len(page.locator("#pagina h1:visible").inner_text()) > 20
    assert page.locator("html").get_attribute("lang") == "nl"
    assert "fictieve gegevens" in page.locator("header.top").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_no_barrier(new_page, path, scheme):
    web = new_page(scheme=scheme)
    found = Axe().run(web.open(path)).response["violations"]
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("path", PATHS)
def test_a_page_reflows_on_a_narrow_screen(new_page, path):
    web = new_page(320, 640)
    page = web.open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert web.errors == []


def test_the_table_twin_is_reached_and_sorted_by_keyboard(web):
    page = web.open("/")
    page.get_by_role("radio", name="Kaart").focus()
    page.keyboard.press("ArrowRight")
    web.settle()
    table = page.locator("#overzicht-kaart-tabel table")
    assert table.is_visible()
    heading = table.get_by_role("button", name="Aantal")
    for _ in range(9):
        page.keyboard.press("Tab")
        if heading.evaluate("node => node === document.activeElement"):
            break
    page.keyboard.press("Enter")
    counts = [int(text) for text in table.locator("tbody td:nth-child(2)").all_inner_texts()]
    assert counts == sorted(counts)
    page.keyboard.press("Enter")
    counts = [int(text) for text in table.locator("tbody td:nth-child(2)").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    assert heading.evaluate("node => node.closest('th').getAttribute('aria-sort')") == "descending"


def test_picture_or_table_is_remembered(web):
    page = web.open("/")
    page.locator(".trend-card").get_by_text("Tabel", exact=True).click()
    web.settle()
    page.reload()
    web.settle()
    assert page.locator("#overzicht-verloop-tabel table").is_visible()
    assert not page.locator("#overzicht-verloop").is_visible()


def test_the_map_has_dutch_zoom_buttons_and_a_click_chooses_the_area(web):
    page = web.open("/")
    assert page.get_by_role("button", name="Inzoomen").is_visible()
    page.locator("#overzicht-kaart").click()
    web.settle()
    assert page.locator("#schil-gebied").input_value() == "Beekstad"
