"""A police export in, every row accounted for: one case for each trap that exports are known for."""

from datetime import datetime
from pathlib import Path

import pytest

from data.sources.areas import Reference, read_areas
from data.sources.delivered import DeliveryRefused
from tests.exports import PLAIN_ROW, export, frame, only, read

SHARED = Path(__file__).parents[3].parent / "shared" / "geo"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the reference folder ../shared/geo is not here")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def reason(delivery) -> str:
    assert delivery.accounting.quarantined == 1
    return next(iter(delivery.accounting.reasons))


# --- What a row says -----------------------------------------------------------------------------------------


def test_a_plain_row_becomes_an_incident():
    incident = only(read(export({})))
    assert incident["crime_type"] == "woninginbraak"
    assert incident["attempt"] is False
    assert (incident["earliest"], incident["latest"]) == (at("2015-10-12 08:15"), at("2015-10-12 17:40"))
    assert incident["reported"] == incident["known_since"] == at("2015-10-12 18:02")
    assert (incident["municipality_code"], incident["wijk_code"], incident["buurt_code"]) == (
        "GM0001", "WK000101", "BU00010101",
    )  # fmt: skip
    assert (incident["x_m"], incident["y_m"], incident["cell_id"]) == (205010.5, 455010.5, 3640 * 100_000 + 1640)
    assert (incident["place_flag"], incident["dwelling_type"], incident["modus_operandi"]) == (
        "exact", "tussenwoning", "flipperen",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("mk", "crime_type"),
    [
        ("A20", "woninginbraak"), ("a30", "woninginbraak"), ("B20", "inbraak_met_geweld"), ("A21", "schuur"),
        ("B70", "straatroof"), ("B73", "overval"), ("A20 - Gekwal. diefstal in/uit woning", "woninginbraak"),
        ("Gekwal. diefstal in/uit woning", "woninginbraak"), ("Diefstal/inbraak box/garage/schuur", "schuur"),
        ("Overval in woning", "overval"), ("Diefstal met geweld in woning", "inbraak_met_geweld"),
    ],
)  # fmt: skip
def test_the_class_tells_the_crime(mk, crime_type):
    assert only(read(export({"MK": mk})))["crime_type"] == crime_type


@pytest.mark.parametrize("mk", ["C20", "F550", "A200", "Vernieling", "Gekwal. diefstal in/uit bedrijf", "A22"])
def test_another_crime_is_set_aside(mk):
    assert reason(read(export({"MK": mk}))) == "geen HIC-delict"


@pytest.mark.parametrize(
    ("heading", "text", "attempt"),
    [
        ("Voltooid/Poging", "Poging", True), ("Voltooid/Poging", "P", True), ("V/P", "V", False),
        ("Poging J/N", "J", True),
        ("Poging J/N", "N", False), ("Poging J/N", "Ja", True), ("Poging", "1", True), ("Voltooid J/N", "N", True),
        ("Voltooid J/N", "J", False), ("Voltooid/Poging", "", False),
    ],
)  # fmt: skip
def test_attempts_in_every_spelling(heading, text, attempt):
    given = export({"Voltooid/Poging": text}).replace("Voltooid/Poging", heading)
    assert only(read(given))["attempt"] is attempt


@pytest.mark.parametrize(
    ("cells", "earliest", "latest"),
    [
        ({"Pleegdatum begin": "2015-10-12"}, "2015-10-12 08:15", "2015-10-12 17:40"),
        ({"Pleegdatum begin": "12-10-15", "Pleegtijd begin": "8:15"}, "2015-10-12 08:15", "2015-10-12 17:40"),
        ({"Pleegdatum begin": "42289", "Pleegtijd begin": "0815"}, "2015-10-12 08:15", "2015-10-12 17:40"),
        ({"Pleegtijd eind": "24:00"}, "2015-10-12 08:15", "2015-10-13 00:00"),
        ({"Pleegdatum eind": "", "Pleegtijd eind": ""}, "2015-10-12 08:15", "2015-10-12 08:15"),
        ({"Pleegdatum begin": "", "Pleegtijd begin": ""}, "2015-10-12 17:40", "2015-10-12 17:40"),
        ({"Pleegdatum begin": "01-01-1900"}, "2015-10-12 17:40", "2015-10-12 17:40"),
        ({"Pleegtijd begin": "", "Pleegtijd eind": ""}, "2015-10-12 00:00", "2015-10-13 00:00"),
        ({"Pleegtijd begin": "", "Pleegdatum eind": "", "Pleegtijd eind": ""}, "2015-10-12 00:00", "2015-10-13 00:00"),
    ],
)  # fmt: skip
def test_the_window_in_every_spelling(cells, earliest, latest):
    incident = only(read(export(cells)))
    assert (incident["earliest"], incident["latest"]) == (at(earliest), at(latest))


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"Pleegdatum begin": "01-01-1900", "Pleegdatum eind": ""}, "begin en einde onbekend"),
        ({"Pleegdatum begin": "onbekend", "Pleegdatum eind": "31-02-2015"}, "begin en einde onbekend"),
        ({"Pleegtijd eind": "07:00"}, "einde ligt voor het begin"),
        ({"Pleegdatum begin": "12-10-2051", "Pleegdatum eind": ""}, "begin ligt meer dan een dag na de kennisname"),
        ({"Registratienummer": ""}, "registratienummer ontbreekt"),
        ({"MK": ""}, "delict ontbreekt"),
    ],
)  # fmt: skip
def test_what_cannot_be_an_incident_says_why(cells, why):
    assert reason(read(export(cells))) == why


