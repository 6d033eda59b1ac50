"""Reminders at the start: once a day, quiet, with a list that leads to everything."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pcve_desktop.models.actions import Milestone
from pcve_desktop.models.sharing import Meeting
from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.services import actions, networks, records
from pcve_desktop.settings import Settings
from pcve_desktop.store.workspace import Workspace
from pcve_desktop.ui.kit.entries import EntryList
from pcve_desktop.ui.kit.tasks import TaskRunner
from pcve_desktop.ui.main_window import MainWindow
from pcve_desktop.ui.reminders import RemindersDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub
    from pcve_desktop.ui.shell import Shell

TODAY = dt.datetime.now(dt.UTC).astimezone().date()


@pytest.fixture
def path(begun_network: Path, tmp_path: Path) -> Path:
    """Return a network with a late action, a milestone and a meeting this week."""
    copy = tmp_path / begun_network.name
    shutil.copyfile(begun_network, copy)
    with Workspace.open(copy, office="Espace Jeunes") as ws:
        (network,) = networks.networks(ws)
        scope = {"network_id": network.id, "cycle_id": network.cycle_id}
        made = actions.add_action(
            ws,
            network_id=network.id,
            cycle_id=network.cycle_id,
            values={
                "title": "Invite the health centre",
                "status": ActionStatus.UNDER_WAY,
                "planned_end": TODAY - dt.timedelta(days=4),
            },
        )
        step = {"title": "Book the hall", "due_on": TODAY + dt.timedelta(days=2)}
        owner = {"network_id": network.id, "action_id": made.created["action"][0]}
        records.create(ws, Milestone, values=owner | step)
        records.create(
            ws,
            Meeting,
            values=scope | {"title": "Core group", "held_on": TODAY + dt.timedelta(days=3)},
        )
    return copy


@pytest.fixture
def open_window(
    qtbot: QtBot, hub: ThemeHub, tr: Translator, path: Path
) -> Iterator[Callable[[Settings], MainWindow]]:
    """Return an opener of the network in a window with some settings."""
    made: list[MainWindow] = []
    runner = TaskRunner()

    def opened(settings: Settings) -> MainWindow:
        window = MainWindow(hub=hub, tr=tr, settings=settings, runner=runner)
        made.append(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        assert window.open_path(path)
        for _ in range(3):
            QApplication.processEvents()
        return window

    yield opened
    for window in made:
        window.close()
        shiboken6.delete(window)
    runner.close()


def shell_of(window: MainWindow) -> Shell:
    assert window.shell is not None
    return window.shell


def test_a_quiet_line_says_what_is_due(open_window: Callable[[Settings], MainWindow]) -> None:
    window = open_window(Settings(language="en"))
    shell = shell_of(window)
    banner = shell.reminders
    assert banner.isVisible()
    assert banner.notice.accessibleName().startswith(
        "1 thing is due this week, one is 4 days late, the next meeting is on"
    )
    # It takes no keyboard.
    assert not banner.isAncestorOf(window.focusWidget())
    # Whoever goes elsewhere has seen it.
    shell.go("partners", {})
    assert not banner.isVisible()
    shell.go("overview", {})
    assert not banner.isVisible()


def test_once_a_day_and_without_any_content(open_window: Callable[[Settings], MainWindow]) -> None:
    window = open_window(Settings(language="en"))
    kept = window.settings
    assert len(kept.reminded) == 1
    day, digest = kept.reminded[0].split(" ")
    assert (day, len(digest)) == (str(TODAY), 16)
    assert shell_of(window).context.network_id not in kept.reminded[0]
    window.show_welcome()
    again = open_window(kept)
    assert not shell_of(again).reminders.isVisible()
    again.show_welcome()
    yesterday = Settings(language="en", reminded=(kept.reminded[0].replace(day, "2020-01-01"),))
    third = open_window(yesterday)
    assert shell_of(third).reminders.isVisible()
    assert third.settings.reminded == kept.reminded


def test_it_can_be_switched_off(open_window: Callable[[Settings], MainWindow]) -> None:
    window = open_window(Settings(language="en", reminders=False))
    assert not shell_of(window).reminders.isVisible()
    assert window.settings.reminded == ()
    # The list is there all the same.
    shell_of(window).reminders.open_list()
    assert window.findChild(RemindersDialog, "dialog.reminders") is not None


def test_the_list_leads_to_everything(open_window: Callable[[Settings], MainWindow]) -> None:
    window = open_window(Settings(language="en"))
    shell = shell_of(window)
    shell.reminders.open_list()
    assert not shell.reminders.isVisible()
    dialog = window.findChild(RemindersDialog, "dialog.reminders")
    assert isinstance(dialog, RemindersDialog)
    found = {
        made.objectName(): [entry.lines[0].text for entry in made.entries()]
        for made in dialog.findChildren(EntryList)
    }
    assert found["dialog.reminders.late"] == ["Invite the health centre"]
    assert found["dialog.reminders.due"] == ["Book the hall"]
    assert found["dialog.reminders.meeting"] == ["Core group"]
    assert "1 action has no lead yet." in found["dialog.reminders.mind"]
    (late,) = dialog.findChildren(EntryList, "dialog.reminders.late")
    QTest.qWaitForWindowActive(dialog)
    assert dialog.focusWidget() is late.row(0)
    late.opened.emit(late.entries()[0].id)
    assert shell.whereabouts()[0] == "actions"


def test_nothing_due_says_nothing(
    qtbot: QtBot, hub: ThemeHub, tr: Translator, begun_network: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "quiet.passerelle"
    shutil.copyfile(begun_network, copy)
    runner = TaskRunner()
    window = MainWindow(hub=hub, tr=tr, settings=Settings(language="en"), runner=runner)
    window.show()
    qtbot.waitExposed(window)
    assert window.open_path(copy)
    for _ in range(3):
        QApplication.processEvents()
    assert not shell_of(window).reminders.isVisible()
    assert window.settings.reminded == ()
    window.close()
    runner.close()
    shiboken6.delete(window)
