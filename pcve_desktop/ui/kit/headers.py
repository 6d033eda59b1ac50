"""Headers of pages, steps and details, tabs of a wizard, and the save state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import Button, escape
from pcve_desktop.ui.kit.chips import Badge, ChipMenu
from pcve_desktop.ui.kit.focus import set_focus_style
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.text import Text, TitleText

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.ui.kit.theme import ThemeHub


class PageHeader(QWidget):
    """Title and subtitle at the left, actions at the right; `back` adds a link above.

    `detail` makes the smaller title of a detail panel.
    """

    went_back = Signal()

    def __init__(
        self,
        hub: ThemeHub,
        title: str,
        subtitle: str = "",
        *,
        name: str,
        back: str = "",
        detail: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._row = row
        left = QVBoxLayout()
        left.setSpacing(2)
        if back:
            link = Button(hub, back, name=f"{name}.back", kind="quiet", icon="chevron-left")
            link.clicked.connect(self.went_back)
            left.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        role = Role.DETAIL_TITLE if detail else Role.PAGE_TITLE
        line = QWidget()
        self._line = FlowLayout(line, gap=12, line_gap=4)
        self.title = TitleText(title, role, name=f"{name}.title")
        self._line.addWidget(self.title)
        left.addWidget(line)
        self.subtitle = Text(subtitle, Role.BODY, tone="ink2", wrap=True, name=f"{name}.subtitle")
        if not subtitle:
            self.subtitle.hide()
        left.addWidget(self.subtitle)
        self._words = QHBoxLayout()
        self._words.setSpacing(16)
        self._words.addLayout(left, 1)
        row.addLayout(self._words, 1)
        self._holder = QWidget()
        self._holder.hide()
        self._actions = FlowLayout(self._holder)
        row.addWidget(self._holder, 0, Qt.AlignmentFlag.AlignTop)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show another title and subtitle."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def add_action(self, widget: QWidget) -> None:
        """Add a button or switch at the right."""
        self._actions.addWidget(widget)
        self._holder.show()

    def add_beside(self, widget: QWidget) -> None:
        """Add a chip right after the title."""
        self._line.addWidget(widget)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 280), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The actions go under the title where they would squeeze it.
        needed = self._holder.sizeHint().width() + min(self.title.sizeHint().width(), 480) + 80
        beside = event.size().width() >= needed
        flow = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if flow != self._row.direction():
            self._row.setDirection(flow)


class StepHeader(PageHeader):
    """The header of a step: number disc, title, state chip with its menu, the step's question."""

    def __init__(
        self,
        hub: ThemeHub,
        number: str,
        title: str,
        question: str,
        states: list[tuple[str, str, str]],
        *,
        name: str,
        state_text: str,
        parent: QWidget | None = None,
    ) -> None:
        """Take states as for `ChipMenu`; `state_text` names the menu ("State of the step")."""
        super().__init__(hub, title, question, name=name, parent=parent)
        disc = Badge(hub, number, size=44, tone="soft", spoken=number)
        self._words.insertWidget(0, disc, 0, Qt.AlignmentFlag.AlignTop)
        self.state = ChipMenu(hub, states, name=f"{name}.state", text=state_text)
        self.add_beside(self.state)


class WizardTabs(QTabBar):
    """The named pages of a wizard, underlined; one tab stop, arrows move; `picked(key)`."""

    picked = Signal(str)

    def __init__(
        self,
        pages: list[tuple[str, str]],
        *,
        name: str,
        text: str,
        parent: QWidget | None = None,
    ) -> None:
        """Take (key, label) per page and the name of the row."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_focus_style(self, radius=5)
        self._keys = [key for key, _label in pages]
        for _key, label in pages:
            self.addTab(escape(label))
        self.currentChanged.connect(self._changed)

    def current_key(self) -> str:
        """Return the key of the page shown."""
        return self._keys[self.currentIndex()] if self._keys else ""

    def set_current_key(self, key: str) -> None:
        """Go to a page."""
        self.setCurrentIndex(self._keys.index(key))

    def _changed(self, index: int) -> None:
        if 0 <= index < len(self._keys):
            self.picked.emit(self._keys[index])


class SaveState(QWidget):
    """A tick and a word: "Saved 10:42"; `set_text` after each change."""

    def __init__(
        self, hub: ThemeHub, text: str = "", *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._glyph = GlyphLabel(hub, "check", size=18, color="ink2")
        self._text = Text(text, Role.SECONDARY, tone="ink2")
        row.addWidget(self._glyph)
        row.addWidget(self._text)
        self.set_text(text)

    def text(self) -> str:
        """Return the words shown."""
        return self._text.text()

    def set_text(self, text: str, *, icon: str = "check", tone: str = "ink2") -> None:
        """Show when it was saved, or with `warning`/`attn` that it was not."""
        self._text.setText(text)
        self._text.set_tone(tone)
        self._glyph.set_glyph(icon, "", color=tone)
        self._glyph.setVisible(bool(text))
        self.setAccessibleName(text)


class Legend(QWidget):
    """Glyphs or patterns with their words, flowing over lines."""

    def __init__(
        self, hub: ThemeHub, entries: list[tuple[str, str]], *, parent: QWidget | None = None
    ) -> None:
        """Take (glyph, word) per entry."""
        super().__init__(parent)
        flow = FlowLayout(self, gap=16, line_gap=4)
        for glyph, word in entries:
            entry = QWidget()
            row = QHBoxLayout(entry)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(GlyphLabel(hub, glyph, size=17))
            row.addWidget(Text(word, Role.CAPTION, tone="ink2"))
            flow.addWidget(entry)
