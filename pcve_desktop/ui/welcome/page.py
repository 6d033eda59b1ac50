"""The first thing people see: carry on with a network, or begin something new."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel, paint_glyph
from pcve_desktop.ui.kit.headers import PageHeader
from pcve_desktop.ui.kit.layout import CentredColumn, GridLayout
from pcve_desktop.ui.kit.pressable import Look, Pressable
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.welcome.panel import WelcomePanel
from pcve_desktop.ui.welcome.recent import RecentList

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.settings import Settings
    from pcve_desktop.ui.kit.theme import ThemeHub

SUFFIX = ".passerelle"
RECEIVED = ".passerelle-exchange"
_MORNING, _NOON, _EVENING = 5, 12, 18
_NARROW, _PANEL = 900, 430


def _this_moment() -> dt.datetime:
    return dt.datetime.now(dt.UTC).astimezone()


class _Tile(QWidget):
    """The coloured square with the icon of a begin card."""

    def __init__(self, hub: ThemeHub, icon: str, *, first: bool) -> None:
        super().__init__()
        self._hub, self._icon, self._first = hub, icon, first
        hub.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedSize(self._hub.theme.px(44), self._hub.theme.px(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent" if self._first else "soft"))
        painter.drawRoundedRect(self.rect(), 10, 10)
        inset = theme.px(11)
        ink = "on_accent" if self._first else "soft_ink"
        box = self.rect().adjusted(inset, inset, -inset, -inset)
        paint_glyph(painter, box.toRectF(), self._icon, self._hub, color=ink)


class WelcomePage(QWidget):
    """Greeting, recent networks, four ways to begin. It asks; the window does."""

    open_asked = Signal(str)
    forget_asked = Signal(str)
    browse_asked = Signal()
    received_asked = Signal()
    new_asked = Signal()
    sample_asked = Signal()
    settings_asked = Signal()
    help_asked = Signal()
    language_chosen = Signal(str)

    def __init__(
        self,
        *,
        hub: ThemeHub,
        tr: Translator,
        settings: Settings,
        now: Callable[[], dt.datetime] = _this_moment,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.hub, self.words, self._now = hub, tr, now
        self._waiting = [Path(path) for path in settings.recent]
        self.setObjectName("welcome")
        self.setAccessibleName(tr.t("Welcome"))
        self.setAcceptDrops(True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.panel = WelcomePanel(hub, tr)
        self.panel.language_chosen.connect(self.language_chosen)
        self._row.addWidget(self.panel)
        self._row.addWidget(self._right(), 1)
        # F1 belongs to the window; these two do something else in an open network.
        for sequence, signal in (("Ctrl+O", self.browse_asked), ("Ctrl+N", self.new_asked)):
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)
        hub.changed.connect(self._arrange)

    # Building

    def _right(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        content = CentredColumn(width=960, margin=56, top=38, bottom=20, around=side)
        content.column.setSpacing(12)
        content.column.addWidget(self._header())
        content.column.addSpacing(10)
        self._fill(content.column)
        content.column.addStretch(1)
        column.addWidget(ScrollArea(content, name="welcome.scroll"), 1)
        footer = CentredColumn(width=960, margin=56, top=8, bottom=20)
        footer.column.addLayout(self._footer())
        column.addWidget(footer)
        return side

    def _header(self) -> PageHeader:
        t = self.words.t
        begun = bool(self._waiting)
        line = (
            t("Carry on where you were, or begin something new.")
            if begun
            else t("Begin a network of your own, or look around in the sample first.")
        )
        header = PageHeader(self.hub, self._greeting(), line, name="welcome.header")
        button = Button(self.hub, t("Settings"), name="welcome.settings", icon="sliders")
        button.clicked.connect(self.settings_asked)
        header.add_action(button)
        return header

    def _greeting(self) -> str:
        hour = self._now().hour
        if _MORNING <= hour < _NOON:
            return self.words.t("Good morning")
        if _NOON <= hour < _EVENING:
            return self.words.t("Good afternoon")
        return self.words.t("Good evening")

    def _fill(self, column: QVBoxLayout) -> None:
        t = self.words.t
        self._recent_title = Text(t("Recent networks"), Role.CARD_TITLE)
        self.recent = RecentList(self.hub, self.words)
        self.recent.opened.connect(self.open_asked)
        self.recent.forgotten.connect(self._forgotten)
        column.addWidget(self._recent_title)
        column.addWidget(self.recent)
        self._gap = QWidget()
        self._gap.setFixedHeight(14)
        column.addWidget(self._gap)
        column.addWidget(Text(t("Begin"), Role.CARD_TITLE))
        holder = QWidget()
        grid = GridLayout(holder, gap=14)
        self.new = self._card("plus", t("New network"), t("Name it, invite the first partners"),
                              name="welcome.new", look="first")  # fmt: skip
        self.new.clicked.connect(self.new_asked)
        browse = self._card("folder", t("Open a network"), t("From this computer or a USB key"),
                            name="welcome.open")  # fmt: skip
        browse.clicked.connect(self.browse_asked)
        received = self._card("import", t("Begin with a received file"), t("That another office "
                              "sent you"), name="welcome.received")  # fmt: skip
        received.clicked.connect(self.received_asked)
        sample = self._card("compass", t("Explore the sample"), t("A fictional network, safe to "
                            "edit"), name="welcome.sample")  # fmt: skip
        sample.clicked.connect(self.sample_asked)
        # In pairs: four in a row, or two and two where it is narrow.
        for cards in ((self.new, received), (browse, sample)):
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(14)
            for card in cards:
                row.addWidget(card, 1)
            grid.add(pair, 6, 374)
        column.addWidget(holder)
        self._show_recent()

    def _card(
        self, icon: str, title: str, text: str, *, name: str, look: Look = "card"
    ) -> Pressable:
        card = Pressable(self.hub, f"{title}. {text}", name=name, look=look)
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 18, 18, 18)
        column.setSpacing(2)
        column.addWidget(_Tile(self.hub, icon, first=look == "first"))
        column.addSpacing(10)
        column.addWidget(Text(title, Role.STRONG, wrap=True))
        column.addWidget(Text(text, Role.SECONDARY, tone="ink2", wrap=True))
        column.addStretch(1)
        card.pass_clicks()
        return card

    def _footer(self) -> QHBoxLayout:
        t = self.words.t
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(GlyphLabel(self.hub, "save", size=18, color="ink2"))
        promise = t(
            "Works without internet. Your data stay on this computer until you export or share "
            "a file."
        )
        row.addWidget(Text(promise, Role.SECONDARY, tone="ink2", wrap=True), 1)
        help_button = Button(
            self.hub, t("Help"), name="welcome.help", kind="quiet", icon="help", hint="F1"
        )
        help_button.clicked.connect(self.help_asked)
        row.addWidget(help_button)
        row.addWidget(Text("F1", Role.SECONDARY, tone="ink2"))
        return row

    # Recent files

    def load_recent(self, _ready: object = None) -> None:
        """Look into the recent files, one at a time so that the window stays awake."""
        if not self._waiting:
            if not self.recent.count() and self._free():
                self.new.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        from pcve_desktop.ui.welcome.peeking import look

        found = look(self._waiting.pop(0))
        row = self.recent.add(found, self._now())
        self._show_recent()
        # Enter opens the network used last.
        if self.recent.count() == 1 and isinstance(row, Pressable) and self._free():
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self.load_recent)

    def _free(self) -> bool:
        """Say whether the user has not put the focus somewhere already."""
        focused = QApplication.focusWidget()
        return focused is None or not self.isAncestorOf(focused)

    def _forgotten(self, path: str) -> None:
        self._show_recent()
        self.forget_asked.emit(path)

    def _show_recent(self) -> None:
        shown = bool(self._waiting) or self.recent.count() > 0
        for widget in (self._recent_title, self.recent, self._gap):
            widget.setVisible(shown)

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < self.hub.theme.px(_NARROW)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self.panel.set_strip(strip=narrow)
        if narrow:
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(16777215)
        else:
            width = self.hub.theme.px(_PANEL)
            self.panel.setFixedWidth(min(width, round(self.width() * 0.36)))

    # Dropped files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path:
            event.acceptProposedAction()
            self.open_asked.emit(path)


def _dropped(event: QDropEvent) -> str:
    """Return the one file of ours that is dropped, empty when it is something else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return ""
    path = urls[0].toLocalFile()
    return path if path.lower().endswith((SUFFIX, RECEIVED)) else ""
