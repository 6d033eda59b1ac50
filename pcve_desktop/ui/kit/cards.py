"""Frames that hold content: card, notice, empty state, foldable panel, option card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
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
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.theme import CARD_RADIUS, CONTROL_RADIUS

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

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
        self.title = Text(title, Role.CARD_TITLE, name=f"{name}.title")
        self.beside = Text(beside, Role.SECONDARY, tone="ink2")
        self.beside.setVisible(bool(beside))
        self._head.addWidget(self.title)
        self._head.addWidget(self.beside)
        self._head.addStretch(1)
        self.subtitle = Text(subtitle, Role.SECONDARY, tone="ink2", wrap=True)
        self.subtitle.setVisible(bool(subtitle))
        if title:
            heading = QVBoxLayout()
            heading.setSpacing(2)
            heading.addLayout(self._head)
            heading.addWidget(self.subtitle)
            outer.addLayout(heading)
        self.body = QVBoxLayout()
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
        self._strong.setVisible(bool(strong))
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
        self.setObjectName(name)
        self.setProperty("kind", "empty")
        self.setAccessibleName(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
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

    def set_unfolded(self, unfolded: bool) -> None:
        """Show or hide the content."""
        self._head.setChecked(unfolded)

    def _fold(self, unfolded: bool) -> None:
        self._inside.setVisible(unfolded)
        self.folded.emit(not unfolded)


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
        self._description.setVisible(bool(description))
        self.body.addWidget(self._description)
        for label in (self._title, self._description):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        hub.changed.connect(self._restyle)
        self._restyle()

    def set_description(self, text: str) -> None:
        """Change the description and the accessible one."""
        self._description.setText(text)
        self._description.setVisible(bool(text))
        self.setAccessibleDescription(text)

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
