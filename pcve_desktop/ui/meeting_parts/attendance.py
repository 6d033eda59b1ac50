"""Who comes, who was there: one row per organisation, never per person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.agenda import turnout
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.models.vocabularies import Presence
from pcve_desktop.services import records, sharing
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.parsing import fold
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.switches import Segmented
from pcve_desktop.ui.kit.text import ElidedText, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub

BEFORE = (Presence.COMING, Presence.EXCUSED, Presence.NO_REPLY)
AFTER = (Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT)
# An empty field is a valid answer too, which QIntValidator would hold back.
_PEOPLE = QRegularExpression(r"\d{0,3}|1000")


def invited(context: Context, meeting_id: str) -> list[Organisation]:
    """Return the organisations of a meeting, by name: those that take part and those noted."""
    data = context.data
    known = {row.organisation_id for row in data.where(MeetingAttendance, "meeting_id", meeting_id)}
    known |= {row.organisation_id for row in data.all(Membership) if row.role.active}
    found = (data.get(Organisation, key) for key in known)
    return sorted((row for row in found if row), key=lambda row: fold(row.name))


def answers(context: Context, meeting_id: str) -> dict[str, Presence]:
    """Return the answer of each organisation of a meeting; silence is no reply."""
    rows = context.data.where(MeetingAttendance, "meeting_id", meeting_id)
    noted = {row.organisation_id: row.presence for row in rows}
    return {item.id: noted.get(item.id, Presence.NO_REPLY) for item in invited(context, meeting_id)}


class PresenceRow(QWidget):
    """An organisation, its answer, and how many came."""

    chosen = Signal(str)
    counted = Signal(object)

    def __init__(self, hub: ThemeHub, tr: Translator, words: Sequence[Presence]) -> None:
        super().__init__()
        self._tr = tr
        self._people: int | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        self.name = ElidedText("", Role.SECONDARY_STRONG)
        self.choice = Segmented(
            hub,
            [(word.value, tr.t(word.label), None) for word in words],
            name="",
            text=tr.t("Presence"),
            compact=True,
        )
        row.addWidget(self.name, 1)
        row.addWidget(self.choice)
        self._none_chosen()
        self.choice.chosen.connect(self.chosen)
        self.people = QLineEdit()
        self.people.setProperty("compact", True)
        self.people.setValidator(QRegularExpressionValidator(_PEOPLE, self.people))
        self.people.setPlaceholderText(tr.t("people"))
        self.people.setFixedWidth(hub.theme.px(76))
        self.people.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.people.editingFinished.connect(self._count)
        policy = self.people.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.people.setSizePolicy(policy)
        self._after = Presence.PRESENT in words
        if self._after:
            row.addWidget(self.people)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _none_chosen(self) -> None:
        """Take the choice back: an organisation that only said it would come is not noted yet."""
        self.choice.blockSignals(True)
        for word in (*BEFORE, *AFTER):
            if word.value == self.choice.current():
                button = self.choice.button(word.value)
                group = button.group()
                group.setExclusive(False)
                button.setChecked(False)
                group.setExclusive(True)
        self.choice.blockSignals(False)

    def fill(self, title: str, presence: Presence, people: int | None, *, name: str) -> None:
        """Show the answer of an organisation."""
        self.name.set_full_text(title)
        if self.choice.objectName() != name:
            self._rename(name)
        said = self._tr.t("Presence of {name}", name=title)
        self.choice.setAccessibleName(said)
        for word in AFTER if self._after else BEFORE:
            label = self._tr.t(word.label)
            self.choice.button(word.value).setAccessibleDescription(said)
            self.choice.button(word.value).setToolTip(f"{title}: {label}")
        mine = AFTER if self._after else BEFORE
        if presence not in mine:
            self._none_chosen()
        elif self.choice.current() != presence.value:
            self.choice.blockSignals(True)
            self.choice.set_current(presence.value)
            self.choice.blockSignals(False)
        self._people = people
        self.people.setAccessibleName(self._tr.t("How many from {name}", name=title))
        if not self.people.hasFocus():
            self.people.setText("" if people is None else str(people))
        self.people.setVisible(self._after and presence is Presence.PRESENT)

    def _rename(self, name: str) -> None:
        self.choice.setObjectName(name)
        self.people.setObjectName(f"{name}.people")
        for word in AFTER if self._after else BEFORE:
            self.choice.button(word.value).setObjectName(f"{name}.{word.value}")

    def _count(self) -> None:
        text = self.people.text().strip()
        people = int(text) if text else None
        if people != self._people:
            self.counted.emit(people)


class AttendanceCard(Card):
    """The organisations of one meeting. Before its day replies are noted, from then on presence."""

    def __init__(self, context: Context, *, name: str) -> None:
        tr = context.tr
        super().__init__(context.hub, tr.t("Who comes"), beside=" ", name=name)
        self.context, self._tr, self._name = context, tr, name
        self._meeting_id = ""
        self.everyone = Button(
            context.hub, tr.t("All present"), name=f"{name}.all", icon="check", compact=True,
            hint=tr.t("Notes everyone as present who is not excused or absent."),
        )  # fmt: skip
        self.everyone.clicked.connect(self.all_present)
        self.add_right(self.everyone)
        self.before: KeyedRows[PresenceRow] = KeyedRows(lambda key: self._make(key, BEFORE))
        self.after: KeyedRows[PresenceRow] = KeyedRows(lambda key: self._make(key, AFTER))
        for rows in (self.before, self.after):
            self.body.addWidget(rows)
        self._empty = Text(
            tr.t("No organisation takes part yet. Add partners first."),
            Role.SECONDARY, tone="ink2", wrap=True,
        )  # fmt: skip
        self.body.addWidget(self._empty)

    def _make(self, key: str, words: Sequence[Presence]) -> PresenceRow:
        row = PresenceRow(self.context.hub, self._tr, words)
        row.chosen.connect(lambda chosen: self.note(key, Presence(chosen)))
        row.counted.connect(lambda people: self.count(key, people))
        return row

    def show_meeting(self, meeting: Meeting, *, held: bool) -> None:
        """Show who comes to a meeting, or who was there once its day has come."""
        tr, data = self._tr, self.context.data
        self._meeting_id = meeting.id
        noted = {
            row.organisation_id: row
            for row in data.where(MeetingAttendance, "meeting_id", meeting.id)
        }
        found = invited(self.context, meeting.id)
        shown, other = (self.after, self.before) if held else (self.before, self.after)
        other.hide()
        rows = shown.set_keys([item.id for item in found])
        shown.setVisible(bool(found))
        for place, (row, item) in enumerate(zip(rows, found, strict=True)):
            line = noted.get(item.id)
            presence = line.presence if line else Presence.NO_REPLY
            people = line.people if line else None
            row.fill(item.name, presence, people, name=f"{self._name}.{place}")
        self._empty.setVisible(not found)
        title = tr.t("Who was there") if held else tr.t("Who comes")
        self.title.setText(title)
        self.setAccessibleName(title)
        self.beside.setText(self._counted(meeting, [item.id for item in found]) if held else "")
        self.beside.setVisible(bool(self.beside.text()))
        open_ones = [row for row in found if self._open(noted.get(row.id))]
        self.everyone.setVisible(held and bool(open_ones))

    def _counted(self, meeting: Meeting, organisation_ids: list[str]) -> str:
        """Return who was there in numbers: organisations, people, and who was not counted."""
        tr = self._tr
        found = turnout(meeting.id, self.context.data.all(MeetingAttendance), organisation_ids)
        if found.waiting == found.invited:
            return ""
        parts = [
            tr.t("{count} of {total} organisations", count=found.present, total=found.invited),
            tr.n("{count} person", "{count} people", found.people) if found.people else "",
            tr.t("{count} not counted", count=found.uncounted)
            if found.people and found.uncounted
            else "",
        ]
        return ", ".join(part for part in parts if part)

    @staticmethod
    def _open(line: MeetingAttendance | None) -> bool:
        return line is None or line.presence in {Presence.NO_REPLY, Presence.COMING}

    def focus_first(self) -> None:
        """Put the focus on the first organisation."""
        for rows in (self.before, self.after):
            if rows.isVisible() and rows.rows():
                row = rows.rows()[0]
                choice = row.choice.current()
                words = AFTER if rows is self.after else BEFORE
                row.choice.button(choice or words[0].value).setFocus(
                    Qt.FocusReason.OtherFocusReason
                )
                return

    # ---------------------------------------------------------------- changes

    def note(self, organisation_id: str, presence: Presence) -> None:
        """Note the answer of an organisation."""
        context = self.context
        context.perform(
            lambda: sharing.set_presence(
                context.ws,
                network_id=context.network_id,
                meeting_id=self._meeting_id,
                organisation_id=organisation_id,
                presence=presence,
            )
        )

    def count(self, organisation_id: str, people: int | None) -> None:
        """Note how many people an organisation came with; None: not counted."""
        context = self.context
        context.perform(
            lambda: records.put_link(
                context.ws,
                MeetingAttendance,
                ends={"meeting_id": self._meeting_id, "organisation_id": organisation_id},
                values={"network_id": context.network_id, "people": people},
            )
        )

    def all_present(self) -> None:
        """Note every organisation as present that is not excused or absent."""
        noted = answers(self.context, self._meeting_id)
        waiting = [key for key, answer in noted.items() if answer in (
            Presence.NO_REPLY, Presence.COMING)]  # fmt: skip
        if waiting:
            self.context.perform(
                lambda: self._write_present(waiting),
                done=self._tr.n(
                    "{count} organisation noted as present",
                    "{count} organisations noted as present",
                    len(waiting),
                ),
            )

    def _write_present(self, organisation_ids: list[str]) -> Changes:
        context = self.context
        with context.ws.write(mark("Note everyone as present")) as tx:
            for key in organisation_ids:
                sharing.set_presence(
                    context.ws,
                    network_id=context.network_id,
                    meeting_id=self._meeting_id,
                    organisation_id=key,
                    presence=Presence.PRESENT,
                )
        return tx.changes