def test_an_end_in_the_repeated_hour_of_autumn_counts_as_equal():
    night = {"Pleegdatum begin": "25-10-2015", "Pleegtijd begin": "02:50", "Pleegdatum eind": "25-10-2015",
             "Pleegtijd eind": "02:10", "Kennisname": "26-10-2015 10:00"}  # fmt: skip
    incident = only(read(export(night)))
    assert incident["earliest"] == incident["latest"] == at("2015-10-25 02:50")
    assert read(export({**night, "Pleegdatum begin": "18-10-2015", "Pleegdatum eind": "18-10-2015"})).accounting.reasons


def test_what_starts_after_the_delivery_is_set_aside():
    delivery = read(export({"Kennisname": ""}), delivered=at("2015-10-12 08:00"))
    assert reason(delivery) == "begin ligt na de levering"


def test_known_since_is_the_later_of_kennisname_and_end():
    assert only(read(export({"Kennisname": "12-10-2015 12:00"})))["known_since"] == at("2015-10-12 17:40")


# --- Where it counts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ("205010,5", "455010,5"), ("205.010,50", "455.010,50"), ("205010.5", "455010.5"), ("455010,5", "205010,5"),
        ("205010500", "455010500"), ("205,0105", "455,0105"),
    ],
)  # fmt: skip
def test_coordinates_are_put_right_where_only_one_reading_fits(x, y):
    incident = only(read(export({"X": x, "Y": y})))
    assert (incident["x_m"], incident["y_m"]) == pytest.approx((205010.5, 455010.5))


@pytest.mark.parametrize(("x", "y"), [("", ""), ("0", "0"), ("205010,5", ""), ("1", "1"), ("12", "onbekend")])
def test_no_place_counts_in_the_delivered_municipality(x, y):
    incident = only(read(export({"X": x, "Y": y, "Gemeente": "Beekstad"})))
    assert incident["municipality_code"] == "GM0002"
    assert (incident["cell_id"], incident["wijk_code"], incident["x_m"]) == (None, None, None)
    assert incident["place_flag"] == "onbekend"


def test_the_exact_point_wins_over_the_delivered_municipality():
    delivery = read(export({"Gemeente": "Beekstad"}))
    assert (only(delivery)["municipality_code"], only(delivery)["place_flag"]) == ("GM0001", "tegenspraak")
    assert delivery.accounting.flags["coördinaat ligt in een andere gemeente dan is opgegeven"] == 1


def test_an_old_municipality_is_its_successor():
    assert only(read(export({"Gemeente": "GM0009", "X": "", "Y": ""})))["municipality_code"] == "GM0003"


def test_a_point_outside_the_unit_counts_in_the_delivered_municipality():
    incident = only(read(export({"X": "100000", "Y": "400000"})))
    assert (incident["municipality_code"], incident["place_flag"]) == ("GM0001", "onbekend")


def test_outside_the_unit_and_nowhere_are_set_aside():
    assert reason(read(export({"X": "100000", "Y": "400000", "Gemeente": "Elders"}))) == "buiten de eenheid"
    assert reason(read(export({"X": "", "Y": "", "Gemeente": ""}))) == "geen plaats en geen gemeente"


