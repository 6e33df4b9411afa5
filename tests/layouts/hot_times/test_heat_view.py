"""The grid prints what is large, marks what is blurred, and keeps its colours when only sharp times are shown."""

from dataclasses import replace

from layouts.hot_times.heat_view import Box, heat_view, step_of


def with_hours(answer, **changes):
    return replace(answer, hours=replace(answer.hours, **changes))


def test_numbers_are_printed_from_five_up(answer):
    friday = heat_view(answer, "woninginbraken").rows[4].cells
    assert [cell.text for cell in friday[17:22]] == ["", "12", "8", "5", ""]
    assert friday[18].title == "vrijdag 18 – 19 uur: 12,0"


def test_a_dot_where_more_than_half_comes_from_long_windows(answer):
    wednesday = heat_view(answer, "woninginbraken").rows[2].cells
    assert wednesday[3].long
    assert wednesday[3].title == "woensdag 3 – 4 uur: 1,1, vooral lange tijdvakken"
    assert not any(cell.long for cell in wednesday if cell is not wednesday[3])


def test_colours_run_linear_to_the_largest(answer):
    assert [step_of(weight, 12.0) for weight in (0, 0.001, 0.1, 2.4, 4.8, 9.59, 9.6, 12)] == [0, 0, 1, 2, 3, 4, 5, 5]
    assert step_of(3.0, 0.0) == 0
    view = heat_view(answer, "woninginbraken")
    assert view.legend == ("tot 2,4", "tot 4,8", "tot 7,2", "tot 9,6", "tot 12")


def test_sharp_times_keep_the_scale_and_say_how_many(answer):
    view = heat_view(with_hours(answer, sharp_only=True, shown_n=18, sharp_n=18), "woninginbraken")
    assert view.sub == "alleen scherpe tijden, n = 18; 21 nov t/m 4 dec 2016"
    assert view.sharp_label == "alleen scherpe tijden (18)"
    assert view.legend[-1] == "tot 12"


def test_days_are_bars_of_their_share(answer):
    rows = heat_view(answer, "woninginbraken").rows
    assert [row.name for row in rows] == ["ma", "di", "wo", "do", "vr", "za", "zo"]
    assert rows[4].bar == 1.0
    assert rows[4].title == "vrijdag: 25 (64 %)"
    assert rows[1].bar == 0.0


def test_the_peak_is_outlined_and_says_how_firmly_it_stands(answer):
    peak = heat_view(answer, "woninginbraken").peak
    assert peak.boxes == (Box(4, 18, 21),)
    assert (peak.title, peak.detail, peak.before) == ("Vrijdag 18 – 21 uur", "blijft staan in 96 van 100 keer", True)


def test_a_peak_past_midnight_goes_on_the_next_day(answer):
    late = replace(answer.hours.peak, day=5, days=2, hour=22, hours=4)
    peak = heat_view(with_hours(answer, peak=late), "woninginbraken").peak
    assert peak.boxes == (Box(5, 22, 24), Box(6, 0, 2), Box(6, 22, 24), Box(0, 0, 2))
    assert peak.title == "Zaterdag en zondag 22 – 2 uur"


def test_the_sun_stands_where_it_was(answer):
    view = heat_view(answer, "woninginbraken")
    assert (view.rise.text, view.fall.text) == ("zon op 8.24", "zon onder 16.30")
    assert view.fall.position == 16.5 / 24
    assert view.fall_first is None
    autumn = replace(answer.darkness, sun_first=replace(answer.darkness.sun_first, fall=19.2))
    assert heat_view(replace(answer, darkness=autumn), "woninginbraken").fall_first.text == "op 21 november 19.12"


def test_the_table_holds_every_hour_of_every_day(answer):
    twin = heat_view(answer, "woninginbraken").twin
    assert len(twin.rows) == 24
    assert [cell.text for cell in twin.rows[18]] == [
        "18 – 19 uur", "0,0", "0,0", "0,0", "0,0", "12,0", "0,0", "0,0", "12,0",
    ]  # fmt: skip
    assert twin.caption == (
        "Woninginbraken per uur van de week (aoristisch gewicht), Aaldorp, 21 november t/m 4 december 2016, n = 40"
    )
