"""Changes in words: which record, which field, from what to what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.journal.batch import DEL, ROW
from pcve_desktop.models.base import ENTITIES, fields_of
from pcve_desktop.models.fields import Kind
from pcve_desktop.models.priorities import Ballot, BallotDots, Vote
from pcve_desktop.models.vocabularies import VoteState
from pcve_desktop.services import history
from pcve_desktop.ui.kit.table import CellTexts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcve_desktop.journal.history import Event
    from pcve_desktop.ui.context import Context

# Names of deleted records are looked up for as many as are shown.
_NAMED = 12
# Where a record belongs is not something that somebody wrote.
_UNTOLD = frozenset({"network_id", "cycle_id", "position", "continues"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field and its values in words; empty for nothing."""

    label: str
    before: str
    after: str


@dataclass(slots=True)
class RecordChange:
    """What happened to one record: added, deleted, or some fields changed."""

    entity: str
    record: str
    kind: str
    title: str
    added: bool = False
    deleted: bool = False
    fields: list[FieldChange] = field(default_factory=list)


class Teller:
    """Tells events in the words of the window."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._texts = CellTexts(context.tr, self._name, today=context.today())

    def _name(self, entity_key: str, record_id: str) -> str:
        return self._context.title(entity_key, record_id) or self._context.tr.t("a deleted entry")

    def tell(self, events: Iterable[Event]) -> list[RecordChange]:
        """Return the changes by record, in the order in which records first appear."""
        found: dict[str, RecordChange] = {}
        for event in events:
            cls = ENTITIES.get(event.entity)
            if cls is None:
                continue
            change = found.get(event.record)
            if change is None:
                kind = self._context.tr.t(cls.__entity__.singular)
                title = self._context.title(event.entity, event.record)
                change = found[event.record] = RecordChange(event.entity, event.record, kind, title)
            self._add(change, event)
        changes = list(found.values())
        for change in changes[:_NAMED]:
            change.title = change.title or self._last_title(change)
        return changes

    def _last_title(self, change: RecordChange) -> str:
        """Return what a record that is gone was called last."""
        title = ENTITIES[change.entity].__entity__.title
        for event in history.record_history(self._context.ws, change.record):
            if event.field == title and event.after:
                return str(event.after)
        return ""

    def _add(self, change: RecordChange, event: Event) -> None:
        if event.field == ROW:
            change.added = True
        elif event.field == DEL:
            change.deleted = True
        told = self.field(event)
        if told is None:
            return
        info = ENTITIES[event.entity].__entity__
        if event.field == info.title and not change.title:
            change.title = told.after or told.before
        change.fields.append(told)

    def _secret(self, event: Event) -> bool:
        """Say whether an event would tell what is on a ballot before the result is shown."""
        if event.entity != "ballot_dots":
            return False
        data = self._context.data
        dots = data.get(BallotDots, event.record)
        ballot = data.get(Ballot, dots.ballot_id) if dots is not None else None
        vote = data.get(Vote, ballot.vote_id) if ballot is not None else None
        # Dots that were taken back belong to a vote of which nothing may be known any more.
        votes = [vote] if vote is not None else data.all(Vote)
        return any(one.state is not VoteState.REVEALED for one in votes)

    def field(self, event: Event) -> FieldChange | None:
        """Return a changed field in words, None when there is nothing to tell."""
        cls = ENTITIES.get(event.entity)
        meta = fields_of(cls).get(event.field) if cls else None
        if meta is None or event.field in _UNTOLD or meta.kind is Kind.POSITION:
            return None
        if self._secret(event):
            return None
        before = self._texts.text(meta, event.before)
        after = self._texts.text(meta, event.after)
        if before == after:
            return None
        return FieldChange(self._context.tr.t(meta.label), before, after)


KINDS = {
    "added": mark("Added"),
    "deleted": mark("Deleted"),
    "changed": mark("Changed"),
}


def kind_of(change: RecordChange) -> str:
    """Return which of the three kinds of change it is."""
    if change.deleted:
        return "deleted"
    return "added" if change.added else "changed"
