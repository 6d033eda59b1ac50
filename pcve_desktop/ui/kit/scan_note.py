"""What is said under a field whose text looks personal: what, why it matters, two ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub


class ScanNote(QFrame):
    """A quiet line; `shown` goes to the passage, `agreed` keeps the text as it is."""

    shown = Signal()
    agreed = Signal()

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "attn")
        self._tr = tr
        sign = GlyphLabel(hub, "info", size=16, color="attn")
        self.sentence = Text("", Role.SECONDARY_STRONG, wrap=True, name=f"{name}.sentence")
        self.advice = Text(
            " ".join(
                [
                    tr.t("Write about situations, never about named people."),
                    tr.t("This check does not see everything, and it sees too much. You decide."),
                ]
            ),
            Role.CAPTION,
            tone="ink2",
            wrap=True,
        )
        self.show_passage = Button(
            hub, tr.t("Show"), name=f"{name}.show", kind="quiet", compact=True
        )
        self.fine = Button(hub, tr.t("It is fine"), name=f"{name}.fine", kind="quiet", compact=True)
        self.show_passage.clicked.connect(self.shown)
        self.fine.clicked.connect(self.agreed)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self.advice)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.show_passage)
        row.addWidget(self.fine)
        self.hide()

    def say(self, sentence: str, *, more: int, selectable: bool) -> str:
        """Show a sentence and how many passages there are besides; return what is said."""
        if more:
            sentence += self._tr.n(" (and {count} more)", " (and {count} more)", more)
        self.sentence.setText(sentence)
        self.show_passage.setVisible(selectable)
        said = f"{sentence}. {self.advice.text()}"
        self.setAccessibleDescription(said)
        return said
