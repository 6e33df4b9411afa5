"""Zones: which cells, how long, how many dwellings, and what may not be drawn."""

import numpy as np
import pytest

from analysis.grid import cell_centres
from analysis.zones import OUTER, PRIMARY, Burglaries, Cells, disc_offsets, zones

HOME = 3_600_1600  # row 3600, column 1600
DAY = np.timedelta64(1, "D")
MONDAY = np.datetime64("2016-11-21T09:00:00", "s")


def block(reach=5, dwellings=10, empty=()):
    """Give inhabited cells all around HOME, except the named steps (row, column)."""
    steps = [(r, c) for r in range(-reach, reach + 1) for c in range(-reach, reach + 1) if (r, c) not in empty]
    ids = np.array([HOME + r * 100_000 + c for r, c in steps])
    return Cells.of(ids, np.full(len(ids), dwellings), np.arange(len(ids)))


def one(*, cell=HOME, known=MONDAY, visible=None, buurt=7, chain=-1):
    moments = np.array([known]), np.array([known if visible is None else visible])
    return Burglaries(np.array([cell]), np.array([buurt]), *moments, np.array([chain]))


@pytest.mark.parametrize(("metres", "cells"), [(200.0, 9), (400.0, 37)])
def test_a_zone_holds_nine_or_thirty_seven_cells_before_clipping(metres, cells):
    assert len(disc_offsets(metres)) == cells


@pytest.mark.parametrize(("kind", "metres"), [(PRIMARY, 200.0), (OUTER, 400.0)])
def test_a_zone_holds_the_inhabited_cells_whose_centre_lies_within_reach(kind, metres):
    cells = block(empty={(0, 1), (3, 0)})
    zone = zones(one(), cells, at=MONDAY, kind=kind).zones[0]
    x, y = cell_centres(cells.cell_id)
    home_x, home_y = cell_centres(np.array([HOME]))
    expected = cells.cell_id[np.hypot(x - home_x, y - home_y) <= metres]
    assert zone.cells == tuple(expected.tolist())
    assert zone.dwellings == 10 * len(expected)


@pytest.mark.parametrize(("kind", "days"), [(PRIMARY, 14), (OUTER, 28)])
def test_a_zone_lives_two_or_four_weeks_from_the_moment_the_burglary_was_known(kind, days):
    alive = [
        len(zones(one(), block(), at=MONDAY + t, kind=kind).zones) for t in (-DAY, 0 * DAY, days * DAY - 1, days * DAY)
    ]
    assert alive == [0, 1, 1, 0]


def test_a_zone_shows_from_the_delivery_that_carried_it_and_still_expires_on_its_own_day():
    late = one(visible=MONDAY + 10 * DAY)
    assert [len(zones(late, block(), at=MONDAY + t * DAY, kind=PRIMARY).zones) for t in (9, 10, 13, 14)] == [0, 1, 1, 0]


def test_a_burglary_that_was_delivered_too_late_never_had_a_zone():
    assert (
        zones(one(visible=MONDAY + 15 * DAY), block(), at=MONDAY + 15 * DAY, kind=PRIMARY, archived_days=99).zones == ()
    )


def test_the_archive_lists_zones_that_expired_not_long_ago():
    ended = MONDAY + 20 * DAY
    assert len(zones(one(), block(), at=ended, kind=PRIMARY, archived_days=7).zones) == 1
    assert zones(one(), block(), at=ended, kind=PRIMARY, archived_days=6).zones == ()


@pytest.mark.parametrize(("dwellings", "drawn"), [(7, 0), (8, 1)])
def test_a_cell_with_few_dwellings_gives_a_line_for_its_buurt_and_no_zone(dwellings, drawn):
    found = zones(one(chain=4), block(dwellings=dwellings), at=MONDAY)
    assert (len(found.zones), [(line.buurt, line.chain) for line in found.lines]) == (drawn, [(7, 4)] * (1 - drawn))


def test_an_uninhabited_cell_gives_a_line_and_an_unknown_place_gives_nothing():
    assert len(zones(one(cell=5), block(), at=MONDAY).lines) == 1
    nowhere = zones(one(cell=-1, buurt=-1), block(), at=MONDAY)
    assert (nowhere.zones, nowhere.lines) == ((), ())


def test_the_zone_that_expires_first_comes_first():
    known = np.array([MONDAY + 3 * DAY, MONDAY])
    both = Burglaries(np.full(2, HOME), np.zeros(2, int), known, known, np.full(2, -1))
    assert [zone.burglary for zone in zones(both, block(), at=MONDAY + 4 * DAY).zones] == [1, 0]


def test_without_cells_or_burglaries_there_are_no_zones():
    nothing = np.empty(0, np.int64)
    none = Burglaries(nothing, nothing, nothing.astype("datetime64[s]"), nothing.astype("datetime64[s]"), nothing)
    assert zones(none, block(), at=MONDAY).zones == ()
    assert len(zones(one(), Cells.of(nothing, nothing, nothing), at=MONDAY).lines) == 1
