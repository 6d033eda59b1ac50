"""What all tables share: selection by row, keyboard, header, widths that fit, empty state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTableView, QWidget

from pcve_desktop.ui.kit.cards import EmptyState, set_flush
from pcve_desktop.ui.kit.focus import paint_focus
from pcve_desktop.ui.kit.table.delegates import EDGE, RowDelegate
from pcve_desktop.ui.kit.table.header import SortHeader
from pcve_desktop.ui.kit.table.model import ID_ROLE
from pcve_desktop.ui.kit.table.widths import ColumnWidths

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
    )

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.table.model import RecordTableModel
    from pcve_desktop.ui.kit.theme import ThemeHub

_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TableView(QTableView):
    """The base of the tables. Subclasses set a model and say in which row a record stands.

    Signals carry record ids: `current_changed` (empty for none), `opened` (double click, Enter),
    `delete_asked` (Delete), `menu_filling(menu, id)` to add entries to the context menu, and
    `empty_acted` for the link of the empty state. The current row survives new rows.
    """

    current_changed = Signal(str)
    opened = Signal(str)
    delete_asked = Signal(str)
    menu_filling = Signal(QMenu, str)
    empty_acted = Signal()

    def __init__(
        self,
        model: RecordTableModel,
        *,
        hub: ThemeHub,
        tr: Translator,
        name: str,
        label: str,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub, self._tr, self._name, self._compact = hub, tr, name, compact
        self._records = model
        self._kept = ""
        self._told = ""
        self._quiet = self._ringed = False
        self._empty: EmptyState | None = None
        self._empty_texts = ("", "")
        self._no_match = tr.t("Nothing fits the filters.")
        self.setObjectName(name)
        self.setAccessibleName(label)
        set_flush(self)
        self._header = SortHeader(hub, tr, self)
        self.setHorizontalHeader(self._header)
        self._rows = RowDelegate(self, hub)
        self.setItemDelegate(self._rows)
        self.widths = ColumnWidths(self, model, self._header, hub, tr)
        self._set_behaviour()
        self.doubleClicked.connect(self._open)
        self._header.left.connect(self._back_from_header)

    def _follow_model(self) -> None:
        """Listen to the selection and the theme; call it once the model is set."""
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self._hub.changed.connect(self._restyle)
        self._restyle()

    def index_of(self, record_id: str) -> QModelIndex:
        """Return the index of the row of a record; an invalid one when it is not shown."""
        raise NotImplementedError

    def held(self) -> int:
        """Return how many rows there are without any filter, or some number above 0."""
        raise NotImplementedError

    def _set_behaviour(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()

    def _restyle(self) -> None:
        height = self._hub.theme.px(42 if self._compact else 51)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.widths.forget()
        self.fit_columns()
        self.viewport().update()

    # ---------------------------------------------------------------- current row

    def current_id(self) -> str:
        """Return the id of the current row, empty for none."""
        index = self.currentIndex()
        return str(index.data(ID_ROLE)) if index.isValid() else ""

    def select_id(self, record_id: str) -> bool:
        """Make a record the current row and bring it into view; return whether it is shown."""
        index = self.index_of(record_id)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        # A page may save and read again when the row changes: the index of before is then gone.
        self.scrollTo(self.currentIndex())
        return True

    def _keep(self) -> None:
        self._kept = self.current_id()
        self._quiet = True

    def _restore(self) -> None:
        self.widths.forget()
        self._quiet = False
        if not self._kept or not self.select_id(self._kept):
            self._tell("")
        self.fit_columns()

    def _row_changed(self, current: QModelIndex) -> None:
        self.viewport().update()
        if not self._quiet:
            self._tell(str(current.data(ID_ROLE)) if current.isValid() else "")

    def _tell(self, record_id: str) -> None:
        if record_id != self._told:
            self._told = record_id
            self.current_changed.emit(record_id)

    # ---------------------------------------------------------------- keyboard and mouse

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ringed = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ringed = True
        key, row = event.key(), self.currentIndex().row()
        current = self.current_id()
        if key in _OPEN_KEYS and not event.modifiers() and current:
            self.opened.emit(current)
        elif key == Qt.Key.Key_Delete and current:
            self._ask_delete(current)
        elif key == Qt.Key.Key_Up and row <= 0:
            self._header.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.model().rowCount():
            self._go_to_end(event, 0 if key == Qt.Key.Key_Home else self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def _ask_delete(self, current: str) -> None:
        self.delete_asked.emit(current)

    def _go_to_end(self, _event: QKeyEvent, row: int) -> None:
        place = max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self.model().index(row, place))

    def _back_from_header(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(str(index.data(ID_ROLE)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._rows.hovered:
            self._rows.hovered = row
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        spot = event.globalPos()
        if not by_mouse and index.isValid():
            spot = self.viewport().mapToGlobal(self.visualRect(index).center())
        self.fill_menu(index).popup(spot)

    def fill_menu(self, index: QModelIndex) -> QMenu:
        """Return the context menu of a row: open, what the page adds, delete, sort by."""
        menu = QMenu(self)
        menu.setObjectName(f"{self._name}.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        record_id = str(index.data(ID_ROLE)) if index.isValid() else ""
        if record_id:
            open_ = menu.addAction(self._tr.t("Open"))
            open_.triggered.connect(lambda: self.opened.emit(record_id))
            self.menu_filling.emit(menu, record_id)
            delete = menu.addAction(self._tr.t("Delete"))
            delete.triggered.connect(lambda: self._ask_delete(record_id))
            menu.addSeparator()
        sort = menu.addMenu(self._tr.t("Sort by"))
        for place, column in enumerate(self._records.columns):
            entry = sort.addAction(self._tr.t(column.label).replace("&", "&&"))
            entry.triggered.connect(lambda _checked=False, at=place: self._header.sort_by(at))
        return menu

    # ---------------------------------------------------------------- widths

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()
        self._place_empty()

    def fit_columns(self) -> None:
        """Share the width: states, dates and numbers get theirs, names give way and grow."""
        # Before it is shown, its size is a guess that changes several times.
        if not self.isVisible():
            return
        self._rows.last = self._header.last = self.widths.fit()

    # ---------------------------------------------------------------- empty state

    def set_empty(self, text: str, action: str = "") -> None:
        """Say what stands here while there are no rows at all: one sentence, one link."""
        self._empty_texts = (text, action)
        self._show_empty()

    def _show_empty(self, _count: int = 0) -> None:
        if self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
            self._empty = None
        if self.model().rowCount():
            return
        text, action = self._empty_texts
        if self.held():
            text, action = self._no_match, ""
        if not text:
            return
        self._empty = EmptyState(
            self._hub, text, action, name=f"{self._name}.empty", parent=self.viewport()
        )
        self._empty.acted.connect(self.empty_acted)
        self._place_empty()
        self._empty.show()

    def _place_empty(self) -> None:
        if self._empty is None:
            return
        room = self.viewport().rect()
        width = min(self._hub.theme.px(420), room.width() - 2 * EDGE)
        height = self._empty.sizeHint().height()
        if self._empty.hasHeightForWidth():
            height = max(height, self._empty.heightForWidth(width))
        top = max(EDGE, min((room.height() - height) // 3, 120))
        self._empty.setGeometry((room.width() - width) // 2, top, width, height)

    # ---------------------------------------------------------------- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index = self.currentIndex()
        if not self._ringed or not self.hasFocus() or not index.isValid():
            return
        rect = self.visualRect(index)
        whole = QRectF(4, rect.top(), self.viewport().width() - 4, rect.height() - 1)
        painter = QPainter(self.viewport())
        paint_focus(painter, whole, self._hub.theme)
        painter.end()
