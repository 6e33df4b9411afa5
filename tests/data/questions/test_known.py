"""How much of a fortnight is known: learnt from what came in late, or from its age while nothing was learnt."""

from datetime import date, datetime, timedelta

import pytest

from data.build import build_snapshot
from data.query import Query
from data.questions.known import is_complete, share_known
from data.store import Store
from tests.world import AS_OF, contents, incidents

KIND = "woninginbraak"


def late(day: date, wait: int) -> dict[str, object]:
    """A burglary that the police heard of so many days later."""
    heard = datetime.combine(day, datetime.min.time()) + timedelta(days=wait, hours=14)
    return {"day": day.isoformat(), "reported": heard, "known_since": heard, "visible_since": AS_OF}


@pytest.fixture(scope="module")
def slow(tmp_path_factory):
    """Of every day one burglary is known at once and one after ten days, as far as it is known yet."""
    folder = tmp_path_factory.mktemp("traag")
    days = [AS_OF.date() - timedelta(days=back) for back in range(1, 200)]
    given = [late(day, wait) for day in days for wait in (0, 10) if day + timedelta(days=wait) < AS_OF.date()]
    build_snapshot(folder, contents(incidents(*given)))
    return Store.open(folder)


def test_a_young_fortnight_is_known_in_part(slow):
    """Of its days the oldest four are over for ten days or more and wholly known, the other ten for half."""
    assert share_known(slow, KIND, date(2016, 11, 21)) == pytest.approx((4 + 10 / 2) / 14, abs=0.02)
    assert not is_complete(slow, Query(period=date(2016, 11, 21)))


def test_an_older_fortnight_is_complete(slow):
    assert share_known(slow, KIND, date(2016, 11, 7)) == pytest.approx(1, abs=0.01)
    assert is_complete(slow, Query(period=date(2016, 11, 7)))


def test_while_nothing_was_learnt_age_decides(tmp_path):
    build_snapshot(tmp_path, contents(incidents({"day": "2016-11-25"})))
    store = Store.open(tmp_path)
    assert share_known(store, KIND, date(2016, 11, 21)) is None
    assert is_complete(store, Query(period=date(2016, 10, 24)))
    assert not is_complete(store, Query(period=date(2016, 11, 7)))
