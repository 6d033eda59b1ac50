"""Move a record of an ordered list one place up or down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.services import records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.models.base import Record
    from pcve_desktop.ui.context import Context


def move_by(
    context: Context, entity: type[Record], order: Sequence[str], record_id: str, way: int
) -> bool:
    """Move a record of the list `order` (ids) up (-1) or down (1); say whether it moved."""
    if record_id not in order:
        return False
    place = order.index(record_id) + way
    others = [key for key in order if key != record_id]
    if not 0 <= place < len(order):
        return False
    after = others[place - 1] if place else None
    before = others[place] if place < len(others) else None
    done = context.perform(
        lambda: records.move(context.ws, entity, record_id, after=after, before=before)
    )
    return done is not None
