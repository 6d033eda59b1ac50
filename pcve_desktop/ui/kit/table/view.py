"""The table of a page: selection by row, keyboard, sorting, widths that fit, empty state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QMenu,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from pcve_desktop.ui.kit.cards import EmptyState, frame, set_flush
from pcve_desktop.ui.kit.focus import paint_focus
from pcve_desktop.ui.kit.table.columns import Show
from pcve_desktop.ui.kit.table.delegates import EDGE, PAD, RowDelegate, cell_width
from pcve_desktop.ui.kit.table.filters import RecordFilter
from pcve_desktop.ui.kit.table.header import SortHeader
from pcve_desktop.ui.kit.table.model import ID_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.table.model import RecordTableModel
    from pcve_desktop.ui.kit.theme import ThemeHub

_MEASURED, _SAMPLED = 300, 50
# What gives way where there is little room, in this order.
_GIVING = (Show.TEXT, Show.STRONG)
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RecordTableView(QTableView):
    """Show a `RecordTableModel` behind its `RecordFilter` (`.filter`).

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
        self._contents: list[int] | None = None
        self._empty: EmptyState | None = None
        self._empty_texts = ("", "")
        self._no_match = tr.t("Nothing fits the filters.")
        self.setObjectName(name)
        self.setAccessibleName(label)
        set_flush(self)
        self.filter = RecordFilter(model, self)
        self._header = SortHeader(hub, self)
        self.setHorizontalHeader(self._header)
        self._rows = RowDelegate(self, hub)
        self.setItemDelegate(self._rows)
        self._set_behaviour()
        self.filter.modelAboutToBeReset.connect(self._keep)
        self.setModel(self.filter)
        self.filter.modelReset.connect(self._restore)
        self.filter.counted.connect(self._show_empty)
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.doubleClicked.connect(self._open)
        self._header.left.connect(self._back_from_header)
        self.setSortingEnabled(True)
        self._header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        hub.changed.connect(self._restyle)
        self._restyle()

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
        self._contents = None
        self.fit_columns()
        self.viewport().update()

    # ---------------------------------------------------------------- current row

    def current_id(self) -> str:
        """Return the id of the current row, empty for none."""
        index = self.currentIndex()
        return str(index.data(ID_ROLE)) if index.isValid() else ""

    def select_id(self, record_id: str) -> bool:
        """Make a record the current row and bring it into view; return whether it is shown."""
        row = self._records.row_of(record_id)
        index = QModelIndex()
        if row is not None:
            index = self.filter.mapFromSource(self._records.index(row, 0))
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        # A page may save and read again when the row changes: the index of before is then gone.
        self.scrollTo(self.currentIndex())
        return True

    def shown_ids(self) -> list[str]:
        """Return the ids of the rows shown, from top to bottom."""
        return [str(self.filter.index(row, 0).data(ID_ROLE)) for row in range(self.filter.count())]

    def _keep(self) -> None:
        self._kept = self.current_id()
        self._quiet = True

    def _restore(self) -> None:
        self._contents = None
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
            self.delete_asked.emit(current)
        elif key == Qt.Key.Key_Up and row <= 0:
            self._header.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.filter.count():
            last = self.filter.count() - 1
            place = max(self.currentIndex().column(), 0)
            index = self.filter.index(0 if key == Qt.Key.Key_Home else last, place)
            self.setCurrentIndex(index)
        else:
            super().keyPressEvent(event)

    def _back_from_header(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid() and self.filter.count():
            self.setCurrentIndex(self.filter.index(0, 0))

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
        if index.isValid():
            record_id = str(index.data(ID_ROLE))
            open_ = menu.addAction(self._tr.t("Open"))
            open_.triggered.connect(lambda: self.opened.emit(record_id))
            self.menu_filling.emit(menu, record_id)
            delete = menu.addAction(self._tr.t("Delete"))
            delete.triggered.connect(lambda: self.delete_asked.emit(record_id))
            menu.addSeparator()
        sort = menu.addMenu(self._tr.t("Sort by"))
        for place, column in enumerate(self._records.columns):
            entry = sort.addAction(self._tr.t(column.label).replace("&", "&&"))
            entry.triggered.connect(lambda _checked=False, at=place: self._header.sort_by(at))
        return menu

    # ---------------------------------------------------------------- sorting

    def sort_by(self, name: str, *, descending: bool = False) -> None:
        """Sort by a column."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.sortByColumn(self._records.column_index(name), order)

    # ---------------------------------------------------------------- widths

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()
        self._place_empty()

    def fit_columns(self) -> None:
        """Share the width: states, dates and numbers get theirs, names give way and grow."""
        columns = self._records.columns
        if not columns:
            return
        if self._contents is None:
            self._contents = self._measure()
        gone = self._left_out(self._contents)
        last = max(place for place in range(len(columns)) if place not in gone)
        self._rows.last = self._header.last = last
        widths = [0 if place in gone else w for place, w in enumerate(self._contents)]
        if last < len(columns) - 1:
            widths[last] += EDGE - PAD
        spare = self.viewport().width() - sum(widths)
        if spare > 0:
            weights = [
                c.stretch if c.show.elastic and place not in gone else 0
                for place, c in enumerate(columns)
            ]
            self._share(widths, spare, weights)
        elif spare < 0:
            # Plain words give way first, the name of the row last.
            for show in _GIVING:
                give = [
                    max(0, w - self._hub.theme.px(c.narrowest)) if c.show is show else 0
                    for w, c in zip(widths, columns, strict=True)
                ]
                short = sum(widths) - self.viewport().width()
                self._share(widths, -max(0, min(short, sum(give))), give)
        for place, width in enumerate(widths):
            if self.isColumnHidden(place) is not (place in gone):
                self.setColumnHidden(place, place in gone)
            if width:
                self.setColumnWidth(place, width)
        # At once, or a scroll bar for the old widths shows for a moment.
        self.updateGeometries()

    def _left_out(self, contents: list[int]) -> set[int]:
        """Return the optional columns that have no room, the rightmost first."""
        px, columns = self._hub.theme.px, self._records.columns
        least = [
            min(width, px(column.narrowest)) if column.show in _GIVING else width
            for width, column in zip(contents, columns, strict=True)
        ]
        gone: set[int] = set()
        for place in reversed(range(len(columns))):
            if sum(least) <= self.viewport().width():
                break
            if columns[place].optional:
                gone.add(place)
                least[place] = 0
        return gone

    @staticmethod
    def _share(widths: list[int], amount: int, weights: list[int]) -> None:
        """Add `amount` to the widths by weight, exactly."""
        total = sum(weights)
        if not total:
            return
        rest = amount
        for place, weight in enumerate(weights):
            part = round(amount * weight / total)
            widths[place] += part
            rest -= part
        widest = max(range(len(weights)), key=weights.__getitem__)
        widths[widest] += rest

    def _measure(self) -> list[int]:
        theme = self._hub.theme
        widths = []
        last = len(self._records.columns) - 1
        rows = range(min(self._records.rowCount(), _MEASURED))
        for place, column in enumerate(self._records.columns):
            title = self._tr.t(column.label)
            content = self._header.title_width(title)
            # Where texts may be cut, some of the rows tell enough.
            step = max(1, len(rows) // _SAMPLED) if column.show.elastic else 1
            for cell in {self._records.cell(row, place) for row in rows[::step]}:
                content = max(content, cell_width(cell, theme))
            if column.show.elastic:
                content = min(content, theme.px(column.widest))
            padding = (EDGE if place == 0 else 0) + (EDGE if place == last else PAD)
            widths.append(content + padding)
        return widths

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
        if self.filter.count():
            return
        text, action = self._empty_texts
        if self._records.rowCount():
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


def in_card(view: QWidget) -> QFrame:
    """Return a white card with rounded corners around a table or list."""
    card = frame("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(1, 4, 1, 6)
    column.addWidget(view)
    return card
