"""The rows of the ledger: an office, a file that was taken in, a file that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.ui.exchanging.moments import counts_text, day_of, moment, received_text
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.exchange.ledger import OfficeRecord, Receipt
    from pcve_desktop.exchange.waiting import WaitingFile
    from pcve_desktop.ui.context import Context


class _Row(QFrame):
    """An icon, a name, a few sentences, and what can be done at the right."""

    def __init__(self, context: Context, icon: str, *, name: str) -> None:
        super().__init__()
        self.context, self._tr = context, context.tr
        self.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(14)
        self._glyph = GlyphLabel(context.hub, icon, size=20, color="accent")
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        head = QWidget()
        self._head = FlowLayout(head, gap=10, line_gap=4)
        self.title = Text("", Role.STRONG)
        self.chip = Chip(context.hub, "", name=f"{name}.state")
        self._head.addWidget(self.title)
        self._head.addWidget(self.chip)
        words.addWidget(head)
        self.text = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{name}.text")
        words.addWidget(self.text)
        row.addLayout(words, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        row.addLayout(self._buttons)

    def _button(self, text: str, key: str, *, quiet: bool = False) -> Button:
        button = Button(
            self.context.hub, text, name=f"{self.objectName()}.{key}",
            kind="quiet" if quiet else "default", compact=True,
        )  # fmt: skip
        self._buttons.addWidget(button)
        return button

    def _say(self, title: str, lines: list[str], chip: tuple[str, str, str] | None) -> None:
        text = "\n".join(line for line in lines if line)
        self.title.setText(title)
        self.text.setText(text)
        self.chip.setVisible(chip is not None)
        if chip is not None:
            words, glyph, tone = chip
            self.chip.set_state(words, glyph=glyph, tone=tone)
        self.setAccessibleName(title)
        said = [chip[0]] if chip is not None else []
        self.setAccessibleDescription(" ".join([*said, text.replace("\n", " ")]))


class OfficeRow(_Row):
    """How things stand with another office; `asked(id)` to hand a file over to it."""

    asked = Signal(str)

    def __init__(self, context: Context, number: int) -> None:
        super().__init__(context, "partners", name=f"exchange.office.{number}")
        self._id = ""
        self.hand = self._button(context.tr.t("Hand over…"), "hand")
        self.hand.clicked.connect(lambda: self.asked.emit(self._id))

    def show_office(self, office: OfficeRecord) -> None:
        """Show an office of the ledger."""
        tr, today = self._tr, self.context.today()
        t = tr.t
        self._id = office.id
        sent, received = office.sent, office.received
        lines = [
            t("Last file to them: {when}", when=moment(tr, sent.made_at, today))
            if sent
            else t("Nothing was handed over to them so far."),
            t("Last file from them: {when}", when=moment(tr, received.received_at, today))
            if received
            else t("No file came from them so far."),
        ]
        chip: tuple[str, str, str] | None = (t("Both know the same"), "shared", "ok")
        if office.unseen:
            count = tr.n(
                "{count} change they have not seen",
                "{count} changes they have not seen",
                office.unseen,
            )
            chip = (count, "send", "mute")
            if office.unseen_since is not None:
                day = day_of(tr, office.unseen_since, today)
                lines.append(t("The oldest of them: {date}", date=day))
        elif received is None:
            chip = None
        if office.stale:
            lines.append(t("It has been quiet for a while: a call and a file bring both together."))
        if office.waiting:
            chip = (t("An earlier file is missing"), "clock", "attn")
            lines.append(
                tr.n(
                    "{count} change from them waits for an earlier one. Ask them for a file with "
                    "everything.",
                    "{count} changes from them wait for an earlier one. Ask them for a file with "
                    "everything.",
                    office.waiting,
                )
            )
        self._say(office.name, lines, chip)
        self.hand.setAccessibleName(t("Hand over a file to {office}", office=office.name))


class ReceiptRow(_Row):
    """A file that was taken in; `turned(id)` to take it back, or in again."""

    turned = Signal(str)

    def __init__(self, context: Context, number: int) -> None:
        super().__init__(context, "import", name=f"exchange.receipt.{number}")
        self._id = ""
        self.turn = self._button("", "turn")
        self.turn.clicked.connect(lambda: self.turned.emit(self._id))

    def show_receipt(self, receipt: Receipt) -> None:
        """Show a file of the ledger."""
        tr, today = self._tr, self.context.today()
        t = tr.t
        self._id = receipt.id
        when = moment(tr, receipt.received_at, today)
        lines = [counts_text(tr, receipt), receipt.file_name]
        chip = None
        undone = receipt.undone_at is not None
        if undone:
            chip = (t("Taken back"), "undo", "mute")
        self._say(t("{office}, {date}", office=receipt.office_name, date=when), lines, chip)
        self.turn.setVisible(bool(receipt.decided))
        self.turn.set_label(t("Take in again") if undone else t("Take back"))
        named = (
            t("Take the file of {office} in again", office=receipt.office_name)
            if undone
            else t("Take back the file of {office}", office=receipt.office_name)
        )
        self.turn.setAccessibleName(named)


class WaitingRow(_Row):
    """A file that waits to be looked through; `asked` and `dropped` carry the file."""

    asked = Signal(object)
    dropped = Signal(object)

    def __init__(self, context: Context, number: int) -> None:
        super().__init__(context, "import", name=f"exchange.waiting.{number}")
        self._file: WaitingFile | None = None
        t = context.tr.t
        self.remove = self._button(t("Not needed"), "remove", quiet=True)
        self.remove.clicked.connect(lambda: self.dropped.emit(self._file))
        self.review = self._button(t("Review"), "review")
        self.review.clicked.connect(lambda: self.asked.emit(self._file))
        self.setProperty("kind", "soft")
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(16, 10, 12, 10)

    def show_file(self, file: WaitingFile) -> None:
        """Show a file that waits."""
        tr, t = self._tr, self._tr.t
        self._file = file
        title = t("A file from {office}", office=file.office) if file.office else file.name
        when = received_text(tr, file.received_at, self.context.today())
        name = file.name if file.office else t("Its password opens it.")
        self._say(title, [f"{when} {name}"], None)
        self.review.setAccessibleName(t("Review: {title}", title=title))
        self.remove.setAccessibleName(t("Not needed: {title}", title=title))
