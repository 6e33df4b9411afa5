"""Kaart in a real browser: layers, what the link keeps, a click, the keyboard, time, both colour schemes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

TOWN = "/kaart?gebied=GM0002"


def chosen(page):
    return page.locator("#kaart-verhaal h2").inner_text()


def test_a_layer_that_is_switched_off_leaves_the_map_and_stands_in_the_link(web):
    page = web.open(TOWN)
    shown = "node => getComputedStyle(node).display"
    assert page.locator(".leaflet-zones-pane").evaluate(shown) == "block"
    page.get_by_role("checkbox", name="Near-repeat-zones").uncheck()
    web.settle()
    assert page.locator(".leaflet-zones-pane").evaluate(shown) == "none"
    assert "lagen=hotspots,ketens" in page.url


def test_the_link_restores_layers_kind_share_place_and_choice(web):
    link = (
        "/kaart?gebied=GM0002&periode=2016-11-21&keuze=cel-364001720&lagen=hotspots,incidenten&midden=52.0400,6.3500"
        "&soort=gi&top=5&zoom=12.5"
    )
    page = web.open(link)
    page.wait_for_timeout(400)
    layout = "window.dash_component_api.getLayout('{}').props"
    read = lambda name: page.evaluate(layout.format(name))  # noqa: E731
    assert read("kaart-lagen")["value"] == ["hotspots", "incidenten"]
    assert (read("kaart-soort")["value"], read("kaart-deel")["value"]) == ("gi", 5)
    assert read("kaart")["zoom"] == 12.5
    assert "gi" in page.locator("#kaart-soort input:checked").get_attribute("value")
    assert page.url.endswith(link)


def test_where_somebody_looks_is_kept_and_the_whole_area_is_not(web):
    page = web.open(TOWN)
    page.wait_for_timeout(1600)
    assert "zoom" not in page.url
    page.get_by_role("button", name="Inzoomen").click()
    page.wait_for_timeout(700)
    assert "zoom=" in page.url
    assert "midden=" in page.url


def test_a_click_on_a_cell_tells_its_story_and_closing_it_gives_the_list_back(web):
    page = web.open(TOWN + "&keuze=cel-" + str(cell_of_beekstad()))
    assert chosen(page).startswith("Cel in Beekstad")
    page.get_by_role("button", name="Sluit het verhaal").click()
    web.settle()
    assert chosen(page) == "Kies een plek of zone"
    assert "keuze" not in page.url


def cell_of_beekstad():
    return (455_000 // 125) * 100_000 + 215_000 // 125


def test_the_middle_of_the_map_is_a_cell_that_can_be_clicked(web):
    page = web.open(TOWN)
    page.wait_for_timeout(500)
    page.locator("#kaart").click()
    web.settle()
    assert chosen(page).startswith(("Cel in", "Zone "))


def test_zones_are_chosen_by_keyboard(web):
    page = web.open("/kaart?gebied=GM0002")
    first = page.locator(".zone-row").first
    title = first.locator("b").inner_text()
    first.focus()
    page.keyboard.press("Enter")
    web.settle()
    assert title.startswith("Zone ")
    assert chosen(page).startswith("Zone ")
    assert "keuze=zone-" in page.url


def test_a_fortnight_is_chosen_by_its_bar_and_by_keyboard(web):
    page = web.open(TOWN)
    page.locator(".time-bars .bar").nth(20).click()
    web.settle()
    assert page.locator(".time-bars .bar.on").count() == 1
    before = page.locator("#schil-periode").input_value()
    page.get_by_role("slider", name="Periode van twee weken").focus()
    page.keyboard.press("ArrowLeft")
    web.settle()
    assert page.locator("#schil-periode").input_value() != before


def test_time_plays_and_stops(web):
    page = web.open(TOWN)
    page.get_by_role("button", name="Speel de perioden af").click()
    page.wait_for_timeout(2000)
    page.get_by_role("button", name="Speel de perioden af").click()
    web.settle()
    assert "periode=2016-11-21" not in page.url
    assert page.locator("#kaart-afspelen").get_attribute("aria-pressed") == "false"


def test_the_tables_hold_what_the_map_shows(web):
    page = web.open(TOWN)
    page.locator(".where-card").get_by_text("Tabel", exact=True).click()
    web.settle()
    captions = page.locator("#kaart-tabel caption").all_inner_texts()
    first_words = [caption.split(" ")[0].rstrip(";,") for caption in captions]
    assert first_words == ["Hotspots", "Near-repeat-zones", "Woninginbraken"]


@pytest.mark.parametrize("path", ["/kaart", TOWN + "&lagen=hotspots,zones,ketens,gebieden,incidenten&soort=dichtheid"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_with_all_layers_and_a_story(new_page, path, scheme):
    web = new_page(scheme=scheme)
    page = web.open(path)
    page.locator(".zone-row").first.click()
    web.settle()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []
    assert web.errors == []
    assert web.outside() == []


def test_a_forged_choice_says_so_and_leaves_the_page_standing(new_page):
    web = new_page()
    page = web.open(TOWN + "&keuze=zone-1-2-3&lagen=x,y&soort=warmte&top=99&zoom=99&midden=a,b")
    assert page.locator("#pagina h1").is_visible()
    assert "Error" not in page.locator("body").inner_text()
