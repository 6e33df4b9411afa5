"""How good incidents are, counted by hand."""

import numpy as np
import pytest

from analysis.quality import Quality, quality_of


def marks(*values: int) -> np.ndarray:
    return np.array(values, bool)


def test_a_group_counted_by_hand():
    found = quality_of(
        located=marks(1, 1, 0, 0), station=marks(0, 0, 1, 0), contradicted=marks(1, 0, 0, 0),
        hours=np.array([1.0, 3.0, 12.0, 30.0]), unknown=np.array([[1, 0], [1, 0], [1, 0], [0, 0]], bool),
    )  # fmt: skip
    assert found == Quality(4, 0.5, 1, 1, 7.5, 0.5, (0.75, 0.0))


def test_nothing_has_no_quality():
    found = quality_of(marks(), marks(), marks(), np.array([]), np.zeros((0, 2), bool))
    assert (found.n, found.located, found.median_hours, found.unknown) == (0, None, None, (0.0, 0.0))
    assert not found.is_poor()


@pytest.mark.parametrize(("n", "located", "poor"), [(100, 0.84, True), (100, 0.85, False), (19, 0.2, False)])
def test_the_norm_judges_enough_incidents_only(n, located, poor):
    assert Quality(n, located, 0, 0, 1.0, 0.0, ()).is_poor() is poor
