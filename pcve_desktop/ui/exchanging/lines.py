"""The lines of a review: headings that fold, conflicts with their state, records with a tick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from pcve_desktop.exchange.review import FieldChange, Item, Standing
from pcve_desktop.ui.exchanging.words import standing_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from pcve_desktop.ui.exchanging.deciding import Deciding, Key
    from pcve_desktop.ui.exchanging.words import Telling

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
NOTE_ROLE = Qt.ItemDataRole.UserRole + 2
STATE_ROLE = Qt.ItemDataRole.UserRole + 3
FOLDED_ROLE = Qt.ItemDataRole.UserRole + 4

OPEN, DECIDED, ASIDE = "open", "decided", "aside"


@dataclass(frozen=True, slots=True)
class Line:
    """A line: the heading of a standing (nothing else), a conflict, or a record."""

    standing: Standing
    item: Item | None = None
    change: FieldChange | None = None

    @property
    def key(self) -> Key | None:
        """The conflict of the line, None when it is not about one."""
        if self.item is None or self.change is None:
            return None
        return (self.item.record, self.change.name)


class ReviewModel(QAbstractListModel):
    """The lines of a plan; `changed` after every tick and every choice."""

    changed = Signal()

    def __init__(self, telling: Telling, deciding: Deciding) -> None:
        super().__init__()
        self._telling, self.deciding = telling, deciding
        self._tr = telling.tr
        self._groups: dict[Standing, list[Line]] = {}
        self._folded: set[Standing] = set()
        self._wanted: frozenset[Standing] = frozenset(Standing)
        self._shown: list[Line] = []
        self._at: dict[Key, int] = {}
        self._fill()

    # What it holds

    def _fill(self) -> None:
        self.beginResetModel()
        found: dict[Standing, list[Line]] = {standing: [] for standing in Standing}
        for item in self.deciding.shown():
            lines = found[item.standing]
            if item.standing is Standing.BOTH:
                lines += [Line(item.standing, item, change) for change in item.conflicts]
            else:
                lines.append(Line(item.standing, item))
        self._groups = {standing: lines for standing, lines in found.items() if lines}
        self._lay_out()
        self.endResetModel()

    def _lay_out(self) -> None:
        self._shown = []
        for standing, lines in self._groups.items():
            if standing in self._wanted:
                self._shown.append(Line(standing))
                self._shown += () if standing in self._folded else lines
        self._at = {line.key: row for row, line in enumerate(self._shown) if line.key is not None}

    def show_only(self, wanted: Collection[Standing]) -> None:
        """Show the lines of some standings only; all of them when none is named."""
        self.beginResetModel()
        self._wanted = frozenset(wanted or Standing)
        self._folded -= self._wanted if wanted else set()
        self._lay_out()
        self.endResetModel()

    def fold(self, standing: Standing, *, folded: bool) -> None:
        """Fold the lines of a standing away under their heading, or show them again."""
        if (standing in self._folded) == folded or standing not in self._wanted:
            return
        lines, row = self._groups[standing], self._shown.index(Line(standing))
        first, last = row + 1, row + len(lines)
        if folded:
            self.beginRemoveRows(QModelIndex(), first, last)
            self._folded.add(standing)
        else:
            self.beginInsertRows(QModelIndex(), first, last)
            self._folded.discard(standing)
        self._lay_out()
        if folded:
            self.endRemoveRows()
        else:
            self.endInsertRows()
        heading = self.index(row)
        self.dataChanged.emit(heading, heading, [FOLDED_ROLE])

    def is_folded(self, standing: Standing) -> bool:
        """Say whether the lines of a standing are folded away."""
        return standing in self._folded

    def line(self, row: int) -> Line | None:
        """Return the line in a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, key: Key) -> int:
        """Return the row of a conflict, -1 when it is folded away or filtered out."""
        return self._at.get(key, -1)

    def first_row(self) -> int:
        """Return where to begin: the first open conflict, or else the first line."""
        key = self.deciding.next_open(None)
        if key is not None and key in self._at:
            return self._at[key]
        return next((row for row, line in enumerate(self._shown) if line.item is not None), -1)

    def told(self) -> None:
        """Tell everybody that something was decided."""
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
        self.changed.emit()

    def tick_group(self, standing: Standing, *, on: bool) -> None:
        """Take in all records of a standing, or put all of them aside."""
        self._tick_lines(self._groups.get(standing, []), on=on)

    def toggle(self, line: Line) -> None:
        """Put a line aside, or take it in: all records below it, for a heading."""
        if line.item is None:
            self.tick_group(line.standing, on=not self.deciding.counts(line.standing)[0])
        else:
            self._tick_lines([line], on=self.deciding.is_aside(line.item.record))

    def _tick_lines(self, lines: list[Line], *, on: bool) -> None:
        records = [line.item.record for line in lines if line.item is not None]
        if on:
            self.deciding.take(records)
        else:
            self.deciding.put_aside(records)
        self.told()

    # What Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._tick(self._shown[index.row()]) is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        answers: dict[int, Callable[[Line], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._title,
            Qt.ItemDataRole.ToolTipRole: self._title,
            Qt.ItemDataRole.CheckStateRole: self._tick,
            Qt.ItemDataRole.AccessibleTextRole: self._in_words,
            LINE_ROLE: lambda line: line,
            NOTE_ROLE: self._note,
            STATE_ROLE: self.state,
            FOLDED_ROLE: lambda line: line.standing in self._folded,
        }
        answer = answers.get(role)
        return None if answer is None else answer(self._shown[index.row()])

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        line = self._shown[index.row()]
        if self._tick(line) is None:
            return False
        self._tick_lines([line], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def state(self, line: Line) -> str:
        """Return whether a line is put aside, or how its conflict stands; empty for the rest."""
        if line.item is None:
            return ""
        if self.deciding.is_aside(line.item.record):
            return ASIDE
        if line.key is None:
            return ""
        return OPEN if self.deciding.is_open(line.key) else DECIDED

    def _tick(self, line: Line) -> Qt.CheckState | None:
        """Return the tick of a record; conflicts are decided instead, headings fold."""
        if line.item is None or line.change is not None:
            return None
        aside = self.deciding.is_aside(line.item.record)
        return Qt.CheckState.Unchecked if aside else Qt.CheckState.Checked

    def _title(self, line: Line) -> str:
        if line.item is None:
            return standing_text(self._tr, line.standing)
        return self._telling.line(line.item, line.change)

    def _note(self, line: Line) -> str:
        tr = self._tr
        if line.item is None:
            if line.standing is Standing.BOTH:
                return tr.number(len(self._groups[line.standing]))
            taken, total = self.deciding.counts(line.standing)
            return tr.t("{count} of {total}", count=tr.number(taken), total=tr.number(total))
        states = {
            OPEN: tr.t("To decide"),
            DECIDED: tr.t("Decided"),
            ASIDE: tr.c("entry", "Put aside"),
        }
        return states.get(self.state(line)) or self._telling.kind(line.item)

    def _in_words(self, line: Line) -> str:
        tr = self._tr
        parts = [self._title(line), self._note(line)]
        if line.item is None:
            folded = line.standing in self._folded
            parts.append(tr.t("folded") if folded else tr.t("unfolded"))
        elif line.change is None:
            aside = self.deciding.is_aside(line.item.record)
            parts.append(tr.t("not ticked") if aside else tr.t("ticked"))
        elif (choice := self.deciding.choice((line.item.record, line.change.name))) is not None:
            parts.append(tr.t(choice.value))
        return ", ".join(part for part in parts if part)
