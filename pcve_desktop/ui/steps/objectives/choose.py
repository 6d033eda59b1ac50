"""Page "Choose a priority": retained priorities with the objectives that answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology.scoring import latest_decisions
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice, frame
from pcve_desktop.ui.kit.chips import Badge
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.pressable import Pressable
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.objectives.letters import SmartLetters
from pcve_desktop.ui.steps.objectives.reading import ready_note, retained, smart_of, state_words
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context

NONE = ""
"""The key of the group of objectives that answer no priority."""


_LINE, _CARD = 360, 640
"""Below these widths (at text factor 1) the parts of a line, of a card, stand one above another."""


class ObjectiveLine(Pressable):
    """An objective under its priority; pressing it opens its wording."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.hub, "", name="")
        self._context = context
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(12)
        self._title = Text("", Role.BODY, wrap=True)
        self._letters = SmartLetters(context.hub)
        self._state = Text("", Role.SECONDARY, tone="ink2", align=Qt.AlignmentFlag.AlignRight)
        self._state.setMinimumWidth(context.hub.theme.px(48))
        row.addWidget(self._title, 1)
        marks = QHBoxLayout()
        marks.setSpacing(12)
        marks.addWidget(self._letters)
        marks.addWidget(self._state)
        marks.addStretch(1)
        row.addLayout(marks)
        self.pass_clicks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self._context.hub.theme.px(_LINE)
        flow = QBoxLayout.Direction
        self._row.setDirection(flow.TopToBottom if narrow else flow.LeftToRight)

    def fill(self, objective: Objective, *, name: str) -> None:
        """Show an objective with its letters."""
        tr = self._context.tr
        found = smart_of(self._context, objective)
        self.setObjectName(name)
        self._title.setText(objective.title)
        self._letters.show_smart(tr, found)
        self._state.setText(state_words(tr, found))
        self.setAccessibleName(f"{objective.title}, {state_words(tr, found)}")


