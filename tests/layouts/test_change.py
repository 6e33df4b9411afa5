"""What may be said of a difference between two counts."""

import pytest

from layouts.parts.change import Change, Tone, count_change


@pytest.mark.parametrize(
    ("count", "before", "z", "said"),
    [
        (412, 447, -1.7, Change("=", "geen duidelijk verschil", Tone.NONE)),
        (30, 20, 2.0, Change("▲", "+50 %", Tone.UP)),
        (20, 41, -3.9, Change("▼", "−51 %", Tone.DOWN)),
        (30, 19, 2.2, Change("▲", "11 meer", Tone.UP)),
        (3, 14, -4.0, Change("▼", "11 minder", Tone.DOWN)),
        (1, 0, 2.0, Change("▲", "1 meer", Tone.UP)),
    ],
)
def test_a_percentage_needs_twenty_on_both_sides_and_a_clear_difference(count, before, z, said):
    assert count_change(count, before, z) == said
