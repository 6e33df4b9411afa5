"""Tijden in a real browser: hours are chosen by mouse and keyboard, and the link keeps how the page is looked at."""

import re


def test_hours_are_chosen_with_the_mouse_and_kept_in_the_link(web):
    page = web.open("/tijden?terug=12m")
    cell = page.locator(".heat [role=row]:nth-child(5) .h")
    cell.nth(18).hover()
    page.mouse.down()
    page.locator(".heat [role=row]:nth-child(6) .h").nth(20).hover()
    page.mouse.up()
    web.settle()
    assert "uren=4-5.18-21" in page.url
    assert page.locator(".heat .h.in").count() == 6
    said = page.locator(".chosen-hours").inner_text()
    assert re.search(r"Vrijdag en zaterdag, 18 tot 21 uur: ongeveer \d+ van \d+ \(\d+ %\)\.", said)
    page.reload()
    web.settle()
    assert page.locator(".heat .h.in").count() == 6
    page.get_by_role("button", name="wis keuze").click()
    web.settle()
    assert "uren=" not in page.url
    assert page.locator(".heat.brushing").count() == 0


def test_hours_are_chosen_with_the_keyboard(web):
    page = web.open("/tijden?terug=12m")
    page.locator(".heat .h").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    web.settle()
    assert "uren=1-2.1-3" in page.url
    page.keyboard.press("Escape")
    web.settle()
    assert "uren=" not in page.url


def test_sharp_times_and_the_comparison_are_kept_in_the_link(web):
    page = web.open("/tijden?terug=12m")
    page.get_by_role("switch").click()
    page.get_by_text("DDO en rest", exact=True).click()
    web.settle()
    assert "scherp=" in page.url
    assert "naast=ddo" in page.url
    assert "alleen scherpe tijden, n =" in page.locator(".heat-card .sub").inner_text()
    assert "DDO is oktober t/m maart" in page.locator(".compare-card .sub").inner_text()
    page.reload()
    web.settle()
    assert "alleen scherpe tijden, n =" in page.locator(".heat-card .sub").inner_text()


def test_every_picture_has_its_table(web):
    page = web.open("/tijden?terug=12m")
    for card, rows in (("heat", 24), ("clock", 24), ("season", 53), ("compare", 5)):
        page.locator(f".{card}-card").get_by_text("Tabel", exact=True).click()
        web.settle()
        assert page.locator(f".{card}-card table.twin >> visible=true").locator("tbody tr").count() == rows


def test_nonsense_in_the_link_is_a_dutch_notice(new_page):
    web = new_page()
    page = web.open("/tijden?uren=9-9.30-40")
    assert "De link noemt uren die niet bestaan." in page.locator("main").inner_text()


def test_nothing_scrolls_on_the_two_sizes(new_page):
    for width, height in ((1440, 900), (1280, 720)):
        page = new_page(width, height).open("/tijden?terug=12m")
        assert page.evaluate(
            "document.querySelector('main').scrollHeight <= document.querySelector('main').clientHeight + 1"
        )
