"""The first rows of a file, as the spreadsheet shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from pcve_desktop.imports.table import cell_text
from pcve_desktop.ui.kit.focus import paint_focus

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.table import Table
    from pcve_desktop.ui.kit.theme import ThemeHub

Index = QModelIndex | QPersistentModelIndex

SHOWN = 20
_ROW, _WIDTH, _WIDEST = 34, 150, 260


class RowsModel(QAbstractTableModel):
    """The first rows of a table, one line per cell; the row numbers are those of the file."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._headers: list[str] = []
        self._rows: list[tuple[int, list[str]]] = []

    def set_table(self, table: Table | None) -> None:
        """Show another table, or nothing."""
        self.beginResetModel()
        self._headers = [column.label(self._tr) for column in table.columns] if table else []
        self._rows = [
            (row.number, [cell_text(cell) for cell in row.cells])
            for row in (table.rows[:SHOWN] if table else ())
        ]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self._rows[index.row()][1][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text.split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return text or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headers[index.column()]}: {text or self._tr.t('empty')}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
                return self._headers[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        elif role == Qt.ItemDataRole.DisplayRole:
            return str(self._rows[section][0])
        return None


class _CellDelegate(QStyledItemDelegate):
    """Cells as the style paints them, with the ring of the program around the current one."""

    def __init__(self, hub: ThemeHub, parent: QTableView) -> None:
        super().__init__(parent)
        self._hub = hub

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        super().paint(painter, option, index)
        if focused:
            paint_focus(painter, QRectF(option.rect), self._hub.theme)


class RowsView(QTableView):
    """A table to look at; the arrows walk, nothing can be changed."""

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._hub = hub
        self.rows = RowsModel(tr)
        self.rows.setParent(self)
        self.setObjectName(name)
        self.setAccessibleName(tr.t("First rows of the file"))
        self.setModel(self.rows)
        self.setItemDelegate(_CellDelegate(hub, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        scroll = QAbstractItemView.ScrollMode.ScrollPerPixel
        self.setVerticalScrollMode(scroll)
        self.setHorizontalScrollMode(scroll)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setHighlightSections(False)
        hub.changed.connect(self._restyle)
        self._restyle()

    def set_table(self, table: Table | None) -> None:
        """Show the first rows of another table."""
        self.rows.set_table(table)
        self._restyle()

    def _restyle(self) -> None:
        px = self._hub.theme.px
        self.verticalHeader().setMinimumSectionSize(px(_ROW))
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.horizontalHeader().setMaximumSectionSize(px(_WIDEST))
        for column in range(self.rows.columnCount()):
            wanted = max(self.sizeHintForColumn(column) + 18, px(_WIDTH) // 2)
            header = self.horizontalHeader().sectionSizeHint(column)
            self.setColumnWidth(column, min(max(wanted, header), px(_WIDEST)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._hub.theme.px(_ROW) * 4)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()
