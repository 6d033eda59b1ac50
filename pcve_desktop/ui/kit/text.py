"""Text labels by role (title, body, caption, ...) and tone (a colour token)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from pcve_desktop.ui.kit.fonts import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


def repolish(widget: QWidget) -> None:
    """Apply the stylesheet again after a property it selects on has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Text(QLabel):
    """A plain-text label; `tone` is a token name, `wrap` breaks lines."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        *,
        tone: str = "ink",
        wrap: bool = False,
        name: str = "",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        # What users typed is shown as typed, never read as markup.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role.value)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def set_tone(self, tone: str) -> None:
        """Change the colour token."""
        self.setProperty("tone", tone)
        repolish(self)

    def set_role(self, role: Role) -> None:
        """Change the text role."""
        self.setProperty("role", role.value)
        repolish(self)


class TitleText(Text):
    """A title that asks for one line and breaks only where there is no room for it."""

    def __init__(
        self, text: str, role: Role, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, wrap=True, name=name, parent=parent)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        longest = max((metrics.horizontalAdvance(w) for w in self.text().split()), default=0)
        return QSize(longest + 2, metrics.height())


class ElidedText(Text):
    """A one-line label for names and paths: cut with an ellipsis, the whole text as tooltip.

    States and dates are never shown with it.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        *,
        tone: str = "ink",
        name: str = "",
        middle: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", role, tone=tone, name=name, parent=parent)
        self._full = text
        self._mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(40)
        self.set_full_text(text)

    def full_text(self) -> str:
        """Return the whole text."""
        return self._full

    def set_full_text(self, text: str) -> None:
        """Show another text."""
        self._full = text
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = QFontMetrics(self.font()).elidedText(self._full, self._mode, self.width())
        self.setText(shown)
        self.setToolTip(self._full if shown != self._full else "")


def hairline(parent: QWidget | None = None) -> QFrame:
    """Return a horizontal hairline."""
    line = QFrame(parent)
    line.setProperty("kind", "hairline")
    line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return line
