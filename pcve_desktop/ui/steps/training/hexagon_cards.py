"""The cards of a Hexagon exercise: typed in fast, placed on facets, linked with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.models.training import (
    HexagonCard,
    HexagonExercise,
    HexagonFacet,
    HexagonLink,
)
from pcve_desktop.models.vocabularies import CardKind
from pcve_desktop.services import records, training
from pcve_desktop.ui.kit.board import BoardColumn, CardFace, CardMark
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.entry_line import EntryLine
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.record_dialog import LinkChoice, RecordDialog
from pcve_desktop.ui.kit.switches import Segmented
from pcve_desktop.ui.steps.parts import TallBoard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.ui.context import Context

LOOSE = "loose"
KIND_ICONS = {
    CardKind.VULNERABILITY: "cloud",
    CardKind.TRIGGER: "flag",
    CardKind.PROTECTION: "tree",
}
_TONES = {
    CardKind.VULNERABILITY: "attn",
    CardKind.TRIGGER: "accent",
    CardKind.PROTECTION: "ok",
}


def linked_with(links: Sequence[HexagonLink], card_id: str) -> list[str]:
    """Return the cards linked with one, whichever of the two was named first."""
    found = [link.second_id for link in links if link.first_id == card_id]
    found += [link.first_id for link in links if link.second_id == card_id]
    return list(dict.fromkeys(found))


class CardsPane(QWidget):
    """A line to type cards into and the board of facets; waits for the case to be confirmed."""

    case_wanted = Signal()

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self._context, self._name = context, name
        self._exercise_id = ""
        self._columns: list[tuple[str, str]] = []
        self.board: TallBoard | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(12)
        tr, hub = context.tr, context.hub
        confirm = Button(hub, tr.t("Go to the case"), name=f"{name}.confirm", compact=True)
        confirm.clicked.connect(self.case_wanted)
        self.waiting = Notice(
            hub,
            tr.t("Tick below the case that nothing in it describes a real person or family."),
            strong=tr.t("The cards open once the case is confirmed as fictional."),
            tone="attn",
            button=confirm,
            name=f"{name}.waiting",
        )
        self._outer.addWidget(self.waiting)
        self.entry = self._make_entry()
        self._outer.addWidget(self.entry)
        self._outer.addStretch(0)

    def _make_entry(self) -> QWidget:
        tr, hub, name = self._context.tr, self._context.hub, self._name
        holder = QWidget()
        flow = FlowLayout(holder, gap=10)
        self.kind = Segmented(
            hub,
            [(kind.value, tr.t(kind.label), KIND_ICONS[kind]) for kind in CardKind],
            name=f"{name}.kind",
            text=tr.t("Kind of card"),
            compact=True,
        )
        self.facet = QComboBox()
        self.facet.setObjectName(f"{name}.facet")
        self.facet.setAccessibleName(tr.t("Facet"))
        self.facet.setProperty("compact", True)
        self.facet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.line = EntryLine()
        self.line.setObjectName(f"{name}.line")
        self.line.setAccessibleName(tr.t("New card"))
        self.line.setPlaceholderText(tr.t("Type a card and press Enter"))
        self.line.setMaxLength(300)
        self.line.setProperty("compact", True)
        self.line.setMinimumWidth(hub.theme.px(300))
        self.line.returnPressed.connect(self._add)
        for widget in (self.kind, self.facet, self.line):
            flow.addWidget(widget)
        return holder

    # ---------------------------------------------------------------- content

    def show_exercise(self, exercise: HexagonExercise) -> None:
        """Show the cards of an exercise, once its case is confirmed as fictional."""
        tr, data = self._context.tr, self._context.data
        self._exercise_id = exercise.id
        self.waiting.setVisible(not exercise.fictional)
        self.entry.setVisible(exercise.fictional)
        facets = data.where(HexagonFacet, "exercise_id", exercise.id)
        columns = [(facet.id, facet.name) for facet in facets]
        columns.append((LOOSE, tr.t("Not placed yet")))
        if columns != self._columns or self.board is None:
            self._make_board(columns)
        if self.board is not None:
            self.board.setVisible(exercise.fictional)
            self.board.set_cards(self._faces({key for key, _title in columns}))

    def _make_board(self, columns: list[tuple[str, str]]) -> None:
        tr = self._context.tr
        self._columns = columns
        if self.board is not None:
            self.board.hide()
            self.board.deleteLater()
        self.board = TallBoard(
            [
                BoardColumn(key, title, empty=tr.t("No card here yet."), icon="hexagon")
                for key, title in columns
            ],
            hub=self._context.hub,
            tr=tr,
            name=f"{self._name}.board",
            label=tr.t("Cards by facet"),
        )
        self.board.moved.connect(self._move)
        self.board.opened.connect(lambda key: open_card(self._context, key))
        self.board.delete_asked.connect(lambda key: self._context.ask_delete(HexagonCard, key))
        self._outer.insertWidget(2, self.board, 1)
        chosen = self.facet.currentData()
        with QSignalBlocker(self.facet):
            self.facet.clear()
            for key, title in columns:
                self.facet.addItem(title, key)
            place = self.facet.findData(chosen)
            self.facet.setCurrentIndex(max(place, 0))

    def _faces(self, known: set[str]) -> dict[str, list[CardFace]]:
        data, tr = self._context.data, self._context.tr
        links = data.all(HexagonLink)
        faces: dict[str, list[CardFace]] = {}
        for card in data.where(HexagonCard, "exercise_id", self._exercise_id):
            key = card.facet_id if card.facet_id in known else LOOSE
            count = len(linked_with(links, card.id))
            ties = tr.n("{count} link", "{count} links", count) if count else ""
            faces.setdefault(key or LOOSE, []).append(
                CardFace(
                    card.id,
                    card.text,
                    left=CardMark(
                        tr.t(card.kind.label),
                        KIND_ICONS[card.kind],
                        _TONES[card.kind],
                        strong=True,
                    ),
                    right=CardMark(ties, "link") if ties else None,
                )
            )
        return faces

    def focus_entry(self) -> None:
        """Put the cursor where a new card is typed."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep(self) -> bool:
        """Return True: a card is saved with Enter, there is nothing to keep."""
        return True

    # ---------------------------------------------------------------- doing

    def _add(self) -> None:
        text = self.line.take()
        if not text:
            return
        context = self._context
        facet = self.facet.currentData()
        exercise_id = self._exercise_id
        values = {
            "facet_id": None if facet == LOOSE else facet,
            "kind": CardKind(self.kind.current()),
            "text": text,
        }
        if context.perform(
            lambda: training.add_card(context.ws, exercise_id=exercise_id, values=values)
        ):
            self.line.empty()

    def _move(self, card_id: str, key: str, after: str | None, before: str | None) -> None:
        ws = self._context.ws
        values = {"facet_id": None if key == LOOSE else key}
        self._context.perform(
            lambda: records.move(
                ws, HexagonCard, card_id, after=after, before=before, values=values
            )
        )


