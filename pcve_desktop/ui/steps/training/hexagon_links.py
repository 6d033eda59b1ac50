"""The links of a Hexagon exercise: the picture of facets and cards, and what is tied to what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.models.training import HexagonCard, HexagonFacet, HexagonLink
from pcve_desktop.pictures.hexagon import HexCard, HexFacet, hexagon_picture
from pcve_desktop.services import records, training
from pcve_desktop.ui.kit.cards import Card, Notice
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.switches import Switch
from pcve_desktop.ui.kit.table import Column, RecordTableModel, RecordTableView, Show
from pcve_desktop.ui.kit.tick_list import TickList
from pcve_desktop.ui.steps.parts import PictureCard
from pcve_desktop.ui.steps.training.hexagon_cards import linked_with

if TYPE_CHECKING:
    from pcve_desktop.models.training import HexagonExercise
    from pcve_desktop.pictures.hexagon import CardKind
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Two linked cards in words."""

    id: str
    first_id: str
    first: str
    second: str


class LinksPane(QWidget):
    """Pick a card in the picture or in the list; tick those it is linked with."""

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self._context, self._name = context, name
        self._exercise_id = self._card_id = ""
        self._filling = False
        self._numbers: dict[str, str] = {}
        self._shown_ticks: tuple[str, list[tuple[str, str]]] = ("", [])
        # In the order in which the picture numbers them.
        self._facets: list[tuple[str, list[HexagonCard]]] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        grid = GridLayout(holder, gap=16)
        right = QWidget()
        inside = QVBoxLayout(right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(16)
        inside.addWidget(self._of_card())
        inside.addWidget(self._all_links(), 1)
        grid.add(self._picture(), 7, 440)
        grid.add(right, 5, 340)
        outer.addWidget(holder)
        outer.addStretch(1)

    # ---------------------------------------------------------------- building

    def _picture(self) -> PictureCard:
        tr, hub = self._context.tr, self._context.hub
        self.picture = PictureCard(
            self._context,
            tr.t("Cards and links by facet"),
            self._draw,
            name=f"{self._name}.picture",
        )
        self.picture.view.activated.connect(self.pick)
        self.pairing = Switch(
            hub,
            tr.t("Link by picking a second card"),
            name=f"{self._name}.pairing",
            hint=tr.t("Picking a second card in the picture links it, or takes the link away."),
        )
        # Below the title: beside it, longer languages would not find room for two columns.
        self.picture.body.insertWidget(0, self.pairing)
        self.picture.body.addWidget(
            Notice(
                hub,
                tr.t("Practised on fictional cases. It shows what the group saw, never a person."),
                name=f"{self._name}.picture.care",
            )
        )
        return self.picture

    def _of_card(self) -> Card:
        tr, hub = self._context.tr, self._context.hub
        card = Card(hub, tr.t("One card and its links"), name=f"{self._name}.one")
        self.chooser = QComboBox()
        self.chooser.setObjectName(f"{self._name}.card")
        self.chooser.setAccessibleName(tr.t("Card"))
        self.chooser.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.chooser.currentIndexChanged.connect(
            lambda place: self._choose(str(self.chooser.itemData(place) or ""))
        )
        card.body.addWidget(self.chooser)
        self.ticks = TickList(
            [], label=tr.t("Linked with"), tr=tr, hub=hub, object_name=f"{self._name}.ticks", rows=5
        )
        self.ticks.changed.connect(self._ticked)
        card.body.addWidget(self.ticks)
        return card

    def _all_links(self) -> Card:
        tr, hub = self._context.tr, self._context.hub
        card = Card(hub, tr.t("Links between cards"), beside=" ", name=f"{self._name}.links")
        self._count = card.beside
        self.links = RecordTableModel(
            [
                Column("first", mark("Card"), Show.TEXT, lambda row: row.first, stretch=1),
                Column("second", mark("Linked with"), Show.TEXT, lambda row: row.second, stretch=1),
            ],
            tr=tr,
        )
        self.links_table = RecordTableView(
            self.links,
            hub=hub,
            tr=tr,
            name=f"{self._name}.links.table",
            label=tr.t("Links between cards"),
            compact=True,
        )
        self.links_table.setMinimumHeight(hub.theme.px(150))
        self.links_table.set_empty(tr.t("No link yet. What sets off what, what protects from it?"))
        self.links_table.opened.connect(self._open_link)
        self.links_table.delete_asked.connect(self._unlink)
        card.body.addWidget(self.links_table, 1)
        return card

    # ---------------------------------------------------------------- content

    def show_exercise(self, exercise: HexagonExercise) -> None:
        """Show the links of an exercise."""
        data, tr = self._context.data, self._context.tr
        self._exercise_id = exercise.id
        self._facets = self._by_facet()
        cards = [card for _name, group in self._facets for card in group]
        numbers = {card.id: f"{place} {card.text}" for place, card in enumerate(cards, start=1)}
        if self._card_id not in numbers:
            self._card_id = cards[0].id if cards else ""
        with QSignalBlocker(self.chooser):
            self.chooser.clear()
            for key, words in numbers.items():
                self.chooser.addItem(words, key)
            self.chooser.setCurrentIndex(self.chooser.findData(self._card_id))
        self.chooser.setEnabled(bool(cards))
        self._numbers = numbers
        self._show_ticks()
        ties = [
            LinkRow(link.id, link.first_id, numbers[link.first_id], numbers[link.second_id])
            for link in data.all(HexagonLink)
            if link.first_id in numbers and link.second_id in numbers
        ]
        self.links.set_rows(ties)
        self._count.setText(tr.number(len(ties)) if ties else "")
        self.picture.show_picture(self._draw)

    def _by_facet(self) -> list[tuple[str, list[HexagonCard]]]:
        data = self._context.data
        facets = data.where(HexagonFacet, "exercise_id", self._exercise_id)
        known = {facet.id for facet in facets}
        groups: dict[str, list[HexagonCard]] = {}
        for card in data.where(HexagonCard, "exercise_id", self._exercise_id):
            key = card.facet_id if card.facet_id in known else None
            groups.setdefault(key or "", []).append(card)
        found = [(facet.name, groups.get(facet.id, [])) for facet in facets]
        if "" in groups:
            found.append((self._context.tr.t("Not placed yet"), groups[""]))
        return found

    def _show_ticks(self) -> None:
        chosen = linked_with(self._context.data.all(HexagonLink), self._card_id)
        options = [(key, words) for key, words in self._numbers.items() if key != self._card_id]
        known = {key for key, _words in options}
        wanted = [key for key in chosen if key in known]
        if self._shown_ticks != (self._card_id, options) or set(self.ticks.chosen()) != set(wanted):
            self._shown_ticks = (self._card_id, options)
            self._filling = True
            self.ticks.set_options(options, wanted)
            self._filling = False
        self.ticks.setVisible(bool(options))

    def _draw(self, width: int) -> Picture:
        links = self._context.data.all(HexagonLink)
        facets = [
            HexFacet(name, tuple(HexCard(card.id, card.text, _kind(card)) for card in group))
            for name, group in self._facets
        ]
        return hexagon_picture(
            facets,
            [(link.first_id, link.second_id) for link in links],
            width=width,
            tr=self._context.tr,
            measure=self._context.picture_fonts().measure,
            chosen=self._card_id,
        )

    def keep(self) -> bool:
        """Return True: a link is saved as it is made."""
        return True

    # ---------------------------------------------------------------- doing

    def pick(self, card_id: str) -> None:
        """Choose a card in the picture; the second of a pair is linked when that is wanted."""
        if self.pairing.isChecked() and self._card_id and card_id != self._card_id:
            self._switch(card_id)
            return
        self.chooser.setCurrentIndex(self.chooser.findData(card_id))

    def _choose(self, card_id: str) -> None:
        self._card_id = card_id
        self._show_ticks()
        self.picture.show_picture(self._draw)

    def _ticked(self) -> None:
        if self._filling or not self._card_id:
            return
        now = set(self.ticks.chosen())
        before = set(linked_with(self._context.data.all(HexagonLink), self._card_id))
        for card_id in now ^ before:
            self._switch(card_id)

    def _switch(self, card_id: str) -> None:
        ws, network_id, first = self._context.ws, self._context.network_id, self._card_id
        self._context.perform(
            lambda: training.switch_link(
                ws, first_id=first, second_id=card_id, network_id=network_id
            )
        )

    def _open_link(self, record_id: str) -> None:
        link = self._context.data.get(HexagonLink, record_id)
        if link is not None:
            self.chooser.setCurrentIndex(self.chooser.findData(link.first_id))

    def _unlink(self, record_id: str) -> None:
        ws, tr = self._context.ws, self._context.tr
        self._context.perform(
            lambda: records.delete(ws, HexagonLink, record_id), done=tr.t("Link removed.")
        )


def _kind(card: HexagonCard) -> CardKind:
    """Return the kind as pictures name it."""
    value: CardKind = card.kind.value
    return value
