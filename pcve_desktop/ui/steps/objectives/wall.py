"""How an objective will read on the wall: one sentence, what is missing underlined."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout

from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.smart import WallPart
    from pcve_desktop.ui.kit.theme import ThemeHub


class WallSentence(QLabel):
    """The sentence in a large size; its parts are escaped, so that words stay words."""

    def __init__(self, hub: ThemeHub, *, name: str) -> None:
        super().__init__()
        self._hub = hub
        self._parts: Sequence[WallPart] = ()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        hub.changed.connect(self._restyle)

    def show_parts(self, parts: Sequence[WallPart]) -> None:
        """Show the pieces of a sentence one after the other."""
        self._parts = parts
        self._restyle()

    def plain(self) -> str:
        """Return the sentence without its marks."""
        return "".join(part.text for part in self._parts)

    def _restyle(self) -> None:
        theme = self._hub.theme
        ink, open_ = theme.hex("ink"), theme.hex("attn")
        size = theme.px(16)
        pieces = [
            f'<span style="color:{open_}; font-weight:600; text-decoration:underline">'
            f"{html.escape(part.text)}</span>"
            if part.missing
            else html.escape(part.text)
            for part in self._parts
        ]
        self.setText(f'<p style="color:{ink}; font-size:{size}px; line-height:138%">'
                     f"{''.join(pieces)}</p>")  # fmt: skip
        self.setAccessibleName(self.plain())


class WallCard(QFrame):
    """The soft card with its title and the sentence."""

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(6)
        title = tr.t("How it will read on the wall")
        column.addWidget(Text(title, Role.SECONDARY_STRONG, tone="soft_ink"))
        self.sentence = WallSentence(hub, name=f"{name}.sentence")
        column.addWidget(self.sentence)
