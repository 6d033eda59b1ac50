"""The main window: opening, locked files, networks of a file, settings, undo, closing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit

from pcve_desktop.i18n import Translator
from pcve_desktop.models.network import Network
from pcve_desktop.services import history, networks, records
from pcve_desktop.settings import Settings
from pcve_desktop.store.workspace import Workspace
from pcve_desktop.ui.help.dialog import HelpDialog
from pcve_desktop.ui.kit.dialogs import MessageDialog
from pcve_desktop.ui.kit.tasks import TaskRunner
from pcve_desktop.ui.kit.toast import Toast
from pcve_desktop.ui.main_window import MainWindow
from pcve_desktop.ui.search.dialog import SearchDialog
from pcve_desktop.ui.welcome.new_network import NewNetworkDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub
    from pcve_desktop.ui.shell import Shell


@pytest.fixture
def window(qtbot: QtBot, hub: ThemeHub, tr: Translator) -> Iterator[MainWindow]:
    runner = TaskRunner()
    made = MainWindow(
        hub=hub, tr=tr, settings=Settings(language="en", office="Espace Jeunes"), runner=runner
    )
    made.show()
    yield made
    made.close()
    runner.close()
    # Deleted at once: the next theme would restyle all that is still alive.
    shiboken6.delete(made)


@pytest.fixture
def path(begun_network: Path, tmp_path: Path) -> Path:
    copy = tmp_path / begun_network.name
    shutil.copyfile(begun_network, copy)
    return copy


def shell_of(window: MainWindow) -> Shell:
    assert window.shell is not None
    return window.shell


def dialog_of(window: MainWindow, name: str) -> MessageDialog:
    found = [item for item in window.findChildren(MessageDialog, name) if item.isVisible()]
    assert len(found) == 1
    return found[0]


def test_it_begins_with_the_welcome_page(window: MainWindow) -> None:
    assert window.welcome is not None
    assert window.welcome.isVisible()
    assert window.windowTitle() == "Passerelle"


def test_an_opened_network_shows_its_overview_and_is_remembered(
    window: MainWindow, path: Path
) -> None:
    assert window.open_path(path)
    assert shell_of(window).current.objectName() == "overview"
    assert window.windowTitle() == "Les Tilleuls – Passerelle"
    assert window.settings.recent == (str(path),)
    assert window.welcome is None


def test_a_missing_file_is_told_and_the_welcome_page_stays(
    window: MainWindow, tmp_path: Path
) -> None:
    assert not window.open_path(tmp_path / "gone.passerelle")
    dialog_of(window, "dialog.error")
    assert window.welcome is not None


def test_a_file_open_elsewhere_is_opened_only_when_asked(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    with Workspace.open(path, office="City"):
        assert not window.open_path(path)
        dialog_of(window, "dialog.locked")._choose("leave")
        assert window.shell is None
        assert not window.open_path(path)
        qtbot.waitUntil(lambda: bool(window.findChildren(MessageDialog, "dialog.locked")))
        dialog_of(window, "dialog.locked")._choose("go_on")
        assert window.shell is not None


def test_opening_the_same_file_again_changes_nothing(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    shell = window.shell
    assert window.open_path(path)
    assert window.shell is shell


def test_a_new_network_is_made_and_opened(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.ask_new()
    dialog = window.findChild(NewNetworkDialog)
    assert dialog is not None
    dialog.name.setText("Rive Est")
    dialog.set_place(tmp_path / "rive-est.passerelle")
    dialog.begin.click()
    assert window.windowTitle() == "Rive Est – Passerelle"
    assert window.settings.recent == (str(tmp_path / "rive-est.passerelle"),)


def test_undo_never_takes_the_network_itself_away(window: MainWindow, tmp_path: Path) -> None:
    window.ask_new()
    dialog = window.findChild(NewNetworkDialog)
    assert dialog is not None
    dialog.name.setText("Rive Est")
    dialog.set_place(tmp_path / "rive-est.passerelle")
    dialog.begin.click()
    context = shell_of(window).context
    assert history.can_undo(context.ws) is None
    context.undo()
    assert context.data.network.name == "Rive Est"


def test_a_second_network_of_the_file_can_be_added_and_chosen(
    window: MainWindow, path: Path
) -> None:
    window.open_path(path)
    first = shell_of(window).context.network_id
    shell_of(window).context.wished.emit("new_network")
    dialog = window.findChild(NewNetworkDialog)
    assert dialog is not None
    dialog.name.setText("Rive Est")
    dialog.begin.click()
    assert window.windowTitle() == "Rive Est – Passerelle"
    shell_of(window).network_chosen.emit(first)
    assert window.windowTitle() == "Les Tilleuls – Passerelle"


def test_a_file_without_networks_asks_for_one(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "empty.passerelle"
    Workspace.create(path).close()
    assert window.open_path(path)
    dialog = window.findChild(NewNetworkDialog)
    assert dialog is not None
    dialog.reject()
    assert window.welcome is not None
    assert window.welcome.isVisible()
    assert window.workspace is None


def test_closing_the_network_gives_the_file_back(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    shell_of(window).context.wished.emit("close")
    assert window.workspace is None
    with Workspace.open(path) as ws:
        assert networks.networks(ws)[0].name == "Les Tilleuls"


def test_a_forgotten_file_leaves_the_settings(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    window.show_welcome()
    assert window.welcome is not None
    window.welcome.forget_asked.emit(str(path))
    assert window.settings.recent == ()


def test_the_chosen_file_is_opened(
    window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", staticmethod(lambda *_args: (str(path), ""))
    )
    window.browse()
    assert window.shell is not None


def test_a_copy_is_saved_beside(
    window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = path.with_name("copy")
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *_args: (str(target), ""))
    )
    window.open_path(path)
    shell_of(window).context.wished.emit("save_copy")
    saved = target.with_name("copy.passerelle")
    qtbot.waitUntil(saved.exists)
    qtbot.waitUntil(lambda: bool(window.findChildren(Toast)))
    with Workspace.open(saved) as ws:
        assert networks.networks(ws)[0].name == "Les Tilleuls"


@pytest.mark.parametrize(
    ("key", "place"),
    [("Ctrl+0", "overview"), ("Ctrl+1", "step.training"), ("Ctrl+6", "step.sharing")],
)
def test_shortcuts_lead_to_pages(window: MainWindow, path: Path, key: str, place: str) -> None:
    window.open_path(path)
    shell = shell_of(window)
    shell.go("settings", {})
    shortcut = shell.findChild(QShortcut, f"shortcut.{key}")
    assert shortcut is not None
    shortcut.activated.emit()
    assert shell.rail.current() == place


def test_f1_shows_the_help_and_ctrl_k_the_search(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    help_dialog = window.findChild(HelpDialog)
    assert help_dialog is not None
    help_dialog.reject()
    shell_of(window).context.wished.emit("search")
    assert window.findChild(SearchDialog) is not None


def test_changes_are_said_and_undone_from_the_toast(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    window.open_path(path)
    context = shell_of(window).context
    context.perform(
        lambda: records.update(context.ws, Network, context.network_id, values={"city": "Valmont"}),
        done="Saved",
    )
    undo = window.findChild(QAbstractButton, "toast.undo")
    assert undo is not None
    undo.click()
    assert context.data.network.city is None


def test_a_changed_setting_is_told_once(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.settings_changed) as changed:
        window.apply_settings(Settings(language="en", theme="dark"))
    assert changed.args[0].theme == "dark"
    assert window.settings.theme == "dark"


def test_text_size_stays_in_its_range(window: MainWindow) -> None:
    for _ in range(10):
        window._change_text_size(1)
    assert window.settings.text_size == 160
    for _ in range(20):
        window._change_text_size(-1)
    assert window.settings.text_size == 90


@pytest.mark.parametrize("opened", [False, True])
def test_it_speaks_another_language_at_once(window: MainWindow, path: Path, opened: bool) -> None:
    if opened:
        window.open_path(path)
    window.speak(Translator("fr"))
    if opened:
        assert shell_of(window).context.tr.language == "fr"
    else:
        assert window.welcome is not None
        button = window.welcome.findChild(QAbstractButton, "welcome.language.fr")
        assert button is not None
        assert button.isChecked()


def test_closing_keeps_the_place_of_the_window_and_frees_the_file(
    window: MainWindow, path: Path
) -> None:
    window.open_path(path)
    window.close()
    assert window.settings.geometry
    Workspace.open(path).close()


def test_the_settings_of_the_welcome_page_are_applied(window: MainWindow) -> None:
    assert window.welcome is not None
    window.welcome.settings_asked.emit()
    field = window.findChild(QLineEdit, "settings.office")
    assert field is not None
    field.setText("City of Valmont")
    field.editingFinished.emit()
    assert window.settings.office == "City of Valmont"


def test_another_language_leaves_page_and_focus_where_they_are(
    window: MainWindow, path: Path
) -> None:
    assert window.open_path(path)
    shell_of(window).go("step", {"step": "diagnosis", "page": "weigh"})
    place = shell_of(window).whereabouts()
    assert place == ("step", {"step": "diagnosis", "page": "weigh"})
    back = shell_of(window).findChild(QAbstractButton, "steps.back")
    assert back is not None
    back.setFocus()
    window.speak(Translator("fr"))
    assert shell_of(window).whereabouts() == place
    assert shell_of(window).rail.current() == "step.diagnosis"
    focused = window.focusWidget()
    assert focused is not None
    assert focused is not back
    assert focused.objectName() == "steps.back"
