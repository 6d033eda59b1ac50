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
    """Show what was just done over a window.

    One toast at a time: a pile would hide what was changed, and offer to take back what was
    already taken back. Everything else is in the history.
    """

    def __init__(self, window: QWidget, hub: ThemeHub, tr: Translator) -> None:
        super().__init__(window)
        self._window, self._hub, self._tr = window, hub, tr
        self._toast: Toast | None = None
        window.installEventFilter(self)

    def show(
        self, text: str, *, undo: Callable[[], None] | None = None, icon: str = "check"
    ) -> Toast:
        """Show a sentence instead of the one before; `undo` is called to take it back."""
        self.clear()
        toast = Toast(self._hub, self._tr, text, undo=undo, icon=icon, parent=self._window)
        toast.destroyed.connect(lambda: self._gone(toast))
        self._toast = toast
        toast.show()
        self._place()
        return toast

    def set_translator(self, tr: Translator) -> None:
        """Use another language for the next toasts."""
        self._tr = tr

    def clear(self) -> None:
        """Dismiss the toast."""
        toast, self._toast = self._toast, None
        if toast is not None:
            toast.close()

    def _gone(self, toast: Toast) -> None:
        if self._toast is toast:
            self._toast = None

    def _place(self) -> None:
        toast = self._toast
        if toast is None:
            return
        width = min(self._hub.theme.px(_WIDTH), self._window.width() - 2 * _MARGIN)
        layout = toast.layout()
        height = layout.totalHeightForWidth(width) if layout else toast.sizeHint().height()
        height = max(height, toast.minimumSizeHint().height())
        bottom = self._window.height() - self._hub.theme.px(_FOOTER)
        toast.setGeometry(self._window.width() - width - _MARGIN, bottom - height, width, height)
        toast.raise_()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False