def open_card(context: Context, card_id: str) -> None:
    """Open the form of a card with the cards it is linked with."""
    data, tr = context.data, context.tr
    card = data.get(HexagonCard, card_id)
    if card is None:
        return
    others = [
        (other.id, other.text)
        for other in data.where(HexagonCard, "exercise_id", card.exercise_id)
        if other.id != card_id
    ]
    links = LinkChoice(
        HexagonLink,
        "second_id",
        tr.t("Linked with"),
        others,
        linked_with(data.all(HexagonLink), card_id),
    )
    facets = [
        (facet.id, facet.name)
        for facet in data.where(HexagonFacet, "exercise_id", card.exercise_id)
    ]
    dialog = RecordDialog(
        HexagonCard,
        hub=context.hub,
        tr=tr,
        lookups=lambda _key: facets,
        parent=context.window,
        on_save=lambda values, ties: _save_card(context, card_id, values, ties),
        record=card,
        fields=["text", "kind", "facet_id"],
        links=[links] if others else [],
    )
    dialog.open()


def _save_card(
    context: Context, card_id: str, values: dict[str, Any], ties: dict[str, list[str]]
) -> None:
    ws, network_id = context.ws, context.network_id
    # A link has no direction: those in which the other card was named first stay as they are.
    others = {link.first_id for link in context.data.all(HexagonLink) if link.second_id == card_id}
    with ws.write(mark("Change: {entity}"), entity=HexagonCard.__entity__.singular) as tx:
        if values:
            records.update(ws, HexagonCard, card_id, values=values)
        for chosen in ties.values():
            for owner, other, ids in (
                ("second_id", "first_id", [key for key in chosen if key in others]),
                ("first_id", "second_id", [key for key in chosen if key not in others]),
            ):
                records.set_links(
                    ws,
                    HexagonLink,
                    owner=(owner, card_id),
                    other=other,
                    ids=ids,
                    network_id=network_id,
                )
    context.announce(tx.changes)
