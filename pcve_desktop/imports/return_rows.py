"""The rows of a table of a return form, compared with what was sent and with what is here now."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pcve_desktop.i18n import mark
from pcve_desktop.imports.cleaning import clean_text
from pcve_desktop.imports.return_sheets import EMPTY, FormRow, FormTable
from pcve_desktop.imports.return_values import NotTakenError, value_of
from pcve_desktop.models.actions import Action, ActionLogEntry, Milestone
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.validation import problems as problems_of
from pcve_desktop.models.vocabularies import LogKind
from pcve_desktop.services.return_columns import (
    NOTE,
    NOTE_KIND,
    FormColumn,
    decode,
    flat,
    milestone_note,
    noted_texts,
)
from pcve_desktop.services.returns import Proposal, RowProblem, Said, Since, implied

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from pcve_desktop.imports.return_sheets import FormBook
    from pcve_desktop.services.dataset import Dataset

_NEW: Final = mark("A new line. Not taken; add it in the program.")
_NO_ID: Final = mark("The hidden identifier of this line is gone. Not taken.")
_NOT_SENT: Final = mark("This line was not in the form that was sent. Not taken.")
_MIXED: Final = mark(
    "The hidden identifier of this line belongs to “{other}”: the rows were mixed up. Not taken."
)
_TWICE: Final = mark("This line stands twice; the first counts.")
_GONE_HERE: Final = mark("This was deleted here meanwhile. Not taken.")
_GONE_THERE: Final = mark("This line is gone from the form. Nothing is deleted here.")
_TITLE: Final = mark("Only the yellow cells are taken; the title stays as it is.")
_LEFT_EMPTY: Final = mark("Left empty; it stays as it is.")
_COLUMN_GONE: Final = mark("This column is gone from the form. Nothing of it was taken.")
_COLUMN_TWICE: Final = mark("This column stands twice; the first counts.")
_NO_TEXT: Final = mark("A kind of note without a note. Not taken.")
_NOTED: Final = mark("The log says this already. Not taken again.")

_UNKNOWN: Final = object()


@dataclass(slots=True)
class Found:
    """What a table gives."""

    proposals: list[Proposal] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row that is about a record of this network."""

    table: FormTable
    row: FormRow
    record: Any
    title: str
    action_id: str
    action: str


