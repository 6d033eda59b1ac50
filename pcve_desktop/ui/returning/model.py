"""The proposals of a form, grouped by action, each with a tick; then what is not taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from pcve_desktop.services.return_columns import value_text
from pcve_desktop.services.returns import Proposal, ReturnPlan, RowProblem, Since

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.i18n import Translator

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
CHANGE_ROLE = Qt.ItemDataRole.UserRole + 2
NOTE_ROLE = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: a heading (`heading` alone), a proposal, or something not taken.

    `group` is the action that a proposal is about, empty for what is not taken.
    """

    group: str
    heading: str = ""
    proposal: Proposal | None = None
    problem: RowProblem | None = None


def place_text(sheet: str, row: int, tr: Translator) -> str:
    """Return where something stands in the form."""
    if not row:
        return tr.t("Sheet {sheet}", sheet=tr.t(sheet))
    return tr.t("Sheet {sheet}, row {row}", sheet=tr.t(sheet), row=row)


def what_text(proposal: Proposal, tr: Translator) -> str:
    """Return what changes: the field, for a milestone with its title."""
    label = tr.t(proposal.column.label)
    if proposal.note_kind is not None:
        label = f"{label} ({tr.t(proposal.note_kind.label)})"
    return label if proposal.record_id == proposal.action_id else f"{proposal.title} · {label}"


def change_text(proposal: Proposal, tr: Translator) -> str:
    """Return the value here now and the one proposed."""
    after = value_text(proposal.column, proposal.after, tr)
    if proposal.note_kind is not None:
        return after
    return f"{value_text(proposal.column, proposal.now, tr)} → {after}"


class ProposalModel(QAbstractListModel):
    """Lines of a plan; `changed` after every tick."""

    changed = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._lines: list[Line] = []
        self._ticked: set[str] = set()

    # What it holds

    def set_plan(self, plan: ReturnPlan) -> None:
        """Show a plan; what asks for no second look is ticked."""
        self.beginResetModel()
        self._lines = []
        group = ""
        for proposal in plan.proposals:
            if proposal.action_id != group:
                group = proposal.action_id
                self._lines.append(Line(group, heading=proposal.action))
            self._lines.append(Line(group, proposal=proposal))
        if plan.problems:
            self._lines.append(Line("", heading=self._tr.t("Not taken")))
        self._lines += [Line("", problem=problem) for problem in plan.problems]
        self._ticked = {each.id for each in plan.proposals if each.plain}
        self.endResetModel()
        self.changed.emit()

    def proposals(self) -> list[Proposal]:
        """Return every proposal, in order."""
        return [line.proposal for line in self._lines if line.proposal is not None]

    def accepted(self) -> list[Proposal]:
        """Return the proposals with a tick, in order."""
        return [proposal for proposal in self.proposals() if proposal.id in self._ticked]

    def tick_all(self, *, on: bool) -> None:
        """Tick every proposal, or none."""
        self._ticked = {proposal.id for proposal in self.proposals()} if on else set()
        self._tell()

    def first_row(self) -> int:
        """Return the row of the first line that is no heading, -1 when there is none."""
        rows = (at for at, line in enumerate(self._lines) if not line.heading)
        return next(rows, -1)

    def _tell(self) -> None:
        if self._lines:
            last = self.index(len(self._lines) - 1)
            roles = [Qt.ItemDataRole.CheckStateRole, NOTE_ROLE]
            self.dataChanged.emit(self.index(0), last, roles)
        self.changed.emit()

    def _members(self, line: Line) -> list[str]:
        """Return the proposals that a line's tick is about."""
        if line.proposal is not None:
            return [line.proposal.id]
        if line.problem is not None or not line.group:
            return []
        return [
            each.proposal.id
            for each in self._lines
            if each.group == line.group and each.proposal is not None
        ]

    # What Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._members(self._lines[index.row()]):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        answers: dict[int, Callable[[Line], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._title,
            Qt.ItemDataRole.CheckStateRole: self._tick,
            Qt.ItemDataRole.AccessibleTextRole: self._in_words,
            LINE_ROLE: lambda each: each,
            CHANGE_ROLE: self._change,
            NOTE_ROLE: self._note,
        }
        answer = answers.get(role)
        return None if answer is None else answer(line)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        members = self._members(self._lines[index.row()])
        if not members:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.update(members)
        else:
            self._ticked.difference_update(members)
        # A heading and its lines tell each other's ticks.
        self._tell()
        return True

    def _tick(self, line: Line) -> Qt.CheckState | None:
        members = self._members(line)
        if not members:
            return None
        on = sum(each in self._ticked for each in members)
        if not on:
            return Qt.CheckState.Unchecked
        whole = on == len(members)
        return Qt.CheckState.Checked if whole else Qt.CheckState.PartiallyChecked

    def _title(self, line: Line) -> str:
        if line.proposal is not None:
            return what_text(line.proposal, self._tr)
        if line.problem is not None:
            parts = (self._tr.t(line.problem.column), line.problem.title)
            named = " · ".join(part for part in parts if part)
            return named or place_text(line.problem.sheet, line.problem.row, self._tr)
        return line.heading

    def _change(self, line: Line) -> str:
        if line.proposal is not None:
            return change_text(line.proposal, self._tr)
        return line.problem.said.text(self._tr) if line.problem is not None else ""

    def _note(self, line: Line) -> str:
        tr = self._tr
        if line.problem is not None:
            place = place_text(line.problem.sheet, line.problem.row, tr)
            # Where nothing has a name, the place stands for it.
            return "" if place == self._title(line) else place
        if line.proposal is not None:
            return look_text(line.proposal, tr)
        members = self._members(line)
        if not members:
            return tr.number(sum(each.problem is not None for each in self._lines))
        on = sum(each in self._ticked for each in members)
        return tr.t("{count} of {total}", count=tr.number(on), total=tr.number(len(members)))

    def _in_words(self, line: Line) -> str:
        states = {
            Qt.CheckState.Checked: self._tr.t("ticked"),
            Qt.CheckState.Unchecked: self._tr.t("not ticked"),
            Qt.CheckState.PartiallyChecked: self._tr.t("partly ticked"),
        }
        tick = self._tick(line)
        parts = [self._title(line), self._change(line), self._note(line)]
        if tick is not None:
            parts.append(states[tick])
        return ", ".join(part for part in parts if part)


def look_text(proposal: Proposal, tr: Translator) -> str:
    """Return in two or three words why a proposal asks for a second look, empty if it does not."""
    if proposal.since is Since.CHANGED:
        return tr.t("Changed here since")
    if proposal.since is Since.UNKNOWN:
        return tr.t("Not known what was sent")
    if proposal.hints:
        return tr.t("Worth a look")
    return "" if proposal.plain else tr.t("Would be emptied")
