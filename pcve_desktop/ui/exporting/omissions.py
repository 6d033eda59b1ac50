"""What an export leaves out, said before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.cards import frame
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

_PADDING = 13
_TOP = Qt.AlignmentFlag.AlignTop


class LeftOut(QWidget):
    """A list in two columns where there is room; `advice` says how more could go out."""

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._hub = hub
        self.setObjectName(name)
        self.setAccessibleName(tr.t("Left out"))
        self._title = tr.t("Left out")
        self._holder = QVBoxLayout(self)
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._box: QFrame | None = None
        self._sentences: list[str] = []

    def sentences(self) -> list[str]:
        """Return what is said to be left out."""
        return list(self._sentences)

    def show_sentences(self, sentences: Sequence[str], advice: str = "") -> None:
        """Show other sentences; without any there is nothing to see."""
        self._sentences = list(sentences)
        self.setVisible(bool(sentences))
        self.setAccessibleDescription("\n".join([*sentences, advice]).strip())
        if self._box is not None:
            self._holder.removeWidget(self._box)
            self._box.hide()
            self._box.deleteLater()
        self._box = frame("sunken")
        column = QVBoxLayout(self._box)
        column.setContentsMargins(_PADDING, 10, _PADDING, 12)
        column.setSpacing(6)
        column.addWidget(Text(self._title, Role.SECONDARY_STRONG))
        grid = GridLayout(gap=3)
        for sentence in sentences:
            grid.add(self._line(sentence), span=6, minimum=self._hub.theme.px(210))
        column.addLayout(grid)
        if advice:
            column.addWidget(Text(advice, Role.CAPTION, tone="ink2", wrap=True))
        self._holder.addWidget(self._box)

    def _line(self, sentence: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(GlyphLabel(self._hub, "eye-off", size=14), 0, _TOP)
        row.addWidget(Text(sentence, Role.CAPTION, wrap=True), 1, _TOP)
        return line
