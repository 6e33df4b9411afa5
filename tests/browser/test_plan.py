"""Plan in a real browser: from a mark to its evidence, and a status recorded that is still there afterwards."""

CELL = "#plan-rooster td[data-code=GM0001][data-theme='5']"


def opened(web):
    page = web.open("/plan")
    page.wait_for_selector(CELL)
    return page


def test_a_mark_opens_its_line_in_the_words_of_the_plan(web):
    page = opened(web)
    page.click(CELL)
    page.wait_for_selector(".drawer blockquote")
    assert page.inner_text(".drawer h2") == "14a DOR in de APV"
    assert "opnemen van het DOR in de gemeentelijke APV" in page.inner_text(".drawer blockquote")
    assert "nog niets bekend; wie weet dit?" in page.inner_text(".drawer .state")


def test_the_grid_is_one_stop_and_arrows_move_through_it(web):
    page = opened(web)
    assert page.locator("#plan-rooster [tabindex='0']").count() == 1
    page.focus("#plan-rooster [tabindex='0']")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused.startswith("Beekstad, thema")
    page.keyboard.press("Enter")
    page.wait_for_selector(".drawer blockquote")
    assert page.inner_text(".drawer header .sub").startswith("Beekstad")


def test_a_status_is_recorded_and_is_there_after_a_reload(web):
    page = opened(web)
    page.click("#plan-rooster td[data-code=GM0002][data-theme='4']")
    page.click(".drawer summary.button")
    web.choose("plan-formulier-status", "In uitvoering")
    page.fill("#plan-formulier-bewijs", "DDO-coördinator aangewezen op 3 oktober")
    page.fill("#plan-formulier-herzien", "2017-03-31")
    page.click("#plan-formulier-bewaar")
    page.wait_for_selector(".drawer .saved")
    assert "in het register" in page.inner_text(".drawer .saved")
    opened(web)
    label = page.get_attribute("#plan-rooster td[data-code=GM0002][data-theme='4']", "aria-label")
    assert label == "Beekstad, thema Donkere Dagen Offensief: in uitvoering"
    page.click("#plan-rooster td[data-code=GM0002][data-theme='4']")
    page.wait_for_selector(".drawer blockquote")
    assert "DDO-coördinator aangewezen op 3 oktober" in page.inner_text(".drawer dl")


def test_a_text_that_names_a_person_is_refused_in_one_sentence(web):
    page = opened(web)
    page.click("#plan-rooster td[data-code=GM0003][data-theme='5']")
    page.click(".drawer summary.button")
    page.fill("#plan-formulier-bewijs", "bel 06 12345678")
    page.click("#plan-formulier-bewaar")
    page.wait_for_selector(".drawer [role=alert]")
    assert "telefoonnummer" in page.inner_text(".drawer [role=alert]")
