"""The focus ring: one overlay per window that follows the keyboard focus.

Stylesheets cannot draw a ring outside a widget. Item views paint the ring of their current
index themselves (`paint_focus`), everything else is ringed here. It shows while the keyboard is
used: when the focus moved by it or by the program after it, and always in text fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPen, QWindow
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent

    from pcve_desktop.ui.kit.theme import Theme, ThemeHub

_GAP = 2
_WIDTH = 2
# By name: a class of Qt takes its time when it is first imported, and this is needed at start.
_TEXT_FIELDS = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QAbstractSpinBox")


def set_focus_style(
    widget: QWidget, *, radius: int = 7, inset: bool = False, ring: bool = True
) -> None:
    """Say how a widget is ringed: corner radius, inside it for full-width rows, or not at all."""
    widget.setProperty("focusRadius", radius)
    widget.setProperty("focusInset", inset)
    widget.setProperty("focusRing", ring)


def paint_focus(painter: QPainter, rect: QRectF, theme: Theme, radius: float = 5) -> None:
    """Paint an inset ring, for delegates and for widgets that paint their own rows."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("focus"), _WIDTH))
    painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), radius, radius)
    painter.restore()


class FocusRing(QWidget):
    """The overlay of one window."""

    def __init__(self, window: QWidget, hub: ThemeHub) -> None:
        super().__init__(window)
        self._hub = hub
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._visible_part = QRect()
        self._wanted = False
        # What was used last. A page that opens by a click moves the focus without any reason given.
        self._by_mouse = False
        self._heard: QWindow | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        hub.changed.connect(self.update)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def target(self) -> QWidget | None:
        """Return the widget that is ringed, None when no ring shows."""
        return self._target if self.isVisibleTo(self._window) else None

    def _listen(self) -> None:
        """Hear what comes into the window, before any widget does."""
        handle = self._window.windowHandle()
        if handle is not self._heard and handle is not None:
            handle.installEventFilter(self)
            self._heard = handle

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        # The focus also moves while a window is being taken apart.
        if not shiboken6.isValid(self._window):
            return
        self._listen()
        self._forget()
        if now is None or now.window() is not self._window or not self._rings(now):
            self.hide()
            return
        self._target = now
        widget: QWidget | None = now
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget is self._window else widget.parentWidget()
        by_mouse = self._by_mouse or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._want(not by_mouse or self._always(now))

    def _want(self, wanted: bool) -> None:
        self._wanted = wanted
        self._place()

    def _forget(self) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        self._target = None
        self._wanted = False

    @staticmethod
    def _rings(widget: QWidget) -> bool:
        wanted = widget.property("focusRing")
        if wanted is not None:
            return bool(wanted)
        return not isinstance(widget, QAbstractItemView)

    @staticmethod
    def _always(widget: QWidget) -> bool:
        if isinstance(widget, QComboBox):
            return widget.isEditable()
        return any(widget.inherits(name) for name in _TEXT_FIELDS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._heard:
            if kind in {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress}:
                self._by_mouse = kind == QEvent.Type.MouseButtonPress
            return False
        if kind in {
            QEvent.Type.Move,
            QEvent.Type.Resize,
            QEvent.Type.Show,
            QEvent.Type.ZOrderChange,
        }:
            self._place()
        elif kind == QEvent.Type.KeyPress and watched is self._target:
            self._want(True)
        elif kind == QEvent.Type.MouseButtonPress and watched is self._target:
            self._want(self._always(self._target))
        elif kind == QEvent.Type.Hide and watched is self._target:
            self.hide()
        return False

    def _place(self) -> None:
        target = self._target
        if target is None or not self._wanted or not target.isVisibleTo(self._window):
            self.hide()
            return
        rect = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        grow = 0 if target.property("focusInset") else _GAP + _WIDTH
        rect.adjust(-grow, -grow, grow, grow)
        self._visible_part = self._clip(target, rect)
        self.setGeometry(rect)
        self.setVisible(not self._visible_part.isEmpty())
        self.raise_()
        self.update()

    def _clip(self, target: QWidget, rect: QRect) -> QRect:
        part = QRect(rect)
        above = target.parentWidget()
        while above is not None and above is not self._window:
            holder = above.parentWidget()
            if isinstance(holder, QAbstractScrollArea) and holder.viewport() is above:
                seen = QRect(above.mapTo(self._window, QPoint(0, 0)), above.size())
                part = part.intersected(seen)
            above = holder
        return part.translated(-rect.topLeft())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._target is None or not shiboken6.isValid(self._target):
            return
        painter = QPainter(self)
        painter.setClipRect(self._visible_part)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._hub.theme.color("focus"), _WIDTH))
        inset = bool(self._target.property("focusInset"))
        radius = self._target.property("focusRadius")
        corner = (7 if radius is None else int(radius)) + (0 if inset else 3)
        edge = 2.0 if inset else 1.0
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), corner, corner
        )


def inside(widget: QWidget) -> Iterator[QWidget]:
    """Yield the widgets inside a widget, parents first, in the order in which they were made.

    Never ask Qt for the next widget in the focus chain: PySide6 6.11 then takes it for a child of
    the one that was asked, and it goes when that one goes.
    """
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield child
            yield from inside(child)


def tab_before(widget: QWidget) -> QWidget | None:
    """Return what Tab reaches last before a widget and what is inside it, None for nothing."""
    part = widget
    while (parent := part.parentWidget()) is not None and not part.isWindow():
        last = None
        for other in parent.children():
            if other is part:
                break
            if isinstance(other, QWidget):
                for stop in (other, *inside(other)):
                    last = stop if stop.focusPolicy() != Qt.FocusPolicy.NoFocus else last
        if last is not None:
            return last
        part = parent
    return None


def tab_after(before: QWidget | None, widget: QWidget) -> QWidget | None:
    """Let Tab reach a widget and what is inside it right after another; return the last of it."""
    for part in (widget, *widget.findChildren(QWidget)):
        # The list that a combo box opens is a window of its own.
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.window() is widget.window():
            if before is not None:
                QWidget.setTabOrder(before, part)
            before = part
    return before
