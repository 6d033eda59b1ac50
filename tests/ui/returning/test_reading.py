"""The proposals of a return form in the window: ticks, three values, one undo, by keyboard."""

from __future__ import annotations

import datetime as dt
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from pcve_desktop.models.actions import Action
from pcve_desktop.services import history, records
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.ui import wishes
from pcve_desktop.ui.importing.dialog import ImportDialog
from pcve_desktop.ui.kit.dialogs import MessageDialog
from pcve_desktop.ui.returning.reading import ReturnDialog
from tests.imports.forms import ACTIONS, MILESTONES, Edited, World, fill_world
from tests.ui.kit.looking import clipped

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context

HALF = "“half” is not a whole number from 0 to 100. Not taken."
TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def world(context: Context) -> World:
    context.window.show()
    context.today = lambda: TODAY  # type: ignore[method-assign] # a fixed day
    made = fill_world(context.ws)
    context.data = Dataset(context.ws, network_id=made.network, cycle_id=made.cycle)
    return made


@pytest.fixture
def form(world: World, tmp_path: Path) -> Path:
    """Return a form with three plain changes, one changed here since, one not taken."""
    edited = Edited(world.form(tmp_path))
    edited.put(ACTIONS, "Walk with parents", "progress", 80)
    edited.put(ACTIONS, "Walk with parents", "note", "Four walks.")
    edited.put(ACTIONS, "Youth radio", "status", "Under way")
    edited.put(ACTIONS, "Youth radio", "progress", "half")
    edited.put(MILESTONES, "Find a room", "done_on", dt.date(2026, 11, 20))
    records.update(world.ws, Action, world.walk, values={"progress": 60})
    return edited.save()


@pytest.fixture
def dialog(context: Context, world: World, form: Path) -> ReturnDialog:
    context.data = Dataset(context.ws, network_id=world.network, cycle_id=world.cycle)
    made = ReturnDialog(context, world.read(form))
    made.open()
    return made


def shown(dialog: ReturnDialog) -> list[str]:
    lines = dialog.list.lines
    role = Qt.ItemDataRole.AccessibleTextRole
    return [lines.index(row).data(role) for row in range(lines.rowCount())]


def words(dialog: ReturnDialog) -> list[str]:
    inside = dialog.detail.area.widget()
    assert inside is not None
    return [label.text() for label in inside.findChildren(QLabel) if label.text()]


def test_the_list_says_before_and_after_and_what_is_not_taken(dialog: ReturnDialog) -> None:
    assert shown(dialog) == [
        "Walk with parents, 2 of 3, partly ticked",
        "Progress, 60% → 80%, Changed here since, not ticked",
        "Note for the log (Progress), Four walks., ticked",
        "Find a room · Done on, empty → 20 Nov 2026, ticked",
        "Youth radio, 1 of 1, ticked",
        "Status, Idea → Under way, ticked",
        "Not taken, 1",
        f"Progress · Youth radio, {HALF}, Sheet Actions, row 4",
    ]  # fmt: skip
    assert dialog.save.label() == "Accept 3 changes"


def test_the_details_show_three_values(dialog: ReturnDialog) -> None:
    said = words(dialog)

    assert said[0] == "Progress"
    assert "Walk with parents · Sheet Actions, row 3" in said
    assert said[said.index("When sent") + 1] == "40%"
    assert said[said.index("Here now") + 1] == "60%"
    assert said[said.index("In the form") + 1] == "80%"
    assert clipped(dialog) == []


def test_closing_leaves_no_trace(context: Context, world: World, dialog: ReturnDialog) -> None:
    before = history.can_undo(context.ws)

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert history.can_undo(context.ws) == before
    assert world.log() == []


def test_what_has_a_tick_is_written_at_once_and_taken_back_at_once(
    context: Context, world: World, dialog: ReturnDialog, qtbot: QtBot
) -> None:
    dialog.save.click()
    assert not dialog.save.isEnabled()
    assert dialog.isVisible(), "until it is written"

    qtbot.waitUntil(lambda: context.window.findChild(ReturnDialog) is None)
    assert world.get(Action, world.walk).progress == 60
    assert world.get(Action, world.radio).status.value == "under_way"
    assert world.log() == [("progress", "Four walks.")]
    context.undo()
    assert world.get(Action, world.radio).status.value == "idea"
    assert world.log() == []


def test_escape_while_it_is_written_takes_it_back_and_stays(
    context: Context, world: World, dialog: ReturnDialog, qtbot: QtBot
) -> None:
    before = history.can_undo(context.ws)
    busy = threading.Event()
    # The worker that writes has something else to do first.
    context.runner.start(lambda _token: busy.wait(10), database=True)
    dialog.save.click()

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    busy.set()

    qtbot.waitUntil(dialog.save.isEnabled)
    assert history.can_undo(context.ws) == before
    assert world.log() == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_everything_works_by_keyboard(
    context: Context, world: World, dialog: ReturnDialog, qtbot: QtBot
) -> None:
    assert dialog.focusWidget() is dialog.list
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.save.label() == "Accept 4 changes"
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.save.label() == "Accept 1 change"
    QTest.keyClick(dialog.none, Qt.Key.Key_Space)
    assert not dialog.save.isEnabled()
    QTest.keyClick(dialog.all, Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: context.window.findChild(ReturnDialog) is None)
    assert world.get(Action, world.walk).progress == 80


def test_a_value_that_changed_meanwhile_keeps_the_dialog_open(
    context: Context, world: World, dialog: ReturnDialog, qtbot: QtBot
) -> None:
    from pcve_desktop.models.vocabularies import ActionStatus

    records.update(world.ws, Action, world.radio, values={"status": ActionStatus.PAUSED})

    dialog.save.click()

    def said() -> bool:
        return bool(context.window.findChild(MessageDialog) or dialog.findChild(MessageDialog))

    qtbot.waitUntil(said)
    assert dialog.isVisible()
    assert dialog.save.isEnabled()
    assert world.log() == []


def test_a_form_without_changes_says_so(context: Context, world: World, tmp_path: Path) -> None:
    made = ReturnDialog(context, world.read(world.form(tmp_path / "same")))
    made.open()

    said = [label.text() for label in made.findChildren(QLabel) if label.isVisibleTo(made)]
    assert "The form says the same as the program." in said
    assert not made.save.isEnabled()


def test_the_wish_asks_for_a_file_and_shows_it(
    context: Context, form: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(form), ""))

    wishes.grant(context, "read_return")

    qtbot.waitUntil(lambda: context.window.findChild(ReturnDialog) is not None)


def test_a_file_that_is_no_form_is_an_error(
    context: Context, world: World, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"nothing")
    assert world.network == context.network_id

    wishes.grant(context, f"read_return:{bad}")

    qtbot.waitUntil(lambda: context.window.findChild(MessageDialog) is not None)
    assert context.window.findChild(ReturnDialog) is None


def test_a_form_opened_as_an_import_is_known(context: Context, form: Path) -> None:
    wished: list[str] = []
    context.wished.connect(wished.append)
    imports = ImportDialog(context)
    imports.open()

    imports.open_file(form)

    assert wished == [f"read_return:{form}"]
    assert not imports.isVisible()
