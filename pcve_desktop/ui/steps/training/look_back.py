"""Look back: confidence before and after, satisfaction, what to change next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology.training import confidence, satisfaction
from pcve_desktop.models.training import ConfidenceRating, TrainingSession
from pcve_desktop.models.vocabularies import SessionState
from pcve_desktop.pictures.dumbbell import ConfidenceRow, dumbbell_chart
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.cards import Card, EmptyState
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.text import Text, hairline
from pcve_desktop.ui.steps.parts import Lines, PictureCard
from pcve_desktop.ui.steps.training.statements import StatementsCard
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context


_SHOWN = 6
"""Sessions shown at first, the latest ones."""


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
        self.nothing = self.empty_state(self.new_item)
        columns[0].addWidget(self.nothing)
        self.statements = StatementsCard(context, name=self.name)
        columns[0].addWidget(self.statements, 1)
        columns[1].addWidget(self._sessions())
        columns[1].addStretch(1)
        grid.add(left, 7, 440)
        grid.add(right, 5, 340)
        self.body.addWidget(holder, 1)

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
        self.shown_sessions: list[tuple[object, ...]] = []
        self.sessions = Lines(gap=12)
        card.body.addWidget(self.sessions)
        self.earlier = Button(self.hub, "", name=f"{self.name}.sessions.earlier", kind="quiet")
        self.earlier.clicked.connect(self._show_earlier)
        card.body.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self._all = False
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
        self.nothing.setVisible(not sessions)
        self.statements.setVisible(bool(sessions))
        answers = max((line.answers for line in confidence(ratings)), default=0)
        scale = tr.t("1 low to 5 high")
        counted = tr.n("{count} answer", "{count} answers", answers)
        self.picture.show_picture(
            self._dumbbells, beside=f"{scale}, {counted}" if answers else scale
        )
        self.statements.fill(sessions)
        held = [session for session in sessions if session.state is SessionState.HELD]
        self._show_sessions(
            sorted(held, key=lambda session: str(session.held_on or ""), reverse=True)
        )
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
        hidden = 0 if self._all else max(0, len(held) - _SHOWN)
        self.earlier.setVisible(hidden > 0)
        self.earlier.set_label(
            self.words.n("{count} earlier session", "{count} earlier sessions", hidden)
        )
        held = held[: len(held) - hidden]
        shown: list[tuple[object, ...]] = [
            (session.id, session.title, session.satisfaction, session.change) for session in held
        ]
        if shown != self.shown_sessions:
            self.shown_sessions = shown
            self.sessions.set_lines([self._session(session) for session in held])

    def _show_earlier(self) -> None:
        self._all = True
        self.reload()

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

    def new_item(self) -> None:
        """Put the cursor where a statement is typed; without a session, go and add one."""
        if self.context.data.all(TrainingSession):
            self.statements.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.context.say(
            self.words.t("A statement belongs to a session. Add a session first."), icon="info"
        )
        self.go_page("sessions")

    def _open_session(self, record_id: str) -> None:
        session = self.context.data.get(TrainingSession, record_id)
        if session is not None:
            self.context.edit(
                TrainingSession,
                session,
                fields=["satisfaction", "answers", "change"],
                title=session.title,
            )
