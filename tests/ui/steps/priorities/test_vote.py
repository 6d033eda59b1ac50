"""Page "Vote and rate", the dot vote: ballots by keyboard, secrecy, the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from pcve_desktop.models.priorities import Ballot, BallotDots, Candidate, Vote
from pcve_desktop.models.vocabularies import MemberRole, VoteState
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.steps.priorities.vote import VoteView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage
    from pcve_desktop.ui.steps.priorities.dot_panel import DotPanel


@pytest.fixture
def view(steps: StepsPage, candidate: Callable[..., str], partner: Callable[..., str]) -> VoteView:
    """Return the page with two candidates and three organisations (with the lead)."""
    candidate("News")
    candidate("Parents")
    partner("Collège")
    partner("Médiathèque")
    steps.arrive(step="priorities", page="vote")
    made = steps.frame.view
    assert isinstance(made, VoteView)
    return made


@pytest.fixture
def panel(view: VoteView) -> DotPanel:
    view.dot_panel.set_state(VoteState.OPEN)
    return view.dot_panel


def dots(context: Context) -> dict[str, int]:
    """Return the dots of all ballots by title of candidate."""
    found: dict[str, int] = {}
    for row in context.data.all(BallotDots):
        title = context.data.title(Candidate, row.candidate_id)
        found[title] = found.get(title, 0) + (row.dots or 0)
    return found


def choose(panel: DotPanel, name: str) -> None:
    shown = panel.table.filter
    names = [shown.index(row, 0).data() for row in range(shown.rowCount())]
    panel.table.select_id(panel.table.shown_ids()[names.index(name)])


def test_the_vote_is_opened_from_the_page(
    view: VoteView, context: Context, find: Callable[..., Any]
) -> None:
    assert view.dot_panel.closed.isVisible()
    assert not view.dot_panel.ballot.isVisible()
    find(Button, "priorities.vote.closed.action").click()
    assert context.data.all(Vote)[0].state is VoteState.OPEN
    assert view.dot_panel.ballot.isVisible()


def test_one_candidate_is_not_enough_for_a_vote(
    steps: StepsPage, candidate: Callable[..., str], context: Context
) -> None:
    candidate("Alone")
    steps.arrive(step="priorities", page="vote")
    made = steps.frame.view
    assert isinstance(made, VoteView)
    assert not made.dot_panel.outcome.switch.isVisible()
    assert not made.dot_panel.closed.isVisible()
    start = made.dot_panel.few.button
    assert start is not None
    start.click()
    assert steps.frame.key == "propose"
    assert context.data.all(Vote)[0].state is VoteState.PREPARED


def test_a_ballot_is_filled_in_by_keyboard(panel: DotPanel, context: Context, qtbot: QtBot) -> None:
    ballot = panel.ballot
    ballot.setFocus()
    qtbot.keyClick(ballot, "+")
    qtbot.keyClick(ballot, Qt.Key.Key_Down)
    qtbot.keyClick(ballot, "2")
    assert dots(context) == {"News": 1, "Parents": 2}
    assert panel.left.text() == "0 dots left"
    qtbot.keyClick(ballot, "+")
    assert dots(context) == {"News": 1, "Parents": 2}, "no more dots than there are"
    qtbot.keyClick(ballot, "-")
    assert dots(context) == {"News": 1, "Parents": 1}
    assert panel.left.text() == "1 dot left"


def test_a_digit_gives_no_more_than_is_left(
    panel: DotPanel, context: Context, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.ballot, "+")
    qtbot.keyClick(panel.ballot, Qt.Key.Key_Down)
    qtbot.keyClick(panel.ballot, "9")
    assert dots(context) == {"News": 1, "Parents": 2}


def test_each_dot_can_be_undone(panel: DotPanel, context: Context, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.ballot, "+")
    qtbot.keyClick(panel.ballot, "+")
    context.undo()
    assert dots(context) == {"News": 1}
    assert panel.left.text() == "2 dots left"


def test_taking_the_last_dot_back_takes_the_ballot_out(
    panel: DotPanel, context: Context, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.ballot, "+")
    qtbot.keyClick(panel.ballot, "-")
    assert context.data.all(Ballot) == []
    assert "0 of 3" in panel.outcome.turnout.text()


def test_the_mouse_gives_dots_too(
    panel: DotPanel, context: Context, find: Callable[..., Any]
) -> None:
    from pcve_desktop.ui.kit.buttons import IconButton

    find(IconButton, "priorities.vote.ballot.1.more").click()
    assert dots(context) == {"Parents": 1}
    find(IconButton, "priorities.vote.ballot.1.less").click()
    assert dots(context) == {}


def test_a_ballot_that_is_in_is_covered_until_it_is_corrected(
    panel: DotPanel, qtbot: QtBot, find: Callable[..., Any]
) -> None:
    choose(panel, "Collège")
    qtbot.keyClick(panel.ballot, "+")
    assert panel.ballot.isVisible(), "the ballot being filled in can be seen"
    choose(panel, "Médiathèque")
    assert panel.ballot.isVisible(), "it has not voted yet"
    choose(panel, "Collège")
    assert not panel.ballot.isVisible()
    assert panel.sealed.isVisible()
    find(Button, "priorities.vote.correct").click()
    assert panel.ballot.isVisible()


def test_abstaining_counts_as_voting(
    panel: DotPanel, context: Context, find: Callable[..., Any]
) -> None:
    find(Button, "priorities.vote.abstain").click()
    assert [ballot.abstained for ballot in context.data.all(Ballot)] == [True]
    assert panel.outcome.turnout.text() == "1 of 3 have voted"
    assert panel.left.text() == "Abstains"


def test_next_goes_to_who_has_not_voted(
    panel: DotPanel, qtbot: QtBot, find: Callable[..., Any], context: Context
) -> None:
    choose(panel, "Collège")
    find(Button, "priorities.vote.abstain").click()
    find(Button, "priorities.vote.next").click()
    assert panel.card.title.text() == "Espace Jeunes"
    assert context.window.focusWidget() is panel.ballot


def test_the_result_is_hidden_until_it_is_shown(
    panel: DotPanel, context: Context, qtbot: QtBot, find: Callable[..., Any]
) -> None:
    qtbot.keyClick(panel.ballot, Qt.Key.Key_Down)
    qtbot.keyClick(panel.ballot, "3")
    assert panel.outcome.tally.rows.rows() == []
    assert panel.outcome.hidden.isVisible()
    find(Button, "priorities.vote.result.switch").click()
    shown = [(row.accessibleName(), row.dots.given()) for row in panel.outcome.tally.rows.rows()]
    assert shown == [
        ("Parents: 3 dots from 1 organisation", 3),
        ("News: 0 dots from 0 organisations", 0),
    ]
    find(Button, "priorities.vote.result.switch").click()
    assert context.data.all(Vote)[0].state is VoteState.OPEN
    assert panel.outcome.tally.rows.rows() == []


def test_fewer_dots_set_aside_the_ballots_that_gave_more(
    view: VoteView, panel: DotPanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.ballot, "3")
    view.dots.setValue(2)
    panel.set_state(VoteState.REVEALED)
    assert panel.outcome.tally.set_aside.isVisible()
    assert panel.left.text() == "1 dot too many"
    assert [row.dots.given() for row in panel.outcome.tally.rows.rows()] == [0, 0]


def test_organisations_that_left_do_not_vote(panel: DotPanel, partner: Callable[..., str]) -> None:
    partner("Gone", role=MemberRole.LEFT)
    assert panel.outcome.turnout.text() == "0 of 3 have voted"


def test_the_list_says_who_has_voted(panel: DotPanel, qtbot: QtBot) -> None:
    choose(panel, "Médiathèque")
    qtbot.keyClick(panel.ballot, "+")
    model = panel.table.filter
    words = [
        f"{model.index(row, 0).data()}: {model.index(row, 1).data()}"
        for row in range(model.rowCount())
    ]
    assert words == ["Collège: Not yet", "Espace Jeunes: Not yet", "Médiathèque: Voted"]
