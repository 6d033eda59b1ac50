"""Sessions: their table, and the one chosen with its modules and who came as numbers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.training import coverage, session_mix
from pcve_desktop.models.training import (
    SessionAttendance,
    SessionModule,
    TrainingModule,
    TrainingSession,
)
from pcve_desktop.models.vocabularies import SessionState
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.record_dialog import LinkChoice
from pcve_desktop.ui.kit.table import (
    Column,
    RecordTableModel,
    RecordTableView,
    Show,
    column,
)
from pcve_desktop.ui.steps.training.attendance import AttendanceCard
from pcve_desktop.ui.steps.training.session_card import SessionCard
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context

_FIRST_FIELDS = ("title", "state", "held_on", "place", "led_by_id", "hours", "objectives")


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in the table, with who came in numbers."""

    id: str
    state: SessionState
    held_on: dt.date | None
    title: str
    led_by_id: str | None
    people: int
    sectors: int


class SessionsView(StepView):
    """When we learn together, and with whom."""

    shows = frozenset(
        {
            "training_session",
            "session_attendance",
            "session_module",
            "training_module",
            "organisation",
            "membership",
        }
    )

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        tr = self.words
        self._shown = ""
        add = Button(
            self.hub, tr.t("Add a session"), name=f"{self.name}.add", icon="plus", compact=True
        )
        add.clicked.connect(self.new_item)
        self.add_action(add)
        holder = QWidget()
        grid = GridLayout(holder, gap=16)
        left = QWidget()
        column_ = QVBoxLayout(left)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(16)
        column_.addWidget(self._sessions())
        self.attendance = AttendanceCard(context, name=f"{self.name}.attendance")
        column_.addWidget(self.attendance, 1)
        self.card = SessionCard(context, name=self.name)
        self.card.delete.clicked.connect(lambda: self._delete(self._shown))
        grid.add(left, 7, 440)
        grid.add(self.card, 5, 360)
        self.body.addWidget(holder, 1)

    def _sessions(self) -> Card:
        tr, page = self.words, self.page
        self.table_card = Card(self.hub, tr.t("Sessions"), beside=" ", name=f"{self.name}.list")
        self.model = RecordTableModel(
            [
                column(TrainingSession, "state", show=Show.STATE),
                column(TrainingSession, "held_on"),
                column(TrainingSession, "title", narrowest=130),
                column(
                    TrainingSession,
                    "led_by_id",
                    empty=mark("Nobody yet"),
                    narrowest=92,
                    optional=True,
                ),
                Column(
                    "people", mark("People"), Show.NUMBER, lambda row: row.people or None, empty="–"
                ),
                Column(
                    "sectors",
                    mark("Sectors"),
                    Show.NUMBER,
                    lambda row: row.sectors or None,
                    empty="–",
                    optional=True,
                ),
            ],
            tr=tr,
            titles=self.context.title,
            today=self.context.today(),
        )
        self.table = RecordTableView(
            self.model,
            hub=self.hub,
            tr=tr,
            name=f"{self.name}.table",
            label=tr.t("Sessions"),
            compact=True,
        )
        self.table.setMinimumHeight(self.hub.theme.px(230))
        self.table.set_empty(tr.t(page.empty), tr.t(page.empty_action))
        self.table.empty_acted.connect(self.new_item)
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(lambda _key: self.card.form.focus_first())
        self.table.delete_asked.connect(self._delete)
        self.table_card.body.addWidget(self.table, 1)
        return self.table_card

    # ---------------------------------------------------------------- content

    def reload(self) -> None:
        data, tr = self.context.data, self.words
        organisations = data.organisations()
        sessions = data.all(TrainingSession)
        rows = []
        for session in sorted(sessions, key=lambda s: (s.held_on is None, str(s.held_on))):
            lines = data.where(SessionAttendance, "session_id", session.id)
            mix = session_mix(session.id, lines, organisations)
            rows.append(
                SessionRow(
                    id=session.id,
                    state=session.state,
                    held_on=session.held_on,
                    title=session.title,
                    led_by_id=session.led_by_id,
                    people=mix.people,
                    sectors=mix.sector_count,
                )
            )
        self.model.set_rows(rows)
        seen = coverage(organisations, sessions, data.all(SessionAttendance))
        held = tr.n("{count} held", "{count} held", seen.sessions)
        people = tr.n("at least {count} person", "at least {count} people", seen.at_least)
        self.table_card.beside.setText(f"{held}, {people}" if rows else "")
        if not self.table.current_id() and rows:
            self.table.select_id(rows[0].id)
        self._show(self.table.current_id())

    def _choose(self, session_id: str) -> None:
        if session_id != self._shown:
            self.card.keep()
            self._show(session_id)

    def _select(self, session_id: str) -> None:
        if self.card.keep():
            self.table.select_id(session_id)

    def _show(self, session_id: str) -> None:
        self._shown = session_id
        session = self.context.data.get(TrainingSession, session_id)
        self.card.setVisible(session is not None)
        self.attendance.setVisible(session is not None)
        if session is None:
            self.card.show_nothing()
        else:
            self.card.show_session(session)
            self.attendance.show_session(session)

    # ---------------------------------------------------------------- doing

    def new_item(self) -> None:
        modules = [(module.id, module.title) for module in self.context.data.all(TrainingModule)]
        links = [LinkChoice(SessionModule, "module_id", self.words.t("Modules"), modules)]
        self.add_record(
            TrainingSession,
            title=self.words.t("Add a session"),
            fields=list(_FIRST_FIELDS),
            links=links if modules else [],
            then=self._select,
        )

    def _delete(self, session_id: str) -> None:
        if session_id:
            self.context.ask_delete(TrainingSession, session_id)

    def arrive(self, **where: object) -> None:
        self._select(str(where.get("record") or ""))

    def leave(self) -> bool:
        return self.card.keep()
