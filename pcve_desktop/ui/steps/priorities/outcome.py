"""The result of the dot vote: turnout, what stays hidden, the dots once they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology import scoring, voting
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import VoteState
from pcve_desktop.services.vote_history import rounds
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card, Notice
from pcve_desktop.ui.kit.chips import Badge, Chip, ThinProgress
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.priorities.marks import DotRow
from pcve_desktop.ui.steps.priorities.reading import (
    ballots,
    current_vote,
    lettered,
    shown_tally,
    voters,
)

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.priorities import Vote
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub

_STATES = {
    VoteState.PREPARED: ("step.not_started", "outline"),
    VoteState.OPEN: ("eye-off", "soft"),
    VoteState.REVEALED: ("eye", "ok"),
}


class TallyRow(QWidget):
    """A candidate with its dots and their number."""

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 9, 0, 9)
        row.setSpacing(12)
        self._badge = Badge(hub, "", size=30)
        words = QVBoxLayout()
        words.setSpacing(3)
        self._title = Text("", Role.STRONG, wrap=True)
        self.dots = DotRow(hub, side=11)
        words.addWidget(self._title)
        words.addWidget(self.dots)
        self.figure = Text("", Role.FIGURE, align=Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._badge)
        row.addLayout(words, 1)
        row.addWidget(self.figure)

    def fill(self, tr: Translator, sign: str, title: str, dots: int, voters_: int) -> None:
        """Show a line of the result."""
        self._badge.set_text(sign)
        self._title.setText(title)
        self.figure.setText(tr.number(dots))
        said = tr.n("{count} dot", "{count} dots", dots)
        self.dots.set_dots(dots, spoken=said)
        given = tr.n("from {count} organisation", "from {count} organisations", voters_)
        self.setAccessibleName(f"{title}: {said} {given}")
        self.setToolTip(f"{said} {given}")


class TallyList(QWidget):
    """The dots of every candidate, most first; empty while the result is hidden."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        hub = context.hub
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.rows: KeyedRows[TallyRow] = KeyedRows(lambda _key: TallyRow(hub), ruled=True)
        self.set_aside = Notice(hub, " ", tone="attn")
        column.addWidget(self.set_aside)
        column.addWidget(self.rows)

    def reload(self) -> bool:
        """Show the result and return whether there is one to show."""
        found = shown_tally(self._context.data)
        if found is None:
            self.rows.set_keys([])
            self.set_aside.hide()
            return False
        data, tr = self._context.data, self._context.tr
        signs = {item.id: (sign, item.title) for sign, item in lettered(data)}
        lines = {line.candidate_id: line for line in found.lines}
        ranked = scoring.rank((key, float(line.dots)) for key, line in lines.items())
        rows = self.rows.set_keys([item.id for item in ranked])
        for row, item in zip(rows, ranked, strict=True):
            row.fill(tr, *signs[item.id], lines[item.id].dots, lines[item.id].voters)
        self.set_aside.setVisible(bool(found.set_aside))
        if found.set_aside:
            names = tr.list([data.title(Organisation, key) for key in found.set_aside])
            self.set_aside.set_text(
                tr.t(
                    "Not counted, as it gives more dots than there are: the ballot of {names}. "
                    "Choose the organisation and take some back.",
                    names=names,
                )
            )
        return bool(ranked)


