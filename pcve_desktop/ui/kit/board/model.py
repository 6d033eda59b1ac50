"""The cards of one column, with the empty slot that shows where a dragged card would land."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from pcve_desktop.ui.kit.board.face import CardFace

Index = QModelIndex | QPersistentModelIndex

ID_ROLE = Qt.ItemDataRole.UserRole + 1
FACE_ROLE = Qt.ItemDataRole.UserRole + 2


class CardModel(QAbstractListModel):
    """Cards in order. A row without a face is the slot."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[CardFace | None] = []

    def set_cards(self, cards: Sequence[CardFace]) -> None:
        """Show other cards; the same ones need no new layout."""
        rows: list[CardFace | None] = list(cards)
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def ids(self) -> list[str]:
        """Return the ids of the cards in order."""
        return [face.id for face in self._rows if face is not None]

    def face(self, record_id: str) -> CardFace | None:
        """Return a card by id, None when it is not here."""
        return next((f for f in self._rows if f is not None and f.id == record_id), None)

    def row_of(self, record_id: str) -> int:
        """Return the row of a card, -1 when it is not here."""
        for row, face in enumerate(self._rows):
            if face is not None and face.id == record_id:
                return row
        return -1

    def take(self, record_id: str) -> CardFace:
        """Remove a card and return it; KeyError when it is not here."""
        row = self.row_of(record_id)
        face = self._rows[row] if row >= 0 else None
        if face is None:
            raise KeyError(record_id)
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._rows[row]
        self.endRemoveRows()
        return face

    def insert(self, row: int, face: CardFace) -> None:
        """Put a card before a row."""
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows.insert(row, face)
        self.endInsertRows()

    def slot(self) -> int:
        """Return the row of the slot, -1 when there is none."""
        return self._rows.index(None) if None in self._rows else -1

    def set_slot(self, row: int) -> None:
        """Show the slot before a row, or take it away with -1.

        The row is counted with the slot where it is now.
        """
        now = self.slot()
        if now == row:
            return
        if now >= 0:
            self.beginRemoveRows(QModelIndex(), now, now)
            del self._rows[now]
            self.endRemoveRows()
            row -= 1 if row > now else 0
        if row >= 0:
            self.beginInsertRows(QModelIndex(), row, row)
            self._rows.insert(row, None)
            self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        face = self._rows[index.row()] if index.isValid() else None
        if face is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDragEnabled if face.movable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        face = self._rows[index.row()] if index.isValid() else None
        if face is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return face.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return face.in_words()
        return {ID_ROLE: face.id, FACE_ROLE: face}.get(role)
