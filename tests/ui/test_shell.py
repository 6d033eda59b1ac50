"""The shell of an open workspace: rail, places, keyboard, cycles."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from pcve_desktop.app import Application
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.sample import make_sample
from pcve_desktop.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.main_window import MainWindow
    from pcve_desktop.ui.shell import Shell


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shell") / "les-tilleuls.passerelle"
    make_sample(path, "en")
    return path


@pytest.fixture
def window(qapp: QApplication, sample: Path, tmp_path: Path) -> Iterator[MainWindow]:
    file = tmp_path / "les-tilleuls.passerelle"
    shutil.copyfile(sample, file)
    application = Application(qapp, Settings(language="en", theme="light", reduced_motion=True))
    application.window.show()
    assert application.window.open_path(file)
    yield application.window
    application.window.close()
    application.close()


def shell_of(window: MainWindow) -> Shell:
    assert window.shell is not None
    return window.shell


def marked(shell: Shell) -> list[str]:
    return [key for key, item in shell.rail._items.items() if item.isChecked()]


def test_keys_lead_to_the_six_steps_and_back(window: MainWindow, qtbot: QtBot) -> None:
    shell = shell_of(window)
    shell.rail.setFocus()
    for number, key in enumerate(
        ("training", "diagnosis", "priorities", "objectives", "actions", "sharing"), start=1
    ):
        qtbot.keyClick(shell, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        assert marked(shell) == [f"step.{key}"]
    qtbot.keyClick(shell, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert marked(shell) == ["overview"]


def test_alt_arrows_turn_the_pages_of_a_step(window: MainWindow, qtbot: QtBot) -> None:
    shell = shell_of(window)
    shell.go("step", {"step": "diagnosis", "page": "sort"})
    qtbot.keyClick(shell, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shell.current.frame.key == "weigh"  # type: ignore[attr-defined] # the page of the steps
    qtbot.keyClick(shell, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shell.current.frame.key == "sort"  # type: ignore[attr-defined] # the page of the steps


def test_undo_and_redo_follow_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    from pcve_desktop.services import records

    shell = shell_of(window)
    context = shell.context
    before = len(context.data.all(Finding))
    context.perform(
        lambda: records.create(
            context.ws,
            Finding,
            values={
                "network_id": context.network_id,
                "cycle_id": context.cycle_id,
                "statement": "A bench under the lime trees",
            },
        )
    )
    assert len(context.data.all(Finding)) == before + 1
    qtbot.keyClick(shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(context.data.all(Finding)) == before
    qtbot.keyClick(shell, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(context.data.all(Finding)) == before + 1


def test_an_earlier_cycle_can_be_looked_at(window: MainWindow, qtbot: QtBot) -> None:
    shell = shell_of(window)
    now = len(shell.context.data.all(Finding))
    with qtbot.waitSignal(shell.cycle_chosen):
        shell.rail.network.click()
        menu = shell.findChild(QMenu, "rail.network.menu")
        assert menu is not None
        closed = next(action for action in menu.actions() if "closed" in action.text())
        closed.trigger()
        menu.close()
    earlier = shell_of(window)
    assert earlier is not shell
    assert 0 < len(earlier.context.data.all(Finding)) < now


def test_another_language_keeps_the_place(window: MainWindow) -> None:
    shell_of(window).go("step", {"step": "priorities"})
    window.apply_settings(
        Settings(language="de", theme="light", reduced_motion=True, office="Espace Jeunes")
    )
    shell = shell_of(window)
    assert marked(shell) == ["step.priorities"]
    assert "Prioritäten" in shell.rail.item("step.priorities").look.label


def test_the_story_of_a_record_opens_over_its_page(window: MainWindow) -> None:
    from pcve_desktop.models.actions import Action
    from pcve_desktop.ui.history.record import RecordHistoryDialog

    shell = shell_of(window)
    action = shell.context.data.all(Action)[0]
    shell.go("actions", {"record": action.id})
    shell.context.go("history", entity="action", record=action.id)
    dialog = window.findChild(RecordHistoryDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert marked(shell) == ["actions"]
    dialog.reject()


def test_from_step_to_step_only_what_lets_go_is_left(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = shell_of(window)
    shell.go("step", {"step": "diagnosis", "page": "weigh"})
    view = shell.current.frame.view  # type: ignore[attr-defined] # the page of the steps
    monkeypatch.setattr(view, "leave", lambda: False)
    shell.go("step", {"step": "priorities"})
    shell.go("step", {"step": "diagnosis", "page": "sort"})
    assert shell.whereabouts() == ("step", {"step": "diagnosis", "page": "weigh"})
    monkeypatch.undo()
    shell.go("step", {"step": "priorities"})
    assert shell.whereabouts()[1]["step"] == "priorities"


def test_coming_back_to_a_step_reloads_the_page_that_is_asked_for_only(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pcve_desktop.services import records

    shell = shell_of(window)
    shell.go("step", {"step": "diagnosis", "page": "weigh"})
    left = shell.current.frame.view  # type: ignore[attr-defined] # the page of the steps
    shell.go("step", {"step": "diagnosis", "page": "read"})
    shell.go("step", {"step": "diagnosis", "page": "weigh"})
    shell.go("overview", {})
    finding = shell.context.data.all(Finding)[0]
    shell.context.perform(
        lambda: records.update(shell.context.ws, Finding, finding.id, values={"setting": "A hall"})
    )
    seen: list[str] = []
    monkeypatch.setattr(left, "reload", lambda: seen.append("weigh"))
    shell.go("step", {"step": "diagnosis", "page": "read"})
    assert seen == []
    shell.go("step", {"step": "diagnosis", "page": "weigh"})
    assert seen == ["weigh"]
