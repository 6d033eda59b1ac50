"""Page "Vote and rate": the dot vote, and the rating by criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pcve_desktop.methodology import voting
from pcve_desktop.models.priorities import Vote
from pcve_desktop.services import priorities, records
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.switches import Segmented
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.priorities.criteria import Stepper
from pcve_desktop.ui.steps.priorities.day_field import DayField
from pcve_desktop.ui.steps.priorities.dot_panel import DotPanel
from pcve_desktop.ui.steps.priorities.rate_panel import RatePanel
from pcve_desktop.ui.steps.priorities.reading import (
    ballots,
    current_vote,
    dots_allowed,
    voters,
)
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context

_MOST_DOTS = 20


class VoteView(StepView):
    """One way at a time; what is not seen is filled when it is chosen."""

    shows = frozenset(
        {"vote", "ballot", "ballot_dots", "candidate", "organisation", "membership", "criterion",
         "score"}
    )  # fmt: skip

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        tr, hub = self.words, self.hub
        bar = QWidget()
        row = FlowLayout(bar, gap=24)
        self.ways = Segmented(
            hub,
            [("dots", tr.t("Dot vote"), None), ("criteria", tr.t("Criteria"), None)],
            name=f"{self.name}.way",
            text=tr.t("How we choose"),
            compact=True,
        )
        self.ways.chosen.connect(self._choose_way)
        row.addWidget(self.ways)
        row.addWidget(self._dots_setting())
        self.day = DayField(context, name=f"{self.name}.day")
        row.addWidget(self.day)
        self.body.addWidget(bar)
        self.dot_panel = DotPanel(context, self.day.day, name=self.name)
        self.rate_panel = RatePanel(context, self.day.day, name=f"{self.name}.rate")
        self.rate_panel.hide()
        self.body.addWidget(self.dot_panel)
        self.body.addWidget(self.rate_panel)
        self.body.addStretch(1)

    def _dots_setting(self) -> QWidget:
        tr = self.words
        self._setting = QWidget()
        row = QHBoxLayout(self._setting)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        label = Text(tr.t("Dots per organisation"), Role.SECONDARY, tone="ink2")
        self.dots = Stepper(
            self.hub, 1, _MOST_DOTS, name=f"{self.name}.dots", text=tr.t("Dots per organisation")
        )
        self.dots.valueChanged.connect(self.set_dots)
        label.setBuddy(self.dots)
        row.addWidget(label)
        row.addWidget(self.dots)
        return self._setting

    def _choose_way(self, way: str) -> None:
        dots = way == "dots"
        self.dot_panel.setVisible(dots)
        self._setting.setVisible(dots)
        self.rate_panel.setVisible(not dots)
        self.reload()

    # ---------------------------------------------------------------- Page

    def reload(self) -> None:
        """Show the way that is chosen."""
        self.day.refresh()
        self.dots.show_value(dots_allowed(current_vote(self.context.data)))
        if self.ways.current() == "dots":
            self.dot_panel.reload()
        else:
            self.rate_panel.reload()
        self.note_changed.emit()

    def main_control(self) -> QWidget | None:
        """Begin on the ballot shown, or on the grid of ratings."""
        if self.ways.current() == "dots":
            return self.dot_panel.main_control()
        return self.rate_panel.grid if self.rate_panel.grid.isVisibleTo(self) else None

    def note(self) -> str:
        """Say how many have voted."""
        data = self.context.data
        ids = [item.id for item in voters(data)]
        turnout = voting.turnout(current_vote(data), ballots(data), ids)
        if not turnout.voted:
            return ""
        return self.words.t(
            "{voted} of {invited} have voted", voted=turnout.voted, invited=turnout.invited
        )

    def leave(self) -> bool:
        """Keep the reason that is being typed."""
        self.rate_panel.save_reason()
        return True

    def set_dots(self, dots: int) -> None:
        """Change how many dots each organisation has."""
        context = self.context

        def change() -> Changes:
            vote = priorities.vote_of(
                context.ws, network_id=context.network_id, cycle_id=context.cycle_id
            )
            return records.update(context.ws, Vote, vote, values={"dots": dots})

        context.perform(change)
