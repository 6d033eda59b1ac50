"""Buttons: labelled, icon only, segmented switch and on/off switch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from pcve_desktop.ui.kit.focus import set_focus_style
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import paint_glyph
from pcve_desktop.ui.kit.theme import CONTROL_RADIUS

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QPaintEvent

    from pcve_desktop.ui.kit.theme import ThemeHub

Kind = Literal["primary", "default", "quiet", "lesson"]


def escape(text: str) -> str:
    """Return a label whose ampersands are shown instead of making shortcuts."""
    return text.replace("&", "&&")


class Button(QPushButton):
    """A labelled button; `kind`: primary (one per screen), default, quiet (a link) or lesson."""

    def __init__(
        self,
        hub: ThemeHub,
        text: str,
        *,
        name: str,
        kind: Kind = "default",
        icon: str | None = None,
        trailing: str | None = None,
        compact: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub, self._kind, self._compact = hub, kind, compact
        self._icon, self._trailing, self._label = icon, trailing, ""
        self.setObjectName(name)
        self.setProperty("kind", kind)
        self.setAccessibleDescription(hint)
        self.setToolTip(hint)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        set_focus_style(self, radius=CONTROL_RADIUS)
        hub.changed.connect(self._restyle)
        self.set_label(text)

    def label(self) -> str:
        """Return the visible text."""
        return self._label

    def set_label(self, text: str) -> None:
        """Change the visible text and the accessible name."""
        self._label = text
        self.setText(escape(text))
        self.setAccessibleName(text)
        self._restyle()

    def set_icon(self, icon: str | None) -> None:
        """Change the icon before the text."""
        self._icon = icon
        self._restyle()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _role(self) -> Role:
        return Role.SECONDARY_STRONG if self._compact or self._kind == "quiet" else Role.STRONG

    def sizeHint(self) -> QSize:
        theme = self._hub.theme
        metrics = theme.metrics(self._role())
        width = metrics.horizontalAdvance(self._label)
        width += sum(theme.px(18) + 8 for extra in (self._icon, self._trailing) if extra)
        quiet = self._kind == "quiet"
        padding = 4 if quiet else (12 if self._compact else 15)
        height = 32 if self._compact or quiet else 36
        return QSize(width + 2 * padding + 2, theme.px(height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _colours(self) -> tuple[str, str | None, str | None]:
        """Return the tokens of text, fill and border for the state the button is in."""
        over = self.underMouse() or self.isDown()
        if not self.isEnabled():
            plain = self._kind == "quiet"
            return "ink3", None if plain else "mute_bg", None if plain else "line"
        if self._kind == "primary":
            fill = "accent_h" if over else "accent"
            return "on_accent", fill, fill
        if self._kind == "quiet":
            return "accent_h" if over else "accent", None, None
        ink, border = ("lesson", "lesson") if self._kind == "lesson" else ("ink", "ctl")
        fill = "soft" if self.isDown() or self.isChecked() else ("hover" if over else "surface")
        return ink, fill, "accent" if self.isChecked() else border

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        ink, fill, border = self._colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if fill and border:
            painter.setPen(QPen(theme.color(border), 1))
            painter.setBrush(theme.color(fill))
            painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
        font = theme.font(self._role())
        if self._kind == "quiet" and self.isEnabled() and self.underMouse():
            font.setUnderline(True)
        painter.setFont(font)
        side, gap = theme.px(18), 8
        text_width = theme.metrics(self._role()).horizontalAdvance(self._label)
        total = text_width + sum(side + gap for extra in (self._icon, self._trailing) if extra)
        x = max(4.0, (self.width() - total) / 2)
        top = (self.height() - side) / 2
        if self._icon:
            icon = QRectF(x, top, side, side)
            paint_glyph(painter, icon, self._icon, self._hub, color=ink, ground=fill or "surface")
            x += side + gap
        painter.setPen(theme.color(ink))
        area = QRectF(x, 0, text_width + 2, self.height())
        painter.drawText(
            area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._label
        )
        if self._trailing:
            icon = QRectF(x + text_width + gap, top, side, side)
            paint_glyph(painter, icon, self._trailing, self._hub, color=ink)


class IconButton(QAbstractButton):
    """A button that shows an icon only; its name is also its tooltip. Hit area 32 px or more."""

    def __init__(
        self,
        hub: ThemeHub,
        icon: str,
        text: str,
        *,
        name: str,
        framed: bool = False,
        size: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub, self._icon, self._framed, self._size = hub, icon, framed, max(size, 32)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_focus_style(self, radius=CONTROL_RADIUS)
        hub.changed.connect(self._restyle)

    def set_icon(self, icon: str, text: str) -> None:
        """Show another icon with its name."""
        self._icon = icon
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = self._hub.theme.px(self._size)
        return QSize(side, side)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill = None
        if self.isEnabled() and (self.isDown() or self.isChecked()):
            fill = "soft"
        elif self.isEnabled() and self.underMouse():
            fill = "hover"
        elif self._framed:
            fill = "surface" if self.isEnabled() else "mute_bg"
        if fill:
            frame = theme.color("ctl" if self.isEnabled() else "line")
            painter.setPen(QPen(frame, 1) if self._framed else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(fill))
            painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
        side = theme.px(18)
        icon = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        ink = "ink" if self.isEnabled() else "ink3"
        paint_glyph(painter, icon, self._icon, self._hub, color=ink)
