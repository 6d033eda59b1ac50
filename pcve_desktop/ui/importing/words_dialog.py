"""The words of a column that fills a list, and what each of them means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from pcve_desktop.imports.words import options_for
from pcve_desktop.likeness.words import fold
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import StillCombo
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.text import Text, hairline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.words import Word
    from pcve_desktop.ui.kit.theme import ThemeHub

_WIDTH = 680
_HEIGHT = 380
BY_ITSELF = "-"
"""In the list: what the program understands by itself, nothing for a word it does not know."""


class WordsDialog(Dialog):
    """A small table: each word of the file, and what it means in the vocabulary."""

    def __init__(
        self,
        hub: ThemeHub,
        tr: Translator,
        column: str,
        words: Sequence[Word],
        given: Mapping[str, str],
        *,
        parent: QWidget,
    ) -> None:
        """Take the heading, its words, and the meanings already chosen by folded word."""
        super().__init__(
            hub,
            tr,
            tr.t("Words of the column “{header}”", header=column),
            name="import.words",
            width=_WIDTH,
            parent=parent,
        )
        self._words = list(words)
        self.combos: list[StillCombo] = []
        self.body.addWidget(
            Text(
                tr.t(
                    "Say what the words of the file mean here. What stays without a meaning is "
                    "kept in the notes."
                ),
                Role.SECONDARY,
                tone="ink2",
                wrap=True,
            )
        )
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 4, 12, 4)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(2, 5)
        for place, word in enumerate(self._words):
            if place:
                grid.addWidget(hairline(), 2 * place - 1, 0, 1, 3)
            label = Text(word.text, Role.STRONG, wrap=True)
            rows = tr.n("{count} row", "{count} rows", word.rows)
            combo = self._combo(tr, word, given, place)
            combo.setAccessibleName(tr.t("Meaning of “{word}”", word=word.text))
            combo.setAccessibleDescription(rows)
            grid.addWidget(label, 2 * place, 0)
            grid.addWidget(Text(rows, Role.SECONDARY, tone="ink2"), 2 * place, 1)
            grid.addWidget(combo, 2 * place, 2)
            self.combos.append(combo)
        grid.setRowStretch(2 * len(self._words), 1)
        area = ScrollArea(inside, name="import.words.list")
        inside.setAutoFillBackground(False)
        area.setMinimumHeight(min(hub.theme.px(_HEIGHT), inside.sizeHint().height() + 8))
        self.body.addWidget(area, 1)
        self.add_cancel()
        self.use = self.add_button(tr.t("Use these meanings"), name="import.words.use",
                                   kind="primary")  # fmt: skip
        self.use.clicked.connect(self.accept)
        if self.combos:
            self.set_first(self.combos[0])

    def _combo(
        self, tr: Translator, word: Word, given: Mapping[str, str], place: int
    ) -> StillCombo:
        combo = StillCombo()
        combo.setObjectName(f"import.words.{place}")
        combo.setProperty("compact", True)
        understood = tr.list([tr.t(item.label) for item in word.understood])
        combo.addItem(
            tr.t("Understood: {meaning}", meaning=understood)
            if understood
            else tr.t("No meaning: kept in the notes"),
            BY_ITSELF,
        )
        if understood:
            combo.addItem(tr.t("No meaning: kept in the notes"), "")
        for item in options_for(word.target):
            combo.addItem(tr.t(item.label), item.value)
        meaning = given.get(fold(word.text), BY_ITSELF)
        combo.setCurrentIndex(max(0, combo.findData(meaning)))
        return combo

    def meanings(self) -> dict[str, str]:
        """Return the meanings chosen by hand, by folded word."""
        found = {}
        for word, combo in zip(self._words, self.combos, strict=True):
            chosen = str(combo.currentData())
            if chosen != BY_ITSELF:
                found[fold(word.text)] = chosen
        return found
