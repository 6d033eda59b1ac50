"""The documents to choose from, in groups; one about a record says which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from pcve_desktop.reports.documents import (
    DOCUMENTS,
    Group,
    Wanted,
    available,
    document_of,
    subjects,
)
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.options import OptionCard
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.reports.audiences import View
    from pcve_desktop.reports.documents import Document
    from pcve_desktop.ui.kit.theme import ThemeHub

# Chosen when nothing else was asked for.
USUAL = ("summary", "workbook")


class DocumentsChoice(QWidget):
    """Cards to tick. What these readers may not have, or what would be empty, is not offered."""

    changed = Signal()

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._hub, self._words, self._name = hub, tr, name
        self._view: View | None = None
        # The document that was ticked last: the one to look at.
        self.latest = ""
        self.cards: dict[str, OptionCard] = {}
        self._pickers: dict[str, QComboBox] = {}
        self._groups: dict[Group, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for group in Group:
            column.addWidget(self._group(group))
        # Who prints one thing sees that one thing first.
        self._only = ""
        self._missing = Text("", Role.BODY, tone="ink2", wrap=True, name=f"{name}.missing")
        self._missing.hide()
        column.addWidget(self._missing)
        self.others = Button(hub, tr.t("Other documents"), name=f"{name}.others", compact=True)
        self.others.clicked.connect(self._show_others)
        self.others.hide()
        column.addWidget(self.others, 0, Qt.AlignmentFlag.AlignLeft)

    def _group(self, group: Group) -> QWidget:
        holder = QWidget()
        self._groups[group] = holder
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(self._words.t(group.value), Role.SECONDARY_STRONG, tone="ink2"))
        grid = GridLayout(gap=8)
        for document in DOCUMENTS:
            if document.group is group:
                grid.add(self._card(document), span=6, minimum=180)
        column.addLayout(grid)
        return holder

    def _card(self, document: Document) -> OptionCard:
        tr, name = self._words, f"{self._name}.{document.key}"
        card = OptionCard(self._hub, tr.t(document.title), tr.t(document.hint), name=name)
        card.toggled.connect(lambda on, one=document: self._toggled(one, on=on))
        self.cards[document.key] = card
        if document.about is not None:
            picker = QComboBox(card)
            picker.setObjectName(f"{name}.which")
            picker.setAccessibleName(tr.t("{document}: which one", document=tr.t(document.title)))
            picker.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            picker.setMinimumContentsLength(8)
            picker.currentIndexChanged.connect(lambda _at, one=document: self._picked(one))
            picker.hide()
            card.body.addSpacing(4)
            card.body.addWidget(picker)
            self._pickers[document.key] = picker
        return card

    # What can be chosen

    def show_for(self, view: View) -> None:
        """Offer what the readers of a view may have."""
        self._view = view
        self.blockSignals(True)
        for document in DOCUMENTS:
            offered = available(view, document)
            card = self.cards[document.key]
            card.setVisible(offered and self._only in {"", document.key})
            if not offered:
                card.setChecked(False)
            elif card.isChecked():
                self._fill(document)
        self.others.setVisible(bool(self._only))
        missing = bool(self._only) and self.cards[self._only].isHidden()
        self._missing.setVisible(missing)
        if missing:
            title = self._words.t(document_of(self._only).title)
            self._missing.setText(
                self._words.t("{document}: nothing of it is for these readers.", document=title)
            )
        for group, holder in self._groups.items():
            shown = (
                not self.cards[document.key].isHidden()
                for document in DOCUMENTS
                if document.group is group
            )
            holder.setVisible(any(shown))
        self.blockSignals(False)

    def choose(self, key: str, record_id: str = "") -> None:
        """Tick one document and show it alone (about a record if named); without, the usual two.

        What these readers may not have stays unticked.
        """
        self.blockSignals(True)
        keys = {key} if key else set(USUAL)
        for name, card in self.cards.items():
            card.setChecked(name in keys and not card.isHidden())
        # Where there is nothing to print yet, the other documents are shown instead.
        known = bool(key) and not self.cards[key].isHidden()
        self.latest = key if known else USUAL[0]
        picker = self._pickers.get(key)
        if picker is not None and record_id:
            picker.setCurrentIndex(max(picker.findData(record_id), 0))
        self._only = key if known else ""
        if self._view is not None:
            self.show_for(self._view)
        self.blockSignals(False)
        self.changed.emit()

    def _show_others(self) -> None:
        self._only = ""
        if self._view is not None:
            self.show_for(self._view)
        self.cards[self.latest].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _toggled(self, document: Document, *, on: bool) -> None:
        if on:
            self.latest = document.key
            self._fill(document)
        if (picker := self._pickers.get(document.key)) is not None:
            picker.setVisible(on)
        self.changed.emit()

    def _picked(self, document: Document) -> None:
        self.latest = document.key
        self.changed.emit()

    def _fill(self, document: Document) -> None:
        """List the records that a document can be about, keeping the one that was chosen."""
        picker = self._pickers.get(document.key)
        if picker is None or self._view is None:
            return
        before = picker.currentData()
        picker.blockSignals(True)
        picker.clear()
        found = subjects(self._view, document, self._words)
        if len(found) > 1:
            picker.addItem(self._words.t(document.every), "")
        for record_id, title in found:
            picker.addItem(title, record_id)
        picker.setCurrentIndex(max(picker.findData(before), 0))
        picker.blockSignals(False)

    # What was chosen

    def wanted(self) -> list[Wanted]:
        """Return the ticked documents in their order."""
        return [
            Wanted(document, self._record(document.key))
            for document in DOCUMENTS
            if self.cards[document.key].isChecked()
        ]

    def _record(self, key: str) -> str:
        picker = self._pickers.get(key)
        return str(picker.currentData() or "") if picker is not None else ""

    def to_look_at(self) -> Wanted | None:
        """Return the document whose pages to show: the one ticked last, or the first with pages."""
        paged = [one for one in self.wanted() if one.document.format == "pdf"]
        latest = [one for one in paged if one.document.key == self.latest]
        return next(iter([*latest, *paged]), None)
