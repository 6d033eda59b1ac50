"""Frames that hold content: card, notice, empty state, foldable panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pcve_desktop.ui.kit.buttons import Button, escape
from pcve_desktop.ui.kit.focus import set_focus_style
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.text import Text, TitleText

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pcve_desktop.ui.kit.theme import ThemeHub

NoticeTone = Literal["sunken", "soft", "attn", "crit", "ok", "lesson"]
_NOTICE_ICON = {
    "sunken": "info",
    "soft": "info",
    "attn": "warning",
    "crit": "warning",
    "ok": "check",
    "lesson": "leaf",
}
_NOTICE_INK = {
    "sunken": "ink2",
    "soft": "soft_ink",
    "attn": "attn",
    "crit": "crit",
    "ok": "ok",
    "lesson": "lesson",
}


def frame(kind: str, parent: QWidget | None = None) -> QFrame:
    """Return a frame of a kind the stylesheet knows: card, sunken, soft, column, panel..."""
    made = QFrame(parent)
    made.setProperty("kind", kind)
    return made


def set_flush(widget: QWidget) -> None:
    """Let a widget reach from edge to edge of the card it is put into, like rows of a table."""
    widget.setProperty("flush", True)


class _Body(QVBoxLayout):
    """The content of a card; what is flush also takes the padding at both sides."""

    def __init__(self, padding: int) -> None:
        super().__init__()
        # Rows keep clear of the border; their own padding puts words below the card's title.
        self._reach = max(0, padding - 2)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for index in range(self.count()):
            item = self.itemAt(index)
            widget = item.widget() if item is not None else None
            if widget is not None and widget.property("flush"):
                at = widget.geometry()
                # From the card, not from where it is: the same place twice stays the same place.
                at.setLeft(rect.left() - self._reach)
                at.setRight(rect.right() + self._reach)
                widget.setGeometry(at)


class Card(QFrame):
    """A card: title, optional text beside it, things at the right, content in `body`."""

    def __init__(
        self,
        hub: ThemeHub,
        title: str = "",
        *,
        name: str = "",
        beside: str = "",
        subtitle: str = "",
        padding: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub = hub
        self.setObjectName(name)
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(padding, 14, padding, 16)
        outer.setSpacing(10)
        self._head = QHBoxLayout()
        self._head.setSpacing(10)
        self.title = TitleText(title, Role.CARD_TITLE, name=f"{name}.title")
        self.beside = Text(beside, Role.SECONDARY, tone="ink2")
        # Only ever hidden here: what is shown without a parent is a window of its own.
        if not beside:
            self.beside.hide()
        self._head.addWidget(self.title)
        self._head.addWidget(self.beside)
        self._head.addStretch(1)
        self.subtitle = Text(subtitle, Role.SECONDARY, tone="ink2", wrap=True)
        if not subtitle:
            self.subtitle.hide()
        if title:
            heading = QVBoxLayout()
            heading.setSpacing(2)
            heading.addLayout(self._head)
            heading.addWidget(self.subtitle)
            outer.addLayout(heading)
        self.body: QVBoxLayout = _Body(padding)
        self.body.setSpacing(8)
        outer.addLayout(self.body)
        outer.addStretch(1)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._share_height()
        return super().event(event)

    def _share_height(self) -> None:
        """Give spare height to what can use it (tables, charts), never between lines of text."""
        outer = self.layout()
        if not isinstance(outer, QVBoxLayout):
            return
        last = outer.count() - 1
        grows = bool(self.body.expandingDirections() & Qt.Orientation.Vertical) or any(
            self.body.stretch(index) for index in range(self.body.count())
        )
        if outer.stretch(last) == int(grows):
            outer.setStretch(last, int(not grows))
            outer.setStretch(last - 1, int(grows))

    def add_right(self, widget: QWidget) -> None:
        """Add a widget at the right end of the title line."""
        self._head.addWidget(widget)

    def add_link(self, text: str, *, name: str, trailing: str | None = "chevron-right") -> Button:
        """Add a link at the right end of the title line and return it."""
        link = Button(self._hub, text, name=name, kind="quiet", trailing=trailing)
        self.add_right(link)
        return link


class Notice(QFrame):
    """A bar with an icon, one or two sentences and an optional button."""

    def __init__(
        self,
        hub: ThemeHub,
        text: str,
        *,
        tone: NoticeTone = "sunken",
        icon: str | None = None,
        strong: str = "",
        button: QWidget | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", tone)
        self.setAccessibleName(f"{strong} {text}".strip())
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(12)
        ink = _NOTICE_INK[tone]
        glyph = GlyphLabel(hub, icon or _NOTICE_ICON[tone], size=18, color=ink, ground=tone)
        row.addWidget(glyph)
        words = QVBoxLayout()
        words.setSpacing(1)
        calm = "ink2" if tone == "sunken" else "ink"
        self._strong = Text(strong, Role.SECONDARY_STRONG, tone=ink, wrap=True)
        if not strong:
            self._strong.hide()
        self._text = Text(text, Role.SECONDARY, tone=calm, wrap=True)
        words.addWidget(self._strong)
        words.addWidget(self._text)
        row.addLayout(words, 1)
        if button is not None:
            row.addWidget(button)

    def set_text(self, text: str, strong: str = "") -> None:
        """Show other sentences."""
        self._text.setText(text)
        self._strong.setText(strong)
        self._strong.setVisible(bool(strong))
        self.setAccessibleName(f"{strong} {text}".strip())


class EmptyState(QFrame):
    """A dashed frame with one sentence and one link or button: nothing here yet."""

    acted = Signal()

    def __init__(
        self,
        hub: ThemeHub,
        text: str,
        action: str = "",
        *,
        name: str,
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub = hub
        self.setObjectName(name)
        self.setAccessibleName(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 15, 17, 15)
        column.setSpacing(4)
        if icon:
            glyph = GlyphLabel(hub, icon, size=28, color="accent")
            column.addWidget(glyph, 0, Qt.AlignmentFlag.AlignHCenter)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Text(text, Role.SECONDARY, tone="ink2", wrap=True, align=centre))
        self.button: Button | None = None
        if action:
            self.button = Button(hub, action, name=f"{name}.action", kind="quiet")
            self.button.clicked.connect(self.acted)
            column.addWidget(self.button, 0, centre)
        hub.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        # A stylesheet draws dashes of one pixel as dots.
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._hub.theme.color("ctl"), 1)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)


class _FoldHead(QAbstractButton):
    """The line that opens and closes a foldable panel."""

    def __init__(self, hub: ThemeHub, icon: str, text: str, name: str) -> None:
        super().__init__()
        self._hub, self._icon = hub, icon
        self.setObjectName(name)
        self.setText(escape(text))
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_focus_style(self, radius=5, inset=True)
        hub.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._hub.theme
        width = theme.metrics(Role.SECONDARY_STRONG).horizontalAdvance(self.accessibleName())
        return QSize(width + theme.px(18) * 2 + 44, theme.px(38))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        side = theme.px(18)
        top = (self.height() - side) / 2
        ink = "accent_h" if self.underMouse() else "accent"
        self._hub.icons.paint(painter, QRectF(14, top, side, side), self._icon, ink)
        painter.setFont(theme.font(Role.SECONDARY_STRONG))
        painter.setPen(theme.color(ink))
        area = QRectF(14 + side + 10, 0, self.width(), self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.accessibleName())
        chevron = "chevron-up" if self.isChecked() else "chevron-down"
        right = QRectF(self.width() - 12 - side, top, side, side)
        self._hub.icons.paint(painter, right, chevron, "ink2")


class Foldable(QFrame):
    """A panel that folds to its title line: an example, a workshop tip. Content in `body`."""

    folded = Signal(bool)

    def __init__(
        self,
        hub: ThemeHub,
        title: str,
        *,
        name: str,
        icon: str = "lightbulb",
        text: str = "",
        unfolded: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "sunken")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = _FoldHead(hub, icon, title, f"{name}.head")
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(42, 0, 16, 14)
        if text:
            self.body.addWidget(Text(text, Role.SECONDARY, tone="ink", wrap=True))
        column.addWidget(self._head)
        column.addWidget(self._inside)
        self._head.setChecked(unfolded)
        self._inside.setVisible(unfolded)
        self._head.toggled.connect(self._fold)

    def is_unfolded(self) -> bool:
        """Tell whether the content shows."""
        return self._head.isChecked()

    def _fold(self, unfolded: bool) -> None:
        self._inside.setVisible(unfolded)
        self.folded.emit(not unfolded)