class RowReader:
    """Reads tables; `known` are the records that the form is about, with their titles."""

    def __init__(
        self,
        data: Dataset,
        book: FormBook,
        known: Mapping[tuple[str, str], str],
        today: dt.date,
    ) -> None:
        self._data, self._book, self.known, self._today = data, book, known, today
        self._noted = noted_texts(data.everywhere(ActionLogEntry))
        self._titles: set[str] = set()

    def read(self, table: FormTable) -> Found:
        """Return the proposals and problems of a table."""
        found = Found()
        part = table.part
        for column in part.columns:
            if column.writable and column.key not in table.columns:
                found.problems.append(
                    RowProblem(table.sheet, 0, Said(_COLUMN_GONE), column=column.label)
                )
        for key in table.twice:
            label = part.column(key).label
            found.problems.append(RowProblem(table.sheet, 0, Said(_COLUMN_TWICE), column=label))
        titles = {key: title for (entity, key), title in self.known.items() if entity == part.key}
        missing = dict(titles)
        self._titles = {_plain(title) for title in titles.values()}
        for row in table.rows:
            line = self._line(table, row, titles, missing, found)
            if line is not None:
                self._read_line(line, found)
        for title in missing.values():
            found.problems.append(RowProblem(table.sheet, 0, Said(_GONE_THERE), title))
        return found

    # Which record a row is about

    def _line(
        self,
        table: FormTable,
        row: FormRow,
        titles: Mapping[str, str],
        missing: dict[str, str],
        found: Found,
    ) -> _Line | None:
        shown = self._shown_title(row)

        def refuse(msgid: str, title: str = shown, **values: object) -> None:
            found.problems.append(RowProblem(table.sheet, row.number, Said(msgid, values), title))

        if not row.record_id:
            self._without_id(row, shown, missing, refuse)
            return None
        if row.record_id not in titles:
            refuse(_NOT_SENT)
            return None
        title = titles[row.record_id]
        if row.record_id not in missing:
            refuse(_TWICE, title)
            return None
        if "title" in row.cells and shown != _plain(title):
            if shown in self._titles:
                # Sorted without the hidden column, for example: better nothing than the wrong one.
                del missing[row.record_id]
                refuse(_MIXED, other=title)
                return None
            refuse(_TITLE, title)
        del missing[row.record_id]
        record: Any = self._data.get(table.part.entity, row.record_id)
        if record is None or record.network_id != self._data.network_id:
            refuse(_GONE_HERE, title)
            return None
        action_id = record.id if isinstance(record, Action) else record.action_id
        name = self._data.title(Action, action_id)
        return _Line(table, row, record, record.title, action_id, name)

    @staticmethod
    def _shown_title(row: FormRow) -> str:
        value = row.cells.get("title", EMPTY).value
        return flat(str(value)) if value is not None else ""

    @staticmethod
    def _without_id(row: FormRow, shown: str, missing: dict[str, str], refuse: Any) -> None:
        if all(cell == EMPTY for cell in row.cells.values()):
            return
        same = next((key for key, title in missing.items() if shown and flat(title) == shown), "")
        if same:
            del missing[same]
            refuse(_NO_ID)
        else:
            refuse(_NEW)

    # What a row proposes

    def _read_line(self, line: _Line, found: Found) -> None:
        proposals: list[Proposal] = []
        for column in line.table.part.kept:
            if column.key in line.row.cells:
                made = self._compare(line, column, found)
                if made is not None:
                    proposals.append(made)
        note = self._note(line, found)
        own = {proposal.column.key for proposal in proposals}
        found.proposals += [self._with_follows(line, proposal, own) for proposal in proposals]
        if note is not None:
            found.proposals.append(note)

    def _problem(self, line: _Line, column: FormColumn, said: Said) -> RowProblem:
        return RowProblem(line.table.sheet, line.row.number, said, line.title, column.label)

    def _value(self, line: _Line, column: FormColumn, found: Found) -> Any:
        """Return the value of a cell; `_UNKNOWN` when it has none that could be taken."""
        try:
            return value_of(line.row.cells[column.key], column)
        except NotTakenError as error:
            found.problems.append(self._problem(line, column, error.said))
            return _UNKNOWN

    def _compare(self, line: _Line, column: FormColumn, found: Found) -> Proposal | None:
        after = self._value(line, column, found)
        if after is _UNKNOWN:
            return None
        now = getattr(line.record, column.key)
        sent = self._sent(line, column)
        if _same(after, now) or (sent is not _UNKNOWN and _same(after, sent)):
            return None
        if after is None and column.offered:
            found.problems.append(self._problem(line, column, Said(_LEFT_EMPTY)))
            return None
        hints = self._checked(line, column, after, found)
        if hints is None:
            return None
        since = Since.UNKNOWN
        if sent is not _UNKNOWN:
            since = Since.SAME if _same(sent, now) else Since.CHANGED
        return self._proposal(
            line, column, after, now, None if sent is _UNKNOWN else sent, since, hints=hints
        )

    def _proposal(
        self,
        line: _Line,
        column: FormColumn,
        after: Any,
        now: Any,
        sent: Any,
        since: Since,
        *,
        hints: tuple[Said, ...] = (),
        note_kind: LogKind | None = None,
    ) -> Proposal:
        return Proposal(
            entity=line.table.part.key,
            record_id=line.record.id,
            column=column,
            action_id=line.action_id,
            action=line.action,
            title=line.title,
            sheet=line.table.sheet,
            row=line.row.number,
            sent=sent,
            now=now,
            after=after,
            since=since,
            hints=hints,
            note_kind=note_kind,
        )

    def _sent(self, line: _Line, column: FormColumn) -> Any:
        text = self._book.sent.get((line.table.part.key, line.record.id, column.key))
        if text is None:
            return _UNKNOWN
        try:
            return decode(column, text)
        except ValueError:
            return _UNKNOWN

    def _checked(
        self, line: _Line, column: FormColumn, after: Any, found: Found
    ) -> tuple[Said, ...] | None:
        """Return what could be better about a value; None when it cannot be kept at all."""
        record = line.record
        now = {name: getattr(record, name) for name in fields_of(type(record))}
        known = {
            (problem.field, problem.msgid)
            for problem in problems_of(type(record), now, today=self._today)
        }
        fresh = [
            problem
            for problem in problems_of(type(record), now | {column.key: after}, today=self._today)
            if (problem.field, problem.msgid) not in known
        ]
        blocking = [problem for problem in fresh if problem.blocking]
        for problem in blocking:
            said = Said(problem.msgid, problem.values)
            found.problems.append(self._problem(line, column, said))
        return None if blocking else tuple(Said(each.msgid, each.values) for each in fresh)

    def _with_follows(self, line: _Line, proposal: Proposal, own: set[str]) -> Proposal:
        if proposal.column.key != "status":
            return proposal
        brought = implied(line.record, "status", proposal.after, self._today)
        columns = {column.key: column for column in line.table.part.columns}
        follows = tuple(
            (columns[key], value)
            for key, value in brought.items()
            if key in columns and key not in own | {"status"}
            if getattr(line.record, key) != value
        )
        return dataclasses.replace(proposal, follows=follows)

    def _note(self, line: _Line, found: Found) -> Proposal | None:
        cells, part = line.row.cells, line.table.part
        if NOTE not in cells:
            return None
        text = self._value(line, part.column(NOTE), found)
        kind: Any = None
        if NOTE_KIND in cells:
            kind = self._value(line, part.column(NOTE_KIND), found)
        if text is _UNKNOWN:
            return None
        if text is None:
            if kind is not None and kind is not _UNKNOWN:
                found.problems.append(self._problem(line, part.column(NOTE_KIND), Said(_NO_TEXT)))
            return None
        if isinstance(line.record, Milestone):
            text = milestone_note(line.title, text)
        if flat(text) in self._noted.get(line.action_id, set()):
            found.problems.append(self._problem(line, part.column(NOTE), Said(_NOTED)))
            return None
        return self._proposal(
            line,
            part.column(NOTE),
            text,
            None,
            None,
            Since.SAME,
            note_kind=kind if isinstance(kind, LogKind) else LogKind.PROGRESS,
        )


def _same(one: Any, other: Any) -> bool:
    """Say whether two values mean the same: texts but for white space and how a sheet keeps it."""
    if isinstance(one, str) and isinstance(other, str):
        return _plain(one) == _plain(other)
    return bool((one or None) == (other or None)) if _is_text(one, other) else bool(one == other)


def _is_text(one: Any, other: Any) -> bool:
    return isinstance(one, str) or isinstance(other, str)


def _plain(text: str) -> str:
    return flat(clean_text(text) or "")
