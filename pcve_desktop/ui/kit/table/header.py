"""The header of a table: sorts by mouse and by keyboard, paints with the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from pcve_desktop.ui.kit.focus import paint_focus, set_focus_style
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.table.delegates import EDGE, PAD

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

_HEIGHT = 36
_ARROW = 14
_SIZE_STEP = 16


class SortHeader(QHeaderView):
    """Column titles. With the focus: Left and Right walk, Space sorts, Down goes back to the rows.

    It is no stop of the Tab key (a list is one stop); Up from the first row leads here. Where
    `arrangeable`, Alt+Left and Alt+Right move a column, Shift+Left and Shift+Right size it.
    """

    left = Signal()
    # A column shall go to another place; a column shall be so many pixels wider.
    moved_to = Signal(int, int)
    sized_by = Signal(int, int)

    def __init__(self, hub: ThemeHub, tr: Translator, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._hub, self._words = hub, tr
        self.setAccessibleName(tr.t("Column titles"))
        self._at = 0
        self._arrangeable = False
        # The rightmost column that shows.
        self.last = -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        set_focus_style(self, ring=False)
        self.setMinimumSectionSize(40)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.sectionClicked.connect(self._clicked)
        hub.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedHeight(self._hub.theme.px(_HEIGHT))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._hub.theme.px(_HEIGHT))

    def title_width(self, title: str) -> int:
        """Return the width a title needs with its arrow, without padding."""
        metrics = self._hub.theme.metrics(Role.CAPTION_STRONG)
        return metrics.horizontalAdvance(title) + 4 + self._hub.theme.px(_ARROW)

    def set_arrangeable(self) -> None:
        """Let columns be moved and sized, by mouse and by keyboard."""
        self._arrangeable = True
        self.setSectionsMovable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setCascadingSectionResizes(False)

    def current_section(self) -> int:
        """Return the section the keyboard is at."""
        return self._at

    def _clicked(self, section: int) -> None:
        self._at = section

    def _tell(self) -> None:
        """Let a screen reader say the title the keyboard is at."""
        title = str(self.model().headerData(self._at, Qt.Orientation.Horizontal) or "")
        if self.sortIndicatorSection() == self._at and self.isSortIndicatorShown():
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            t = self._words.t
            title = (t("{column}, last first", column=title) if down
                     else t("{column}, first to last", column=title))  # fmt: skip
        self.setAccessibleName(title)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._tell()
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            step = 1 if key == Qt.Key.Key_Right else -1
            if self._arrangeable and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(step)
            elif self._arrangeable and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.sized_by.emit(self._at, step * self._hub.theme.px(_SIZE_STEP))
            else:
                self._walk(step)
        elif key in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.sort_by(self._at)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Escape}:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        target = self._at + step
        if 0 <= target < self.count():
            section, self._at = self._at, target
            self.moved_to.emit(section, target)
            self._tell()

    def _walk(self, step: int) -> None:
        shown = [at for at in range(self.count()) if not self.isSectionHidden(at)]
        if self._at in shown:
            place = min(max(shown.index(self._at) + step, 0), len(shown) - 1)
            self._at = shown[place]
        self._tell()
        self.viewport().update()

    def sort_by(self, section: int) -> None:
        """Sort by a column, the other way round when it already is the one."""
        down = Qt.SortOrder.DescendingOrder
        order = Qt.SortOrder.AscendingOrder
        if self.sortIndicatorSection() == section and self.sortIndicatorOrder() != down:
            order = down
        self.setSortIndicator(section, order)
        if self.hasFocus():
            self._tell()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = self._hub.theme
        area = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, theme.color("surface"))
        painter.fillRect(
            QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.color("line")
        )
        last = section == self.last
        inner = area.adjusted(EDGE if section == 0 else 0, 0, -(EDGE if last else PAD), 0)
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        font = theme.font(Role.CAPTION_STRONG)
        metrics = theme.metrics(Role.CAPTION_STRONG)
        sorted_ = self.sortIndicatorSection() == section and self.isSortIndicatorShown()
        arrow = theme.px(_ARROW)
        room = inner.width() - (arrow + 4 if sorted_ else 0)
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, int(room))
        align = self.model().headerData(
            section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        right = bool(Qt.AlignmentFlag(align) & Qt.AlignmentFlag.AlignRight)
        words = metrics.horizontalAdvance(shown)
        x = inner.right() - words - (arrow + 4 if sorted_ else 0) if right else inner.left()
        painter.setFont(font)
        painter.setPen(theme.color("ink" if sorted_ else "ink2"))
        painter.drawText(
            QRectF(x, inner.top(), words + 2, inner.height()),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine),
            shown,
        )
        if sorted_:
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            spot = QRectF(x + words + 4, inner.center().y() - arrow / 2, arrow, arrow)
            self._hub.icons.paint(painter, spot, "chevron-down" if down else "chevron-up", "ink")
        if self.hasFocus() and section == self._at:
            paint_focus(painter, area, theme)
        painter.restore()
