"""The overview: what each card says, where it leads, what a tick does, how fast it is."""

from __future__ import annotations

import datetime as dt
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QMainWindow

from pcve_desktop.i18n import mark
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.sharing import AgendaItem, Meeting, MeetingAttendance
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    Agreement,
    FindingKind,
    MemberRole,
    Pillar,
    Presence,
    Sphere,
    Step,
    StepState,
)
from pcve_desktop.services import history, networks, partners, records, sharing
from pcve_desktop.ui.overview.page import OverviewPage
from tests.ui.kit.looking import clipped

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def page(context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> OverviewPage:
    monkeypatch.setattr(context, "today", lambda: TODAY)
    made = OverviewPage(context)
    window = context.window
    assert isinstance(window, QMainWindow)
    window.setCentralWidget(made)
    window.show()
    return made


@pytest.fixture
def gone(context: Context) -> list[tuple[str, dict[str, Any]]]:
    """Collect the places that are asked for."""
    places: list[tuple[str, dict[str, Any]]] = []
    context.going.connect(lambda place, where: places.append((place, where)))
    return places


def add_action(context: Context, title: str, **values: object) -> str:
    scope = {"network_id": context.network_id, "cycle_id": context.cycle_id, "title": title}
    changes = records.create(context.ws, Action, values=scope | values)
    context.announce(changes)
    return changes.first_id


def add_milestone(context: Context, action_id: str, title: str, due_on: dt.date) -> str:
    changes = records.create(
        context.ws,
        Milestone,
        values={
            "network_id": context.network_id,
            "action_id": action_id,
            "title": title,
            "due_on": due_on,
        },
    )
    context.announce(changes)
    return changes.first_id


def press(page: OverviewPage, name: str) -> None:
    found = page.findChild(QAbstractButton, name)
    assert found is not None, name
    assert found.isVisibleTo(page), name
    found.click()


def test_the_header_names_the_lead_and_counts_the_others(
    page: OverviewPage, context: Context
) -> None:
    assert page.header.title.text() == "Les Tilleuls"
    context.announce(
        partners.add_partner(
            context.ws, network_id=context.network_id, values={"name": "Collège des Tilleuls"}
        )
    )
    assert page.header.subtitle.text() == (
        "Local prevention network, led by Espace Jeunes with 1 partner organisation"
    )
    assert not page.no_lead.isVisible()


def test_without_a_lead_it_says_so_and_leads_to_the_partners(
    page: OverviewPage, context: Context, gone: list[tuple[str, dict[str, Any]]]
) -> None:
    lead = context.data.all(Membership)[0]
    context.announce(
        partners.set_role(
            context.ws, network_id=context.network_id, organisation_id=lead.organisation_id,
            role=MemberRole.MEMBER,
        )
    )  # fmt: skip
    assert page.no_lead.isVisible()
    assert page.header.subtitle.text() == "Local prevention network with 1 partner organisation"
    press(page, "overview.no_lead.choose")
    assert gone == [("partners", {})]


def test_export_is_a_wish_to_the_window(page: OverviewPage, context: Context, qtbot: QtBot) -> None:
    with qtbot.waitSignal(context.wished) as wished:
        press(page, "overview.export")
    assert wished.args == ["export"]


def test_the_path_shows_states_notes_and_the_way_back(
    page: OverviewPage, context: Context, gone: list[tuple[str, dict[str, Any]]]
) -> None:
    context.announce(
        networks.set_step(
            context.ws, network_id=context.network_id, cycle_id=context.cycle_id,
            step=Step.DIAGNOSIS,
            values={
                "state": StepState.ADAPTED, "reason": "Three evenings, not two days",
                "returned_from": Step.ACTIONS, "returned_on": dt.date(2026, 11, 9),
            },
        )
    )  # fmt: skip
    rows = page.path.view.picture().table.rows
    assert rows[0][:2] == ("1 Collective training", "Not started")
    assert rows[1] == (
        "2 Shared diagnosis", "Adapted", "Three evenings, not two days, came back, 9 Nov",
    )  # fmt: skip
    page.path.view.activated.emit("diagnosis")
    assert gone == [("step", {"step": "diagnosis"})]


def test_without_a_meeting_it_offers_to_plan_one(
    page: OverviewPage, gone: list[tuple[str, dict[str, Any]]]
) -> None:
    press(page, "overview.meeting.empty.action")
    press(page, "overview.prepare")
    assert gone == [("meetings", {}), ("meetings", {})]


def test_the_next_meeting_says_when_where_who_and_what(
    page: OverviewPage, context: Context, gone: list[tuple[str, dict[str, Any]]]
) -> None:
    context.announce(
        partners.add_partner(context.ws, network_id=context.network_id, values={"name": "School"})
    )
    changes = sharing.plan_meeting(
        context.ws, network_id=context.network_id, cycle_id=context.cycle_id,
        title="Committee", held_on=dt.date(2026, 12, 3),
    )  # fmt: skip
    meeting = changes.created["meeting"][0]
    context.announce(changes)
    context.announce(
        records.update(
            context.ws, Meeting, meeting,
            values={"starts_at": dt.time(14), "ends_at": dt.time(16), "place": "Room 2"},
        )
    )  # fmt: skip
    lead = context.data.all(Membership)[0].organisation_id
    context.announce(
        sharing.set_presence(
            context.ws, network_id=context.network_id, meeting_id=meeting, organisation_id=lead,
            presence=Presence.COMING,
        )
    )  # fmt: skip
    for number in range(6):
        context.announce(
            records.create(
                context.ws, AgendaItem,
                values={
                    "network_id": context.network_id, "meeting_id": meeting,
                    "title": f"Point {number}", "minutes": 10,
                },
            )
        )  # fmt: skip
    card = page.meeting
    assert card.when.text() == "Thursday, 14:00 to 16:00"
    assert card.place.text() == "Room 2"
    assert card._dots.picture().sentence == "1 coming, 1 no reply"
    assert [line.title.text() for line in card._lines] == [f"Point {n}" for n in range(4)]
    assert card._lines[0].minutes.text() == "10 min"
    assert card._more.text() == "and 2 more"
    assert not card.empty.isVisible()
    press(page, "overview.meeting.open")
    assert gone == [("meetings", {"record": meeting})]


def test_a_past_meeting_is_not_the_next_one(page: OverviewPage, context: Context) -> None:
    context.announce(
        sharing.plan_meeting(
            context.ws, network_id=context.network_id, cycle_id=context.cycle_id, title="Past",
            held_on=TODAY - dt.timedelta(days=1),
        )
    )  # fmt: skip
    assert page.meeting.empty.isVisible()


def test_what_is_late_comes_first_and_says_it_once(page: OverviewPage, context: Context) -> None:
    action = add_action(
        context, "Debate night", status=ActionStatus.PLANNED, planned_end=dt.date(2026, 12, 20)
    )
    add_milestone(context, action, "Book the hall", dt.date(2026, 11, 20))
    first, second = page.due._lines[:2]
    assert first.open.accessibleName() == "Book the hall, 4 days late"
    assert second.open.accessibleName() == "Debate night, 20 Dec"
    assert not page.due._lines[2].isVisible()
    assert not page.due.empty.isVisible()


def test_ticking_a_milestone_marks_it_done_and_can_be_undone(
    page: OverviewPage, context: Context
) -> None:
    action = add_action(context, "Debate night", status=ActionStatus.UNDER_WAY)
    milestone = add_milestone(context, action, "Book the hall", dt.date(2026, 11, 27))
    press(page, "overview.due.0.done")
    found = context.data.get(Milestone, milestone)
    assert found is not None
    assert found.done_on is not None
    assert page.due.empty.isVisible()
    context.announce(history.undo_last(context.ws))  # type: ignore[arg-type] # something was done
    assert page.due._lines[0].title.text() == "Book the hall"
    assert not page.due._lines[0].box.isChecked()


def test_ticking_an_action_marks_it_done(page: OverviewPage, context: Context) -> None:
    action = add_action(
        context, "Debate night", status=ActionStatus.UNDER_WAY, planned_end=dt.date(2026, 11, 27)
    )
    press(page, "overview.due.0.done")
    found = context.data.get(Action, action)
    assert found is not None
    assert found.status is ActionStatus.DONE


def test_what_is_due_opens_its_action(
    page: OverviewPage, context: Context, gone: list[tuple[str, dict[str, Any]]]
) -> None:
    action = add_action(context, "Debate night", status=ActionStatus.UNDER_WAY)
    add_action(context, "Other")
    add_milestone(context, action, "Book the hall", dt.date(2026, 11, 27))
    press(page, "overview.due.0.open")
    assert page.due.link.label() == "All 2 actions"
    press(page, "overview.due.all")
    assert gone == [("actions", {"record": action}), ("actions", {})]


def test_the_balance_counts_partners_actions_and_presences(
    page: OverviewPage, context: Context
) -> None:
    lead = context.data.all(Membership)[0].organisation_id
    context.announce(
        records.update(context.ws, Organisation, lead, values={"spheres": (Sphere.COHESION,)})
    )
    add_action(context, "Patrol talk", spheres=(Sphere.SECURITY,))
    changes = sharing.plan_meeting(
        context.ws, network_id=context.network_id, cycle_id=context.cycle_id, title="Past",
        held_on=dt.date(2026, 10, 1),
    )  # fmt: skip
    context.announce(changes)
    context.announce(
        sharing.set_presence(
            context.ws, network_id=context.network_id, meeting_id=changes.created["meeting"][0],
            organisation_id=lead, presence=Presence.PRESENT,
        )
    )  # fmt: skip
    assert page.balance.view.picture().table.rows == (
        ("Partners", "1", "0", "0"),
        ("Actions", "0", "0", "1"),
        ("Attendance, 1 meeting", "1", "0", "0"),
    )
    assert page.balance.subtitle.text() == "Social cohesion stands alone so far."


def test_a_pillar_without_action_offers_to_talk_about_it(
    page: OverviewPage, context: Context, gone: list[tuple[str, dict[str, Any]]]
) -> None:
    add_action(context, "Leaflet", pillar=Pillar.COMMUNICATION, status=ActionStatus.STOPPED)
    picture = page.pillars.view.picture()
    assert picture.table.rows[0] == ("Communication", "1 action", "0", "0", "0", "1")
    keys = [spot.key for spot in picture.spots]
    assert keys == ["training", "mobilisation", "referral", "action"]
    page.pillars.view.activated.emit("training")
    assert gone == [("actions", {})]


def test_new_item_and_filter_lead_somewhere(
    page: OverviewPage, context: Context, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(context.wished) as wished:
        page.focus_filter()
    assert wished.args == ["search"]


def fill(context: Context) -> None:
    """Write 50 partners, 200 actions, 500 findings and 12 meetings."""
    scope = {"network_id": context.network_id, "cycle_id": context.cycle_id}
    with context.ws.write(mark("Sample network")) as tx:
        organisations = [Organisation(name=f"Partner {n}") for n in range(50)]
        tx.session.add_all(organisations)
        for item in organisations:
            tx.session.add(Membership(network_id=context.network_id, organisation_id=item.id))
        for n in range(200):
            tx.session.add(
                Action(
                    **scope, title=f"Action {n}", pillar=list(Pillar)[n % 5],
                    status=list(ActionStatus)[n % 6], spheres=(list(Sphere)[n % 3],),
                    planned_end=TODAY + dt.timedelta(days=n - 100), review_on=TODAY,
                )
            )  # fmt: skip
        for n in range(500):
            tx.session.add(
                Finding(
                    **scope, statement=f"Finding {n}", kind=FindingKind.NEED,
                    agreement=list(Agreement)[n % 4],
                )
            )  # fmt: skip
        for n in range(12):
            meeting = Meeting(
                **scope, title=f"Meeting {n}", held_on=TODAY - dt.timedelta(days=30 * n)
            )
            tx.session.add(meeting)
            for item in organisations:
                tx.session.add(
                    MeetingAttendance(
                        network_id=context.network_id, meeting_id=meeting.id,
                        organisation_id=item.id, presence=Presence.PRESENT,
                    )
                )  # fmt: skip
    context.data.invalidate(tx.changes)


def test_it_reloads_in_a_tenth_of_a_second(page: OverviewPage, context: Context) -> None:
    fill(context)
    page.reload()
    best = min(_seconds(page) for _ in range(5))
    assert best < 0.1


def _seconds(page: OverviewPage) -> float:
    begin = time.perf_counter()
    page.reload()
    return time.perf_counter() - begin


@pytest.mark.parametrize("width", [1366, 1024, 683])
def test_no_word_is_cut(page: OverviewPage, context: Context, qtbot: QtBot, width: int) -> None:
    fill(context)
    page.reload()
    context.window.resize(width, 700)
    qtbot.wait(1)
    assert clipped(page) == []


def test_a_narrow_window_has_one_column(page: OverviewPage, context: Context, qtbot: QtBot) -> None:
    cards = (page.meeting, page.due, page.balance)
    context.window.resize(619, 384)
    qtbot.waitUntil(lambda: len({card.x() for card in cards}) == 1)
    context.window.resize(1126, 768)
    qtbot.waitUntil(lambda: len({card.y() for card in cards}) == 1)
    assert page.sheet.area.horizontalScrollBar().maximum() == 0


def test_a_network_of_one_and_of_none_is_told_without_numbers(
    context: Context, page: OverviewPage
) -> None:
    assert page.header.subtitle.text() == "Local prevention network, led by Espace Jeunes"
    for membership in context.data.all(Membership):
        context.perform(partial(records.delete, context.ws, Membership, membership.id))
    page.refresh()
    assert page.header.subtitle.text() == "Local prevention network, without partners so far"


def test_empty_pictures_offer_where_to_begin(
    context: Context, page: OverviewPage, gone: list[tuple[str, dict[str, Any]]]
) -> None:
    for membership in context.data.all(Membership):
        context.perform(partial(records.delete, context.ws, Membership, membership.id))
    page.refresh()
    for name in ("overview.balance", "overview.participation"):
        button = page.findChild(QAbstractButton, f"{name}.empty.action")
        assert button is not None
        assert button.isVisible()
        button.click()
    assert [place for place, _where in gone] == ["partners", "meetings"]
