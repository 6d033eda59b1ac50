"""Texts kept both ways: each becomes a point of the agenda of the next meeting of its network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from pcve_desktop.i18n import mark
from pcve_desktop.journal.batch import ROW, BatchOp, dump
from pcve_desktop.journal.project import table_of
from pcve_desktop.models.base import ENTITIES, fields_of, new_id
from pcve_desktop.models.fields import encode
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.partners import Membership
from pcve_desktop.models.positions import between
from pcve_desktop.models.sharing import AgendaItem, Meeting

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sqlalchemy import Connection, Row

    from pcve_desktop.exchange.review import Item
    from pcve_desktop.i18n import Translator

_POINT = mark("Wording to settle: {field} of “{title}”")


def next_meeting(
    connection: Connection, networks: Iterable[str], today: dt.date
) -> Row[*tuple[Any, ...]] | None:
    """Return the next planned meeting of some networks (id, network_id, held_on), if any."""
    query = (
        select(Meeting.id, Meeting.network_id, Meeting.held_on)
        .outerjoin(Cycle, Cycle.id == Meeting.cycle_id)
        .where(Meeting.network_id.in_(list(networks)), Meeting.held_on >= today)
        .where(or_(Cycle.id.is_(None), Cycle.closed_on.is_(None)))
        .order_by(Meeting.held_on, Meeting.id)
    )
    return connection.execute(query.limit(1)).first()


class AgendaItems:
    """The operations that add points to agendas."""

    def __init__(self, connection: Connection, words: Translator, today: dt.date) -> None:
        self._connection, self._words, self._today = connection, words, today
        self._last: dict[str, str | None] = {}

    def ops(self, item: Item, name: str) -> list[BatchOp]:
        """Return the operations for one field of a record; none when no meeting is planned."""
        networks = networks_of(self._connection, item.entity, item.record)
        meeting = next_meeting(self._connection, networks, self._today)
        if meeting is None:
            return []
        values = {
            "meeting_id": meeting.id,
            "network_id": meeting.network_id,
            "title": self._point(item, name),
            "position": self._position(meeting.id),
        }
        record = new_id()
        made = [BatchOp("agenda_item", record, ROW, None)]
        made += [
            BatchOp("agenda_item", record, field, dump(encode(value)))
            for field, value in values.items()
        ]
        return made

    def _point(self, item: Item, name: str) -> str:
        """Return the title of the point, with as much of the record's title as goes in."""
        label = self._words.t(fields_of(ENTITIES[item.entity])[name].label)
        text = self._words.t(_POINT, field=label, title=item.title)
        room = (fields_of(AgendaItem)["title"].max_length or len(text)) - len(text)
        if room < 0:
            text = self._words.t(_POINT, field=label, title=f"{item.title[: room - 1]}…")
        return text

    def _position(self, meeting: str) -> str:
        if meeting not in self._last:
            query = select(AgendaItem.position).where(AgendaItem.meeting_id == meeting)
            query = query.where(AgendaItem.position.is_not(None))
            latest = query.order_by(AgendaItem.position.desc()).limit(1)
            self._last[meeting] = self._connection.scalar(latest)
        position = between(self._last[meeting], None)
        self._last[meeting] = position
        return position


def networks_of(connection: Connection, entity: str, record: str) -> list[str]:
    """Return the networks to which a record belongs, as the tables stand."""
    if entity == "network":
        return [record]
    cls = ENTITIES[entity]
    table = table_of(cls)
    if "network_id" in fields_of(cls):
        return list(connection.scalars(select(table.c.network_id).where(table.c.id == record)))
    owner = record
    if "organisation_id" in fields_of(cls):
        query = select(table.c.organisation_id).where(table.c.id == record)
        owner = connection.scalar(query) or record
    members = select(Membership.network_id).where(Membership.organisation_id == owner)
    return list(connection.scalars(members))
