"""Pages of three columns: list, work, what goes with it; the last goes under the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.ui.kit.theme import ThemeHub

WINDOW = 1200
"""Below this width of the window the right column goes under the middle one."""

_MIDDLE = 380
_ANY = 16_777_215


class ThreeColumns(QWidget):
    """Columns `left`, `middle`, `right` (each a QVBoxLayout, 16 px gaps); left may stay empty."""

    def __init__(
        self,
        hub: ThemeHub,
        *,
        left: int = 248,
        right: int = 312,
        middle: int = _MIDDLE,
        parent: QWidget | None = None,
    ) -> None:
        """Take the widths of the side columns at text factor 1; 0 leaves the column out.

        `middle` is what the middle one keeps beside them, at least.
        """
        super().__init__(parent)
        self._hub, self._widths, self._least = hub, (left, right), middle
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._centre = QVBoxLayout()
        self._centre.setSpacing(16)
        sides = [QWidget(self) for _side in range(3)]
        self._left, self._middle, self._right = sides
        self.left, self.middle, self.right = (_column(side) for side in sides)
        self._row.addWidget(self._left)
        self._row.addLayout(self._centre, 1)
        self._centre.addWidget(self._middle)
        self._row.addWidget(self._right)
        self._left.setVisible(left > 0)
        self._beside = self._across = True
        hub.changed.connect(self._restyle)
        self._restyle()

    @property
    def beside(self) -> bool:
        """Say whether the right column stands at the right, not under the middle."""
        return self._beside

    def _restyle(self) -> None:
        left, right = (self._hub.theme.px(width) for width in self._widths)
        self._fix(self._left, left if self._across else 0)
        self._fix(self._right, right if self._beside else 0)

    @staticmethod
    def _fix(side: QWidget, width: int) -> None:
        side.setMinimumWidth(width)
        side.setMaximumWidth(width or _ANY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        theme = self._hub.theme
        left, right = (theme.px(side) for side in self._widths)
        middle = theme.px(self._least)
        roomy = self.window().width() >= WINDOW
        beside = roomy and width >= (left + 16 if left else 0) + middle + 16 + right
        across = width >= left + 16 + middle
        if (beside, across) == (self._beside, self._across):
            return
        if beside != self._beside:
            (self._centre if beside else self._row).removeWidget(self._right)
            (self._row if beside else self._centre).addWidget(self._right)
        self._beside, self._across = beside, across
        flow = QBoxLayout.Direction
        self._row.setDirection(flow.LeftToRight if across else flow.TopToBottom)
        self._restyle()

    def minimumSizeHint(self) -> QSize:
        # The columns rearrange themselves before anything is squeezed.
        return QSize(280, super().minimumSizeHint().height())


def _column(side: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    return column
