"""What a return form holds: its columns, whose actions and milestones, and values in words.

The writer (`reports.return_form`) and the reader (`imports.returns`) share this description.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from pcve_desktop.i18n import mark
from pcve_desktop.models.actions import Action, ActionLogEntry, ActionPartner, Milestone
from pcve_desktop.models.base import Record, fields_of
from pcve_desktop.models.fields import Kind
from pcve_desktop.models.vocabularies import LogKind, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.fields import Field

MARK: Final = "passerelle-return-form"
"""The first word of the technical sheet, and of the hidden row above each table."""
VERSION: Final = 1
NOTE, NOTE_KIND, ACTION = "note", "note_kind", "action"
NOTE_KINDS: Final = (LogKind.PROGRESS, LogKind.SETBACK, LogKind.LESSON)
_DECIMAL_WIDTH = 100


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of a form. `key` is a field of the entity, or one of the words for the note.

    `offered` are the values of its list.
    """

    key: str
    label: str
    kind: Kind
    writable: bool = False
    offered: tuple[Vocabulary, ...] = ()
    width: float = 16

    @property
    def is_field(self) -> bool:
        """Say whether the column stands for a field of the record."""
        return self.key not in {NOTE, NOTE_KIND, ACTION}

    @property
    def is_text(self) -> bool:
        """Say whether the column holds words, not numbers or dates."""
        return self.kind not in {Kind.DATE, Kind.INTEGER, Kind.PERCENT}


@dataclass(frozen=True, slots=True)
class FormPart:
    """A table of the form: which entity, and its columns."""

    entity: type[Record]
    title: str
    columns: tuple[FormColumn, ...]

    @property
    def key(self) -> str:
        """The key of the entity."""
        return self.entity.__entity__.key

    def column(self, key: str) -> FormColumn:
        """Return a column by its key."""
        return next(column for column in self.columns if column.key == key)

    @property
    def kept(self) -> tuple[FormColumn, ...]:
        """The columns whose value at sending is kept to compare: what may be changed."""
        return tuple(column for column in self.columns if column.writable and column.is_field)


def _of(entity: type[Record], name: str, width: float, *, writable: bool = False) -> FormColumn:
    field: Field = fields_of(entity)[name]
    offered = tuple(field.vocabulary or ()) if field.kind is Kind.CHOICE else ()
    return FormColumn(name, field.label, field.kind, writable, offered, width)


_NOTE = FormColumn(NOTE, mark("Note for the log"), Kind.LONG_TEXT, writable=True, width=46)
ACTIONS: Final = FormPart(
    Action,
    mark("Actions"),
    (
        _of(Action, "number", 10),
        _of(Action, "title", 34),
        _of(Action, "lead_id", 22),
        _of(Action, "planned_end", 12),
        _of(Action, "status", 15, writable=True),
        _of(Action, "progress", 13, writable=True),
        _of(Action, "actual_end", 13, writable=True),
        _of(Action, "participants", 15, writable=True),
        _of(Action, "evidence", 44, writable=True),
        FormColumn(
            NOTE_KIND, mark("Kind of note"), Kind.CHOICE, writable=True, offered=NOTE_KINDS,
            width=14,
        ),
        _NOTE,
    ),
)  # fmt: skip
MILESTONES: Final = FormPart(
    Milestone,
    mark("Milestones"),
    (
        FormColumn(ACTION, mark("Collective action"), Kind.TEXT, width=32),
        _of(Milestone, "title", 40),
        _of(Milestone, "organisation_id", 24),
        _of(Milestone, "due_on", 13, writable=True),
        _of(Milestone, "done_on", 13, writable=True),
        _NOTE,
    ),
)
PARTS: Final = (ACTIONS, MILESTONES)


class Readable(Protocol):
    """Records as somebody may see them (`reports.audiences.View`)."""

    def records(self, entity: type[Any], /) -> list[Any]:
        """Return the records shown."""


@dataclass(frozen=True, slots=True)
class Work:
    """What an organisation does in a cycle: its actions and milestones, in order."""

    actions: tuple[Action, ...]
    milestones: tuple[Milestone, ...]

    def of(self, part: FormPart) -> tuple[Record, ...]:
        """Return the records of a table."""
        return self.actions if part is ACTIONS else self.milestones

    def __bool__(self) -> bool:
        return bool(self.actions or self.milestones)


def work_of(view: Readable, organisation_id: str) -> Work:
    """Return what an organisation leads, takes part in or is responsible for."""
    return works(view, [organisation_id])[organisation_id]


def works(view: Readable, organisation_ids: Iterable[str]) -> dict[str, Work]:
    """Return what each of some organisations does, looking through the records once."""
    taking_part: dict[str, set[str]] = {}
    for link in view.records(ActionPartner):
        taking_part.setdefault(link.organisation_id, set()).add(link.action_id)
    actions = sorted(view.records(Action), key=lambda each: (each.number is None, each.number or 0))
    place = {action.id: at for at, action in enumerate(actions)}
    steps = sorted(
        (step for step in view.records(Milestone) if step.action_id in place),
        key=lambda step: place[step.action_id],
    )
    found = {}
    for key in organisation_ids:
        own = taking_part.get(key, set())
        mine = tuple(each for each in actions if each.lead_id == key or each.id in own)
        ids = {action.id for action in mine}
        found[key] = Work(
            mine,
            tuple(each for each in steps if each.organisation_id == key or each.action_id in ids),
        )
    return found


def encode(value: Any) -> str:
    """Return a value as the technical sheet keeps it; empty for none."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def decode(column: FormColumn, text: str) -> Any:
    """Return the value that `encode` wrote. Raises ValueError for what it never wrote."""
    if not text:
        return None
    if column.kind is Kind.DATE:
        return dt.date.fromisoformat(text)
    if column.kind in {Kind.INTEGER, Kind.PERCENT}:
        return int(text)
    if column.kind is Kind.CHOICE:
        return type(column.offered[0])(text)
    return text


def value_text(column: FormColumn, value: Any, tr: Translator) -> str:
    """Return a value in words, “empty” for none."""
    if value is None or value == "":
        return tr.t("empty")
    if isinstance(value, Vocabulary):
        return tr.t(value.label)
    if isinstance(value, dt.date):
        return tr.date(value)
    if column.kind is Kind.PERCENT:
        return tr.percent(value / _DECIMAL_WIDTH)
    return tr.number(value) if isinstance(value, int) else str(value)


def noted_texts(entries: Iterable[ActionLogEntry]) -> Mapping[str, set[str]]:
    """Return what the log of each action says already, white space apart."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        found.setdefault(entry.action_id, set()).add(flat(entry.text))
    return found


def flat(text: str) -> str:
    """Return a text with single spaces, to compare."""
    return " ".join(text.split())


def milestone_note(title: str, text: str) -> str:
    """Return a note on a milestone as the log of its action says it."""
    return f"{title} – {text}"
