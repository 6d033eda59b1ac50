"""The ledger in plain words: what waits, how things stand with each office, what came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.exchange import ledger
from pcve_desktop.exchange.waiting import waiting_files
from pcve_desktop.ui.exchanging.rows import OfficeRow, ReceiptRow, WaitingRow
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card, EmptyState, Notice
from pcve_desktop.ui.kit.headers import PageHeader
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.scroll import ScrollPage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.ui.context import Context

_FIRST = 6
_R = TypeVar("_R", bound=QWidget)


class HomeView(QWidget):
    """Cards of the ledger.

    `hand_asked(office)`, `receive_asked`, `review_asked(file)`, `dropped(file)`, `turned(receipt)`,
    `again_asked` (what was put aside).
    """

    hand_asked = Signal(str)
    receive_asked = Signal()
    review_asked = Signal(object)
    dropped = Signal(object)
    turned = Signal(str)
    again_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.hub, self.words = context, context.hub, context.tr
        self._all, self._aside = False, 0
        t = self.words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.sheet = ScrollPage(name="exchange.home", text=t("Exchange"))
        column.addWidget(self.sheet)
        self._add_header()
        self._waiting = QWidget()
        self._waiting_column = QVBoxLayout(self._waiting)
        self._waiting_column.setContentsMargins(0, 0, 0, 0)
        self._waiting_column.setSpacing(8)
        self.sheet.body.addWidget(self._waiting)
        self.empty = EmptyState(
            self.hub,
            t(
                "Offices that share a network each keep a copy, and hand each other files by mail, "
                "on a stick or in a shared folder: no server is needed. Nothing is taken in before "
                "somebody has seen it, and everything can be taken back."
            ),
            t("Hand over a file…"),
            name="exchange.empty",
            icon="exchange",
        )
        self.empty.acted.connect(lambda: self.hand_asked.emit(""))
        self.sheet.body.addWidget(self.empty)
        self._add_cards()
        self.sheet.body.addStretch(1)
        self._waiting_rows: list[WaitingRow] = []
        self._offices: list[OfficeRow] = []
        self._receipts: list[ReceiptRow] = []

    def _add_header(self) -> None:
        t = self.words.t
        self.header = PageHeader(
            self.hub,
            t("Exchange"),
            t("Files between offices, by mail or on a stick."),
            name="exchange.header",
        )
        self.receive = Button(
            self.hub, t("Receive a file…"), name="exchange.receive", icon="import"
        )
        self.receive.clicked.connect(self.receive_asked)
        self.hand = Button(
            self.hub, t("Hand over a file…"), name="exchange.hand", kind="primary", icon="send"
        )
        self.hand.clicked.connect(lambda: self.hand_asked.emit(""))
        gather = Button(
            self.hub,
            t("Gather networks…"),
            name="exchange.gather",
            hint=t("For the city: the files of several networks at once."),
        )
        gather.clicked.connect(lambda: self.context.wished.emit("gather"))
        self.header.add_action(gather)
        self.header.add_action(self.receive)
        self.header.add_action(self.hand)
        self.sheet.add_header(self.header)

    def _add_cards(self) -> None:
        t, hub = self.words.t, self.hub
        again = Button(hub, t("Look again"), name="exchange.aside.again", compact=True)
        again.clicked.connect(self.again_asked)
        self.aside = Notice(
            hub,
            t("It is kept here, and can be taken in at any time."),
            strong=" ",
            icon="minus",
            button=again,
            name="exchange.aside",
        )
        self.sheet.body.addWidget(self.aside)
        self._cards = QWidget()
        grid = GridLayout(self._cards)
        self.offices = Card(hub, t("Offices"), name="exchange.offices")
        self.files = Card(hub, t("Files taken in"), name="exchange.files")
        for card in (self.offices, self.files):
            card.body.setSpacing(0)
            grid.add(card, span=6, minimum=420)
        self.more = Button(hub, "", name="exchange.files.more", kind="quiet")
        self.more.clicked.connect(self._show_all)
        self.files.body.addWidget(self.more)
        self.sheet.body.addWidget(self._cards)

    # Showing

    def show_ledger(self, aside: int) -> None:
        """Show what the ledger says now; `aside` counts the entries that were put aside."""
        self._aside = aside
        ws, tr = self.context.ws, self.words
        files = waiting_files(ws.workspace_id)
        offices, receipts = ledger.offices(ws), ledger.receipts(ws)
        sent = ledger.sent(ws)
        self._fill(
            self._waiting_rows,
            files,
            self._make_waiting,
            self._waiting_column,
            WaitingRow.show_file,
        )
        self._waiting.setVisible(bool(files))
        self.empty.setVisible(not (files or receipts or sent))
        self._cards.setVisible(bool(offices or receipts))
        self.offices.setVisible(bool(offices))
        self.files.setVisible(bool(receipts))
        self._fill(
            self._offices, offices, self._make_office, self.offices.body, OfficeRow.show_office
        )
        shown = receipts if self._all else receipts[:_FIRST]
        self._fill(
            self._receipts, shown, self._make_receipt, self.files.body, ReceiptRow.show_receipt
        )
        rest = len(receipts) - len(shown)
        self.more.setVisible(bool(rest))
        self.more.set_label(tr.n("{count} earlier file", "{count} earlier files", rest))
        self.aside.setVisible(bool(aside))
        self.aside.set_text(
            tr.t("It is kept here, and can be taken in at any time."),
            tr.n("{count} entry was put aside", "{count} entries were put aside", aside),
        )

    def _show_all(self) -> None:
        self._all = True
        self.show_ledger(self._aside)

    @staticmethod
    def _fill(
        rows: list[_R],
        items: Sequence[Any],
        make: Callable[[int], _R],
        column: QVBoxLayout,
        show: Callable[[_R, Any], None],
    ) -> None:
        """Show each item in a row of its own, making the rows that are missing."""
        while len(rows) < len(items):
            rows.append(make(len(rows)))
            column.insertWidget(len(rows) - 1, rows[-1])
        for number, row in enumerate(rows):
            row.setVisible(number < len(items))
            if number < len(items):
                show(row, items[number])

    def _make_waiting(self, number: int) -> WaitingRow:
        row = WaitingRow(self.context, number)
        row.asked.connect(self.review_asked)
        row.dropped.connect(self.dropped)
        return row

    def _make_office(self, number: int) -> OfficeRow:
        row = OfficeRow(self.context, number)
        row.asked.connect(self.hand_asked)
        return row

    def _make_receipt(self, number: int) -> ReceiptRow:
        row = ReceiptRow(self.context, number)
        row.turned.connect(self.turned)
        return row

    def take_focus(self) -> None:
        """Put the keyboard on the file that waits, or else on what is done here first."""
        waits = [row for row in self._waiting_rows if not row.isHidden()]
        first = waits[0].review if waits else self.hand
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_receipt(self) -> None:
        """Bring what came last into view."""
        if self._receipts:
            self.sheet.scroll_to(self._receipts[0])
