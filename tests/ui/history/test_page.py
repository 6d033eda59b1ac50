"""What was done: the list by day, what changed, and taking one change back."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QMainWindow

from pcve_desktop.models.actions import Action, ActionLogEntry, Milestone
from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.services import actions, history, records
from pcve_desktop.ui.history.changes import MOST_RECORDS
from pcve_desktop.ui.history.page import HistoryPage
from pcve_desktop.ui.history.told import FieldChange, Teller, kind_of
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.dialogs import MessageDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context


@pytest.fixture
def action(context: Context) -> str:
    changes = actions.add_action(
        context.ws, network_id=context.network_id, cycle_id=context.cycle_id,
        values={"title": "Debate night", "planned_end": dt.date(2025, 11, 27)},
    )  # fmt: skip
    context.announce(changes)
    return changes.created["action"][0]


@pytest.fixture
def page(context: Context, action: str) -> HistoryPage:
    made = HistoryPage(context)
    window = context.window
    assert isinstance(window, QMainWindow)
    window.setCentralWidget(made)
    window.show()
    return made


def rows(page: HistoryPage) -> list[str]:
    model = page.list._rows
    return [str(model.index(at).data()) for at in range(model.rowCount())]


def texts(page: HistoryPage) -> list[str]:
    return [label.text() for label in page.changes.findChildren(QLabel) if label.text()]


def test_the_latest_comes_first_under_its_day(page: HistoryPage) -> None:
    found = rows(page)
    assert found[0] == "Today"
    assert found[1].startswith("Add the action “Debate night”, Espace Jeunes · 2 entries, ")
    assert found[2].startswith("Begin the network “Les Tilleuls”, Espace Jeunes · ")
    assert not any("Sign in" in row for row in found)


def test_older_days_have_their_own_heading(
    page: HistoryPage, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days, heading in ((1, "Yesterday"), (0, "Today")):
        later = context.now().date() + dt.timedelta(days=days)
        monkeypatch.setattr(context, "today", lambda later=later: later)
        page.reload()
        assert rows(page)[0] == heading
    monkeypatch.setattr(context, "today", lambda: dt.date(2099, 1, 1))
    page.reload()
    assert rows(page)[0] == context.tr.date(context.now().date(), "long")


def test_a_change_is_told_field_by_field(page: HistoryPage, context: Context, action: str) -> None:
    context.announce(
        records.update(
            context.ws, Action, action,
            values={"status": ActionStatus.PAUSED, "place": "Médiathèque", "planned_end": None},
        )
    )  # fmt: skip
    page.list.select_key(page.list.keys()[0])
    shown = texts(page)
    assert [chip.text() for chip in page.changes.findChildren(Chip)][-1] == "Changed"
    assert "Idea → Paused" in shown
    assert "Médiathèque" in shown
    assert "27 Nov 2025 → nothing" in shown


def test_undo_asks_first_and_says_what(
    page: HistoryPage, context: Context, action: str, qtbot: QtBot
) -> None:
    page.undo.click()
    dialog = context.window.findChild(MessageDialog)
    assert dialog is not None
    assert "“Add the action “Debate night”” concerns 2 entries" in dialog.accessibleDescription()
    dialog._choose("leave")
    assert context.data.get(Action, action) is not None


def test_an_undone_change_is_marked_and_can_be_brought_back(
    page: HistoryPage, context: Context, action: str
) -> None:
    page.undo.click()
    dialog = context.window.findChild(MessageDialog)
    assert dialog is not None
    dialog._choose("undo")
    assert context.data.get(Action, action) is None
    found = rows(page)
    assert found[1].startswith("Undone: Add the action “Debate night”")
    assert ", Undone, " in found[2]
    undo, added = page.list.keys()[:2]
    page.list.select_key(added)
    assert not page.undo.isVisible()
    assert page._why_not.text() == "This has been undone."
    page.list.select_key(undo)
    assert page.undo.label() == "Bring it back"
    page.take_back(page._entries[undo])
    assert context.data.get(Action, action) is not None
    assert rows(page)[1].startswith("Redone: ")


def test_the_beginning_of_the_network_stays(page: HistoryPage) -> None:
    page.list.select_key(page.list.keys()[-1])
    assert not page.undo.isVisible()
    assert page._why_not.text() == "With this the network began: it stays."
    shown = texts(page)
    assert shown[shown.index("Benchmarks") + 1] == "26"


def test_what_was_changed_since_is_kept(page: HistoryPage, context: Context, action: str) -> None:
    context.announce(records.update(context.ws, Action, action, values={"place": "Hall"}))
    first = history.recent(context.ws)[0]
    context.announce(records.update(context.ws, Action, action, values={"place": "Library"}))
    page.take_back(page._entries[first.batch_id])
    found = context.data.get(Action, action)
    assert found is not None
    assert found.place == "Library"


def test_the_chosen_row_stays_chosen_when_more_is_done(
    page: HistoryPage, context: Context, action: str
) -> None:
    key = page.list.keys()[1]
    page.list.select_key(key)
    context.announce(records.update(context.ws, Action, action, values={"place": "Hall"}))
    assert page.list.current_key() == key


def test_a_deleted_record_keeps_its_name(context: Context, action: str) -> None:
    for entity, values in (
        (Milestone, {"title": "Book the hall"}),
        (ActionLogEntry, {"text": "Nobody came"}),
    ):
        scope = {"network_id": context.network_id, "action_id": action}
        context.announce(records.create(context.ws, entity, values=scope | values))
    context.announce(records.delete(context.ws, Action, action))
    batch = history.recent(context.ws)[0]
    told = Teller(context).tell(history.batch_history(context.ws, batch.batch_id))
    assert {(change.kind, change.title, kind_of(change)) for change in told} == {
        ("Collective action", "Debate night", "deleted"),
        ("Milestone", "Book the hall", "deleted"),
        ("Log entry", "Nobody came", "deleted"),
    }


def test_where_a_record_belongs_is_not_told(context: Context, action: str) -> None:
    batch = history.recent(context.ws)[0]
    # The first action begins its step, too.
    change, _step = Teller(context).tell(history.batch_history(context.ws, batch.batch_id))
    assert kind_of(change) == "added"
    assert FieldChange("Title", "", "Debate night") in change.fields
    labels = {told.label for told in change.fields}
    assert not labels & {"Network", "Cycle", "Position"}


def test_of_a_large_change_the_first_records_are_told_and_the_rest_counted(
    page: HistoryPage, context: Context, action: str
) -> None:
    with context.ws.write("Fill") as tx:
        for number in range(30):
            tx.session.add(
                Milestone(network_id=context.network_id, action_id=action, title=f"Part {number}")
            )
        found = tx.session.get(Action, action)
        assert found is not None
        found.place = "Médiathèque"
    context.announce(tx.changes)
    batch = page.list.keys()[0]
    page.list.select_key(batch)
    shown = texts(page)
    assert page._entries[batch].records == 31
    assert list(history.batch_records(context.ws, batch).values()).count("milestone") == 30
    assert shown[shown.index("Milestones") + 1] == "30"
    assert ("Collective action", "1") in pairwise(shown)
    assert f"and {31 - MOST_RECORDS} more entries" in shown
    titles = [text for text in shown if text.startswith("Part ")]
    assert len(set(titles)) in {MOST_RECORDS - 1, MOST_RECORDS}


@pytest.mark.parametrize(("width", "stacked"), [(1126, False), (619, True)])
def test_a_narrow_window_stacks_list_and_detail(
    page: HistoryPage, context: Context, qtbot: QtBot, width: int, stacked: bool
) -> None:
    context.window.resize(width, 600)
    qtbot.wait(1)
    below = page.undo.mapTo(page, page.undo.rect().topLeft()).y() > page.list.mapTo(
        page, page.list.rect().bottomLeft()
    ).y()  # fmt: skip
    assert below is stacked
