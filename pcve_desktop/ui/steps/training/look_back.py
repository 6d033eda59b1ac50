"""Look back: confidence before and after, satisfaction, what to change next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.content.starters import CONFIDENCE_STATEMENTS
from pcve_desktop.methodology.training import confidence, satisfaction
from pcve_desktop.models.training import ConfidenceRating, TrainingSession
from pcve_desktop.models.vocabularies import SessionState
from pcve_desktop.pictures.dumbbell import ConfidenceRow, dumbbell_chart
from pcve_desktop.services import records
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.cards import Card, EmptyState
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.table import RecordTableModel, RecordTableView, column
from pcve_desktop.ui.kit.text import Text, hairline
from pcve_desktop.ui.steps.parts import Lines, PictureCard
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context


class LookBackView(StepView):
    """What we can do now that we could not do before."""

    shows = frozenset({"confidence_rating", "training_session"})

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        holder = QWidget()
        grid = GridLayout(holder, gap=16)
        left, right = QWidget(), QWidget()
        columns = []
        for side in (left, right):
            inside = QVBoxLayout(side)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(16)
            columns.append(inside)
        self.picture = PictureCard(
            context,
            self.words.t("Confidence, before and after"),
            self._dumbbells,
            name=f"{self.name}.confidence",
            beside=" ",
        )
        columns[0].addWidget(self.picture)
        columns[0].addWidget(self._statements(), 1)
        columns[1].addWidget(self._sessions())
        columns[1].addStretch(1)
        grid.add(left, 7, 440)
        grid.add(right, 5, 340)
        self.body.addWidget(holder, 1)

    def _statements(self) -> Card:
        tr, page = self.words, self.page
        card = Card(self.hub, tr.t("Statements"), name=f"{self.name}.statements")
        self.starters = Button(
            self.hub,
            tr.t("Use the four starter statements"),
            name=f"{self.name}.starters",
            kind="quiet",
        )
        self.starters.clicked.connect(self._add_starters)
        add = Button(
            self.hub, tr.t("Add a statement"), name=f"{self.name}.add", icon="plus", compact=True
        )
        add.clicked.connect(self.new_item)
        card.add_right(self.starters)
        card.add_right(add)
        self.model = RecordTableModel(
            [
                column(ConfidenceRating, "statement"),
                column(ConfidenceRating, "session_id", label=mark("Session")),
                column(ConfidenceRating, "before"),
                column(ConfidenceRating, "after"),
                column(ConfidenceRating, "answers"),
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
            label=tr.t("Statements"),
            compact=True,
        )
        self.table.setMinimumHeight(self.hub.theme.px(210))
        self.table.set_empty(tr.t(page.empty), tr.t(page.empty_action))
        self.table.empty_acted.connect(self.new_item)
        self.table.opened.connect(self._open)
        self.table.delete_asked.connect(lambda key: self.context.ask_delete(ConfidenceRating, key))
        card.body.addWidget(self.table, 1)
        return card

    def _sessions(self) -> Card:
        tr = self.words
        card = Card(
            self.hub,
            tr.t("How the sessions went"),
            subtitle=tr.t("Averages of the group, 1 low to 5 high. Nobody is rated."),
            name=f"{self.name}.sessions",
        )
        row = QHBoxLayout()
        row.setSpacing(10)
        self.figure = Text("", Role.FIGURE, name=f"{self.name}.satisfaction")
        self.figure_words = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        row.addWidget(self.figure)
        row.addWidget(self.figure_words, 1)
        card.body.addLayout(row)
        self._shown: list[tuple[object, ...]] = []
        self.sessions = Lines(gap=12)
        card.body.addWidget(self.sessions)
        self.no_session = EmptyState(
            self.hub,
            tr.t("No session was held yet."),
            tr.t("Go to the sessions"),
            name=f"{self.name}.sessions.empty",
        )
        self.no_session.acted.connect(lambda: self.go_page("sessions"))
        card.body.addWidget(self.no_session)
        return card

    # ---------------------------------------------------------------- content

    def reload(self) -> None:
        data, tr = self.context.data, self.words
        ratings = data.all(ConfidenceRating)
        sessions = data.all(TrainingSession)
        self.starters.setVisible(not ratings and bool(sessions))
        answers = max((line.answers for line in confidence(ratings)), default=0)
        scale = tr.t("1 low to 5 high")
        counted = tr.n("{count} answer", "{count} answers", answers)
        self.picture.show_picture(
            self._dumbbells, beside=f"{scale}, {counted}" if answers else scale
        )
        self.model.set_rows(ratings)
        held = [session for session in sessions if session.state is SessionState.HELD]
        self._show_sessions(sorted(held, key=lambda session: str(session.held_on or "")))
        value = satisfaction(sessions)
        self.figure.setText("–" if value is None else tr.number(value, 1))
        self.figure_words.setText(
            tr.t("Satisfaction is not noted yet.")
            if value is None
            else tr.n(
                "average satisfaction over {count} session",
                "average satisfaction over {count} sessions",
                len([session for session in held if session.satisfaction is not None]),
            )
        )

    def _show_sessions(self, held: list[TrainingSession]) -> None:
        self.no_session.setVisible(not held)
        shown: list[tuple[object, ...]] = [
            (session.id, session.title, session.satisfaction, session.change) for session in held
        ]
        if shown != self._shown:
            self._shown = shown
            self.sessions.set_lines([self._session(session) for session in held])

    def _session(self, session: TrainingSession) -> QWidget:
        tr = self.words
        line = QWidget()
        column_ = QVBoxLayout(line)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(session.title, Role.STRONG, wrap=True), 1)
        value = session.satisfaction
        figure = "–" if value is None else tr.number(value, 1)
        head.addWidget(Text(figure, Role.STRONG, tone="accent"))
        edit = IconButton(
            self.hub,
            "pencil",
            tr.t("Look back on “{title}”", title=session.title),
            name=f"{self.name}.sessions.{session.id}",
        )
        edit.clicked.connect(lambda: self._open_session(session.id))
        head.addWidget(edit)
        column_.addWidget(hairline())
        column_.addLayout(head)
        words = session.change or tr.t("What to change next time is not noted yet.")
        tone = "ink" if session.change else "ink2"
        column_.addWidget(Text(words, Role.SECONDARY, tone=tone, wrap=True))
        return line

    def _dumbbells(self, width: int) -> Picture:
        return dumbbell_chart(
            [
                ConfidenceRow(line.statement, line.before, line.after)
                for line in confidence(self.context.data.all(ConfidenceRating))
            ],
            title=self.words.t("Confidence, before and after"),
            width=width,
            tr=self.words,
            measure=self.context.picture_fonts().measure,
        )

    # ---------------------------------------------------------------- doing

    def _latest(self) -> str | None:
        """Return the session to which new statements most likely belong."""
        sessions = self.context.data.all(TrainingSession)
        held = [session for session in sessions if session.state is SessionState.HELD]
        ranked = sorted(held or sessions, key=lambda session: str(session.held_on or ""))
        return ranked[-1].id if ranked else None

    def new_item(self) -> None:
        latest = self._latest()
        if latest is None:
            self.context.say(
                self.words.t("A statement belongs to a session. Add a session first."),
                icon="info",
            )
            self.go_page("sessions")
            return
        self.add_record(
            ConfidenceRating,
            title=self.words.t("Add a statement"),
            values={"session_id": latest},
            fields=["statement", "session_id", "before", "after", "answers"],
            then=self.table.select_id,
        )

    def _add_starters(self) -> None:
        latest = self._latest()
        if latest is not None:
            self.context.perform(lambda: self._make_starters(latest))

    def _make_starters(self, session_id: str) -> Changes:
        ws, network_id = self.context.ws, self.context.network_id
        with ws.write(mark("Add the starter statements")) as tx:
            for statement in CONFIDENCE_STATEMENTS:
                values = {
                    "network_id": network_id,
                    "session_id": session_id,
                    "statement": self.words.t(statement),
                }
                records.create(ws, ConfidenceRating, values=values)
        return tx.changes

    def _open(self, record_id: str) -> None:
        rating = self.context.data.get(ConfidenceRating, record_id)
        if rating is not None:
            self.context.edit(ConfidenceRating, rating)

    def _open_session(self, record_id: str) -> None:
        session = self.context.data.get(TrainingSession, record_id)
        if session is not None:
            self.context.edit(
                TrainingSession,
                session,
                fields=["satisfaction", "answers", "change"],
                title=session.title,
            )
