"""The organisations of a plan, grouped by what happens with them, with a tick to leave some out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from pcve_desktop.i18n import mark
from pcve_desktop.imports.items import Verdict
from pcve_desktop.imports.plan import Skipped
from pcve_desktop.likeness.words import fold
from pcve_desktop.ui.importing.decisions import Decisions
from pcve_desktop.ui.importing.wording import likenesses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.group import Alike
    from pcve_desktop.imports.items import PlanItem
    from pcve_desktop.imports.plan import ImportPlan

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
NOTE_ROLE = Qt.ItemDataRole.UserRole + 2
WORTH_A_LOOK_ROLE = Qt.ItemDataRole.UserRole + 3
HEADING_ROLE = Qt.ItemDataRole.UserRole + 4

LEFT_OUT = "Left out"
HEADINGS = {
    Verdict.LIKELY.value: mark("May be known already"),
    Verdict.NEW.value: mark("New organisations"),
    Verdict.UPDATE.value: mark("Updated organisations"),
    Verdict.SAME.value: mark("Unchanged organisations"),
    LEFT_OUT: mark("Rows left out"),
}
GROUPS = {
    Verdict.LIKELY.value: mark(
        "Something speaks for it that they are in the directory. What is not decided is left out."
    ),
    Verdict.NEW.value: mark("They are added to the directory and join the network."),
    Verdict.UPDATE.value: mark(
        "They are known already. Empty fields are filled; what differs stays as it is unless it "
        "is decided otherwise."
    ),
    Verdict.SAME.value: mark("They are known already. Nothing is written unless it is decided."),
    LEFT_OUT: mark("These rows of the file are not imported."),
}


@dataclass(frozen=True)
class Entry:
    """One line of the list: a heading (only `group`), an organisation by name, or a row left out.

    The group is that of the plan: an organisation stays in its place when it is decided.
    """

    group: str
    name: str = ""
    skipped: Skipped | None = None


class PreviewModel(QAbstractListModel):
    """Lines of a plan; `changed` after every tick and every decision."""

    changed = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self.decisions = Decisions()
        self._all: list[Entry] = []
        self._folded: dict[str, str] = {}
        self._shown: list[Entry] = []
        self._left_out: set[str] = set()
        self._alike: dict[str, list[tuple[str, Alike]]] = {}

    # What it holds

    def set_plan(
        self, plan: ImportPlan | None, left_out: Iterable[str] = (), *, forget: bool = False
    ) -> None:
        """Show a plan; `left_out` are the names without a tick, as far as the plan has them.

        `forget` what was decided in the plan before, which was of another file.
        """
        self.beginResetModel()
        self.decisions.set_plan(plan, forget=forget)
        items = plan.items if plan else ()
        self._all = [
            *(Entry(verdict.value, item.name) for verdict in Verdict for item in items
              if item.verdict is verdict),
            *(Entry(LEFT_OUT, skipped=row) for row in (plan.skipped if plan else ())),
        ]  # fmt: skip
        self._left_out = {item.name for item in items}.intersection(left_out)
        self._folded = {item.name: fold(item.name) for item in items}
        self._alike = likenesses(plan) if plan else {}
        self._shown = self._with_headings(self._all)
        self.endResetModel()
        self.changed.emit()

    def set_filter(self, text: str) -> None:
        """Show only organisations with these words in their names."""
        wanted = fold(text).split()
        self.beginResetModel()
        self._shown = self._with_headings(
            [entry for entry in self._all if self._fits(entry, wanted)]
        )
        self.endResetModel()

    def _fits(self, entry: Entry, wanted: list[str]) -> bool:
        if not wanted:
            return True
        if not entry.name:
            return False
        name = self._folded[entry.name]
        return all(word in name for word in wanted)

    @staticmethod
    def _with_headings(entries: list[Entry]) -> list[Entry]:
        lines: list[Entry] = []
        for entry in entries:
            if not lines or lines[-1].group != entry.group:
                lines.append(Entry(entry.group))
            lines.append(entry)
        return lines

    def item(self, entry: Entry) -> PlanItem | None:
        """Return the organisation of a line as it is decided now."""
        return self.decisions.item(entry.name) if entry.name else None

    def decided(self) -> None:
        """Tell everybody that something was decided."""
        last = self.index(len(self._shown) - 1)
        self.dataChanged.emit(self.index(0), last)
        self.changed.emit()

    def left_out(self) -> set[str]:
        """Return the names of the organisations without a tick."""
        return set(self._left_out)

    def leave_out(self, name: str, *, out: bool) -> None:
        """Take the tick of an organisation away, or give it back."""
        if out:
            self._left_out.add(name)
        else:
            self._left_out.discard(name)

    def ticked(self) -> int:
        """Count the organisations that would be written."""
        return sum(
            item.writes and item.name not in self._left_out for item in self.decisions.items()
        )

    def alike(self, name: str) -> list[tuple[str, Alike]]:
        """Return the names that may be the same organisation as this one."""
        return self._alike.get(name, [])

    def entry(self, row: int) -> Entry | None:
        """Return the line in a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def group_size(self, group: str) -> int:
        """Count the lines of a group, shown or not."""
        return sum(entry.group == group for entry in self._all)

    def first_item(self) -> int:
        """Return the row of the first line that is no heading, -1 when there is none."""
        return next((row for row, entry in enumerate(self._shown) if not _is_heading(entry)), -1)

    # What Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._members(self._shown[index.row()]):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._shown[index.row()]
        answers: dict[int, Callable[[Entry], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._title,
            Qt.ItemDataRole.ToolTipRole: self._title,
            Qt.ItemDataRole.CheckStateRole: self._tick,
            Qt.ItemDataRole.AccessibleTextRole: self._in_words,
            ENTRY_ROLE: lambda line: line,
            NOTE_ROLE: self._note,
            WORTH_A_LOOK_ROLE: self._worth_a_look,
            HEADING_ROLE: _is_heading,
        }
        answer = answers.get(role)
        return None if answer is None else answer(entry)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        names = self._members(self._shown[index.row()])
        if not names:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Unchecked:
            self._left_out.update(names)
        else:
            self._left_out.difference_update(names)
        # The heading and its lines tell each other's ticks.
        last = self.index(len(self._shown) - 1)
        self.dataChanged.emit(self.index(0), last, [Qt.ItemDataRole.CheckStateRole, NOTE_ROLE])
        self.changed.emit()
        return True

    def _members(self, entry: Entry) -> list[str]:
        """Return the names that a line's tick is about; those shown, for a heading."""
        if entry.name:
            return [entry.name] if self.decisions.item(entry.name).writes else []
        if not _is_heading(entry):
            return []
        return [
            line.name
            for line in self._shown
            if line.group == entry.group and line.name and self.decisions.item(line.name).writes
        ]

    def _tick(self, entry: Entry) -> Qt.CheckState | None:
        names = self._members(entry)
        if not names:
            return None
        out = sum(name in self._left_out for name in names)
        if not out:
            return Qt.CheckState.Checked
        return Qt.CheckState.Unchecked if out == len(names) else Qt.CheckState.PartiallyChecked

    def _title(self, entry: Entry) -> str:
        if entry.skipped is not None:
            return self._tr.t("Row {row}", row=entry.skipped.row)
        return entry.name or self._tr.t(HEADINGS[entry.group])

    def _note(self, entry: Entry) -> str:
        tr = self._tr
        item = self.item(entry)
        if item is not None:
            return self._item_note(item)
        if entry.skipped is not None:
            return tr.t(entry.skipped.reason)
        names = self._members(entry)
        total = len(names) or sum(
            line.group == entry.group and not _is_heading(line) for line in self._shown
        )
        if not names:
            return tr.number(total)
        ticked = total - sum(name in self._left_out for name in names)
        return tr.t("{count} of {total}", count=tr.number(ticked), total=tr.number(total))

    def _item_note(self, item: PlanItem) -> str:
        tr = self._tr
        if item.name in self._left_out:
            return tr.t("Left out")
        if item.verdict is Verdict.LIKELY:
            return tr.t("To decide")
        if item.decided:
            return tr.t("Known already") if item.organisation_id else tr.t("New")
        if self.alike(item.name):
            return tr.t("Perhaps twice")
        return self._counted(item)

    def _counted(self, item: PlanItem) -> str:
        tr = self._tr
        if count := len(item.problems):
            return tr.n("{count} remark", "{count} remarks", count)
        count = sum(not change.applied for _place, change in item.every_change())
        return tr.n("{count} difference", "{count} differences", count) if count else ""

    def _worth_a_look(self, entry: Entry) -> bool:
        item = self.item(entry)
        if item is None or item.name in self._left_out or item.decided:
            return False
        return bool(item.verdict is Verdict.LIKELY or item.problems or self.alike(item.name))

    def _in_words(self, entry: Entry) -> str:
        parts = [self._title(entry), self._note(entry)]
        tick = self._tick(entry)
        if tick is not None:
            states = {
                Qt.CheckState.Checked: self._tr.t("ticked"),
                Qt.CheckState.Unchecked: self._tr.t("not ticked"),
                Qt.CheckState.PartiallyChecked: self._tr.t("partly ticked"),
            }
            parts.append(states[tick])
        return ", ".join(part for part in parts if part)


def _is_heading(entry: Entry) -> bool:
    return not entry.name and entry.skipped is None