class OutcomeCard(Card):
    """Turnout, then a promise of silence or the dots of every candidate."""

    state_asked = Signal(object)
    again_asked = Signal()

    def __init__(self, context: Context, *, name: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(hub, tr.t("Result"), name=name)
        self._context, self._words = context, tr
        self.state = Chip(hub, "", name=f"{name}.state")
        self.add_right(self.state)
        line = QHBoxLayout()
        line.setSpacing(12)
        self.turnout = Text("", Role.STRONG, name=f"{name}.turnout")
        self._bar = ThinProgress(hub, 0, "", width=90)
        line.addWidget(self._bar, 1)
        line.addWidget(self.turnout)
        self.body.addLayout(line)
        self._abstained = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        self.hidden = Notice(hub, " ", icon="eye-off", name=f"{name}.hidden")
        self.tally = TallyList(context)
        for widget in (self._abstained, self.hidden, self.tally):
            self.body.addWidget(widget)
        self.switch = Button(hub, "", name=f"{name}.switch", icon="eye")
        self.switch.clicked.connect(self._switch)
        self.again = Button(hub, tr.t("Vote again"), name=f"{name}.again", kind="quiet")
        self.again.clicked.connect(self.again_asked)
        holder = QWidget()
        buttons = FlowLayout(holder)
        buttons.addWidget(self.switch)
        buttons.addWidget(self.again)
        self.body.addWidget(holder)
        self.before = Text("", Role.CAPTION, tone="ink2", wrap=True, name=f"{name}.before")
        self.body.addWidget(self.before)
        self._next = VoteState.OPEN

    def _switch(self) -> None:
        self.state_asked.emit(self._next)

    def reload(self) -> None:
        """Show what may be shown of the vote."""
        data, tr = self._context.data, self._words
        vote = current_vote(data)
        turnout = voting.turnout(vote, ballots(data), [item.id for item in voters(data)])
        words = tr.t("{voted} of {invited} have voted", voted=turnout.voted,
                     invited=turnout.invited)  # fmt: skip
        self.turnout.setText(words)
        self._bar.set_share(turnout.share, words)
        self._abstained.setText(
            tr.n("{count} of them abstained.", "{count} of them abstained.", turnout.abstained)
        )
        self._abstained.setVisible(turnout.abstained > 0)
        state = vote.state if vote else VoteState.PREPARED
        glyph, tone = _STATES[state]
        self.state.set_state(tr.t(state.label), glyph=glyph, tone=tone)
        self._show_switch(state)
        self._show_before(vote)
        self.tally.setVisible(self.tally.reload())
        self.hidden.setVisible(state is VoteState.OPEN)
        waiting = len(turnout.waiting)
        self.hidden.set_text(
            tr.n(
                "The dots stay hidden until the result is shown to everyone. {count} organisation "
                "has not voted yet.",
                "The dots stay hidden until the result is shown to everyone. {count} organisations "
                "have not voted yet.",
                waiting,
            )
            if waiting
            else tr.t("Everyone has voted. The dots stay hidden until the result is shown.")
        )

    def _show_switch(self, state: VoteState) -> None:
        tr = self._words
        enough = len(lettered(self._context.data)) > 1
        self._next, label, icon = {
            VoteState.PREPARED: (VoteState.OPEN, tr.t("Open the vote"), "play"),
            VoteState.OPEN: (VoteState.REVEALED, tr.t("Show the result"), "eye"),
            VoteState.REVEALED: (VoteState.OPEN, tr.t("Hide the result again"), "eye-off"),
        }[state]
        self.switch.set_label(label)
        self.switch.set_icon(icon)
        # With fewer candidates the page says what is needed.
        self.switch.setVisible(enough or state is not VoteState.PREPARED)
        self.again.setVisible(state is VoteState.REVEALED)

    def _show_before(self, vote: Vote | None) -> None:
        """Show the results of the rounds before; they were shown to everyone at the time."""
        tr, data = self._words, self._context.data
        signs = lettered(data)
        lines = []
        for one in rounds(self._context.ws, vote.id) if vote is not None else []:
            dots = ", ".join(f"{sign} {one.dots.get(item.id, 0)}" for sign, item in signs)
            day = tr.date(one.shown_on) if one.shown_on else tr.t("without date")
            lines.append(
                tr.n(
                    "Vote before, shown {date}: {dots}. {count} organisation voted.",
                    "Vote before, shown {date}: {dots}. {count} organisations voted.",
                    one.voted,
                    date=day,
                    dots=dots,
                )
            )
        self.before.setText("\n".join(reversed(lines)))
        self.before.setVisible(bool(lines))
