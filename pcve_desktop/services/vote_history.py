"""What a vote was before: rounds that ended with a new vote, ballots of an earlier day.

A cycle has one vote and an organisation one ballot in it, so the journal is what remembers. What
was taken back by undo never counts.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pcve_desktop.journal.batch import DEL
from pcve_desktop.journal.log import counts
from pcve_desktop.journal.state import read
from pcve_desktop.journal.tables import BATCH, OP
from pcve_desktop.journal.undone import undone_batches
from pcve_desktop.models.base import computed_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from pcve_desktop.store.workspace import Workspace

_TAKEN_BACK = frozenset({"undo", "redo"})


@dataclass(frozen=True, slots=True)
class Round:
    """The result of a round before the last one: dots by candidate id, ballots counted."""

    shown_on: dt.date | None
    dots: dict[str, int]
    voted: int
    abstained: int


@dataclass(frozen=True, slots=True)
class EarlierBallot:
    """What an organisation's ballot said at the end of an earlier day."""

    cast_on: dt.date
    dots: dict[str, int]
    abstained: bool


@dataclass(frozen=True, slots=True)
class _Change:
    batch: str
    record: str
    entity: str
    field: str
    value: Any


def rounds(ws: Workspace, vote_id: str) -> list[Round]:
    """Return the rounds that were followed by a new vote, the oldest first."""
    with ws.read() as session:
        connection = session.connection()
        shown: dict[str, dt.date | None] = {}
        day: dt.date | None = None
        for change in _changes(connection, [vote_id]):
            if change.field == "revealed_on":
                if change.value is None and day is not None:
                    shown[change.batch] = day
                day = _day(change.value)
        return [_round(connection, batch, ended) for batch, ended in shown.items()]


def _round(connection: Connection, batch: str, shown_on: dt.date | None) -> Round:
    """Add up the ballots that a new vote took out, as they were just before it."""
    query = (
        select(OP.c.record_id)
        .join(BATCH, BATCH.c.seq == OP.c.batch_seq)
        .where(BATCH.c.id == batch, OP.c.field == DEL, counts())
    )
    state = _before(connection, list(connection.scalars(query)), batch)
    dots: dict[str, int] = defaultdict(int)
    ballots = [values for values in state.values() if "organisation_id" in values]
    for values in state.values():
        if "candidate_id" in values:
            dots[values["candidate_id"]] += values.get("dots") or 0
    abstained = sum(bool(values.get("abstained")) for values in ballots)
    return Round(shown_on, dict(dots), len(ballots), abstained)


def _before(connection: Connection, records: list[str], batch: str) -> dict[str, dict[str, Any]]:
    """Return the values of records just before a batch changed them, by record id."""
    state: dict[str, dict[str, Any]] = {record: {} for record in records}
    ended: set[str] = set()
    for change in _changes(connection, records):
        if change.batch == batch:
            ended.add(change.record)
        elif change.record not in ended:
            state[change.record][change.field] = change.value
    return state


def earlier_ballots(
    ws: Workspace, ballot_id: str, candidate_ids: Iterable[str]
) -> list[EarlierBallot]:
    """Return a ballot as it stood on the days before its latest one, the oldest first."""
    candidates = {computed_id("ballot_dots", ballot_id, key): key for key in candidate_ids}
    days: dict[dt.date, EarlierBallot] = {}
    now = _BallotState(ballot_id, candidates)
    with ws.read() as session:
        changes = list(_changes(session.connection(), [ballot_id, *candidates]))
    for batch in _batches(changes):
        now.take(batch)
        if now.day is not None and not now.gone:
            days[now.day] = EarlierBallot(now.day, now.given(), now.abstained)
    if now.day is not None:
        # What counts now is on the ballot itself.
        days.pop(now.day, None)
    return [days[day] for day in sorted(days)]


class _BallotState:
    """A ballot as it stands after the changes that were taken in."""

    def __init__(self, ballot_id: str, candidates: dict[str, str]) -> None:
        self.day: dt.date | None = None
        self.abstained = self.gone = False
        self._ballot_id, self._candidates = ballot_id, candidates
        self._dots: dict[str, int] = {}

    def take(self, batch: list[_Change]) -> None:
        """Take in the changes of one batch."""
        self.gone = False
        for change in batch:
            if change.record == self._ballot_id:
                self._take_ballot(change)
            elif change.field == "dots":
                self._dots[self._candidates[change.record]] = change.value or 0
            elif change.field == DEL:
                self._dots.pop(self._candidates[change.record], None)

    def _take_ballot(self, change: _Change) -> None:
        if change.field == "cast_on":
            self.day = _day(change.value)
        elif change.field == "abstained":
            self.abstained = bool(change.value)
        elif change.field == DEL:
            self.gone = True

    def given(self) -> dict[str, int]:
        """Return the dots of the ballot by candidate id."""
        return {key: count for key, count in self._dots.items() if count}


def _batches(changes: Iterable[_Change]) -> Iterator[list[_Change]]:
    batch: list[_Change] = []
    for change in changes:
        if batch and change.batch != batch[0].batch:
            yield batch
            batch = []
        batch.append(change)
    if batch:
        yield batch


def _changes(connection: Connection, records: list[str]) -> Iterator[_Change]:
    """Yield the changes of records in the order in which they were written."""
    undone = undone_batches(connection)
    query = (
        select(OP.c.record_id, OP.c.entity, OP.c.field, OP.c.value, BATCH.c.id, BATCH.c.kind)
        .join(BATCH, BATCH.c.seq == OP.c.batch_seq)
        .where(OP.c.record_id.in_(records), counts())
        .order_by(OP.c.id)
    )
    for row in connection.execute(query):
        if row.id not in undone and row.kind not in _TAKEN_BACK:
            yield _Change(row.id, row.record_id, row.entity, row.field, read(row.value))


def _day(value: Any) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(value)
