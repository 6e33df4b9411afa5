"""The demo published: from nothing to a snapshot that opens, holds every table, and says that it is fictitious."""

import numpy as np
import pytest

from data import contracts
from data.ledger.delivered import RECORDED
from data.sample.demo import build_demo
from data.sample.story import AS_OF
from data.store import Store

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    root = tmp_path_factory.mktemp("demo")
    build_demo(root)
    return Store.open(root)


def test_the_snapshot_opens_and_says_that_it_is_fictitious(store):
    assert store.manifest.fictitious
    assert store.manifest.as_of == AS_OF
    assert store.top().ref.name == "Oost-Nederland"
    assert [len(store.codes(level)) for level in (contracts.DISTRICT, contracts.MUNICIPALITY)] == [5, 79]


def test_every_table_of_the_contract_is_in_it(store):
    tables = [table for table in contracts.TABLES if table.name not in (*RECORDED, "incidents")]
    assert [table.name for table in tables if not table.check(store.table(table.name)).num_rows] == []


def test_incidents_run_from_the_first_fortnight_to_the_newest_and_were_known_by_then(store):
    days = store.incidents.earliest.astype("datetime64[D]")
    assert (days.min(), days.max()) == (np.datetime64("2009-12-28"), np.datetime64("2016-12-04"))
    assert store.incidents.visible_since.max() <= np.datetime64(AS_OF)
    assert (store.incidents.known_since <= store.incidents.visible_since).all()


def test_an_old_code_finds_its_successor(store):
    assert store.area("GM0241").ref.name == "Berg en Dal"
