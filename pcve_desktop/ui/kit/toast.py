"""Toasts: what was just done, with Undo and Close; they stay until dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

_MARGIN = 24
# Toasts stand above the footer of a page, whose buttons stay free.
_FOOTER = 72
_WIDTH = 440
_MOST = 3


class Toast(QFrame):
    """One message at the bottom right of a window."""

    def __init__(
        self,
        hub: ThemeHub,
        tr: Translator,
        text: str,
        *,
        undo: Callable[[], None] | None,
        icon: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setProperty("kind", "toast")
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(GlyphLabel(hub, icon, size=18, color="accent"))
        self.words = Text(text, Role.BODY, wrap=True)
        row.addWidget(self.words, 1)
        if undo is not None:
            back = Button(hub, tr.t("Undo"), name="toast.undo", kind="quiet", icon="undo")
            back.clicked.connect(undo)
            back.clicked.connect(self.close)
            row.addWidget(back)
        self.shut = IconButton(hub, "close", tr.t("Close"), name="toast.close")
        self.shut.clicked.connect(self.close)
        row.addWidget(self.shut)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


class ToastHost(QObject):
    """Show toasts over a window, the newest at the bottom, at most three."""

    def __init__(self, window: QWidget, hub: ThemeHub, tr: Translator) -> None:
        super().__init__(window)
        self._window, self._hub, self._tr = window, hub, tr
        self._toasts: list[Toast] = []
        window.installEventFilter(self)

    def show(
        self, text: str, *, undo: Callable[[], None] | None = None, icon: str = "check"
    ) -> Toast:
        """Show a sentence; `undo` is called when the user takes it back."""
        toast = Toast(self._hub, self._tr, text, undo=undo, icon=icon, parent=self._window)
        toast.destroyed.connect(lambda: self._gone(toast))
        self._toasts.append(toast)
        while len(self._toasts) > _MOST:
            self._toasts[0].close()
            del self._toasts[0]
        toast.show()
        self._place()
        return toast

    def set_translator(self, tr: Translator) -> None:
        """Use another language for the next toasts."""
        self._tr = tr

    def clear(self) -> None:
        """Dismiss all toasts."""
        for toast in self._toasts:
            toast.close()
        self._toasts.clear()

    def _gone(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._place()

    def _place(self) -> None:
        bottom = self._window.height() - self._hub.theme.px(_FOOTER)
        width = min(self._hub.theme.px(_WIDTH), self._window.width() - 2 * _MARGIN)
        for toast in reversed(self._toasts):
            layout = toast.layout()
            height = layout.totalHeightForWidth(width) if layout else toast.sizeHint().height()
            height = max(height, toast.minimumSizeHint().height())
            bottom -= height
            toast.setGeometry(self._window.width() - width - _MARGIN, bottom, width, height)
            toast.raise_()
            bottom -= 8

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False
