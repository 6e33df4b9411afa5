"""A delivery adds claims, never deletes one, and never overwrites what somebody typed in later."""

from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import pytest

from analysis.plan import current_claims
from data import contracts
from data.errors import DashboardError
from data.ledger.free_text import PersonalData
from data.ledger.register import ChangedMeanwhile, open_register
from data.ledger.statuses import Claim, claim, claims, claims_frame, import_claims

NOON = datetime(2016, 12, 5, 12, 0)
SAID = Claim("14a", "gemeente", "GM0001", "in_voorbereiding", date(2016, 10, 12), "gemeente", evidence="concept-APV")


@pytest.fixture
def register(tmp_path):
    return open_register(tmp_path, now=lambda: NOON)


def table(*said):
    return contracts.MILESTONE_STATUS.from_frame(pd.DataFrame([one.__dict__ for one in said]))


def type_in(register, said, *, event_id="e1", seen=0):
    return claim(register, said, account="anna", event_id=event_id, seen=seen)


def test_a_claim_comes_back_as_it_was_typed_in(register):
    recorded = type_in(register, SAID)
    assert claims(register) == (recorded,)
    assert (recorded.claim, recorded.source, recorded.recorded_by) == (SAID, "invoer", "anna")


def test_a_delivery_is_recorded_and_again_changes_nothing(register):
    other = replace(SAID, line="14b")
    first = import_claims(register, table(SAID, other), account="levering 3")
    again = import_claims(register, table(SAID, other), account="levering 4")
    assert (first.recorded, first.unchanged, again.recorded, again.unchanged) == (2, 0, 0, 2)
    assert len(claims(register)) == 2


def test_a_delivery_that_lacks_a_claim_deletes_nothing(register):
    import_claims(register, table(SAID, replace(SAID, line="14b")), account="levering 3")
    import_claims(register, table(SAID), account="levering 4")
    assert {one.claim.line for one in claims(register)} == {"14a", "14b"}


def test_a_newer_edit_wins_from_a_delivery_and_the_conflict_is_told(register):
    edit = replace(SAID, status="gerealiseerd", date=date(2016, 12, 1))
    recorded = type_in(register, edit)
    late = replace(SAID, status="niet_gestart", date=date(2016, 11, 20))
    imported = import_claims(register, table(late), account="levering 3")
    assert (imported.recorded, imported.unchanged) == (0, 0)
    assert [(one.delivered, one.edited) for one in imported.conflicts] == [(late, recorded)]
    assert [one.claim for one in claims(register)] == [edit]


def test_a_delivery_that_is_newer_than_the_edit_is_recorded(register):
    type_in(register, SAID)
    newer = replace(SAID, status="in_uitvoering", date=date(2016, 12, 2))
    assert import_claims(register, table(newer), account="levering 3").recorded == 1
    shown = current_claims(claims_frame(claims(register)), date(2016, 12, 5))
    assert shown["status"].tolist() == ["in_uitvoering"]


def test_of_two_edits_on_one_day_the_last_counts(register):
    type_in(register, SAID)
    type_in(register, replace(SAID, status="gerealiseerd"), event_id="e2", seen=1)
    shown = current_claims(claims_frame(claims(register)), date(2016, 12, 5))
    assert shown["status"].tolist() == ["gerealiseerd"]


def test_the_second_editor_sees_the_change_of_the_first(register):
    type_in(register, SAID)
    with pytest.raises(ChangedMeanwhile):
        type_in(register, replace(SAID, status="geborgd"), event_id="e2", seen=0)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"status": "klaar"}, "status die bestaat"),
        ({"line": "99"}, "bestaat niet"),
        ({"voice": "burger"}, "bestaat niet"),
        ({"review_date": date(2016, 10, 1)}, "herzieningsdatum ligt voor"),
    ],
)
def test_what_is_not_sound_is_refused(register, wrong, said):
    with pytest.raises(DashboardError, match=said):
        type_in(register, replace(SAID, **wrong))
    assert claims(register) == ()


@pytest.mark.parametrize("name", ["owner", "evidence", "hurdle", "next_step"])
def test_no_free_text_may_name_a_person(register, name):
    with pytest.raises(PersonalData, match="burgerservicenummer"):
        type_in(register, replace(SAID, **{name: "BSN 111222333"}))
