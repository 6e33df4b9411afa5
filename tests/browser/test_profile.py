"""Profiel in a real browser: a click on a category looks within it, and the link keeps that."""


def test_a_category_is_chosen_kept_and_let_go(web):
    page = web.open("/profiel?terug=12m")
    page.get_by_role("button", name="flipperen").click()
    web.settle()
    assert "binnen=modus_operandi" in page.url
    assert "Alleen Werkwijze: flipperen" in page.locator(".profile-strip").inner_text()
    assert page.get_by_role("button", name="flipperen").get_attribute("aria-pressed") == "true"
    page.reload()
    web.settle()
    assert "binnen flipperen" in page.locator("h1").inner_text()
    page.get_by_role("button", name="wis keuze").click()
    web.settle()
    assert "binnen=" not in page.url


def test_a_category_is_chosen_with_the_keyboard(web):
    page = web.open("/profiel?terug=12m")
    page.get_by_role("button", name="tussenwoning").focus()
    page.keyboard.press("Enter")
    web.settle()
    assert "Alleen Woningtype: tussenwoning" in page.locator(".profile-strip").inner_text()


def test_the_crossings_stand_in_the_place_of_the_cards(web):
    page = web.open("/profiel?terug=12m")
    page.get_by_text("Samenhang", exact=True).click()
    web.settle()
    assert "toon=samenhang" in page.url
    assert page.locator(".crossing table").count() == 2
    assert not page.locator(".profiles").is_visible()


def test_a_category_that_does_not_exist_is_a_dutch_notice(new_page):
    page = new_page().open("/profiel?binnen=modus_operandi:toveren")
    assert "De link noemt een categorie die niet bestaat." in page.locator("main").inner_text()
