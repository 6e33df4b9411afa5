"""A delivery merged into what was there: what is new, changed, the same, or gone from its window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.contracts import DELIVERIES, INCIDENTS
from data.sources.delivered import DELIVERED, MERGED, Delivery


@dataclass(frozen=True)
class Merged:
    """What a delivery made of the incidents.

    Attributes:
        incidents: all incidents, by contracts.INCIDENTS.
        deliveries: the log, by contracts.DELIVERIES, this delivery last.
        delivery_id: number of this delivery.
        new: incidents not seen before.
        updated: incidents that changed, or came back after they had lapsed.
        unchanged: incidents that stayed as they were.
        lapsed: incidents inside the window that this delivery no longer carries.
        late: new incidents that started before the delivery before this one: registered late.
    """

    incidents: pa.Table
    deliveries: pa.Table
    delivery_id: int
    new: int
    updated: int
    unchanged: int
    lapsed: int
    late: int


def moment_of(delivery: Delivery) -> datetime:
    """Give the midnight after the last thing that the police heard of, for a delivery without a date of its own.

    Source: GLOSSARY.md, as_of.
    """
    incidents = delivery.incidents
    last = pc.max(incidents["reported"]).as_py() or pc.max(incidents["earliest"]).as_py()
    midnight: datetime = last.replace(hour=0, minute=0, second=0)
    return midnight + timedelta(days=1)


def merge(before: pa.Table, log: pa.Table, delivery: Delivery, *, delivered: datetime, kind: str) -> Merged:
    """Merge a delivery into the incidents before it.

    Args:
        before: by contracts.INCIDENTS.
        log: by contracts.DELIVERIES.
        delivery: speaks of every incident of its supplier that starts in ``[window_from, window_to)``.
        delivered: its moment; incidents that are new have been visible since then.
        kind: whether it closes a fortnight (contracts.DELIVERY_KINDS).
    """
    number = (pc.max(log["delivery_id"]).as_py() or 0) + 1
    at = pc.index_in(delivery.incidents["incident_id"], value_set=before["incident_id"].combine_chunks())
    known = pc.is_valid(at)
    seen, old = delivery.incidents.filter(known), before.take(at.filter(known))
    same = pc.and_(_same(seen, old), pc.invert(old["lapsed"]))
    fresh = delivery.incidents.filter(pc.invert(known))
    rest, gone = _rest(before, delivery)
    incidents = [_first_seen(fresh, delivered, number), _seen_again(seen, old), rest]
    new, unchanged = fresh.num_rows, _count(same)
    merged = Merged(
        INCIDENTS.check(pa.concat_tables([table.select(INCIDENTS.schema.names) for table in incidents])), log, number,
        new=new, updated=seen.num_rows - unchanged, unchanged=unchanged, lapsed=gone,
        late=_late(fresh, log, delivery.supplier),
    )  # fmt: skip
    return _logged(merged, delivery, delivered, kind)


def _same(fresh: pa.Table, old: pa.Table) -> pa.ChunkedArray:
    """Tell per row whether nothing of what is delivered differs; empty equals empty."""
    same = pa.chunked_array([pa.repeat(True, fresh.num_rows)])
    for name in DELIVERED.schema.names:
        one, other = fresh[name], old[name].cast(fresh[name].type)
        both_empty = pc.and_(pc.is_null(one), pc.is_null(other))
        same = pc.and_(same, pc.or_(pc.fill_null(pc.equal(one, other), False), both_empty))
    return same


def _rest(before: pa.Table, delivery: Delivery) -> tuple[pa.Table, int]:
    """Give the incidents that the delivery does not carry, lapsed where it should have, and how many newly are."""
    carried = pc.is_in(before["incident_id"], value_set=delivery.incidents["incident_id"].combine_chunks())
    rest = before.filter(pc.invert(carried))
    inside = pc.and_(
        pc.greater_equal(rest["earliest"], pa.scalar(delivery.window_from, pa.timestamp("s"))),
        pc.less(rest["earliest"], pa.scalar(delivery.window_to, pa.timestamp("s"))),
    )
    gone = pc.and_(inside, pc.equal(rest["supplier"], delivery.supplier))
    newly = _count(pc.and_(gone, pc.invert(rest["lapsed"])))
    return _with(rest, lapsed=pc.or_(rest["lapsed"], gone)), newly


def _first_seen(fresh: pa.Table, delivered: datetime, number: int) -> pa.Table:
    rows = fresh.num_rows
    return _with(
        fresh,
        visible_since=pa.repeat(pa.scalar(delivered, pa.timestamp("s")), rows),
        delivery_id=pa.repeat(pa.scalar(number, pa.int32()), rows),
        lapsed=pa.repeat(pa.scalar(False), rows),
    )


def _seen_again(fresh: pa.Table, old: pa.Table) -> pa.Table:
    """Take everything from the delivery, but keep since when the incident is visible."""
    lapsed = pa.repeat(pa.scalar(False), fresh.num_rows)
    return _with(fresh, visible_since=old["visible_since"], delivery_id=old["delivery_id"], lapsed=lapsed)


def _with(table: pa.Table, **columns: pa.ChunkedArray) -> pa.Table:
    kept = table.drop([name for name in MERGED if name in columns and name in table.column_names])
    for name, values in columns.items():
        kept = kept.append_column(INCIDENTS.column(name).field, values)
    return kept.select(INCIDENTS.schema.names).cast(INCIDENTS.schema)


def _late(fresh: pa.Table, log: pa.Table, supplier: str) -> int:
    """Count the new incidents that the supplier's delivery before this one might have carried."""
    ends = pc.max(log.filter(pc.equal(log["supplier"], supplier))["window_to"])
    return _count(pc.less(fresh["earliest"], ends)) if ends.is_valid else 0


def _logged(merged: Merged, delivery: Delivery, delivered: datetime, kind: str) -> Merged:
    account = delivery.accounting
    row = {
        "delivery_id": merged.delivery_id, "delivered": delivered, "kind": kind, "supplier": delivery.supplier,
        "window_from": delivery.window_from, "window_to": delivery.window_to, "read": account.read,
        "accepted": account.accepted, "quarantined": account.quarantined, "duplicates": account.duplicates,
        "new": merged.new, "updated": merged.updated, "unchanged": merged.unchanged, "lapsed": merged.lapsed,
        "source_sha256": delivery.source_sha256,
    }  # fmt: skip
    line = DELIVERIES.from_frame(pd.DataFrame([row]))
    log = DELIVERIES.check(pa.concat_tables([merged.deliveries.select(line.column_names), line]))
    counts = (merged.delivery_id, merged.new, merged.updated, merged.unchanged, merged.lapsed, merged.late)
    return Merged(merged.incidents, log, *counts)


def _count(mask: pa.ChunkedArray) -> int:
    return int(pc.sum(mask).as_py() or 0)
