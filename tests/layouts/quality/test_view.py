"""What Gegevens says, word for word."""

from dataclasses import replace
from datetime import date, datetime

from analysis.quality import Quality
from data.answered.common import AreaRef, Period, Source
from data.answered.quality import AreaQuality, ContractTable, DeliveryLine, Known, QualityAnswer, SupplierQuality
from data.contracts import TABLES
from data.query import Query
from layouts.parts.said import plain
from layouts.quality.view import QualityView, quality_view
from layouts.quality.words import TABLE_WORDS

GOOD = Quality(200, 0.96, 3, 1, 4.25, 0.2, (0.1, 0.2, 0.3, 0.4, 0.9, 0.5))
POOR = replace(GOOD, located=0.7, n=40)
NONE = Quality(0, None, 0, 0, None, None, (0.0,) * 6)
LINE = DeliveryLine(
    delivery_id=2, delivered=datetime(2016, 12, 5, 6), kind="veiligheidsbeeld", supplier="politie",
    window=Period(date(2016, 11, 7), date(2016, 12, 5)), read=1200, accepted=1190, quarantined=6, duplicates=4,
    new=200, updated=10, unchanged=980, lapsed=1,
)  # fmt: skip
ANSWER = QualityAnswer(
    area=AreaRef("ON", "Overal", "eenheid"), period=Period(date(2015, 12, 7), date(2016, 12, 5)),
    source=Source("1", datetime(2016, 12, 5), datetime(2016, 12, 5, 6), 2, False, None, 0), today=date(2016, 12, 8),
    deliveries=(LINE,), delivered=1, whole=GOOD,
    municipalities=tuple(
        AreaQuality(AreaRef(f"GM{name}", name, "gemeente"), found)
        for name, found in (("Aa", GOOD), ("Bee", NONE), ("Cee", POOR))
    ),
    suppliers=(SupplierQuality("politie", GOOD),),
    known=Known((0.4, 0.6, 0.7, 0.9), 1500, ((date(2016, 11, 21), 0.8), (date(2016, 11, 7), 0.97))),
    contract=(ContractTable("incidents", "English", 25, 9), ContractTable("truth_outbreaks", "English", 6, 3)),
)  # fmt: skip


def view(**changes: object) -> QualityView:
    return quality_view(replace(ANSWER, **changes), Query())


def test_the_answer_says_how_fresh_how_good_and_how_complete():
    assert plain(view().answer) == (
        "De nieuwste levering, van 5 december 2016, is 3 dagen oud. In Overal heeft 96 % van de woninginbraken een "
        "plaats (norm 85 %). Van de periode 21 november t/m 4 december 2016 is naar schatting 80 % bekend: die kan nog "
        "stijgen."
    )


def test_an_old_delivery_and_too_few_places_are_said_so():
    said = plain(view(today=date(2017, 1, 5), whole=POOR).answer)
    assert "is 31 dagen oud: er had al een nieuwe moeten zijn." in said
    assert (
        "In Overal heeft 70 % van de woninginbraken een plaats, minder dan de 85 % die een kaart nodig heeft." in said
    )


def test_today_nothing_and_complete_are_said_so():
    known = Known((1.0,), 0, ((date(2016, 11, 21), 0.97),))
    said = plain(view(today=date(2016, 12, 5), whole=NONE, known=known).answer)
    assert said.startswith("De nieuwste levering is van vandaag, 5 december 2016. In Overal zijn het laatste jaar geen")
    assert said.endswith("is zo goed als compleet: 97 % is bekend.")
    assert plain(view(known=Known((1.0,), 0, ())).answer).endswith("is nog niet te zeggen.")


def test_the_lowest_share_comes_first_and_no_incidents_last():
    assert [(bar.name, bar.text, bar.poor) for bar in view().bars] == [
        ("Cee", "70 % van 40", True), ("Aa", "96 % van 200", False), ("Bee", "geen incidenten", False),
    ]  # fmt: skip


def test_one_municipality_is_joined_by_what_is_filled_in():
    bars = view(municipalities=ANSWER.municipalities[:1]).bars
    assert [(bar.name, bar.width) for bar in bars][:3] == [
        ("Aa", 96.0), ("woningtype ingevuld", 90.0), ("werkwijze ingevuld", 80.0),
    ]  # fmt: skip


def test_every_number_of_a_delivery_stands_in_the_table():
    row = [cell.text for cell in view().log.rows[0]]
    assert row == ["5 dec 2016", "veiligheidsbeeld", "1.200", "1.190", "6", "4", "200", "10", "980", "1",
                   "7 nov t/m 4 dec 2016", "politie"]  # fmt: skip


def test_the_table_of_late_registration_tells_days_and_fortnights():
    rows = [tuple(cell.text for cell in row) for row in view().known.twin.rows]
    assert rows[0] == ("na 0 dagen", "40 %")
    assert rows[-1] == ("7 t/m 20 nov 2016", "97 %")


def test_the_data_model_is_dutch_and_leaves_out_what_only_the_demo_has():
    assert [row[0].text for row in view().contract.rows] == ["Incidenten"]
    told = {table.name for table in TABLES if not table.name.startswith("truth_")}
    assert told == set(TABLE_WORDS)
