"""Taking a package in: all of it or nothing, with a backup before; taking that back, and again.

A package comes into the journal whole. What was put aside is here and counts for nothing; what was
decided is one batch of this office. Taking it back is local: nothing is written that could travel
and take the work of others away in their own copies.
"""

from __future__ import annotations

import contextlib
import uuid
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from pcve_desktop.errors import PasserelleError
from pcve_desktop.exchange.deciding import Arrived, Settling
from pcve_desktop.exchange.errors import ForgedPackage
from pcve_desktop.exchange.incoming import base_of, known_here, told
from pcve_desktop.exchange.ledger import WAITS, Receipt, receipt_of
from pcve_desktop.exchange.review import Decisions, counts
from pcve_desktop.i18n import Translator, mark
from pcve_desktop.journal import aside, log
from pcve_desktop.journal.apply import Received, ingest
from pcve_desktop.journal.batch import BadBatch, Batch, dump
from pcve_desktop.journal.changes import Changes
from pcve_desktop.journal.project import project
from pcve_desktop.journal.tables import (
    ASIDE,
    OP,
    RECEIVED,
    RECEIVED_BATCH,
    TAKEN_IN,
    WAITING,
)
from pcve_desktop.models.fields import encode
from pcve_desktop.services.receipts import NoSuchReceipt, take_again, take_back

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import Any

    from sqlalchemy import Connection

    from pcve_desktop.exchange.incoming import Source, Step
    from pcve_desktop.exchange.review import Plan
    from pcve_desktop.journal.batch import BatchOp
    from pcve_desktop.store.workspace import Workspace

__all__ = [
    "NoSuchReceipt",
    "PlanOutdated",
    "Receipt",
    "UndecidedConflicts",
    "apply_plan",
    "take_again",
    "take_back",
    "take_in_aside",
]

TAKE_IN = mark("Take in a file from {office}")
FIND_AGAIN = mark("Take in what was put aside")
APPLYING = mark("Taking in")


class UndecidedConflicts(PasserelleError):
    """Both sides changed something, and nobody said which counts."""

    def __init__(self, count: int) -> None:
        super().__init__(
            mark(
                "There is still something to decide: both sides changed it ({count}). Nothing was "
                "changed here."
            ),
            count=count,
        )


class PlanOutdated(PasserelleError):
    """Something was changed in the file since the plan was made."""

    def __init__(self) -> None:
        super().__init__(
            mark(
                "Something was changed here since this file was looked at. Nothing was taken in; "
                "look at it again."
            )
        )


def apply_plan(
    ws: Workspace,
    source: Source,
    plan: Plan,
    decisions: Decisions,
    *,
    step: Step | None = None,
    words: Translator | None = None,
    backup: bool = True,
) -> Receipt:
    """Take a package in as people decided; `words` gives the language of points for the agenda.

    `backup` makes one before, where anything changes (gathering makes one for all its files).
    All or nothing: an error, or one raised by `step`, leaves the file as it was. Raises
    UndecidedConflicts, PlanOutdated, ForgedPackage, and what reading the package and writing
    raise. A package without anything new is only noted in the ledger.
    """
    decisions = _completed(plan, decisions)
    if left := len(decisions.open(plan)):
        raise UndecidedConflicts(left)
    _refuse_outdated(ws, plan)
    kept = ws.back_up("merge").name if plan and backup else None
    with _known_errors(_file_name(source)), ws.write_raw() as connection:
        if base_of(connection) != plan.base:
            raise PlanOutdated
        return _Taking(ws, connection, plan, decisions, words).run(source, kept, step)


def take_in_aside(
    ws: Workspace, plan: Plan, decisions: Decisions, *, words: Translator | None = None
) -> Changes:
    """Take in what was put aside, as `find_again` found it and people decided.

    Raises UndecidedConflicts, PlanOutdated.
    """
    decisions = _completed(plan, decisions)
    if left := len(decisions.open(plan)):
        raise UndecidedConflicts(left)
    _refuse_outdated(ws, plan)
    with ws.write_raw() as connection:
        if base_of(connection) != plan.base:
            raise PlanOutdated
        return _Taking(ws, connection, plan, decisions, words).find_again()


