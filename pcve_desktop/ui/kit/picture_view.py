"""The widget that shows a picture, its active spots and its table alternative."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QHelpEvent,
    QKeySequence,
    QPainter,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QToolTip,
    QWidget,
)

from pcve_desktop.ui.kit.picture_painter import PictureFonts, paint_picture
from pcve_desktop.ui.kit.picture_saving import ask_and_save

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import (
        QContextMenuEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from pcve_desktop.i18n import Translator
    from pcve_desktop.pictures.scene import Picture, Spot

LEAST_WIDTH = 120
KEPT_WIDTHS = 8
_NEXT = {Qt.Key.Key_Right, Qt.Key.Key_Down}
_PREVIOUS = {Qt.Key.Key_Left, Qt.Key.Key_Up}
_CHOOSE = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class PictureView(QWidget):
    """Shows the picture that ``build`` makes for the width at hand.

    ``colours`` is asked at each painting, so that a change of theme needs only ``update()``.
    Spots are walked with the arrow keys and chosen with Enter, Space or the mouse.
    """

    activated = Signal(str)

    def __init__(
        self,
        build: Callable[[int], Picture],
        colours: Callable[[], Mapping[str, str]],
        fonts: PictureFonts,
        tr: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._build = build
        self._colours = colours
        self._fonts = fonts
        self._tr = tr
        self._pictures: dict[int, Picture] = {}
        self._spot = -1
        self._hovered = -1
        self._table: QTableWidget | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._toggle = QAction(self)
        self._toggle.setText(tr.t("Show as a table"))
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._show_table)
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+T"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._toggle.toggle)
        self._save = QAction(self)
        self._save.setText(tr.t("Save as picture"))
        self._save.triggered.connect(self._ask_and_save)
        save = QShortcut(QKeySequence("Ctrl+Shift+S"), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self._save.trigger)
        self._describe()

    def set_builder(self, build: Callable[[int], Picture]) -> None:
        """Show other data."""
        self._build = build
        self.refresh()

    def set_fonts(self, fonts: PictureFonts) -> None:
        """Use another family or text factor."""
        self._fonts = fonts
        self.refresh()

    def refresh(self) -> None:
        """Build the picture again, after its data changed; the keyboard stays on its spot."""
        spots = self.picture().spots if self._pictures else ()
        chosen = spots[self._spot].key if 0 <= self._spot < len(spots) else None
        self._pictures.clear()
        keys = [spot.key for spot in self.picture().spots]
        self._spot = keys.index(chosen) if chosen in keys else -1
        self._hovered = -1
        self._describe()
        if self._table is not None:
            self._fill_table(self._table)
        self.updateGeometry()
        self.update()

    def picture(self) -> Picture:
        """Give the picture at the current width."""
        return self._picture_for(self.width())

    def table_shown(self) -> bool:
        """Say whether the table stands in place of the picture."""
        return self._toggle.isChecked()

    def show_as_table(self, shown: bool) -> None:
        """Show the table in place of the picture, or the picture again."""
        self._toggle.setChecked(shown)

    def _picture_for(self, width: int) -> Picture:
        asked = max(1, int(max(width, LEAST_WIDTH) / self._fonts.factor))
        if asked not in self._pictures:
            # A drag of the window edge passes through many widths; only the last few matter.
            if len(self._pictures) >= KEPT_WIDTHS:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[asked] = self._build(asked)
        return self._pictures[asked]

    def _describe(self) -> None:
        picture = self.picture()
        self.setAccessibleName(picture.title)
        spots = picture.spots
        current = f"{spots[self._spot].label}. " if 0 <= self._spot < len(spots) else ""
        self.setAccessibleDescription(current + picture.description())

    # Size

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return ceil(self._picture_for(width).height * self._fonts.factor)

    def sizeHint(self) -> QSize:
        width = max(self.width(), LEAST_WIDTH) if self.isVisible() else 320
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, 16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._table is not None:
            self._table.setGeometry(self.rect())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if self.table_shown():
            return
        painter = QPainter(self)
        colours = self._colours()
        paint_picture(painter, self.picture(), colours, self._fonts)
        spots = self.picture().spots
        # The picture as a whole is ringed from outside, where the ring runs over nothing.
        if self.hasFocus() and 0 <= self._spot < len(spots):
            inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours["focus"]), 2))
            painter.drawRoundedRect(self._spot_rect(spots[self._spot]).intersected(inside), 6, 6)
        painter.end()

    def _spot_rect(self, spot: Spot) -> QRectF:
        factor = self._fonts.factor
        return QRectF(spot.x * factor, spot.y * factor, spot.width * factor, spot.height * factor)

    # Spots

    def _spot_at(self, x: float, y: float) -> int:
        factor = self._fonts.factor
        for index, spot in enumerate(self.picture().spots):
            if spot.holds(x / factor, y / factor):
                return index
        return -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        spots = self.picture().spots
        key = Qt.Key(event.key())
        if self.table_shown() or not spots or key not in _NEXT | _PREVIOUS | _CHOOSE:
            super().keyPressEvent(event)
            return
        if key in _CHOOSE:
            if self._spot >= 0:
                self.activated.emit(spots[self._spot].key)
            return
        step = 1 if key in _NEXT else -1
        if self._spot < 0:
            step = 1 if step > 0 else 0
        self._spot = (self._spot + step) % len(spots)
        self._describe()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._spot_at(event.position().x(), event.position().y())
        if found != self._hovered:
            self._hovered = found
            shape = Qt.CursorShape.PointingHandCursor if found >= 0 else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._spot_at(event.position().x(), event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and found >= 0:
            self._spot = found
            self._describe()
            self.update()
            self.activated.emit(self.picture().spots[found].key)
        super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._show_tip(event)
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> bool:
        found = self._spot_at(event.pos().x(), event.pos().y())
        if found < 0:
            return False
        QToolTip.showText(event.globalPos(), self.picture().spots[found].label, self)
        return True

    def _ask_and_save(self) -> None:
        ask_and_save(self, self.picture(), self._fonts.family, self._tr)

    # The table alternative

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addActions(self.menu_actions())
        menu.exec(event.globalPos())

    def menu_actions(self) -> list[QAction]:
        """Give what the context menu offers."""
        return [self._toggle, self._save]

    def _show_table(self, shown: bool) -> None:
        if shown and self._table is None:
            self._table = QTableWidget(self)
            self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            self._table.verticalHeader().hide()
            self._table.setWordWrap(True)
            self._fill_table(self._table)
        if self._table is not None:
            self._table.setGeometry(self.rect())
            self._table.setVisible(shown)
            (self._table if shown else self).setFocus()
        self.update()

    def _fill_table(self, table: QTableWidget) -> None:
        picture = self.picture()
        headers, rows = picture.table
        table.setAccessibleName(picture.title)
        table.clear()
        table.setColumnCount(len(headers))
        table.setRowCount(len(rows))
        table.setHorizontalHeaderLabels(list(headers))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                table.setItem(row, column, QTableWidgetItem(cell))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
