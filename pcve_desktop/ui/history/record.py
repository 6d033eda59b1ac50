"""The story of one record: every change, the latest first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.journal.batch import DEL, ROW
from pcve_desktop.services import history
from pcve_desktop.ui.history.changes import field_line
from pcve_desktop.ui.history.told import Teller
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text, hairline

if TYPE_CHECKING:
    from pcve_desktop.journal.history import Event
    from pcve_desktop.models.base import Record
    from pcve_desktop.ui.context import Context

_LIMIT = 60


class RecordHistoryDialog(Dialog):
    """Who changed what in an entry, and when."""

    def __init__(self, context: Context, entity: type[Record], record_id: str) -> None:
        t = context.tr.t
        super().__init__(
            context.hub, context.tr, t("History of this entry"), name="dialog.record_history",
            width=640, parent=context.window,
        )  # fmt: skip
        self.context = context
        title = context.data.title(entity, record_id)
        if title:
            self.body.addWidget(Text(title, Role.CARD_TITLE, wrap=True))
        events = history.record_history(context.ws, record_id)
        groups = [list(group) for _batch, group in groupby(events, key=lambda it: it.batch_id)]
        teller = Teller(context)
        for number, group in enumerate(groups[:_LIMIT]):
            if number:
                self.body.addWidget(hairline())
            self.body.addWidget(self._moment(teller, group))
        if not groups:
            self.body.addWidget(Text(t("Nothing is noted about this entry."), Role.SECONDARY,
                                     tone="ink2"))  # fmt: skip
        self.note.setText(t("A change can be taken back under “What was done”."))
        close = self.add_button(t("Close"), name="dialog.record_history.done", kind="primary")
        close.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        self.set_first(close)

    def _moment(self, teller: Teller, events: list[Event]) -> QWidget:
        tr, first = self.tr_, events[0]
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        moment = tr.t("{date}, {time}", date=tr.date(first.made_at), time=tr.time(first.made_at))
        line = f"{moment} · {self.context.office(first.office)}"
        column.addWidget(Text(line, Role.SECONDARY_STRONG, wrap=True))
        names = {event.field for event in events}
        if ROW in names:
            column.addWidget(Text(tr.t("Added"), Role.SECONDARY, tone="ink2"))
        if DEL in names:
            column.addWidget(Text(tr.t("Deleted"), Role.SECONDARY, tone="ink2"))
        # Events come latest first; within one change the order of the form reads better.
        told = [teller.field(event) for event in reversed(events)]
        for change in told:
            if change is not None:
                column.addWidget(field_line(tr, change))
        return holder
