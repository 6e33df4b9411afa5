"""The DVO in a real browser: through the slides by keyboard, a decision on the spot, and a second writer."""

from datetime import date

import pytest
from playwright.sync_api import expect

from data.build import build_snapshot
from tests.browser.region import served
from tests.world import contents, incidents
from tests.years import years

SIZES = [(1280, 720), (1920, 1080)]
#: Elements of the slide that stick out of the screen, or whose text does not fit in them.
CUT_OFF = """() => {
  const out = [], slide = [...document.querySelectorAll('#dvo-dias > .slide')].find(one => getComputedStyle(one).display !== 'none');
  for (const node of slide.querySelectorAll('h1, h2, p, button, .lv, .slide-card, .done-line')) {
    const style = getComputedStyle(node), box = node.getBoundingClientRect(), text = node.textContent;
    if (style.display === 'none' || node.closest('.slide-notes')) continue;
    if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1) out.push('outside: ' + text);
    if (style.display === 'inline') continue;
    if (node.scrollHeight > node.clientHeight + 2) out.push('cut off: ' + text);
    if (node.scrollWidth > node.clientWidth + 2) out.push('too wide: ' + text);
  }
  const page = document.scrollingElement;
  if (page.scrollHeight > innerHeight || page.scrollWidth > innerWidth) out.push('scrolls');
  return out;
}"""  # noqa: E501 - JavaScript


@pytest.fixture
def site(tmp_path):
    build_snapshot(tmp_path, contents(incidents(*years()), dvo=(date(2016, 10, 24), date(2016, 12, 13))))
    with served(tmp_path) as address:
        yield address


def slide(page):
    return page.locator("#dvo-dias > .slide:visible")


def to_last(web):
    page = web.page
    page.keyboard.press("End")
    page.wait_for_selector("#dvo-dias .asks:visible")
    page.wait_for_selector("#dvo-dias .asks[data-active]")
    return page


def decide(page, key, **typed):
    page.keyboard.press(key)
    page.wait_for_selector("#dvo-besluit[open] #dvo-besluit-leg-vast")
    for field, text in typed.items():
        page.fill(f"#dvo-besluit-{field}", text)
    page.keyboard.press("Control+Enter")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_all_slides_are_walked_by_keyboard_and_nothing_scrolls_or_is_cut_off(new_page, width, height):
    web = new_page(width, height)
    page = web.open("/dvo?gebied=ON-A")
    page.keyboard.press("p")
    expect(page.locator("header.top")).to_be_hidden()
    total = page.locator("#dvo-dias > .slide").count()
    seen = []
    for place in range(1, total + 1):
        expect(slide(page).locator(".progress")).to_have_text(f"{place} van {total}")
        seen.append(slide(page).locator("h1").inner_text())
        assert slide(page).locator(".slide-card").count() <= 3
        assert page.evaluate(CUT_OFF) == []
        page.keyboard.press("PageDown" if place % 2 else "ArrowRight")
    assert len(set(seen)) >= 5
    page.keyboard.press("ArrowLeft")
    expect(slide(page).locator(".progress")).to_have_text(f"{total - 1} van {total}")
    assert f"dia={total - 1}" in page.url
    page.keyboard.press("n")
    expect(slide(page).locator(".slide-notes")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("header.top")).to_be_visible()
    assert (web.errors, web.outside()) == ([], [])


def test_a_decision_is_recorded_by_keyboard_and_is_there_after_a_reload_and_on_overzicht(web):
    web.open("/dvo")
    page = to_last(web)
    link = page.url
    decide(page, "a", eigenaar="teamchef basisteam")
    expect(page.locator(".done-line:visible")).to_contain_text("Besloten: opgeschaald")
    expect(page.locator(".done-line:visible")).to_contain_text("regel 1 in het register")
    page.goto(link)
    page.wait_for_selector(".done-line:visible")
    assert page.get_by_role("button", name="Herzien").is_visible()
    web.open("/")
    page.get_by_text("Tabel", exact=True).first.click()
    web.settle()
    assert "Opgeschaald" in page.locator("#overzicht-kaart-tabel tr", has_text="Aaldorp").inner_text()


def test_who_deviates_is_asked_for_a_reason_and_loses_nothing(web):
    web.open("/dvo")
    page = to_last(web)
    decide(page, "l", eigenaar="teamchef basisteam")
    expect(page.locator("#dvo-besluit-melding")).to_contain_text("Geef een reden")
    assert page.input_value("#dvo-besluit-eigenaar") == "teamchef basisteam"
    page.fill("#dvo-besluit-reden", "Eén dader, aangehouden.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".done-line:visible")).to_contain_text("Besloten: verhoogde aandacht")


def test_the_second_writer_sees_what_the_first_decided_and_keeps_what_was_typed(new_page):
    first, second = new_page(), new_page()
    for web in (first, second):
        web.open("/dvo")
        to_last(web)
        web.page.keyboard.press("l" if web is second else "a")
        web.page.wait_for_selector("#dvo-besluit[open] #dvo-besluit-leg-vast")
    first.page.keyboard.press("Control+Enter")
    expect(first.page.locator(".done-line:visible")).to_be_visible()
    second.page.fill("#dvo-besluit-reden", "Wij zien één dader.")
    second.page.keyboard.press("Control+Enter")
    told = second.page.locator("#dvo-besluit-melding")
    expect(told).to_contain_text("Zojuist vastgelegd door een ander")
    expect(told).to_contain_text("Besloten: opgeschaald")
    assert second.page.input_value("#dvo-besluit-reden") == "Wij zien één dader."
    second.page.keyboard.press("Control+Enter")
    expect(second.page.locator(".done-line:visible")).to_contain_text("regel 2 in het register")
