"""Kaart in words: what a hand-drawn answer says, to the letter."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from data.answered.common import AreaRef, Period, Source
from data.answered.map import CellsAnswer, Focus, HotspotFigures, MapAnswer, ZoneFigures, ZoneLine
from data.answered.map_story import Caught, Evidence, Followed, MapStory, StreetLine, ZoneStory
from data.query import Query
from layouts.map.cells_view import cells_view
from layouts.map.certainty import zone_certainty
from layouts.map.story_view import story_view
from layouts.map.view import map_view
from layouts.map.words import days_left, ordinal
from layouts.parts.said import plain

ENSCHEDE = AreaRef("GM0153", "Enschede", "gemeente")
BUURT = AreaRef("BU01530301", "Enschede buurt 03-01 (fictief)", "buurt")
AT = datetime(2016, 12, 5, 9)
QUERY = Query(area="GM0153", period=date(2016, 11, 21))
FRAME = (6.7, 52.1, 7.0, 52.3)


def zone(hours, *, chain=4, known=date(2016, 12, 3)):
    expiry = AT + timedelta(hours=hours)
    return ZoneLine(
        f"3-{hours}", BUURT, ENSCHEDE, datetime.combine(known, datetime.min.time()), expiry, 312, 1140, chain
    )


ANSWER = MapAnswer(
    area=ENSCHEDE,
    municipality_ref=ENSCHEDE,
    period=Period(date(2016, 11, 21), date(2016, 12, 5)),
    before=Period(date(2015, 11, 23), date(2015, 12, 7)),
    source=Source("7-abc", AT, AT, 188, True, None, 2),
    today=date(2016, 12, 5),
    bounds=FRAME,
    homes=FRAME,
    n=41,
    drawn=38,
    undrawn=1,
    hotspots=HotspotFigures(date(2016, 3, 28), 652, 1445, 30, Focus(BUURT, ENSCHEDE, "nieuw", 9, 12)),
    stages="0123",
    zones=ZoneFigures(AT, tuple(zone(hours) for hours in (20, 40, 47, 200)), 3, 7, 5, 6),
    areas=(),
    fortnights=(date(2016, 11, 7), date(2016, 11, 21)),
    counts=(20, 41),
)


def said(answer):
    return plain(map_view(answer, QUERY).answer)


def test_the_answer_names_the_focus_and_the_zones():
    assert said(ANSWER) == (
        "In Enschede ligt het zwaartepunt nu in buurt 03-01, een nieuwe hotspot: 9 van de 41 woninginbraken in twee "
        "weken. Er zijn 11 near-repeat-zones actief; 3 daarvan verlopen binnen 48 uur."
    )


def test_what_may_be_chance_is_not_called_a_hotspot():
    focus = Focus(BUURT, ENSCHEDE, "", 4, 12)
    text = said(replace(ANSWER, hotspots=replace(ANSWER.hotspots, focus=focus)))
    assert text.startswith(
        "In Enschede is het het drukst in buurt 03-01: 4 van de 41 woninginbraken in twee weken; dat kan"
    )
    assert "hotspot" not in text


def test_nothing_at_all_is_a_sentence():
    quiet = ZoneFigures(AT, (), 0, 0, 0, 0)
    empty = replace(ANSWER, n=0, zones=quiet, hotspots=replace(ANSWER.hotspots, focus=None))
    assert (
        said(empty)
        == "In Enschede zijn in twee weken geen woninginbraken bekend. Er zijn nu geen near-repeat-zones actief."
    )


def test_a_past_period_says_of_which_day_the_zones_are():
    past = replace(ANSWER.zones, at=datetime(2016, 11, 7))
    assert "Er zijn op 7 november 11 near-repeat-zones actief" in said(replace(ANSWER, zones=past))


def test_certainty_and_caption_say_what_is_counted_and_what_is_not_drawn():
    view = map_view(ANSWER, QUERY)
    assert view.confidence == (
        "n = 41, 21 nov t/m 4 dec 2016", "hotspots: n = 652, 28 mrt t/m 4 dec 2016", "cellen van 125 m",
    )  # fmt: skip
    assert view.caption == (
        "21 nov t/m 4 dec 2016 · 2 zonder locatie · 1 niet getekend (minder dan 8 woningen in de cel)"
    )


def test_the_table_of_zones_is_in_the_order_in_which_they_end_and_never_endless():
    many = replace(ANSWER, zones=replace(ANSWER.zones, lines=tuple(zone(hours) for hours in range(1, 200))))
    table = map_view(many, QUERY).tables[0]
    assert len(table.rows) == 60
    assert table.caption.endswith("de eerste 60 van 199")


@pytest.mark.parametrize(
    ("hours", "words"), [(0.2, "nog 1 uur"), (47.6, "nog 48 uur"), (49, "nog 2 dagen"), (300, "nog 12 dagen")]
)
def test_days_left_are_hours_at_the_end(hours, words):
    assert days_left(hours) == words


def test_ranks_are_words_up_to_twelve():
    assert [ordinal(number) for number in (1, 4, 12, 13)] == ["eerste", "vierde", "twaalfde", "13e"]


def test_a_layer_says_how_much_it_marks_and_catches():
    cells = CellsAnswer("dichtheid", 3, "GM0153", "0123", (1, 1, 1, 0, 0), 100, 14, 37, FRAME)
    view = cells_view(cells)
    assert view.sub == "drukste 3 % van 100 bewoonde cellen: 14 van 37 zaken"
    assert [step.text for step in view.legend][::4] == ["tot 3 × gemiddeld", "vanaf 12 × gemiddeld"]
    none = cells_view(replace(cells, kind="levensloop", counts=(0,) * 5))
    assert none.sub == "nergens meer dan toeval, 100 cellen"


def test_the_story_of_a_zone_tells_why_without_a_distance_finer_than_its_band():
    told = ZoneStory(
        zone(280), Followed(200, 300, 3), 4, date(2016, 11, 24), 4, 1, date(2016, 11, 24), date(2016, 12, 3),
        (("nacht", 1.0), ("vooravond", 3.0)), (StreetLine("Beukenlaan", 1), StreetLine("Kerkweg", 12)), AT,
    )  # fmt: skip
    view = story_view(MapStory("zone-3-280", told, None, None, ()), QUERY)
    assert view.why == (
        "Op 3 december werd hier een inbraak bekend, op 200 tot 300 meter en 3 dagen na een eerdere. "
        "Dit is de vierde van vier in één keten sinds 24 november."
    )
    assert view.streets == ("Beukenlaan: 1 woning", "Kerkweg: 12 woningen")
    assert [fact.value for fact in view.facts] == ["4", "24 nov – 3 dec", "312 binnen 200 m", "meest: vooravond"]


def test_certainty_says_verdict_test_and_what_zones_caught():
    caught = Caught(50, 11, 0.06, date(2016, 9, 12))
    found = Evidence(
        "bewijs", ENSCHEDE, False, date(2015, 12, 7), date(2016, 12, 5), 652, 118, 56.2, 0.001, 999, 118, 71, caught
    )
    assert zone_certainty(found) == (
        "Bewijs voor herhaling dichtbij in Enschede. Knox-toets tot 5 dec 2016: n = 652, 118 paren dichtbij tegen "
        "56,2 bij toeval, p = 0,001 (999 keer geschud). Van de 118 herhalingen begonnen er 71 nadat de eerste bekend "
        "was: die zijn in principe te voorkomen. Sinds 12 sep 2016 viel 22 % van de 50 inbraken in zones met 6 % van "
        "de woningen."
    )
    assert zone_certainty(None).startswith("Een zone zegt")
