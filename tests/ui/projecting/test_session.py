"""Where a meeting is: it follows the facilitator, leads, keeps up with changes, and ends once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.models.priorities import Candidate
from pcve_desktop.models.sharing import Meeting
from pcve_desktop.ui.projecting.session import Session, page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.context import Context


@pytest.fixture
def session(context: Context) -> Session:
    made = Session(context)
    made.show("priorities", "propose")
    return made


def gone(context: Context) -> list[tuple[str, dict[str, Any]]]:
    """Return where the facilitator's window is sent from now on."""
    found: list[tuple[str, dict[str, Any]]] = []
    context.going.connect(lambda place, where: found.append((place, where)))
    return found


def test_it_begins_with_a_page(session: Session) -> None:
    assert session.is_at("priorities", "propose")
    session.show("priorities", "decide")
    assert session.page == "decide"
    session.show("sharing")
    assert (session.page, session.number) == ("charter", 1)


def test_going_on_takes_the_facilitator_along(session: Session, context: Context) -> None:
    went = gone(context)

    session.next()
    assert session.page == "vote"
    assert went == [("step", {"step": "priorities", "page": "vote"})]
    session.back()
    assert went[1:] == [("step", {"step": "priorities", "page": "propose"})]


def test_within_a_page_the_facilitator_stays(
    session: Session, context: Context, add: Callable[..., str]
) -> None:
    for number in range(7):
        add(Candidate, title=f"Candidate {number}")
    went = gone(context)

    session.next()
    assert (session.page, session.number) == ("propose", 2)
    assert went == []


def test_it_stops_at_both_ends(session: Session) -> None:
    session.back()
    assert session.number == 1
    for _ in range(session.total + 3):
        session.next()
    assert session.number == session.total
    assert session.following is None


def test_it_follows_the_facilitator(session: Session) -> None:
    session.follow("diagnosis", "sort")
    assert session.is_at("diagnosis", "sort")


def test_the_screen_stays_where_it_is_when_the_facilitator_is_there(
    session: Session, add: Callable[..., str]
) -> None:
    for number in range(7):
        add(Candidate, title=f"Candidate {number}")
    session.next()

    session.follow("priorities", "propose")
    assert session.number == 2


def test_what_changes_changes_on_the_wall(session: Session, add: Callable[..., str]) -> None:
    moved: list[int] = []
    session.moved.connect(lambda: moved.append(session.number))

    add(Candidate, title="Talking about the news")
    assert moved == [1]
    assert session.screen is not None
    assert "Talking about the news" in str(session.screen.left)


def test_a_screen_that_is_gone_leaves_its_page(
    session: Session, context: Context, add: Callable[..., str]
) -> None:
    for number in range(6):
        add(Candidate, title=f"Candidate {number}")
    session.next()
    assert session.number == 2

    context.undo()
    assert (session.page, session.number) == ("propose", 1)


def test_the_evening_lets_the_step_wait(session: Session, context: Context) -> None:
    session.show("priorities", "vote")
    went = gone(context)

    session.show_evening("attendance")
    assert (session.evening_page, session.is_at("priorities", "vote")) == ("attendance", False)
    session.next()
    session.next()
    session.next()
    assert session.evening_page == "tonight"
    assert went == []
    session.leave_evening()
    assert session.is_at("priorities", "vote")
    assert session.evening_page == ""


def test_a_meeting_of_today_is_on_the_wall_at_once(
    session: Session, context: Context, add: Callable[..., str]
) -> None:
    session.show_evening("attendance")
    add(Meeting, title="Tonight", held_on=context.today())

    assert session.screen is not None
    assert session.screen.hint == "Tonight"
    assert session.evening_page == "attendance"
    add(Meeting, title="Later", held_on=context.today() + dt.timedelta(days=9))
    assert session.screen.hint == "Tonight"


def test_blank_is_said_once(session: Session) -> None:
    said: list[bool] = []
    session.blanked.connect(said.append)
    session.set_blank(True)
    session.set_blank(True)
    session.set_blank(False)
    assert said == [True, False]


def test_it_ends_once_and_hears_nothing_more(session: Session, add: Callable[..., str]) -> None:
    ended: list[bool] = []
    session.ended.connect(lambda: ended.append(True))
    session.timer.begin(5)
    session.end()
    session.end()
    assert ended == [True]
    assert not session.timer.running
    before = session.screen
    add(Candidate, title="Later")
    assert session.screen is before


def test_another_session_goes_on_where_it_was(session: Session, context: Context) -> None:
    session.show("diagnosis", "weigh")
    session.show_evening("decided")
    session.set_blank(True)
    session.timer.begin(5)

    other = Session(context)
    other.take_up(session.keep())
    assert (other.evening_page, other.blank, other.timer.running) == ("decided", True, True)
    assert other.timer.seconds() in range(295, 301)
    other.leave_evening()
    assert other.is_at("diagnosis", "weigh")


def test_the_key_of_a_screen_names_its_page(session: Session) -> None:
    assert session.screen is not None
    assert page_of(session.screen) == "propose"
