"""A decision holds until its end, or until its body meets again; of two the latest counts."""

from datetime import date

from analysis.in_force import BASE, Decided, in_force, level_of, runs_until

MEETINGS = {"D": [date(2016, 9, 1), date(2016, 10, 20), date(2016, 12, 8)], "N": []}


def decided(day, level="opgeschaald", *, number=1, body="D", end=None):
    return Decided(f"B{number}", body, "GM0001", level, date.fromisoformat(day), end)


def level(decisions, on):
    return level_of(in_force(decisions, MEETINGS, date.fromisoformat(on)), "GM0001")


def test_without_an_end_it_holds_until_the_next_meeting():
    one = [decided("2016-09-01")]
    assert [level(one, day) for day in ("2016-08-31", "2016-09-01", "2016-10-19", "2016-10-20")] == [
        BASE, "opgeschaald", "opgeschaald", BASE,
    ]  # fmt: skip


def test_with_an_end_it_holds_through_its_last_day_whatever_meetings_there_are():
    one = [decided("2016-09-01", end=date(2016, 11, 30))]
    assert [level(one, day) for day in ("2016-10-20", "2016-11-30", "2016-12-01")] == ["opgeschaald"] * 2 + [BASE]


def test_without_a_planned_meeting_it_goes_on():
    assert runs_until(decided("2016-09-01", body="N"), []) is None
    assert level([decided("2016-09-01", body="N")], "2020-01-01") == "opgeschaald"


def test_of_two_bodies_the_latest_decision_counts():
    two = [decided("2016-10-20", "afbouwen", number=2), decided("2016-09-01", body="N")]
    assert level(two, "2016-10-25") == "afbouwen"
    assert level(two, "2016-10-19") == "opgeschaald"
    assert level(two, "2016-12-08") == "opgeschaald"
