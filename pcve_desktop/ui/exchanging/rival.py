"""One way to settle a conflict: an option card with what it says, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pcve_desktop.ui.exchanging.pieces import Pieces
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.options import OptionCard
from pcve_desktop.ui.kit.table import glyph_of
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.vocabularies import Vocabulary
    from pcve_desktop.ui.exchanging.diff import Piece
    from pcve_desktop.ui.kit.theme import ThemeHub


class Rival(OptionCard):
    """Ours, theirs or both; `entered` when the keyboard comes to it."""

    entered = Signal()

    def __init__(self, hub: ThemeHub, title: str, *, name: str) -> None:
        super().__init__(hub, title, name=name, kind="radio")
        self._words = title
        self.pieces = Pieces(hub, name=f"{name}.text")
        self.chip = Chip(hub, "", name=f"{name}.state")
        self.about = Text("", Role.CAPTION, tone="ink2", wrap=True)
        self.chip.hide()
        self.body.setSpacing(4)
        self.body.addWidget(self.pieces)
        self.body.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.about)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _restyle(self) -> None:
        super()._restyle()
        # What a side says begins below the mark, as wide as the card.
        self._outer.setContentsMargins(14, 10, 14, 12)
        self._title.setContentsMargins(self._hub.theme.px(20) + 8, 0, 0, 0)

    def show_text(self, pieces: list[Piece], about: str, tr: Translator) -> None:
        """Show a text in pieces; an empty one is said to be empty."""
        self.chip.hide()
        self.pieces.show()
        if any(text for text, _differs in pieces):
            self.pieces.show_pieces(pieces)
        else:
            self.pieces.show_pieces([(tr.t("Nothing"), False)], tone="ink2")
        self._say(about)

    def show_state(self, state: Vocabulary, about: str, tr: Translator) -> None:
        """Show a word of a list of words, as it looks everywhere."""
        self.pieces.hide()
        self.pieces.show_pieces([(tr.t(state.label), False)])
        self.chip.set_state(tr.t(state.label), glyph=glyph_of(state) or None)
        self.chip.show()
        self._say(about)

    def _say(self, about: str) -> None:
        self.about.setText(about)
        self.about.setVisible(bool(about))
        parts = (self.pieces.text(), about)
        self.setAccessibleDescription(". ".join(part for part in parts if part))
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt presses such a card with Space only.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
