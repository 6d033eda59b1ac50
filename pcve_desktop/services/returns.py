"""What a return form proposes, and writing what was accepted: one step, one undo."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.base import ENTITIES
from pcve_desktop.models.vocabularies import ActionStatus, LogKind
from pcve_desktop.services import actions, records
from pcve_desktop.services.partners import today as this_day
from pcve_desktop.services.return_columns import FormColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.store.workspace import Transaction, Workspace


class Since(enum.Enum):
    """What happened here to a value since the form was sent."""

    SAME = "same"
    CHANGED = "changed"
    UNKNOWN = "unknown"
    """The form no longer says what it was."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence about something read, as a message id with its values."""

    msgid: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, tr: Translator) -> str:
        """Return the sentence in the language of `tr`."""
        return tr.t(self.msgid, **self.values)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One cell of a form that says something else than the program.

    `action_id` groups; `action` and `title` name the action and the record in words. For a note
    `column` is the note, `after` its text and `note_kind` its kind. `follows` are the other fields
    that change with it, with their values. `hints` are worth a look, no obstacle.
    """

    entity: str
    record_id: str
    column: FormColumn
    action_id: str
    action: str
    title: str
    sheet: str
    row: int
    sent: Any
    now: Any
    after: Any
    since: Since = Since.SAME
    note_kind: LogKind | None = None
    follows: tuple[tuple[FormColumn, Any], ...] = ()
    hints: tuple[Said, ...] = ()

    @property
    def id(self) -> str:
        """Names the proposal within its form."""
        return f"{self.record_id}.{self.column.key}"

    @property
    def plain(self) -> bool:
        """Say whether nothing about it asks for a second look."""
        empties = self.note_kind is None and self.after is None
        return self.since is Since.SAME and not self.hints and not empties


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something in a form that is not taken, and where it stands; row 0 is the whole sheet."""

    sheet: str
    row: int
    said: Said
    title: str = ""
    column: str = ""
    """The label of the column (msgid)."""


@dataclass(frozen=True, slots=True)
class ReturnPlan:
    """What a form proposes. Nothing is written before somebody accepts."""

    source: str
    organisation: str
    sent_on: dt.date | None
    proposals: tuple[Proposal, ...]
    problems: tuple[RowProblem, ...]
    notes: tuple[Said, ...] = ()


class ReturnError(PasserelleError):
    """A form that cannot be read or taken; nothing was changed."""


def apply_proposals(
    ws: Workspace,
    accepted: Sequence[Proposal],
    *,
    organisation: str,
    today: dt.date | None = None,
    step: Callable[[int, int, str], None] | None = None,
) -> Changes:
    """Write the accepted proposals in one step.

    `step` hears before each record how many are done, of how many, and its title; what it raises
    takes everything back. Raises ReturnError when a value is no longer the one that was shown, and
    what the services raise (CycleClosed, RecordGone, InvalidRecord); nothing is then written.
    """
    day = today or this_day()
    with ws.write(mark("Return form: {organisation}"), organisation=organisation) as tx:
        tx.recorder.kind = "import"
        by_record: dict[tuple[str, str], list[Proposal]] = {}
        for proposal in accepted:
            by_record.setdefault((proposal.entity, proposal.record_id), []).append(proposal)
        for done, ((entity, record_id), proposals) in enumerate(by_record.items()):
            if step is not None:
                step(done, len(by_record), proposals[0].title)
            _write(ws, tx, entity, record_id, proposals, day)
    return tx.changes


def _write(
    ws: Workspace,
    tx: Transaction,
    entity: str,
    record_id: str,
    proposals: Sequence[Proposal],
    day: dt.date,
) -> None:
    cls = ENTITIES[entity]
    record: Any = tx.session.get(cls, record_id)
    if record is None:
        raise records.RecordGone
    values: dict[str, Any] = {}
    # The state first: what it brings along gives way to what the form says itself.
    for proposal in sorted(proposals, key=lambda each: each.column.key != "status"):
        if proposal.note_kind is not None:
            continue
        if getattr(record, proposal.column.key) != proposal.now:
            raise ReturnError(
                mark(
                    "“{title}” changed here while the form was being looked at. Nothing was "
                    "written; read the form again."
                ),
                title=proposal.title,
            )
        values |= implied(record, proposal.column.key, proposal.after, day)
    if values:
        records.update(ws, cls, record_id, values=values)
    for proposal in proposals:
        if proposal.note_kind is not None:
            actions.note(
                ws,
                network_id=record.network_id,
                action_id=proposal.action_id,
                kind=proposal.note_kind,
                text=proposal.after,
            )


def implied(record: Action | Milestone, key: str, after: Any, day: dt.date) -> dict[str, Any]:
    """Return a new value of a field with what changes together with it."""
    if key == "status" and isinstance(record, Action):
        return actions.status_values(record, ActionStatus(after), day)
    return {key: after}
