"""The dot vote: organisations, the ballot of one of them, the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.models.base import computed_id
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.priorities import Ballot, BallotDots
from pcve_desktop.models.vocabularies import VoteState
from pcve_desktop.services import priorities
from pcve_desktop.services.vote_history import earlier_ballots
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card, EmptyState, Notice
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.table import in_card
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.three import ThreeColumns
from pcve_desktop.ui.steps.priorities.ballot import BallotList
from pcve_desktop.ui.steps.priorities.outcome import OutcomeCard
from pcve_desktop.ui.steps.priorities.reading import (
    ballots,
    current_vote,
    dots_allowed,
    lettered,
    voters,
)
from pcve_desktop.ui.steps.priorities.voter_list import VoterRow, VoterTable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from pcve_desktop.ui.context import Context


class DotPanel(QWidget):
    """Everything about the dot vote; `reload` shows what the data say."""

    def __init__(self, context: Context, day: Callable[[], dt.date | None], *, name: str) -> None:
        """`day` gives the day of the ballots that are typed in, None for today."""
        super().__init__()
        self.context, self.name, self._day = context, name, day
        self._organisation = ""
        # The ballot that may be seen while the others stay hidden: the one being filled in.
        self._uncovered = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        columns = ThreeColumns(context.hub, left=288, right=320)
        column.addWidget(columns)
        self.table = VoterTable(context.hub, context.tr, name=f"{name}.organisations")
        self.table.current_changed.connect(self.choose)
        self.table.opened.connect(self._open)
        columns.left.addWidget(in_card(self.table), 1)
        columns.middle.addWidget(self._ballot_card())
        columns.middle.addStretch(1)
        self.outcome = OutcomeCard(context, name=f"{name}.result")
        self.outcome.state_asked.connect(self.set_state)
        self.outcome.again_asked.connect(self.vote_again)
        columns.right.addWidget(self.outcome)
        columns.right.addStretch(1)

    def _ballot_card(self) -> Card:
        tr, hub, name = self.context.tr, self.context.hub, self.name
        self.card = card = Card(hub, tr.t("Ballot"), name=f"{name}.card", subtitle=" ")
        self.left = Text("", Role.SECONDARY_STRONG, tone="accent", name=f"{name}.left")
        card.add_right(self.left)
        self.correct = self._button("correct", tr.t("Correct it"), self.uncover)
        self.abstain = self._button("abstain", tr.t("Abstains"), self.note_abstention)
        self.withdraw = self._button("withdraw", tr.t("Take the ballot out"), self.take_out)
        self.next = self._button("next", tr.t("Next organisation"), self.go_on)
        self.sealed = Notice(hub, " ", icon="eye-off", name=f"{name}.sealed", button=self.correct)
        self.ballot = BallotList(hub, tr, name=f"{name}.ballot", text=tr.t("Ballot"))
        self.ballot.given.connect(self.give)
        self.closed = EmptyState(
            hub,
            tr.t("The vote is not open yet. It needs at least two candidates."),
            tr.t("Open the vote"),
            name=f"{name}.closed",
        )
        self.closed.acted.connect(lambda: self.set_state(VoteState.OPEN))
        self.few = EmptyState(
            hub,
            tr.t("A vote needs at least two candidates."),
            tr.t("Propose a candidate"),
            name=f"{name}.few",
        )
        self.few.acted.connect(lambda: self.context.go("step", step="priorities", page="propose"))
        self.earlier = Text("", Role.CAPTION, tone="ink2", wrap=True, name=f"{name}.earlier")
        self._hint = Text(
            tr.t("Arrows choose a candidate; + and −, or a digit, give it dots."),
            Role.CAPTION,
            tone="ink2",
            wrap=True,
        )
        for widget in (
            self.few, self.closed, self.sealed, self.ballot, self._hint, self.earlier
        ):  # fmt: skip
            card.body.addWidget(widget)
        self._buttons = QWidget()
        row = FlowLayout(self._buttons)
        for button in (self.abstain, self.withdraw, self.next):
            row.addWidget(button)
        card.body.addWidget(self._buttons)
        return card

    def _button(self, key: str, label: str, act: Callable[[], None]) -> Button:
        made = Button(self.context.hub, label, name=f"{self.name}.{key}", compact=True)
        made.clicked.connect(act)
        return made

    # ---------------------------------------------------------------- showing

    def reload(self) -> None:
        """Show organisations, the ballot of the chosen one, and the result."""
        tr, data = self.context.tr, self.context.data
        cast = {ballot.organisation_id: ballot for ballot in ballots(data)}
        rows = []
        for organisation in voters(data):
            ballot = cast.get(organisation.id)
            state, glyph = tr.t("Not yet"), "step.not_started"
            if ballot is not None:
                state, glyph = tr.t("Voted"), "step.done"
                if ballot.abstained:
                    state, glyph = tr.t("Abstains"), "step.set_aside"
            rows.append(VoterRow(organisation.id, organisation.name, state, glyph))
        self.table.show_voters(rows)
        if not self.table.current_id() and rows:
            waiting = next((row.id for row in rows if row.id not in cast), rows[0].id)
            self.table.select_id(waiting)
        self._organisation = self.table.current_id()
        self._show_ballot()
        self.outcome.reload()

    def _ballot(self) -> Ballot | None:
        vote = current_vote(self.context.data)
        if vote is None or not self._organisation:
            return None
        key = computed_id("ballot", vote.id, self._organisation)
        return self.context.data.get(Ballot, key)

    def _dots(self) -> dict[str, int]:
        ballot = self._ballot()
        if ballot is None:
            return {}
        rows = self.context.data.where(BallotDots, "ballot_id", ballot.id)
        return {row.candidate_id: row.dots or 0 for row in rows}

    def _show_ballot(self) -> None:
        tr, data = self.context.tr, self.context.data
        vote, ballot, candidates = current_vote(data), self._ballot(), lettered(data)
        state = vote.state if vote else VoteState.PREPARED
        name = data.title(Organisation, self._organisation)
        open_ = state is not VoteState.PREPARED and bool(name) and bool(candidates)
        secret = state is VoteState.OPEN and ballot is not None
        sealed = open_ and secret and self._organisation != self._uncovered
        self.card.title.setText(name if open_ else tr.t("Ballot"))
        self.card.subtitle.setVisible(open_)
        limit = dots_allowed(vote)
        self.card.subtitle.setText(
            tr.n("{count} dot per organisation", "{count} dots per organisation", limit)
        )
        enough = len(candidates) > 1
        self.few.setVisible(not open_ and not enough)
        self.closed.setVisible(not open_ and enough)
        self.sealed.setVisible(sealed)
        if ballot is not None and sealed:
            self.sealed.set_text(
                tr.t("This organisation abstains.")
                if ballot.abstained
                else tr.t("This ballot is in; its dots stay hidden.")
            )
        shown = open_ and not sealed
        self.ballot.setVisible(shown)
        self._hint.setVisible(shown)
        self.left.setVisible(shown)
        self.ballot.fill(candidates, self._dots(), limit)
        self.ballot.setAccessibleName(tr.t("Ballot of {organisation}", organisation=name))
        self._show_left(ballot)
        self._buttons.setVisible(open_)
        self._show_earlier(shown=shown and not (state is VoteState.OPEN and not self._uncovered))
        self.abstain.setVisible(ballot is None or not ballot.abstained)
        self.withdraw.setVisible(ballot is not None)

    def _show_earlier(self, *, shown: bool) -> None:
        """Show the ballots of earlier days; while dots are hidden, only of a ballot uncovered."""
        tr, data = self.context.tr, self.context.data
        vote, signs = current_vote(data), {item.id: sign for sign, item in lettered(data)}
        lines = []
        if shown and vote is not None:
            key = computed_id("ballot", vote.id, self._organisation)
            for one in earlier_ballots(self.context.ws, key, signs):
                dots = (f"{sign} {one.dots[key]}" for key, sign in signs.items() if key in one.dots)
                said = tr.t("Abstains") if one.abstained else ", ".join(dots)
                lines.append(tr.t("Earlier, {date}: {dots}", date=tr.date(one.cast_on), dots=said))
        self.earlier.setText("\n".join(reversed(lines)))
        self.earlier.setVisible(bool(lines))

    def _show_left(self, ballot: Ballot | None) -> None:
        tr, left = self.context.tr, self.ballot.left()
        if ballot is not None and ballot.abstained:
            text, tone = tr.t("Abstains"), "ink2"
        elif left < 0:
            text, tone = tr.n("{count} dot too many", "{count} dots too many", -left), "attn"
        else:
            text, tone = tr.n("{count} dot left", "{count} dots left", left), "accent"
        self.left.setText(text)
        self.left.set_tone(tone)

    # ---------------------------------------------------------------- choosing

    def choose(self, organisation_id: str) -> None:
        """Show the ballot of another organisation; the one before is covered again."""
        if organisation_id and organisation_id != self._organisation:
            self._organisation = organisation_id
            self._uncovered = ""
            self._show_ballot()
            self.ballot.start()

    def _open(self, organisation_id: str) -> None:
        self.choose(organisation_id)
        self._focus_ballot()

    def main_control(self) -> QWidget | None:
        """Return where the work goes on: the ballot, else what comes before it."""
        stops: list[QWidget | None] = [
            self.ballot, self.correct, self.few.button, self.closed.button
        ]  # fmt: skip
        seen = (one for one in stops if one is not None and one.isVisibleTo(self))
        return next(seen, None)

    def _focus_ballot(self) -> None:
        target = self.main_control()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self) -> None:
        """Show the dots of a ballot that is in, to correct it."""
        self._uncovered = self._organisation
        self._show_ballot()
        self._focus_ballot()

    def go_on(self) -> None:
        """Go to the next organisation that has not voted, else to the next in the list."""
        order = self.table.shown_ids()
        if not order:
            return
        place = order.index(self._organisation) + 1 if self._organisation in order else 0
        ahead = order[place:] + order[:place]
        cast = {ballot.organisation_id for ballot in ballots(self.context.data)}
        self.table.select_id(next((key for key in ahead if key not in cast), ahead[0]))
        self._focus_ballot()

    # ---------------------------------------------------------------- changes

    def give(self, candidate_id: str, dots: int) -> None:
        """Note the dots of a candidate on the ballot shown; an empty ballot is taken out."""
        given = {**self._dots(), candidate_id: dots}
        if not any(given.values()):
            self.take_out()
            return
        self._cast(given)

    def note_abstention(self) -> None:
        """Note that the organisation abstains."""
        self._cast({}, abstained=True)

    def _cast(self, dots: dict[str, int], *, abstained: bool = False) -> None:
        context, organisation = self.context, self._organisation
        self._uncovered = organisation
        context.perform(
            lambda: priorities.cast_ballot(
                context.ws,
                network_id=context.network_id,
                cycle_id=context.cycle_id,
                organisation_id=organisation,
                dots=dots,
                abstained=abstained,
                cast_on=self._day(),
            )
        )

    def take_out(self) -> None:
        """Take the ballot shown out of the vote."""
        context, organisation = self.context, self._organisation
        context.perform(
            lambda: priorities.withdraw_ballot(
                context.ws, cycle_id=context.cycle_id, organisation_id=organisation
            )
        )

    def vote_again(self) -> None:
        """Begin a new round; the result that is shown now stays readable."""
        context = self.context
        self._uncovered = ""
        context.perform(
            lambda: priorities.vote_again(
                context.ws, network_id=context.network_id, cycle_id=context.cycle_id
            ),
            done=context.tr.t("A new vote is open. The result before it is kept."),
        )

    def set_state(self, state: VoteState) -> None:
        """Open the vote, show the result, or hide it again."""
        context = self.context
        self._uncovered = ""
        context.perform(
            lambda: priorities.set_vote_state(
                context.ws,
                network_id=context.network_id,
                cycle_id=context.cycle_id,
                state=state,
            ),
            done=context.tr.t(state.label),
        )
        if state is VoteState.OPEN:
            self._focus_ballot()
