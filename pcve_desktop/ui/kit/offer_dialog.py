"""A few ways to go on, each with a sentence that says what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.pressable import Pressable
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub


@dataclass(frozen=True, slots=True)
class Way:
    """One way to go on."""

    key: str
    icon: str
    title: str
    text: str


class OfferDialog(Dialog):
    """A question whose answers need explaining; `chosen(key)`, nothing when it is closed.

    The first way is the one proposed and has the focus.
    """

    chosen = Signal(str)

    def __init__(
        self,
        hub: ThemeHub,
        tr: Translator,
        title: str,
        text: str,
        ways: Sequence[Way],
        *,
        name: str,
        parent: QWidget,
    ) -> None:
        super().__init__(hub, tr, title, name=name, width=560, parent=parent)
        self.finished.connect(self.deleteLater)
        self.setAccessibleDescription(text)
        self.body.addWidget(Text(text, Role.BODY, tone="ink2", wrap=True))
        for place, way in enumerate(ways):
            card = self._card(way, first=place == 0)
            self.body.addWidget(card)
            if place == 0:
                self.set_first(card)
        self.body.addStretch(1)
        self.add_cancel()

    def _card(self, way: Way, *, first: bool) -> Pressable:
        card = Pressable(
            self.hub,
            f"{way.title}. {way.text}",
            name=f"{self.objectName()}.{way.key}",
            look="first" if first else "card",
        )
        row = QHBoxLayout(card)
        row.setContentsMargins(18, 14, 18, 14)
        row.setSpacing(14)
        row.addWidget(GlyphLabel(self.hub, way.icon, size=22, color="accent"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(way.title, Role.STRONG, wrap=True))
        words.addWidget(Text(way.text, Role.SECONDARY, tone="ink2", wrap=True))
        row.addLayout(words, 1)
        card.pass_clicks()
        card.clicked.connect(lambda: self._choose(way.key))
        return card

    def _choose(self, key: str) -> None:
        self.accept()
        self.chosen.emit(key)