def test_the_place_of_a_police_station_is_no_place():
    station = [{"X": "205000", "Y": "455000"}] * 25
    others = [{"X": str(205_000 + 10 * i), "Y": "455500"} for i in range(1, 30)]
    incidents = frame(read(export(*station, *others)))
    assert incidents["place_flag"].value_counts().to_dict() == {"exact": 29, "bureau": 25}
    assert incidents.loc[incidents["place_flag"] == "bureau", "cell_id"].isna().all()
    assert (incidents["municipality_code"] == "GM0001").all()


# --- Several rows per incident -------------------------------------------------------------------------------


def test_the_heaviest_class_of_an_incident_is_kept_and_counted_once():
    rows = [{"Registratienummer": "PL1", "MK": mk} for mk in ("C20", "A20", "B72", "A20")]
    delivery = read(export(*rows))
    assert only(delivery)["crime_type"] == "overval"
    assert (delivery.accounting.read, delivery.accounting.duplicates, delivery.accounting.quarantined) == (4, 3, 0)


def test_of_equals_the_first_is_kept():
    rows = [{"Registratienummer": "PL 1", "MO": "Flipperen"}, {"Registratienummer": "pl1", "MO": "Babbeltruc"}]
    assert only(read(export(*rows)))["modus_operandi"] == "flipperen"


def test_rows_of_another_crime_only_are_set_aside_once():
    delivery = read(export(*[{"Registratienummer": "PL1", "MK": "C20"}] * 3, {}))
    assert (delivery.accounting.accepted, delivery.accounting.quarantined, delivery.accounting.duplicates) == (1, 1, 2)


def test_the_same_incident_in_two_files_counts_once():
    delivery = read(export({}), export({}))
    assert (delivery.accounting.read, delivery.accounting.accepted, delivery.accounting.duplicates) == (2, 1, 1)


# --- How the file is written ---------------------------------------------------------------------------------

PLACES = export({"Gemeente": "Beekstad", "MO": "ruit ingegooid één"}, {})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding):
    assert frame(read(PLACES.encode(encoding)))["modus_operandi"].tolist() == ["ruit_ingooien", "flipperen"]


@pytest.mark.parametrize("separator", [",", "\t", "|", ";"])
def test_separators(separator):
    given = export({"X": "205010.5", "Y": "455010.5"}, separator=separator)
    assert only(read(given))["x_m"] == 205010.5


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends(ending):
    assert read(PLACES.replace("\n", ending)).accounting.accepted == 2


@pytest.mark.parametrize(
    "given",
    [
        "sep=;\n" + PLACES,
        "Overzicht woninginbraken\nPeriode: 12-10-2015 t/m 18-10-2015\n\n" + PLACES,
        PLACES + "Totaal;2\n",
        PLACES + ";;;;;;;;;;;;;;\n" + "\n\n",
        PLACES + "Eindtotaal;;;;;;;;;;;;;;\n",
        PLACES.replace("\n", ";\n").replace("MO;", "MO"),
        "".join(";".join(f'"{cell}"' for cell in line.split(";")) + "\n" for line in PLACES.splitlines()),
    ],
    ids=["sep", "titles", "total", "empty", "grand total", "tail", "quoted"],
)
def test_what_stands_round_the_table_is_no_row(given):
    accounting = read(given).accounting
    assert (accounting.read, accounting.accepted) == (2, 2)


def test_a_text_in_quotes_may_hold_separators_and_line_breaks():
    mo = '"Flipperen; via ""de"" voordeur\nen weg\n"'
    delivery = read(export({"MO": mo}, {}))
    assert frame(delivery)["modus_operandi"].tolist() == ["flipperen", "flipperen"]
    assert delivery.accounting.read == 2


@pytest.mark.parametrize("mo", ['"Flipperen', 'Flipperen 3" breed', '"', 'a "b" "c'])
def test_a_quote_that_is_never_closed_swallows_no_row(mo):
    given = export({}, {"MO": mo}, *[{}] * 60)
    assert read(given).accounting.accepted == 62


def test_two_loose_quotes_swallow_no_row_between_them():
    given = export({}, {"MO": '"Flipperen'}, *[{}] * 5, {"MO": 'Babbeltruc"'}, {})
    assert read(given).accounting.accepted == 9


def test_a_row_that_is_too_wide_is_set_aside_with_its_line():
    delivery = read(export({}, {"Straat": "Straat; met puntkomma"}, {}))
    assert delivery.quarantine.to_pylist() == [{"file": 1, "row": 3, "reason": "meer kolommen dan de koprij"}]


