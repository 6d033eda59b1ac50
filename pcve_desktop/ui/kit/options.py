"""Option cards: a title with a description to tick, or to choose among others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import escape
from pcve_desktop.ui.kit.focus import set_focus_style
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.theme import CARD_RADIUS, CONTROL_RADIUS

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from pcve_desktop.ui.kit.theme import ThemeHub


class OptionCard(QAbstractButton):
    """A card to tick (`check`) or to choose (`radio`, with a QButtonGroup).

    Title and description; more widgets go into `body`, below the description.
    """

    def __init__(
        self,
        hub: ThemeHub,
        title: str,
        description: str = "",
        *,
        name: str,
        kind: Literal["check", "radio"] = "check",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub, self._kind = hub, kind
        self.setObjectName(name)
        self.setCheckable(True)
        self.setText(escape(title))
        self.setAccessibleName(title)
        self.setAccessibleDescription(description)
        self.setAutoExclusive(kind == "radio")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        set_focus_style(self, radius=CARD_RADIUS - 2)
        outer = QVBoxLayout(self)
        outer.setSpacing(0)
        self._outer = outer
        self.body = QVBoxLayout()
        self.body.setSpacing(2)
        outer.addLayout(self.body)
        outer.addStretch(1)
        self._title = Text(title, Role.STRONG, wrap=True)
        self.body.addWidget(self._title)
        self._description = Text(description, Role.SECONDARY, tone="ink2", wrap=True)
        self.body.addWidget(self._description)
        # Shown before it stands in the card, it would be a window of its own for a moment.
        self._description.setVisible(bool(description))
        for label in (self._title, self._description):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        hub.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        side = self._hub.theme.px(20)
        self._outer.setContentsMargins(14 + side + 10, 10, 14, 12)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._outer.sizeHint().expandedTo(QSize(120, 48))

    def minimumSizeHint(self) -> QSize:
        return QSize(max(120, self._outer.minimumSize().width()), 48)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(48, self._outer.totalHeightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        usable, on = self.isEnabled(), self.isChecked()
        fill = "mute_bg"
        if usable:
            fill = "soft" if on else ("hover" if self.underMouse() else "surface")
        edge = 2.0 if on and usable else 1.0
        pen = theme.color("line" if not usable else ("accent" if on else "ctl"))
        painter.setPen(QPen(pen, edge))
        painter.setBrush(theme.color(fill))
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, CARD_RADIUS - 2, CARD_RADIUS - 2)
        side = theme.px(20)
        first = self._title.fontMetrics().height()
        top = self._title.y() + (first - side) / 2
        mark = QRectF(14, max(6.0, top), side, side).adjusted(0.7, 0.7, -0.7, -0.7)
        self._paint_mark(painter, mark)

    def _paint_mark(self, painter: QPainter, mark: QRectF) -> None:
        theme = self._hub.theme
        usable, on = self.isEnabled(), self.isChecked()
        ink = theme.color("ink3" if not usable else ("accent" if on else "ctl"))
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(theme.color("surface" if usable else "mute_bg"))
        if self._kind == "radio":
            painter.drawEllipse(mark)
            if on:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink)
                radius = mark.width() * 0.27
                painter.drawEllipse(QPointF(mark.center()), radius, radius)
            return
        if on:
            painter.setBrush(ink)
        painter.drawRoundedRect(mark, CONTROL_RADIUS - 2, CONTROL_RADIUS - 2)
        if on:
            self._hub.icons.paint(painter, mark.adjusted(2, 2, -2, -2), "check-bold", "on_accent")
