"""Switches: choose one of a few options side by side, or turn something on and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from pcve_desktop.ui.kit.buttons import escape
from pcve_desktop.ui.kit.filter_choice import FilterChoice
from pcve_desktop.ui.kit.focus import set_focus_style
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.theme import CONTROL_RADIUS

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from pcve_desktop.ui.kit.theme import ThemeHub


class _Segment(QToolButton):
    """One option of a segmented switch; the outer corners of the first and last are round."""

    def __init__(
        self,
        hub: ThemeHub,
        label: str,
        icon: str | None,
        ends: tuple[bool, bool],
        *,
        compact: bool,
    ) -> None:
        super().__init__()
        self._hub, self._icon, self._ends, self._compact = hub, icon, ends, compact
        self._own_icon = icon
        self.setText(escape(label))
        self.setAccessibleName(label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_focus_style(self, radius=5)
        hub.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def show_icon(self, *, shown: bool) -> None:
        """Show the icon, or the words alone."""
        self._icon = self._own_icon if shown else None
        self._restyle()

    def _roles(self) -> tuple[Role, Role]:
        if self._compact:
            return Role.SECONDARY, Role.SECONDARY_STRONG
        return Role.BODY, Role.STRONG

    def sizeHint(self) -> QSize:
        theme = self._hub.theme
        # Measured bold in any state: choosing an option must not move the others.
        width = theme.metrics(self._roles()[1]).horizontalAdvance(self.accessibleName())
        width += theme.px(18) + 8 if self._icon else 0
        padding = 11 if self._compact else 15
        return QSize(width + 2 * padding, theme.px(32 if self._compact else 36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, usable = self.isChecked(), self.isEnabled()
        ink = ("soft_ink" if on else "ink2") if usable else "ink3"
        fill = "mute_bg"
        if usable:
            fill = "soft" if on else ("hover" if self.underMouse() else "surface")
        painter.setPen(QPen(theme.color("ctl" if usable else "line"), 1))
        painter.setBrush(theme.color(fill))
        # Neighbours share a border; a rounded box that sticks out is cut square at that side.
        first, last = self._ends
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        box.adjust(0 if first else -10.0, 0, 0 if last else 10.0, 0)
        painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
        if not last:
            edge = self.width() - 0.5
            painter.drawLine(QPointF(edge, 1), QPointF(edge, self.height() - 1))
        role = self._roles()[1 if on else 0]
        text = theme.metrics(role).horizontalAdvance(self.accessibleName())
        side = theme.px(18)
        x = (self.width() - text - (side + 8 if self._icon else 0)) / 2
        if self._icon:
            icon = QRectF(x, (self.height() - side) / 2, side, side)
            self._hub.icons.paint(painter, icon, self._icon, ink)
            x += side + 8
        painter.setFont(theme.font(role))
        painter.setPen(theme.color(ink))
        area = QRectF(x, 0, text + 2, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.accessibleName())


class Segmented(QWidget):
    """Choose one of a few views or levels; arrows move inside it, `chosen(key)` on change.

    With `folds` it becomes a menu where there is no room for all side by side.
    """

    chosen = Signal(str)

    def __init__(
        self,
        hub: ThemeHub,
        options: list[tuple[str, str, str | None]],
        *,
        name: str,
        text: str,
        compact: bool = False,
        folds: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Take (key, label, icon or None) per option and the name of the whole choice."""
        super().__init__(parent)
        self._menu: FilterChoice | None = None
        self._buttons: dict[str, _Segment] = {}
        self._group = QButtonGroup(self)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, (key, label, icon) in enumerate(options):
            ends = (index == 0, index == len(options) - 1)
            button = _Segment(hub, label, icon, ends, compact=compact)
            button.setObjectName(f"{name}.{key}")
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        if folds:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            words = [(key, label) for key, label, _icon in options]
            self._menu = FilterChoice(hub, text, words, name=f"{name}.menu")
            self._menu.chosen.connect(self.set_current)
            self._menu.hide()
            row.addWidget(self._menu, 0, Qt.AlignmentFlag.AlignLeft)
        if options:
            self.set_current(options[0][0])
        self._group.buttonToggled.connect(self._toggled)

    def show_icons(self, *, shown: bool) -> None:
        """Show the icons of the options, or their words alone."""
        for button in self._buttons.values():
            button.show_icon(shown=shown)

    def _side_by_side(self) -> int:
        return sum(button.sizeHint().width() for button in self._buttons.values())

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint if self._menu is None else QSize(self._side_by_side(), hint.height())

    def minimumSizeHint(self) -> QSize:
        if self._menu is None:
            return super().minimumSizeHint()
        smallest = min(self._menu.sizeHint().width(), self._side_by_side())
        return QSize(smallest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._menu is not None:
            folded = event.size().width() < self._side_by_side()
            if folded is self._menu.isHidden():
                self._menu.setVisible(folded)
                for button in self._buttons.values():
                    button.setVisible(not folded)

    def current(self) -> str:
        """Return the key of the chosen option, empty when there is none."""
        return next((key for key, b in self._buttons.items() if b.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Choose an option."""
        self._buttons[key].setChecked(True)
        if self._menu is not None:
            self._menu.set_value(key)

    def button(self, key: str) -> QToolButton:
        """Return the button of an option."""
        return self._buttons[key]

    def _toggled(self, button: QAbstractButton, checked: bool) -> None:
        if checked:
            key = next(key for key, b in self._buttons.items() if b is button)
            if self._menu is not None:
                self._menu.set_value(key)
            self.chosen.emit(key)


class Switch(QAbstractButton):
    """An on/off switch with its label; `toggled(bool)`. `spoken` names it where that says more."""

    def __init__(
        self,
        hub: ThemeHub,
        text: str,
        *,
        name: str,
        hint: str = "",
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub, self._label = hub, text
        self.setObjectName(name)
        self.setCheckable(True)
        self.setText(escape(text))
        self.setAccessibleName(spoken or text)
        self.setAccessibleDescription(hint)
        self.setToolTip(hint)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_focus_style(self, radius=CONTROL_RADIUS)
        hub.changed.connect(self._restyle)

    def set_label(self, text: str) -> None:
        """Change the visible text only."""
        self._label = text
        self._restyle()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._hub.theme
        width = theme.metrics(Role.SECONDARY).horizontalAdvance(self._label)
        return QSize(theme.px(34) + 8 + width + 4, theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = theme.px(34), theme.px(20)
        track = QRectF(0.5, (self.height() - height) / 2 + 0.5, width - 1, height - 1)
        on, usable = self.isChecked(), self.isEnabled()
        fill = ("accent" if on else "surface") if usable else "mute_bg"
        painter.setPen(QPen(theme.color(("accent" if on else "ctl") if usable else "line"), 1.2))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(track, height / 2, height / 2)
        radius = height / 2 - 4
        x = track.right() - height / 2 + 0.5 if on else track.left() + height / 2 - 0.5
        knob: QColor = theme.color(("on_accent" if on else "ctl") if usable else "ink3")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(knob)
        painter.drawEllipse(QPointF(x, track.center().y()), radius, radius)
        painter.setPen(theme.color("ink" if usable else "ink3"))
        painter.setFont(theme.font(Role.SECONDARY))
        area = QRectF(width + 8, 0, self.width() - width - 8, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._label)
