"""The documents to choose from: the usual ones as cards, all the others when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pcve_desktop.reports.documents import (
    DOCUMENTS,
    Group,
    Wanted,
    available,
    document_of,
    subjects,
)
from pcve_desktop.ui.exporting.networks import NetworksChoice
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
# Shown before all the others are asked for; those of several networks are, too.
FIRST = (*USUAL, "action-plan", "directory")


class DocumentsChoice(QWidget):
    """Documents to tick. What these readers may not have, or what would be empty, is not offered.

    With `only`, that one is ticked and shown alone, about a record if named. `more` is the button
    for all the others; it stands where the owner puts it.
    """

    changed = Signal()

    def __init__(
        self, hub: ThemeHub, tr: Translator, view: View, *, name: str,
        only: str = "", record_id: str = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self._hub, self._words, self._name, self._view = hub, tr, name, view
        asked = document_of(only) if only else None
        known = asked is not None and available(view, asked)
        # Who prints one thing sees that one thing first.
        self._only = asked if known else None
        # Where there is nothing to print yet, the other documents are shown instead.
        self._all = asked is not None and not known
        self.boxes: dict[str, QAbstractButton] = {}
        self._places: dict[str, QWidget] = {}
        self._pickers: dict[str, QComboBox] = {}
        self._offered: dict[str, bool] = {}
        self._groups: dict[Group, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._cards = GridLayout(gap=8)
        column.addLayout(self._cards)
        self.networks = NetworksChoice(hub, tr, name=f"{name}.networks")
        self.networks.changed.connect(self.changed)
        self.networks.hide()
        column.addWidget(self.networks)
        self._missing = Text("", Role.BODY, tone="ink2", wrap=True, name=f"{name}.missing")
        self._missing.hide()
        column.addWidget(self._missing)
        self._others = QVBoxLayout()
        self._others.setSpacing(6)
        column.addLayout(self._others)
        self.more = Button(hub, "", name=f"{name}.all", kind="quiet")
        self.more.clicked.connect(self._show_more)
        self._build()
        ticked = () if self._all else ((only,) if known else USUAL)
        for key in ticked:
            self.boxes[key].setChecked(True)
        # The document that was ticked last, from now on: the one to look at.
        self.latest = only if known else USUAL[0]
        picker = self._pickers.get(self.latest)
        if picker is not None and record_id:
            picker.setCurrentIndex(max(picker.findData(record_id), 0))
        self._arrange()

    # What stands there

    def _build(self) -> None:
        """Make what is to be seen and is not there yet."""
        for document in self._front():
            if document.key not in self.boxes and self._offers(document):
                self._cards.add(self._card(document), span=6, minimum=180)
        if not self._all:
            return
        for group in Group:
            rest = [
                document
                for document in DOCUMENTS
                if document.group is group and document.key not in self.boxes
            ]
            if rest and group not in self._groups:
                self._groups[group] = self._group(group, rest)
                self._others.addWidget(self._groups[group])

    def _front(self) -> list[Document]:
        if self._only is not None and not self._all:
            return [self._only]
        usual = [document_of(key) for key in FIRST]
        return usual + [document for document in DOCUMENTS if document.several]

    def _offers(self, document: Document) -> bool:
        found = self._offered.get(document.key)
        if found is None:
            found = self._offered[document.key] = available(self._view, document)
        return found

    def _group(self, group: Group, documents: list[Document]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(self._words.t(group.value), Role.SECONDARY_STRONG, tone="ink2"))
        grid = GridLayout(gap=6)
        for document in documents:
            grid.add(self._check(document), span=4, minimum=150)
        column.addLayout(grid)
        return holder

    def _card(self, document: Document) -> OptionCard:
        tr, name = self._words, f"{self._name}.{document.key}"
        card = OptionCard(self._hub, tr.t(document.title), tr.t(document.hint), name=name)
        self._take(document, card, card)
        if document.about is not None:
            card.body.addSpacing(4)
            card.body.addWidget(self._picker(document))
        return card

    def _check(self, document: Document) -> QWidget:
        tr = self._words
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        box = QCheckBox(tr.t(document.title).replace("&", "&&"))
        box.setObjectName(f"{self._name}.{document.key}")
        box.setToolTip(tr.t(document.hint))
        box.setAccessibleDescription(tr.t(document.hint))
        column.addWidget(box)
        self._take(document, box, place)
        if document.about is not None:
            column.addWidget(self._picker(document))
        column.addStretch(1)
        return place

    def _take(self, document: Document, box: QAbstractButton, place: QWidget) -> None:
        box.toggled.connect(lambda on, one=document: self._toggled(one, on=on))
        self.boxes[document.key] = box
        self._places[document.key] = place

    def _picker(self, document: Document) -> QComboBox:
        tr = self._words
        picker = QComboBox()
        picker.setObjectName(f"{self._name}.{document.key}.which")
        picker.setAccessibleName(tr.t("{document}: which one", document=tr.t(document.title)))
        picker.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        picker.setMinimumContentsLength(8)
        picker.currentIndexChanged.connect(lambda _at, one=document: self._picked(one))
        picker.hide()
        self._pickers[document.key] = picker
        return picker

    def _arrange(self) -> None:
        """Show what is offered; what is ticked stays in sight when the others go."""
        front = {document.key for document in self._front()}
        for key, place in self._places.items():
            wanted = self._all or key in front or self.boxes[key].isChecked()
            place.setVisible(wanted and self._offers(document_of(key)))
        for group, holder in self._groups.items():
            holder.setVisible(
                any(
                    not self._places[document.key].isHidden()
                    for document in DOCUMENTS
                    if document.group is group and isinstance(self.boxes[document.key], QCheckBox)
                )
            )
        missing = self._only is not None and not self._offers(self._only)
        self._missing.setVisible(missing and not self._all)
        if self._only is not None:
            title = self._words.t(self._only.title)
            self._missing.setText(
                self._words.t("{document}: nothing of it is for these readers.", document=title)
            )
        self.more.set_label(
            self._words.t("Fewer documents") if self._all else self._words.t("All documents")
        )
        self.more.set_icon("chevron-up" if self._all else "chevron-down")

    def _show_more(self) -> None:
        self._all = not self._all
        self._only = None
        self._build()
        self._arrange()

    # What can be chosen

    def show_for(self, view: View) -> None:
        """Offer what the readers of a view may have."""
        self._view = view
        self._offered.clear()
        self.blockSignals(True)
        self._build()
        for document in DOCUMENTS:
            box = self.boxes.get(document.key)
            if box is None:
                continue
            if not self._offers(document):
                box.setChecked(False)
            elif box.isChecked():
                self._fill(document)
        self._arrange()
        self._offer_networks()
        self.blockSignals(False)

    def _offer_networks(self) -> None:
        """Let networks be chosen where a document of several is ticked."""
        ticked = [one.document for one in self.wanted() if one.document.several]
        if ticked:
            self.networks.offer(subjects(self._view, ticked[0], self._words))
        self.networks.setVisible(bool(ticked))

    def _toggled(self, document: Document, *, on: bool) -> None:
        if on:
            self.latest = document.key
            self._fill(document)
        self._offer_networks()
        if (picker := self._pickers.get(document.key)) is not None:
            picker.setVisible(on)
        self.changed.emit()

    def _picked(self, document: Document) -> None:
        self.latest = document.key
        self.changed.emit()

    def _fill(self, document: Document) -> None:
        """List the records that a document can be about, keeping the one that was chosen."""
        picker = self._pickers.get(document.key)
        if picker is None:
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

    def first(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.boxes[self.latest]

    def wanted(self) -> list[Wanted]:
        """Return the ticked documents in their order."""
        return [
            Wanted(
                document,
                self._record(document.key),
                self.networks.networks() if document.several else (),
            )
            for document in DOCUMENTS
            if document.key in self.boxes and self.boxes[document.key].isChecked()
        ]

    def _record(self, key: str) -> str:
        picker = self._pickers.get(key)
        return str(picker.currentData() or "") if picker is not None else ""

    def to_look_at(self) -> Wanted | None:
        """Return the document whose pages to show: the one ticked last, or the first with pages."""
        paged = [one for one in self.wanted() if one.document.format == "pdf"]
        latest = [one for one in paged if one.document.key == self.latest]
        return next(iter([*latest, *paged]), None)

    def stand_in(self) -> Wanted:
        """Return the document whose pages stand for those of a workbook."""
        for one in self.wanted():
            if one.document.format == "xlsx" and one.document.several:
                return Wanted(document_of("city"), networks=one.networks)
        return Wanted(document_of(USUAL[0]))
