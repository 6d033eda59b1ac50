"""What a package brings that is not here yet, sorted without writing anything."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import func, select

from pcve_desktop.i18n import mark
from pcve_desktop.journal import log
from pcve_desktop.journal.aside import FOLLOWS, PERSON
from pcve_desktop.journal.batch import Batch, OpKey, dump, from_json
from pcve_desktop.journal.state import StateOp
from pcve_desktop.journal.tables import ASIDE, BATCH, ELSEWHERE, OP, REPLACES, WAITING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from sqlalchemy import Connection

    from pcve_desktop.exchange.manifest import Manifest

    Step = Callable[[int, int, str], None]

READING = mark("Reading the file")
COMPARING = mark("Comparing")
# How many batches or records lie between two words about how far the work is.
EACH = 400


class Source(Protocol):
    """What can be received: a package, or anything that holds batches and says whose they are."""

    @property
    def manifest(self) -> Manifest:
        """Who made it, when, of what."""

    def identifiers(self) -> Iterable[str]:
        """Return the identifiers of its batches."""

    def batches(self, without: Collection[str] = ()) -> Iterable[Batch]:
        """Return its batches but some, in any order, as often as asked."""


@dataclass(slots=True)
class Incoming:
    """The batches of a package that would be added, and what else it names.

    `fresh` are those that would be added (with those that waited here for them), `waiting` how
    many would wait, `named` the records that the package says something about, with their entity.
    """

    fresh: dict[str, Batch] = field(default_factory=dict)
    known: int = 0
    waiting: int = 0
    named: dict[str, str] = field(default_factory=dict)


def sort_out(connection: Connection, source: Source, step: Step | None = None) -> Incoming:
    """Tell the batches of a package that are new from those known and those that have to wait."""
    result = Incoming()
    here = set(connection.scalars(select(BATCH.c.id)))
    known = known_here(connection, source)
    result.known = len(known)
    result.named = _records_of(connection, known)
    payloads = connection.execute(select(WAITING.c.batch_id, WAITING.c.payload))
    pending = {row.batch_id: from_json(json.loads(row.payload)) for row in payloads}
    for batch in told(source, step, known):
        result.named.update((op.record, op.entity) for op in batch.ops)
        pending[batch.identifier()] = batch
    elsewhere = set(connection.scalars(select(ELSEWHERE.c.batch_id)))
    blocked = _blocked(pending, here, elsewhere.union(source.manifest.elsewhere))
    result.fresh = {key: batch for key, batch in pending.items() if key not in blocked}
    result.waiting = len(blocked)
    return result


_RECORDS = """
SELECT DISTINCT record_id, entity FROM journal_op WHERE batch_seq IN
    (SELECT seq FROM journal_batch WHERE id IN (SELECT value FROM json_each(?)))
"""


def _records_of(connection: Connection, batches: Collection[str]) -> dict[str, str]:
    """Return the records that batches which are here say something about, with their entity."""
    found: dict[str, str] = {}
    for part in log.chunks(sorted(batches), log.LARGE):
        found.update(log.fetch(connection, _RECORDS, json.dumps(part)))
    return found


def known_here(connection: Connection, source: Source) -> set[str]:
    """Return the batches of a package that are here already."""
    return set(connection.scalars(select(BATCH.c.id))).intersection(source.identifiers())


def told(source: Source, step: Step | None, known: Collection[str]) -> Iterator[Batch]:
    """Yield the batches of a package but the known, and say now and then how far this is."""
    total = source.manifest.batches - len(known)
    for number, batch in enumerate(source.batches(known)):
        if step is not None and number % EACH == 0:
            step(min(number, total), total, READING)
        yield batch


def _blocked(pending: dict[str, Batch], here: set[str], elsewhere: Collection[str]) -> set[str]:
    """Return the batches that cannot be added: something below them is neither here nor comes."""
    followers: dict[str, list[str]] = {}
    queue: list[str] = []
    for identifier, batch in pending.items():
        replaced = {key[0] for op in batch.ops for key in op.replaces if key[0]}
        parents = {parent for parent in batch.parents if parent not in elsewhere}
        for need in (replaced | parents) - here:
            followers.setdefault(need, []).append(identifier)
    queue = [need for need in followers if need not in pending]
    blocked: set[str] = set()
    while queue:
        for identifier in followers.get(queue.pop(), ()):
            if identifier not in blocked:
                blocked.add(identifier)
                queue.append(identifier)
    return blocked


@dataclass(slots=True)
class Known:
    """The operations of some records that are here: those that count, and those that do not.

    `aside` are those that somebody put aside, with what follows from them; `undone` those of
    merges that were taken back.
    """

    counting: dict[str, list[StateOp]] = field(default_factory=dict)
    aside: dict[str, list[StateOp]] = field(default_factory=dict)
    undone: dict[str, list[StateOp]] = field(default_factory=dict)
    numbers: dict[OpKey, int] = field(default_factory=dict)


_ROWS = (
    select(
        OP.c.id, OP.c.idx, OP.c.entity, OP.c.record_id, OP.c.field, OP.c.value, OP.c.weak,
        BATCH.c.id.label("batch_id"), BATCH.c.clock, BATCH.c.made_at, BATCH.c.office, ASIDE.c.why,
    )
    .join(BATCH, BATCH.c.seq == OP.c.batch_seq)
    .outerjoin(ASIDE, ASIDE.c.op_id == OP.c.id)
)  # fmt: skip
_LINKS = select(REPLACES.c.op_id, REPLACES.c.replaced_id).join(OP, OP.c.id == REPLACES.c.op_id)


def load_known(connection: Connection, records: Iterable[str], into: Known) -> None:
    """Read all operations of some records, a few hundred records in each statement."""
    for part in log.chunks(sorted(records)):
        replaces: dict[int, list[int]] = {}
        for new, old in connection.execute(_LINKS.where(OP.c.record_id.in_(part))):
            replaces.setdefault(new, []).append(old)
        for row in connection.execute(_ROWS.where(OP.c.record_id.in_(part))):
            found = into.counting
            if row.why is not None:
                found = into.aside if row.why in {PERSON, FOLLOWS} else into.undone
            op = log.state_op(row, replaces.get(row.id, ()))
            found.setdefault(row.record_id, []).append(op)
            into.numbers[row.batch_id, row.idx] = row.id


def fresh_ops(fresh: dict[str, Batch], known: Known) -> dict[str, list[StateOp]]:
    """Return the operations of new batches by record, in the form that `state` works on."""
    found: dict[str, list[StateOp]] = {}
    for identifier, batch in fresh.items():
        for index, op in enumerate(batch.ops):
            keys = ((key[0] or identifier, key[1]) for key in op.replaces)
            made = StateOp(
                key=(identifier, index),
                rank=(batch.clock, identifier, index),
                entity=op.entity,
                record=op.record,
                field=op.field,
                value=op.value,
                replaces=frozenset(known.numbers.get(key, key) for key in keys),
                weak=op.weak,
                made_at=batch.made_at,
                office=batch.office,
            )
            found.setdefault(op.record, []).append(made)
    return found


def base_of(connection: Connection) -> str:
    """Return what stands for the journal as it is: another text as soon as it says something else.

    The signing in of an office is left out: it changes no record that a plan could be about.
    """
    work = select(func.max(BATCH.c.seq), func.count()).where(BATCH.c.kind != "office")
    aside = select(func.count(), func.sum(ASIDE.c.op_id))
    waiting = select(func.count(), func.max(WAITING.c.batch_id))
    parts = [list(connection.execute(query).one()) for query in (work, aside, waiting)]
    return dump([log.get_meta(connection, "workspace"), *parts])