def test_a_row_whose_last_columns_are_missing_is_read():
    lines = export({}, {}).splitlines()
    short = ";".join(lines[2].split(";")[:13])
    assert frame(read("\n".join([lines[0], short, lines[1]])))["modus_operandi"].tolist() == ["onbekend", "flipperen"]


def test_what_may_not_be_kept_is_dropped_and_reported():
    delivery = read(export({}))
    assert delivery.accounting.dropped_columns == ("Straat", "Postcode")


def test_what_is_kept_holds_no_word_of_what_is_dropped():
    delivery = read(export({"MO": "Flipperen, dader Jan Jansen"}, {"MK": "C20", "Straat": "Geheimstraat"}))
    kept = str(delivery.incidents.to_pylist()) + str(delivery.quarantine.to_pylist()) + str(delivery.accounting)
    for word in ("Fictiefstraat", "Geheimstraat", "6811AA", "Jansen", "PL0600"):
        assert word not in kept


def test_headings_in_another_order_and_spelling():
    given = export({}).replace("Registratienummer", "BVH nr").replace("Pleegdatum begin", "Datum van")
    given = given.replace("Pleegtijd begin", "Tijd van").replace("Pleegdatum eind", "Datum t/m")
    given = given.replace("Pleegtijd eind", "Tijd t/m").replace(";X;Y;", ";RD-X;RD-Y;")
    assert only(read(given))["latest"] == at("2015-10-12 17:40")


def test_the_time_may_stand_behind_the_day():
    headings = "Registratienummer;MK;Begindatum;Einddatum;Gemeente"
    row = {"Begindatum": "12-10-2015 08:15", "Einddatum": "2015-10-12T17:40:00"}
    incident = only(read(export(row, headings=headings)))
    assert (incident["earliest"], incident["latest"]) == (at("2015-10-12 08:15"), at("2015-10-12 17:40"))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("", "leeg"), ("\n\n", "leeg"), ("hallo", "koprij"), ("a;b;c\n1;2;3\n", "koprij"),
        (export({}).replace("Registratienummer", "Volgnr"), "registratienummer"),
        (export({}).replace("MK", "Iets"), "delict"), (export(), "geen enkele rij"),
        (export({}).replace("Tussen", "\0"), "NUL"), ("x" * 200_000, "regel"),
        ("%PDF-1.4", "PDF"), (b"\xd0\xcf\x11\xe0 oud", "Excel"), (b"\x1f\x8b zip", "ingepakt"),
    ],
)  # fmt: skip
def test_what_is_no_table_of_incidents_is_refused_in_one_sentence(given, sentence):
    with pytest.raises(DeliveryRefused, match=sentence):
        read(given)


def test_without_areas_one_area_is_drawn_round_the_points():
    delivery = read(export({}, {"X": "206000", "Y": "456000"}, {"X": "", "Y": ""}), nowhere=True)
    assert set(frame(delivery)["municipality_code"]) == {"GM9999"}
    assert delivery.areas is not None
    assert delivery.areas["level"].to_pylist() == ["eenheid", "district", "gemeente", "wijk", "buurt"]


@needs_shared
def test_the_sample_export_with_the_real_boundaries():
    from data import reference  # noqa: PLC0415 - only where the boundaries are
    from data.contracts import AREAS  # noqa: PLC0415

    known = Reference(reference.municipalities(), reference.reorganisations())
    areas = AREAS.from_frame(read_areas([SHARED / "gemeenten_2015_oostnl_middel.geojson"], year=2015, reference=known))
    delivery = read((SHARED / "sample_bvh_export_FICTIEF.csv").read_bytes(), areas=areas)
    incidents = frame(delivery)
    assert delivery.accounting.accepted == 5
    assert incidents["municipality_code"].tolist() == ["GM0202", "GM0153", "GM0193", "GM0200", "GM0268"]
    assert incidents["crime_type"].tolist() == [*["woninginbraak"] * 3, "overval", "straatroof"]
    assert incidents["attempt"].tolist() == [False, True, False, False, False]
    assert incidents["cell_id"].notna().tolist() == [True, True, True, True, False]
    assert {"Straat", "Huisnr", "Toev", "Postcode", "Plaats"} <= set(delivery.accounting.dropped_columns)
    assert PLAIN_ROW["Postcode"] not in str(incidents)
