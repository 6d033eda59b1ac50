"""The grid on which one organisation rates: five buttons per cell, arrows and digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from pcve_desktop.ui.kit.focus import paint_focus
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.steps.priorities.score_model import LETTER_ROLE, VALUE_ROLE, ScoreModel

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

VALUES = (1, 2, 3, 4, 5)
_SIDE, _PITCH, _ROW, _TITLE = 28, 32, 52, 200


class _Delegate(QStyledItemDelegate):
    """Paint the candidate with its letter, and the five values of a cell."""

    def __init__(self, hub: ThemeHub, view: ScoreGrid) -> None:
        super().__init__(view)
        self._hub, self._view = hub, view

    def boxes(self, rect: QRectF) -> list[QRectF]:
        """Return where the five values stand in a cell."""
        theme = self._hub.theme
        side, pitch = theme.px(_SIDE), theme.px(_PITCH)
        left = rect.left() + (rect.width() - pitch * 4 - side) / 2
        top = rect.center().y() - side / 2
        return [QRectF(left + place * pitch, top, side, side) for place in range(len(VALUES))]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._hub.theme
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self._view.currentIndex()
        if current.isValid() and index.row() == current.row():
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("line")
        )
        if index.column() == 0:
            self._paint_title(painter, rect, index)
        else:
            self._paint_values(painter, rect, index)
            if index == current and self._view.ringed():
                paint_focus(painter, rect.adjusted(0, 2, 0, -3), theme)
        painter.restore()

    def _paint_title(
        self, painter: QPainter, rect: QRectF, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._hub.theme
        side = theme.px(26)
        disc = QRectF(rect.left() + 14, rect.center().y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(disc)
        painter.setPen(theme.color("on_accent"))
        painter.setFont(theme.font(Role.SECONDARY_STRONG))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(index.data(LETTER_ROLE)))
        words = QRectF(disc.right() + 10, rect.top(), rect.right() - disc.right() - 14,
                       rect.height())  # fmt: skip
        painter.setPen(theme.color("ink"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(words, int(flags), str(index.data()))

    def _paint_values(
        self, painter: QPainter, rect: QRectF, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._hub.theme
        chosen = index.data(VALUE_ROLE)
        for value, box in zip(VALUES, self.boxes(rect), strict=True):
            on = chosen is not None and round(chosen) == value
            painter.setPen(QPen(theme.color("accent" if on else "ctl"), 1))
            painter.setBrush(theme.color("accent" if on else "surface"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.setFont(theme.font(Role.SECONDARY_STRONG if on else Role.SECONDARY))
            painter.setPen(theme.color("on_accent" if on else "ink2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(value))


class ScoreGrid(QTableView):
    """Candidates by criteria. `rated(candidate, criterion, value)`; `moved` to another cell."""

    rated = Signal(str, str, int)
    # The rating of the current cell is taken back.
    cleared = Signal()
    moved = Signal()

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._hub, self._ring = hub, False
        self.scores = ScoreModel(tr)
        self.setObjectName(name)
        self.setAccessibleName(tr.t("Ratings"))
        self.setModel(self.scores)
        self._painter = _Delegate(hub, self)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.scores.modelReset.connect(self._fit)
        hub.changed.connect(self._fit)
        self._fit()

    def pair(self) -> tuple[str, str] | None:
        """Return candidate and criterion of the current cell."""
        return self.scores.pair(self.currentIndex())

    def ringed(self) -> bool:
        """Say whether the ring of the keyboard shows."""
        return self._ring and self.hasFocus()

    def _fit(self) -> None:
        theme = self._hub.theme
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        cell = theme.px(_PITCH * 5 + 6)
        columns = len(self.scores.criteria)
        spare = self.viewport().width() - cell * columns
        if columns:
            self.setColumnWidth(0, max(theme.px(_TITLE), min(spare, theme.px(360))))
        for place in range(1, columns + 1):
            self.setColumnWidth(place, cell)
        if not self.currentIndex().isValid() and columns and self.scores.candidates:
            self.setCurrentIndex(self.scores.index(0, 1))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = len(self.scores.candidates) * self._hub.theme.px(_ROW)
        # A narrow window shows a scroll bar below the last row.
        return QSize(600, rows + self.horizontalHeader().sizeHint().height() + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.moved.emit()

    # ---------------------------------------------------------------- keyboard and mouse

    def _rate(self, value: int) -> None:
        pair = self.pair()
        if pair is not None:
            self.rated.emit(*pair, value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        text = event.text()
        if text.isdecimal() and int(text) in VALUES:
            self._rate(int(text))
            self.viewport().update()
            return
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.cleared.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # The digits of a rating are not shortcuts of the window.
        if event.type() == QEvent.Type.ShortcutOverride:
            text = getattr(event, "text", lambda: "")()
            if text and text.isdecimal():
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        value = self.value_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and value:
            self._rate(value)

    def value_at(self, spot: QPoint) -> int:
        """Return the value whose button lies at a point of the viewport, 0 for none."""
        index = self.indexAt(spot)
        if self.scores.pair(index) is None:
            return 0
        # The whole height of the row can be pressed, and the gaps belong to their left button.
        boxes = self._painter.boxes(QRectF(self.visualRect(index)))
        reach = self._hub.theme.px(_PITCH)
        for value, box in zip(VALUES, boxes, strict=True):
            if box.left() <= spot.x() < box.left() + reach:
                return value
        return 0