class _Taking:
    """One transaction: what comes in, what was decided, the ledger."""

    def __init__(
        self,
        ws: Workspace,
        connection: Connection,
        plan: Plan,
        decisions: Decisions,
        words: Translator | None,
    ) -> None:
        self._ws, self._connection = ws, connection
        self._plan, self._decisions = plan, decisions
        self._words = words or Translator("en")
        self._now = ws.now().replace(microsecond=0)
        self._changes = Changes()
        self._aside = set(connection.scalars(select(ASIDE.c.op_id)))

    def run(self, source: Source, backup: str | None, step: Step | None) -> Receipt:
        manifest = source.manifest
        self._changes.label, self._changes.values = TAKE_IN, {"office": manifest.office.name}
        received = ingest(
            self._connection,
            told(source, step, known_here(self._connection, source)),
            aside=self._put_aside(),
            elsewhere=manifest.elsewhere,
        )
        self._touch(received.touched)
        if step is not None:
            step(0, 0, APPLYING)
        taken = self._take_again()
        records = self._records_of(received)
        arrived = Arrived(set(received.added), taken, records)
        decided = self._decide(arrived) if records or taken else (None, None)
        row = self._note_receipt(source, received, decided, taken, backup)
        self._check()
        if step is not None:
            step(1, 1, APPLYING)
        return receipt_of(row, self._changes)

    def find_again(self) -> Changes:
        """Take in what was put aside, without a package."""
        self._changes.label = FIND_AGAIN
        taken = self._take_again()
        if taken or self._decisions.choices:
            found = aside.records_of(self._connection, taken)
            decided, seq = self._decide(Arrived((), taken, found))
            # Undo takes it for a receipt; the ledger knows it by the missing package.
            values = dict.fromkeys(("package", "office", "office_name", "file_name"), "")
            values |= {"heads": "[]", "lacks": "[]", "counts": "{}", "decided": decided}
            values |= {"made_at": str(encode(self._now)), "received_at": str(encode(self._now))}
            self._note(values, [seq], taken)
            self._check()
        return self._changes

    def _put_aside(self) -> set[str]:
        """Return the records put aside, with those that follow them whatever is decided."""
        items = (item for item in self._plan.items if item.record in self._decisions.aside)
        return self._decisions.aside.union(*(item.follow for item in items))

    def _take_again(self) -> set[int]:
        """Take in what was put aside earlier and is wanted now; return the operations."""
        taken = [item for item in self._decisions.taken(self._plan) if item.aside]
        wanted = {item.record for item in taken}.union(*(item.follow for item in taken))
        if not wanted:
            return set()
        query = select(ASIDE.c.op_id).join(OP, OP.c.id == ASIDE.c.op_id)
        there = select(OP.c.record_id).where(log.counts()).distinct()
        # What builds on a merge that was taken back follows from it, and brings it along.
        noted = ASIDE.c.why.in_([aside.PERSON, aside.FOLLOWS])
        ops: set[int] = set()
        for part in log.chunks(sorted(wanted)):
            ops.update(self._connection.scalars(query.where(OP.c.record_id.in_(part), noted)))
            counting = set(self._connection.scalars(there.where(OP.c.record_id.in_(part))))
            absent = [record for record in part if record not in counting]
            ops.update(self._connection.scalars(query.where(OP.c.record_id.in_(absent))))
        self._touch(aside.take_in(self._connection, ops))
        return self._aside - set(self._connection.scalars(select(ASIDE.c.op_id)))

    def _records_of(self, received: Received) -> set[str]:
        """Return the records that the new batches are about."""
        found: set[str] = set()
        query = select(OP.c.record_id).distinct()
        for part in log.chunks(received.seqs):
            found.update(self._connection.scalars(query.where(OP.c.batch_seq.in_(part))))
        return found

    def _decide(self, arrived: Arrived) -> tuple[str, int]:
        """Append the batch with what was decided, also when that is nothing."""
        today = self._now.astimezone().date()
        settling = Settling(
            self._connection, self._plan, self._decisions, arrived, self._words, today
        )
        identifier, seq, touched = _append(
            self._ws, self._connection, settling.run(), self._changes, str(encode(self._now))
        )
        self._touch(touched)
        self._changes.batch_id = identifier
        return identifier, seq

    def _note_receipt(
        self,
        source: Source,
        received: Received,
        decided: tuple[str | None, int | None],
        taken: Collection[int],
        backup: str | None,
    ) -> Any:
        manifest = source.manifest
        values = {
            "package": manifest.package,
            "office": manifest.office.id,
            "office_name": manifest.office.name,
            "made_at": manifest.made_at,
            "received_at": str(encode(self._now)),
            "file_name": _file_name(source),
            "heads": dump(list(manifest.heads)),
            # What it left out on purpose may be there or not: it counts as lacking.
            "lacks": dump([*manifest.lacks, *manifest.elsewhere]),
            "counts": dump(self._counts(received)),
            "decided": decided[0] or "",
            "backup": backup,
        }
        seqs = [*received.seqs, *([decided[1]] if decided[1] is not None else [])]
        return self._note(values, seqs, taken)

    def _note(self, values: dict[str, Any], seqs: list[int], taken: Collection[int]) -> Any:
        """Write a receipt with what it brought and what it took in again."""
        identifier = str(uuid.uuid4())
        self._connection.execute(RECEIVED.insert().values(id=identifier, **values))
        if rows := [{"receipt": identifier, "batch_seq": seq} for seq in seqs]:
            self._connection.execute(RECEIVED_BATCH.insert(), rows)
        if again := [{"receipt": identifier, "op_id": op} for op in sorted(taken)]:
            self._connection.execute(TAKEN_IN.insert(), again)
        return self._connection.execute(RECEIVED.select().where(RECEIVED.c.id == identifier)).one()

    def _counts(self, received: Received) -> dict[str, Any]:
        found: dict[str, Any] = {
            standing.name: taken
            for standing, (taken, _) in counts(self._plan, self._decisions).items()
        }
        found["same"] = self._plan.same
        found["aside"] = len(self._decisions.aside)
        if received.waiting:
            found[WAITS] = list(self._connection.scalars(select(WAITING.c.batch_id)))
        return found

    def _touch(self, touched: dict[str, set[str]]) -> None:
        for entity, records in touched.items():
            self._changes.touched.setdefault(entity, set()).update(records)

    def _check(self) -> None:
        """Refuse what would leave a reference to nothing, whoever wrote it."""
        if self._connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise BadBatch("a record refers to one that is not there")


