"""Small drawings of step 3: dots of a vote, bars of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pcve_desktop.ui.kit.theme import ThemeHub

_FEW = 6
_BARS = 3


class DotRow(QWidget):
    """Dots given as discs; those still free as rings while there are few. Breaks into lines."""

    def __init__(self, hub: ThemeHub, *, side: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub, self._side = hub, side
        self._given = self._free = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        hub.changed.connect(self._restyle)

    def set_dots(self, given: int, free: int = 0, *, spoken: str) -> None:
        """Show dots; `spoken` says them in words."""
        self._given = given
        self._free = free if given + free <= _FEW else 0
        self.setAccessibleName(spoken)
        self._restyle()

    def given(self) -> int:
        """Return how many dots are shown as given."""
        return self._given

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _pitch(self) -> int:
        return self._hub.theme.px(self._side + 5)

    def _lines(self, width: int) -> int:
        fit = max(1, width // self._pitch())
        return max(1, -(-(self._given + self._free) // fit))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lines(width) * self._pitch()

    def sizeHint(self) -> QSize:
        count = min(12, self._given + self._free)
        return QSize(max(1, count) * self._pitch(), self._pitch())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._pitch() * 2, self._pitch())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch, radius = self._pitch(), theme.px(self._side) / 2
        fit = max(1, self.width() // pitch)
        for place in range(self._given + self._free):
            line, column = divmod(place, fit)
            given = place < self._given
            painter.setPen(QPen(theme.color("accent" if given else "ctl"), 1.3))
            painter.setBrush(theme.color("accent" if given else "surface"))
            centre = QPointF(column * pitch + radius + 1, line * pitch + pitch / 2)
            painter.drawEllipse(centre, radius - 0.7, radius - 0.7)


class EvidenceBars(QWidget):
    """Three small bars, filled by how solid a finding is."""

    def __init__(self, hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub, self._filled = hub, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub.changed.connect(self._restyle)

    def set_filled(self, filled: int) -> None:
        """Fill 0 to 3 bars."""
        self._filled = filled
        self.update()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._hub.theme.px(8) * _BARS, self._hub.theme.px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(6)
        top = (self.height() - side) / 2
        for place in range(_BARS):
            filled = place < self._filled
            painter.setPen(QPen(theme.color("ink2"), 1))
            painter.setBrush(theme.color("ink2" if filled else "surface"))
            box = QRectF(place * theme.px(8) + 0.5, top + 0.5, side - 1, side - 1)
            painter.drawRoundedRect(box, 1, 1)
