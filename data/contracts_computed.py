"""The schema of every table that is worked out at publish; the form is that of data/contracts.py."""

from __future__ import annotations

from typing import Final

from data.contracts import Table

COMPUTED: Final[tuple[Table, ...]] = ()
