"""Page "Decide": what is retained, what waits, what is dropped, and why."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.methodology import scoring
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.sharing import Meeting
from pcve_desktop.models.vocabularies import Outcome
from pcve_desktop.services import priorities, records
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.cards import Card, Notice
from pcve_desktop.ui.kit.chips import Badge
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import RecordCombo
from pcve_desktop.ui.kit.form.parsing import TypingError
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.three import ThreeColumns
from pcve_desktop.ui.steps.priorities.day_field import DayField
from pcve_desktop.ui.steps.priorities.decision_row import DecisionRow
from pcve_desktop.ui.steps.priorities.reading import lettered, present_at, results, shown_tally
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub

FEW, PLENTY = 3, 5
"""Three to five priorities are plenty (DOMAIN, step 3)."""


class RetainedRow(QWidget):
    """A retained priority in the order of the network."""

    moved = Signal(str, int)

    def __init__(self, hub: ThemeHub, tr: Translator, key: str) -> None:
        super().__init__()
        self._tr = tr
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(6)
        self._rank = Badge(hub, "", size=26)
        self._title = Text("", Role.STRONG, wrap=True)
        self.up = IconButton(hub, "chevron-up", "", name="")
        self.down = IconButton(hub, "chevron-down", "", name="")
        self.up.clicked.connect(lambda: self.moved.emit(key, -1))
        self.down.clicked.connect(lambda: self.moved.emit(key, 1))
        row.addWidget(self._rank)
        row.addSpacing(6)
        row.addWidget(self._title, 1)
        row.addWidget(self.up)
        row.addWidget(self.down)

    def fill(self, place: int, last: int, title: str, *, name: str) -> None:
        """Show a priority at its place, counted from 0."""
        tr = self._tr
        self._rank.set_text(str(place + 1), spoken=tr.t("Rank {rank}", rank=place + 1))
        self._title.setText(title)
        self.up.setObjectName(f"{name}.up")
        self.down.setObjectName(f"{name}.down")
        self.up.set_icon("chevron-up", tr.t("Move up: {title}", title=title))
        self.down.set_icon("chevron-down", tr.t("Move down: {title}", title=title))
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < last)


class DecideView(StepView):
    """Candidates with their decision at the left, retained priorities in order at the right."""

    shows = frozenset(
        {"candidate", "priority_decision", "criterion", "score", "vote", "ballot", "ballot_dots",
         "meeting", "meeting_attendance", "organisation"}
    )  # fmt: skip

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        self._offered: list[tuple[str, str]] = []
        self.body.addWidget(self._meeting_bar())
        self._present = Text(
            "", Role.SECONDARY, tone="ink2", wrap=True, name=f"{self.name}.present"
        )
        self.body.addWidget(self._present)
        columns = ThreeColumns(self.hub, left=0, right=330)
        self.empty = self.empty_state(lambda: self.go_page("propose"))
        columns.middle.addWidget(self.empty)
        self.rows: KeyedRows[DecisionRow] = KeyedRows(self._row, gap=12)
        columns.middle.addWidget(self.rows)
        columns.middle.addStretch(1)
        columns.right.addWidget(self._retained_card())
        columns.right.addStretch(1)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def _meeting_bar(self) -> QWidget:
        tr = self.words
        self._bar = QWidget()
        row = FlowLayout(self._bar, gap=10)
        label = Text(tr.t("Decided at the meeting"), Role.SECONDARY, tone="ink2")
        self.meeting = RecordCombo(tr, self.hub)
        self.meeting.setObjectName(f"{self.name}.meeting")
        self.meeting.setAccessibleName(tr.t("Decided at the meeting"))
        line = self.meeting.lineEdit()
        if line is not None:
            line.setPlaceholderText(tr.t("No meeting, or type to search"))
            line.setAccessibleName(tr.t("Decided at the meeting"))
        self.meeting.setFixedWidth(self.hub.theme.px(300))
        self.meeting.settled.connect(self._meeting_chosen)
        label.setBuddy(self.meeting)
        self.day = DayField(self.context, name=f"{self.name}.day")
        new = Button(self.hub, tr.t("Add a meeting"), name=f"{self.name}.meeting.add",
                     kind="quiet", icon="plus")  # fmt: skip
        new.clicked.connect(self.add_meeting)
        for widget in (label, self.meeting, new, self.day):
            row.addWidget(widget)
        return self._bar

    def _retained_card(self) -> Card:
        tr = self.words
        self.card = Card(self.hub, tr.t("Retained"), name=f"{self.name}.retained", beside=" ")
        self.advice = Notice(self.hub, " ", tone="soft", icon="lightbulb",
                             name=f"{self.name}.advice")  # fmt: skip
        self.retained: KeyedRows[RetainedRow] = KeyedRows(self._retained_row, ruled=True)
        self.card.body.addWidget(self.retained)
        self.card.body.addWidget(self.advice)
        return self.card

    def _row(self, key: str) -> DecisionRow:
        row = DecisionRow(self.context, key)
        row.decided.connect(self.decide)
        row.reasoned.connect(self.note_reason)
        row.edit_asked.connect(self.edit)
        return row

    def _retained_row(self, key: str) -> RetainedRow:
        row = RetainedRow(self.hub, self.words, key)
        row.moved.connect(self.move_priority)
        return row

    # ---------------------------------------------------------------- Page

    def reload(self) -> None:
        """Show candidates, decisions and the retained priorities."""
        data = self.context.data
        candidates, figures = lettered(data), self._figures()
        decisions = self._decisions()
        rows = self.rows.set_keys([item.id for _sign, item in candidates])
        for place, (row, (sign, item)) in enumerate(zip(rows, candidates, strict=True)):
            row.fill(sign, item, figures.get(item.id, ""), decisions[item.id],
                     name=f"{self.name}.{place}")  # fmt: skip
        self.empty.setVisible(not candidates)
        self.rows.setVisible(bool(candidates))
        self._bar.setVisible(bool(candidates))
        self.card.setVisible(bool(candidates))
        self.day.refresh()
        self._offer_meetings()
        self._show_retained()
        self.note_changed.emit()

    def _decisions(self) -> dict[str, list[PriorityDecision]]:
        """Return the decisions by candidate id, the one that holds last."""
        found: dict[str, list[PriorityDecision]] = defaultdict(list)
        rows = self.context.data.all(PriorityDecision)
        latest = scoring.latest_decisions(rows)
        for row in rows:
            if latest[row.candidate_id] is not row:
                found[row.candidate_id].append(row)
        for key, row in latest.items():
            found[key].append(row)
        return found

    def _figures(self) -> dict[str, str]:
        """Return what vote and rating say about each candidate, in words."""
        tr, data = self.words, self.context.data
        said: dict[str, list[str]] = defaultdict(list)
        for key, found in results(data).items():
            if found.score is not None:
                said[key].append(tr.t("Score {score}", score=tr.number(found.score, 1)))
        tally = shown_tally(data)
        for line in tally.lines if tally is not None else ():
            said[line.candidate_id].append(tr.n("{count} dot", "{count} dots", line.dots))
        return {key: " · ".join(parts) for key, parts in said.items()}

    def _offer_meetings(self) -> None:
        data, today = self.context.data, self.context.today()
        meetings = data.all(Meeting)
        options = [(item.id, item.title) for item in meetings]
        if options != self._offered:
            self._offered = options
            self.meeting.set_options(options)
            held = next((item.id for item in meetings if item.held_on == today), None)
            if held is not None and self.meeting.current_id() is None:
                self.meeting.set_current_id(held)
        self._show_present()

    def _meeting_chosen(self) -> None:
        """Take over the meeting that was typed or picked; it was decided on its day."""
        with contextlib.suppress(TypingError):
            self.meeting.set_current_id(self.meeting.resolve())
        meeting = self.context.data.get(Meeting, self.meeting.current_id())
        held = meeting.held_on if meeting is not None else None
        self.day.set_day(held if held is not None and held <= self.context.today() else None)
        self._show_present()

    def _show_present(self) -> None:
        tr, meeting = self.words, self.meeting.current_id()
        names = present_at(self.context.data, meeting)
        self._present.setText(
            tr.t("Present: {names}", names=tr.list(names))
            if names
            else tr.t("Who was present is noted with the meeting.")
        )
        self._present.setVisible(meeting is not None and self._bar.isVisibleTo(self))

    def add_meeting(self) -> None:
        """Note the meeting at which it is decided."""

        def chosen(record_id: str) -> None:
            self.meeting.set_current_id(record_id)
            self._meeting_chosen()

        self.add_record(Meeting, values={"held_on": self.context.today()}, then=chosen)

    def _kept(self) -> list[Candidate]:
        data = self.context.data
        return scoring.retained(data.all(Candidate), data.all(PriorityDecision))

    def _show_retained(self) -> None:
        tr, kept = self.words, self._kept()
        rows = self.retained.set_keys([item.id for item in kept])
        for place, (row, item) in enumerate(zip(rows, kept, strict=True)):
            row.fill(place, len(kept) - 1, item.title, name=f"{self.name}.retained.{place}")
        self.retained.setVisible(bool(kept))
        self.card.beside.setText(tr.number(len(kept)))
        self.card.beside.setVisible(True)
        if not kept:
            text = tr.t("Nothing is retained yet. Three to five priorities are plenty.")
        elif len(kept) < FEW:
            text = tr.t("Few priorities leave room to do them well. Three to five are usual.")
        elif len(kept) <= PLENTY:
            text = tr.t("Three to five priorities are plenty: this is a good number.")
        else:
            text = tr.t("More than five are hard to follow. Could one of them wait a year?")
        self.advice.set_text(text)

    def main_control(self) -> QWidget | None:
        """Begin with the first candidate that is not decided about, else with the first."""
        rows = self.rows.rows()
        if not rows:
            return self.empty.button
        open_ = (row for row in rows if self._latest(row.key) is None)
        return next(open_, rows[0]).outcome.button(Outcome.RETAINED.value)

    def note(self) -> str:
        """Say how many priorities are retained."""
        count = len(self._kept())
        return self.words.n("{count} priority retained", "{count} priorities retained", count)

    def leave(self) -> bool:
        """Keep the reason that is being typed."""
        for row in self.rows.rows():
            row.keep_reason()
        return True

    def arrive(self, **where: object) -> None:
        """Bring a candidate into view."""
        row = self.rows.row(str(where.get("record")))
        if row is not None:
            self.area.ensureWidgetVisible(row, 0, 24)
            row.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---------------------------------------------------------------- changes

    def _latest(self, candidate_id: str) -> PriorityDecision | None:
        rows = self.context.data.where(PriorityDecision, "candidate_id", candidate_id)
        return scoring.latest_decisions(rows).get(candidate_id)

    def decide(self, candidate_id: str, outcome: str) -> None:
        """Note a decision; the one before stays in the history of the candidate."""
        context, chosen = self.context, Outcome(outcome)
        latest = self._latest(candidate_id)
        if latest is not None and latest.outcome is chosen:
            return
        rank = len(self._kept()) + 1 if chosen is Outcome.RETAINED else None
        context.perform(
            lambda: priorities.decide(
                context.ws,
                network_id=context.network_id,
                candidate_id=candidate_id,
                outcome=chosen,
                rank=rank,
                meeting_id=self.meeting.current_id(),
                decided_on=self.day.day(),
            ),
            done=self.words.t(
                "{title}: {outcome}",
                title=context.data.title(Candidate, candidate_id),
                outcome=self.words.inside(self.words.t(chosen.label)),
            ),
        )

    def note_reason(self, candidate_id: str, text: str) -> None:
        """Note why it was decided so."""
        latest = self._latest(candidate_id)
        if latest is not None:
            ws, values = self.context.ws, {"reason": text or None}
            self.context.perform(
                lambda: records.update(ws, PriorityDecision, latest.id, values=values)
            )

    def edit(self, candidate_id: str) -> None:
        """Open the form of the decision that holds: rank, reason, date, meeting."""
        latest = self._latest(candidate_id)
        if latest is not None:
            self.context.edit(
                PriorityDecision,
                latest,
                fields=["outcome", "rank", "reason", "decided_on", "meeting_id"],
            )

    def move_priority(self, candidate_id: str, way: int) -> None:
        """Change the rank of a retained priority by one; the others close up."""
        order = [item.id for item in self._kept()]
        place = order.index(candidate_id)
        if not 0 <= place + way < len(order):
            return
        order.insert(place + way, order.pop(place))
        latest = {key: self._latest(key) for key in order}
        ws = self.context.ws

        def change() -> Changes:
            with ws.write(mark("Change the order of the priorities")) as tx:
                for rank, key in enumerate(order, start=1):
                    decision = latest[key]
                    if decision is not None:
                        records.update(ws, PriorityDecision, decision.id, values={"rank": rank})
            return tx.changes

        self.context.perform(change)
