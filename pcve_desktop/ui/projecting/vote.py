"""The dot vote by keyboard, one organisation after the other; the wall sees only the turnout."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pcve_desktop.methodology import voting
from pcve_desktop.methodology.content.starters import DOTS
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.priorities import Ballot, Candidate
from pcve_desktop.models.vocabularies import VoteState
from pcve_desktop.screens.priorities import current_vote, voters
from pcve_desktop.screens.room import letter
from pcve_desktop.services import priorities
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.focus import set_focus_style
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import RecordCombo
from pcve_desktop.ui.kit.form.parsing import TypingError
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from pcve_desktop.models.priorities import Vote
    from pcve_desktop.ui.context import Context

_K = Qt.Key
_ENTER = {_K.Key_Return, _K.Key_Enter}


class BallotField(QFrame):
    """Takes the keys of a ballot; what they mean is decided by who listens."""

    # A letter or a digit.
    typed = Signal(str)
    # "take", "cast", "before" or "after".
    asked = Signal(str)

    def __init__(self, knows: Callable[[str], bool]) -> None:
        super().__init__()
        # Letters without a candidate keep their meaning for the wall: T is the timer.
        self._knows = knows
        self.setObjectName("private.vote.ballot")
        self.setProperty("kind", "sunken")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_focus_style(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(2)
        self.dots = Text("", Role.FIGURE, wrap=True, name="private.vote.dots")
        self.left = Text("", Role.SECONDARY, tone="ink2", wrap=True, name="private.vote.left")
        column.addWidget(self.dots)
        column.addWidget(self.left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        wish = {
            _K.Key_Backspace: "take", _K.Key_Up: "before", _K.Key_Down: "after",
        }.get(_K(key), "cast" if _K(key) in _ENTER else "")  # fmt: skip
        if wish:
            self.asked.emit(wish)
        elif text and self._knows(text):
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # What is typed on a ballot is no shortcut of a window.
        if event.type() == QEvent.Type.ShortcutOverride:
            text = getattr(event, "text", lambda: "")()
            if text and self._knows(text):
                event.accept()
                return True
        return super().event(event)


class VotePart(QWidget):
    """The vote of the page at hand: open it, one ballot after the other, show the result."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        tr, hub = context.tr, context.hub
        self._context = context
        self._given: list[str] = []
        self._organisation = ""
        self._covered = False
        self.setObjectName("private.vote")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(tr.t("Vote"), Role.SECONDARY_STRONG))
        self.turnout = Text("", name="private.vote.turnout", wrap=True)
        column.addWidget(self.turnout)
        self.open = Button(hub, tr.t("Open the vote"), name="private.vote.open")
        self.open.clicked.connect(lambda: self._set_state(VoteState.OPEN))
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        self.who = RecordCombo(tr, hub, empty=False)
        self.who.setObjectName("private.vote.who")
        self.who.setAccessibleName(tr.t("Organisation that votes"))
        self.who.settled.connect(self._settle)
        inner = self.who.lineEdit()
        if inner is not None:
            inner.setObjectName("private.vote.who.line")
            inner.setAccessibleName(tr.t("Organisation that votes"))
            inner.returnPressed.connect(self.focus_ballot)
        self.state = Text("", Role.CAPTION, tone="ink2", wrap=True, name="private.vote.state")
        self.ballot = BallotField(lambda text: self._meant(text) is not None)
        self.ballot.typed.connect(self.give)
        self.ballot.asked.connect(self._asked)
        self.candidates = Text("", Role.SECONDARY, wrap=True, name="private.vote.candidates")
        hint = Text(
            tr.t(
                "A letter or a digit gives a dot, Backspace takes it back, Enter casts the ballot. "
                "Up and down choose another organisation."
            ),
            Role.CAPTION, tone="ink2", wrap=True,
        )  # fmt: skip
        for widget in (self.who, self.state, self.ballot, self.candidates, hint):
            form.addWidget(widget)
        column.addWidget(self._form)
        holder = QWidget()
        row = FlowLayout(holder)
        self.cast = self._button("cast", tr.t("Cast the ballot"), lambda: self._asked("cast"))
        self.abstain = self._button("abstain", tr.t("Abstains"), self.note_abstention)
        self.reveal = self._button("reveal", tr.t("Show the result"), self._reveal)
        self.hide_again = self._button(
            "hide", tr.t("Hide the result again"), lambda: self._set_state(VoteState.OPEN)
        )
        self.undo = self._button("undo", tr.t("Undo"), context.undo)
        for button in (
            self.open, self.cast, self.abstain, self.undo, self.reveal, self.hide_again
        ):  # fmt: skip
            row.addWidget(button)
        column.addWidget(holder)
        self.said = Text("", Role.CAPTION, tone="ink2", wrap=True, name="private.vote.said")
        column.addWidget(self.said)

    def _button(self, key: str, label: str, act: Callable[[], object]) -> Button:
        made = Button(self._context.hub, label, name=f"private.vote.{key}", compact=True)
        made.clicked.connect(act)
        return made

    # -- showing

    def set_covered(self, covered: bool) -> None:
        """Show how many dots were given but not to whom: everybody sees this window."""
        self._covered = covered
        self._show_ballot()

    def refresh(self) -> None:
        """Show the vote as it is."""
        tr, data = self._context.tr, self._context.data
        vote, candidates = current_vote(data), data.all(Candidate)
        state = vote.state if vote is not None else VoteState.PREPARED
        invited = voters(data)
        cast = self._cast(vote)
        found = voting.turnout(vote, cast.values(), [one.id for one in invited])
        words = {
            VoteState.PREPARED: tr.t("The vote is not open yet. It needs at least two candidates."),
            VoteState.REVEALED: tr.t("The result is on the wall."),
        }
        turnout = tr.t("{done} of {total} have voted", done=found.voted, total=found.invited)
        self.turnout.setText(words.get(state, turnout))
        running = state is VoteState.OPEN and bool(invited)
        self._form.setVisible(running)
        self.open.setVisible(state is VoteState.PREPARED and len(candidates) > 1)
        for button in (self.cast, self.abstain):
            button.setVisible(running)
        self.undo.setVisible(state is not VoteState.PREPARED)
        self.reveal.setVisible(state is VoteState.OPEN and found.voted > 0)
        self.hide_again.setVisible(state is VoteState.REVEALED)
        self.who.set_options([(one.id, one.name) for one in invited])
        ids = [one.id for one in invited]
        if self._organisation not in ids:
            self._choose(next(iter(found.waiting), ids[0] if ids else ""))
        known = {one.id for one in candidates}
        self._given = [key for key in self._given if key in known]
        self.candidates.setText(
            "\n".join(
                f"{place + 1} · {letter(place)}  {item.title}"
                for place, item in enumerate(candidates)
            )
        )
        self._show_ballot()

    def _cast(self, vote: Vote | None) -> dict[str, Ballot]:
        if vote is None:
            return {}
        rows = self._context.data.where(Ballot, "vote_id", vote.id)
        return {row.organisation_id: row for row in rows}

    def _show_ballot(self) -> None:
        tr, data = self._context.tr, self._context.data
        name = data.title(Organisation, self._organisation)
        self.who.set_current_id(self._organisation or None)
        cast = self._cast(current_vote(data)).get(self._organisation)
        said = ""
        if cast is not None:
            said = (
                tr.t("This organisation abstains.")
                if cast.abstained
                else tr.t("Has voted; another ballot takes the place of the first.")
            )
        self.state.setText(said)
        self.state.setVisible(bool(said))
        left = self._limit() - len(self._given)
        self.ballot.dots.setText(self._shown(left))
        words = tr.n("{count} dot left", "{count} dots left", left)
        self.ballot.left.setText(words)
        self.ballot.setAccessibleName(tr.t("Ballot of {organisation}", organisation=name))
        self.ballot.setAccessibleDescription(f"{self.ballot.dots.text()}. {words}")

    def _shown(self, left: int) -> str:
        if self._covered:
            return "●" * len(self._given) + "○" * left
        counted = Counter(self._given)
        given = [
            f"{letter(place)} {'●' * counted[item.id]}"
            for place, item in enumerate(self._candidates())
            if counted[item.id]
        ]
        return "   ".join(given) or "○" * left

    def _candidates(self) -> list[Candidate]:
        return self._context.data.all(Candidate)

    def _limit(self) -> int:
        vote = current_vote(self._context.data)
        return DOTS if vote is None or vote.dots is None else vote.dots

    # -- the ballot

    def is_open(self) -> bool:
        """Say whether ballots can be cast now."""
        vote = current_vote(self._context.data)
        return vote is not None and vote.state is VoteState.OPEN

    def focus_ballot(self) -> None:
        """Put the keys on the ballot."""
        self.ballot.setFocus(Qt.FocusReason.OtherFocusReason)

    def _meant(self, text: str) -> str | None:
        """Return the candidate that a letter or a digit stands for."""
        candidates = self._candidates()
        if text.isdecimal():
            place = int(text) - 1
        else:
            place = ord(text.upper()) - ord("A") if len(text) == 1 else -1
        return candidates[place].id if 0 <= place < len(candidates) else None

    def give(self, text: str) -> None:
        """Give a dot to the candidate of a letter or digit, while there are dots left."""
        wanted = self._meant(text)
        if wanted is None or not self.is_open():
            return
        if len(self._given) >= self._limit():
            self._say(self._context.tr.t("All dots are given. Enter casts the ballot."))
            return
        self._given.append(wanted)
        self._changed()

    def _changed(self) -> None:
        self.said.setText("")
        self._show_ballot()
        said = self.ballot.left.text() if self._covered else self.ballot.accessibleDescription()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.ballot, said))

    def _asked(self, wish: str) -> None:
        if wish == "take":
            if self._given:
                self._given.pop()
                self._changed()
        elif wish == "cast":
            self._cast_ballot()
        else:
            ids = [one.id for one in voters(self._context.data)]
            place = ids.index(self._organisation) + (1 if wish == "after" else -1)
            self._choose(ids[max(0, min(place, len(ids) - 1))])
            self._changed()

    def _choose(self, organisation_id: str) -> None:
        if organisation_id != self._organisation:
            self._organisation, self._given = organisation_id, []

    def _settle(self) -> None:
        try:
            found = self.who.resolve()
        except TypingError as error:
            self._say(error.message(self._context.tr))
            return
        if found is not None and found != self._organisation:
            self._choose(found)
            self._changed()

    def _cast_ballot(self) -> None:
        if not self._given:
            t = self._context.tr.t
            self._say(t("No dot is given yet. An organisation may also abstain."))
            return
        self._save(Counter(self._given), abstained=False)

    def note_abstention(self) -> None:
        """Note that the organisation abstains, and go on to the next."""
        self._save({}, abstained=True)

    def _save(self, dots: dict[str, int], *, abstained: bool) -> None:
        context, organisation = self._context, self._organisation
        if not self.is_open() or not organisation:
            return
        name = context.data.title(Organisation, organisation)
        # Seen as cast at once: what the wall and this window then show is the ballot of the next.
        self._given = []
        done = context.perform(
            lambda: priorities.cast_ballot(
                context.ws, network_id=context.network_id, cycle_id=context.cycle_id,
                organisation_id=organisation, dots=dots, abstained=abstained,
            )
        )  # fmt: skip
        if done is None:
            return
        data = context.data
        vote = current_vote(data)
        ids = [one.id for one in voters(data)]
        waiting = voting.turnout(vote, self._cast(vote).values(), ids).waiting
        after = [key for key in waiting if ids.index(key) > ids.index(organisation)]
        self._choose(next(iter(after or waiting), organisation))
        self._show_ballot()
        t = context.tr.t
        self._say(
            t("{name} has voted.", name=name)
            if waiting
            else t("{name} has voted. All have voted.", name=name)
        )

    # -- the vote

    def _reveal(self) -> None:
        self._given = []
        self._set_state(VoteState.REVEALED)

    def _set_state(self, state: VoteState) -> None:
        context = self._context
        context.perform(
            lambda: priorities.set_vote_state(
                context.ws, network_id=context.network_id, cycle_id=context.cycle_id, state=state
            )
        )
        if state is VoteState.OPEN:
            self.focus_ballot()

    def _say(self, text: str) -> None:
        self.said.setText(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
