"""Painted items of the navigation rail: a place, and the button that names the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from pcve_desktop.ui.kit.focus import set_focus_style
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import paint_glyph
from pcve_desktop.ui.kit.theme import CONTROL_RADIUS

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pcve_desktop.ui.kit.theme import ThemeHub


@dataclass(frozen=True, slots=True)
class RailLook:
    """What a rail item shows: label, icon or number before it, state, count or badge after it."""

    label: str
    icon: str = ""
    number: str = ""
    glyph: str = ""
    state: str = ""
    count: str = ""
    badge: str = ""


class RailItem(QAbstractButton):
    """One place of the rail."""

    def __init__(self, hub: ThemeHub, name: str, look: RailLook) -> None:
        super().__init__()
        self._hub = hub
        self.look = look
        self.compact = False
        self.setObjectName(name)
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_focus_style(self, radius=CONTROL_RADIUS, inset=True)
        self.show_look(look)

    def show_look(self, look: RailLook) -> None:
        """Show another state, count or badge; it is part of the accessible name."""
        self.look = look
        spoken = ", ".join(
            part for part in (look.label, look.state, look.count, look.badge) if part
        )
        if look.number:
            spoken = f"{look.number} {spoken}"
        self.setAccessibleName(spoken)
        self.setToolTip(spoken if self.compact else "")
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Show the icon or number only, with a tooltip."""
        self.compact = compact
        self.show_look(self.look)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(40, self._hub.theme.px(33))

    def wanted_width(self) -> int:
        """Return the width at which neither the label nor the state is cut."""
        theme = self._hub.theme
        label = theme.metrics(Role.STRONG).horizontalAdvance(self.look.label)
        # The mark with its margins before the label, the state with its margins after it.
        return 10 + theme.px(19) + 9 + label + 8 + theme.px(18) + 14

    def nextCheckState(self) -> None:
        """Leave the choice to the rail, which knows whether the place can be left."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if on:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
        side = theme.px(19)
        x = (self.width() - side) / 2 if self.compact else 10.0
        mark = QRectF(x, (self.height() - side) / 2, side, side)
        self._paint_mark(painter, mark, "accent" if on else "ink2")
        if self.compact:
            if self.look.badge:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent"))
                painter.drawEllipse(mark.topRight(), 4, 4)
            return
        right = self._paint_trailing(painter)
        painter.setFont(theme.font(Role.STRONG if on else Role.BODY))
        painter.setPen(theme.color("ink" if on else "ink2"))
        left = mark.right() + (9 if self.look.icon else 7)
        area = QRectF(left, 0, right - left, self.height())
        shown = QFontMetrics(painter.font()).elidedText(
            self.look.label, Qt.TextElideMode.ElideRight, int(area.width())
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_mark(self, painter: QPainter, mark: QRectF, ink: str) -> None:
        if self.look.icon:
            self._hub.icons.paint(painter, mark, self.look.icon, ink)
            return
        painter.setFont(self._hub.theme.font(Role.STRONG))
        painter.setPen(self._hub.theme.color(ink))
        wide = mark.adjusted(-6, 0, 0, 0) if not self.compact else mark
        painter.drawText(wide, Qt.AlignmentFlag.AlignCenter, self.look.number)

    def _paint_trailing(self, painter: QPainter) -> float:
        """Paint state, count or badge; return where the room for the label ends."""
        theme = self._hub.theme
        side = theme.px(16)
        right = self.width() - 8.0
        middle = self.height() / 2
        if self.look.glyph:
            mark = QRectF(right - side, middle - side / 2, side, side)
            ground = "surface" if self.isChecked() else "rail"
            paint_glyph(painter, mark, self.look.glyph, self._hub, ground=ground)
            right -= side + 6
        words = self.look.badge or self.look.count
        if not words:
            return right
        font = theme.font(Role.CAPTION_STRONG if self.look.badge else Role.CAPTION)
        painter.setFont(font)
        width = QFontMetrics(font).horizontalAdvance(words)
        if self.look.badge:
            disc = max(theme.px(19), width + 10)
            mark = QRectF(right - disc, middle - theme.px(19) / 2, disc, theme.px(19))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(mark, mark.height() / 2, mark.height() / 2)
            painter.setPen(theme.color("on_accent"))
            painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, words)
            return right - disc - 6
        painter.setPen(theme.color("ink2"))
        area = QRectF(right - width - 2, 0, width + 2, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        return right - width - 8


class NetworkButton(QAbstractButton):
    """The button at the top of the rail that names the open network."""

    def __init__(self, hub: ThemeHub, name: str) -> None:
        super().__init__()
        self._hub = hub
        self._title, self._subtitle, self.compact = "", "", False
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_focus_style(self, radius=CONTROL_RADIUS + 1)

    def show_network(self, title: str, subtitle: str) -> None:
        """Name the network and its kind."""
        self._title, self._subtitle = title, subtitle
        self.setAccessibleName(title)
        self.setAccessibleDescription(subtitle)
        self.setToolTip(title)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40, self._hub.theme.px(40 if self.compact else 52))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("ctl" if self.underMouse() else "line"), 1))
        painter.setBrush(theme.color("surface"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, CONTROL_RADIUS + 1, CONTROL_RADIUS + 1)
        if self.compact:
            painter.setFont(theme.font(Role.STRONG))
            painter.setPen(theme.color("ink"))
            initials = "".join(word[0] for word in self._title.split()[:2])
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, initials.upper())
            return
        side = theme.px(17)
        room = self.width() - 12 - side - 14
        arrow = QRectF(self.width() - 10 - side, (self.height() - side) / 2, side, side)
        self._hub.icons.paint(painter, arrow, "chevron-down", "ink")
        half = self.height() / 2
        for role, tone, text, top in (
            (Role.STRONG, "ink", self._title, half - theme.line(Role.STRONG) + 1),
            (Role.CAPTION, "ink2", self._subtitle, half + 1),
        ):
            font = theme.font(role)
            painter.setFont(font)
            painter.setPen(theme.color(tone))
            mode = Qt.TextElideMode.ElideRight
            shown = QFontMetrics(font).elidedText(text, mode, int(room))
            area = QRectF(12, top, room, theme.line(role))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
