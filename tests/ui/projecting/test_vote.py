"""The live vote: letters and digits give dots, Enter casts, and nobody sees the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.priorities import Ballot, BallotDots, Candidate, Vote
from pcve_desktop.models.vocabularies import VoteState
from pcve_desktop.screens.priorities import voters
from pcve_desktop.services import records
from pcve_desktop.ui.projecting.vote import VotePart
from pcve_desktop.ui.steps.priorities import reading
from tests.ui.projecting.conftest import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context

K = Qt.Key
NAMES = ("Coach", "Espace Jeunes", "School")


@pytest.fixture
def vote(
    qtbot: QtBot, context: Context, add: Callable[..., str], partner: Callable[[str], str]
) -> Iterator[VotePart]:
    """Give the part of an open vote over four candidates with three organisations."""
    # The lead of the network is there already.
    for name in ("Coach", "School"):
        partner(name)
    for title in ("Alpha", "Beta", "Gamma", "Delta"):
        add(Candidate, title=title)
    part = VotePart(context)
    qtbot.addWidget(part)
    context.changed.connect(lambda _changes: part.refresh())
    part.refresh()
    part.show()
    QTest.qWaitForWindowActive(part)
    part.open.click()
    settle()
    yield part
    part.hide()


def cast(context: Context) -> dict[str, dict[str, int]]:
    """Return the dots of each organisation by titles."""
    data = context.data
    return {
        data.title(Organisation, ballot.organisation_id): {
            data.title(Candidate, row.candidate_id): row.dots or 0
            for row in data.where(BallotDots, "ballot_id", ballot.id)
        }
        for ballot in data.all(Ballot)
    }


def texts(part: QWidget) -> str:
    """Return all that can be read or heard in the part."""
    said = []
    for one in [part, *part.findChildren(QWidget)]:
        said += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
        text = getattr(one, "text", None)
        said.append(str(text()) if callable(text) else "")
    return "\n".join(said)


def test_opening_puts_the_keys_on_the_ballot(vote: VotePart, context: Context) -> None:
    (row,) = context.data.all(Vote)
    assert row.state is VoteState.OPEN
    assert vote.is_open()
    assert vote.ballot.hasFocus()
    assert vote.who.currentText() == "Coach"


def test_it_asks_the_organisations_that_the_wizard_asks(vote: VotePart, context: Context) -> None:
    assert voters(context.data) == reading.voters(context.data)
    assert [one.name for one in voters(context.data)] == list(NAMES)


def test_letters_and_digits_give_dots_and_enter_casts(vote: VotePart, context: Context) -> None:
    QTest.keyClicks(vote.ballot, "a1C")
    assert vote.ballot.dots.text() == "A ●●   C ●"
    assert vote.ballot.left.text() == "0 dots left"
    assert cast(context) == {}

    QTest.keyClick(vote.ballot, K.Key_Return)
    assert cast(context) == {"Coach": {"Alpha": 2, "Gamma": 1}}
    assert vote.who.currentText() == "Espace Jeunes"
    assert vote.ballot.dots.text() == "○○○"
    assert vote.turnout.text() == "1 of 3 have voted"


def test_backspace_takes_the_last_dot_back(vote: VotePart, context: Context) -> None:
    QTest.keyClicks(vote.ballot, "bd")
    QTest.keyClick(vote.ballot, K.Key_Backspace)
    QTest.keyClick(vote.ballot, K.Key_Enter)

    assert cast(context) == {"Coach": {"Beta": 1}}


def test_no_more_dots_than_there_are(vote: VotePart, context: Context) -> None:
    QTest.keyClicks(vote.ballot, "aaaaaa")
    assert vote.said.text() == "All dots are given. Enter casts the ballot."
    QTest.keyClick(vote.ballot, K.Key_Return)

    assert cast(context) == {"Coach": {"Alpha": 3}}


def test_letters_without_a_candidate_are_left_to_the_wall(vote: VotePart) -> None:
    QTest.keyClicks(vote.ballot, "tp9e0")

    assert vote.ballot.dots.text() == "○○○"


def test_an_empty_ballot_is_not_cast(vote: VotePart, context: Context) -> None:
    QTest.keyClick(vote.ballot, K.Key_Return)

    assert cast(context) == {}
    assert "abstain" in vote.said.text()


def test_arrows_choose_the_organisation_and_clear_the_draft(vote: VotePart) -> None:
    QTest.keyClicks(vote.ballot, "a")
    QTest.keyClick(vote.ballot, K.Key_Down)
    assert (vote.who.currentText(), vote.ballot.dots.text()) == ("Espace Jeunes", "○○○")
    QTest.keyClick(vote.ballot, K.Key_Down)
    QTest.keyClick(vote.ballot, K.Key_Down)
    assert vote.who.currentText() == "School"
    QTest.keyClick(vote.ballot, K.Key_Up)
    assert vote.who.currentText() == "Espace Jeunes"


def test_typing_a_part_of_a_name_chooses_it(vote: VotePart) -> None:
    line = vote.who.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "scho")
    QTest.keyClick(line, K.Key_Return)
    settle()

    assert vote.who.currentText() == "School"
    assert vote.ballot.hasFocus()
    assert vote.ballot.accessibleName() == "Ballot of School"


def test_an_organisation_may_abstain(vote: VotePart, context: Context) -> None:
    QTest.keyClicks(vote.ballot, "ab")
    vote.abstain.click()

    (ballot,) = context.data.all(Ballot)
    assert ballot.abstained
    assert cast(context) == {"Coach": {}}
    assert vote.who.currentText() == "Espace Jeunes"


def test_another_ballot_takes_the_place_of_the_first(vote: VotePart, context: Context) -> None:
    QTest.keyClicks(vote.ballot, "a")
    QTest.keyClick(vote.ballot, K.Key_Return)
    QTest.keyClick(vote.ballot, K.Key_Up)
    assert vote.state.isVisible()
    # What was cast stays hidden, for the facilitator too.
    assert vote.ballot.dots.text() == "○○○"
    QTest.keyClicks(vote.ballot, "d")
    QTest.keyClick(vote.ballot, K.Key_Return)

    assert cast(context) == {"Coach": {"Delta": 1}}


def test_a_ballot_can_be_taken_back(vote: VotePart, context: Context) -> None:
    QTest.keyClicks(vote.ballot, "a")
    QTest.keyClick(vote.ballot, K.Key_Return)
    vote.undo.click()

    assert cast(context) == {}
    assert vote.turnout.text() == "0 of 3 have voted"


def test_all_have_voted(vote: VotePart) -> None:
    for letter in "abc":
        QTest.keyClicks(vote.ballot, letter)
        QTest.keyClick(vote.ballot, K.Key_Return)

    assert vote.said.text() == "School has voted. All have voted."


def test_no_figure_of_a_hidden_vote_can_be_found(vote: VotePart) -> None:
    for _ in NAMES:
        QTest.keyClicks(vote.ballot, "ddd")
        QTest.keyClick(vote.ballot, K.Key_Return)
    settle()

    assert "●" not in texts(vote)
    assert "9" not in texts(vote).replace("1–9", "")


def test_with_one_screen_only_the_number_of_dots_is_seen(vote: VotePart) -> None:
    vote.set_covered(covered=True)
    QTest.keyClicks(vote.ballot, "ad")

    assert vote.ballot.dots.text() == "●●○"
    assert "D ●" not in texts(vote)


def test_the_result_is_shown_and_hidden_again(vote: VotePart, context: Context) -> None:
    QTest.keyClicks(vote.ballot, "ab")
    QTest.keyClick(vote.ballot, K.Key_Return)
    vote.reveal.click()
    assert context.data.all(Vote)[0].state is VoteState.REVEALED
    assert not vote.ballot.isVisible()
    assert vote.turnout.text() == "The result is on the wall."
    vote.give("a")
    assert cast(context) == {"Coach": {"Alpha": 1, "Beta": 1}}

    vote.hide_again.click()
    assert vote.is_open()
    assert vote.ballot.isVisible()


def test_fewer_dots_are_taken_from_what_the_vote_allows(vote: VotePart, context: Context) -> None:
    context.perform(
        lambda: records.update(context.ws, Vote, context.data.all(Vote)[0].id, values={"dots": 1})
    )
    QTest.keyClicks(vote.ballot, "ab")
    assert vote.ballot.dots.text() == "A ●"


def test_one_candidate_is_no_vote(
    qtbot: QtBot, context: Context, add: Callable[..., str], partner: Callable[[str], str]
) -> None:
    partner("Coach")
    add(Candidate, title="Alpha")
    part = VotePart(context)
    qtbot.addWidget(part)
    part.show()
    part.refresh()

    assert not part.open.isVisible()
    assert "two candidates" in part.turnout.text()