class PriorityCard(QWidget):
    """A priority at the left, its objectives at the right."""

    add_asked = Signal(str)
    opened = Signal(str)

    def __init__(self, context: Context, key: str) -> None:
        super().__init__()
        self._context, self._key = context, key
        tr, hub = context.tr, context.hub
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.frame = frame("card")
        outer.addWidget(self.frame)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.frame)
        row.setContentsMargins(16, 14, 10, 14)
        row.setSpacing(14)
        self._rank = Badge(hub, "", size=30, tone="accent" if key else "outline")
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._rank, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._title = Text("", Role.CARD_TITLE, wrap=True)
        self._reason = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._reason)
        words.addStretch(1)
        head.addLayout(words, 1)
        row.addLayout(head, 2)
        right = QVBoxLayout()
        right.setSpacing(4)
        self.lines: KeyedRows[ObjectiveLine] = KeyedRows(self._line, ruled=True)
        self._none = Text(
            tr.t("No objective yet. What would have changed, and for whom?"),
            Role.SECONDARY,
            tone="ink2",
            wrap=True,
        )
        self._none.setContentsMargins(10, 6, 10, 2)
        self.add = Button(hub, tr.t("Add an objective"), name="", kind="quiet", icon="plus")
        self.add.clicked.connect(lambda: self.add_asked.emit(key))
        right.addWidget(self.lines)
        right.addWidget(self._none)
        right.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        row.addLayout(right, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self._context.hub.theme.px(_CARD)
        flow = QBoxLayout.Direction
        self._row.setDirection(flow.TopToBottom if narrow else flow.LeftToRight)

    def _line(self, key: str) -> ObjectiveLine:
        line = ObjectiveLine(self._context)
        line.clicked.connect(lambda: self.opened.emit(key))
        return line

    def fill(
        self, rank: str, title: str, reason: str, objectives: Sequence[Objective], *, name: str
    ) -> None:
        """Show a priority and what answers it."""
        tr = self._context.tr
        self.frame.setObjectName(name)
        self.frame.setAccessibleName(title)
        spoken = tr.t("Rank {rank}", rank=rank) if rank.isdecimal() else title
        self._rank.set_text(rank, spoken=spoken)
        self._title.setText(title)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        lines = self.lines.set_keys([item.id for item in objectives])
        for place, (line, item) in enumerate(zip(lines, objectives, strict=True)):
            line.fill(item, name=f"{name}.{place}")
        self.lines.setVisible(bool(objectives))
        self._none.setVisible(not objectives)
        self.add.setObjectName(f"{name}.add")
        self.add.setAccessibleName(tr.t("Add an objective: {title}", title=title))


class ChooseView(StepView):
    """One card for each retained priority, one for objectives that stand on their own."""

    shows = frozenset({"candidate", "priority_decision", "objective", "indicator", "measurement"})

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        tr, hub = self.words, self.hub
        decide = Button(hub, tr.t("Go to “Decide”"), name=f"{self.name}.decide", compact=True)
        decide.clicked.connect(self._go_decide)
        self.empty = self.empty_state(self.new_item)
        self.nothing = Notice(
            hub,
            tr.t("Priorities are retained in step 3; objectives can be written without one."),
            strong=tr.t("No priority is retained yet."),
            icon="info",
            button=decide,
            name=f"{self.name}.nothing",
        )
        self.cards: KeyedRows[PriorityCard] = KeyedRows(self._card, gap=12)
        for widget in (self.nothing, self.empty, self.cards):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def _card(self, key: str) -> PriorityCard:
        card = PriorityCard(self.context, key)
        card.add_asked.connect(self.add_objective)
        card.opened.connect(lambda record: self.go_page("word", record=record))
        return card

    def _go_decide(self) -> None:
        self.context.go("step", step="priorities", page="decide")

    def reload(self) -> None:
        """Show priorities and objectives."""
        tr, data = self.words, self.context.data
        kept = retained(data)
        ranked = {item.id for item in kept}
        answered = {item.candidate_id for item in data.all(Objective)}
        others = [item for item in data.all(Candidate)
                  if item.id not in ranked and item.id in answered]  # fmt: skip
        known = ranked | {item.id for item in others}
        free = [item for item in data.all(Objective) if item.candidate_id not in known]
        keys = [*(item.id for item in kept), *(item.id for item in others)]
        cards = self.cards.set_keys([*keys, *([NONE] if free else [])])
        reasons = latest_decisions(data.all(PriorityDecision))
        for place, (card, item) in enumerate(zip(cards, [*kept, *others], strict=False)):
            decision = reasons.get(item.id)
            reason = (decision.reason if decision else None) or item.rationale or ""
            if item.id not in ranked:
                reason = tr.t("This one is not among the retained priorities.")
            rank = tr.number(place + 1) if item.id in ranked else "–"
            own = data.where(Objective, "candidate_id", item.id)
            card.fill(rank, item.title, reason, own, name=f"{self.name}.{place}")
        if free:
            cards[-1].fill("–", tr.t("Without a priority"),
                           tr.t("They may find theirs later; that is fine."), free,
                           name=f"{self.name}.{len(keys)}")  # fmt: skip
        self.nothing.setVisible(not kept)
        self.empty.setVisible(not keys and not free)
        self.cards.setVisible(bool(keys or free))
        self.note_changed.emit()

    def note(self) -> str:
        """Say which priorities wait for an objective, otherwise how many objectives are ready."""
        data = self.context.data
        waiting = sum(not data.where(Objective, "candidate_id", one.id) for one in retained(data))
        if waiting:
            return self.words.n(
                "{count} priority has no objective yet.",
                "{count} priorities have no objective yet.",
                waiting,
            )
        return ready_note(self.context)

    def new_item(self) -> None:
        """Ask for a new objective without a priority."""
        self.add_objective(NONE)

    def add_objective(self, candidate_id: str) -> None:
        """Ask for a new objective that answers a priority."""
        tr = self.words
        dialog = self.context.edit(
            Objective,
            values={"candidate_id": candidate_id or None},
            fields=["title", "candidate_id", "lead_id", "deadline"],
            title=tr.t("Add an objective"),
            done=tr.t("The objective is noted. Word it on the next page."),
        )
        dialog.form.focus_first()
