"""The ratings of one organisation as a table model: candidates by criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.priorities import Candidate, Criterion

Index = QModelIndex | QPersistentModelIndex

LETTER_ROLE = Qt.ItemDataRole.UserRole + 1
VALUE_ROLE = Qt.ItemDataRole.UserRole + 2


class ScoreModel(QAbstractTableModel):
    """Column 0 names the candidate, the others hold the value (None while not rated)."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self.words = tr
        self.candidates: list[tuple[str, Candidate]] = []
        self.criteria: list[Criterion] = []
        self._values: Mapping[tuple[str, str], float] = {}

    def set_content(
        self,
        candidates: Sequence[tuple[str, Candidate]],
        criteria: Sequence[Criterion],
        values: Mapping[tuple[str, str], float],
    ) -> None:
        """Show values by (candidate id, criterion id)."""
        shape = ([item.id for _sign, item in candidates], [item.id for item in criteria])
        before = ([item.id for _sign, item in self.candidates],
                  [item.id for item in self.criteria])  # fmt: skip
        if shape != before:
            self.beginResetModel()
        self.candidates, self.criteria, self._values = list(candidates), list(criteria), values
        if shape != before:
            self.endResetModel()
        elif self.candidates:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def pair(self, index: Index) -> tuple[str, str] | None:
        """Return candidate and criterion id of a cell, None outside the ratings."""
        if not index.isValid() or index.column() == 0:
            return None
        criterion = self.criteria[index.column() - 1]
        return self.candidates[index.row()][1].id, criterion.id

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.candidates)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.criteria) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if section == 0 and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if section == 0:
            return self.words.t("Candidate") if role == Qt.ItemDataRole.DisplayRole else None
        criterion = self.criteria[section - 1]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return criterion.name
        return criterion.question if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        sign, candidate = self.candidates[index.row()]
        if index.column() == 0:
            texts = {Qt.ItemDataRole.DisplayRole: candidate.title, LETTER_ROLE: sign,
                     Qt.ItemDataRole.AccessibleTextRole: f"{sign} {candidate.title}"}  # fmt: skip
            return texts.get(role)
        criterion = self.criteria[index.column() - 1]
        value = self._values.get((candidate.id, criterion.id))
        if role == VALUE_ROLE:
            return value
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if value is None else self.words.number(value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.words.t("not rated") if value is None else self.words.number(value)
            return f"{candidate.title}, {criterion.name}: {said}"
        return None
