"""The card of the overview about files of other offices: what waits, what came and went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.exchange import ledger
from pcve_desktop.exchange.waiting import waiting_files
from pcve_desktop.models.network import Office
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card, frame
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.text import ElidedText, Text

if TYPE_CHECKING:
    import datetime as dt

    from pcve_desktop.exchange.ledger import Receipt, Sent
    from pcve_desktop.exchange.waiting import WaitingFile
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub

_LINES = 3


class _Line(QWidget):
    """What came or went: an icon, a few words, the day."""

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(10)
        self._glyph = GlyphLabel(hub, "import", size=17, color="ink2")
        self._text = ElidedText("", Role.SECONDARY)
        self._day = Text("", Role.CAPTION, tone="ink2")
        row.addWidget(self._glyph)
        row.addWidget(self._text, 1)
        row.addWidget(self._day)

    def fill(self, icon: str, text: str, day: str) -> None:
        """Show another file."""
        self._glyph.set_glyph(icon)
        self._text.set_full_text(text)
        self._day.setText(day)
        self.setAccessibleName(f"{text}, {day}")


class ExchangeCard(Card):
    """Files between offices; hidden as long as there were none. `asked(path)` to review one."""

    asked = Signal(str)
    all_asked = Signal()

    def __init__(self, context: Context) -> None:
        t = context.tr.t
        super().__init__(context.hub, t("Exchange with offices"), name="overview.exchange")
        self.context = context
        self._file: WaitingFile | None = None
        link = self.add_link(t("All files"), name="overview.exchange.all")
        link.clicked.connect(self.all_asked)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(18, 7, 18, 16)
            layout.setSpacing(5)
        self.waiting = frame("soft")
        row = QHBoxLayout(self.waiting)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(GlyphLabel(context.hub, "import", size=18, color="soft_ink", ground="soft"))
        words = QVBoxLayout()
        words.setSpacing(0)
        self._count = Text("", Role.SECONDARY_STRONG, tone="soft_ink")
        self._whose = Text("", Role.CAPTION, tone="soft_ink", wrap=True)
        words.addWidget(self._count)
        words.addWidget(self._whose)
        row.addLayout(words, 1)
        self.review = Button(
            context.hub, t("Review"), name="overview.exchange.review", compact=True
        )
        self.review.clicked.connect(self._ask)
        row.addWidget(self.review, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(self.waiting)
        self._lines = [_Line(context.hub) for _ in range(_LINES)]
        for line in self._lines:
            self.body.addWidget(line)
        self.body.setSpacing(4)
        # Only ever hidden here: what is shown without a parent is a window of its own.
        self.hide()

    def show_files(self) -> None:
        """Show what waits and what came and went last."""
        context, tr = self.context, self.context.tr
        files = waiting_files(context.ws.workspace_id)
        self._file = files[0] if files else None
        self.waiting.setVisible(bool(files))
        if self._file is not None:
            count = len(files)
            self._count.setText(tr.n("{count} file to review", "{count} files to review", count))
            name = self._file.office or self._file.name
            day = self._day(self._file.received_at)
            self._whose.setText(tr.t("{office}, {date}", office=name, date=day))
        moves: list[tuple[dt.datetime, str, str]] = [
            *((one.received_at, "import", self._came(one)) for one in ledger.receipts(context.ws)),
            *((one.made_at, "send", self._went(one)) for one in ledger.sent(context.ws)),
        ]
        moves.sort(reverse=True)
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(moves))
            if number < len(moves):
                at, icon, text = moves[number]
                line.fill(icon, text, self._day(at))
        self.setVisible(bool(files or moves))

    def _came(self, receipt: Receipt) -> str:
        tr, office = self.context.tr, receipt.office_name
        if receipt.undone_at is not None:
            return tr.t("{office}, taken back", office=office)
        count = sum(
            number for key, number in receipt.counts.items() if key not in {"same", "aside"}
        )
        return tr.n(
            "{office}, {count} change taken in",
            "{office}, {count} changes taken in",
            count,
            office=office,
        )

    def _went(self, sent: Sent) -> str:
        tr = self.context.tr
        name = self.context.data.title(Office, sent.office)
        if name:
            return tr.t("A file for {office}", office=name)
        return tr.t("A file handed over")

    def _day(self, at: dt.datetime) -> str:
        tr, day, today = self.context.tr, at.astimezone().date(), self.context.today()
        if day == today:
            return tr.t("today")
        return tr.date(day, "day_month" if day.year == today.year else "medium")

    def _ask(self) -> None:
        if self._file is not None:
            self.asked.emit(str(self._file.path))
