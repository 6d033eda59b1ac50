"""The plan of a received file: what it would change here, record by record. Nothing is written.

What people only arrange for themselves in the program (saved views, columns of imports, templates,
pairs that are not the same) and the offices come in silently: they are no items, and where both
sides changed one, the latest counts. So it is with the place of a record in a list.

A field is in conflict when the package brings a value that does not know of ours. One that was in
conflict before, or between two others, is not its matter; `find_again` offers what was left open.
Where one side deleted a record that the other changed, that alone is decided, as `_del`: the
fields follow the side that keeps the record, and the parts of a record follow it.

A record of a cycle that was closed here may be changed by a package, for whoever changed it did
not know: it is taken in, and its item names the cycle.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.errors import PasserelleError
from pcve_desktop.exchange.changes import changes_of, followers, ours_and_theirs, silent
from pcve_desktop.exchange.incoming import base_of, sort_out
from pcve_desktop.exchange.outlook import Outlook
from pcve_desktop.exchange.review import Item, Plan, Standing
from pcve_desktop.exchange.titles import Names
from pcve_desktop.i18n import Translator, mark
from pcve_desktop.journal.apply import conflicts
from pcve_desktop.journal.aside import aside_records
from pcve_desktop.journal.batch import DEL, GONE, ROW
from pcve_desktop.journal.project import references
from pcve_desktop.journal.state import read
from pcve_desktop.models.base import ENTITIES, fields_of
from pcve_desktop.models.fields import Kind
from pcve_desktop.models.network import Cycle, Network, Office

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from sqlalchemy import Connection

    from pcve_desktop.exchange.incoming import Source, Step
    from pcve_desktop.exchange.manifest import Manifest
    from pcve_desktop.exchange.outlook import Sight
    from pcve_desktop.journal.batch import Batch
    from pcve_desktop.store.workspace import Workspace

_ORDER = {entity: place for place, entity in enumerate(ENTITIES)}
_STANDINGS = list(Standing)


class OtherNetwork(PasserelleError):
    """A package of another workspace, about networks that are not in this file."""

    def __init__(self, office: str, networks: str) -> None:
        super().__init__(
            mark(
                "The file from {office} is about other networks: {networks}. Nothing was changed; "
                "open it as a network of its own, or gather several networks in one file."
            ),
            office=office,
            networks=networks,
        )


def refuse_other(ws: Workspace, manifest: Manifest) -> None:
    """Refuse a package that neither comes from this workspace nor is about one of its networks.

    Gathering does not ask. Raises OtherNetwork.
    """
    if manifest.workspace == ws.workspace_id:
        return
    with ws.read() as session:
        here = set(session.scalars(select(Network.id)))
    if not here.intersection(network.id for network in manifest.networks):
        names = ", ".join(network.name for network in manifest.networks)
        raise OtherNetwork(manifest.office.name, names or "–")


def make_plan(
    ws: Workspace, source: Source, *, step: Step | None = None, words: Translator | None = None
) -> Plan:
    """Return what a package would change; `words` gives the language of the titles.

    `step` hears how far the work is and stops it by raising. Nothing is written.
    """
    with ws.read() as session:
        connection = session.connection()
        incoming = sort_out(connection, source, step)
        outlook = Outlook(connection, incoming.fresh, step=step)
        outlook.settle()
        offices = _offices(connection, outlook, source.manifest)
        items, names = _items(connection, outlook, offices, words or Translator("en"))
        return Plan(
            items=items,
            base=base_of(connection),
            same=_same(outlook, incoming.named, items),
            known=incoming.known,
            fresh=len(incoming.fresh),
            waiting=incoming.waiting,
            later=_later(incoming.fresh.values()),
            names=names,
        )


def find_again(ws: Workspace, *, words: Translator | None = None) -> Plan:
    """Return what would change if all that was put aside were taken in now.

    With it come the fields in which others contradict each other, which nobody has settled: ours
    is then what is shown for the time being.
    """
    with ws.read() as session:
        connection = session.connection()
        left_open = {each.record for each in conflicts(connection)}
        outlook = Outlook(connection, {}, aside_records(connection), left_open)
        outlook.settle()
        offices = _offices(connection, outlook, None)
        items, names = _items(connection, outlook, offices, words or Translator("en"))
        return Plan(items=items, base=base_of(connection), names=names)


def _offices(connection: Connection, outlook: Outlook, manifest: Manifest | None) -> dict[str, str]:
    names = dict(connection.execute(select(Office.id, Office.name)).all())
    for sight in outlook.sights.values():
        if sight.entity == "office" and (row := sight.row_after()) is not None:
            names.setdefault(sight.record, row["name"])
    if manifest is not None:
        names.setdefault(manifest.office.id, manifest.office.name)
    return names


def _standing(sight: Sight) -> Standing | None:
    """Return what becomes of a record, conflicts left out; None when nothing seems to."""
    if sight.was and not sight.will:
        gone = any(op.field == GONE for op in sight.coming)
        return Standing.REMOVED if gone else Standing.DELETED
    if not sight.will:
        return None
    if not sight.was:
        return Standing.RETURNED if sight.here else Standing.NEW
    if any(op.field == GONE for op in sight.coming):
        return Standing.REMOVED
    return Standing.UPDATED


def _items(
    connection: Connection, outlook: Outlook, offices: Mapping[str, str], words: Translator
) -> tuple[tuple[Item, ...], dict[str, str]]:
    """Return the items in order, with the titles of what their fields refer to."""
    sights = {key: each for key, each in outlook.sights.items() if not silent(each.entity)}
    closed = _closed(connection)
    contested = {key for key, each in sights.items() if ours_and_theirs(each) is not None}
    follow = followers(sights, contested)
    following = {record for parts in follow.values() for record in parts}
    found: list[Item] = []
    needs = _needs(sights, following)
    for record, sight in sights.items():
        standing = _standing(sight)
        if standing is None or record in following:
            continue
        changes = changes_of(sight, offices, standing)
        if not changes and standing in {Standing.UPDATED, Standing.RETURNED}:
            continue
        if any(change.conflict for change in changes):
            standing = Standing.BOTH
        found.append(
            Item(
                entity=sight.entity,
                record=record,
                title="",
                standing=standing,
                changes=changes,
                needs=needs.get(record, frozenset()),
                aside=sight.again,
                follow=follow.get(record, frozenset()),
            )
        )
    return _named(connection, outlook, found, closed, words)


def _named(
    connection: Connection,
    outlook: Outlook,
    items: list[Item],
    closed: Mapping[str, str],
    words: Translator,
) -> tuple[tuple[Item, ...], dict[str, str]]:
    rows: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for record, sight in outlook.sights.items():
        row = sight.row_before() or sight.row_after()
        if row is not None:
            rows[record] = sight.entity, row
    names = Names(connection, rows, words)
    done = [
        replace(
            item,
            title=names.title(item.record),
            network=names.network(item.record),
            closed=closed.get(names.cycle(item.record), ""),
        )
        for item in items
    ]
    done.sort(key=_place)
    return tuple(done), {key: names.title(key) for key in _referred(items)}


def _place(item: Item) -> tuple[int, str, int, str, str]:
    return (
        _STANDINGS.index(item.standing),
        item.network.casefold(),
        _ORDER[item.entity],
        item.title.casefold(),
        item.record,
    )


def _referred(items: Iterable[Item]) -> set[str]:
    """Return the records to which the values of reference fields lead."""
    found: set[str] = set()
    for item in items:
        fields = fields_of(ENTITIES[item.entity])
        for change in item.changes:
            field = fields.get(change.name)
            if field is not None and field.kind is Kind.REFERENCE:
                sides = (change.ours, change.theirs)
                found.update(side.value for side in sides if side is not None and side.value)
    return found


def _closed(connection: Connection) -> dict[str, str]:
    """Return the cycles that are closed here, by identifier, with their names."""
    query = select(Cycle.id, Cycle.name).where(Cycle.closed_on.is_not(None))
    return dict(connection.execute(query).all())


def _needs(sights: Mapping[str, Sight], following: set[str]) -> dict[str, frozenset[str]]:
    """Return what each record cannot be taken in without.

    A record needs the new ones that its required references lead to, and those that come back,
    whatever leads to them. One that goes, or may go, needs that nothing refers to it any longer.
    """
    found: dict[str, set[str]] = {}
    for record, sight in sights.items():
        if record in following:
            continue
        for name, required, target in _leads(sight, after=True):
            other = sights.get(target)
            if other is None or other.was or not other.will or target in following:
                continue
            if required or (other.here and _changed(sight, name)):
                found.setdefault(record, set()).add(target)
        for _, _, target in _leads(sight, after=False):
            other = sights.get(target)
            if other is not None and _may_go(other) and target not in following:
                found.setdefault(target, set()).add(record)
    return {record: frozenset(needed) for record, needed in found.items()}


def _may_go(sight: Sight) -> bool:
    """Say whether a record goes, or is deleted should people decide so."""
    if not sight.was or not sight.will:
        return sight.was
    sides = ours_and_theirs(sight)
    return sides is not None and sides[1].field == DEL


def _changed(sight: Sight, name: str) -> bool:
    return sight.before is None or sight.before.values.get(name) != sight.after.values.get(name)


def _leads(sight: Sight, *, after: bool) -> list[tuple[str, bool, str]]:
    """Return the references of a record as it will be, or is: field, whether required, target."""
    state = sight.after if after else sight.before
    if state is None or not (sight.will if after else sight.was):
        return []
    fields = fields_of(ENTITIES[sight.entity])
    values = ((name, read(state.values.get(name))) for name in references(sight.entity))
    return [(name, fields[name].required, str(value)) for name, value in values if value]


def _same(outlook: Outlook, named: Mapping[str, str], items: Iterable[Item]) -> int:
    """Count the records of which the package says what stands here."""
    changed = {item.record for item in items}
    told = {key: entity for key, entity in named.items() if _tells(entity)}
    same = {
        record
        for record, sight in outlook.sights.items()
        if record in told and sight.was and sight.will
    }
    unseen = {key: entity for key, entity in told.items() if key not in outlook.sights}
    return len(same - changed) + outlook.standing(unseen)


def _tells(entity: str) -> bool:
    return entity in ENTITIES and not silent(entity)


def _later(batches: Iterable[Batch]) -> int:
    """Count the operations of which only a newer program knows what they mean."""
    return sum(
        op.entity not in ENTITIES
        or (op.field not in {ROW, DEL, GONE} and op.field not in fields_of(ENTITIES[op.entity]))
        for batch in batches
        for op in batch.ops
    )
