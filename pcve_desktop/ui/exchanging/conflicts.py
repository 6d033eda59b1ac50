"""The conflicts of a plan as cards below each other, a few at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.exchange.review import Choice
from pcve_desktop.ui.exchanging.conflict import ConflictCard
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.ui.exchanging.deciding import Deciding, Key
    from pcve_desktop.ui.exchanging.words import Telling
    from pcve_desktop.ui.kit.theme import ThemeHub

# So many cards are there at once; more are a press away.
_CARDS = 6
# From so many open conflicts on, settling the rest in one way is offered.
_MANY = 4


class ConflictPane(QWidget):
    """The cards around the conflict at hand.

    `chosen(key, choice, on)`, `entered(key)`, `tossed(key)`, `rest_chosen(choice)`.
    """

    chosen = Signal(object, object, bool)
    entered = Signal(object)
    tossed = Signal(object)
    rest_chosen = Signal(object)

    def __init__(self, hub: ThemeHub, telling: Telling, deciding: Deciding, *, name: str) -> None:
        super().__init__()
        self._hub, self._telling, self._deciding = hub, telling, deciding
        self._words = telling.tr
        self._keys = list(deciding.conflicts)
        self._places = {key: place for place, key in enumerate(self._keys)}
        self._page = -1
        self.cards: list[ConflictCard] = []
        self.setObjectName(name)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self._make_rest(name))
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 4)
        self._column.setSpacing(13)
        self._column.addStretch(1)
        self.area = ScrollArea(inside, name=f"{name}.scroll")
        self.area.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area, 1)
        outer.addWidget(self._make_pager(name))
        self.show_decisions()

    def _make_rest(self, name: str) -> QWidget:
        self.rest = QWidget()
        flow = FlowLayout(self.rest, gap=10, line_gap=2)
        self._rest_text = Text("", Role.SECONDARY, tone="ink2")
        flow.addWidget(self._rest_text)
        t = self._words.t
        for choice, label in (
            (Choice.OURS, t("Ours for the rest")),
            (Choice.THEIRS, t("Theirs for the rest")),
            (Choice.BOTH, t("Keep both for the rest")),
        ):
            button = Button(
                self._hub, label, name=f"{name}.rest.{choice.name.lower()}", kind="quiet"
            )
            button.clicked.connect(lambda _on=False, way=choice: self.rest_chosen.emit(way))
            flow.addWidget(button)
        return self.rest

    def _make_pager(self, name: str) -> QWidget:
        self.pager = QWidget()
        row = QHBoxLayout(self.pager)
        row.setContentsMargins(0, 0, 0, 0)
        t = self._words.t
        self.before = Button(
            self._hub, t("Before"), name=f"{name}.before", kind="quiet", icon="chevron-left"
        )
        self.after = Button(
            self._hub, t("After"), name=f"{name}.after", kind="quiet", trailing="chevron-right"
        )
        self._where = Text("", Role.SECONDARY, tone="ink2")
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        row.addWidget(self.before)
        row.addStretch(1)
        row.addWidget(self._where)
        row.addStretch(1)
        row.addWidget(self.after)
        return self.pager

    # Showing

    def show_key(self, key: Key) -> None:
        """Show the cards around a conflict and bring its own into view."""
        place = self._places[key]
        self._show_page(place // _CARDS)
        card = self.cards[place % _CARDS]
        # Once the cards have their heights.
        QTimer.singleShot(0, card, lambda: self._reveal(card))

    def _reveal(self, card: ConflictCard) -> None:
        # A card that is cut at its end is shown whole, from its head if it is taller than the room.
        self.area.ensureVisible(0, card.geometry().bottom(), 0, 4)
        self.area.ensureVisible(0, card.geometry().top(), 0, 0)

    def _show_page(self, page: int) -> None:
        if page == self._page:
            return
        self._page = page
        keys = self._keys[page * _CARDS : (page + 1) * _CARDS]
        while len(self.cards) < len(keys):
            self._add_card()
        for card, key in zip(self.cards, keys, strict=False):
            item, change = self._deciding.conflicts[key]
            card.show_conflict(item, change, self._deciding)
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(keys))
        self.area.verticalScrollBar().setValue(0)
        self._show_pager()

    def _add_card(self) -> None:
        name = f"{self.objectName()}.{len(self.cards)}"
        card = ConflictCard(self._hub, self._telling, name=name)
        card.chosen.connect(lambda choice, on: self.chosen.emit(card.key, choice, on))
        card.entered.connect(lambda: self.entered.emit(card.key))
        card.tossed.connect(lambda: self.tossed.emit(card.key))
        card.left.connect(lambda step: self._walk(card, step))
        self._column.insertWidget(len(self.cards), card)
        self.cards.append(card)

    def show_decisions(self) -> None:
        """Show how the conflicts stand now."""
        shown = self._keys[self._page * _CARDS : (self._page + 1) * _CARDS]
        for card, _key in zip(self.cards, shown, strict=False):
            card.show_decision(self._deciding)
        waiting = self._deciding.waiting()
        self.rest.setVisible(waiting >= _MANY)
        self._rest_text.setText(self._left(waiting))

    def _left(self, count: int) -> str:
        return self._words.n("{count} left to decide", "{count} left to decide", count)

    def _show_pager(self) -> None:
        total, first = len(self._keys), self._page * _CARDS
        self.pager.setVisible(total > _CARDS)
        self.before.setEnabled(first > 0)
        self.after.setEnabled(first + _CARDS < total)
        number = self._words.number
        self._where.setText(
            self._words.t(
                "{first} to {last} of {total}",
                first=number(first + 1),
                last=number(min(first + _CARDS, total)),
                total=number(total),
            )
        )

    # The keyboard

    def _turn(self, step: int) -> None:
        self.entered.emit(self._keys[(self._page + step) * _CARDS])

    def _walk(self, card: ConflictCard, step: int) -> None:
        if card.key is None:
            return
        place = self._places[card.key] + step
        if 0 <= place < len(self._keys):
            key = self._keys[place]
            self.entered.emit(key)
            self.take_focus(key)

    def take_focus(self, key: Key) -> None:
        """Put the keyboard into the card of a conflict."""
        self.show_key(key)
        self.cards[self._places[key] % _CARDS].take_focus()

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self._hub.theme.px(180))
