"""An evening in front of the wall: who is here, a vote of four, what was decided; only keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.priorities import Ballot, BallotDots, Candidate, Vote
from pcve_desktop.models.sharing import Meeting, MeetingAttendance, MeetingDecision
from pcve_desktop.models.vocabularies import Presence, VoteState
from pcve_desktop.services import records

if TYPE_CHECKING:
    from pcve_desktop.ui.projecting.presenter import Presenter
    from tests.ui.evenings.keyboard import Evening

TITLES = ("Talking about the news", "Support for parents", "A shared vocabulary")


@pytest.fixture
def ready(evening: Evening) -> Evening:
    """Give three candidates."""
    shell = evening.window.shell
    assert shell is not None
    context = shell.context
    for title in TITLES:
        values = {"network_id": context.network_id, "cycle_id": context.cycle_id, "title": title}
        context.announce(records.create(context.ws, Candidate, values=values))
    return evening


def presenter(evening: Evening) -> Presenter | None:
    assert evening.window.shell is not None
    return evening.window.shell.presenting.presenter


def on_the_wall(evening: Evening) -> str:
    shown = presenter(evening)
    assert shown is not None
    return "\n".join(shown.wall.texts())


def test_an_evening_with_the_wall(ready: Evening) -> None:
    evening = ready
    evening.press("Ctrl+3")
    evening.press("F5")
    assert "What could we work on together?" in on_the_wall(evening)

    greet(evening)
    vote(evening)
    decide(evening)

    # The wall is taken down, and the window is where it was.
    evening.press("Esc")
    assert presenter(evening) is None
    assert evening.window.shell is not None
    assert evening.window.shell.whereabouts() == ("step", {"step": "priorities", "page": "vote"})
    assert not evening.has("wall.next")


def greet(evening: Evening) -> None:
    """Note a meeting of today and who is here."""
    evening.press("P")
    evening.reach("private.evening.new")
    evening.press("Space")
    assert len(evening.all(Meeting)) == 1
    evening.reach("private.evening.here")
    evening.press("Space")
    assert "Who is here?" in on_the_wall(evening)
    evening.reach("private.attendance.all")
    evening.press("Space")
    here = [row for row in evening.all(MeetingAttendance) if row.presence is Presence.PRESENT]
    assert len(here) == 4
    assert "4 of 4 organisations are here" in on_the_wall(evening)
    assert "FC Tilleuls" in on_the_wall(evening)


def vote(evening: Evening) -> None:
    """Go back to the step and on to the vote; cast four ballots and show the result."""
    evening.reach("private.evening.back", key="Shift+Tab")
    evening.press("Space")
    evening.reach("private.next")
    evening.press("Space")
    assert "Which three do we work on first?" in on_the_wall(evening)
    evening.reach("private.vote.open")
    evening.press("Space")
    for dots in ("ab", "bbb", "2c"):
        evening.type(dots)
        evening.press("Return")
    assert "3 of 4 have voted" in on_the_wall(evening)
    assert "●" not in on_the_wall(evening)
    evening.type("bbb")
    evening.press("Backspace", "Return")
    assert "4 of 4 have voted" in on_the_wall(evening)
    shown = presenter(evening)
    assert shown is not None
    assert shown.session.screen is not None
    lines = getattr(shown.session.screen.left, "lines", ())
    assert [(line.letter, line.figure, line.dots) for line in lines] == [
        ("A", "", 0), ("B", "", 0), ("C", "", 0),
    ]  # fmt: skip
    assert len(evening.all(Ballot)) == 4
    assert sum(row.dots or 0 for row in evening.all(BallotDots)) == 9

    # The result.
    evening.reach("private.vote.reveal")
    evening.press("Space")
    (row,) = evening.all(Vote)
    assert row.state is VoteState.REVEALED
    assert shown.session.screen is not None
    lines = getattr(shown.session.screen.left, "lines", ())
    assert [(line.letter, line.figure) for line in lines] == [("B", "7"), ("A", "1"), ("C", "1")]


def decide(evening: Evening) -> None:
    """Note two decisions, who does it, until when, and show the last screen."""
    evening.reach("private.evening.decided")
    evening.press("Space")
    evening.type("Invite the schools", enter=True)
    evening.type("Find a room for the parents")
    evening.press("Tab")
    evening.type("frat")
    evening.press("Tab")
    evening.type("12.12.", enter=True)
    decisions = evening.all(MeetingDecision)
    assert [row.text for row in decisions] == ["Invite the schools", "Find a room for the parents"]
    assert {row.meeting_id for row in decisions} == {evening.all(Meeting)[0].id}
    assert evening.data.title(Organisation, decisions[1].organisation_id) == "La Fraternité"
    assert "La Fraternité" in on_the_wall(evening)
    evening.reach("private.evening.last", key="Shift+Tab")
    evening.press("Space")
    assert "What we decided tonight" in on_the_wall(evening)
    assert "Invite the schools" in on_the_wall(evening)
    shown = presenter(evening)
    assert shown is not None
    assert shown.session.following is None


def test_the_wall_follows_the_window_and_the_remote(ready: Evening) -> None:
    evening = ready
    evening.press("Ctrl+3", "F5")
    shown = presenter(evening)
    assert shown is not None
    evening.press("PgDown")
    assert shown.session.is_at("priorities", "vote")
    assert evening.window.shell is not None
    assert evening.window.shell.whereabouts()[1]["page"] == "vote"
    evening.press("PgUp", "H")
    assert shown.session.blank
    evening.press("H", "T")
    assert shown.session.timer.running

    evening.window.activateWindow()
    evening.settle()
    evening.press("Ctrl+2")
    assert shown.session.is_at("diagnosis", "gather")
    evening.press("F5")
    assert presenter(evening) is None
    evening.press("F5")
    assert presenter(evening) is not None
    evening.press("F5")
    assert presenter(evening) is None
