"""The frame in a real browser: the link is the state, keys, schemes, presenting, what is copied."""

import pytest

from layouts.shell.ids import ShellId


def address(page):
    return page.evaluate("decodeURIComponent(location.pathname + location.search)")


def value(page, control):
    return page.locator(f"#{control}").input_value()


def answer(page):
    return page.locator("#pagina h1").inner_text()


def test_the_address_becomes_the_whole_question(web):
    page = web.open("/")
    assert address(page) == "/?gebied=ON&periode=2016-11-21"
    assert value(page, ShellId.AREA) == "Overal"


def test_a_link_restores_every_filter(web):
    page = web.open("/?gebied=GM0002&periode=2016-09-26&terug=3m&delict=schuur&pogingen=zonder")
    shown = [value(page, control) for control in (ShellId.AREA, ShellId.SPAN, ShellId.CRIME, ShellId.ATTEMPTS)]
    assert shown == ["Beekstad", "3 maanden", "Schuur of box", "zonder"]
    assert value(page, ShellId.PERIOD).startswith("26 september")
    assert "Beekstad" in answer(page)


def test_a_filter_changes_answer_and_address_and_back_and_forward_undo_and_redo_it(web):
    page = web.open("/")
    before = answer(page)
    web.choose(ShellId.AREA, "Beekstad")
    assert address(page) == "/?gebied=GM0002&periode=2016-11-21"
    web.choose(ShellId.CRIME, "Schuur of box")
    after = answer(page)
    page.go_back()
    web.settle()
    assert value(page, ShellId.CRIME) == "Woninginbraak"
    page.go_back()
    web.settle()
    assert (address(page), answer(page)) == ("/?gebied=ON&periode=2016-11-21", before)
    page.go_forward()
    web.settle()
    page.go_forward()
    web.settle()
    assert (value(page, ShellId.CRIME), answer(page)) == ("Schuur of box", after)


def test_how_a_page_is_looked_at_is_in_the_address_survives_a_filter_and_is_restored(web):
    page = web.open("/")
    page.locator(".segmented").get_by_text("Verandering").click()
    web.settle()
    assert address(page) == "/?gebied=ON&periode=2016-11-21&maat=verandering"
    web.choose(ShellId.AREA, "Beekstad")
    assert address(page) == "/?gebied=GM0002&periode=2016-11-21&maat=verandering"
    page.reload()
    web.settle()
    assert page.get_by_role("radio", name="Verandering").is_checked()
    page.locator(".segmented").get_by_text("Niveau").click()
    web.settle()
    assert address(page) == "/?gebied=GM0002&periode=2016-11-21"
    page.go_back()
    web.settle()
    assert page.get_by_role("radio", name="Verandering").is_checked()


def test_a_bad_link_gives_a_notice_and_the_default_choice(web):
    page = web.open("/?gebied=GM9999&periode=2016-11-22")
    assert "De standaardkeuze staat nu voor." in page.locator(f"#{ShellId.LINK_NOTICE}").inner_text()
    assert value(page, ShellId.AREA) == "Overal"


def test_a_page_that_does_not_exist_says_so_and_shows_the_way_back(web):
    page = web.open("/bestaat-niet")
    page.get_by_text("Naar het overzicht").click()
    page.wait_for_selector("#pagina h1")
    web.settle()
    assert address(page).startswith("/?gebied=ON")


def test_ones_own_area_opens_first_until_it_is_taken_back(web):
    page = web.open("/?gebied=GM0002")
    star = page.get_by_role("button", name="Open voortaan met dit gebied")
    star.click()
    assert star.get_attribute("aria-pressed") == "true"
    web.open("/")
    assert value(page, ShellId.AREA) == "Beekstad"
    star.click()
    web.open("/")
    assert value(page, ShellId.AREA) == "Overal"


def test_the_brackets_step_through_the_periods_and_the_slash_goes_to_the_area(web):
    page = web.open("/")
    page.keyboard.press("[")
    web.settle()
    assert "periode=2016-11-07" in address(page)
    page.keyboard.press("]")
    web.settle()
    assert "periode=2016-11-21" in address(page)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == ShellId.AREA


def test_the_question_mark_lists_the_keys_and_escape_closes_the_list(web):
    page = web.open("/")
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Toetsen").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog", name="Toetsen").is_visible()


def test_the_dark_scheme_is_remembered(web):
    page = web.open("/")
    page.get_by_role("button", name="Licht of donker").click()
    web.settle()
    page.reload()
    web.settle()
    assert page.evaluate("document.documentElement.dataset.mantineColorScheme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(15, 23, 30)"


def test_the_first_tab_stop_leads_to_the_content(web):
    page = web.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == ShellId.CONTENT


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_presenting_shows_one_card_at_a_time_and_never_scrolls(new_page, size):
    web = new_page(*size)
    page = web.open("/")
    page.keyboard.press("p")
    seen = []
    for _ in range(9):
        page.wait_for_timeout(60)
        shown = [card.inner_text().split("\n")[0] for card in page.locator(".slide-on").all() if card.is_visible()]
        assert len(shown) == 1
        main = page.locator("main")
        assert main.evaluate(
            "node => node.scrollHeight <= node.clientHeight && document.documentElement.scrollHeight <= innerHeight"
        )
        seen.append(shown[0])
        page.keyboard.press("ArrowRight")
    assert len(set(seen)) == 5
    page.keyboard.press("Escape")
    assert page.locator(".rail").is_visible()
    assert web.errors == []


def test_link_and_answer_are_copied(web):
    page = web.open("/")
    page.get_by_role("button", name="Kopieer link").click()
    page.get_by_text("Link gekopieerd").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.get_by_role("button", name="Kopieer deze zin").click()
    page.get_by_text("Zin gekopieerd").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#pagina h1").text_content()


def test_a_picture_is_copied_as_png(web):
    page = web.open("/")
    for card in ("map-card", "trend-card"):
        page.locator(f".{card}").get_by_role("button", name="Kopieer als afbeelding").click()
        page.get_by_text("Afbeelding gekopieerd").wait_for()
        size = page.evaluate("""async () => {
            const [item] = await navigator.clipboard.read();
            const picture = await createImageBitmap(await item.getType("image/png"));
            return [picture.width, picture.height];
        }""")
        assert min(size) > 300
        page.get_by_text("Afbeelding gekopieerd").wait_for(state="detached", timeout=8000)


def test_months_on_a_chart_are_dutch(web):
    page = web.open("/")
    ticks = " ".join(page.locator("#overzicht-verloop .xtick").all_text_contents())
    assert "mrt" in ticks
    assert "mar" not in ticks.lower()
