"""What an export leaves out, said before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import Button
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
    """A list in two columns where there is room; `advice` says how more could go out.

    Of more than `few` sentences the first ones are shown, until all are asked for.
    """

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str, few: int | None = None) -> None:
        super().__init__()
        self._hub, self._words, self._name, self._few = hub, tr, name, few
        self.setObjectName(name)
        self.setAccessibleName(tr.t("Left out"))
        self._holder = QVBoxLayout(self)
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._box: QFrame | None = None
        self._sentences: list[str] = []
        self._title = self._advice = ""

    def sentences(self) -> list[str]:
        """Return what is said to be left out."""
        return list(self._sentences)

    def show_sentences(self, title: str, sentences: Sequence[str], advice: str = "") -> None:
        """Show other sentences below a title; without any there is nothing to see."""
        self._sentences = list(sentences)
        self.setVisible(bool(sentences))
        self.setAccessibleName(title)
        self.setAccessibleDescription("\n".join([*sentences, advice]).strip())
        self._title, self._advice = title, advice
        self._fill()

    def _fill(self) -> None:
        if self._box is not None:
            self._holder.removeWidget(self._box)
            self._box.hide()
            self._box.deleteLater()
        self._box = frame("sunken")
        column = QVBoxLayout(self._box)
        column.setContentsMargins(_PADDING, 8, _PADDING, 9)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Text(self._title, Role.SECONDARY_STRONG), 1)
        column.addLayout(head)
        shown = self._sentences[: self._few]
        rest = len(self._sentences) - len(shown)
        if rest:
            more = Button(
                self._hub,
                self._words.n("{count} more", "{count} more", rest),
                name=f"{self._name}.more",
                kind="quiet",
            )
            more.clicked.connect(self._show_all)
            head.addWidget(more)
            # The button is higher than a line of text, and needs no room around it.
            column.setContentsMargins(_PADDING, 1, _PADDING, 9)
            column.setSpacing(0)
        grid = GridLayout(gap=3)
        for sentence in shown:
            grid.add(self._line(sentence), span=6, minimum=self._hub.theme.px(210))
        column.addLayout(grid)
        if self._advice:
            column.addWidget(Text(self._advice, Role.CAPTION, tone="ink2", wrap=True))
        self._holder.addWidget(self._box)

    def _show_all(self) -> None:
        self._few = None
        self._fill()
        # The button that had the keyboard is gone.
        self.focusNextChild()

    def _line(self, sentence: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(GlyphLabel(self._hub, "eye-off", size=14), 0, _TOP)
        row.addWidget(Text(sentence, Role.CAPTION, wrap=True), 1, _TOP)
        return line
