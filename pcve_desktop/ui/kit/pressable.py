"""A surface that is pressed as a whole: a row of a list, or a card, with widgets inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pcve_desktop.ui.kit.focus import set_focus_style
from pcve_desktop.ui.kit.theme import CARD_RADIUS, CONTROL_RADIUS

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent

    from pcve_desktop.ui.kit.theme import ThemeHub

Look = Literal["row", "card", "first"]


class Pressable(QAbstractButton):
    """A button whose content is a layout; `first` is the card that is proposed above others.

    `text` is what it says to a screen reader, since its labels are part of it.
    """

    def __init__(
        self,
        hub: ThemeHub,
        text: str,
        *,
        name: str,
        look: Look = "row",
        radius: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub, self._look = hub, look
        self._radius = radius
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        rounded = CONTROL_RADIUS if look == "row" else CARD_RADIUS
        set_focus_style(self, radius=rounded, inset=look == "row")
        hub.changed.connect(self.update)

    def pass_clicks(self) -> None:
        """Let presses on the labels inside reach this surface; call it once all are added."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt presses plain buttons with Space only; a row is also opened with Enter.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        over = self.isEnabled() and (self.underMouse() or self.isDown())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._look == "row":
            if over:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("soft" if self.isDown() else "hover"))
                radius = CONTROL_RADIUS if self._radius is None else self._radius
                painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
            return
        edge = 2.0 if self._look == "first" else 1.0
        border = "accent" if self._look == "first" or over else "line"
        painter.setPen(QPen(theme.color(border), edge))
        painter.setBrush(theme.color("hover" if over else "surface"))
        half = edge / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, CARD_RADIUS, CARD_RADIUS)
