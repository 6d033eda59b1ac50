"""Lines of the cards of the overview; they are kept and filled again, never made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.focus import set_focus_style
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.pressable import Pressable
from pcve_desktop.ui.kit.text import ElidedText, Text, hairline

if TYPE_CHECKING:
    from pcve_desktop.ui.kit.theme import ThemeHub


class AgendaLine(QWidget):
    """A point of the agenda and its minutes."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.title = Text("", Role.SECONDARY, wrap=True)
        self.title.setMinimumWidth(80)
        self.minutes = Text("", Role.CAPTION, tone="ink2")
        row.addWidget(self.title, 1)
        row.addWidget(self.minutes)


class DueLine(QWidget):
    """Something due: a box to tick, what and who, until when."""

    def __init__(self, hub: ThemeHub, number: int) -> None:
        super().__init__()
        self.item_id = ""
        name = f"overview.due.{number}"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if number:
            column.addWidget(hairline())
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.box = QCheckBox()
        self.box.setObjectName(f"{name}.done")
        set_focus_style(self.box, radius=5)
        row.addWidget(self.box)
        self.open = Pressable(hub, "", name=f"{name}.open")
        inside = QHBoxLayout(self.open)
        inside.setContentsMargins(4, 4, 2, 4)
        inside.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = Text("", Role.SECONDARY_STRONG, wrap=True)
        self.title.setMinimumWidth(80)
        self.who = ElidedText("", Role.CAPTION, tone="ink2")
        words.addWidget(self.title)
        words.addWidget(self.who)
        inside.addLayout(words, 1)
        self._glyph = GlyphLabel(hub, "calendar", size=15)
        self._when = Text("", Role.CAPTION_STRONG)
        inside.addWidget(self._glyph)
        inside.addWidget(self._when)
        row.addWidget(self.open, 1)
        self.open.pass_clicks()
        column.addLayout(row)

    def fill(self, title: str, who: str, when: str, *, late: bool, hint: str) -> None:
        """Show another item; `hint` says what ticking the box does."""
        self.title.setText(title)
        self.who.set_full_text(who)
        self.who.setVisible(bool(who))
        self._when.setText(when)
        tone = "attn" if late else "ink2"
        if self._when.property("tone") != tone:
            self._when.set_tone(tone)
        self._glyph.set_glyph("warning" if late else "calendar", "", color=tone)
        self.open.setAccessibleName(", ".join(part for part in (title, who, when) if part))
        self.box.setAccessibleName(hint)
        self.box.setToolTip(hint)
        self.box.setChecked(False)


class MindLine(Pressable):
    """Something to keep in mind, with where to go for it."""

    def __init__(self, hub: ThemeHub, number: int) -> None:
        super().__init__(hub, "", name=f"overview.mind.{number}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(10)
        self._glyph = GlyphLabel(hub, "info", size=18, color="accent")
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.title = Text("", Role.SECONDARY, wrap=True)
        self.title.setMinimumWidth(120)
        words.addWidget(self.title)
        row.addLayout(words, 1)
        row.addWidget(GlyphLabel(hub, "chevron-right", size=16, color="ink2"))
        self.pass_clicks()

    def fill(self, icon: str, text: str) -> None:
        """Show another item."""
        self._glyph.set_glyph(icon)
        self.title.setText(text)
        self.setAccessibleName(text)
