"""Generic operations on records of any entity: create, update, delete, link, move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.journal.project import referrers
from pcve_desktop.models.base import ENTITIES, Record, computed_id, fields_of, title_of
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.positions import between
from pcve_desktop.models.validation import Problem, blocking, problems
from pcve_desktop.services import beginnings, ratings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from sqlalchemy.orm import Session

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.store.workspace import Workspace

# How many identifiers go into one statement; SQLite takes many more.
_AT_ONCE = 500


class InvalidRecord(PasserelleError):
    """Values that cannot be kept; `problems` says which and why. Nothing was written."""

    def __init__(self, found: list[Problem]) -> None:
        first = found[0]
        super().__init__(first.msgid, **first.values)
        self.problems = found


class RecordGone(PasserelleError):
    """Somebody deleted the record meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            mark("This entry was deleted meanwhile. Nothing was changed; look at the list again.")
        )


class CycleClosed(PasserelleError):
    """The record belongs to a closed cycle, which stays as it was."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark(
                "The cycle {name} is closed and stays as it was. Nothing was changed; choose the "
                "current cycle under the name of the network."
            ),
            name=name,
        )


def create(ws: Workspace, entity: type[Record], *, values: dict[str, Any]) -> Changes:
    """Create a record; its identifier is `changes.created[key][0]`. Raises InvalidRecord."""
    _check(entity, values)
    info = entity.__entity__
    title = str(values.get(info.title) or "") if info.title else ""
    with ws.write(mark("Add: {entity} “{title}”"), entity=info.singular, title=title) as tx:
        record = entity(**values)
        if hasattr(entity, "position") and not values.get("position"):
            record.position = between(_last_position(tx.session, record), None)  # type: ignore[attr-defined] # checked above
        if info.link and tx.session.get(entity, record.id) is not None:
            return tx.changes
        refuse_closed(tx.session, record)
        tx.session.add(record)
        beginnings.note(tx.session, record, day=ratings.today(ws))
        if isinstance(record, Finding):
            ratings.keep(tx.session, record, None, day=ratings.today(ws))
    return tx.changes


def update(
    ws: Workspace, entity: type[Record], record_id: str, *, values: dict[str, Any]
) -> Changes:
    """Change some fields of a record; only what differs is written.

    Raises InvalidRecord, RecordGone.
    """
    info = entity.__entity__
    with ws.write(mark("Change: {entity} “{title}”"), entity=info.singular, title="") as tx:
        record = tx.session.get(entity, record_id)
        if record is None:
            raise RecordGone
        refuse_closed(tx.session, record)
        now = {name: getattr(record, name) for name in fields_of(entity)}
        _check(entity, now | values, before=now)
        for name, value in values.items():
            if now[name] != value:
                setattr(record, name, value)
        if isinstance(record, Finding):
            ratings.keep(tx.session, record, now, day=ratings.today(ws))
        tx.changes.values["title"] = tx.changes.values.get("title") or title_of(record)
    return tx.changes


def update_many(
    ws: Workspace,
    entity: type[Record],
    values: Mapping[str, Mapping[str, Any]],
    *,
    check: Callable[[], None] = lambda: None,
) -> Changes:
    """Change some fields of many records (id to values) at once; only what differs is written.

    All or none: raises InvalidRecord, RecordGone, CycleClosed, or what `check` raises, which is
    called for each record.
    """
    with ws.write(mark("Change: {entity}"), entity=entity.__entity__.plural) as tx:
        known = _many(tx.session, entity, values)
        if len(known) < len(values):
            raise RecordGone
        for identifier, wanted in values.items():
            check()
            record = known[identifier]
            now = {name: getattr(record, name) for name in fields_of(entity)}
            differs = {name: value for name, value in wanted.items() if now[name] != value}
            if not differs:
                continue
            refuse_closed(tx.session, record)
            _check(entity, now | differs, before=now)
            for name, value in differs.items():
                setattr(record, name, value)
    return tx.changes


def delete_many(
    ws: Workspace,
    entity: type[Record],
    record_ids: Iterable[str],
    *,
    check: Callable[[], None] = lambda: None,
) -> Changes:
    """Delete records with their parts at once; those already gone are passed over.

    What `check` raises, called for each record, leaves all of them.
    """
    with ws.write(mark("Delete: {entity}"), entity=entity.__entity__.plural) as tx:
        for record in _many(tx.session, entity, list(record_ids)).values():
            check()
            refuse_closed(tx.session, record)
            _remove(tx.session, record)
    return tx.changes


def _many(session: Session, entity: type[Record], record_ids: Collection[str]) -> dict[str, Record]:
    """Return the records with these identifiers, a few hundred in each statement."""
    wanted = list(record_ids)
    found: dict[str, Record] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        query = select(entity).where(entity.id.in_(wanted[start : start + _AT_ONCE]))
        found |= {record.id: record for record in session.scalars(query)}
    return found


def delete(ws: Workspace, entity: type[Record], record_id: str) -> Changes:
    """Delete a record with its parts; optional references to it are cleared.

    Deleting what is already gone changes nothing.
    """
    info = entity.__entity__
    with ws.write(mark("Delete: {entity} “{title}”"), entity=info.singular, title="") as tx:
        record = tx.session.get(entity, record_id)
        if record is not None:
            refuse_closed(tx.session, record)
            tx.changes.values["title"] = tx.changes.values.get("title") or title_of(record)
            _remove(tx.session, record)
    return tx.changes


def refuse_closed(session: Session, record: Record) -> None:
    """Keep a closed cycle frozen, with the parts of what belongs to it. Raises CycleClosed."""
    cycle_id = cycle_of(session, record)
    cycle = session.get(Cycle, cycle_id) if cycle_id else None
    if cycle is not None and cycle.closed_on is not None:
        raise CycleClosed(cycle.name)


def in_cycle(entity_key: str) -> bool:
    """Say whether records of an entity belong to a cycle, by themselves or as parts."""
    cls: type[Record] | None = ENTITIES.get(entity_key)
    while cls is not None:
        if "cycle_id" in fields_of(cls):
            return True
        name = cls.__entity__.parent
        cls = ENTITIES[fields_of(cls)[name].target] if name else None
    return False


def cycle_of(session: Session, record: Record) -> str | None:
    """Return the cycle to which a record belongs, by itself or as a part."""
    owner: Record | None = record
    while owner is not None:
        cycle_id: str | None = getattr(owner, "cycle_id", None)
        if cycle_id:
            return cycle_id
        owner = _parent(session, owner)
    return None


def _parent(session: Session, record: Record) -> Record | None:
    """Return the record that this one is a part of."""
    name = record.__entity__.parent
    identifier = getattr(record, name) if name else None
    if identifier is None:
        return None
    return session.get(ENTITIES[fields_of(type(record))[name].target], identifier)


def _remove(session: Session, record: Record) -> None:
    for other, name in referrers(record.__entity__.key):
        cls = ENTITIES[other]
        required = fields_of(cls)[name].required
        for user in session.scalars(select(cls).where(getattr(cls, name) == record.id)):
            if user in session.deleted:
                continue
            if required:
                _remove(session, user)
            else:
                setattr(user, name, None)
    session.delete(record)


def parts_of(ws: Workspace, entity: type[Record], record_id: str) -> dict[str, int]:
    """Count what would be deleted together with a record, by entity key (links left out)."""
    counts: dict[str, int] = {}
    seen: set[str] = set()
    with ws.read() as session:
        queue = [(entity.__entity__.key, record_id)]
        while queue:
            key, parent = queue.pop()
            for other, name in referrers(key):
                cls = ENTITIES[other]
                if not fields_of(cls)[name].required:
                    continue
                for user in session.scalars(select(cls.id).where(getattr(cls, name) == parent)):
                    if user not in seen:
                        seen.add(user)
                        queue.append((other, user))
                        if not cls.__entity__.link:
                            counts[other] = counts.get(other, 0) + 1
    return counts


def set_links(
    ws: Workspace,
    link: type[Record],
    *,
    owner: tuple[str, str],
    other: str,
    ids: Iterable[str],
    network_id: str,
) -> Changes:
    """Make the links of one owner exactly these: `owner` is (field, id), `other` the other end."""
    info = link.__entity__
    wanted = set(ids)
    name, owner_id = owner
    with ws.write(mark("Change: {entity}"), entity=info.plural) as tx:
        query = select(link).where(getattr(link, name) == owner_id)
        existing = {getattr(row, other): row for row in tx.session.scalars(query)}
        for gone in sorted(existing.keys() - wanted):
            refuse_closed(tx.session, existing[gone])
            _remove(tx.session, existing[gone])
        for new in sorted(wanted - existing.keys()):
            made = link(**{name: owner_id, other: new, "network_id": network_id})
            refuse_closed(tx.session, made)
            tx.session.add(made)
    return tx.changes


def put_link(
    ws: Workspace, link: type[Record], *, ends: dict[str, str], values: dict[str, Any]
) -> Changes:
    """Create the link between these ends, or change its values if it is there."""
    info = link.__entity__
    identifier = computed_id(info.key, *(str(ends[end]) for end in info.ends))
    with ws.write(mark("Change: {entity}"), entity=info.singular) as tx:
        record = tx.session.get(link, identifier)
        if record is None:
            create(ws, link, values=ends | values)
        else:
            update(ws, link, identifier, values=values)
    return tx.changes


def move(
    ws: Workspace,
    entity: type[Record],
    record_id: str,
    *,
    after: str | None = None,
    before: str | None = None,
    values: dict[str, Any] | None = None,
) -> Changes:
    """Put a record between two others of its list, possibly changing fields on the way."""
    with ws.write(mark("Move: {entity}"), entity=entity.__entity__.singular) as tx:
        record = tx.session.get(entity, record_id)
        if record is None:
            raise RecordGone
        refuse_closed(tx.session, record)
        low = _position(tx.session, entity, after)
        high = _position(tx.session, entity, before)
        record.position = between(low, high)  # type: ignore[attr-defined] # callers move what has a place
        rated = ratings.aspects(record) if isinstance(record, Finding) else {}
        for name, value in (values or {}).items():
            setattr(record, name, value)
        if isinstance(record, Finding):
            ratings.keep(tx.session, record, rated, day=ratings.today(ws))
    return tx.changes


def _position(session: Session, entity: type[Record], record_id: str | None) -> str | None:
    record = session.get(entity, record_id) if record_id else None
    return getattr(record, "position", None) if record is not None else None


def _last_position(session: Session, record: Record) -> str | None:
    """Return the last position among the siblings of a new record."""
    cls: Any = type(record)
    query = select(cls.position).where(cls.position.is_not(None))
    parent = record.__entity__.parent
    if parent:
        query = query.where(getattr(cls, parent) == getattr(record, parent))
    found: str | None = session.scalar(query.order_by(cls.position.desc()).limit(1))
    return found


def _check(
    entity: type[Record], values: dict[str, Any], before: dict[str, Any] | None = None
) -> None:
    """Refuse what blocks and was not already so; advice does not stop anybody."""
    found = blocking(problems(entity, values))
    if found and before is not None:
        known = {(problem.field, problem.msgid) for problem in problems(entity, before)}
        found = [problem for problem in found if (problem.field, problem.msgid) not in known]
    if found:
        raise InvalidRecord(found)
