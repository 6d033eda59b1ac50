"""One column of a board: header, list of cards, empty state or note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from pcve_desktop.ui.kit.board.model import FACE_ROLE, ID_ROLE, CardModel
from pcve_desktop.ui.kit.board.painting import RING, CardDelegate, CardPainter
from pcve_desktop.ui.kit.cards import EmptyState
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QResizeEvent,
    )

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.board.face import BoardColumn, CardFace
    from pcve_desktop.ui.kit.theme import ThemeHub

MIME = "application/x-passerelle-card"
_EDGE = 28


class CardList(QListView):
    """The cards of a column. What keys and drops mean is decided by the board."""

    key_pressed = Signal(object)
    dropped = Signal(str, int)
    left = Signal()
    menu_asked = Signal(str, QPoint)

    def __init__(
        self, model: CardModel, cards: CardPainter, *, hub: ThemeHub, tr: Translator
    ) -> None:
        super().__init__()
        self.cards = model
        self._painter = cards
        self.setModel(model)
        self.delegate = CardDelegate(self, cards, hub=hub, tr=tr)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        # Only another width breaks titles differently; Adjust would also answer to heights.
        self.setResizeMode(QListView.ResizeMode.Fixed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)

    def sizeHint(self) -> QSize:
        # The grid says how tall a column is; without this an empty one would be the tallest.
        return QSize(super().sizeHint().width(), 60)

    def current_id(self) -> str:
        """Return the id of the current card, empty for none."""
        return str(self.currentIndex().data(ID_ROLE) or "")

    def go_to(self, record_id: str) -> None:
        """Make a card the current one and bring it into view."""
        row = self.cards.row_of(record_id)
        if row >= 0:
            index = self.cards.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def set_ringed(self, ringed: bool) -> None:
        """Show the ring of the current card, or not."""
        self.delegate.ringed = ringed
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.foresee_bar()
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def foresee_bar(self) -> None:
        """Show the scroll bar at once where the cards cannot do without it.

        Found out by laying them out, it would make them narrower and laid out once more.
        """
        least = self.cards.rowCount() * self._painter.least_height()
        policy = (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
            if least > self.viewport().height()
            else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.set_ringed(True)
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.set_ringed(False)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(0))
        self.set_ringed(event.reason() != Qt.FocusReason.MouseFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.set_ringed(False)
        passing = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        if event.reason() not in passing:
            self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() != event.Reason.Mouse:
            index = self.currentIndex()
        if index.isValid():
            spot = self.viewport().mapToGlobal(self.visualRect(index).center())
            by_mouse = event.reason() == event.Reason.Mouse
            self.menu_asked.emit(
                str(index.data(ID_ROLE) or ""), event.globalPos() if by_mouse else spot
            )

    # ---------------------------------------------------------------- drag and drop

    def startDrag(self, _actions: Qt.DropAction) -> None:
        index = self.currentIndex()
        face: CardFace | None = index.data(FACE_ROLE)
        if face is None or not face.movable:
            return
        drag = QDrag(self)
        drag.setMimeData(card_mime(face.id))
        width = self.viewport().width() - 2 * RING
        drag.setPixmap(self._painter.picture(face, width, self.devicePixelRatioF()))
        inside = (
            self.viewport().mapFromGlobal(self.cursor().pos()) - self.visualRect(index).topLeft()
        )
        drag.setHotSpot(inside)
        self.delegate.away = face.id
        self.viewport().update()
        drag.exec(Qt.DropAction.MoveAction)
        self.delegate.away = ""
        self.cards.set_slot(-1)
        self.viewport().update()

    def row_for(self, y: int) -> int:
        """Return before which row a card dropped at a height would land."""
        for row in range(self.cards.rowCount()):
            rect = self.visualRect(self.cards.index(row))
            if y < rect.center().y():
                return row
        return self.cards.rowCount()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        y = event.position().toPoint().y()
        bar = self.verticalScrollBar()
        if y < _EDGE:
            bar.setValue(bar.value() - 12)
        elif y > self.viewport().height() - _EDGE:
            bar.setValue(bar.value() + 12)
        slot = self.cards.slot()
        inside = slot >= 0 and self.visualRect(self.cards.index(slot)).contains(0, y)
        if not inside:
            self.cards.set_slot(self.row_for(y))
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.cards.set_slot(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        record_id = bytes(event.mimeData().data(MIME).data()).decode("utf-8")
        slot = self.cards.slot()
        row = slot if slot >= 0 else self.row_for(event.position().toPoint().y())
        self.cards.set_slot(-1)
        event.acceptProposedAction()
        self.dropped.emit(record_id, row)


def card_mime(record_id: str) -> QMimeData:
    """Return what is dragged: a card by its id."""
    data = QMimeData()
    data.setData(MIME, record_id.encode("utf-8"))
    return data


class Lane(QFrame):
    """A column: icon, title and count, subtitle, cards, and below them an empty state or a note."""

    noted = Signal(str)
    empty_acted = Signal(str)

    def __init__(
        self, column: BoardColumn, cards: CardPainter, *, name: str, hub: ThemeHub, tr: Translator
    ) -> None:
        super().__init__()
        self.column = column
        self._hub, self._tr, self._name = hub, tr, name
        self._below: QWidget | None = None
        self._note = ("", "")
        self.setObjectName(name)
        self.setProperty("kind", "column")
        self.cards = CardModel(self)
        self.list = CardList(self.cards, cards, hub=hub, tr=tr)
        self.list.setObjectName(f"{name}.cards")
        self._count = Text("", Role.STRONG, tone="ink2", name=f"{name}.count")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(7, 12, 5, 7)
        self._column.setSpacing(0)
        self._add_head()
        self._column.addWidget(self.list, 1)
        for signal in (self.cards.rowsInserted, self.cards.rowsRemoved, self.cards.modelReset):
            signal.connect(self._refresh)
        self._refresh()

    def _add_head(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(9, 0, 14, 0)
        head.setSpacing(8)
        if self.column.icon:
            sign = GlyphLabel(self._hub, self.column.icon, size=18, color="accent", ground="sunken")
            head.addWidget(sign)
        head.addWidget(Text(self.column.title, Role.CARD_TITLE, wrap=True), 1)
        head.addWidget(self._count)
        self._column.addLayout(head)
        if self.column.subtitle:
            under = Text(self.column.subtitle, Role.CAPTION, tone="ink2", wrap=True)
            under.setContentsMargins(9, 0, 14, 0)
            self._column.addWidget(under)
        self._column.addSpacing(4)

    def set_note(self, text: str, action: str) -> None:
        """Show a sentence with a link under the cards; empty takes it away."""
        self._note = (text, action)
        self._refresh()

    def _refresh(self) -> None:
        self.list.foresee_bar()
        count = len(self.cards.ids())
        self._count.setText(str(count))
        words = self._tr.n("{count} card", "{count} cards", count)
        self.list.setAccessibleName(f"{self.column.title}, {words}")
        self.list.setAccessibleDescription(self.column.subtitle)
        text, action = self._note
        if not self.cards.rowCount():
            text, action = self.column.empty or text, self.column.empty_action or action
        self._show_below(text, action)

    def _show_below(self, text: str, action: str) -> None:
        if self._below is not None:
            if self._below.accessibleName() == text:
                return
            self._column.removeWidget(self._below)
            self._below.hide()
            self._below.deleteLater()
            self._below = None
        if not text:
            return
        empty = EmptyState(self._hub, text, action, name=f"{self._name}.empty")
        empty.acted.connect(self._acted)
        self._below = QWidget()
        self._below.setAccessibleName(text)
        holder = QVBoxLayout(self._below)
        holder.setContentsMargins(RING, RING, RING, RING)
        holder.addWidget(empty)
        # Above the list while it is empty, so that it stands where cards would.
        at = self._column.indexOf(self.list)
        self._column.insertWidget(at if not self.cards.rowCount() else at + 1, self._below)

    def _acted(self) -> None:
        (self.noted if self.cards.rowCount() else self.empty_acted).emit(self.column.key)

    def index_of(self, record_id: str) -> QModelIndex:
        """Return the index of a card, invalid when it is not here."""
        return self.cards.index(self.cards.row_of(record_id))
