"""To look after: entries nobody verified for long, contacts past their date, and the answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.upkeep import ASK_AGAIN_DAYS, VERIFY_MONTHS, Due, months_before
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.services import keeping
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.record_dialog import RecordDialog
from pcve_desktop.ui.kit.table import Column, RecordTableModel, RecordTableView, Show
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.partners import upkeep_words as words
from pcve_desktop.ui.partners.upkeep_strip import DoneStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.ui.context import Context

_WIDTH = 1040
_ANSWERS = (
    ("right", mark("Still right today"), "check"),
    ("ask", mark("Ask again"), "phone"),
    ("keep", mark("Keep until…"), "calendar"),
    ("unname", mark("Remove the name"), "person"),
    ("remove", mark("Remove the contact"), "trash"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as a row of the table."""

    id: str
    partner: str
    who: str
    why: str
    due: Due
    contact: Contact | None


class CareDialog(Dialog):
    """The list, and an answer for what is chosen in it: a number key each."""

    def __init__(self, context: Context) -> None:
        tr = context.tr
        super().__init__(
            context.hub,
            tr,
            tr.t("To look after"),
            name="partners.care",
            width=_WIDTH,
            parent=context.window,
        )
        self.finished.connect(self.deleteLater)
        self._context = context
        self.strip = DoneStrip(context, name="partners.care.done", parent=self)
        self.strip.undone.connect(self._reload)
        self.body.addWidget(self.strip)
        self.body.addWidget(
            Text(
                tr.n(
                    "What nobody verified for {count} month, contacts past their date, names "
                    "without agreement. Choose one or several, then answer.",
                    "What nobody verified for {count} months, contacts past their date, names "
                    "without agreement. Choose one or several, then answer.",
                    VERIFY_MONTHS,
                ),
                Role.SECONDARY,
                tone="ink2",
                wrap=True,
            )
        )
        self.model = RecordTableModel(
            _columns(), tr=tr, titles=context.title, today=context.today()
        )
        self.table = RecordTableView(
            self.model,
            hub=context.hub,
            tr=tr,
            name="partners.care.table",
            label=tr.t("Entries to look after"),
            compact=True,
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setMinimumHeight(context.hub.theme.px(290))
        self.table.set_empty(tr.t("Everything was verified not long ago. Nothing to look after."))
        self.table.opened.connect(self._open)
        self.table.delete_asked.connect(lambda _key: self._answer("remove"))
        self.table.selectionModel().selectionChanged.connect(self._offer)
        self.body.addWidget(self.table, 1)
        self.buttons = self._add_answers()
        self.body.addWidget(
            Notice(context.hub, tr.t(words.STAYS_IN_HISTORY), name="partners.care.history")
        )
        self.note.setText(tr.t("Shift and arrows choose several. Enter goes to the partner."))
        self.add_cancel(tr.t("Close"))
        self.set_first(self.table)
        self._reload()

    def _add_answers(self) -> dict[str, Button]:
        holder = QWidget()
        row = FlowLayout(holder, gap=8, line_gap=8)
        found = {}
        for number, (key, label, icon) in enumerate(_ANSWERS, start=1):
            button = Button(
                self.hub,
                f"{number}  {self.tr_.t(label)}",
                name=f"partners.care.{key}",
                icon=icon,
                compact=True,
            )
            button.setAccessibleName(self.tr_.t(label))
            button.clicked.connect(lambda _checked=False, answer=key: self._answer(answer))
            shortcut = QShortcut(QKeySequence(str(number)), self)
            shortcut.activated.connect(lambda answer=key: self._answer(answer))
            row.addWidget(button)
            found[key] = button
        self.body.addWidget(holder)
        return found

    # ---------------------------------------------------------------- showing

    def _reload(self) -> None:
        """Show what is still to look after; the row after those answered becomes the current."""
        place = max(self.table.currentIndex().row(), 0)
        context = self._context
        rows = [_row(context, due) for due in keeping.due(context.data, today=context.today())]
        self.model.set_rows(rows)
        shown = self.table.filter.rowCount()
        if shown:
            index = self.table.filter.index(min(place, shown - 1), 0)
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.table.scrollTo(index)
        self._offer()

    def chosen(self) -> list[Row]:
        """Return the rows chosen, from top to bottom."""
        indexes = sorted(self.table.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self.model.record(self.table.filter.mapToSource(index).row()) for index in indexes]

    def _offer(self) -> None:
        """Offer what can be answered for what is chosen."""
        for key, button in self.buttons.items():
            button.setEnabled(bool(self._for(key)))

    def _for(self, answer: str) -> list[Row]:
        """Return the rows chosen that an answer is about."""
        rows = self.chosen()
        if answer == "unname":
            return [row for row in rows if row.contact is not None and row.contact.professional]
        if answer in {"keep", "remove"}:
            return [row for row in rows if row.contact is not None]
        return rows

    def _open(self, key: str) -> None:
        row = self.model.record(self.model.row_of(key) or 0)
        self.reject()
        self._context.open_record("organisation", row.due.organisation_id)

    # ---------------------------------------------------------------- answering

    def _answer(self, answer: str) -> None:
        rows = self._for(answer)
        if not rows:
            return
        if answer == "keep":
            self._ask_date(rows)
            return
        context, tr, count = self._context, self.tr_, len(rows)
        contacts = [row.id for row in rows if row.contact is not None]
        if answer == "right":
            today = context.today()
            said = tr.n("{count} entry verified today", "{count} entries verified today", count)
            self._write(keeping.verify(context.ws, [row.due for row in rows], day=today), said)
        elif answer == "ask":
            self._plan_asking(rows)
        elif answer == "unname":
            said = tr.n("{count} name removed", "{count} names removed", count)
            self._write(keeping.remove_names(context.ws, contacts), said)
        else:
            said = tr.n("{count} contact removed", "{count} contacts removed", count)
            self._write(keeping.remove_contacts(context.ws, contacts), said)

    def _plan_asking(self, rows: Sequence[Row]) -> None:
        context, tr = self._context, self.tr_
        day = context.today() + dt.timedelta(days=ASK_AGAIN_DAYS)
        partners = list(dict.fromkeys(row.due.organisation_id for row in rows))
        changes = keeping.plan_asking(
            context.ws,
            partners,
            network_id=context.network_id,
            subject=tr.t("Are our contact details still right?"),
            next_on=day,
        )
        said = tr.n(
            "Planned for {date}: ask {count} partner again",
            "Planned for {date}: ask {count} partners again",
            len(partners),
            date=tr.date(day, "day_month"),
        )
        self._write(changes, said)

    def _ask_date(self, rows: Sequence[Row]) -> None:
        context, tr = self._context, self.tr_
        contacts = [row.id for row in rows]

        def save(values: dict[str, Any], _links: dict[str, list[str]]) -> None:
            day = values.get("keep_until")
            changes = keeping.keep_until(context.ws, contacts, day=day)
            said = (
                tr.t("Kept until {date}", date=tr.date(day))
                if day is not None
                else tr.t("Kept without a date")
            )
            self._write(changes, said)

        dialog = RecordDialog(
            Contact,
            hub=context.hub,
            tr=tr,
            lookups=context.choices,
            parent=self,
            on_save=save,
            # A year from today: as long as until somebody is asked again.
            values={"keep_until": months_before(context.today(), -VERIFY_MONTHS)},
            fields=["keep_until"],
            title=tr.n("Keep {count} contact until", "Keep {count} contacts until", len(rows)),
            object_name="partners.care.until",
            width=420,
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, changes: Changes, said: str) -> None:
        self._context.announce(changes, done=said)
        self._reload()
        self.strip.say(said)
        self.table.setFocus()


def _columns() -> list[Column]:
    return [
        Column("partner", mark("Partner"), Show.STRONG, lambda row: row.partner, stretch=3),
        Column("who", mark("Contact"), Show.TEXT, lambda row: row.who, stretch=3, empty="–"),
        Column("why", mark("Why"), Show.TEXT, lambda row: row.why, stretch=4, widest=520),
    ]


def _row(context: Context, due: Due) -> Row:
    contact = context.data.get(Contact, due.contact_id)
    who = ""
    if contact is not None:
        # Who answers has to know which name is meant.
        who = ", ".join(part for part in (contact.function, contact.professional) if part)
    return Row(
        due.id,
        context.data.title(Organisation, due.organisation_id),
        who,
        words.care(context.tr, due, contact),
        due,
        contact,
    )
