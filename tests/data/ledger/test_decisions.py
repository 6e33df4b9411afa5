"""A decision is recorded with everything it rests on, and a later one of the same body takes its place."""

from datetime import date, datetime

import pandas as pd
import pytest

from analysis.in_force import in_force
from data import contracts
from data.errors import DashboardError
from data.ledger.decisions import Decision, decide, decided, decisions, import_decisions, latest
from data.ledger.free_text import PersonalData
from data.ledger.register import ChangedMeanwhile, open_register
from tests.world import decision as delivered

NOON = datetime(2016, 12, 5, 12, 0)


@pytest.fixture
def register(tmp_path):
    return open_register(tmp_path, now=lambda: NOON)


def made(level="opgeschaald", **given):
    plain = {
        "body_id": "DVO-TW", "area_code": "GM0164", "proposed_level": "opgeschaald", "level": level,
        "decided_on": date(2016, 12, 5), "owner": "gemeente, team veiligheid", "measures": ("besmettingsbrieven",),
        "inputs": {"observed": 37, "expected": 22.1, "snapshot": "000001-ab"},
    }  # fmt: skip
    return Decision(**{**plain, **given})


def record(register, decision, *, event_id="e1", seen=0):
    return decide(register, decision, account="anna", event_id=event_id, seen=seen)


def test_a_decision_comes_back_as_it_was_recorded(register):
    recorded = record(register, made())
    assert decisions(register) == (recorded,)
    assert recorded.decision == made()
    assert (recorded.sequence, recorded.version, recorded.recorded_by, recorded.recorded_at) == (1, 1, "anna", NOON)


def test_a_revised_decision_takes_the_place_of_the_first(register):
    record(register, made())
    record(register, made("verhoogde_aandacht", reason="Aanhouding op 4 december."), event_id="e2", seen=1)
    held = in_force(decided(register), {}, date(2016, 12, 6))
    assert held["GM0164"].decision.level == "verhoogde_aandacht"
    assert [one.version for one in decisions(register)] == [1, 2]
    assert latest(decisions(register))["DVO-TW", "GM0164"].version == 2


def test_who_did_not_see_the_latest_decision_is_stopped(register):
    record(register, made())
    with pytest.raises(ChangedMeanwhile):
        record(register, made(), event_id="e2", seen=0)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"level": "basisniveau"}, "Geef een reden"),
        ({"level": "alarm"}, "niveau dat bestaat"),
        ({"end": date(2016, 12, 4)}, "einddatum ligt voor"),
        ({"reason": "x" * 2001}, "langer dan 2000"),
    ],
)
def test_what_is_not_sound_is_refused_in_one_sentence(register, wrong, said):
    with pytest.raises(DashboardError, match=said):
        record(register, made(**wrong))
    assert register.revision() == 0


def test_a_reason_that_names_a_person_is_refused(register):
    with pytest.raises(PersonalData, match="telefoonnummer"):
        record(register, made(reason="Bel de wijkagent op 06-12345678."))


def test_delivered_decisions_are_recorded_once(register):
    table = contracts.DECISIONS.from_frame(
        pd.DataFrame([delivered(1), delivered(2, decided_on=date(2016, 11, 28), level="verhoogde_aandacht")])
    )
    assert import_decisions(register, table) == 2
    assert import_decisions(register, table) == 0
    assert [(one.decision.level, one.source) for one in decisions(register)] == [
        ("opgeschaald", "levering"), ("verhoogde_aandacht", "levering"),
    ]  # fmt: skip