def _append(
    ws: Workspace,
    connection: Connection,
    ops: list[BatchOp],
    changes: Changes,
    made_at: str,
) -> tuple[str, int, dict[str, set[str]]]:
    author = ws.author
    batch = Batch(
        device=author.device,
        clock=log.next_clock(connection, author.milliseconds()),
        schema=author.schema,
        office=author.office,
        label=changes.label,
        made_at=made_at,
        values=changes.values,
        kind="merge",
        parents=log.heads(connection),
        ops=tuple(ops),
    ).salted()
    identifier, seq = log.append(connection, batch)
    return identifier, seq, project(connection, {op.record for op in ops})


def _completed(plan: Plan, decisions: Decisions) -> Decisions:
    """Return decisions with all put aside that cannot be taken in without what is."""
    whole = Decisions(set(), dict(decisions.choices))
    known = {item.record for item in plan.items}
    for record in decisions.aside & known:
        whole.put_aside(plan, record)
    return whole


def _refuse_outdated(ws: Workspace, plan: Plan) -> None:
    with ws.read() as session:
        if base_of(session.connection()) != plan.base:
            raise PlanOutdated


def _file_name(source: Source) -> str:
    path = getattr(source, "path", None)
    return "" if path is None else str(path.name)


@contextlib.contextmanager
def _known_errors(name: str) -> Iterator[None]:
    """Say of a package that no program of ours wrote what it is."""
    try:
        yield
    except (BadBatch, IntegrityError) as error:
        raise ForgedPackage(name) from error
