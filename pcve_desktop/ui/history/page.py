"""What was done in this file, by day: who, when, what changed, and a way back for each."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from pcve_desktop.journal.batch import ROW
from pcve_desktop.services import cycles, history
from pcve_desktop.ui.history.changes import MOST_RECORDS, ChangeList
from pcve_desktop.ui.history.told import Teller
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import frame
from pcve_desktop.ui.kit.chips import ChipLook
from pcve_desktop.ui.kit.dialogs import MessageDialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.headers import PageHeader
from pcve_desktop.ui.kit.layout import CentredColumn
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.sections import Section, SectionList, SectionRow
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.page import Page

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.journal.history import Entry, Event
    from pcve_desktop.ui.context import Context

_LIMIT = 300
_NARROW = 820


class HistoryPage(Page):
    """The list of what was done at the left, what changed at the right."""

    shows: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context) -> None:
        t = context.tr.t
        super().__init__(context, name="history", text=t("What was done"))
        self._entries: dict[str, Entry] = {}
        header = PageHeader(
            self.hub,
            t("What was done"),
            t("Every change is kept and can be taken back, also long after."),
            name="history.header",
        )
        top = CentredColumn(top=20, bottom=10)
        top.column.addWidget(header)
        self.column.addWidget(top)
        body = CentredColumn(top=0, bottom=20)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(16)
        body.column.addLayout(self._body, 1)
        self._body.addWidget(self._list_card(), 3)
        self._body.addWidget(self._detail_card(), 2)
        self.column.addWidget(body, 1)

    # Building

    def _list_card(self) -> QWidget:
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 6, 1, 6)
        self.list = SectionList(self.hub, name="history.list", text=self.words.t("What was done"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMinimumHeight(120)
        self.list.current_changed.connect(self._show_entry)
        column.addWidget(self.list)
        return card

    def _detail_card(self) -> QWidget:
        t = self.words.t
        card = frame("card")
        card.setObjectName("history.detail")
        outer = QVBoxLayout(card)
        outer.setContentsMargins(1, 1, 1, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(8)
        self._title = Text("", Role.CARD_TITLE, wrap=True, name="history.detail.title")
        self._when = Text("", Role.SECONDARY, tone="ink2", wrap=True, name="history.detail.when")
        self.undo = Button(self.hub, t("Undo this"), name="history.undo", icon="undo", compact=True)
        self.undo.clicked.connect(self._ask_undo)
        self._why_not = Text("", Role.SECONDARY, tone="ink2", wrap=True, name="history.why_not")
        self.changes = ChangeList(self.hub, self.words, name="history.changes")
        for widget in (self._title, self._when):
            column.addWidget(widget)
        column.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._why_not)
        column.addSpacing(6)
        column.addWidget(self.changes)
        column.addStretch(1)
        area = ScrollArea(inside, name="history.detail.scroll")
        area.setMinimumHeight(120)
        outer.addWidget(area)
        return card

    # Showing

    def reload(self) -> None:
        # Signing in is bookkeeping: nobody did anything.
        found = [
            entry
            for entry in history.recent(self.context.ws, limit=_LIMIT)
            if entry.kind != "office"
        ]
        self._entries = {entry.batch_id: entry for entry in found}
        sections = [
            Section(self._day(day), tuple(self._row(entry) for entry in entries))
            for day, entries in groupby(found, key=_local_day)
        ]
        # The row that stays current would show its changes a second time.
        self.list.blockSignals(True)
        self.list.set_sections(sections)
        if found and not self.list.current_key():
            self.list.select_key(found[0].batch_id)
        self.list.blockSignals(False)
        self._show_entry(self.list.current_key())

    def _day(self, day: dt.date) -> str:
        tr, today = self.words, self.context.today()
        if day == today:
            return tr.t("Today")
        if day == today - dt.timedelta(days=1):
            return tr.t("Yesterday")
        return tr.date(day, "long")

    def _row(self, entry: Entry) -> SectionRow:
        tr = self.words
        count = tr.n("{count} entry", "{count} entries", entry.records)
        detail = f"{self.context.office(entry.office)} · {count}"
        chip = ChipLook(tr.t("Undone"), tone="mute") if entry.undone else None
        return SectionRow(
            entry.batch_id, self._label(entry), detail, tr.time(entry.made_at), chip=chip
        )

    def _label(self, entry: Entry) -> str:
        what = self.context.label(entry)
        if entry.kind == "undo":
            return self.words.t("Undone: {what}", what=what)
        if entry.kind == "redo":
            return self.words.t("Redone: {what}", what=what)
        return what

    def _show_entry(self, key: str) -> None:
        entry = self._entries.get(key)
        self.undo.setVisible(False)
        self._why_not.setVisible(False)
        if entry is None:
            return
        tr = self.words
        self._title.setText(self._label(entry))
        moment = tr.t("{date}, {time}", date=tr.date(entry.made_at), time=tr.time(entry.made_at))
        self._when.setText(f"{moment} · {self.context.office(entry.office)}")
        # An import is about thousands of records: only those that are shown are read.
        records = history.batch_records(self.context.ws, key)
        events = self._events(key, list(records)[:MOST_RECORDS])
        self.changes.show_changes(Teller(self.context).tell(events), records)
        reason = self._reason_against(entry, records)
        self.undo.set_label(tr.t("Bring it back") if entry.kind == "undo" else tr.t("Undo this"))
        self.undo.setVisible(not reason)
        self._why_not.setText(reason)
        self._why_not.setVisible(bool(reason))

    def _events(self, key: str, records: list[str]) -> list[Event]:
        return history.batch_history(self.context.ws, key, records=records)

    def _reason_against(self, entry: Entry, records: dict[str, str]) -> str:
        t = self.words.t
        if entry.undone:
            return t("This has been undone.")
        begun = [key for key, entity in records.items() if entity in {"network", "cycle"}]
        made = {
            event.record: event.entity
            for event in self._events(entry.batch_id, begun)
            if event.field == ROW
        }
        if self.context.network_id in made:
            return t("With this the network began: it stays.")
        if entry.kind != "undo" and any(
            cycles.worked_on(self.context.data, key, records) for key in made
        ):
            return t("There has been work in this cycle since: it stays.")
        return ""

    # Undoing

    def _ask_undo(self) -> None:
        entry, tr = self._entries.get(self.list.current_key()), self.words
        if entry is None:
            return
        bringing = entry.kind == "undo"
        title = tr.t("Bring this back?") if bringing else tr.t("Undo this?")
        text = tr.n(
            "“{what}” concerns {count} entry. What was changed there since is kept.",
            "“{what}” concerns {count} entries. What was changed there since is kept.",
            entry.records,
            what=self._label(entry),
        )
        dialog = MessageDialog(
            self.hub,
            tr,
            title,
            text,
            [
                ("leave", tr.t("Leave it"), "default"),
                ("undo", tr.t("Bring it back") if bringing else tr.t("Undo this"), "primary"),
            ],
            name="dialog.undo",
            parent=self.context.window,
        )

        def answered(answer: str) -> None:
            if answer == "undo":
                self.take_back(entry)

        dialog.answered.connect(answered)
        dialog.open()

    def take_back(self, entry: Entry) -> None:
        """Take one change back; what others changed since stays."""
        tr, ws = self.words, self.context.ws
        kind = "redo" if entry.kind == "undo" else "undo"
        changes = self.context.perform(lambda: history.take_back(ws, entry.batch_id, kind=kind))
        if changes is None:
            return
        what = self.context.label(entry)
        text = (
            tr.t("Undone: {what}", what=what)
            if kind == "undo"
            else tr.t("Redone: {what}", what=what)
        )
        if changes.kept:
            text += " " + tr.n(
                "One later change was kept.", "{count} later changes were kept.", changes.kept
            )
        self.context.say(text, icon=kind)

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self.hub.theme.px(_NARROW)
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)


def _local_day(entry: Entry) -> dt.date:
    return entry.made_at.astimezone().date()
